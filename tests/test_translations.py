"""Dutch is the language of the house: complete, in the same tone everywhere, and nothing visible left outside it.

What has to be translated is read from the templates and the code themselves, without gettext's own tools.
"""

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from html.parser import HTMLParser
from io import BytesIO
from pathlib import Path
from string import Formatter

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_python
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po
from django.utils.translation.template import templatize

from intervisie.ready import compile_translations

ROOT = Path(__file__).resolve().parent.parent
DUTCH = ROOT / "locale" / "nl" / "LC_MESSAGES" / "django.po"
CODE = [path for folder in ("intervisie", "methods", "sessions") for path in sorted((ROOT / folder).rglob("*.py"))]
TEMPLATES = sorted(path for ending in ("html", "txt") for path in (ROOT / "templates").rglob(f"*.{ending}"))
KEYWORDS: dict[str, tuple[int, ...]] = {
    **dict.fromkeys(("_", "gettext", "gettext_lazy", "gettext_noop"), (1,)),
    **dict.fromkeys(("ngettext", "ngettext_lazy"), (1, 2)),
}
# What reads the same in every language, or is a name.
UNTRANSLATED = {"Intervisie"}
SPOKEN = re.compile(r"^(?:aria-label|alt|title|placeholder|data-(?:word|label)-[a-z]+)$")

Ids = tuple[str, ...]


@cache
def catalogue() -> Catalog:
    with DUTCH.open("rb") as file:
        return read_po(file, abort_invalid=True)


def forms(text: str | tuple[str, ...] | list[str] | None) -> Ids:
    """One text, or all its plural forms."""
    return (text or "",) if isinstance(text, str) or text is None else tuple(text)


def messages() -> list[Message]:
    return [message for message in catalogue() if message.id]


def pairs() -> Iterator[tuple[str, str]]:
    """English and Dutch, form by form."""
    for message in messages():
        yield from zip(forms(message.id), forms(message.string), strict=True)


def name(path: Path) -> str:
    return str(path.relative_to(ROOT))


# ---- complete ----------------------------------------------------------------------------------------------------


def extracted(source: str) -> Iterator[Ids]:
    """The texts of a Python source that have to be translated, with their plurals."""
    for _line, keyword, texts, _comments in extract_python(BytesIO(source.encode()), KEYWORDS, [], {}):
        given = [text for text in forms(texts) if text]
        if given:
            yield tuple(given[: len(KEYWORDS[str(keyword)])])


def as_python(template: Path) -> str:
    """What Django makes of a template for a translator, without the indentation that would mean something in Python."""
    source = templatize(template.read_text(encoding="utf-8"), origin=name(template))
    return "\n".join(line.strip() for line in source.splitlines())


def needed() -> set[Ids]:
    found = {ids for path in CODE for ids in extracted(path.read_text(encoding="utf-8"))}
    return found | {ids for path in TEMPLATES for ids in extracted(as_python(path))}


def test_the_catalogue_holds_every_text_of_code_and_templates() -> None:
    known = {forms(message.id) for message in messages()}

    missing = needed() - known

    assert len(known) > 100
    assert missing == set(), "run makemessages (see CONTRIBUTING.md, Translating)"


def test_the_catalogue_holds_nothing_else() -> None:
    known = {forms(message.id) for message in messages()}

    left_over = known - needed()

    assert left_over == set(), "run makemessages (see CONTRIBUTING.md, Translating)"
    assert not catalogue().obsolete


def test_every_text_has_a_dutch_one() -> None:
    empty = [message.id for message in messages() if not all(forms(message.string))]

    assert empty == []


def test_no_translation_is_a_guess() -> None:
    fuzzy = [message.id for message in messages() if message.fuzzy]

    assert fuzzy == []


# ---- correct -----------------------------------------------------------------------------------------------------


def percent_names(text: str) -> Counter[str]:
    return Counter(re.findall(r"%\(\w+\)[a-z]", text))


def brace_names(text: str) -> Counter[str]:
    return Counter(field for _text, field, _spec, _conversion in Formatter().parse(text) if field is not None)


def test_the_places_for_names_and_numbers_are_the_same() -> None:
    wrong = [
        english
        for english, dutch in pairs()
        if percent_names(english) != percent_names(dutch) or brace_names(english) != brace_names(dutch)
    ]

    assert wrong == []


def test_the_texts_with_python_format_can_be_filled_in() -> None:
    broken = [str(error) for message in messages() for error in message.check(catalogue())]

    assert broken == []


