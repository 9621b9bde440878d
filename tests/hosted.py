"""A meeting that a member hosts, and the browser that opens it."""

from __future__ import annotations

import uuid
from datetime import timedelta
from typing import Any

from django.test import Client
from django.urls import reverse
from django.utils import timezone

from intervisie.groups.commands import hosting
from intervisie.groups.models import Group, Meeting
from sessions.models import Session


def page(answer: Any) -> str:
    return str(answer.content.decode())


ANYTHING = {"method": "vijf-stappen", "second": "", "minutes": "90"}


def planned(group: Group, number: int, days: int = 0, **fields: Any) -> Meeting:
    """A meeting without a facilitator, so many days from now; Anouk hosts it."""
    noon = timezone.localtime().replace(hour=12, minute=0, second=0, microsecond=0) + timedelta(days=days)
    return Meeting.objects.create(
        group=group,
        number=number,
        mode="without",
        host=group.circle()[0],
        begins_at=noon,
        ends_at=noon + timedelta(minutes=120),
        **fields,
    )


def opened(link: str, client: Client | None = None, **fields: str) -> tuple[Client, Any]:
    """A browser presses the button under this link."""
    client = client or Client()
    return client, client.post(reverse("host", args=[link]), ANYTHING | {"key": str(uuid.uuid4())} | fields)


def hosted(meeting: Meeting) -> tuple[Client, Session]:
    """The host's browser, and the session it opened."""
    client, answer = opened(hosting.make_link(meeting))
    assert answer.status_code == 303
    return client, Session.objects.get()
