"""What people in the room do with each kind of activity, each on their own screen."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.e2e.stage import NAMES, Stage

SENTENCES = (
    "Wat zou er gebeuren als jij een week lang niemand belt?",
    "Van wie is dit probleem eigenlijk?",
    "Wat zeg je tegen jezelf als het weer niet lukt?",
    "Waaraan merken anderen dat jij hulp nodig hebt?",
    "Wat maakt dat je steeds ja zegt?",
    "Wie aan die tafel heeft hetzelfde belang als jij?",
)


def talk(stage: Stage) -> None:
    """People talk. Phones without a prompt to write say nothing."""
    for phone in stage.phones.values():
        expect(phone.locator("#task textarea[name]")).to_have_count(0)


def agree(stage: Stage) -> None:
    for phone in stage.phones.values():
        phone.locator("#agree").click()
    expect(stage.console.locator("#ring .seat[data-state=ready]")).to_have_count(len(stage.phones))


def write(stage: Stage) -> None:
    """Whoever is asked to write fills every field and sends it."""
    for number, (name, phone) in enumerate(stage.phones.items()):
        fields = phone.locator("#task textarea[data-draft]")
        for place, field in enumerate(fields.all()):
            field.fill(f"{SENTENCES[(number + place) % len(SENTENCES)]} ({name}, {place + 1})")
        if fields.count():
            phone.locator("#send").click()
            expect(fields).to_have_count(0)
    show_all = stage.act("card-show-all").locator("button")
    if show_all.count() and show_all.first.is_visible():
        show_all.first.click()


def take_turns(stage: Stage) -> None:
    """Round the circle: each reads what they wrote and says so; who has nothing passes on."""
    for _ in range(len(stage.phones) + 1):
        holder = _holder(stage)
        if holder is None:
            return
        following = holder.locator("form:has(#read) input[name=card]")
        while following.count():
            card, text = following.input_value(), holder.locator("#task .said").first.inner_text()
            holder.locator("#read").click()
            if stage.beamer is not None:
                expect(stage.beamer.locator("#stage")).to_contain_text(text)
            expect(holder.locator(f"form:has(#read) input[name=card][value='{card}']")).to_have_count(0)
        holder.locator("#done").click()
        expect(holder.locator("#done")).to_have_count(0)


def _holder(stage: Stage) -> Page | None:
    """The phone whose turn it is, once the bells have been heard; nothing when everybody has had a turn."""
    for _ in range(200):
        for phone in stage.phones.values():
            if phone.locator("#read, #done").count():
                return phone
        if stage.console.locator("#turn").count() == 0:
            return None
        stage.console.wait_for_timeout(100)
    raise AssertionError("nobody has the turn")


def flip(stage: Stage) -> None:
    """The facilitator writes one line on every sheet; the wall shows it."""
    for number, form in enumerate(stage.act("line").all()):
        sentence = SENTENCES[number]
        form.locator("input[name=text]").fill(sentence)
        form.locator("button").click()
        if stage.beamer is not None:
            expect(stage.beamer.locator("#stage")).to_contain_text(sentence)


def sort(stage: Stage) -> None:
    """The case bringer gives every card a place and lets the circle see it."""
    phone = stage.phones[NAMES[0]]
    phone.locator(".sort button, form[action$='/sort-share/'] button").first.wait_for()
    for turn in range(40):
        buttons = phone.locator(".sort button")
        if buttons.count() == 0:
            break
        card = phone.locator("form[id^='sort-']").get_attribute("id")
        buttons.nth(turn % buttons.count()).click()
        expect(phone.locator(f"#{card}")).to_have_count(0)
    phone.locator("form[action$='/sort-share/'] button").click()
    if stage.beamer is not None:
        expect(stage.beamer.locator("#stage .sorted h3").first).to_be_visible()


def answer(stage: Stage) -> None:
    """The case bringer answers one card after another."""
    phone = stage.phones[NAMES[0]]
    phone.locator("#begin").click()
    expect(phone.locator("#answered")).to_be_visible()
    for _ in range(20):
        if phone.locator("#answered").count() == 0:
            return
        words = phone.locator("#task h1").first.inner_text()
        phone.locator("#answered").click()
        expect(phone.locator("#task h1").first).not_to_have_text(words)


PLAY: dict[str, Callable[[Stage], None]] = {
    "talk": talk,
    "agree": agree,
    "write": write,
    "round": take_turns,
    "flip": flip,
    "sort": sort,
    "answer": answer,
}
