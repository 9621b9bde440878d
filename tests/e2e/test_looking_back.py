"""Looking back on the phone, what a coordinator sees of it, and the mail that asks weeks later what became of it."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable, Iterator

import pytest
from django.utils import timezone
from django.utils.formats import date_format
from playwright.sync_api import Browser, Page, expect

from tests.e2e.letterbox import Mail, in_the_terminal, sent_now
from tests.e2e.serving import ROOT, Server, serving
from tests.e2e.stage import LAPTOP, NAMES, PHONE, Stage

pytestmark = pytest.mark.long

Check = Callable[[Page], None]
WIDER = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
TOO_FEW = "te weinig antwoorden om te tonen"
OVER = """
from datetime import timedelta
from django.utils import timezone
from intervisie.evaluations.models import Evaluation
Evaluation.objects.filter(closed_at=None).update(closes_at=timezone.now() - timedelta(minutes=1))
"""
WEEKS_LATER = """
from datetime import timedelta
from django.db.models import F
from django.utils import timezone
from intervisie.followup.models import Intention
Intention.objects.update(ask_at=timezone.now() - timedelta(minutes=1))
"""


@pytest.fixture
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """An installation of its own: other tests look back as well."""
    with serving(tmp_path_factory.mktemp("house")) as server:
        yield server


@pytest.fixture
def hall(house: Server, browser: Browser) -> Iterator[Stage]:
    stage = Stage(browser, house.url)
    stage.sign_in(house.sign_in_link())
    yield stage
    stage.close()


def run(house: Server, code: str) -> None:
    """Let time pass: what is kept as a moment is put where it would be."""
    command = [sys.executable, "manage.py", "shell", "-v", "0", "-c", code]
    subprocess.run(command, cwd=ROOT, env=house.environment, check=True, capture_output=True, stdin=subprocess.DEVNULL)


def play(stage: Stage, people: int, of_group: str = "") -> None:
    """A session from its lobby straight to its end."""
    if of_group:
        begin(stage, of_group)
    else:
        stage.open_session("roddelen-kort")
    stage.phones = {}
    stage.open_beamer()
    for name in NAMES[:people]:
        stage.sit(name)
    stage.choose_case_bringer()
    stage.start()
    stage.console.locator("a[href='#end-dialog']:visible").first.click()
    stage.console.locator("#end-dialog form button").first.click()
    for phone in stage.phones.values():
        expect(phone).to_have_url(re.compile("/kring/goodbye/$"))


def begin(stage: Stage, group: str) -> None:
    stage.console.goto(f"{stage.url}/start/?group={group}&method=vijf-stappen")
    for box in stage.console.locator("input[name^='gate-vijf-stappen-']:visible").all():
        box.check()
    stage.console.locator("main form button:not([name])").last.click()
    expect(stage.console).to_have_url(re.compile(r"/sessions/"))


def look_back(phone: Page, mark: str) -> None:
    phone.get_by_role("link", name="Kijk terug").click()
    for scale in phone.locator("fieldset:has(.scale)").all():
        scale.locator(f"input[value='{mark}']").check()
    phone.get_by_role("button", name="Verstuur").click()
    expect(phone.locator("main")).to_contain_text("Dank je wel")


def coordinate(house: Server, stage: Stage) -> Page:
    """The coordinator signs in on a laptop of their own."""
    page = stage.page(LAPTOP)
    page.goto(link_for(house, "femke.terpstra"))
    page.locator("main form button").first.click()
    page.goto(f"{stage.url}/inzicht/")
    return page


def link_for(house: Server, name: str) -> str:
    code = (
        "from intervisie.accounts.models import User; from intervisie.accounts.links import make_link; "
        f"print(make_link(User.objects.filter(email__startswith='{name}', is_coordinator=True).first(), '/'))"
    )
    command = [sys.executable, "manage.py", "shell", "-v", "0", "-c", code]
    done = subprocess.run(command, cwd=ROOT, env=house.environment, check=True, capture_output=True, text=True)
    return house.url + next(word for word in done.stdout.split() if "/enter/" in word)


def rows(page: Page, name: str) -> list[str]:
    """What the table of meetings says of evenings that are called so."""
    return page.locator("section[aria-labelledby=meetings] tr", has_text=name).all_inner_texts()


def test_five_are_shown_four_are_not_and_two_evenings_are_pooled(house: Server, hall: Stage, accessible: Check) -> None:
    for people in (5, 4, 5):
        play(hall, people)
        for number, phone in enumerate(hall.phones.values()):
            if number == 0:
                phone.get_by_role("link", name="Kijk terug").click()
                accessible(phone)
                assert not phone.evaluate(WIDER)
                phone.go_back()
            look_back(phone, "4")
        run(house, OVER)
        sent_now(house)
    desk = coordinate(house, hall)

    told = rows(desk, f"Een sessie, {date_format(timezone.localdate(), 'j b')}")

    assert sorted(TOO_FEW in each for each in told) == [False, False, True]
    expect(desk.locator("section[aria-labelledby=method] tr", has_text="in zeven stappen").last).to_contain_text(
        "10–19"
    )
    accessible(desk)
    for path in ("", "plannen/", "plannen/bellen/"):
        desk.goto(f"{hall.url}/inzicht/{path}")
        accessible(desk)
        desk.set_viewport_size({"width": 390, "height": 844})
        assert not desk.evaluate(WIDER), path
        desk.set_viewport_size({"width": 1440, "height": 900})
    assert hall.complaints == []


def letters(house: Server) -> list[Mail]:
    """Every letter about an intention so far, whoever sent it: the server's own job, or somebody by hand."""
    by_hand = sent_now(house)
    return [mail for mail in [*in_the_terminal(house), *by_hand] if "/voornemen/" in mail.text]


def test_what_became_of_it_opens_the_next_meeting(house: Server, hall: Stage, accessible: Check) -> None:
    hall.console.goto(f"{hall.url}/groups/")
    hall.console.get_by_role("link", name="Adviseurs zorg en veiligheid").click()
    group = hall.console.url.split("/groups/")[1].split("/")[0]
    play(hall, 2, group)
    phone = hall.phones[NAMES[0]]
    phone.get_by_role("link", name="Maak er een voornemen van").click()
    accessible(phone)
    assert not phone.evaluate(WIDER)
    phone.locator("[name=text]").fill("Elke week een open vraag stellen")
    phone.locator("[name=email]").fill("anouk@lindedal.example")
    phone.get_by_role("button", name="Bewaar het voor mij").click()
    expect(phone.locator("main")).to_contain_text("Je voornemen is bewaard")
    receipts = letters(house)
    run(house, WEEKS_LATER)
    asked = letters(house)
    later = hall.page(PHONE)
    later.goto(hall.url + asked[-1].link("/voornemen/"))
    accessible(later)
    later.locator("[name=answer]").fill("Het lukte twee keer.")
    later.get_by_role("button", name="Deel met de groep").click()
    expect(later.locator("main")).to_contain_text("Gedeeld:")

    begin(hall, group)
    hall.open_beamer()
    hall.phones = {}
    hall.sit(NAMES[1])
    hall.start()
    hall.next()

    assert len(receipts) >= 1
    assert "open vraag" not in asked[-1].text
    assert hall.beamer is not None
    expect(hall.beamer.locator("#stage")).to_contain_text("Terugblik")
    expect(hall.beamer.locator("#stage")).to_contain_text("Het lukte twee keer.")
    expect(hall.beamer.locator("#stage")).not_to_contain_text("open vraag")
    assert hall.complaints == []
