"""Rooms for tests: a session with people in it, brought to any activity through the real commands."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass, field

from django.test import Client

from intervisie.accounts.models import Organisation, User
from intervisie.groups.commands import groups, members
from intervisie.groups.models import Group
from methods import catalogue
from methods.definitions import Write
from sessions.access import cookie_name
from sessions.commands import cards, desk, door, steps
from sessions.commands.opening import Case, Plan, open_session
from sessions.models import Activity, Card, Seat, Session, Share

NAMES = ("Anouk", "Yasmina", "Joost", "Femke", "Ruben", "Soraya", "Willem", "Naima")
QUESTIONS = (
    "Wat zou er gebeuren als jij een week lang niemand belt?",
    "Van wie is dit probleem eigenlijk?",
    "Wat zeg je tegen jezelf als het weer niet lukt?",
    "Waaraan merken anderen dat jij hulp nodig hebt?",
    "Wie aan die tafel heeft hetzelfde belang als jij?",
    "Wat maakt dat je steeds ja zegt?",
    "Wat moet de bewoner hiervan merken?",
    "Hoe vaak is het overleg al verzet?",
    "Welke afspraken staan er op papier?",
    "Wie zit er namens de corporatie?",
)


def make_facilitator(email: str = "hanneke@example.org", organisation: Organisation | None = None) -> User:
    """A facilitator of an organisation of their own."""
    organisation = organisation or Organisation.objects.create(name="Gemeente Merendaal")
    return User.objects.create_user(email, name="Hanneke Vos", organisation=organisation, is_facilitator=True)


@dataclass
class Room:
    """A session with its seats and their phones' tokens. The first seat brings the case."""

    facilitator: User
    session: Session
    seats: list[Seat] = field(default_factory=list)
    tokens: list[str] = field(default_factory=list)

    def sit(self, name: str) -> Seat:
        """Somebody joins with a phone."""
        seat, token = door.join(self.session, name)
        self.seats.append(seat)
        self.tokens.append(token)
        return seat

    @property
    def bringer(self) -> Seat:
        return self.seats[0]

    @property
    def others(self) -> Sequence[Seat]:
        return self.seats[1:]

    @property
    def current(self) -> Activity:
        self.session.refresh_from_db()
        assert self.session.current is not None
        return self.session.current

    def start(self) -> Room:
        if self.session.current_id is None:
            steps.start(self.session)
        return self

    def next(self) -> Activity:
        """On to the next activity."""
        steps.go_next(self.session, seen=self.current.pk)
        return self.current

    def go_to(self, what: str, number: int = 0) -> Activity:
        """Straight to the activity with this id, or to the first (or `number`th) one of this kind."""
        self.start()
        agenda = list(self.session.agenda())
        found = [each for each in agenda if each.definition.id == what] or [
            each for each in agenda if each.kind == what
        ]
        steps.go_to(self.session, found[number])
        return self.current

    def write(self, seat: Seat, text: str, *, prompt: str = "", share: Share = Share.NAMED) -> Card:
        """A card of this seat in the current writing activity."""
        draft = cards.Draft(text=text, key=uuid.uuid4(), prompt=prompt, share=share)
        return cards.add(Seat.objects.select_related("session").get(pk=seat.pk), self.current, draft)

    def write_all(self, texts: Sequence[str] = QUESTIONS) -> list[Card]:
        """Everybody whom the current writing activity concerns writes what it asks for at least."""
        script = self.current.definition
        assert isinstance(script, Write)
        wanted = [(seat, prompt) for seat in self.seats if self.current.may_do(seat) for prompt in script.prompts]
        jobs = [(seat, prompt.id) for seat, prompt in wanted for _ in range(max(1, prompt.least))]
        return [
            self.write(seat, texts[number % len(texts)], prompt=prompt) for number, (seat, prompt) in enumerate(jobs)
        ]

    def show_all(self) -> None:
        """Show every card that waits on the current activity's sheets."""
        desk.show_all(self.session, self.current)

    def phone(self, seat: Seat) -> Client:
        """The browser of this seat's phone."""
        client = Client()
        client.cookies[cookie_name()] = self.tokens[self.seats.index(seat)]
        return client

    def laptop(self) -> Client:
        """The facilitator's browser, signed in."""
        client = Client()
        client.force_login(self.facilitator)
        return client


def open_room(*slugs: str, seats: int = 6, first_time: bool = False, facilitator: User | None = None) -> Room:
    """A session in its lobby with one or two methods (vijf-stappen by default) and `seats` people with phones."""
    facilitator = facilitator or make_facilitator()
    cases = [
        Case(
            method=catalogue.method(slug),
            variables={
                each.id: each.examples[0] if each.examples else "Wanneer mag je loslaten?"
                for each in catalogue.method(slug).variables
            },
        )
        for slug in (slugs or ("vijf-stappen",))
    ]
    plan = Plan(title="Adviseurs zorg en veiligheid", cases=cases, seats=seats, minutes=90, first_time=first_time)
    room = Room(facilitator=facilitator, session=open_session(facilitator, plan))
    door.host(room.session)
    room.session.refresh_from_db()
    for name in NAMES[:seats]:
        room.sit(name)
    for case_round in room.session.rounds.all():
        case_round.case_bringer = room.seats[0] if room.seats else None
        case_round.save()
    return room


def make_group(facilitator: User, *names: str, **described: str) -> Group:
    """A group of this facilitator with these members; six of them when nobody is named."""
    group = groups.create(facilitator, groups.Description(**({"name": "Adviseurs zorg en veiligheid"} | described)))
    members.add(group, [members.Person(name) for name in names or NAMES[:6]])
    return group
