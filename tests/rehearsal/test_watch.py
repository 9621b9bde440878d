"""The watch can fail: a planted canary is found, and one that may be held is left alone."""

import html

import pytest

from sessions.rehearsal.watch import RULES, Holder, Watch

CONSOLE = Holder("the facilitator", "console")
BEAMER = Holder("the beamer", "beamer")
ANOUK = Holder("Anouk", "phone")
FEMKE = Holder("Femke", "phone")
EVERYBODY = (CONSOLE, BEAMER, ANOUK, FEMKE)

MAY_HOLD = {
    ("a card", False): {CONSOLE, ANOUK},
    ("a card", True): {CONSOLE, BEAMER, ANOUK, FEMKE},
    ("a text for oneself", False): {ANOUK},
    ("a text for oneself", True): {ANOUK},
    ("a withheld takeaway", False): {ANOUK},
    ("a withheld takeaway", True): {ANOUK},
    ("a note on an answer", False): {CONSOLE, ANOUK},
    ("a note on an answer", True): {CONSOLE, ANOUK},
    ("the word to take over", False): {CONSOLE},
    ("a quiet signal", False): {CONSOLE},
    ("a quiet answer", False): {ANOUK},
}


@pytest.mark.parametrize(("kind", "shown"), MAY_HOLD)
def test_a_canary_is_told_to_leak_for_exactly_those_who_may_not_hold_it(kind: str, shown: bool) -> None:
    watch = Watch()
    secret = watch.canary(kind, "Anouk")
    secret.shown = shown

    leaked = {holder for holder in EVERYBODY if _leaks(watch, holder, f"<li>Waarom {secret.word}?</li>".encode())}

    assert leaked == set(EVERYBODY) - MAY_HOLD[kind, shown]


def _leaks(watch: Watch, holder: Holder, received: bytes) -> bool:
    watch.leaks.clear()
    watch.look(holder, "GET /somewhere/", received)
    return bool(watch.leaks)


@pytest.mark.parametrize("where", ["header", "attribute", "socket"])
def test_a_canary_is_found_in_every_byte(where: str) -> None:
    watch = Watch()
    word = watch.canary("a card", "Anouk").word.encode()
    bytes_of = {
        "header": b"HX-Trigger: " + word + b"\n\n",
        "attribute": b'<li data-text="' + word + b'">',
        "socket": b'{"v": 3, "topics": ["' + word + b'"]}',
    }

    watch.look(BEAMER, "GET /beamer/", bytes_of[where])

    assert len(watch.leaks) == 1
    assert "the beamer (beamer) received a card in GET /beamer/" in watch.leaks[0]


def test_a_card_that_is_hidden_again_leaks_again() -> None:
    watch = Watch()
    secret = watch.canary("a card", "Anouk")
    secret.shown = True
    watch.look(FEMKE, "GET /kring/", secret.word.encode())

    secret.shown = False
    watch.look(FEMKE, "GET /kring/", secret.word.encode())

    assert len(watch.leaks) == 1


@pytest.mark.parametrize("holder", [BEAMER, ANOUK])
def test_guidance_is_found_as_it_is_and_as_html_writes_it(holder: Holder) -> None:
    sentence = "Help 'm om “ik” & <wij> te zeggen"
    plain, escaped = Watch(), Watch()
    for watch in (plain, escaped):
        watch.keep("the facilitator's guidance", [sentence])

    plain.look(holder, "GET /", sentence.encode())
    escaped.look(holder, "GET /", html.escape(sentence).encode())

    assert len(plain.leaks) == 1
    assert len(escaped.leaks) == 1


def test_guidance_belongs_on_the_console() -> None:
    watch = Watch()
    watch.keep("the facilitator's guidance", ["Laat de stilte werken."])

    watch.look(CONSOLE, "GET /", b"Laat de stilte werken.")

    assert watch.leaks == []


def test_a_door_key_belongs_to_the_wall_and_to_who_scanned_it() -> None:
    watch = Watch()
    watch.keep("the door key", ["s3cr3t-k3y"], "Anouk")

    leaked = {holder for holder in EVERYBODY if _leaks(watch, holder, b"value=s3cr3t-k3y")}

    assert leaked == {FEMKE}


def test_a_seats_token_belongs_to_its_own_phone() -> None:
    watch = Watch()
    watch.keep("a seat's token", ["tok3n"], "Anouk")

    leaked = {holder for holder in EVERYBODY if _leaks(watch, holder, b"tok3n")}

    assert leaked == {CONSOLE, BEAMER, FEMKE}


def test_no_rule_gives_a_secret_to_fewer_once_it_is_shown() -> None:
    loosened = [kind for kind, rule in RULES.items() if not rule.hidden <= rule.shown]

    assert loosened == []
