"""The requirements that belong to one method, told as facts about its file."""

from methods import catalogue
from methods.definitions import Answer, AnyActivity, Flip, Round, Sort, Talk, Write


def activity(slug: str, name: str) -> AnyActivity:
    """The activity of this id in a method."""
    method = catalogue.method(slug)
    return next(each for step in method.steps for each in step.activities if each.id == name)


def step_ids(slug: str) -> list[str]:
    return [step.id for step in catalogue.method(slug).live_steps]


def test_socratic_asks_for_the_fundamental_question_with_four_examples() -> None:
    variable = catalogue.method("socratisch").variables[0]

    assert variable.id == "fundamental_question"
    assert variable.required
    assert len(variable.examples) == 4


def test_socratic_fills_the_question_in_wherever_it_is_said() -> None:
    explained = activity("socratisch", "uitleg")

    assert "{fundamental_question}" in explained.say
    assert explained.show == "{fundamental_question}"


def test_the_heat_point_is_written_on_a_sheet_by_the_facilitator() -> None:
    heat = activity("socratisch", "hittepunt")

    assert isinstance(heat, Flip)
    assert (heat.writers, heat.mark, heat.floor) == ("facilitator", "hittepunt", "case-bringer")


def test_socratic_writes_eight_minutes_on_three_sheets_without_the_case_bringer() -> None:
    writing = activity("socratisch", "schrijven")

    assert isinstance(writing, Write)
    assert (writing.minutes, writing.ours, writing.who) == (8, False, ("participants",))
    assert [prompt.sheet for prompt in writing.prompts] == ["denken", "doen", "voelen"]


def test_socratic_answers_are_read_aloud_as_they_stand() -> None:
    reading = activity("socratisch", "voorlezen")

    assert isinstance(reading, Round)
    assert reading.sheets == ("denken", "doen", "voelen")
    assert activity("socratisch", "vergelijken").minutes == 5


def test_the_first_five_minutes_of_comparing_come_from_the_source() -> None:
    comparing = activity("socratisch", "vergelijken")

    assert not comparing.ours


def test_the_provisional_answer_takes_seven_to_eight_minutes() -> None:
    thinking = activity("socratisch", "nadenken")

    assert (thinking.minutes, thinking.ours) == (8, False)


def test_socratic_ends_with_the_answer_of_the_case_bringer_and_more_if_there_is_time() -> None:
    answer, thread = activity("socratisch", "inbrenger-antwoordt"), activity("socratisch", "rode-draad")

    assert isinstance(answer, Write)
    assert answer.mark == "question-after"
    assert thread.optional


def test_five_steps_asks_two_open_questions_of_everybody_but_the_case_bringer() -> None:
    writing = activity("vijf-stappen", "vragen-schrijven")

    assert isinstance(writing, Write)
    assert writing.who == ("participants",)
    assert writing.prompts[0].least == 2
    assert set(writing.coach) == {"no-why", "open", "no-advice"}


def test_five_steps_sorts_in_three_bins_and_answers_the_helpful_first() -> None:
    sorting, answering = activity("vijf-stappen", "sorteren"), activity("vijf-stappen", "beantwoorden")

    bins = [bin_.id for bin_ in catalogue.method("vijf-stappen").sheets[1].bins]

    assert isinstance(sorting, Sort)
    assert sorting.sheet == "vragen"
    assert bins == ["behulpzaam", "neutraal", "niet-behulpzaam"]
    assert isinstance(answering, Answer)
    assert answering.order == ("behulpzaam", "neutraal")


def test_five_steps_defines_the_problem_with_a_starter_and_rewrites_the_question() -> None:
    defining, again = activity("vijf-stappen", "kern-schrijven"), activity("vijf-stappen", "vraag-herschrijven")

    assert isinstance(defining, Write)
    assert defining.prompts[0].starter == "Volgens mij is de kern dat "
    assert isinstance(again, Write)
    assert (again.who, again.mark) == (("case-bringer",), "question-after")


