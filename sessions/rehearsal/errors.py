"""Why a rehearsal cannot go on."""

from __future__ import annotations


class Stopped(Exception):
    """Something without which the session cannot be played on, in one sentence for people."""
