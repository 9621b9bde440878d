"""Which pages may stand inside a page of ours: the beamer, as a thumbnail on the console. All others may not."""

from collections.abc import Callable

from csp.constants import SELF
from csp.decorators import csp_replace
from django.http.response import HttpResponseBase
from django.views.decorators.clickjacking import xframe_options_sameorigin

View = Callable[..., HttpResponseBase]


def framed_by_ourselves(view: View) -> View:
    """Let our own pages, and no others, show this one in a frame. Goes above the mark of access, which it keeps."""
    framed: View = csp_replace({"frame-ancestors": [SELF]})(xframe_options_sameorigin(view))
    return framed
