"""Every page that somebody sees after a session, each with its way there: on a phone, from a mail, at the desk."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence

from playwright.sync_api import Page, expect

from tests.e2e.letterbox import Mail, in_the_terminal, sent_now
from tests.e2e.players import write
from tests.e2e.preparation import Stop
from tests.e2e.serving import ROOT, Server
from tests.e2e.stage import NAMES, PHONE, Stage

COORDINATOR = {"insights": "", "help with planning": "plannen/", "calls to make": "plannen/bellen/"}
EDITIONS = {"the own edition": "mine", "the case bringer's edition": "case-1", "the group's edition": "group"}
HARVEST, INTENTION = "anouk.oogst@lindedal.example", "anouk.voornemen@lindedal.example"
WEEKS_LATER = """
from django.utils import timezone
from intervisie.followup.models import Intention
Intention.objects.update(ask_at=timezone.now())
"""


def coordinator(stage: Stage, _server: Server) -> Iterator[Stop]:
    for name, path in COORDINATOR.items():
        stage.console.goto(f"{stage.url}/inzicht/{path}")
        yield Stop(name, stage.console)


def desk(stage: Stage, _server: Server) -> Iterator[Stop]:
    """The closing checklist, what is asked of the circle, and paper."""
    page, room = stage.console, played(stage)
    page.goto(room)
    yield Stop("the checklist", page)
    for name, path in {"looking back": "looking-back/", "whom to call": "looking-back/paper/"}.items():
        page.goto(room + path)
        yield Stop(name, page)
    page.goto(room)
    close(stage)
    yield Stop("the closed harvest", page)
    for name, path in {"the harvest": "harvest/", "empty sheets": "harvest/empty/"}.items():
        page.goto(room + path)
        yield Stop(name, page)


def phone(stage: Stage, _server: Server) -> Iterator[Stop]:
    """What who brought the case does after the end, from the thanks to the last edition."""
    played(stage)
    page = stage.phones["Anouk"]
    yield Stop("the thanks", page)
    page.get_by_role("link", name="Kies wat meegaat").click()
    yield Stop("choosing", page)
    wish(page, "anouk@")
    yield Stop("an address that is none", page)
    wish(page, HARVEST)
    page.goto(f"{stage.url}/kring/oogst/")
    yield Stop("a mail that was asked for", page)
    page.locator("input[name=rest][value=named]").check()
    page.get_by_role("button", name="Mijn keuzes bewaren").click()
    yield Stop("the thanks for choosing", page)
    close(stage)
    page.goto(f"{stage.url}/kring/oogst/")
    yield Stop("choosing is over", page)
    for name, path in EDITIONS.items():
        page.goto(f"{stage.url}/kring/oogst/{path}/")
        yield Stop(name, page)
    yield from looked_back(stage, page)


def looked_back(stage: Stage, page: Page) -> Iterator[Stop]:
    page.goto(f"{stage.url}/kring/goodbye/")
    page.get_by_role("link", name="Kijk terug").click()
    ballot = page.url
    yield Stop("the ballot", page)
    page.get_by_role("button", name="Verstuur").click()
    yield Stop("an empty ballot", page)
    for scale in page.locator("fieldset:has(.scale)").all():
        scale.locator("input[value='4']").check()
    page.get_by_role("button", name="Verstuur").click()
    expect(page.locator("main")).to_contain_text("Dank je wel")
    yield Stop("thanks for the answers", page)
    page.goto(ballot)
    yield Stop("a ballot that is spent", page)


def mailed(stage: Stage, server: Server) -> Iterator[Stop]:
    """The harvest by mail: a link, its code, and the editions."""
    played(stage)
    stage.phones["Anouk"].get_by_role("link", name="Kies wat meegaat").click()
    wish(stage.phones["Anouk"], HARVEST)
    close(stage)
    page = stage.page(PHONE)
    page.goto(stage.url + mails(server, HARVEST)[-1].link("/oogst/"))
    yield Stop("the mailed link", page)
    page.get_by_role("button", name="Mail me een code").click()
    yield Stop("the code", page)
    page.locator("[name=code]").fill("000000")
    page.get_by_role("button", name="Openen").click()
    yield Stop("a wrong code", page)
    found = next(code[0] for each in reversed(mails(server, HARVEST)) if (code := re.search(r"\b\d{6}\b", each.text)))
    page.locator("[name=code]").fill(found)
    page.get_by_role("button", name="Openen").click()
    expect(page.locator("main")).to_contain_text("Mijn exemplaar")
    yield Stop("the mailed editions", page)


def intention(stage: Stage, server: Server) -> Iterator[Stop]:
    """From writing it down to erasing it, weeks later."""
    played(stage)
    page = stage.phones["Anouk"]
    page.get_by_role("link", name="Maak er een voornemen van").click()
    yield Stop("an intention", page)
    page.get_by_role("button", name="Bewaar het voor mij").click()
    yield Stop("an intention without words", page)
    page.locator("[name=text]").fill("Elke week een open vraag stellen")
    page.locator("[name=email]").fill(INTENTION)
    page.get_by_role("button", name="Bewaar het voor mij").click()
    yield Stop("the thanks with an intention", page)
    page.goto(stage.url + mails(server, INTENTION)[-1].link("/voornemen/"))
    yield Stop("an intention that is kept", page)
    let_time_pass(server, WEEKS_LATER)
    page.reload()
    yield Stop("what became of it", page)
    page.locator("[name=answer]").fill("Het lukte twee keer.")
    page.get_by_role("button", name="Bewaar het voor mezelf").click()
    yield Stop("an answer for oneself", page)
    page.get_by_role("button", name=re.compile("Stop")).click()
    yield Stop("erased", page)
    page.goto(page.url)
    yield Stop("an intention that is over", page)


TOURS: dict[str, Callable[[Stage, Server], Iterator[Stop]]] = {
    each.__name__: each for each in (coordinator, desk, phone, mailed, intention)
}


def played(stage: Stage) -> str:
    """A circle of three has shown its questions, and it is over. Gives the address of the console."""
    ask_questions(stage, ("Anouk", "Yasmina", "Joost"))
    stage.console.locator("a[href='#end-dialog']:visible").first.click()
    stage.console.locator("#end-dialog form button").first.click()
    for each in stage.phones.values():
        expect(each).to_have_url(re.compile("/kring/goodbye/$"))
    return stage.console.url.partition("#")[0]


def ask_questions(stage: Stage, names: Sequence[str] = NAMES) -> None:
    """The bringer's question and two questions of everybody else, all of them seen by the circle."""
    stage.open_session("vijf-stappen")
    beamer = stage.open_beamer()
    stage.fill_circle(names)
    stage.choose_case_bringer()
    stage.start()
    for writers in (names[:1], names[1:]):
        stage.go_to("write")
        for name in writers:
            stage.phones[name].locator("#task textarea[data-draft]").first.wait_for()
        write(stage)
        stage.next()
    expect(beamer.locator("#stage")).to_contain_text(f"({names[-1]}, ")  # one of the two may be among the earlier ones


def close(stage: Stage) -> None:
    stage.console.get_by_role("button", name="De oogst sluiten").click()
    expect(stage.console.locator("#main")).to_contain_text("De oogst is gesloten")


def wish(page: Page, email: str) -> None:
    page.locator("[name=email]").fill(email)
    page.get_by_role("button", name="Mail me de link").click()


def mails(server: Server, to: str) -> list[Mail]:
    """Everything that went to this address so far, whoever sent it: the server's own job, or somebody by hand."""
    by_hand = sent_now(server)
    return [mail for mail in [*in_the_terminal(server), *by_hand] if mail.to == to]


def let_time_pass(server: Server, code: str) -> None:
    """What is kept as a moment is put where it would be."""
    command = [sys.executable, "manage.py", "shell", "-v", "0", "-c", code]
    around = server.environment
    subprocess.run(command, cwd=ROOT, env=around, check=True, capture_output=True, stdin=subprocess.DEVNULL)
