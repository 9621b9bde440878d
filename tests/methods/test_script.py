"""How methods become one running order."""

from methods import catalogue, script
from methods.definitions import Method


def names(*methods: Method, first_time: bool = False) -> list[tuple[str, int | None, str]]:
    return [(each.part, each.round, each.step.id) for each in script.compose(methods, first_time=first_time)]


def test_a_session_opens_works_and_closes() -> None:
    order = names(catalogue.method("socratisch"))

    assert order[:2] == [("opening", None, "welkom"), ("opening", None, "gespreksregels")]
    assert ("round", 0, "verplaatsen") in order
    assert order[-2:] == [("closing", None, "reflectie"), ("closing", None, "terugblik")]


def test_getting_acquainted_comes_before_the_agreements_the_first_time() -> None:
    order = names(catalogue.method("socratisch"), first_time=True)

    assert [step for part, _, step in order if part == "opening"] == ["welkom", "kennismaken", "gespreksregels"]


def test_what_happens_before_the_day_is_not_in_the_running_order() -> None:
    order = names(*catalogue.methods())

    assert "voorbereiden" not in {step for _, _, step in order}


def test_two_rounds_follow_each_other_each_with_its_own_number() -> None:
    five, gossip = catalogue.method("vijf-stappen"), catalogue.method("roddelen")

    order = names(five, gossip)

    assert [number for _, number, _ in order if number is not None] == [0] * 5 + [1] * 5


def test_a_closing_step_stays_when_only_one_of_two_methods_covers_it() -> None:
    socratic, incident = catalogue.method("socratisch"), catalogue.method("incidenten")

    alone, together = names(incident), names(socratic, incident)

    assert [step for part, _, step in alone if part == "closing"] == ["meenemen"]
    assert [step for part, _, step in together if part == "closing"] == ["reflectie", "meenemen", "terugblik"]


def test_without_a_method_everything_shared_is_there() -> None:
    order = names(first_time=True)

    assert [step for _, _, step in order] == [
        "welkom",
        "kennismaken",
        "gespreksregels",
        "reflectie",
        "meenemen",
        "terugblik",
    ]


def test_rules_are_told_once() -> None:
    socratic, incident = catalogue.method("socratisch"), catalogue.method("incidenten")

    rules = script.rules([socratic, incident, socratic])

    assert rules == (*catalogue.opening().rules, *socratic.rules)


def test_the_rules_of_another_set_are_added() -> None:
    five, incident = catalogue.method("vijf-stappen"), catalogue.method("incidenten")

    rules = script.rules([five, incident])

    assert len(rules) == len(set(rules)) == len(catalogue.opening().rules) + len(five.rules) + len(incident.rules)


def test_each_round_has_sheets_of_its_own() -> None:
    incident = catalogue.method("incidenten")

    sheets = script.sheets([incident, incident])

    assert [(each.part, each.round, each.sheet.id) for each in sheets] == [
        *(("round", 0, sheet.id) for sheet in incident.sheets),
        *(("round", 1, sheet.id) for sheet in incident.sheets),
        ("closing", None, "meenemen"),
    ]


def test_a_sheet_of_a_step_that_is_left_out_is_left_out_too() -> None:
    socratic = catalogue.method("socratisch")

    sheets = script.sheets([socratic])

    assert {each.part for each in sheets} == {"round"}


def test_minutes_leave_out_what_is_optional() -> None:
    socratic = catalogue.method("socratisch")

    total = script.minutes(socratic.live_steps)

    assert total == 90
