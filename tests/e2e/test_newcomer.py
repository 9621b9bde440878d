"""Somebody who has never seen it prepares a first meeting: from an empty installation to a circle that has begun."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.e2e.letterbox import in_the_terminal, sent_now
from tests.e2e.serving import Server, serving
from tests.e2e.stage import PHONE, Stage

MEMBERS = ("Anouk", "Yasmina", "Joost", "Femke", "Ruben", "Soraya", "Willem")
LIST = "\n".join(f"{name} Bakker <{name.lower()}@nieuwstad.example>" for name in MEMBERS)
HERE = ZoneInfo("Europe/Amsterdam")


@dataclass
class First:
    """An installation that nobody set up yet, and the browser of who does."""

    server: Server
    stage: Stage

    @property
    def page(self) -> Page:
        return self.stage.console

    def phone(self, path: str) -> Page:
        page = self.stage.page(PHONE)
        page.goto(self.server.url + path)
        return page


@pytest.fixture
def first(browser: Browser, tmp_path: Path) -> Iterator[First]:
    with serving(tmp_path, demo=False) as server:
        stage = Stage(browser, server.url)
        yield First(server, stage)
        stage.close()
        assert stage.complaints == []


def set_up(first: First) -> None:
    """The first account, as the README says."""
    first.page.goto(first.server.first_page)
    first.page.get_by_label("Je organisatie").fill("Gemeente Nieuwstad")
    first.page.get_by_label("Je naam").fill("Petra Nieuw")
    first.page.get_by_label("Je e-mailadres").fill("petra@nieuwstad.example")
    first.page.get_by_role("button", name="Inrichten en inloggen").click()


def make_the_group(first: First) -> None:
    """From the empty front page: a name, a pasted list of seven people."""
    page = first.page
    page.get_by_role("link", name="Eerste sessie plannen").click()
    page.get_by_label("Naam van de groep").fill("Wijkteam Zuid")
    page.get_by_role("button", name="Verder naar de mensen").click()
    page.locator("textarea").fill(LIST)
    page.get_by_role("button", name="Voeg deze mensen toe").click()
    expect(page.get_by_text("7 mensen staan in de groep")).to_be_visible()


def prepare_a_case(first: First) -> None:
    """Yasmina is asked, gets a mail, writes on the phone and shares."""
    page = first.page
    page.get_by_role("link", name="Vraag iemand").click()
    page.get_by_label("Wie brengt een casus in?").select_option(label="Yasmina Bakker")
    page.get_by_role("button", name="Vraag om een casus").click()
    page.get_by_role("button", name="Mail een link naar yasmina@nieuwstad.example").click()
    expect(page.get_by_text("is onderweg")).to_be_visible()
    phone = first.phone(in_the_terminal(first.server)[-1].link("/casus/"))
    phone.get_by_role("button", name="Begin op deze telefoon").click()
    phone.get_by_label("Wat speelt er?").fill("Ik zat naast een lege stoel.")
    phone.get_by_label("Waar wil je met de groep naar kijken?").fill("Hoe krijg ik ze aan tafel?")
    phone.get_by_role("button", name="Deel met Petra Nieuw").click()
    expect(phone.get_by_text("Gedeeld:")).to_be_visible()
    page.get_by_role("link", name="Wijkteam Zuid").click()


def plan_the_evening(first: First, begins: datetime, ends: datetime) -> None:
    """Today, with Yasmina's case and a method that says why it fits."""
    page = first.page
    page.get_by_role("link", name="Plan de eerste bijeenkomst").click()
    page.get_by_label("Dag", exact=True).fill(begins.date().isoformat())
    page.get_by_label("Begin", exact=True).fill(f"{begins:%H:%M}")
    page.get_by_label("Einde", exact=True).fill(f"{ends:%H:%M}")
    page.get_by_label("Plek").fill("De oude school")
    page.get_by_label("Yasmina Bakker").check()
    page.get_by_label("Een concreet probleem").check()
    card = page.locator("label.pick", has_text="Vijf stappen")
    expect(card.get_by_text("Past, want").first).to_be_visible()
    card.get_by_role("radio").check()
    expect(page.locator("#agenda .timeline__end")).to_be_visible()
    expect(page.locator("[data-status]")).to_have_text("Bewaard.")


def invite(first: First) -> dict[str, str]:
    """Everybody gets one letter with an entry for the calendar; gives the personal links by first name."""
    first.page.get_by_role("link", name="Uitnodigingen").click()
    first.page.get_by_role("button", name="Verstuur de uitnodigingen").click()
    expect(first.page.get_by_text("0 komen, 0 kunnen niet")).to_be_visible()
    mails = [mail for mail in [*sent_now(first.server), *in_the_terminal(first.server)] if "/kom/" in mail.text]
    assert all("text/calendar" in mail.kinds for mail in mails)
    return {mail.to.partition("@")[0]: mail.link("/kom/") for mail in mails}


