"""The press is a process of its own: it may crash, hang or be asked too much, and the room does not notice."""

from __future__ import annotations

import os
import re
import signal
import time
from collections.abc import Iterator
from pathlib import Path
from threading import Thread

import pytest
from django.urls import reverse

from sessions import export
from sessions.export import press as module
from sessions.export.press import Crashed, Press, TooBusy
from tests.factories import Room
from tests.harvests import full_screen

SLOW = "<style>@page { size: 1cm }</style>" + "<table><tr><td>x</table>" * 4_000
MADE_AT = re.compile(rb"\(D:\d+[^)]*\)|/ID \[[^]]*\]|<xmp:\w+Date>[^<]*")


@pytest.fixture
def press() -> Iterator[Press]:
    press = Press()
    yield press
    press.close()


def pid(press: Press) -> int:
    assert press.process is not None
    return press.process.pid


def give_up(press: Press) -> None:
    with pytest.raises(Crashed):
        press.print(SLOW)


@pytest.mark.long
def test_after_a_crash_the_same_page_gives_the_same_pdf(press: Press) -> None:
    before = press.print("<p>een</p>")
    os.kill(pid(press), signal.SIGKILL)

    after = press.print("<p>een</p>")

    assert MADE_AT.sub(b"", before) == MADE_AT.sub(b"", after)


def test_it_runs_behind_the_room_with_little_memory(press: Press) -> None:
    press.print("")

    limits = Path(f"/proc/{pid(press)}/limits").read_text()

    assert os.getpriority(os.PRIO_PROCESS, pid(press)) == 5
    assert re.search(r"Max data size +536870912 ", limits)


def test_a_page_that_takes_too_long_is_given_up(press: Press, monkeypatch: pytest.MonkeyPatch) -> None:
    press.print("")
    monkeypatch.setattr(module, "SECONDS", 0.3)
    began = time.monotonic()

    with pytest.raises(Crashed):
        press.print(SLOW)
    took = time.monotonic() - began

    assert took < 2
    assert press.process is None


def test_whoever_comes_third_is_asked_to_come_back(press: Press, monkeypatch: pytest.MonkeyPatch) -> None:
    press.print("")
    monkeypatch.setattr(module, "SECONDS", 2.0)
    others = [Thread(target=give_up, args=[press]) for _ in range(2)]
    for other in others:
        other.start()
    time.sleep(0.2)

    with pytest.raises(TooBusy):
        press.print("<p>drie</p>")
    for other in others:
        other.join()
    monkeypatch.undo()

    assert press.print("<p>vier</p>").startswith(b"%PDF")


def test_the_harvest_is_made_three_times_a_minute_and_then_asked_to_wait(room: Room) -> None:
    room.start()
    address, laptop = reverse("harvest_pdf", args=[room.session.public_id]), room.laptop()

    answers = [laptop.get(address) for _ in range(4)]

    assert [answer.status_code for answer in answers] == [200, 200, 200, 429]
    assert 1 <= int(answers[-1]["Retry-After"]) <= 20
    assert "over een minuut" in answers[-1].content.decode()


def test_a_crash_in_the_middle_is_a_sentence_and_the_way_to_print(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    room.start()
    monkeypatch.setattr(module, "CHILD", "raise SystemExit(1)")
    module.press.close()

    answer = room.laptop().get(reverse("harvest_pdf", args=[room.session.public_id]))
    monkeypatch.undo()

    assert answer.status_code == 503
    assert reverse("harvest", args=[room.session.public_id]) in answer.content.decode()
    assert export.render(full_screen()).startswith(b"%PDF")
