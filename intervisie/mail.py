"""Mail of an installation that has no mail server yet: its text appears in the terminal."""

import sys
from typing import Any

from django.core.mail.backends.console import EmailBackend


class Terminal(EmailBackend):
    """Writes to standard error: standard output is for the addresses that `bin/serve` prints."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("stream", sys.stderr)
        super().__init__(*args, **kwargs)