def this_evening() -> tuple[datetime, datetime]:
    """Begins in a few minutes; two hours, or what is left of the day."""
    now = datetime.now(HERE)
    begins = now + timedelta(minutes=6)
    if begins.date() != now.date():
        pytest.skip("a meeting of today needs a few minutes of today")
    return begins, min(begins + timedelta(hours=2), begins.replace(hour=23, minute=59))


def test_from_nothing_to_a_prepared_and_invited_session_that_runs(first: First) -> None:
    page, (begins, ends) = first.page, this_evening()

    set_up(first)
    make_the_group(first)
    prepare_a_case(first)
    plan_the_evening(first, begins, ends)
    links = invite(first)
    page.get_by_role("link", name="Wijkteam Zuid").click()
    expect(page.get_by_role("heading", name="Alles staat klaar voor de eerste keer")).to_be_visible()
    page.get_by_role("link", name="Sessies").click()
    page.get_by_role("button", name="Starten", exact=True).click()
    expect(page).to_have_url(re.compile("/sessions/"))
    phone = first.phone(links["yasmina"])
    phone.get_by_label("Hier houd ik me aan").check()
    phone.get_by_role("button", name="Neem plaats").click()
    expect(page.locator("#ring .seat:not([data-state=empty])")).to_contain_text("Yasmina")
    first.stage.start()

    assert sorted(links) == sorted(name.lower() for name in MEMBERS)
    expect(phone).to_have_url(re.compile("/kring/$"))
    expect(page.locator("#main")).to_have_attribute("data-kind", re.compile("."))


def lay_out_the_path(first: First, *, alone: bool) -> None:
    """Ten dates from today on; `alone` lets the first one be without a facilitator too."""
    page = first.page
    page.get_by_role("link", name="Plan het hele traject").click()
    page.locator("[name=first]").fill(datetime.now(HERE).date().isoformat())
    page.get_by_role("button", name="Stel dagen voor").click()
    if alone:
        page.locator("[name=mode-1]").select_option("without")
        page.locator("[name=day-1]").fill(datetime.now(HERE).date().isoformat())
    page.get_by_role("button", name="Bewaar het traject").click()
    expect(page.get_by_role("link", name="Verander het traject")).to_be_visible()


@pytest.mark.long
def test_the_whole_path_of_ten_is_laid_out_with_hosts_and_promises(first: First) -> None:
    page = first.page

    set_up(first)
    make_the_group(first)
    lay_out_the_path(first, alone=False)
    page.get_by_role("link", name="Wie leidt", exact=True).click()
    page.get_by_role("button", name="Bewaar").click()
    page.get_by_role("link", name="0 van de 7 komen het hele traject").click()
    for name in MEMBERS:
        page.get_by_label(f"{name} Bakker").check()
    page.get_by_role("button", name="Bewaar").click()

    stops = page.locator(".path > li")
    modes = stops.evaluate_all("all => all.map(each => each.dataset.mode)")
    hosts = stops.locator("a[href$='/host/']").evaluate_all("all => all.map(each => each.firstChild.data.trim())")
    assert modes == ["with"] * 3 + ["without"] * 2 + ["with"] + ["without"] * 3 + ["with"]
    assert hosts == list(MEMBERS[:5])
    expect(stops.locator(".path__day.num")).to_have_count(10)
    expect(stops.nth(8)).to_contain_text("kies samen")
    expect(stops.nth(9)).to_contain_text("terugkijken")
    expect(page.get_by_role("link", name="7 van de 7 komen het hele traject")).to_be_visible()
    page.get_by_role("link", name="Sessies").click()
    expect(page.get_by_role("heading", name="Wijkteam Zuid")).to_be_visible()


@pytest.mark.long
def test_a_member_hosts_a_meeting_with_the_link_from_the_mail(first: First) -> None:
    page, stage = first.page, first.stage

    set_up(first)
    make_the_group(first)
    lay_out_the_path(first, alone=True)
    page.get_by_role("link", name="Wie leidt", exact=True).click()
    page.get_by_role("button", name="Bewaar").click()
    page.locator(".path > li").first.get_by_role("link", name="Anouk").click()
    page.get_by_role("button", name="Mail een link naar anouk@nieuwstad.example").click()
    expect(page.get_by_text("is onderweg")).to_be_visible()
    mail = in_the_terminal(first.server)[-1]
    host = first.phone(mail.link("/leiden/"))
    host.locator("input[name=method][value=vijf-stappen]").check()
    host.get_by_role("button", name="Open de kring op dit toestel").click()
    expect(host.get_by_text("Jij leidt.")).to_be_visible()
    stage.console = host
    stage.open_beamer()
    stage.fill_more(MEMBERS[1:4])
    expect(host.locator("#ring .seat:not([data-state=empty])")).to_have_count(4)
    stage.start()
    steps = [stage.heading]
    for _ in range(2):
        stage.next()
        steps.append(stage.heading)

    assert mail.to == "anouk@nieuwstad.example"
    assert len(set(steps)) == 3
    expect(host.get_by_role("heading", name="Wat je doet")).to_be_visible()
    page.goto(host.url)
    expect(page.get_by_text("De groep leidt deze bijeenkomst zelf")).to_be_visible()
