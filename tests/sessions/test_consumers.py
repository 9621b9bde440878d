"""Who may hear a session's bell: tried over real consumers with real cookies."""

from __future__ import annotations

import asyncio
import json
import uuid
from datetime import datetime, timedelta

import pytest
from asgiref.sync import sync_to_async
from asgiref.testing import ApplicationCommunicator
from channels.routing import URLRouter
from django.conf import settings
from django.contrib.sessions.models import Session as Login
from django.test import Client
from django.utils import timezone

from sessions import consumers, live
from sessions.access import cookie_name
from sessions.commands import clock, lead, purging, seats, signal
from sessions.models import Seat, Session
from sessions.routing import websocket_urlpatterns
from tests.factories import Room, make_facilitator, open_room

pytestmark = pytest.mark.django_db(transaction=True)

site = URLRouter(websocket_urlpatterns)


def socket(path: str, **cookies: str) -> ApplicationCommunicator:
    header = "; ".join(f"{name}={value}" for name, value in cookies.items())
    scope = {"type": "websocket", "path": path, "headers": [(b"cookie", header.encode())], "query_string": b""}
    return ApplicationCommunicator(site, scope)


def laptop_cookie(room: Room, email: str = "") -> dict[str, str]:
    client = Client()
    client.force_login(make_facilitator(email) if email else room.facilitator)
    return {settings.SESSION_COOKIE_NAME: client.cookies[settings.SESSION_COOKIE_NAME].value}


async def connected(wire: ApplicationCommunicator) -> bool:
    await wire.send_input({"type": "websocket.connect"})
    answer: dict[str, object] = await wire.receive_output(timeout=3)
    return answer["type"] == "websocket.accept"


async def hang_up(wire: ApplicationCommunicator) -> None:
    await wire.send_input({"type": "websocket.disconnect", "code": 1000})
    await wire.wait()


async def closed_with(wire: ApplicationCommunicator) -> int:
    """The code with which this socket is closed within the two seconds that are promised (T28)."""
    async with asyncio.timeout(2):
        answer = await wire.receive_output(timeout=2)
        while answer["type"] != "websocket.close":
            answer = await wire.receive_output(timeout=2)
    return int(answer["code"])


async def test_the_phone_of_a_seat_hears_a_change() -> None:
    room = await sync_to_async(open_room)()
    await sync_to_async(room.start)()
    phone = socket("/live/seat/", **{cookie_name(): room.tokens[1]})
    assert await connected(phone)

    await sync_to_async(clock.pause)(room.session)

    bell = json.loads((await phone.receive_output(timeout=3))["text"])
    assert set(bell) == {"v", "topics"}
    assert bell["topics"] == ["clock", "step"]
    await hang_up(phone)


async def test_every_tab_of_a_seat_hears_of_its_own_signal() -> None:
    room = await sync_to_async(open_room)()
    await sync_to_async(room.start)()
    tabs = [socket("/live/seat/", **{cookie_name(): room.tokens[2]}) for _ in range(2)]
    assert [await connected(tab) for tab in tabs] == [True, True]

    heard = []
    for act, who in ((signal.raise_hand, ()), (signal.see, (room.session,)), (signal.close, (room.session,))):
        await sync_to_async(act)(*who, room.seats[2])
        heard += [json.loads((await tab.receive_output(timeout=3))["text"])["topics"] for tab in tabs]

    assert heard == [["people", "signal"]] * 6
    for tab in tabs:
        await hang_up(tab)


async def test_a_quiet_signal_sounds_like_any_other_change_in_the_circle() -> None:
    room = await sync_to_async(open_room)()
    await sync_to_async(room.start)()
    other = socket("/live/seat/", **{cookie_name(): room.tokens[1]})
    assert await connected(other)

    heard = []
    for act, who in ((signal.raise_hand, ()), (signal.see, (room.session,)), (signal.close, (room.session,))):
        await sync_to_async(act)(*who, room.seats[2])
        heard.append(json.loads((await other.receive_output(timeout=3))["text"])["topics"])

    assert heard == [["people"]] * 3
    await hang_up(other)


