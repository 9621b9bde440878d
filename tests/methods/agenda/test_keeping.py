"""A script that keeps to its agenda."""

from django.utils.translation import override

from methods import catalogue, script
from methods.agenda import Agenda, Evening, add, kept, propose, remove, resize

METHODS = (catalogue.method("vijf-stappen"),)
STEPS = script.compose(METHODS, first_time=True)


def usual() -> Agenda:
    with override("nl"):
        return propose(METHODS, Evening(120, first_time=True))


def minutes(steps: tuple[script.PlannedStep, ...]) -> dict[str, int]:
    return {each.step.id: each.step.minutes for each in steps}


def test_the_usual_agenda_changes_nothing() -> None:
    assert minutes(kept(usual(), STEPS)) == minutes(STEPS)


def test_a_step_takes_the_minutes_that_it_was_given() -> None:
    step = next(each for each in STEPS if each.part == "round")
    agenda = resize(usual(), f"round-0-{step.step.id}", step.step.minutes + 7)

    found = minutes(kept(agenda, STEPS))

    assert found == minutes(STEPS) | {step.step.id: step.step.minutes + 7}


def test_what_may_be_left_out_is_left_out() -> None:
    first = next(each for each in STEPS if each.step.first_time_only)

    found = kept(remove(usual(), f"opening-{first.step.id}"), STEPS)

    assert [each.step.id for each in found] == [each.step.id for each in STEPS if each is not first]


def test_a_break_lies_behind_the_step_it_was_put_behind() -> None:
    step = next(each for each in STEPS if each.part == "round")
    agenda = add(usual(), "break", after=f"round-0-{step.step.id}", title="Even naar buiten")

    found = next(each for each in kept(agenda, STEPS) if each.step.id == step.step.id)

    assert found.step.activities[:-1] == step.step.activities
    assert (found.step.activities[-1].title, found.step.activities[-1].minutes) == ("Even naar buiten", 10)


def test_an_icebreaker_may_come_first() -> None:
    found = kept(add(usual(), "icebreaker", title="Wie ben je vandaag?"), STEPS)

    assert found[0].step.activities[0].title == "Wie ben je vandaag?"
    assert found[0].step.activities[1:] == STEPS[0].step.activities


def test_an_agenda_of_another_method_leaves_the_steps_as_they_are() -> None:
    with override("nl"):
        other = propose([catalogue.method("incidenten")], Evening(90))
    steps = script.compose(METHODS, first_time=False)

    found = kept(other, steps)

    assert [each.step.id for each in found] == [each.step.id for each in steps]
    assert minutes(found)[steps[-3].step.id] == steps[-3].step.minutes
