"""What a screen shows live is what a reload would show: after every kind of act, for everybody who looks."""

from __future__ import annotations

import re

from playwright.sync_api import Frame, Page, expect

from sessions.views import console_acts, phone_acts
from tests.e2e.fresh import Act, difference, reloaded
from tests.e2e.stage import Stage

BRINGER, OTHER, LATE, GUEST = "Anouk", "Yasmina", "Joost", "Ruben"
TEXT = {"text": "Wat houdt je hier?"}
EVERY = 6  # acts between two real reloads


def console(act: str, /, near: str = "", by: str = "", **fill: str) -> Act:
    return Act("console", act, near, by, fill)


def phone(who: str, act: str, /, near: str = "", by: str = "", **fill: str) -> Act:
    return Act(who, act, near, by, fill)


def knock(name: str) -> Act:
    """Somebody types the code and waits; no act of the room itself."""
    return Act("door", name)


def many(act: Act, times: int) -> list[Act]:
    return [act] * times


LOBBY = [
    console("seat-add", name=GUEST),
    console("seat-rename", near=GUEST, name="Robin"),
    console("undo"),
    console("case-bringer", near=BRINGER),
    console("seat-later", near=BRINGER),
    console("seat-earlier", near=BRINGER),
    console("door-lock"),
    console("door-ajar"),
    console("door-open"),
    knock("Femke"),
    console("not-now", near="Femke"),
    knock("Willem"),
    console("let-in", near="Willem"),
    knock("Willem"),
    console("give-back", near="Willem"),
    console("seat-out", near="Willem"),
    knock("Naima"),
    knock(LATE),
    console("let-all-in"),
    console("seat-out", near="Naima"),
    *many(console("beamer-black"), 2),
    console("start"),
]
CHECK_IN = [  # a round: everybody says something
    console("turn-next"),
    console("turn-later"),
    console("turn-earlier"),
    console("turn-time", by="10"),
    console("gong"),
    console("pause"),
    console("minutes", by="1"),
    console("resume"),
    phone(OTHER, "hand-up"),
    console("hand-see"),
    console("hand-close"),
    phone(OTHER, "hand-up"),
    console("hand-pause"),
    console("resume"),
    phone(OTHER, "hand-up"),
    phone(OTHER, "hand-down"),
    console("turn-give", near=OTHER),
    phone(OTHER, "turn-pass"),
    console("turn-pass"),
    console("turn-give", near=OTHER),
    phone(OTHER, "turn-done"),
    *many(console("beamer-hold"), 2),
    console("skip", near="Afspraken maken"),
    console("undo"),
    console("insert", kind="talk", title="Even bewegen", minutes="3"),
    console("undo"),
    console("next"),
]
AGREE = [
    phone(BRINGER, "ready"),
    phone(OTHER, "ready"),
    phone(OTHER, "not-ready"),
    console("previous"),
    console("next"),
    console("repeat"),
    console("undo"),
    console("next"),
]
ALONE = [  # the case bringer writes a question, and everybody sees it at once
    phone(BRINGER, "write", **TEXT),
    console("card-hide"),
    console("card-show"),
    console("card-correct", text="Wat houdt mij hier nu?"),
    console("undo"),
    *many(console("next"), 2),
]
WRITING = [  # the others write, each for themselves
    phone(OTHER, "write", text="Wat maakt dat je blijft?"),
    phone(OTHER, "card-rewrite", text="Wat maakt dat je gaat?"),
    phone(OTHER, "card-take-back"),
    phone(OTHER, "write", text="Van wie is dit?"),
    phone(OTHER, "write", text="Wat raakt je hierin?"),
    phone(LATE, "write", text="Wie weet hiervan?"),
    console("write-for", **TEXT),
    console("card-correct", text="Wat maakt dat je ooit gaat?"),
    console("card-later"),
    console("card-earlier"),
    console("card-show"),
    console("card-hide"),
    console("card-merge", into="#1"),
    console("undo"),
    console("card-to"),
    console("undo"),
    console("card-remove"),
    console("undo"),
    console("case-bringer", near=OTHER),
    console("undo"),
    console("pause"),
    console("resume"),
    console("next"),
]
READING = [  # round the circle, everybody reads their own
    console("turn-give", near=OTHER),
    *many(phone(OTHER, "card-read"), 2),
    phone(OTHER, "turn-done"),
    console("turn-next"),
    console("card-show-all"),
    console("minutes", by="1"),
    console("next"),
]
SORTING = [  # somebody without a phone sorts by the facilitator's hand, then the case bringer does
    console("case-bringer", near=GUEST),
    *many(console("sort"), 4),
    console("sort-share"),
    console("undo"),
    console("case-bringer", near=BRINGER),
    *many(phone(BRINGER, "sort"), 2),
    phone(BRINGER, "sort-share"),
    console("next"),
]
ANSWERING = [
    console("light"),
    console("answered", note="even laten liggen"),
    phone(BRINGER, "light"),
    phone(BRINGER, "answered", note="morgen bellen"),
    *many(console("beamer-black"), 2),
    console("scribe", near=OTHER),
    console("insert", kind="flip", title="Wat we horen", minutes="3"),
    console("next"),
]
SHEETS = [  # flip-over sheets, with somebody who writes along
    console("line", text="Stilte helpt."),
    phone(OTHER, "line", text="Iemand moet beginnen."),
    console("undo"),
    console("scribe", near=OTHER),
    console("next"),
]
TOGETHER = [  # the case bringer may write along
    console("bringer-joins"),
    phone(BRINGER, "write", **TEXT),
    console("bringer-listens"),
    console("skip", near="De definities voorlezen"),
    console("keep", near="De definities voorlezen"),
    console("go-to", near="Opschrijven"),
]
TAKEAWAYS = [  # everybody writes, and chooses where it may go
    phone(OTHER, "write", text="Ik ga vaker vragen."),
    phone(OTHER, "card-share", share="named"),
    phone(BRINGER, "write", text="Ik laat het liggen."),
    console("insert", kind="talk", title="Napraten", minutes="90"),
    console("shorten"),
    *many(console("undo"), 2),
    console("next"),
    console("turn-give", near=OTHER),
    phone(OTHER, "card-read"),
    console("minutes", by="-1"),
    console("end"),
]
PARTS = (LOBBY, CHECK_IN, AGREE, ALONE, WRITING, READING, SORTING, ANSWERING, SHEETS, TOGETHER, TAKEAWAYS)
PLAY = [act for part in PARTS for act in part]
LEAST = 600  # comparisons


