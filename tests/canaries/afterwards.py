"""After the circle: six people who agree to different things, with a word of its own in everything that was said."""

from __future__ import annotations

import re
import uuid
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from django.core import mail
from django.core.management import call_command
from django.db.models import F
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from intervisie.accounts.models import User
from intervisie.evaluations.commands import answering
from intervisie.evaluations.commands.answering import Answers
from intervisie.evaluations.models import Ballot, Evaluation
from intervisie.followup.models import Intention
from intervisie.groups.commands import meetings
from intervisie.groups.models import Group, Meeting, Member
from methods import catalogue
from sessions.access import cookie_name
from sessions.commands import consent, desk, letters, sorting, steps
from sessions.commands.consent import Choices
from sessions.commands.opening import Belonging, Case, Plan, open_for
from sessions.leaving import leaving_cookie_name
from sessions.models import Card, HarvestLetter, Seat, Share
from tests.factories import NAMES, Room, make_facilitator, make_group, open_room

BRINGER, OWN, OTHER, SILENT = range(4)
SITS = {"case": BRINGER, "own": OWN, "other": OTHER}
CONSENT = {  # of what the circle saw; who is silent says nothing
    "a named card": (OWN, Share.NAMED),
    "a withheld card": (OWN, Share.WITHHELD),
    "an unnamed card": (OTHER, Share.UNNAMED),
    "a silent card": (SILENT, None),
}


@dataclass
class Aftermath:
    """`words` is what to look for, by the name of the secret; `phones` are browsers of people who left."""

    room: Room
    group: Group
    people: dict[str, User]
    words: dict[str, str] = field(default_factory=dict)
    cards: dict[str, Card] = field(default_factory=dict)
    phones: dict[str, Client] = field(default_factory=dict)
    coming: Room | None = None

    def word(self, secret: str) -> str:
        self.words[secret] = f"kanarie{uuid.uuid4().hex[:10]}"
        return self.words[secret]

    def write(self, secret: str, seat: int, share: Share = Share.NAMED) -> None:
        self.cards[secret] = self.room.write(self.room.seats[seat], self.word(secret), share=share)

    def seat(self, number: int) -> Seat:
        return Seat.objects.select_related("session").get(pk=self.room.seats[number].pk)

    def browser(self, actor: str) -> Client:
        if actor in self.phones:
            return self.phones[actor]
        client = Client(raise_request_exception=False)
        if actor in self.people:
            client.force_login(self.people[actor])
        elif actor == "seated" and self.coming is not None:
            client.cookies[cookie_name()] = self.coming.tokens[0]
        return client


def begin() -> Aftermath:
    """The first meeting of a group is played to its end, with words everywhere."""
    hanneke = make_facilitator("hanneke@example.org")
    group = make_group(hanneke, *NAMES[:6])
    Member.objects.filter(group=group).update(email="lid@lindedal.example")
    Meeting.objects.create(group=group, number=1, begins_at=timezone.now())
    evening = Aftermath(open_room("vijf-stappen", seats=6, facilitator=hanneke), group, _people(hanneke))
    meetings.begin(group, evening.room.session.pk)
    _ask(evening)
    _sort_and_answer(evening)
    evening.room.go_to("voor-jezelf")
    evening.write("a text for oneself", BRINGER)
    evening.room.go_to("opschrijven")
    evening.write("a withheld takeaway", OWN, Share.WITHHELD)
    evening.room.go_to("voorlezen")
    evening.room.show_all()
    return evening


def _people(hanneke: User) -> dict[str, User]:
    made, house = User.objects.create_user, hanneke.organisation
    told: dict[str, Any] = {"is_facilitator": False, "is_coordinator": True}
    return {
        "desk": hanneke,
        "colleague": made("pim@example.org", name="Pim", organisation=house, is_facilitator=True),
        "coordinator": made("ine@example.org", name="Ine", organisation=house, **told),
        "foreign": make_facilitator("joep@elders.example"),
    }


def _ask(evening: Aftermath) -> None:
    evening.room.go_to("vraag-opschrijven")
    evening.write("the case", BRINGER)
    evening.room.go_to("vragen-schrijven")
    for secret, (seat, _share) in CONSENT.items():
        evening.write(secret, seat)
    evening.write("a card that waits", OWN)
    evening.room.go_to("vragen-voorlezen")
    for secret in CONSENT:
        desk.show(evening.room.session, evening.cards[secret].pk)


