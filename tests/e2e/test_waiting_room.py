"""The door in real browsers: who types the code waits, who is put out is out, and a chair moves to another phone."""

from __future__ import annotations

import re
import sqlite3
from time import monotonic
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Page, WebSocket, expect

from tests.e2e.serving import Server
from tests.e2e.stage import PHONE, Stage

REFUSED_WITHIN, CLOSED_WITHIN = 1.0, 2.0  # seconds (T28)
SEATED, WAITS = re.compile(r"/kring/$"), re.compile(r"/mee/wachten/$")


def listening(stage: Stage) -> tuple[Page, list[WebSocket]]:
    """A phone, and every socket that it ever opens."""
    phone = stage.page(PHONE)
    sockets: list[WebSocket] = []
    phone.on("websocket", lambda socket: sockets.append(socket))
    return phone, sockets


def frames_of(socket: WebSocket) -> list[bytes | str]:
    """Whatever this socket hears from now on."""
    frames: list[bytes | str] = []
    socket.on("framereceived", lambda frame: frames.append(frame))
    return frames


def put_out(stage: Stage, name: str) -> None:
    row = stage.console.locator(".people > li", has_text=name).first
    row.locator("summary").first.click()
    row.locator("details[id^=out-] summary").click()
    row.locator("button[formaction$='/do/seat-out/']").click()


def hold(stage: Stage, act: str) -> None:
    """Press one of the three states of the door, wherever the console shows them now."""
    button = f"button[formaction$='/do/{act}/']:visible, form[action$='/do/{act}/'] button:not([formaction]):visible"
    if stage.console.locator(button).count() == 0:
        stage.console.locator("#door > summary").click()
    stage.console.locator(button).first.click()


def test_a_typed_code_leads_to_a_chair_and_being_put_out_ends_it_at_once(stage: Stage) -> None:
    stage.open_session("vijf-stappen")
    stage.open_beamer()
    phone, sockets = listening(stage)

    stage.knock("Marieke", scans=False, page=phone)
    expect(phone).to_have_url(WAITS)
    stage.let_in("Marieke")
    expect(phone).to_have_url(SEATED)
    expect(phone.locator("body")).to_have_attribute("data-connection", "live")

    with sockets[-1].expect_event("close", timeout=CLOSED_WITHIN * 1000):
        put_out(stage, "Marieke")
        expect(stage.console.locator(".people > li", has_text="Marieke")).to_have_count(0)
        begun = monotonic()
        statuses = {phone.request.get(f"{stage.url}{path}").status for path in ("/kring/", "/version/seat/")}
    seconds = monotonic() - begun

    expect(phone.locator("#task")).to_have_count(0)
    assert statuses == {403}
    assert seconds < CLOSED_WITHIN
    assert stage.complaints == []


@pytest.mark.long
def test_who_is_put_out_is_refused_within_a_second_and_hears_nothing_after_two(stage: Stage) -> None:
    stage.open_session("vijf-stappen")
    stage.open_beamer()
    names, refused, closed = ["Anouk", "Yasmina", "Joost", "Femke", "Ruben"], [], []
    heard = {name: listening(stage) for name in names}
    for name in names:
        stage.sit(name, page=heard[name][0])
        expect(heard[name][0].locator("body")).to_have_attribute("data-connection", "live")

    for name in names:
        phone, sockets = heard[name]
        frames = frames_of(sockets[-1])
        row = stage.console.locator(".people > li", has_text=name).first
        row.locator("summary").first.click()
        row.locator("details[id^=out-] summary").click()
        begun = monotonic()
        with sockets[-1].expect_event("close"):
            row.locator("button[formaction$='/do/seat-out/']").click()
            while phone.request.get(f"{stage.url}/kring/").status != 403:
                assert monotonic() - begun < 5
            refused.append(monotonic() - begun)
        closed.append(monotonic() - begun)
        told = len(frames)
        stage.console.wait_for_timeout(300)
        assert len(frames) == told
        expect(phone.locator("#task")).to_have_count(0)

    assert max(refused) < REFUSED_WITHIN
    assert max(closed) < CLOSED_WITHIN
    assert stage.complaints == []


