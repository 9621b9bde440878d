"""What a phone's camera reads is what was encoded."""

import pytest

from sessions.rehearsal.errors import Stopped
from sessions.rehearsal.scan import PICTURE, scan
from sessions.screens.door import _qr

ADDRESSES = (
    "http://a/mee/#k",
    "http://127.0.0.1:8000/mee/#abcDEF-_123456789012",
    "http://192.168.178.21:8000/mee/#abcDEF-_12345678901234",
    "https://intervisie.gemeente-merendaal.nl/mee/#abcDEF-_12345678901234",
    "https://intervisie.samenwerkende-gemeenten-aan-het-water.example.org/mee/#abcDEF-_12345678901234",
)


@pytest.mark.parametrize("address", ADDRESSES)
def test_the_qr_on_the_wall_reads_back(address: str) -> None:
    path, _size = _qr(address)

    read = scan(path)

    assert PICTURE.fullmatch(path)
    assert read == address


def test_a_larger_qr_is_refused_in_a_sentence() -> None:
    path, _size = _qr("https://example.org/" + "x" * 120)

    with pytest.raises(Stopped) as refused:
        scan(path)

    assert "larger than the rehearsal reads" in str(refused.value)
