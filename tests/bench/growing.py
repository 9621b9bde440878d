"""A room whose cost per card is measured while everything around it grows."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from typing import Any

from django.test import Client
from django.urls import reverse

from intervisie.accounts.models import Organisation, User
from sessions.commands.act import change
from sessions.live import Topic
from sessions.models import Activity, Card, Session, Sheet
from tests.factories import Room, open_room

PROMPT = "vraag"


@dataclass
class Busy:
    """A room in the middle of writing, with the browsers that fetch after every card."""

    room: Room
    activity: Activity
    laptop: Client
    phone: Client
    beamer: Client

    def card(self) -> None:
        """A POST, and what console, beamer and phone fetch because of it."""
        data = {"activity": self.activity.pk, "key": uuid.uuid4(), f"text-{PROMPT}-0": "Van wie is dit probleem?"}
        session = self.room.session
        answers: list[Any] = [
            self.phone.post(reverse("phone_do", args=["write"]), data, headers={"HX-Request": "true"}),
            self._get(self.laptop, reverse("console", args=[session.public_id]), "main", "ring"),
            self._get(self.beamer, reverse("beamer", args=[session.beamer_token]), "stage"),
            self._get(self.phone, reverse("phone"), "task"),
        ]
        assert [answer.status_code for answer in answers] == [204, 200, 200, 200]

    def _get(self, client: Client, path: str, region: str, *more: str) -> Any:
        return client.get(path, headers={"HX-Request": "true", "HX-Target": region, "X-Regions": " ".join(more)})

    def clear(self) -> None:
        """An empty sheet again."""
        with change(self.room.session, Topic.CARDS) as locked:
            locked.cards.filter(activity=self.activity).delete()

    def to_cards(self, number: int) -> None:
        """So many cards in the whole session, on a sheet of another part."""
        other = self.room.session.agenda().filter(position__gt=self.activity.position + 1)[0]
        sheet = Sheet.objects.exclude(slug="vragen").filter(session=self.room.session)[0]
        there = Card.objects.filter(session=self.room.session).count()
        Card.objects.bulk_create(
            Card(
                session=self.room.session,
                sheet=sheet,
                activity=other,
                seat=self.room.bringer,
                text="x",
                key=uuid.uuid4(),
            )
            for _number in range(number - there)
        )


def busy(facilitator: User) -> Busy:
    room = open_room(seats=6, facilitator=facilitator)
    activity = room.go_to("vragen-schrijven")
    return Busy(room, activity, room.laptop(), room.phone(room.others[0]), Client())


def to_sessions(number: int, organisation: Organisation, facilitator: User) -> None:
    """So many sessions in the database, of which those beyond the played ones are bare."""
    Session.objects.filter(title="Eerder").delete()
    there = Session.objects.count()
    Session.objects.bulk_create(
        [
            Session(organisation=organisation, facilitator=facilitator, title="Eerder", code=f"{place:06d}")
            for place in range(there, number)
        ],
        batch_size=500,
    )
