"""A session that is played through with a word of its own in everything that somebody wrote or may know."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from dataclasses import dataclass, field

from django.test import Client
from django.utils import translation
from django.utils.translation import gettext

from intervisie.accounts.models import User
from sessions.access import cookie_name
from sessions.commands import beamer, cards, clock, consent, desk, door, lead, seats, signal, sorting, steps
from sessions.commands.consent import Choices
from sessions.models import Card, Seat, Share
from sessions.screens.door import door as door_view
from sessions.tickets import waiting_cookie_name
from tests.factories import Room, make_facilitator, open_room

ORIGIN = "http://testserver"
BRINGER, OWN, OTHER, THIRD, OUT = range(5)


@dataclass
class Evening:
    """`words` is what to look for, by the name of the secret; each may be written in more than one way."""

    room: Room
    elsewhere: Room
    people: dict[str, User]
    ticket: str = ""
    words: dict[str, tuple[str, ...]] = field(default_factory=dict)
    cards: dict[str, Card] = field(default_factory=dict)

    def word(self, secret: str) -> str:
        """A fresh word for this secret."""
        word = f"kanarie{uuid.uuid4().hex[:10]}"
        self.words[secret] = (word,)
        return word

    def write(self, secret: str, seat: int, share: Share = Share.NAMED) -> Card:
        self.cards[secret] = self.room.write(self.room.seats[seat], self.word(secret), share=share)
        return self.cards[secret]

    def show(self, *secrets: str) -> None:
        for secret in secrets:
            desk.show(self.room.session, self.cards[secret].pk)

    def seat(self, number: int) -> Seat:
        return Seat.objects.select_related("session").get(pk=self.room.seats[number].pk)

    def browser(self, actor: str) -> Client:
        client = Client(raise_request_exception=False)
        tokens = {"own": OWN, "case": BRINGER, "other": OTHER, "out": OUT}
        if actor in self.people:
            client.force_login(self.people[actor])
        elif actor in tokens:
            client.cookies[cookie_name()] = self.room.tokens[tokens[actor]]
        elif actor == "elsewhere":
            client.cookies[cookie_name()] = self.elsewhere.tokens[1]
        elif actor == "waiting":
            client.cookies[waiting_cookie_name()] = self.ticket
        return client


def begin() -> Evening:
    """In the lobby: a colleague took over, somebody waits, somebody was put out; next door another circle writes."""
    hanneke = make_facilitator("hanneke@example.org")
    house = hanneke.organisation
    made = User.objects.create_user
    people = {
        "lead": made("pim@example.org", name="Pim", organisation=house),
        "along": hanneke,
        "colleague": made("ada@example.org", name="Ada", organisation=house),
        "foreign": make_facilitator("joep@elders.example"),
        "roleless": made("kim@example.org", name="Kim", organisation=house, is_facilitator=False),
    }
    room, elsewhere = (open_room("vijf-stappen", seats=5, facilitator=hanneke) for _ in range(2))
    evening = Evening(room, elsewhere, people)
    _hide_words_in_the_script(evening)
    lead.take_with_code(people["lead"], room.session.code)
    evening.ticket = door.enter(room.session, door.Visitor(evening.word("a name at the door")), scanned=False).ticket
    seats.put_out(room.session, evening.seat(OUT))
    elsewhere.go_to("vragen-schrijven")
    elsewhere.write(elsewhere.seats[1], evening.word("a card next door"))
    return evening


def _hide_words_in_the_script(evening: Evening) -> None:
    session = evening.room.session
    for part in session.agenda():
        part.script |= {"say": evening.words.get("what to say", ("",))[0] or evening.word("what to say")}
        part.save()
    sheet = session.sheets.get(slug="vragen")
    sheet.bins[0]["title"] = evening.word("a bin")
    sheet.save()
    session.title = evening.word("the title")
    session.save()


def lobby(evening: Evening) -> None:
    session = evening.room.session
    session.refresh_from_db()
    evening.words |= {
        "the word to take over": (session.lead_word, session.lead_word_in_groups),
        "the code": (session.code, session.code_in_groups),
        "the door key": (session.door_key,),
        "the drawn key": (door_view(session, ORIGIN).qr_path,),
        "the wall's address": (session.beamer_token,),
        "a seat's token": (evening.room.tokens[OWN],),
        "a ticket": (evening.ticket,),
    }


def asking(evening: Evening) -> None:
    """The question is on the wall; of four cards nobody but the writer and the facilitator knows."""
    room = evening.room
    room.go_to("vraag-opschrijven")
    evening.write("the question", BRINGER)
    room.go_to("vragen-schrijven")
    rewritten = evening.write("words before rewriting", OWN)
    cards.rewrite(evening.seat(OWN), rewritten.pk, evening.word("a card"))
    evening.cards["a card"] = rewritten
    evening.write("a card taken back", OWN)
    cards.take_back(evening.seat(OWN), evening.cards["a card taken back"].pk)
    for secret in ("a card that waits", "a card to hide", "a card to remove", "a card to merge", "words with a typo"):
        evening.write(secret, OWN)
    evening.write("a card of somebody else", OTHER)


def reading(evening: Evening) -> None:
    """Everything the facilitator can do with cards was done."""
    session = evening.room.session
    evening.room.go_to("vragen-voorlezen")
    evening.show("a card", "a card to hide", "a card to remove", "a card to merge", "words with a typo")
    desk.hide(session, evening.cards["a card to hide"].pk)
    desk.remove(session, evening.cards["a card to remove"].pk)
    desk.merge(session, evening.cards["a card to merge"].pk, evening.cards["a card"].pk)
    desk.correct(session, evening.cards["words with a typo"].pk, evening.word("words without a typo"))


def holding(evening: Evening) -> None:
    """The wall is held; meanwhile one more card is shown."""
    beamer.hold(evening.room.session)
    evening.show("a card of somebody else")


def sorting_out(evening: Evening) -> None:
    """The wall follows again; the case bringer has put every card in a bin, and nobody else has seen that."""
    beamer.hold(evening.room.session)
    activity = evening.room.go_to("sorteren")
    for card in sorting.cards_of(activity):
        sorting.put(evening.seat(BRINGER), activity, card.pk, "behulpzaam")


def answering(evening: Evening) -> None:
    sorting.share(evening.seat(BRINGER), evening.room.current)
    activity = evening.room.go_to("beantwoorden")
    card = evening.cards["a card"]
    sorting.answered(evening.room.session, activity, card.pk, note=evening.word("a note"))


def reflecting(evening: Evening) -> None:
    evening.room.go_to("voor-jezelf")
    evening.write("a text for oneself", BRINGER)


def taking_along(evening: Evening) -> None:
    evening.room.go_to("opschrijven")
    evening.write("a withheld takeaway", OWN, Share.WITHHELD)
    evening.write("an unnamed takeaway", OTHER, Share.UNNAMED)
    evening.write("a named takeaway", THIRD, Share.NAMED)


def parting(evening: Evening) -> None:
    """Takeaways were read aloud, and somebody needs a pause without saying so."""
    evening.room.go_to("voorlezen")
    evening.room.show_all()
    signal.raise_hand(evening.seat(OWN))
    evening.words["a quiet signal"] = (f'id="signal-{evening.room.seats[OWN].pk}"',)
    with translation.override("nl"):
        evening.words["a quiet answer"] = (gettext("Your facilitator gets to see it."),)


def pausing(evening: Evening) -> None:
    clock.pause(evening.room.session)


def black(evening: Evening) -> None:
    clock.resume(evening.room.session)
    beamer.black(evening.room.session)


def over(evening: Evening) -> None:
    steps.end(evening.room.session)


def agreed(evening: Evening) -> None:
    """Two writers let a text go along; the rest of the circle says nothing."""
    for secret, number in (("a card", OWN), ("a card of somebody else", OTHER)):
        choice = Choices(cards={evening.cards[secret].pk: Share.UNNAMED})
        consent.choose(evening.seat(number), choice)


def told(evening: Evening) -> None:
    """The case bringer lets the case text go along."""
    case = evening.room.session.rounds.get()
    consent.choose(evening.seat(BRINGER), Choices(cases={case.pk: Share.NAMED}))


MOMENTS: dict[str, Callable[[Evening], None]] = {
    "in the lobby": lobby,
    "while they write": asking,
    "while they read": reading,
    "on a held wall": holding,
    "while one sorts": sorting_out,
    "while one answers": answering,
    "alone": reflecting,
    "writing takeaways": taking_along,
    "reading takeaways": parting,
    "in a pause": pausing,
    "on a black wall": black,
    "after the end": over,
    "after two agreed": agreed,
    "after the case": told,
}