@pytest.mark.long
def test_who_is_early_waits_until_there_is_a_host_and_is_still_let_in_by_hand(stage: Stage, server: Server) -> None:
    address = open_without_looking(stage)
    with sqlite3.connect(server.data / "db.sqlite3") as stored:
        ask = "SELECT code, door_key, hosted_at FROM live_sessions_session ORDER BY id DESC"
        code, door_key, hosted_at = stored.execute(ask).fetchone()
    early = stage.page(PHONE)
    early.goto(f"{stage.url}/mee/#{door_key}")
    give_name(early, "Femke")
    typed = stage.page(PHONE)
    typed.goto(f"{stage.url}/mee/")
    typed.locator("input[name=code]").fill(code)
    typed.locator(".phone__foot button").click()
    give_name(typed, "Ruben")
    for phone in (early, typed):
        expect(phone).to_have_url(WAITS)
        expect(phone.get_by_text("Je bent vroeg")).to_be_visible()

    stage.console.goto(stage.url + address)
    expect(stage.waiting("Femke")).to_be_visible()
    expect(early.get_by_text("Je bent vroeg")).to_have_count(0)
    still = [phone.url for phone in (early, typed)]
    stage.act("let-all-in").locator("button").click()

    expect(early).to_have_url(SEATED)
    expect(typed).to_have_url(SEATED)
    assert hosted_at is None
    assert [WAITS.search(url) is not None for url in still] == [True, True]
    assert stage.complaints == []


def open_without_looking(stage: Stage) -> str:
    """A session is made, and its console is not opened yet; gives the console's address."""
    page = stage.console
    page.goto(f"{stage.url}/start/?method=vijf-stappen")
    page.locator("input[name=title]").fill("Adviseurs zorg en veiligheid")
    for box in page.locator("input[name^='gate-vijf-stappen-']:visible").all():
        box.check()
    form = page.locator("main form:has(input[name=title])").first
    fields = form.evaluate("form => Array.from(new FormData(form)).map(([name, value]) => [name, String(value)])")
    body = urlencode([tuple(field) for field in fields])
    headers = {"Content-Type": "application/x-www-form-urlencoded", "Origin": stage.url, "Referer": page.url}
    page.goto("about:blank")
    answer = page.context.request.post(f"{stage.url}/start/", data=body, headers=headers, max_redirects=0)
    assert answer.status == 303, answer.text()
    return answer.headers["location"]


def give_name(phone: Page, name: str) -> None:
    phone.locator("input[name=name]").fill(name)
    phone.locator("input[name=agrees]").check()
    phone.locator(".phone__foot button").click()


@pytest.mark.long
def test_a_late_comer_waits_the_door_locks_and_opens_again(stage: Stage) -> None:
    stage.open_session("vijf-stappen")
    stage.open_beamer()
    key, code = stage.door_key, stage.code
    stage.fill_circle(("Anouk", "Joost"))
    stage.choose_case_bringer("Anouk")
    stage.start()

    late = stage.page(PHONE)
    late.goto(f"{stage.url}/mee/#{key}")
    give_name(late, "Femke")
    expect(late).to_have_url(WAITS)
    stage.console.locator("a[href='#waiting']").click()
    stage.let_in("Femke")
    expect(late).to_have_url(SEATED)

    hold(stage, "door-lock")
    expect(stage.console.locator("#door > summary")).to_contain_text("op slot")
    for way in (f"/mee/#{key}", "/mee/"):
        stranger = stage.page(PHONE)
        stranger.goto(stage.url + way)
        if "#" not in way:
            stranger.locator("input[name=code]").fill(code)
            stranger.locator(".phone__foot button").click()
        expect(stranger.locator("#code-error")).to_be_visible()
        assert stranger.locator("input[name=name]").count() == 0
    late.reload()
    expect(late).to_have_url(SEATED)

    hold(stage, "door-open")
    expect(stage.console.locator("#door > summary")).not_to_contain_text("op slot")
    again = stage.page(PHONE)
    again.goto(f"{stage.url}/mee/#{key}")
    give_name(again, "Ruben")

    expect(again).to_have_url(SEATED)
    assert stage.complaints == []


