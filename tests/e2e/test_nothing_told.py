"""Codes and keys go to nobody else: not into a log, not into a Referer, not into what the back button knows (T02)."""

from __future__ import annotations

import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from urllib.parse import urldefrag

import httpx
import pytest
from playwright.sync_api import Browser, Page, Request, expect

from tests.e2e.serving import ROOT, Server, serving
from tests.e2e.stage import PHONE, Stage

pytestmark = pytest.mark.long
JOINED = 6


@contextmanager
def logging_every_request(served: Server) -> Iterator[tuple[Server, Path]]:
    """The same installation once more, by a server that logs every address it is asked for, as an operator may."""
    with closing(socket.create_server(("127.0.0.1", 0))) as free:
        port = free.getsockname()[1]
    log = served.data / "access.log"
    command = [
        sys.executable,
        "-m",
        "uvicorn",
        "intervisie.asgi:application",
        "--port",
        str(port),
        "--log-level",
        "info",
    ]
    with log.open("w") as written:
        process = subprocess.Popen(command, cwd=ROOT, env=served.environment, stdout=written, stderr=subprocess.STDOUT)
        url = f"http://127.0.0.1:{port}"
        for _ in range(200):
            try:
                httpx.get(f"{url}/healthz")
                break
            except httpx.TransportError:
                time.sleep(0.1)
        yield Server(url, served.data, served.environment, first_page=""), log
        process.terminate()
        process.wait(timeout=30)


def behind(page: Page) -> list[str]:
    """Every address that the back button knows."""
    entries = page.context.new_cdp_session(page).send("Page.getNavigationHistory")["entries"]
    return [str(entry[name]) for entry in entries for name in ("url", "userTypedURL", "title")]


def test_codes_and_keys_are_in_no_log_no_referer_and_no_history(browser: Browser, tmp_path: Path) -> None:
    asked: list[Request] = []
    with serving(tmp_path) as served, logging_every_request(served) as (server, log):
        stage = Stage(browser, server.url)
        stage.sign_in(server.sign_in_link())
        stage.open_session("vijf-stappen")
        stage.open_beamer()
        key, code = stage.door_key, stage.code
        phones = [stage.page(PHONE) for _ in range(JOINED)]
        for number, phone in enumerate(phones):
            phone.on("request", lambda request: asked.append(request))
            stage.knock(f"Gast {number}", scans=number % 2 == 0, page=phone)
            expect(phone).to_have_url(re.compile("/kring/|/mee/wachten/"))
        wrong = stage.page(PHONE)
        wrong.on("request", lambda request: asked.append(request))
        wrong.goto(f"{server.url}/mee/")
        wrong.locator("input[name=code]").fill("BCD FGH")
        wrong.locator(".phone__foot button").click()
        wrong.locator("#code-error").wait_for()
        word = re.search(r"\d{3} \d{3}", stage.console.locator("#main .notice--calm strong").inner_text())
        assert word
        seated = phones[0]
        seated.goto(f"{server.url}/kring/lead/")
        seated.locator("#word").fill(word[0])
        seated.locator(".phone__foot button").click()
        expect(seated).to_have_url(re.compile("/sessions/"))
        referers = [request.all_headers().get("referer", "") for request in asked]
        addresses = [urldefrag(request.url).url for request in asked]
        known = [entry for phone in (*phones, wrong) for entry in behind(phone)]
        told = [phone.evaluate("document.referrer") for phone in (*phones, wrong)]
        cookies = [each.get("value", "") for phone in phones for each in phone.context.cookies()]
        complaints = stage.complaints
        stage.close()

    secrets = [key, code, code.replace(" ", ""), "BCDFGH", "BCD FGH", word[0], word[0].replace(" ", ""), *cookies]
    logs = [log.read_text(), (tmp_path / "serve.log").read_text()]
    assert "/version/waiting/" in logs[0]
    assert len(asked) > 10 * JOINED
    assert any(referers)
    places = {"logs": logs, "referers": referers, "addresses": addresses, "history": known, "referrer": told}
    leaks = [
        (name, secret)
        for name, texts in places.items()
        for secret in secrets
        if secret and any(secret in text for text in texts)
    ]
    assert leaks == []
    assert complaints == []
