"""Where a form of a phone sends an act of its seat. Which acts there are stands in `views/phone_acts.py`."""

from functools import cache

from django import template
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

register = template.Library()

# A second tap while the first is under way is dropped, and no region that fetches itself can call it off.
_LEAVE = 'method="post" action="{0}" hx-post="{0}" hx-sync="this:drop" hx-swap="{1}"'


@register.simple_tag
@cache
def sends(act: str) -> SafeString:
    """The attributes of a form that sends `act`: with script the page stays, without it is loaded again."""
    return format_html(_LEAVE, reverse("phone_do", args=[act]), "none")


@register.simple_tag
@cache
def sends_writing() -> SafeString:
    """The same for what was written: a refused form comes back with its errors, in place."""
    return format_html(_LEAVE + ' hx-target="#task"', reverse("phone_do", args=["write"]), "morph:outerHTML")
