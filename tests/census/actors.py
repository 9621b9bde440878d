"""Everybody who can ask for an address, each with the browser they have, and one evening they all belong to or not."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.cookies import SimpleCookie

from django.db import transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from intervisie.accounts.commands import inviting
from intervisie.accounts.models import Invitation, Organisation, Roles, User
from intervisie.groups.commands import cases, hosting, kept_paths
from intervisie.groups.models import Group, Meeting
from methods import catalogue
from sessions.access import cookie_name
from sessions.commands import door, lead, opening, seats
from sessions.commands import hosting as host_it
from sessions.models import Seat
from sessions.tickets import waiting_cookie_name
from tests.factories import Room, make_facilitator, make_group, open_room

ACTORS = (
    "stranger",
    "waiting",
    "seat",
    "elsewhere",
    "out",
    "bringer",
    "leading",
    "leader",
    "opener",
    "colleague",
    "foreign",
    "roleless",
    "beamer",
    "coordinator",
    "manager",
    "rival",
    "host",
)


@dataclass(frozen=True)
class Staff:
    """Who leads no sessions: two of the facilitator's own organisation, and a manager of another one."""

    coordinator: User
    manager: User
    rival: User
    invitation: inviting.Sent


@dataclass
class Evening:
    """`room` is the session that is asked for; `other` has the same facilitator.

    `overtaken` was opened by that facilitator too, and is led by a colleague now; `guided` by one of its seats;
    `hosted` by a member, in a meeting without a facilitator.
    """

    room: Room
    other: Room
    overtaken: Room
    guided: Room
    hosted: Room
    colleague: User
    foreign: User
    roleless: User
    ticket: str
    staff: Staff
    cookies: dict[str, SimpleCookie] = field(default_factory=dict)

    def browser(self, actor: str, *, strict: bool = False) -> Client:
        """The browser of this actor; who has nothing has an empty one. `strict` asks for our own forms."""
        client = Client(raise_request_exception=False, enforce_csrf_checks=strict)
        for name, cookie in self.cookies[actor].items():
            client.cookies[name] = cookie.value
        return client

    def sign_in(self, actor: str) -> Client:
        client = Client()
        people = {"leader": self.room.facilitator, "colleague": self.colleague, "foreign": self.foreign}
        people |= {"opener": self.room.facilitator, "roleless": self.roleless}
        people |= {"coordinator": self.staff.coordinator, "manager": self.staff.manager, "rival": self.staff.rival}
        tokens = {"seat": self.room.tokens[1], "out": self.room.tokens[2], "bringer": self.room.tokens[0]}
        tokens |= {"elsewhere": self.other.tokens[1], "leading": self.guided.tokens[1]}
        tokens |= {"host": self.hosted.tokens[0]}
        if actor in people:
            client.force_login(people[actor])
        elif actor == "waiting":
            client.cookies[waiting_cookie_name()] = self.ticket
        elif actor in tokens:
            client.cookies[cookie_name()] = tokens[actor]
        return client

    def session_for(self, actor: str) -> Room:
        """The session that the actor asks for: who opened or took over one asks for that one."""
        return {"opener": self.overtaken, "leading": self.guided, "host": self.hosted}.get(actor, self.room)


def staff(hanneke: User) -> Staff:
    elsewhere = Organisation.objects.create(name="Waterschap Oost")

    def made(email: str, at: Organisation, **roles: bool) -> User:
        return User.objects.create_user(email, None, name=email, organisation=at, is_facilitator=False, **roles)

    manager = made("bas@example.org", hanneke.organisation, is_manager=True)
    return Staff(
        coordinator=made("coen@example.org", hanneke.organisation, is_coordinator=True),
        manager=manager,
        rival=made("rik@oost.example", elsewhere, is_manager=True),
        invitation=inviting.invite(manager, "fleur@example.org", Roles(facilitator=True)),
    )


def evening() -> Evening:
    hanneke = make_facilitator("hanneke@example.org")
    colleague = User.objects.create_user("pim@example.org", name="Pim", organisation=hanneke.organisation)
    room = open_room("vijf-stappen", seats=3, facilitator=hanneke)
    room.go_to("vragen-schrijven")
    room.write(room.seats[1], "KANARIEVRAAG")
    ticket = door.enter(room.session, door.Visitor("Willem"), scanned=False).ticket
    seats.put_out(room.session, Seat.objects.get(pk=room.seats[2].pk))
    overtaken, guided = (open_room("vijf-stappen", seats=2, facilitator=hanneke) for _ in range(2))
    lead.take_with_code(colleague, overtaken.session.code)
    leading = Seat.objects.select_related("session").get(pk=guided.seats[1].pk)
    guided.tokens[1] = lead.take_with_word(leading, guided.session.lead_word, uuid.uuid4())
    group = make_group(hanneke, "Anouk", "Yasmina")
    kept_paths.keep(group, "Vijf keer", ["with"] * 5, for_all=False)
    cases.ask(group, group.circle()[0])
    Meeting.objects.create(group=group, number=1, started_at=timezone.now(), held_at=timezone.now())
    tonight = Evening(
        room=room,
        other=open_room("vijf-stappen", seats=2, facilitator=hanneke),
        overtaken=overtaken,
        guided=guided,
        hosted=among_members(group),
        colleague=colleague,
        foreign=make_facilitator("joep@elders.example"),
        roleless=User.objects.create_user(
            "ada@example.org", name="Ada", organisation=hanneke.organisation, is_facilitator=False
        ),
        ticket=ticket,
        staff=staff(hanneke),
    )
    tonight.cookies = {actor: tonight.sign_in(actor).cookies for actor in ACTORS}
    return tonight


