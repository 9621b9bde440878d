"""What a log and the report of an error may hold: where it happened, and nothing that somebody typed or carries."""

from __future__ import annotations

import logging
import re
from collections.abc import ItemsView
from types import FrameType
from typing import Any

from django.http import HttpRequest, QueryDict
from django.views.debug import SafeExceptionReporterFilter

HIDDEN = "…"
NAMED = r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}(?![\w-])"  # the name of a session opens nothing
KEY = re.compile(rf"(?<=/)(?!{NAMED})[\w-]{{20,}}")  # a piece of a path that may open something


class Keyless(logging.Filter):
    """Django writes down the path of whatever it refuses: without the keys of personal links, which may still open."""

    def filter(self, record: logging.LogRecord) -> bool:
        if isinstance(record.args, tuple):
            record.args = tuple(KEY.sub(HIDDEN, each) if isinstance(each, str) else each for each in record.args)
        return True


class Wordless(SafeExceptionReporterFilter):
    """Keeps names and hides values: of fields, cookies and variables. Also while debugging: rooms are confidential."""

    def is_active(self, request: HttpRequest | None) -> bool:
        return True

    def get_post_parameters(self, request: HttpRequest | None) -> dict[str, Any]:
        return {} if request is None else dict.fromkeys(request.POST, HIDDEN)

    def get_safe_cookies(self, request: HttpRequest) -> dict[str, Any]:
        return dict.fromkeys(getattr(request, "COOKIES", {}), HIDDEN)

    def get_cleansed_multivaluedict(self, request: HttpRequest, multivaluedict: QueryDict) -> QueryDict:
        return QueryDict()

    def get_traceback_frame_variables(self, request: HttpRequest, tb_frame: FrameType) -> ItemsView[str, Any]:
        return dict.fromkeys(tb_frame.f_locals, HIDDEN).items()