async def test_the_seat_that_leads_hears_the_bell_of_the_console() -> None:
    room = await sync_to_async(open_room)()
    path, seat = f"/live/console/{room.session.public_id}/", room.seats[1]
    before = await connected(socket(path, **{cookie_name(): room.tokens[1]}))
    token = await sync_to_async(lead.take_with_word)(seat, room.session.lead_word, uuid.uuid4())

    leading = socket(path, **{cookie_name(): token})
    heard = [await connected(leading), await connected(socket(path, **{cookie_name(): room.tokens[2]}))]

    assert (before, heard) == (False, [True, False])
    await hang_up(leading)


async def test_the_facilitator_who_looks_along_hears_the_bell() -> None:
    room = await sync_to_async(open_room)()
    await sync_to_async(lead.take_with_word)(room.seats[1], room.session.lead_word, uuid.uuid4())

    laptop = socket(f"/live/console/{room.session.public_id}/", **await sync_to_async(laptop_cookie)(room))

    assert await connected(laptop)
    await hang_up(laptop)


async def test_nobody_listens_along_when_a_member_hosts() -> None:
    room = await sync_to_async(open_room)()
    await sync_to_async(Session.objects.filter(pk=room.session.pk).update)(unguided=True)
    cookies = await sync_to_async(laptop_cookie)(room)

    heard = await connected(socket(f"/live/console/{room.session.public_id}/", **cookies))

    assert not heard


async def test_a_stranger_hears_nothing() -> None:
    room = await sync_to_async(open_room)()
    paths = ["/live/seat/", f"/live/console/{room.session.public_id}/", "/live/beamer/nonsense/"]

    opened = [await connected(socket(path)) for path in paths]

    assert opened == [False, False, False]


async def test_the_console_opens_for_its_own_facilitator_only() -> None:
    room = await sync_to_async(open_room)()
    path = f"/live/console/{room.session.public_id}/"
    own = socket(path, **await sync_to_async(laptop_cookie)(room))
    other = socket(path, **await sync_to_async(laptop_cookie)(room, "elders@y.nl"))

    results = [await connected(own), await connected(other)]

    assert results == [True, False]
    await hang_up(own)


async def test_the_beamer_listens_with_its_own_address() -> None:
    room = await sync_to_async(open_room)()
    wall = socket(f"/live/beamer/{room.session.beamer_token}/")

    assert await connected(wall)
    await hang_up(wall)


async def test_who_was_put_out_is_closed_and_cannot_come_back() -> None:
    room = await sync_to_async(open_room)()
    phone = socket("/live/seat/", **{cookie_name(): room.tokens[1]})
    assert await connected(phone)

    await sync_to_async(seats.put_out)(room.session, room.seats[1])

    assert await closed_with(phone) == 4403
    assert not await connected(socket("/live/seat/", **{cookie_name(): room.tokens[1]}))


def sign_out(cookie: dict[str, str]) -> None:
    client = Client()
    client.cookies[settings.SESSION_COOKIE_NAME] = cookie[settings.SESSION_COOKIE_NAME]
    assert client.post("/accounts/logout/").status_code == 302


async def test_signing_out_closes_the_console_of_that_browser_only() -> None:
    room = await sync_to_async(open_room)()
    path = f"/live/console/{room.session.public_id}/"
    here, there = [await sync_to_async(laptop_cookie)(room) for _ in range(2)]
    ours, other = socket(path, **here), socket(path, **there)
    assert (await connected(ours), await connected(other)) == (True, True)

    await sync_to_async(sign_out)(here)

    assert await closed_with(ours) == 4403
    assert await other.receive_nothing(timeout=0.2)
    assert not await connected(socket(path, **here))
    await hang_up(other)


@pytest.mark.parametrize("change", [{"is_active": False}, {"is_facilitator": False}], ids=str)
async def test_a_closed_account_hears_nothing_any_more(change: dict[str, bool]) -> None:
    room = await sync_to_async(open_room)()
    path, cookie = f"/live/console/{room.session.public_id}/", await sync_to_async(laptop_cookie)(room)
    laptop = socket(path, **cookie)
    assert await connected(laptop)
    user = room.facilitator
    for name, value in change.items():
        setattr(user, name, value)

    await user.asave()

    assert await closed_with(laptop) == 4403
    assert not await connected(socket(path, **cookie))


