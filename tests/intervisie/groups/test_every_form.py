"""Every form of the preparation × what people and machines type: an error at the field, nothing lost, never a crash.

A form is refused (422) and then shows every word that was typed, or it keeps what was typed without signs that nobody
sees. Days and times that cannot be, older screens and links that are over have tests of their own beside their views.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

import pytest
from django.apps import apps
from django.db import models
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from intervisie.accounts.models import User
from intervisie.groups.access import cookie_name
from intervisie.groups.commands import cases, invitations, plans
from intervisie.groups.models import Group, Meeting
from tests.invited import BASE, link, made_meeting

TURN, NUL = "\u202e", "\x00"
TYPED = {
    "long": "woord " * 1700,
    "nul": f"nul{NUL}teken",
    "turned": f"om{TURN}gedraaid",
    "blank": " \u2003\t ",
    "marked": "a" + "\u0301" * 400,
    "markup": "<script>alert(1)</script>{{ 7|add:7 }}",
}
CHOSEN = ("nul", "markup")  # for what is chosen and not typed
APPS = ("groups", "accounts")
WRONG = re.compile(r'role="alert"|errorlist|class="error"|aria-invalid="true"')


@dataclass(frozen=True)
class Filled:
    """A form with everything right, and the fields in which people type."""

    address: Callable[[Group], str]
    good: Mapping[str, str]
    fields: tuple[str, ...]
    who: str = "guide"
    answers: tuple[int, ...] = (302, 303, 409, 422)
    is_long: bool = False


def of_group(name: str, **more: int) -> Callable[[Group], str]:
    return lambda group: reverse(name, args=[group.public_id, *more.values()])


def of_member(group: Group) -> str:
    return reverse("member", args=[group.public_id, group.circle()[0].pk])


def of_case(group: Group) -> str:
    return reverse("case", args=[group.public_id, group.cases.get().public_id])


pytestmark = pytest.mark.time_machine("2027-01-11 09:00+01:00")  # the days below are still to come

PATH = {
    "template": "ten",
    "first": "2027-03-01",
    "begin": "13:30",
    "end": "15:30",
    "weeks": "4",
    "seen": "",
    "do": "keep",
}
PATH |= {"mode-1": "with", "day-1": "2027-03-01", "closed-0-first": "2027-07-12", "closed-0-name": "Zomer"}
CASE = ("situation", "did", "thought", "felt", "beliefs", "looking_at", "line")
SETTINGS = {
    "name": "Meent",
    "facilitator_word": "gespreksbegeleider",
    "colour": "",
    "keep_days": "30",
    "evaluation": "three",
}
FORMS = {
    "new group": Filled(
        lambda _group: reverse("group_new"),
        {"name": "Zuid", "familiarity": "some"},
        ("name", "purpose", "field", "notes", "familiarity"),
    ),
    "group": Filled(
        of_group("group_edit"),
        {"name": "Zuid", "familiarity": "some"},
        ("name", "purpose", "field", "notes", "familiarity"),
    ),
    "facilitators": Filled(of_group("group_facilitators"), {}, ("facilitator", "others")),
    "person": Filled(of_group("member_add"), {"name": "Anouk"}, ("name", "email")),
    "known person": Filled(of_member, {"name": "Anouk"}, ("name", "email")),
    "list of people": Filled(of_group("group_paste"), {"people": "Anouk de Wit"}, ("people",)),
    "commitment": Filled(of_group("commitment"), {}, ("committed",)),
    "hosts": Filled(of_group("hosts"), {}, ("host-4",)),
    "attendance": Filled(of_group("meeting", number=2), {}, ("here", "told")),
    "path": Filled(of_group("path"), PATH, (*PATH, "begin-1", "end-1", "keep_as", "closed-0-last"), is_long=True),
    "plan": Filled(
        of_group("plan", number=1),
        {"version": "1", "method": "vijf-stappen", "day": "2027-03-15", "begin": "13:30", "end": "15:30"},
        (
            "version",
            "day",
            "begin",
            "end",
            "online",
            "place",
            "cases",
            "question",
            "safety",
            "method",
            "second",
            "after",
            "title",
            "do",
        ),
        is_long=True,
    ),
    "invitations": Filled(of_group("guests", number=1), {"remind_days": "2"}, ("remind_days",)),
    "vote": Filled(of_group("vote", number=1), {}, ("cases",)),
    "whom to ask": Filled(of_group("case_ask"), {}, ("member",)),
    "preparation": Filled(of_case, {}, ("method", "fundamental_question", "checked")),
    "case": Filled(
        lambda _group: reverse("my_case"),
        {"version": "1"},
        (*(f"text-{name}" for name in CASE), "text-level", "version"),
        who="bringer",
    ),
    "answer": Filled(
        lambda group: link(group.meetings.get(number=1)),
        {},
        ("answer", "candidate", "vote", "key", "name"),
        who="anybody",
        answers=(200, 303, 409, 410, 422),  # a made-up answer is none: the page asks once more
    ),
    "settings": Filled(lambda _group: reverse("organisation"), SETTINGS, (*SETTINGS, "take"), who="manager"),
    "people": Filled(
        lambda _group: reverse("people"),
        {"email": "n@lindedal.example", "facilitator": "on"},
        ("email",),
        who="manager",
    ),
}
# Choices, hidden values and buttons are nobody's words: a made-up one need not be shown again.
NOT_WORDS = {
    *(
        "familiarity",
        "facilitator",
        "others",
        "committed",
        "host-4",
        "here",
        "told",
        "template",
        "mode-1",
        "seen",
        "do",
    ),
    *(
        "version",
        "online",
        "cases",
        "question",
        "method",
        "second",
        "after",
        "remind_days",
        "member",
        "checked",
        "answer",
    ),
    *("candidate", "vote", "key", "text-level", "evaluation", "facilitator_word", "take"),
}


@pytest.fixture
def group(facilitator: User) -> Group:
    """A group with a planned meeting to which people were invited, and a case that somebody writes."""
    meeting: Meeting = made_meeting(facilitator)
    invitations.announce(meeting, BASE)
    cases.ask(meeting.group, meeting.group.circle()[0])
    plans.keep(meeting.group, 1, plans.Wanted(chosen=("vijf-stappen",)), seen=0)
    now = timezone.now()
    Meeting.objects.create(group=meeting.group, number=2, started_at=now, held_at=now)
    return meeting.group


def client_for(who: str, group: Group) -> Client:
    """Signed in, or with the cookie of a phone, as this form wants it."""
    browser = Client()
    if who == "bringer":
        key = cases.open_with(cases.make_link(group.cases.get()))
        browser.cookies[cookie_name()] = key
    elif who == "manager":
        User.objects.filter(pk=group.facilitator_id).update(is_manager=True)
    if who in {"guide", "manager"}:
        browser.force_login(User.objects.get(pk=group.facilitator_id))
    return browser


def texts() -> Iterator[tuple[str, str]]:
    """Every text that is stored, with its place."""
    for model in (each for app in APPS for each in apps.get_app_config(app).get_models()):
        for column in model._meta.concrete_fields:
            if isinstance(column, models.CharField | models.TextField):
                for value in model._default_manager.values_list(column.name, flat=True):
                    yield f"{model.__name__}.{column.name}", str(value)


def shows(page: str, typed: str) -> bool:
    """Whether it stands in the page, as a browser would have it; a browser leaves NUL out of what it sends anyway."""
    plain = html.unescape(page).replace(NUL, "")
    return typed.replace(NUL, "").strip() in plain


def faults(browser: Client, address: str, form: Filled, name: str) -> Iterator[str]:
    for kind in CHOSEN if name in NOT_WORDS else TYPED:
        typed = TYPED[kind]
        sent = {**form.good, name: typed}
        answer = browser.post(address, sent)
        if answer.status_code not in form.answers or "login" in answer.get("Location", ""):
            yield f"{name}, {kind}: {answer.status_code}"
        if answer.status_code in {409, 422}:
            page = answer.content.decode()
            lost = [each for each, value in sent.items() if each not in NOT_WORDS and not shows(page, value)]
            yield from (f"{name}, {kind}: {each} is lost" for each in lost)
            if not WRONG.search(page):
                yield f"{name}, {kind}: nothing says what is wrong"


TABLE = [pytest.param(form, id=name, marks=pytest.mark.long if form.is_long else ()) for name, form in FORMS.items()]


@pytest.mark.parametrize("form", TABLE)
def test_whatever_is_typed_is_kept_clean_or_refused_with_every_word(group: Group, form: Filled) -> None:
    browser = client_for(form.who, group)
    address = form.address(group)

    good = browser.post(address, form.good).status_code if form.good else 303
    found = [fault for name in form.fields for fault in faults(browser, address, form, name)]

    assert good in {302, 303, 409}
    assert found == []
    assert [place for place, text in texts() if TURN in text or NUL in text] == []


def test_a_choice_that_is_over_says_so(group: Group) -> None:
    answer = Client().post(link(group.meetings.get(number=1)), {"vote": "1", "candidate": "1"})

    assert answer.status_code == 410
    assert "voorbij" in answer.content.decode()


@pytest.mark.parametrize("name", ["group_new", "member_add", "group_paste"])
def test_sent_twice_it_is_there_once(facilitator_client: Client, group: Group, name: str) -> None:
    address = reverse(name) if name == "group_new" else reverse(name, args=[group.public_id])
    form = {"name": "Noord", "familiarity": "some", "people": "Noord"}

    answers = [facilitator_client.post(address, form).status_code for _time in range(2)]

    assert answers == [303, 303]
    assert Group.objects.filter(name="Noord").count() + group.members.filter(name="Noord").count() == 1
