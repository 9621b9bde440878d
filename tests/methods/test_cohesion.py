"""What fits together within a file: ids, sheets, bins, order, presence, advice, minutes and texts."""

from pathlib import Path

import pytest

from .sample import problems, written

WRITE = "steps.1.activities.1"
ROUND = "steps.1.activities.2"
SORT = "steps.1.activities.3"
ANSWER = "steps.1.activities.4"
FLIP = "steps.2.activities.0"
ADVICE = "steps.3.activities.0"

FAULTS = [
    ('id = "kern"\ntitle = "Kern"', 'id = "advies"\ntitle = "Kern"', "sheets.2.id: “advies” is used twice"),
    ('{ id = "later", title', '{ id = "goed", title', "sheets.0.bins.1.id: “goed” is used twice"),
    ('id = "kern"\ntitle = "De kern"', 'id = "vraag"\ntitle = "De kern"', "steps.2.id: “vraag” is used twice"),
    ('id = "schrijven"', 'id = "vertellen"', f"{WRITE}.id: “vertellen” is used twice"),
    ('id = "flap"', 'id = "vertellen"', f"{FLIP}.id: “vertellen” is used twice"),
    (
        'prompts = [{ id = "advies",',
        'prompts = [{ id = "advies", label = "Nog een", sheet = "advies" }, { id = "advies",',
        f"{ADVICE}.prompts.1.id: “advies” is used twice",
    ),
    (
        "[[variables]]",
        '[[variables]]\nid = "big_question"\nlabel = "Nog eens"\nhelp = "Kort."\n\n[[variables]]',
        "variables.1.id: “big_question” is used twice",
    ),
    ('sheet = "vragen", least', 'sheet = "weg", least', f"{WRITE}.prompts.0.sheet: “weg” is not a sheet"),
    ('sheets = ["vragen"]', 'sheets = ["weg"]', f"{ROUND}.sheets.0: “weg” is not a sheet"),
    ('sheet = "vragen"\nshow', 'sheet = "weg"\nshow', f"{SORT}.sheet: “weg” is not a sheet"),
    ('sheet = "vragen"\norder', 'sheet = "weg"\norder', f"{ANSWER}.sheet: “weg” is not a sheet"),
    ('sheets = ["kern"]', 'sheets = ["kern", "weg"]', f"{FLIP}.sheets.1: “weg” is not a sheet"),
    ('sheets = ["kern"]', 'sheets = ["advies"]', "sheets.2.id: no activity uses “kern”"),
    (
        'sheets = ["vragen"]',
        'sheets = ["vragen", "kern"]',
        f"{ROUND}.sheets.1: nothing is written on “kern” before this",
    ),
    (
        'sheets = ["vragen"]',
        "sheets = []",
        f"{WRITE}.prompts.0.sheet: no later round reads “vragen”",
    ),
    (
        'reveal = "reading"',
        'reveal = "never"',
        f"{ROUND}.sheets.0: nothing is written on “vragen” before this",
    ),
    (
        'sheet = "vragen"\nshow',
        'sheet = "kern"\nshow',
        f"{SORT}.sheet: nothing is written on “kern” before this",
    ),
    (
        'bins = [{ id = "goed", title = "Goed" }, { id = "later", title = "Later" }]\n',
        "",
        f"{SORT}.sheet: “vragen” has no bins to sort in",
    ),
    ('order = ["goed", "later"]', 'order = ["goed", "ooit"]', f"{ANSWER}.order.1: “ooit” is not a bin of “vragen”"),
    ('order = ["goed", "later"]', 'order = ["goed", "goed"]', f"{ANSWER}.order.1: “goed” is used twice"),
    (
        'kind = "sort"\ntitle = "Sorteren"\nminutes = 3\nsheet = "vragen"',
        'kind = "talk"\ntitle = "Sorteren"\nminutes = 3',
        f"{ANSWER}.order: “vragen” is not sorted before this",
    ),
    ("least = 2, most = 3", "least = 2, most = 1", f"{WRITE}.prompts.0.most: must be 0 or at least 2"),
    (
        'who = ["participants"]\nreveal',
        'who = ["everyone", "case-bringer"]\nreveal',
        f"{WRITE}.who: “everyone” stands alone",
    ),
    (
        'who = ["participants"]\nreveal',
        'who = ["participants", "participants"]\nreveal',
        f"{WRITE}.who.1: “participants” is used twice",
    ),
    (
        'who = ["participants"]\naway',
        'who = ["everyone"]\naway',
        f"{FLIP}.who: the case bringer is away",
    ),
    ('floor = "participants"\n', "", f"{FLIP}.floor: the case bringer is away"),
    (
        'case_bringer = "speaks: sorteert"',
        'away = ["case-bringer"]\ncase_bringer = "speaks: sorteert"',
        f"{SORT}.by: the case bringer is away",
    ),
    (
        'case_bringer = "speaks: antwoordt"',
        'away = ["case-bringer"]\ncase_bringer = "speaks: antwoordt"',
        f"{ANSWER}.case_bringer: the case bringer is away",
    ),
    ("advice = true\n", "", f"{ADVICE}.mark: advice belongs in a step with advice = true"),
    ('writers = "scribe"', 'mark = "advice"', f"{FLIP}.mark: advice belongs in a step with advice = true"),
    (
        'mark = "advice"',
        'coach = ["no-advice"]',
        f"{ADVICE}.coach: “no-advice” does not fit a step with advice = true",
    ),
    (
        'mark = "advice"',
        'mark = "advice"\nreveal = "never"',
        f"{ADVICE}.mark: what nobody sees cannot go to the harvest",
    ),
    (
        'mark = "advice"',
        'choice = true\nreveal = "never"',
        f"{ADVICE}.choice: what nobody sees leaves nothing to choose",
    ),
    (
        "default_minutes = 26",
        "default_minutes = 35",
        "default_minutes: must be 26, the sum of the activities that are not optional",
    ),
    ("minutes = [20, 30]", "minutes = [30, 45]", "minutes: the activities together take 26 minutes, outside 30–45"),
    ("minutes = [20, 30]", "minutes = [30, 20]", "minutes: the lowest (30) comes before the highest (20)"),
    ("people = [4, 8]", "people = [8, 4]", "people: the lowest (8) comes before the highest (4)"),
    (
        'covers = ["reflectie"]',
        'covers = ["slot"]',
        "covers.0: “slot” is not a step of the closing (reflectie, terugblik)",
    ),
    ('say = "Lees voor."', 'say = "Lees {iets} voor."', f"{ROUND}.say: {{iets}} is not filled in anywhere"),
    ('say = "Lees voor."', 'say = "Lees { voor."', f"{ROUND}.say: has a loose brace"),
    (
        'participants = "speaks: lezen voor"',
        'participants = "speaks: {wie} leest"',
        f"{ROUND}.participants: {{wie}} is not filled in anywhere",
    ),
    ('prepare = ["Bel de inbrenger."]\n', "", "steps.0.prepare: a step before the day says what to prepare"),
    (
        'id = "kern"\ntitle = "De kern"',
        'id = "kern"\ntitle = "De kern"\nwhen = "before"',
        "steps.2.when: a step before the day cannot come after a live step",
    ),
    (
        'id = "kern"\ntitle = "De kern"',
        'id = "kern"\ntitle = "De kern"\nwhen = "before"',
        "steps.2.activities: a step before the day has no activities",
    ),
    ('when = "before"\n', "", "steps.0.activities: a live step needs at least one activity"),
    ('when = "before"\n', "", "steps.0.prepare: only a step before the day has this"),
]


@pytest.mark.parametrize(("old", "new", "fault"), FAULTS)
def test_what_does_not_fit_together_is_refused_with_its_place(tmp_path: Path, old: str, new: str, fault: str) -> None:
    path = written(tmp_path, (old, new))

    found = problems(path)

    assert f"proef.toml: {fault}" in found


def test_every_fault_is_told_not_only_the_first(tmp_path: Path) -> None:
    path = written(tmp_path, ("people = [4, 8]", "people = [8, 4]"), ("advice = true\n", ""), ('"later"]', '"ooit"]'))

    found = problems(path)

    assert found == [
        f"proef.toml: {ANSWER}.order.1: “ooit” is not a bin of “vragen”",
        f"proef.toml: {ADVICE}.mark: advice belongs in a step with advice = true",
        "proef.toml: people: the lowest (8) comes before the highest (4)",
    ]


def test_a_script_without_a_live_step_is_refused(tmp_path: Path) -> None:
    text = written(tmp_path).read_text().split('[[steps]]\nid = "vraag"')[0]
    path = tmp_path / "proef.toml"
    path.write_text(text)

    found = problems(path)

    assert "proef.toml: steps: at least one step must be live" in found