def test_the_markup_is_the_same() -> None:
    tags = re.compile(r"<[^>]*>")

    wrong = [english for english, dutch in pairs() if tags.findall(english) != tags.findall(dutch)]

    assert wrong == []


# ---- in the tone of the house ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("what", "pattern"),
    [
        ("exclamation mark", r"!"),
        ("formal you", r"\b(?:u|uw|uzelf)\b"),
        ("asking why", r"(?<!‘)\bwaarom\b"),
        ("three dots", r"\.\.\."),
        ("typewriter quote", r"[\"']"),
        ("dash as a pause", r" [–—-] "),
        ("space at an end", r"^\s|\s$"),
        ("loan word", r"\b(?:casebringer|case|facilitator|harvest|seat|please|submit|uploaden|checken)\b"),
    ],
)
def test_dutch_keeps_the_tone(what: str, pattern: str) -> None:
    dutch = [re.sub(r"<[^>]*>|%\(\w+\)[a-z]|{\w*}", "…", text) for _english, text in pairs()]

    offenders = [text for text in dutch if re.search(pattern, text, re.IGNORECASE)]

    assert offenders == [], what


def test_english_shouts_no_louder() -> None:
    offenders = [english for english, _dutch in pairs() if "!" in english or "..." in english]

    assert offenders == []


def test_a_sentence_stays_a_sentence() -> None:
    offenders = [
        dutch for english, dutch in pairs() if english.endswith((".", "?", "…", ":")) and dutch[-1:] != english[-1:]
    ]

    assert offenders == []


# ---- nothing outside it ------------------------------------------------------------------------------------------

TRANSLATED = re.compile(r"{%\s*(blocktranslate|comment)\b.*?{%\s*end\1\s*%}", re.DOTALL)
KEYS_AND_ATTRIBUTES = re.compile(r"<kbd>[^<]*</kbd>|{%\s*block body_attributes\s*%}.*?{%\s*endblock\s*%}", re.DOTALL)
CODE_OF_TEMPLATE = re.compile(r"{%.*?%}|{{.*?}}|{#.*?#}", re.DOTALL)
SPOKEN_FILTER = re.compile(r"\|(?:default|default_if_none|yesno|pluralize):\"[^\"]*[A-Za-z]")


class Literals(HTMLParser):
    """Collects what a page says that no template tag has put there."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_data(self, data: str) -> None:
        self.found += [line.strip() for line in data.splitlines()]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found += [value.strip() for key, value in attrs if value and SPOKEN.match(key)]


def literals(template: Path) -> list[str]:
    text = KEYS_AND_ATTRIBUTES.sub("\n", template.read_text(encoding="utf-8"))
    page = Literals()
    page.feed(CODE_OF_TEMPLATE.sub("\n", TRANSLATED.sub("\n", text)))
    page.close()
    return [found for found in page.found if re.search(r"[A-Za-z]", found) and bare(found) not in UNTRANSLATED]


def bare(text: str) -> str:
    return text.strip(" ·,:.()")


def test_templates_say_nothing_untranslated() -> None:
    offenders = {name(path): found for path in TEMPLATES if (found := literals(path))}

    assert offenders == {}


def test_no_filter_brings_in_a_word_of_its_own() -> None:
    offenders = [name(path) for path in TEMPLATES if SPOKEN_FILTER.search(path.read_text(encoding="utf-8"))]

    assert offenders == []


# ---- compiled ----------------------------------------------------------------------------------------------------


def copied(folder: Path) -> Path:
    copy = folder / "nl" / "LC_MESSAGES" / "django.po"
    copy.parent.mkdir(parents=True)
    copy.write_bytes(DUTCH.read_bytes())
    return copy


def test_a_start_compiles_what_is_new(tmp_path: Path) -> None:
    copy = copied(tmp_path)

    done = compile_translations(tmp_path)

    assert done == 1
    with copy.with_suffix(".mo").open("rb") as file:
        compiled = read_mo(file)
    assert compiled.get("Only for you").string == "Alleen voor jou"  # type: ignore[union-attr]  # it is there
    assert compile_translations(tmp_path) == 0


def test_a_changed_text_is_compiled_again(tmp_path: Path) -> None:
    copy = copied(tmp_path)
    compile_translations(tmp_path)
    changed = copy.read_text(encoding="utf-8").replace("Alleen voor jou", "Voor jou alleen")
    copy.write_text(changed, encoding="utf-8")

    done = compile_translations(tmp_path)

    assert done == 1
    assert b"Voor jou alleen" in copy.with_suffix(".mo").read_bytes()
    assert sorted(path.suffix for path in copy.parent.iterdir()) == [".mo", ".po"]
