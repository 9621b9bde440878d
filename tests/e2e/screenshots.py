"""The three pictures of the README: a demo session is played up to the sorted questions and photographed."""

from __future__ import annotations

import tempfile
from pathlib import Path

from tests.e2e.players import PLAY
from tests.e2e.serving import ROOT, chromium, serving
from tests.e2e.stage import NAMES, Stage

FOLDER = ROOT / "docs" / "screenshots"
CASE = "Hoe krijg ik de woningcorporatie aan tafel?"


def play(stage: Stage) -> None:
    """Vijf stappen with six people, up to the reading of the questions."""
    stage.open_session("vijf-stappen")
    stage.open_beamer()
    stage.fill_circle()
    stage.choose_case_bringer()
    stage.start()
    while stage.kind != "write":
        stage.next()
    phone = stage.phones[NAMES[0]]
    phone.locator("#task textarea[data-draft]").first.fill(CASE)
    phone.locator("#send").click()
    stage.next()
    stage.go_to("write")


def photograph(stage: Stage) -> None:
    """The phone while it writes, the console while people read, the wall with the sorted questions."""
    assert stage.beamer is not None
    writer = stage.phones[NAMES[4]]
    writer.locator("#task textarea[data-draft]").first.fill("Wat zou er gebeuren als jij een week lang niemand belt?")
    writer.wait_for_timeout(800)
    writer.screenshot(path=FOLDER / "phone.png")
    PLAY["write"](stage)
    stage.next()
    stage.console.wait_for_timeout(1500)
    stage.console.screenshot(path=FOLDER / "console.png")
    PLAY["round"](stage)
    stage.next()
    PLAY["sort"](stage)
    stage.next()
    stage.phones[NAMES[0]].locator("#begin").click()
    stage.beamer.wait_for_timeout(1500)
    stage.beamer.screenshot(path=FOLDER / "beamer.png")


def main() -> None:
    FOLDER.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as data, serving(Path(data)) as server, chromium() as browser:
        stage = Stage(browser, server.url)
        stage.sign_in(server.sign_in_link())
        play(stage)
        photograph(stage)
        stage.close()


if __name__ == "__main__":
    main()
