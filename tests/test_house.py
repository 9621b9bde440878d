"""The house rules that no linter knows. Each test names every offender, so that one run shows all."""

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from statistics import median

import pytest
from django.template.loader import get_template
from django.urls import URLPattern, URLResolver, get_resolver

from sessions.activities import KINDS
from sessions.live import Topic

ROOT = Path(__file__).resolve().parent.parent
CODE = ("intervisie", "methods", "sessions")
TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))
REGIONS = [path for path in TEMPLATES if path.parent.name == "regions"]
SCRIPTS = sorted((ROOT / "static" / "js").rglob("*.js"))
ACCESS = {
    "everybody",
    "facilitator",
    "coordinator",
    "manager",
    "account",
    "session",
    "seat",
    "ticket",
    "beamer",
    "case",
    "leaver",
}


def python_files(*folders: str) -> list[Path]:
    found = [path for folder in folders for path in sorted((ROOT / folder).rglob("*.py"))]
    return [path for path in found if "migrations" not in path.parts]


OURS = [*python_files(*CODE), *sorted((ROOT / "bin").iterdir())]
OURS = [path for path in OURS if path.is_file()]


def name(path: Path) -> str:
    return str(path.relative_to(ROOT))


def lines(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())


def functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def length(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Lines of code, without docstring, comments and the signature."""
    body = function.body
    if ast.get_docstring(function, clean=False) is not None:
        body = body[1:]
    return (body[-1].end_lineno or 0) - body[0].lineno + 1 if body else 0


def over(paths: list[Path], budget: int) -> list[str]:
    return [f"{name(path)}: {lines(path)}" for path in paths if lines(path) > budget]


# ---- budgets -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("paths", "budget"),
    [(OURS, 300), (python_files("tests"), 400), (TEMPLATES, 60), (SCRIPTS, 80)],
    ids=["python", "tests", "templates", "scripts"],
)
def test_no_file_is_over_its_budget(paths: list[Path], budget: int) -> None:
    offenders = over(paths, budget)

    assert paths
    assert offenders == []


def test_no_function_is_longer_than_25_lines() -> None:
    offenders = [f"{name(path)}: {found.name}" for path in OURS for found in functions(path) if length(found) > 25]

    assert offenders == []


def test_the_median_function_is_shorter_than_8_lines() -> None:
    lengths = [length(found) for path in OURS for found in functions(path)]

    assert median(lengths) < 8


# ---- templates ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "rule",
    [
        r"\sstyle=",
        r"<style[\s>]",
        r"\son[a-z]+=",
        r"\shx-on",
        r"<script(?![^>]*\bsrc=)(?![^>]*\btype=\"application/json\")[^>]*>",
        r"\|\s*safe\b",
        r"{%\s*autoescape off",
        r"javascript:",
    ],
)
def test_templates_keep_styles_and_scripts_out_of_the_page(rule: str) -> None:
    offenders = [name(path) for path in TEMPLATES if re.search(rule, path.read_text(encoding="utf-8"), re.IGNORECASE)]

    assert offenders == []


def test_nobody_declares_a_text_to_be_safe() -> None:
    allowed = {"sessions/templatetags/icons.py"}  # its texts are the symbols of our own sprite
    unsafe = re.compile(r"\bmark_safe\b|\bSafeString\(|\bSafeText\(|\.__html__\b")

    offenders = [
        name(path) for path in OURS if unsafe.search(path.read_text(encoding="utf-8")) and name(path) not in allowed
    ]

    assert offenders == []


def opening_tags(text: str) -> str:
    """The template from its first element on, without what Django reads before it."""
    return re.sub(r"\A(?:\s|{%[^%]*%}|{#[^#]*#})*", "", text)


@pytest.mark.parametrize("path", REGIONS, ids=name)
def test_a_region_is_one_element_named_after_its_file(path: Path) -> None:
    text = opening_tags(path.read_text(encoding="utf-8"))

    first = re.match(r"<([a-z-]+)\b[^>]*?\bid=\"([^\"]+)\"", text)

    assert first, "its first element has no id"
    assert first[2] == path.stem
    assert re.sub(r"(?:\s|{%[^%]*%})*\Z", "", text).endswith(f"</{first[1]}>")


@pytest.mark.parametrize("path", TEMPLATES, ids=name)
def test_every_template_can_be_read(path: Path) -> None:
    template = get_template(str(path.relative_to(ROOT / "templates")))

    assert template is not None


VISIBLE = re.compile(r">([^<>{}]*[A-Za-z]{2}[^<>{}]*)<")
NOT_WORDS = re.compile(
    r"{%\s*(blocktranslate)\b.*?{%\s*end\1\s*%}"
    r"|{%\s*block body_attributes\s*%}.*?{%\s*endblock\s*%}"
    r"|<kbd>.*?</kbd>|{%.*?%}|{{.*?}}|{#.*?#}|<!--.*?-->",
    re.DOTALL,
)
OWN_NAMES = {"Intervisie"}


def test_every_visible_word_can_be_translated() -> None:
    offenders = []
    for path in TEMPLATES:
        bare = NOT_WORDS.sub("", path.read_text(encoding="utf-8"))
        found = {match.strip() for match in VISIBLE.findall(bare)} - OWN_NAMES
        offenders += [f"{name(path)}: {word}" for word in sorted(found) if word.strip("· ") not in OWN_NAMES]

    assert offenders == []


@pytest.mark.parametrize("kind", sorted(KINDS))
@pytest.mark.parametrize("screen", ["console", "beamer", "phone", "harvest"])
def test_every_kind_of_activity_has_its_templates(kind: str, screen: str) -> None:
    assert get_template(f"activities/{kind}/{screen}.html") is not None


@pytest.mark.parametrize("topic", [str(topic) for topic in Topic])
def test_every_topic_of_the_bell_is_listened_to(topic: str) -> None:
    names = re.compile(rf"live:{topic}\b|topics\.includes\(\"{topic}\"\)")

    listeners = [path for path in [*TEMPLATES, *SCRIPTS] if names.search(path.read_text(encoding="utf-8"))]

    assert listeners


# ---- views -------------------------------------------------------------------------------------------------------


def views(patterns: list[URLPattern | URLResolver], route: str = "") -> Iterator[tuple[str, object]]:
    for pattern in patterns:
        whole = route + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from views(pattern.url_patterns, whole)
        else:
            yield whole, pattern.callback


def test_every_view_of_ours_says_who_may_open_it() -> None:
    ours = {
        route: view
        for route, view in views(get_resolver().url_patterns)
        if str(getattr(view, "__module__", "")).startswith(tuple(f"{package}." for package in CODE))
    }

    offenders = [route for route, view in ours.items() if getattr(view, "access", None) not in ACCESS]

    assert len(ours) > 10
    assert offenders == []


def test_only_marked_views_open_without_signing_in() -> None:
    open_to = {
        "everybody",
        "seat",
        "ticket",
        "beamer",
        "session",
        "case",
        "leaver",
    }  # a seat may lead a session
    ours = [(route, view) for route, view in views(get_resolver().url_patterns) if hasattr(view, "access")]

    offenders = [
        route
        for route, view in ours
        if (not getattr(view, "login_required", True)) != (getattr(view, "access", None) in open_to)
    ]

    assert offenders == []


# ---- words and whereabouts ---------------------------------------------------------------------------------------


def tracked_texts() -> list[Path]:
    suffixes = {".py", ".md", ".toml", ".html", ".js", ".css", ".txt", ".po", ""}
    skipped = {".venv", ".git", ".static", ".tools", "data", "vendor", "node_modules", "__pycache__"}
    found = [path for path in ROOT.rglob("*") if path.is_file() and path.suffix in suffixes]
    return [path for path in found if not skipped & set(path.relative_to(ROOT).parts) and ".cache" not in name(path)]


def test_no_address_of_a_registry_and_no_path_of_a_machine() -> None:
    pattern = re.compile(r"https?://[^\s\"']*(?:simple/|registry\.|pypi)|(?<![\w/])/(?:root|home/\w+)/|--index-url")
    skipped = {"tests/test_house.py", "LICENSE"}

    offenders = [
        name(path)
        for path in tracked_texts()
        if name(path) not in skipped and pattern.search(path.read_text(errors="replace"))
    ]

    assert offenders == []


def test_the_version_is_told_once_the_same() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    import intervisie  # noqa: PLC0415  (only this test asks)

    assert project["version"] == intervisie.__version__


def test_nothing_is_left_to_do() -> None:
    mark = re.compile(r"\b(TODO|FIXME|XXX|HACK)\b")
    sources = [*OURS, *TEMPLATES, *SCRIPTS]

    offenders = [name(path) for path in sources if mark.search(path.read_text(encoding="utf-8"))]

    assert offenders == []


def test_an_exception_is_never_caught_by_everybodys_name() -> None:
    broad = re.compile(r"except(\s+(Exception|BaseException)\b|\s*:)")

    offenders = [name(path) for path in OURS if broad.search(path.read_text(encoding="utf-8"))]

    assert offenders == []


def test_every_ignored_rule_has_a_reason() -> None:
    bare = re.compile(r"# (?:type: ignore\[[\w, -]+\]|noqa: [\w, ]+)$")
    sources = [*OURS, *python_files("tests")]

    offenders = [
        f"{name(path)}:{number}"
        for path in sources
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if bare.search(line.rstrip())
    ]

    assert offenders == []
