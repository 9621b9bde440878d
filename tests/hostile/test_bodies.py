"""Bodies that no browser sends: too large, too many, in another charset, of another kind. Each gets a sentence."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from .stage import Stage, is_refused, key

pytestmark = pytest.mark.django_db
FORM = "application/x-www-form-urlencoded"
PARTS = "multipart/form-data; boundary=X"
WORDS = b"Wat houdt je tegen?"


def multipart(*parts: bytes) -> bytes:
    return b"".join(b"--X\r\n" + part + b"\r\n" for part in parts) + b"--X--\r\n"


def field(name: bytes, value: bytes) -> bytes:
    return b'Content-Disposition: form-data; name="' + name + b'"\r\n\r\n' + value


BODIES: dict[str, tuple[str, bytes]] = {
    "1 MB": (FORM, b"text=" + b"a" * 1_000_000),
    "1 MB in parts": (PARTS, multipart(field(b"text", b"a" * 1_000_000))),
    "just over 64 KiB": (FORM, b"text=" + b"a" * (64 * 1024)),
    "a million fields": (FORM, b"&".join(b"a=" for _ in range(1_000_000))),
    "20,000 fields in 60 KB": (FORM, b"a=&" * 20_000),
    "300 fields": (FORM, b"&".join(b"text-vraag-%d=x" % number for number in range(300))),
    "300 parts": (PARTS, multipart(*(field(b"t%d" % number, b"x") for number in range(300)))),
    "ten files": (PARTS, multipart(*(field(b'f"; filename="%d' % number, b"x") for number in range(10)))),
    "only separators": (FORM, b"&" * 60_000),
    "utf-7": (f"{FORM}; charset=utf-7", b"text=+AD4-"),
    "utf-16": (f"{FORM}; charset=utf-16", "text=hallo".encode("utf-16")),
    "a codec that is no charset": (f"{FORM}; charset=hex", b"text=61"),
    "rot13": (f"{FORM}; charset=rot13", b"text=Jng"),
    "idna": (f"{FORM}; charset=idna", b"text=xn--a"),
    "latin-1": (f"{FORM}; charset=iso-8859-1", b"text=\xe9"),
    "parts in utf-7": (f"{PARTS}; charset=utf-7", multipart(field(b"text", b"+AD4-"))),
    "parts in hex": (f"{PARTS}; charset=hex", multipart(field(b"text", b"61"))),
    "parts in punycode": (f"{PARTS}; charset=punycode", multipart(field(b"text", b"a-"))),
    "parts without a boundary": ("multipart/form-data", multipart(field(b"text", WORDS))),
    "an empty boundary": ("multipart/form-data; boundary=", multipart(field(b"text", WORDS))),
    "a long boundary": ("multipart/form-data; boundary=" + "x" * 300, WORDS),
    "parts that never end": (PARTS, b"--X\r\n" + field(b"text", WORDS)),
    "a part without a name": (PARTS, multipart(b"Content-Disposition: form-data\r\n\r\n" + WORDS)),
    "json": ("application/json", b'{"activity": 1, "text": "Wat houdt je tegen?"}'),
    "xml": ("text/xml", b"<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/hostname'>]><a>&b;</a>"),
    "plain text": ("text/plain", WORDS),
    "nothing": (FORM, b""),
    "no type at all": ("", WORDS),
    "bytes": ("application/octet-stream", bytes(range(256))),
    "half signs": (FORM, b"text=%ff%fe%c3&key=%zz"),
    "names of our own objects": (FORM, b"__class__=a&_state=b&request=c&self=d"),
}

ADDRESSES: dict[str, tuple[Callable[[Stage], Client], Callable[[Stage], str]]] = {
    "console": (
        lambda stage: stage.laptop(),
        lambda stage: reverse("do", args=[stage.rooms["write"].session.public_id, "card-correct"]),
    ),
    "phone": (lambda stage: stage.phone("write", 1), lambda stage: reverse("phone_do", args=["write"])),
    "phone line": (lambda stage: stage.phone("flip", 1), lambda stage: reverse("phone_do", args=["line"])),
    "door": (lambda stage: Client(raise_request_exception=False), lambda stage: reverse("join")),
    "start": (lambda stage: stage.laptop(), lambda stage: reverse("start")),
    "second case": (
        lambda stage: stage.laptop(),
        lambda stage: reverse("second_case", args=[stage.rooms["write"].session.public_id]),
    ),
    "sign in": (lambda stage: Client(raise_request_exception=False), lambda stage: reverse("account_login")),
}
SIGN_IN_SHOWS_ITS_FORM = 200  # django-allauth's answer to a form that lacks its field


@pytest.mark.parametrize("body", BODIES)
@pytest.mark.parametrize("where", ADDRESSES)
def test_a_strange_body_gets_a_sentence(stage: Stage, where: str, body: str) -> None:
    browser, address = ADDRESSES[where]
    kind, content = BODIES[body]
    before = stage.versions()

    answer = browser(stage).generic("POST", address(stage), content, content_type=kind)

    assert is_refused(answer) or (where == "sign in" and answer.status_code == SIGN_IN_SHOWS_ITS_FORM)
    assert stage.versions() == before


@pytest.mark.parametrize("body", BODIES)
def test_the_guard_against_forged_forms_reads_no_strange_body_either(stage: Stage, body: str) -> None:
    kind, content = BODIES[body]
    strict = Client(enforce_csrf_checks=True, raise_request_exception=False)
    strict.cookies = stage.phone("write", 1).cookies
    strict.cookies["csrftoken"] = "a" * 32

    answer = strict.generic("POST", reverse("phone_do", args=["write"]), content, content_type=kind)

    assert is_refused(answer)


@pytest.mark.parametrize("length", ["-1", "abc", "1e9", "99999999999999999999", "١"])
def test_a_length_that_is_none_is_refused(stage: Stage, length: str) -> None:
    answer: Any = stage.phone("write", 1).post(
        reverse("phone_do", args=["write"]), {"key": key()}, CONTENT_LENGTH=length
    )

    assert is_refused(answer)


@pytest.mark.parametrize("method", ["PUT", "PATCH", "DELETE", "TRACE", "CONNECT", "FOO", "PROPFIND"])
@pytest.mark.parametrize("where", ADDRESSES)
def test_a_method_that_is_not_meant_gets_a_sentence(stage: Stage, where: str, method: str) -> None:
    browser, address = ADDRESSES[where]
    before = stage.versions()

    answer = browser(stage).generic(method, address(stage))

    assert is_refused(answer) or (where == "sign in" and answer.status_code == SIGN_IN_SHOWS_ITS_FORM)
    assert stage.versions() == before