def test_every_act_is_played() -> None:
    """An act that is not here may leave a screen behind. Put it into the play above where it belongs."""
    known = {f"console: {name}" for name in console_acts.ACTS} | {f"phone: {name}" for name in phone_acts.ACTS}

    played = {act.label for act in PLAY if act.who != "door"}

    assert played == known | {"phone: write"}


def test_after_every_act_every_screen_shows_what_a_reload_would(stage: Stage) -> None:
    screens = _screens(stage)
    differences: list[str] = []
    compared = 0

    for number, act in enumerate(PLAY):
        _play(act, stage, screens)
        found = [(role, difference(screen)) for role, screen in screens.items()]
        found += [("thumbnail", difference(small)) for small in _thumbnail(stage)]
        if number % EVERY == 0:
            role, page = list(screens.items())[number // EVERY % len(screens)]
            found.append((f"{role}, loaded again", reloaded(page)))
        compared += len(found)
        differences += [f"{number} {act.label} on {role}:\n{text}" for role, text in found if text]

    assert differences == [], "\n\n".join(differences)
    assert compared >= LEAST
    assert stage.complaints == []


def _screens(stage: Stage) -> dict[str, Page]:
    """Laptop, wall, the case bringer's phone, another one, and the same seat once more in a second tab."""
    stage.open_session("vijf-stappen")
    beamer = stage.open_beamer()
    stage.fill_circle((BRINGER, OTHER))
    second = stage.phones[OTHER].context.new_page()
    second.goto(stage.phones[OTHER].url)
    return {
        "console": stage.console,
        "beamer": beamer,
        "case bringer": stage.phones[BRINGER],
        "other phone": stage.phones[OTHER],
        "second tab": second,
    }


def _play(act: Act, stage: Stage, screens: dict[str, Page]) -> None:
    if act.who == "door":
        page = stage.knock(act.name, scans=False)
        expect(page).to_have_url(re.compile(r"/mee/wachten/"))
        stage.phones[act.name] = page
        return
    act.press(stage.console if act.who == "console" else stage.phones[act.who])
    if act.name == "let-all-in":
        expect(stage.phones[LATE]).to_have_url(re.compile(r"/kring/"))
        screens["late phone"] = stage.phones[LATE]


def _thumbnail(stage: Stage) -> list[Frame]:
    """The small beamer on the console, as long as it is there."""
    return [frame for frame in stage.console.frames if frame.parent_frame and "/beamer/" in frame.url]