def test_five_steps_asks_at_least_one_advice_and_hears_the_reaction() -> None:
    advice, reaction = activity("vijf-stappen", "advies-schrijven"), activity("vijf-stappen", "reageren")

    assert isinstance(advice, Write)
    assert (advice.prompts[0].least, advice.prompts[0].most, advice.mark) == (1, 0, "advice")
    assert isinstance(reaction, Write)
    assert reaction.mark == "reaction"


def test_five_steps_evaluates_alone_before_sharing() -> None:
    alone = activity("vijf-stappen", "voor-jezelf")

    assert isinstance(alone, Write)
    assert (alone.reveal, alone.who) == ("never", ("case-bringer",))
    assert activity("vijf-stappen", "delen").kind == "talk"


def test_gossip_turns_the_chair_and_offers_the_prompts_of_the_source() -> None:
    gossip = activity("roddelen", "roddelen")

    assert isinstance(gossip, Talk)
    assert (gossip.away, gossip.pad, gossip.floor) == (("case-bringer",), True, "participants")
    assert len(gossip.prompts) == 10


def test_the_core_of_the_gossip_is_written_by_the_group_and_chosen_from() -> None:
    core, choosing = activity("roddelen", "de-kern"), activity("roddelen", "uitspraken-kiezen")

    bins = [bin_.title for sheet in catalogue.method("roddelen").sheets for bin_ in sheet.bins]

    assert isinstance(core, Flip)
    assert (core.writers, core.sheets) == ("scribe", ("kern",))
    assert isinstance(choosing, Sort)
    assert choosing.sheet == "kern"
    assert bins == ["Hier kan ik mee verder", "Laat ik liggen"]


def test_the_short_gossip_has_seven_steps() -> None:
    steps = step_ids("roddelen-kort")

    assert steps == ["situatie", "verduidelijken", "omdraaien", "roddelen", "advies", "terug", "meenemen"]


def test_the_short_gossip_keeps_the_minutes_of_the_source() -> None:
    telling, gossip = activity("roddelen-kort", "vertellen"), activity("roddelen-kort", "roddelronde")

    assert 5 <= telling.minutes <= 10
    assert 20 <= gossip.minutes <= 50
    assert not telling.ours
    assert not gossip.ours


def test_the_short_gossip_ends_in_one_joint_advice() -> None:
    advice = activity("roddelen-kort", "advies-formuleren")

    assert isinstance(advice, Flip)
    assert (advice.mark, advice.away) == ("advice", ("case-bringer",))


def test_incident_questions_are_written_while_the_case_is_told() -> None:
    telling = activity("incidenten", "vertellen")

    assert isinstance(telling, Write)
    assert (telling.who, telling.floor) == (("participants",), "case-bringer")


def test_incident_asks_exactly_one_advice() -> None:
    advice = activity("incidenten", "advies-schrijven")

    assert isinstance(advice, Write)
    assert (advice.prompts[0].least, advice.prompts[0].most) == (1, 1)


def test_incident_lets_the_case_bringer_only_listen_to_the_analysis() -> None:
    analysis = activity("incidenten", "analyseren")

    assert analysis.away == ("case-bringer",)
    assert analysis.case_bringer.voice == "listens"


def test_incident_ends_in_a_concrete_action() -> None:
    action = activity("incidenten", "actie")

    assert isinstance(action, Write)
    assert (action.who, action.mark) == (("case-bringer",), "action")


def test_getting_acquainted_is_only_for_the_first_time() -> None:
    first_time = [step.id for step in catalogue.opening().steps if step.first_time_only]

    assert first_time == ["kennismaken"]


def test_the_agreements_are_made_in_every_opening() -> None:
    kinds = [activity.kind for step in catalogue.opening().steps for activity in step.activities]

    assert kinds[-1] == "agree"