async def test_a_console_is_asked_again_whether_its_login_still_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(consumers, "RENEW", 0.0)
    room = await sync_to_async(open_room)()
    laptop = socket(f"/live/console/{room.session.public_id}/", **await sync_to_async(laptop_cookie)(room))
    assert await connected(laptop)

    await Login.objects.all().aupdate(expire_date=timezone.now())
    await laptop.send_input({"type": "websocket.receive", "text": "ping"})

    assert await closed_with(laptop) == 4403


async def test_a_session_that_is_purged_closes_all_of_its_sockets() -> None:
    room = await sync_to_async(open_room)()
    cookie = await sync_to_async(laptop_cookie)(room)
    screens = [
        socket("/live/seat/", **{cookie_name(): room.tokens[1]}),
        socket(f"/live/beamer/{room.session.beamer_token}/"),
        socket(f"/live/console/{room.session.public_id}/", **cookie),
    ]
    assert [await connected(screen) for screen in screens] == [True] * 3
    await Session.objects.aupdate(ended_at=timezone.now() - timedelta(days=31))

    await sync_to_async(purging.purge)()

    assert [await closed_with(screen) for screen in screens] == [4403] * 3


async def test_a_socket_that_talks_is_closed() -> None:
    room = await sync_to_async(open_room)()
    phone = socket("/live/seat/", **{cookie_name(): room.tokens[1]})
    assert await connected(phone)

    await phone.send_input({"type": "websocket.receive", "text": "x" * 100})

    assert (await phone.receive_output(timeout=3))["type"] == "websocket.close"


async def ping(wire: ApplicationCommunicator) -> dict[str, object]:
    await wire.send_input({"type": "websocket.receive", "text": "ping"})
    answer: dict[str, object] = json.loads((await wire.receive_output(timeout=3))["text"])
    return answer


async def test_a_ping_is_answered_with_the_newest_version_and_the_time() -> None:
    room = await sync_to_async(open_room)()
    await sync_to_async(room.start)()
    phone = socket("/live/seat/", **{cookie_name(): room.tokens[1]})
    await connected(phone)
    first = await ping(phone)

    await sync_to_async(clock.pause)(room.session)
    await phone.receive_output(timeout=3)

    second = await ping(phone)
    await room.session.arefresh_from_db()
    assert set(first) == {"v", "now"}
    assert (first["v"], second["v"]) == (room.session.version - 1, room.session.version)
    await hang_up(phone)


async def seen_at(room: Room) -> datetime:
    seen = (await Seat.objects.aget(pk=room.seats[1].pk)).seen_at
    assert seen is not None
    return seen


async def test_a_ping_renews_the_lease_of_the_chair_now_and_then_only(monkeypatch: pytest.MonkeyPatch) -> None:
    room = await sync_to_async(open_room)()
    phone = socket("/live/seat/", **{cookie_name(): room.tokens[1]})
    await connected(phone)
    seen = [await seen_at(room)]

    for pause in (consumers.RENEW, 0.0):
        monkeypatch.setattr(consumers, "RENEW", pause)
        monkeypatch.setattr("sessions.commands.seats.RENEWED", timedelta(seconds=pause))
        await ping(phone)
        await ping(phone)
        seen.append(await seen_at(room))

    assert seen[0] == seen[1] < seen[2]
    await hang_up(phone)


async def test_a_change_whose_bell_got_lost_between_processes_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    """Another process has raised the version, and its message never came."""
    monkeypatch.setattr(live, "LOOK", 0.05)
    room = await sync_to_async(open_room)()
    beamer = socket(f"/live/beamer/{room.session.beamer_token}/")
    await connected(beamer)
    looking = asyncio.get_running_loop().create_task(live.rooms.look())

    await Session.objects.filter(pk=room.session.pk).aupdate(version=99)

    bell = json.loads((await beamer.receive_output(timeout=3))["text"])
    looking.cancel()
    assert bell == {"v": 99, "topics": ["beamer", "cards", "clock", "people", "step"]}
    await hang_up(beamer)
