"""How long the texts of a session stay: as its organisation decided, and never longer than was promised."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from intervisie.accounts.commands import organisation
from intervisie.accounts.commands.organisation import Settings
from intervisie.accounts.models import Organisation, User
from sessions.commands.purging import purge
from sessions.models import Session
from tests.factories import make_facilitator, open_room

pytestmark = pytest.mark.django_db


def keep(user: User, days: int) -> None:
    settings = Settings("Huis", "begeleider", "", days, "three", second_step=False)
    organisation.change(user, settings)
    user.refresh_from_db()


def ended(user: User, days_ago: int) -> Session:
    session = open_room(seats=0, facilitator=user).session
    Session.objects.filter(pk=session.pk).update(ended_at=timezone.now() - timedelta(days=days_ago))
    session.refresh_from_db()
    return session


def test_a_session_stays_as_long_as_its_organisation_says() -> None:
    hanneke, joep = make_facilitator("a@a.example"), make_facilitator("b@b.example")
    keep(hanneke, 7)
    keep(joep, 90)
    gone, kept = ended(hanneke, 8), ended(joep, 89)

    seen = set(Session.objects.kept())

    assert seen == {kept}
    assert (gone.is_kept, kept.is_kept) == (False, True)
    assert purge() == 1


def test_fewer_days_count_for_what_was_there() -> None:
    hanneke = make_facilitator()
    session = ended(hanneke, 8)

    keep(hanneke, 7)

    session.refresh_from_db()
    assert not session.is_kept


def test_more_days_count_for_what_comes() -> None:
    hanneke = make_facilitator()
    session = ended(hanneke, 31)

    keep(hanneke, 90)

    session.refresh_from_db()
    assert not session.is_kept
    assert ended(hanneke, 31).is_kept


def test_other_organisations_keep_theirs() -> None:
    hanneke, joep = make_facilitator("a@a.example"), make_facilitator("b@b.example")
    theirs = ended(joep, 8)

    keep(hanneke, 1)

    theirs.refresh_from_db()
    assert theirs.is_kept
    assert Organisation.objects.get(pk=joep.organisation_id).keep_days == 30
