"""Where a form of the console sends the facilitator's act. Which acts there are stands in `views/console_acts.py`."""

from functools import lru_cache

from django import template
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

register = template.Library()


@register.simple_tag
@lru_cache(maxsize=4096)
def to(session: str, act: str) -> SafeString:
    """The attributes of a form that sends `act`: with script the page stays, without it is loaded again."""
    address = reverse("do", args=[session, act])
    return format_html('method="post" action="{0}" hx-post="{0}" hx-swap="none" hx-sync="this:queue all"', address)
