"""A group that prepares, and meets without its facilitator: a word of its own in everything it wrote or may know."""

from __future__ import annotations

import html
import uuid
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta

from django.test import Client
from django.urls import reverse
from django.utils import timezone

from intervisie.accounts.models import User
from intervisie.groups.access import cookie_name as case_cookie
from intervisie.groups.commands import cases, groups, hosting, invitations, members
from intervisie.groups.models import Case, Group, Meeting
from methods import catalogue
from sessions.access import cookie_name
from sessions.commands import door, steps
from sessions.commands import hosting as host_it
from sessions.commands.opening import Case as Round
from sessions.commands.opening import Plan
from sessions.models import Share
from tests.factories import Room, make_facilitator

# Anouk hosts, Yasmina writes, Joost was invited and is not there, Femke prepares a case.
NAMES = ("Anouk", "Yasmina", "Joost", "Femke")


def word() -> str:
    return f"kanarie{uuid.uuid4().hex[:10]}"


@dataclass
class Circle:
    """`words` is what to look for, by the name of the secret."""

    group: Group
    tonight: Meeting
    later: Meeting
    case: Case
    room: Room
    keys: dict[str, str]
    people: dict[str, User]
    words: dict[str, str] = field(default_factory=dict)

    def browser(self, actor: str) -> Client:
        client = Client(raise_request_exception=False)
        if actor in self.people:
            client.force_login(self.people[actor])
        elif actor in {"host", "seat"}:
            client.cookies[cookie_name()] = self.room.tokens[("host", "seat").index(actor)]
        elif actor == "bringer":
            client.cookies[case_cookie()] = self.keys["phone"]
        return client

    def address(self, page: str) -> str:
        about: dict[str, object] = {"group": self.group.public_id}
        named: dict[str, dict[str, object]] = {
            "console": {"session": self.room.session.public_id},
            "harvest": {"session": self.room.session.public_id},
            "beamer": {"token": self.room.session.beamer_token},
            "invited": {"token": self.keys["guest"]},
            "host": {"token": self.keys["host"]},
            "guests": {**about, "number": 2},
            "plan": {**about, "number": 2},
            "host_link": {**about, "number": 1},
            "group": about,
            "case": {**about, "case": self.case.public_id},
        }
        return reverse(page, kwargs=named.get(page, {}))

    def finds(self, actor: str, page: str) -> str:
        """Everything that comes back: headers, cookies and body, as a reader would see its letters."""
        answer = self.browser(actor).get(self.address(page))
        assert answer.status_code < 500, (actor, page)
        raw = answer.content.decode()
        return f"{answer.headers} {answer.cookies} {html.unescape(raw)} {raw}"


def begin() -> Circle:
    """Tonight without a facilitator, next week with her; somebody is invited to that and somebody prepares a case."""
    hanneke = make_facilitator("hanneke@example.org")
    words = {"a note about the group": word(), "a name in the circle": word(), "an address": f"{word()}@example.org"}
    group = groups.create(hanneke, groups.Description(name="Kring", notes=words["a note about the group"]))
    known = [*NAMES, words["a name in the circle"]]
    members.add(group, [members.Person(name, words["an address"] if name == "Joost" else "") for name in known])
    tonight, later = _meetings(group, words)
    case = cases.ask(group, group.circle()[3])
    phone = cases.open_with(cases.make_link(case))
    words["a case on a phone"] = word()
    cases.write(case, {"looking_at": words["a case on a phone"]}, seen=1)
    invitations.announce(later, "http://testserver")
    guest = later.invitations.get(member=group.circle()[2])
    keys = {"guest": guest.key(), "host": hosting.make_link(tonight), "phone": phone}
    room = _open(group, keys["host"])
    words |= {"the key of a guest": keys["guest"], "the key of the host": keys["host"], "the key of a phone": phone}
    people = {"guide": hanneke, **_others(hanneke)}
    return Circle(group, tonight, later, case, room, keys, people, words)


def _meetings(group: Group, words: dict[str, str]) -> tuple[Meeting, Meeting]:
    words["the place of a meeting"] = word()
    now = timezone.localtime().replace(hour=12, minute=0, second=0, microsecond=0)
    tonight = {"begins_at": now, "ends_at": now + timedelta(hours=2)}
    later = {name: moment + timedelta(days=7) for name, moment in tonight.items()}
    return (
        Meeting.objects.create(group=group, number=1, mode="without", host=group.circle()[0], **tonight),
        Meeting.objects.create(group=group, number=2, place=words["the place of a meeting"], **later),
    )


def _open(group: Group, key: str) -> Room:
    """The host opens the circle on a phone, and Yasmina sits down."""
    plan = Plan("Zonder begeleider", [Round(catalogue.method("vijf-stappen"))])
    session, token = host_it.open_as_host(key, plan, uuid.uuid4())
    room = Room(group.facilitator, session, [session.circle()[0]], [token])
    seat, phone = door.join(session, "Yasmina")
    return Room(group.facilitator, session, [*room.seats, seat], [token, phone])


def _others(hanneke: User) -> dict[str, User]:
    made = User.objects.create_user
    house = hanneke.organisation
    return {
        "colleague": made("pim@example.org", name="Pim", organisation=house),
        "coordinator": made(
            "ine@example.org", name="Ine", organisation=house, is_facilitator=False, is_coordinator=True
        ),
        "foreign": make_facilitator("joep@elders.example"),
    }


def opened(circle: Circle) -> None:
    """The circle is open on the host's phone."""


def writing(circle: Circle) -> None:
    circle.room.session.rounds.update(case_bringer=circle.room.seats[0])
    circle.room.go_to("vragen-schrijven")
    circle.words["a card among members"] = word()
    circle.room.write(circle.room.seats[1], circle.words["a card among members"], share=Share.NAMED)


def sharing(circle: Circle) -> None:
    """The case bringer lets the facilitator read along."""
    cases.share(circle.case)


def over(circle: Circle) -> None:
    circle.room.go_to("opschrijven")
    circle.words["a takeaway among members"] = word()
    circle.room.write(circle.room.seats[1], circle.words["a takeaway among members"], share=Share.NAMED)
    circle.room.go_to("voorlezen")
    circle.room.show_all()
    steps.end(circle.room.session)


MOMENTS: dict[str, Callable[[Circle], None]] = {
    "when it opens": opened,
    "while they write": writing,
    "when the case is shared": sharing,
    "after the end": over,
}