def _sort_and_answer(evening: Aftermath) -> None:
    activity = evening.room.go_to("sorteren")
    for card in sorting.cards_of(activity):
        sorting.put(evening.seat(BRINGER), activity, card.pk, "behulpzaam")
    sorting.share(evening.seat(BRINGER), evening.room.current)
    activity = evening.room.go_to("beantwoorden")
    for secret, about in (("a note on a named card", "a named card"), ("a note on a silent card", "a silent card")):
        sorting.answered(evening.room.session, activity, evening.cards[about].pk, note=evening.word(secret))


def chosen(evening: Aftermath) -> None:
    """It ended. Three people chose, one wants a mail, two take something along, one answered, one sent nothing."""
    steps.end(evening.room.session)
    for actor, number in SITS.items():
        evening.phones[actor] = evening.room.phone(evening.room.seats[number])
        evening.phones[actor].get(reverse("goodbye"))
        assert leaving_cookie_name() in evening.phones[actor].cookies
    for secret, (number, share) in CONSENT.items():
        if share is not None:
            consent.choose(evening.seat(number), Choices(cards={evening.cards[secret].pk: share}))
    case = evening.room.session.rounds.get()
    consent.choose(evening.seat(BRINGER), Choices(cases={case.pk: Share.WITHHELD}))
    _wish(evening)
    _intend(evening)
    evening.words["the key of a ballot"] = Ballot.objects.get(seat=evening.seat(OTHER).pk).key()
    Client().post(reverse("ballot", args=[evening.words["the key of a ballot"]]))
    ballot = Ballot.objects.get(seat=evening.seat(OWN).pk)
    answering.answer(ballot, uuid.uuid4(), Answers({"said": 4}, text=evening.word("an answer to looking back")))


def _wish(evening: Aftermath) -> None:
    evening.words["an address for the harvest"] = f"{evening.word('an address for the harvest')}@example.org"
    evening.phones["own"].post(reverse("harvest_mail"), {"email": evening.words["an address for the harvest"]})
    evening.words["the key of the harvest"] = HarvestLetter.objects.get().key()


def _intend(evening: Aftermath) -> None:
    for actor, secret in (("own", "an intention"), ("other", "an intention kept")):
        email = f"{evening.word(f'an address for {secret}')}@example.org"
        evening.words[f"an address for {secret}"] = email
        evening.phones[actor].post(reverse("intend"), {"text": evening.word(secret), "weeks": "4", "email": email})
        evening.words[f"the key of {secret}"] = Intention.objects.get(email=email).key()


def closed(evening: Aftermath) -> None:
    """The harvest is closed; the link is mailed, and after a mistake the code that it asks for is given."""
    consent.close(evening.room.session)
    letters.send_due()
    browser, link = Client(), reverse("mailed", args=[evening.words["the key of the harvest"]])
    browser.post(link, {"code": "wrong"})
    browser.post(link, {"mail": "1"})
    found = re.search(r"\b\d{6}\b", str(mail.outbox[-1].body))
    assert found
    evening.words["the mailed code"] = found[0]
    browser.post(link, {"code": found[0]})
    evening.phones["mailed"] = browser


def later(evening: Aftermath) -> None:
    """Everybody was asked to look back, and reminded; it closed. Both intentions were asked about: one is shared."""
    for days in (0.2, 5, 3):
        ago = timedelta(days=days)
        Evaluation.objects.update(asked_at=F("asked_at") - ago, closes_at=F("closes_at") - ago)
        Ballot.objects.update(asked_at=F("asked_at") - ago)
        call_command("letters", verbosity=0)
    Intention.objects.update(ask_at=timezone.now())
    call_command("letters", verbosity=0)
    for actor, way in (("an intention", "share"), ("an intention kept", "keep")):
        link = reverse("intention", args=[evening.words[f"the key of {actor}"]])
        Client().post(link, {"share": "1"})
        answer = {"answer": evening.word(f"what became of {actor}"), way: "1"}
        Client().post(link, answer)


def met_again(evening: Aftermath) -> None:
    """The next meeting opens, and looks back on what was shared."""
    plan = Plan(title="Volgende keer", cases=[Case(catalogue.method("vijf-stappen"))])
    session = open_for(evening.group.facilitator, plan, Belonging(group=evening.group))
    evening.coming = Room(evening.group.facilitator, session)
    evening.coming.sit("Anouk")
    steps.start(session)
    steps.go_next(session, seen=session.agenda()[0].pk)


MOMENTS: dict[str, Callable[[Aftermath], None]] = {
    "chosen": chosen,
    "closed": closed,
    "weeks later": later,
    "met again": met_again,
}
