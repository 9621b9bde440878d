"""The terminal of a served installation without a mail server, read as the mails that appear in it."""

from __future__ import annotations

import email
import re
import subprocess
import sys
from dataclasses import dataclass
from email.message import EmailMessage
from email.policy import default
from email.utils import parseaddr

from tests.e2e.serving import ROOT, Server

BETWEEN = f"{'-' * 79}\n"
LINK = re.compile(r"https?://[^/\s]+(/[a-z]+/[\w-]+/)")


@dataclass(frozen=True)
class Mail:
    """One mail, to which address, its words and the kinds of its parts."""

    to: str
    text: str
    kinds: tuple[str, ...]

    def link(self, start: str) -> str:
        """The path of the link in it that begins with these signs."""
        return next(found[1] for found in LINK.finditer(self.text) if found[1].startswith(start))


def sent_now(server: Server) -> list[Mail]:
    """What is due is sent at once, as the job of the installation does every 30 seconds."""
    command = [sys.executable, "manage.py", "letters"]
    done = subprocess.run(command, cwd=ROOT, env=server.environment, capture_output=True, text=True, check=True)
    return _mails(done.stderr)


def in_the_terminal(server: Server) -> list[Mail]:
    """Every mail that the server itself wrote so far."""
    return _mails((server.data / "serve.log").read_text())


def _mails(terminal: str) -> list[Mail]:
    pieces = [piece[piece.index("Content-Type:") :] for piece in terminal.split(BETWEEN) if "\nSubject: " in piece]
    return [_mail(email.message_from_string(piece, policy=default)) for piece in pieces]


def _mail(message: EmailMessage) -> Mail:
    body = message.get_body(("plain",))
    assert body is not None
    kinds = tuple(part.get_content_type() for part in message.walk())
    return Mail(parseaddr(str(message["To"]))[1], str(body.get_content()), kinds)
