"""Days and times: what exists, and what is refused with a sentence."""

from datetime import date, time
from zoneinfo import ZoneInfo

import pytest
from django.utils.translation import override

from intervisie.planning import Impossible, day_of, moment, span

AMSTERDAM = ZoneInfo("Europe/Amsterdam")


@pytest.mark.parametrize("typed", ["2027-03-12", "12-03-2027", "12-3-2027", " 12/03/2027 ", "12.3.2027"])
def test_a_day_is_read_as_people_write_it(typed: str) -> None:
    found = day_of(typed)

    assert found == date(2027, 3, 12)


def test_29_february_exists_once_in_four_years() -> None:
    found = day_of("29-02-2028")

    assert found == date(2028, 2, 29)


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("29-02-2027", "2027 heeft geen 29 februari."),
        ("2100-02-29", "2100 heeft geen 29 februari."),
        ("31-04-2027", "Die dag staat niet in de kalender."),
        ("00-01-2027", "Die dag staat niet in de kalender."),
        ("12-13-2027", "Die dag staat niet in de kalender."),
        ("12-03-0027", "Kies een jaar tussen 2000 en 2100."),
        ("12-03-27", "Schrijf een dag als 12-03-2027."),
        ("", "Schrijf een dag als 12-03-2027."),
        ("morgen", "Schrijf een dag als 12-03-2027."),
        ("١٢-٠٣-٢٠٢٧", "Schrijf een dag als 12-03-2027."),
        ("1" * 10_000, "Schrijf een dag als 12-03-2027."),
    ],
)
def test_a_day_that_does_not_exist_is_refused(typed: str, sentence: str) -> None:
    with override("nl"), pytest.raises(Impossible) as refused:
        day_of(typed)

    assert str(refused.value) == sentence


@pytest.mark.parametrize(
    ("day", "at", "sentence"),
    [
        (date(2027, 3, 28), time(2, 30), "Op 28 maart 2027 bestaat 02:30 niet: de klok slaat die nacht een uur over."),
        (date(2027, 3, 28), time(2, 0), "Op 28 maart 2027 bestaat 02:00 niet: de klok slaat die nacht een uur over."),
        (date(2027, 10, 31), time(2, 30), "Op 31 oktober 2027 is het twee keer 02:30: de klok gaat die nacht terug."),
    ],
)
def test_a_time_that_is_skipped_or_twice_is_refused(day: date, at: time, sentence: str) -> None:
    with override("nl"), pytest.raises(Impossible) as refused:
        moment(day, at, AMSTERDAM)

    assert str(refused.value) == sentence


@pytest.mark.parametrize(
    ("day", "begin", "end", "minutes"),
    [
        (date(2027, 3, 12), time(13, 30), time(15, 0), 90),
        (date(2027, 3, 28), time(1, 30), time(3, 30), 60),
        (date(2027, 10, 31), time(1, 30), time(3, 30), 180),
        (date(2028, 2, 29), time(9, 0), time(21, 0), 720),
    ],
)
def test_minutes_are_those_that_really_pass(day: date, begin: time, end: time, minutes: int) -> None:
    found = span(day, begin, end, AMSTERDAM)

    assert found.minutes == minutes
    assert (found.begin.time(), found.end.time()) == (begin, end)


@pytest.mark.parametrize(
    ("begin", "end", "sentence"),
    [
        (time(15, 0), time(13, 30), "Het einde (13:30) moet na het begin (15:00) komen."),
        (time(15, 0), time(15, 0), "Het einde (15:00) moet na het begin (15:00) komen."),
        (time(8, 0), time(20, 1), "Een bijeenkomst duurt hooguit twaalf uur."),
    ],
)
def test_an_end_before_the_begin_and_a_whole_day_are_refused(begin: time, end: time, sentence: str) -> None:
    with override("nl"), pytest.raises(Impossible) as refused:
        span(date(2027, 3, 12), begin, end, AMSTERDAM)

    assert str(refused.value) == sentence
