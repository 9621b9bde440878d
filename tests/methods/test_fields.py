"""A file with a faulty field is refused with the place and a sentence. Each row breaks the sound file in one place."""

from pathlib import Path

import pytest

from methods.reading import LARGEST

from .sample import SOUND, problems, read, written

FAULTS = [
    ("format = 1", "format = 2", "format: must be 1"),
    ('slug = "proef"', 'slug = "Proef!"', "slug: must be small letters, digits and hyphens"),
    ('slug = "proef"', 'slug = "anders"', "slug: must be “proef”, like the file"),
    ('name = "Proef"\n', "", "name: is missing"),
    ('name = "Proef"', 'name = ""', "name: must not be empty"),
    ('name = "Proef"', "name = 5", "name: must be text"),
    ('hue = "vijf"', 'hue = "rood"', "hue: must be 'vijf', 'socratisch', 'roddelen' or 'incidenten'"),
    ('familiarity = "any"', 'familiarity = "best"', "familiarity: must be 'any', 'some' or 'well'"),
    ("minutes = [20, 30]", "minutes = [20]", "minutes.1: is missing"),
    ("minutes = [20, 30]", "minutes = [20, 500]", "minutes.1: must be 1–240"),
    ("people = [4, 8]", "people = 6", "people: must be a list"),
    ("people = [4, 8]", "people = [1, 8]", "people.0: must be 2–20"),
    ('suits = ["Als je proeft."]', "suits = []", "suits: needs at least 1"),
    ('lead = "', f'lead = "{"a" * 281}', "lead: must be at most 280 characters"),
    (
        'covers = ["reflectie"]',
        'covers = ["reflectie"]\nmaterials = [{ digital = "Een scherm" }]',
        "materials.0.paper: is missing",
    ),
    (
        'covers = ["reflectie"]',
        'covers = ["reflectie"]\nmaterials = ["Een flap"]',
        "materials.0: must be a table",
    ),
    ('covers = ["reflectie"]', 'kleur = "groen"', "kleur: is not known here"),
    ('id = "big_question"', 'id = "Big Question"', None),
    ('kind = "talk"\ntitle = "Vertellen"', 'title = "Vertellen"', "steps.1.activities.0.kind: is missing"),
    (
        'kind = "talk"\ntitle = "Vertellen"',
        'kind = "sing"\ntitle = "Vertellen"',
        "steps.1.activities.0.kind: must be 'talk', 'write', 'round', 'flip', 'sort', 'answer', 'agree'",
    ),
    ("minutes = 5\nshow", "minutes = 0\nshow", "steps.1.activities.0.minutes: must be 1–180"),
    ("minutes = 5\nshow", "minutes = 181\nshow", "steps.1.activities.0.minutes: must be 1–180"),
    ("minutes = 5\nshow", 'minutes = "5"\nshow', "steps.1.activities.0.minutes: must be a whole number"),
    ("minutes = 5\nshow", "minutes = 5.5\nshow", "steps.1.activities.0.minutes: must be a whole number"),
    ("minutes = 5\nshow", "minutes = true\nshow", "steps.1.activities.0.minutes: must be a whole number"),
    ("optional = true", 'optional = "yes"', "steps.3.activities.1.optional: must be true or false"),
    (
        'show = "{big_question}"',
        f'show = "{"a" * 91}"',
        "steps.1.activities.0.show: must be at most 90 characters",
    ),
    ('prompts = ["Wie?"]', 'lines = ["Wie?"]', "steps.1.activities.0.lines: is not known here"),
    (
        'case_bringer = "speaks: vertelt"',
        'case_bringer = "vertelt"',
        "steps.1.activities.0.case_bringer: must read like “speaks: vertelt” (speaks, writes or listens)",
    ),
    (
        'case_bringer = "speaks: vertelt"',
        'case_bringer = "sings: vertelt"',
        "steps.1.activities.0.case_bringer: must read like “speaks: vertelt” (speaks, writes or listens)",
    ),
    ('case_bringer = "speaks: vertelt"\n', "", "steps.1.activities.0.case_bringer: is missing"),
    ('coach = ["open", "no-advice"]', 'coach = ["shout"]', None),
    (", least = 2, most = 3", ", least = 10", "steps.1.activities.1.prompts.0.least: must be 0–9"),
    (
        'who = ["participants"]\nreveal',
        "who = []\nreveal",
        "steps.1.activities.1.who: needs at least 1",
    ),
    ("seconds = 40", "seconds = 5", "steps.1.activities.2.seconds: must be 10–900"),
    ("seconds = 40\n", "", "steps.1.activities.2.seconds: is missing"),
    (
        'writers = "scribe"',
        'writers = "dog"',
        "steps.2.activities.0.writers: must be 'facilitator', 'scribe' or 'everyone'",
    ),
    ('when = "before"', 'when = "later"', "steps.0.when: must be 'live' or 'before'"),
]
OTHERS = {
    'id = "Big Question"': "variables.0.id: must be small letters, digits and underscores, starting with a letter",
    'coach = ["shout"]': "steps.1.activities.1.coach.0: must be 'no-why', 'open' or 'no-advice'",
}

