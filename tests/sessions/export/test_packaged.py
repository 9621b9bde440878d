"""The renderer reaches no network and no file, whatever somebody writes on a card (T14)."""

from __future__ import annotations

import io
import select
import socket
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pypdf
import pytest

from sessions import export
from sessions.export.packaged import BASE, FILES, NotPackaged, fetcher, packaged
from sessions.screens.ring import picture
from tests.harvests import with_words

CANARY = "KANARIE-4711"
VECTORS = {
    "img": '<img src="{url}" alt="x">',
    "css url": "<style>body {{ background: url({url}) }}</style>",
    "css import": '<style>@import "{url}";</style>',
    "font face": "<style>@font-face {{ font-family: X; src: url({url}) }} body {{ font-family: X }}</style>",
    "stylesheet": '<link rel="stylesheet" href="{url}">',
    "svg": '<svg xmlns="http://www.w3.org/2000/svg"><image href="{url}" width="9" height="9"/></svg>',
    "object": '<object data="{url}">x</object>',
    "embed": '<embed src="{url}">',
    "iframe": '<iframe src="{url}"></iframe>',
    "base": '<base href="{url}/"><img src="x.png" alt="x">',
    "link attachment": '<link rel="attachment" href="{url}">',
    "a attachment": '<a rel="attachment" href="{url}">x</a>',
}


@pytest.fixture
def listener() -> Iterator[socket.socket]:
    """Somebody listening on loopback; a knock stays in the queue until it is looked at."""
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen(64)
        yield listening


@pytest.fixture
def secret(tmp_path: Path) -> Path:
    file = tmp_path / "secret.txt"
    file.write_text(CANARY, encoding="utf-8")
    return file


def was_knocked_on(listening: socket.socket) -> bool:
    return bool(select.select([listening], [], [], 0.2)[0])


def targets(listening: socket.socket, secret: Path) -> list[str]:
    return [f"http://127.0.0.1:{listening.getsockname()[1]}/x", secret.as_uri(), "file:///etc/hostname"]


def printed(page: str, **options: object) -> bytes:
    """What the renderer itself makes of a page."""
    import weasyprint

    return bytes(weasyprint.HTML(string=page, **options).write_pdf(pdf_variant="pdf/ua-1"))


def holds(content: bytes) -> str:
    """Everything that can be read in a PDF: its text and every stream, unpacked."""
    text = "".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(content)).pages)
    with pikepdf.open(io.BytesIO(content)) as pdf:
        streams = [each.read_bytes() for each in pdf.objects if isinstance(each, pikepdf.Stream)]
    return text + "".join(stream.decode("latin-1") for stream in streams)


def embedded(content: bytes) -> list[str]:
    with pikepdf.open(io.BytesIO(content)) as pdf:
        files = [str(each["/Type"]) for each in pdf.objects if isinstance(each, pikepdf.Dictionary) and "/EF" in each]
        return [*files, *pdf.attachments]


def test_there_are_twelve_vectors() -> None:
    count = len(VECTORS)

    assert count == 12


@pytest.mark.parametrize("vector", VECTORS.values(), ids=VECTORS)
def test_what_somebody_types_stays_text(vector: str, listener: socket.socket, secret: Path) -> None:
    texts = [vector.format(url=url) for url in targets(listener, secret)]

    content = export.render(with_words("\n".join(texts)))

    assert not was_knocked_on(listener)
    assert embedded(content) == []
    assert CANARY not in holds(content)
    assert "127.0.0.1" in holds(content)


@pytest.mark.parametrize("vector", VECTORS.values(), ids=VECTORS)
def test_even_as_markup_it_reaches_nothing(vector: str, listener: socket.socket, secret: Path) -> None:
    page = "<p>x</p>".join(vector.format(url=url) for url in targets(listener, secret))

    content = printed(page, base_url=BASE, url_fetcher=fetcher())

    assert not was_knocked_on(listener)
    assert embedded(content) == []
    assert CANARY not in holds(content)
    assert Path("/etc/hostname").read_text(encoding="utf-8").strip() not in holds(content)


def test_without_our_fetcher_the_same_page_would_have_told(secret: Path) -> None:
    page = VECTORS["link attachment"].format(url=secret.as_uri())

    content = printed(page)

    assert embedded(content) != []


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1:9/x",
        "https://example.org/x",
        "ftp://example.org/x",
        "file:///etc/hostname",
        "/etc/hostname",
        "data:text/plain,x",
        "data:image/svg+xml;base64,PHN2Zy8+",
        f"{BASE}etc/hostname",
        f"{BASE}css/../../../../etc/hostname",
        f"{BASE}css/harvest.css?x",
        f"{BASE}css/tokens.css",
        "css/harvest.css",
        "",
    ],
)
def test_whatever_is_not_packaged_is_refused(url: str) -> None:
    ours = fetcher(picture(["Anouk"], []))

    for ask in (ours, ours.fetch, ours.open):
        with pytest.raises(NotPackaged):
            ask(url)


@pytest.mark.parametrize("name", FILES)
def test_what_is_packaged_comes_by_name(name: str) -> None:
    content, kind = packaged(BASE + name, "")

    assert len(content) > 500
    assert kind == FILES[name]


def test_the_picture_of_the_circle_is_the_only_data_address() -> None:
    ring = picture(["Anouk", "Joost"], ["Anouk"])

    content, kind = packaged(ring, ring)

    assert content.startswith(b"<svg ")
    assert kind == "image/svg+xml"
