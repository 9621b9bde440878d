"""What a phone loads first: bytes on the wire and requests, in a real browser with an empty cache."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Page

from tests.e2e.serving import chromium

PHONE = {"width": 390, "height": 844}


def first_page(port: int, token: str) -> dict[str, float]:
    """Bytes and requests until the page of a seat stands, its socket left out."""
    address = f"http://127.0.0.1:{port}"
    with chromium() as browser:
        context = browser.new_context(viewport=PHONE)  # type: ignore[arg-type]  # width and height
        context.add_cookies([{"name": "seat", "value": token, "url": address}])
        page = context.new_page()
        sizes = _listening(page)
        page.goto(f"{address}/kring/", wait_until="load")
        page.wait_for_timeout(1_000)
        context.close()
    return {"page_bytes": sum(sizes), "page_requests": float(len(sizes))}


def _listening(page: Page) -> list[float]:
    """The size of everything that arrives, headers included."""
    sizes: list[float] = []
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")

    def arrived(event: dict[str, Any]) -> None:
        sizes.append(float(event["encodedDataLength"]))

    session.on("Network.loadingFinished", arrived)
    return sizes
