"""The pictures of the README: the demo's front page and a group, and a session played up to the sorted questions."""

from __future__ import annotations

import tempfile
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page, expect

from tests.e2e.players import PLAY
from tests.e2e.serving import ROOT, chromium, serving
from tests.e2e.stage import LAPTOP, NAMES, Stage

SETTLING = 1500  # milliseconds
COLOURS = 128
FOLDER = ROOT / "docs" / "screenshots"
QUESTIONS = (
    "Van wie is dit probleem eigenlijk?",
    "Wat zeg je tegen jezelf als het weer niet lukt?",
    "Waaraan merken anderen dat jij hulp nodig hebt?",
    "Wie aan die tafel heeft hetzelfde belang als jij?",
    "Wat maakt dat je steeds ja zegt?",
    "Wat moet de bewoner hiervan merken?",
    "Hoe vaak is het overleg al verzet?",
    "Wat zou er gebeuren als jij een week lang niemand belt?",
    "Welke afspraken staan er op papier?",
    "Wie zit er namens de corporatie?",
)
CASE = "Hoe krijg ik de woningcorporatie aan tafel?"


def keep(page: Page, name: str) -> None:
    """Small enough for a repository: a screen has few colours."""
    path = FOLDER / f"{name}.png"
    page.wait_for_timeout(SETTLING)
    page.screenshot(path=path)
    with Image.open(path) as picture:
        picture.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE).save(path, optimize=True)


def prepare(stage: Stage) -> None:
    """What is next, and a group in the middle of its path."""
    keep(stage.console, "home")
    stage.console.goto(f"{stage.url}/groups/")
    stage.console.get_by_role("link", name="Adviseurs zorg en veiligheid").click()
    keep(stage.console, "group")


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


def ask(stage: Stage) -> None:
    """Everybody but the case bringer asks two questions, and all of them are shown."""
    left = iter(QUESTIONS)
    for name in NAMES[1:]:
        fields = stage.phones[name].locator("#task textarea[data-draft]")
        for field in fields.all():
            field.fill(next(left))
        stage.phones[name].locator("#send").click()
        expect(fields).to_have_count(0)
    show_all = stage.act("card-show-all").locator("button")
    if show_all.count() and show_all.first.is_visible():
        show_all.first.click()


def photograph(stage: Stage) -> None:
    """The phone while it writes, the console while people read, the wall with the sorted questions."""
    assert stage.beamer is not None
    writer = stage.phones[NAMES[4]]
    writer.locator("#task textarea[data-draft]").first.fill("Wat zou er gebeuren als jij een week lang niemand belt?")
    keep(writer, "phone")
    ask(stage)
    stage.next()
    keep(stage.console, "console")
    PLAY["round"](stage)
    stage.next()
    PLAY["sort"](stage)
    stage.next()
    stage.phones[NAMES[0]].locator("#begin").click()
    stage.beamer.set_viewport_size({"width": LAPTOP["width"], "height": LAPTOP["height"]})
    keep(stage.beamer, "beamer")


def main() -> None:
    FOLDER.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as data, serving(Path(data)) as server, chromium() as browser:
        stage = Stage(browser, server.url)
        stage.sign_in(server.sign_in_link())
        prepare(stage)
        play(stage)
        photograph(stage)
        stage.close()


if __name__ == "__main__":
    main()
