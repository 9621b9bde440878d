"""`{{ agent|browser }}`: what somebody signed in with, in words that they know."""

from __future__ import annotations

from django import template
from django.utils.translation import gettext as _
from ua_parser import parse

register = template.Library()


@register.filter
def browser(agent: str) -> str:
    """The browser and what it runs on, such as “Firefox on Windows”; of an agent that nobody knows, its first words."""
    read = parse(agent)
    name = read.user_agent.family if read.user_agent else ""
    system = read.os.family if read.os else ""
    if name and system:
        return _("{browser} on {system}").format(browser=name, system=system)
    return name or system or agent[:40] or _("A browser that does not say its name")
