"""Every act that happens by itself: what comes before it, when it is due, and how to see that it happened."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from django.contrib.sessions.models import Session as Login
from django.core import mail
from django.db import models
from django.test import Client
from django.utils import timezone

from intervisie.accounts.commands import inviting
from intervisie.accounts.models import Invitation as Invited
from intervisie.accounts.models import Roles, User
from intervisie.evaluations.commands import closing
from intervisie.evaluations.commands import post as looking_back
from intervisie.evaluations.models import Evaluation, Remark
from intervisie.followup.commands import intentions
from intervisie.followup.commands import post as followup
from intervisie.followup.models import Intention
from intervisie.groups.commands import cases, invitations, partings, plans, post, telling, votes
from intervisie.groups.models import Case, Group, Meeting, Member
from intervisie.logins import SessionStore
from sessions.commands import attempts, consent, door, letters, purging, steps, waiting
from sessions.commands.attempts import Limit
from sessions.models import Attempt, Knock, Session
from tests.factories import make_group, open_room
from tests.intervisie.evaluations.circles import answer, answers, circle
from tests.invited import BASE, made_meeting
from tests.played import play_vijf

START = datetime(2027, 1, 11, 9, tzinfo=UTC)
LETTERS, CHORES = "letters", "housekeeping"
NOW, MINUTE, HOUR, DAY = timedelta(), timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
WEEK = 7 * DAY


@dataclass(frozen=True)
class Act:
    """`arrange` happens at the start, and `due` so long after it; `ran` is when jobs did run in between.

    `by` is the function that does it, `seen` counts how often it happened: `times` in time, and `late` when nothing ran
    for thirty days after it was due.
    """

    name: str
    job: str
    by: Callable[[], object]
    arrange: Callable[[User], object]
    due: timedelta
    seen: Callable[[], int]
    times: int = 1
    late: int = 1
    ran: tuple[timedelta, ...] = ()


def mailed(subject: str) -> Callable[[], int]:
    """How many letters have this in their subject."""
    return lambda: sum(subject in letter.subject for letter in mail.outbox)


def gone(model: type[models.Model]) -> Callable[[], int]:
    """1 when no row is left."""
    return lambda: int(not model._default_manager.exists())


# ---- around a meeting that is ten days away -------------------------------------------------------------------------


def announced(facilitator: User) -> Meeting:
    meeting = made_meeting(facilitator)
    invitations.announce(meeting, BASE)
    return meeting


def invited(facilitator: User) -> Meeting:
    meeting = announced(facilitator)
    post.send_due()
    return Meeting.objects.get(pk=meeting.pk)


def moved(facilitator: User) -> None:
    meeting = invited(facilitator)
    telling.change(meeting, {"place": "Zaal 4"})
    meeting.save()
    post.send_due()  # notes since when the plan stands


def emptied(facilitator: User) -> None:
    meeting = invited(facilitator)
    telling.change(meeting, {"begins_at": None, "ends_at": None})
    meeting.save()


def cancelled(facilitator: User) -> None:
    plans.cancel(invited(facilitator).group, 1)


def to_choose(facilitator: User) -> None:
    meeting = invited(facilitator)
    for member in meeting.group.circle()[:2]:
        case = cases.ask(meeting.group, member)
        cases.write(case, {"line": "Hoe zeg ik nee?"}, seen=case.version)
        cases.share(case)
    votes.begin(meeting.group, 1, list(Case.objects.all()))


# ---- after a circle -------------------------------------------------------------------------------------------------


def called(facilitator: User) -> Evaluation:
    group = make_group(facilitator, "Anouk")
    Member.objects.update(email="anouk@lindedal.example")
    return circle(facilitator, 1, people=((1, group.circle()[0].pk),))


def remarked(facilitator: User) -> None:
    answer(called(facilitator), [answers(4, text="Meer stilte.")])


def ended(facilitator: User) -> Session:
    room = open_room(facilitator=facilitator)
    play_vijf(room)
    steps.end(room.session)
    return room.session


def wished(facilitator: User) -> None:
    session = ended(facilitator)
    letters.wish(session.circle()[1], "joost@lindedal.example", BASE)


def wished_and_closed(facilitator: User) -> None:
    wished(facilitator)
    consent.close(Session.objects.get())


def intended(facilitator: User) -> None:
    wanted = intentions.Wanted("Elke week een vraag", 4, "anouk@lindedal.example")
    intentions.make(ended(facilitator).circle()[1], wanted, BASE)


# ---- what is kept for a while ---------------------------------------------------------------------------------------


def untold(facilitator: User) -> Group:
    group = make_group(facilitator, "Anouk")
    cases.ask(group, group.circle()[0])
    return group


def told(facilitator: User) -> None:
    untold(facilitator)
    Case.objects.update(told_at=timezone.now())


def colleague_invited(facilitator: User) -> None:
    inviting.invite(facilitator, "fleur@lindedal.example", Roles(facilitator=True))


def signed_in(facilitator: User) -> None:
    Client().force_login(facilitator)


def knocked(facilitator: User) -> None:
    door.enter(open_room(facilitator=facilitator).session, door.Visitor("Naima"), scanned=False)


def guessed(facilitator: User) -> None:
    attempts.failed(Limit("code", 5, 50), "somewhere")


ACTS = (
    Act("invitation", LETTERS, post.send_due, announced, NOW, mailed("Een uitnodiging"), times=2, late=0),
    Act("change", LETTERS, post.send_due, moved, post.SETTLING, mailed("is veranderd"), times=2, late=0),
    Act("cancellation", LETTERS, post.send_due, cancelled, NOW, mailed("gaat niet door"), times=2, late=0),
    Act("choice", LETTERS, post.send_due, to_choose, NOW, mailed("Kies waar"), times=2, late=0),
    Act("reminder", LETTERS, post.send_due, invited, 8 * DAY, mailed("komt eraan"), times=2, late=0),
    Act("emptied day", LETTERS, partings.send_due, emptied, partings.TIME_TO_RETURN, mailed("gaat niet door"), 2, 0),
    Act("looking back", LETTERS, looking_back.turn, called, 3 * HOUR, mailed("Terugkijken op"), late=0),
    Act("once more", LETTERS, looking_back.turn, called, 5 * DAY, mailed("kan nog"), late=0, ran=(4 * HOUR,)),
    Act("tumbling", LETTERS, looking_back.turn, called, WEEK, Evaluation.objects.exclude(closed_at=None).count),
    Act("harvest", LETTERS, letters.send_due, wished_and_closed, NOW, mailed("oogst"), late=0),
    Act("harvest closed by itself", LETTERS, letters.send_due, wished, DAY, mailed("oogst"), late=0),
    Act("intention kept", LETTERS, followup.send_due, intended, NOW, mailed("bewaard"), late=0),
    Act("what became of it", LETTERS, followup.send_due, intended, 4 * WEEK, mailed("geworden"), late=0, ran=(HOUR,)),
    Act("intention erased", CHORES, intentions.purge, intended, 4 * WEEK + 30 * DAY, gone(Intention)),
    Act("remarks erased", CHORES, closing.forget, remarked, 372 * DAY, gone(Remark), ran=(WEEK,)),
    Act("session erased", CHORES, purging.purge, ended, 30 * DAY, gone(Session)),
    Act("told case erased", CHORES, cases.purge, told, 30 * DAY, gone(Case)),
    Act("untold case erased", CHORES, cases.purge, untold, 365 * DAY, gone(Case)),
    Act("colleague's invitation erased", CHORES, inviting.forget, colleague_invited, 28 * DAY, gone(Invited)),
    Act("login over", CHORES, SessionStore.clear_expired, signed_in, 12 * HOUR, gone(Login)),
    Act("knock forgotten", CHORES, waiting.forget, knocked, 12 * HOUR, gone(Knock)),
    Act("guess forgotten", CHORES, attempts.forget, guessed, 10 * MINUTE, gone(Attempt)),
)