CHOOSE = [
    ('{ question = ["problem"] }', '{ question = ["weather"] }', None),
    ('{ question = ["problem"] }', '{ mood = ["good"] }', "choose.0.when.mood: is not known here"),
    ('{ question = ["problem"] }', '{ question = "problem" }', "choose.0.when.question: must be a list"),
    ('{ question = ["problem"] }', "{ minutes = [0, 900] }", "choose.0.when.minutes.1: must be 0–480"),
    ('{ question = ["problem"] }', "{ people = [1, 4] }", "choose.0.when.people.0: must be 2–20"),
    ("weight = 3", "weight = 10", "choose.0.weight: must be -9–9"),
    ("weight = 3, ", "", "choose.0.weight: is missing"),
    ("weight = 3", "weight = 0", "choose.0.weight: must not be 0: a reason weighs something"),
    ("weight = 3", "weight = -3", "choose: no rule says for which question this method fits"),
    ('why = "je wilt proeven."', 'why = ""', "choose.0.why: must not be empty"),
    ('{ question = ["problem"] }', "{ }", "choose.0.when: names nothing"),
    (
        '{ question = ["problem"] }',
        '{ question = ["problem", "problem"] }',
        "choose.0.when.question.1: “problem” is used twice",
    ),
    (
        '{ question = ["problem"] }',
        '{ question = ["problem"], minutes = [90, 60] }',
        "choose.0.when.minutes: the lowest (90) comes before the highest (60)",
    ),
    (
        'why = "je wilt proeven." }',
        'why = "ja." }, { when = { question = ["problem"] }, weight = -1, why = "nee." }',
        "choose.1.when: is the same as that of choose.0",
    ),
]


@pytest.mark.parametrize(("old", "new", "fault"), CHOOSE)
def test_a_faulty_rule_of_the_chooser_is_refused_with_its_place(
    tmp_path: Path, old: str, new: str, fault: str | None
) -> None:
    path = written(tmp_path, (old, new))

    found = problems(path)

    known = "choose.0.when.question.0: must be 'problem', 'share', 'incident', 'meaning' or 'unknown'"
    assert f"proef.toml: {fault or known}" in found


@pytest.mark.parametrize("slug", ["choose", "compare"])
def test_a_method_cannot_take_the_address_of_another_page(tmp_path: Path, slug: str) -> None:
    path = written(tmp_path, ('slug = "proef"', f'slug = "{slug}"'))

    found = problems(path)

    assert f"proef.toml: slug: “{slug}” is the address of another page" in found


@pytest.mark.parametrize(("old", "new", "fault"), FAULTS)
def test_a_faulty_field_is_refused_with_its_place(tmp_path: Path, old: str, new: str, fault: str | None) -> None:
    path = written(tmp_path, (old, new))

    found = problems(path)

    assert f"proef.toml: {fault or OTHERS[new]}" in found


def test_the_sound_file_is_sound(tmp_path: Path) -> None:
    path = written(tmp_path)

    method = read(path)

    assert method.default_minutes == 26


def test_every_fault_is_told_not_only_the_first(tmp_path: Path) -> None:
    path = written(
        tmp_path, ("minutes = 5\nshow", "minutes = 0\nshow"), ("seconds = 40", "seconds = 1"), ('hue = "vijf"', "")
    )

    found = problems(path)

    assert found == [
        "proef.toml: hue: is missing",
        "proef.toml: steps.1.activities.0.minutes: must be 1–180",
        "proef.toml: steps.1.activities.2.seconds: must be 10–900",
    ]


def test_a_file_over_64_kib_is_not_even_read_as_toml(tmp_path: Path) -> None:
    path = tmp_path / "proef.toml"
    path.write_text(SOUND + "#" * LARGEST, encoding="utf-8")

    found = problems(path)

    assert found == ["proef.toml: is larger than 64 KiB"]


def test_invalid_toml_is_refused_with_its_line(tmp_path: Path) -> None:
    path = written(tmp_path, ('hue = "vijf"', "hue = vijf"))

    found = problems(path)

    assert found == ["proef.toml: invalid value (at line 4, column 7)"]


def test_a_file_that_is_not_text_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "proef.toml"
    path.write_bytes(b"\xff\xfe\x00")

    found = problems(path)

    assert found == ["proef.toml: is not UTF-8 text"]


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    path = tmp_path / "proef.toml"

    found = problems(path)

    assert found == ["proef.toml: cannot be read (No such file or directory)"]
