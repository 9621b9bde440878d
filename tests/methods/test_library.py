"""What the sources ask of every method in the library."""

import re
from collections.abc import Iterator
from itertools import chain

import pytest

from methods import catalogue
from methods.definitions import AnyActivity, Flip, Method, Round, Shared, Write

SLUGS = {"socratisch", "vijf-stappen", "roddelen", "roddelen-kort", "incidenten"}
METHODS = catalogue.methods()
AVOIDED = re.compile(r"(in plaats van|dan) ‘waarom’|[Vv]ermijd ‘waarom’")


def activities(script: Method | Shared) -> Iterator[AnyActivity]:
    return chain.from_iterable(step.activities for step in script.steps)


def texts(value: object) -> Iterator[str]:
    """Every text inside a dumped definition."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from chain.from_iterable(texts(inner) for inner in value.values())
    elif isinstance(value, list):
        yield from chain.from_iterable(texts(inner) for inner in value)


EVERYTHING: list[Method | Shared] = [*METHODS, catalogue.opening(), catalogue.closing()]
by_slug = pytest.mark.parametrize("method", METHODS, ids=lambda method: method.slug)
by_file = pytest.mark.parametrize("script", EVERYTHING, ids=lambda script: getattr(script, "slug", "shared"))


def test_the_library_is_sound() -> None:
    found = catalogue.problems()

    assert found == ()


def test_the_five_methods_of_the_sources_are_there() -> None:
    found = {method.slug for method in METHODS}

    assert found == SLUGS


def test_the_easiest_for_a_new_group_comes_first() -> None:
    order = [method.slug for method in METHODS]

    assert order == ["vijf-stappen", "incidenten", "socratisch", "roddelen", "roddelen-kort"]


def test_an_unknown_slug_is_refused() -> None:
    with pytest.raises(catalogue.UnknownMethod):
        catalogue.method("helderziend")


@by_file
def test_nobody_advises_a_why_question(script: Method | Shared) -> None:
    words = " ".join(texts(script.model_dump(mode="json")))

    left = AVOIDED.sub("", words)

    assert "waarom" not in left.lower()


@by_file
def test_nothing_is_shouted(script: Method | Shared) -> None:
    words = " ".join(texts(script.model_dump(mode="json")))

    assert "!" not in words


@by_file
def test_the_facilitator_always_knows_what_to_say_and_watch(script: Method | Shared) -> None:
    bare = [activity.id for activity in activities(script) if not activity.watch]

    assert bare == []


@by_file
def test_whoever_writes_has_a_writing_part(script: Method | Shared) -> None:
    writers = {"participants": "participants", "case-bringer": "case_bringer"}

    for activity in activities(script):
        if isinstance(activity, Write):
            roles = writers.values() if "everyone" in activity.who else [writers[who] for who in activity.who]
            speaks_while_writing = activity.mark == "reaction"
            assert speaks_while_writing or all(getattr(activity, role).voice == "writes" for role in roles), activity.id


@by_file
def test_takeaways_go_to_the_harvest_by_the_writers_own_choice(script: Method | Shared) -> None:
    takeaways = [each for each in activities(script) if isinstance(each, Write) and each.mark == "takeaway"]

    assert all(each.choice and each.who == ("everyone",) for each in takeaways)


@by_slug
def test_advice_is_only_given_in_advice_steps(method: Method) -> None:
    outside = chain.from_iterable(step.activities for step in method.steps if not step.advice)

    marks = {activity.mark for activity in outside if isinstance(activity, Write | Flip)}

    assert "advice" not in marks


@by_slug
def test_the_question_is_written_before_the_group_starts_to_work_on_it(method: Method) -> None:
    first = [each for each in activities(method) if isinstance(each, Write) and each.mark == "question-before"]

    assert len(first) == 1
    assert first[0].who == ("case-bringer",)
    assert first[0] in list(activities(method))[:4]


@by_slug
def test_every_method_is_prepared_with_the_case_bringer(method: Method) -> None:
    before = [step for step in method.steps if step.when == "before"]

    assert len(before) == 1
    assert method.prepare


@by_slug
def test_minutes_land_in_the_range_of_the_source(method: Method) -> None:
    ranges = {
        "vijf-stappen": (45, 60),
        "incidenten": (30, 45),
        "socratisch": (80, 100),
        "roddelen": (45, 120),
        "roddelen-kort": (60, 120),
    }

    low, high = ranges[method.slug]

    assert method.minutes == (low, high)
    assert low <= method.default_minutes <= high


@by_slug
def test_sizes_follow_the_sources(method: Method) -> None:
    lowest = 5 if method.slug.startswith("roddelen") else 4

    assert method.people == (lowest, 8)


@by_slug
def test_confidentiality_comes_first_and_wat_maakt_dat_replaces_why(method: Method) -> None:
    rules = method.rules

    assert "blijft" in rules[0]
    assert any("wat maakt dat" in rule for rule in rules)


@pytest.mark.parametrize("slug", ["roddelen", "roddelen-kort", "incidenten"])
def test_what_must_be_certain_beforehand_is_a_gate(slug: str) -> None:
    gate = catalogue.method(slug).gate

    assert len(gate) == 2


@pytest.mark.parametrize("slug", ["roddelen", "roddelen-kort"])
def test_gossip_is_for_groups_that_know_each_other(slug: str) -> None:
    method = catalogue.method(slug)

    assert method.familiarity == "well"
    assert method.default_minutes == 60
    assert any("60 minuten" in note for note in method.notes)


def test_only_socratic_has_turns_in_free_order() -> None:
    free = [
        each.id for method in METHODS for each in activities(method) if isinstance(each, Round) and each.order == "free"
    ]

    assert free == ["antwoorden-delen"]