@pytest.mark.long
def test_not_now_is_said_kindly_and_who_stops_waiting_is_off_the_list(stage: Stage) -> None:
    stage.open_session("vijf-stappen")
    stage.open_beamer()
    refused = stage.knock("Soraya", scans=False)
    gone = stage.knock("Willem", scans=False)
    expect(stage.waiting("Willem")).to_be_visible()

    stage.waiting("Soraya").locator("button[formaction$='/do/not-now/']").click()
    expect(refused.get_by_role("heading", name="Nu niet")).to_be_visible()
    gone.get_by_role("button", name="Niet langer wachten").click()

    expect(gone).to_have_url(re.compile(r"/mee/$"))
    expect(stage.console.locator("#waiting")).to_have_count(0)
    assert refused.request.get(f"{stage.url}/kring/").status == 403
    assert stage.complaints == []


@pytest.mark.long
def test_the_same_person_on_another_phone_gets_the_chair_back_in_one_tap(stage: Stage) -> None:
    stage.open_session("vijf-stappen")
    stage.open_beamer()
    key = stage.door_key
    old, sockets = listening(stage)
    stage.sit("Anouk", page=old)
    stage.sit("Joost")
    stage.choose_case_bringer("Anouk")
    stage.start()
    stage.go_to("write")
    old.locator("#task textarea[data-draft]").first.fill("Wat laat ik liggen?")
    old.locator("#send").click()
    expect(old.locator("#task")).to_contain_text("Wat laat ik liggen?")
    expect(old.locator("body")).to_have_attribute("data-connection", "live")

    new = stage.page(PHONE)
    new.goto(f"{stage.url}/mee/#{key}")
    give_name(new, "anouk")
    expect(new).to_have_url(WAITS)
    with sockets[-1].expect_event("close", timeout=CLOSED_WITHIN * 1000):
        stage.waiting("anouk").locator("button[formaction$='/do/give-back/']").first.click()

    expect(new).to_have_url(SEATED)
    expect(new.locator("#task")).to_contain_text("Wat laat ik liggen?")
    expect(stage.console.locator("#ring .seat:not([data-state=empty])")).to_have_count(2)
    assert old.request.get(f"{stage.url}/kring/").status == 403
    expect(old.locator("#task")).to_have_count(0)
    assert stage.complaints == []


@pytest.mark.long
def test_two_tabs_of_one_seat_show_the_same_and_count_once(stage: Stage) -> None:
    stage.open_session("vijf-stappen")
    stage.open_beamer()
    first = stage.sit("Anouk")
    stage.sit("Joost")
    second = first.context.new_page()
    second.goto(f"{stage.url}/kring/")
    stage.choose_case_bringer("Joost")
    stage.start()
    stage.go_to("agree")
    first.locator("#agree").click()
    expect(second.locator("#agree")).to_have_count(0)
    stage.go_to("write", 1)

    written = ((first, "Wat houdt je hier?"), (second, "Van wie is dit?"))
    for tab, text in written:
        tab.locator("#task textarea[data-draft]").first.fill(text)
    second.route("**/kring/", lambda route: route.fulfill(status=503))  # it does not see yet what the first one did
    for tab, _text in written:
        tab.locator("#send").click()
    second.unroute("**/kring/")

    for _tab, text in written:
        for each in (first, second):
            expect(each.locator("#task")).to_contain_text(text)
    expect(stage.console.locator("#ring .seat:not([data-state=empty])")).to_have_count(2)
    second.close()
    expect(stage.console.locator("#ring .seat[data-state=away]")).to_have_count(0)
    assert stage.complaints == []