def among_members(group: Group) -> Room:
    """A meeting without a facilitator, opened by its host; and another one that waits for hers."""
    noon = timezone.localtime().replace(hour=12, minute=0, second=0, microsecond=0)
    for number in (4, 5):
        Meeting.objects.create(
            group=group, number=number, mode="without", host=group.circle()[0], begins_at=noon, ends_at=noon
        )
    key = hosting.make_link(group.meetings.get(number=4))
    plan = opening.Plan("Zonder begeleider", [opening.Case(catalogue.method("vijf-stappen"))])
    session, token = host_it.open_as_host(key, plan, uuid.uuid4())
    return Room(group.facilitator, session, [session.circle()[0]], [token])


@contextmanager
def and_back() -> Iterator[None]:
    """What is done within is taken back."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def address(name: str, room: Room) -> str:
    """An address of this name, about this session where it names one, and about people of its organisation."""
    session = {"session": room.session.public_id}
    named: dict[str, dict[str, object]] = {
        "do": {**session, "act": "gong"},
        "card": {**session, "card": _lying(room)},
        "phone_do": {"act": "hand-down"},
        "method": {"slug": "vijf-stappen"},
        "materials": {"slug": "vijf-stappen"},
        "enter": {"token": "made-up"},
        "person_do": {"person": room.facilitator.pk, "act": "roles"},
        "logo_do": {"act": "put"},
        "edition": {"name": "mine"},
        "mailed": {"key": "made-up"},
        "mailed_edition": {"key": "made-up", "name": "mine"},
        "mailed_pdf": {"key": "made-up", "name": "mine"},
        "edition_pdf": {"name": "mine"},
        "invitation": {"token": "made-up"},
        "invitation_do": {"invitation": Invitation.objects.get().pk, "act": "withdraw"},
        "beamer": {"token": room.session.beamer_token},
        "beamer_version": {"token": room.session.beamer_token},
        "account_confirm_email": {"key": "made-up"},
        "account_reset_password_from_key": {"uidb36": "1", "key": "made-up"},
        "mfa_remove_webauthn": {"pk": 1},
        "mfa_edit_webauthn": {"pk": 1},
        "ballot": {"token": "made-up"},
        "looking_back": {**session},
        "looking_back_paper": {**session},
    }
    named |= _about_group()
    about = {"console", "take_back", "second_case", "harvest", "harvest_pdf", "console_version"}
    about |= {"speak_for", "close_harvest", "harvest_empty", "harvest_empty_pdf"}
    return reverse(name, kwargs=session if name in about else named.get(name, {}))


def _lying(room: Room) -> int:
    """A card that lies on the desk, where there is one."""
    return room.session.cards.for_facilitator().values_list("pk", flat=True).first() or 1


def _kept(group: Group) -> int:
    """The path that was kept for this group."""
    return group.templates.values_list("pk", flat=True).get()


GROUPED = ("", "_guides", "_edit", "_facilitators", "_end", "_archive", "_delete", "_paste")


def _about_group() -> dict[str, dict[str, object]]:
    """What the addresses of groups name: the one group of tonight, and its first member."""
    group = Group.objects.get(facilitator__email="hanneke@example.org")
    about: dict[str, object] = {"group": group.public_id}
    case = about | {"case": group.cases.get().public_id}
    member = about | {"member": group.members.order_by("pk")[0].pk}
    return (
        {f"group{name}": about for name in GROUPED}
        | {
            "member_add": about,
            "member": member,
            "member_leave": member,
            "meeting": about | {"number": 1},
            "case_ask": about,
            "path": about,
            "kept_paths": about,
            "kept_path_name": about | {"kept": _kept(group)},
            "kept_path_remove": about | {"kept": _kept(group)},
            "plan_next": about,
            "themes": about,
            "plan": about | {"number": 5},
            "plan_cancel": about | {"number": 5},
            "commitment": about,
            "attendance": about,
            "attendance_pdf": about,
            "member_attendance_pdf": member,
            "hosts": about,
            "host_link": about | {"number": 5},
            "host": {"token": "made-up"},
            "case_enter": {"token": "made-up"},
            "guests": about | {"number": 1},
            "meeting_calendar": about | {"number": 1},
            "invited_calendar": {"token": "made-up"},
            "intention": {"token": "made-up"},
            "vote": about | {"number": 1},
            "guest": member | {"number": 1},
            "guest_link": member | {"number": 1},
            "invited": {"token": "made-up"},
        }
        | dict.fromkeys(("case", "case_link", "case_remove"), case)
    )
