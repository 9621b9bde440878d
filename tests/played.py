"""Whole sessions, played through the real commands: what a harvest is made of."""

from __future__ import annotations

import uuid
from itertools import cycle

from sessions.commands import desk, seats, sorting, steps
from sessions.models import Card, Share, Sheet
from tests.factories import QUESTIONS, Room

BEFORE = "Hoe krijg ik de woningcorporatie aan tafel?"
AFTER = "Wat heb ik nodig om hardop te zeggen dat ik dit niet alleen kan dragen?"
CORES = (
    "Volgens mij is de kern dat jij draagt wat van het hele overleg is.",
    "Volgens mij is de kern dat stilte voor jou spannender is dan doorwerken.",
    "Volgens mij is de kern dat niemand weet dat jij het niet meer weet.",
    "Volgens mij is de kern dat je mandaat ophoudt waar je verantwoordelijkheid begint.",
    "Volgens mij is de kern dat je hoopt dat het zichzelf oplost.",
)
ADVICE = (
    "Je zou kunnen de volgende agenda leeg laten en wachten.",
    "Je zou kunnen vragen wie jou rugdekking geeft.",
    "Je zou kunnen het overleg laten kiezen: samen, of niet.",
    "Je zou kunnen Femke meenemen naar het eerste gesprek.",
    "Je zou kunnen een week lang niet nabellen.",
    "Je zou kunnen officieel coördinatie vragen bij de beëdigde reünie.",
)
NOTE = "Dan komt het stil te liggen."
REACTION = "Ik wil één week niet nabellen, en opschrijven wat er dan gebeurt."
TAKEAWAYS = (
    (Share.NAMED, "Ik neem mee dat ik vaak ja zeg voordat ik weet waarop."),
    (Share.UNNAMED, "Ik neem mee dat ik niet de enige ben die op vrijdagmiddag nog belt."),
    (Share.WITHHELD, "Ik neem mee KANARIEZWIJGT"),
)


def play_vijf(room: Room) -> Room:
    """Vijf stappen from the lobby to the end: 16 questions, sorted and answered, 6 pieces of advice, 6 takeaways."""
    ask(room)
    sort(room)
    room.go_to("beantwoorden")
    for number, card in enumerate(sorting.in_bin_order(room.current)[:5]):
        sorting.answered(
            room.session, room.current, card.pk, note="Dan komt het stil te liggen." if number == 0 else ""
        )
    room.go_to("kern-schrijven")
    room.write_all(CORES)
    room.go_to("kern-voorlezen")
    room.show_all()
    room.go_to("vraag-herschrijven")
    room.write(room.bringer, AFTER)
    room.go_to("advies-schrijven")
    for seat, text in zip(cycle(room.others), ADVICE, strict=False):
        room.write(seat, text)
    room.go_to("advies-voorlezen")
    room.show_all()
    room.go_to("reageren")
    room.write(room.bringer, REACTION)
    room.go_to("voor-jezelf")
    room.write(room.bringer, "KANARIEVOORMEZELF")
    take_along(room, "opschrijven", "voorlezen")
    return room


def ask(room: Room) -> None:
    """The question in one sentence, the agreements, and 16 questions that were read aloud."""
    room.go_to("afspreken")
    for seat in room.seats:
        seat.refresh_from_db()
        seats.set_ready(seat, room.current, is_ready=True)
    room.go_to("vraag-opschrijven")
    room.write(room.bringer, BEFORE)
    room.go_to("vragen-schrijven")
    for number, seat in zip(range(16), cycle(room.others), strict=False):
        room.write(seat, QUESTIONS[number % 10] if number < 10 else f"{number}. {QUESTIONS[number % 10]}")
    room.go_to("vragen-voorlezen")
    room.show_all()


def sort(room: Room) -> None:
    """Every question gets a bin, and the circle sees it."""
    room.go_to("sorteren")
    bringer, activity = room.bringer, room.current
    bins = cycle([each["id"] for each in sorting.sorted_sheet(activity).bins])
    for card, slug in zip(list(sorting.cards_of(activity)), bins, strict=False):
        sorting.put(bringer, activity, card.pk, slug)
    sorting.share(bringer, activity)


def take_along(room: Room, write: str, read: str) -> None:
    """Six takeaways, each with its writer's choice, and read aloud as far as that choice allows."""
    room.go_to(write)
    for seat, (share, text) in zip(room.seats, cycle(TAKEAWAYS), strict=False):
        room.write(seat, text, share=share)
    room.go_to(read)
    room.show_all()


def write_line(room: Room, text: str) -> Card:
    """A line by the facilitator on the first sheet of the current activity."""
    sheet = Sheet.objects.get(session=room.session, slug=room.current.sheet_slugs[0], round=room.current.step.round)
    key = uuid.uuid4()
    desk.write_line(room.session, room.current, sheet, text, key)
    return Card.objects.get(key=key)


def end(room: Room) -> Room:
    steps.end(room.session)
    return room


def agree_all(room: Room, share: Share = Share.NAMED) -> None:
    """Everybody gives this answer about every text of theirs; what was chosen before stays."""
    room.session.cards.filter(consent="").update(consent=share)
    room.session.rounds.filter(consent="").update(consent=share)
