"""The path of ten: who guides which meeting, and on which day."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from intervisie.planning import TEN, Closed, Impossible, Stop, free_days, planned, stops, template


def test_ten_meetings_with_and_without_a_facilitator() -> None:
    found = stops(TEN)

    assert [stop.number for stop in found if stop.guided] == [1, 2, 3, 6, 10]
    assert [stop.number for stop in found if not stop.guided] == [4, 5, 7, 8, 9]
    assert [stop.number for stop in found if stop.final] == [10]


def test_the_ninth_is_marked_until_somebody_chooses() -> None:
    nobody, guided, alone = stops(TEN)[8], stops(TEN, {9: True})[8], stops(TEN, {9: False})[8]

    assert nobody == Stop(9, guided=False, open=True)
    assert guided == Stop(9, guided=True)
    assert alone == Stop(9, guided=False)


@pytest.mark.parametrize("number", [0, 1, 8, 10, 11, -1])
def test_only_what_is_free_can_be_chosen(number: int) -> None:
    with override("nl"), pytest.raises(Impossible, match="is niet vrij te kiezen"):
        stops(TEN, {number: True})


def test_a_path_of_ones_own() -> None:
    own = template(" Zes keer ", ["with", "without", "free"])

    assert own.name == "Zes keer"
    assert [(stop.guided, stop.open, stop.final) for stop in stops(own)] == [
        (True, False, False),
        (False, False, False),
        (False, True, True),
    ]


@pytest.mark.parametrize(
    ("name", "modes", "sentence"),
    [
        ("Leeg", [], "Een pad heeft één tot 30 bijeenkomsten."),
        ("Lang", ["with"] * 31, "Een pad heeft één tot 30 bijeenkomsten."),
        (" ", ["with"], "Geef het pad een naam."),
        ("Vreemd", ["with", "maybe"], "Bijeenkomst 2: kies met, zonder of vrij."),
    ],
)
def test_a_path_that_is_none_is_refused(name: str, modes: list[str], sentence: str) -> None:
    with override("nl"), pytest.raises(Impossible) as refused:
        template(name, modes)

    assert str(refused.value) == sentence


def test_every_four_weeks_moves_aside_for_holidays_and_keeps_its_rhythm() -> None:
    with override("nl"):
        found = planned(stops(TEN), date(2027, 3, 1), weeks=4)

    moved = [(each.stop.number, each.rhythm, each.day, each.around) for each in found if each.around]
    assert moved == [(2, date(2027, 3, 29), date(2027, 4, 5), "Tweede paasdag")]
    assert found[2].day == date(2027, 4, 26)
    assert {each.day.weekday() for each in found} == {0}


def test_every_week_moves_to_another_workday_of_that_week() -> None:
    with override("nl"):
        found = planned(stops(TEN)[:3], date(2027, 3, 22), weeks=1)

    assert [each.day for each in found] == [date(2027, 3, 22), date(2027, 3, 30), date(2027, 4, 5)]


def test_closed_weeks_of_the_organisation_are_kept_free() -> None:
    autumn = Closed(date(2027, 10, 16), date(2027, 10, 24), "Herfstvakantie")

    found = planned(stops(TEN)[:2], date(2027, 9, 21), weeks=4, closed=[autumn])

    assert (found[1].rhythm, found[1].day, found[1].around) == (
        date(2027, 10, 19),
        date(2027, 10, 26),
        "Herfstvakantie",
    )


def test_a_leap_day_can_be_the_first() -> None:
    found = planned(stops(TEN)[:2], date(2028, 2, 29), weeks=52 // 4)

    assert found[0].day == date(2028, 2, 29)


@pytest.mark.parametrize(
    ("first", "weeks", "sentence"),
    [
        (date(2027, 3, 1), 0, "Kies één tot 26 weken tussen twee bijeenkomsten."),
        (date(2027, 3, 1), 27, "Kies één tot 26 weken tussen twee bijeenkomsten."),
        (date(2027, 4, 27), 4, "De eerste dag is Koningsdag. Kies een andere."),
        (date(9999, 12, 31), 4, "Kies een eerste dag dichter bij nu."),
        (date(1, 1, 1), 4, "Kies een eerste dag dichter bij nu."),
    ],
)
def test_a_path_without_days_is_refused(first: date, weeks: int, sentence: str) -> None:
    with override("nl"), pytest.raises(Impossible) as refused:
        planned(stops(TEN), first, weeks=weeks)

    assert str(refused.value) == sentence


def test_weeks_that_are_closed_one_after_another_leave_no_day() -> None:
    summer = Closed(date(2027, 7, 1), date(2027, 8, 31), "Zomer")

    with override("nl"), pytest.raises(Impossible, match="Rond Zomer is geen dag over"):
        planned(stops(TEN), date(2027, 6, 1), weeks=2, closed=[summer])


@pytest.mark.parametrize(
    ("closed", "sentence"),
    [
        (Closed(date(2027, 5, 2), date(2027, 5, 1), "Mei"), "“Mei” eindigt voordat het begint."),
        (Closed(date(2027, 5, 1), date(2097, 5, 1), "Altijd"), "“Altijd” duurt langer dan een jaar."),
    ],
)
def test_a_closed_stretch_that_is_none_is_refused(closed: Closed, sentence: str) -> None:
    with override("nl"), pytest.raises(Impossible) as refused:
        free_days([2027], closed=[closed])

    assert str(refused.value) == sentence


def test_holidays_are_those_of_the_country_in_its_own_words() -> None:
    with override("nl"):
        dutch = {free.name for free in free_days([2027])}
        belgian = {free.name for free in free_days([2027], country="BE")}

    assert {"Koningsdag", "Goede vrijdag", "Bevrijdingsdag"} <= dutch
    assert "Nationale feestdag" in belgian


@pytest.mark.parametrize("country", ["", "XX", "nl", "../NL"])
def test_an_unknown_country_is_refused(country: str) -> None:
    with override("nl"), pytest.raises(Impossible, match="zijn niet bekend"):
        free_days([2027], country=country)


@given(
    first=st.dates(date(2024, 1, 1), date(2040, 12, 31)),
    weeks=st.integers(1, 26),
    count=st.integers(1, 12),
)
def test_days_go_on_in_order_and_none_is_free(first: date, weeks: int, count: int) -> None:
    free = {each.day for each in free_days(range(first.year, first.year + 8))}
    if first in free:
        return

    found = planned(stops(TEN)[:count], first, weeks=weeks)

    days = [each.day for each in found]
    assert days[0] == first
    assert all(one < other for one, other in pairwise(days))
    assert not free & set(days)
    assert all(abs(each.day - each.rhythm) <= timedelta(days=7) for each in found)
    assert all((each.day == each.rhythm) == (each.around == "") for each in found)
