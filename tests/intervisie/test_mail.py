"""Without a mail server a code appears in the terminal, and not on standard output."""

import pytest
from django.core.mail import EmailMessage

from intervisie.mail import Terminal


def test_mail_appears_on_standard_error(capsys: pytest.CaptureFixture[str]) -> None:
    mail = EmailMessage("Your code", "QCLV-ZRCV", "from@lindedal.example", ["to@lindedal.example"])

    Terminal().send_messages([mail])

    printed = capsys.readouterr()
    assert "QCLV-ZRCV" in printed.err
    assert printed.out == ""
