"""R4: a phone that does not hear sends again. However often it does, and however close together, there is one card."""

from __future__ import annotations

import asyncio
import random
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import uuid4

import pytest

from tests.scale.phones import Phone

from .served import Furnished, Served

EVERYDAY, BY_HAND = 300, 5_000
MOST_COPIES = 5
IN_ONE_ROOM = 500
AT_ONCE = 12  # copies that are under way together, most of them next to others of the same card


@dataclass(frozen=True, slots=True)
class Submission:
    """What somebody sends: one text under one key."""

    phone: Phone
    text: str
    key: str


def phones_of(served: Served, room: Furnished) -> list[Phone]:
    """Everybody but the case bringer, who writes nothing here."""
    return [Phone(served.url, token, room.activity) for token in list(room.tokens.values())[1:]]


def submissions(phones: list[Phone], number: int) -> list[Submission]:
    return [Submission(phones[at % len(phones)], f"vraag {uuid4().hex}", str(uuid4())) for at in range(number)]


def copies(sent: Iterable[Submission]) -> list[Submission]:
    """One to five of each, shuffled; every second one has its copies side by side, so that they meet at the lock."""
    piles: list[list[Submission]] = []
    for at, each in enumerate(sent):
        some = [each] * (1 + at % MOST_COPIES)
        piles += [some] if random.random() < 0.5 else [[copy] for copy in some]
    random.shuffle(piles)
    return [copy for pile in piles for copy in pile]


async def send_all(phones: list[Phone], queue: list[Submission]) -> None:
    """Many lines at once; each takes the next copy as soon as it is free."""
    await asyncio.gather(*(phone.open() for phone in phones))
    waiting = iter(queue)

    async def line() -> None:
        for each in waiting:
            await each.phone.send(each.text, each.key)

    await asyncio.gather(*(line() for _ in range(AT_ONCE)))
    await asyncio.gather(*(phone.client.aclose() for phone in {each.phone for each in queue}))


def play(served: Served, number: int) -> tuple[list[Submission], Counter[int]]:
    """A new room for every five hundred submissions."""
    sent: list[Submission] = []
    answers: Counter[int] = Counter()
    for begun in range(0, number, IN_ONE_ROOM):
        phones = phones_of(served, served.furnish())
        some = submissions(phones, min(IN_ONE_ROOM, number - begun))
        asyncio.run(send_all(phones, copies(some)))
        answers.update(status for phone in phones for status in phone.answers.elements())
        sent += some
    return sent, answers


@pytest.mark.parametrize("number", [EVERYDAY, pytest.param(BY_HAND, marks=pytest.mark.long)])
def test_every_submission_is_one_card_however_often_it_is_sent(served: Served, number: int) -> None:
    sent, answers = play(served, number)

    kept = Counter(text for _writer, text in served.cards())

    assert kept == Counter(each.text for each in sent)
    assert len(kept) == number
    assert answers == {204: number * (1 + MOST_COPIES) // 2}


def test_no_word_no_key_and_no_token_stands_in_the_servers_log(served: Served) -> None:
    room = served.furnish()
    phones = phones_of(served, room)
    some = submissions(phones, 6)
    stranger = Phone(served.url, "made-up-token", room.activity)

    asyncio.run(send_all(phones, some))
    asyncio.run(send_all(phones[:0], [Submission(stranger, "vraag van niemand", "made-up-key")]))

    log = (served.data / "serve.log").read_text(encoding="utf-8")
    secrets = [secret for each in some for secret in (each.text, each.key)]
    secrets += ["vraag van niemand", "made-up-key", "made-up-token", *room.tokens.values(), *room.staff.values()]
    assert dict(stranger.answers) == {403: 1}
    assert [secret for secret in secrets if secret in log] == []
