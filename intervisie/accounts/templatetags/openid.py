"""`{% provider_name as name %}`: what the provider is called at which people may sign in; nothing without one."""

from __future__ import annotations

from django import template
from django.conf import settings

register = template.Library()


@register.simple_tag
def provider_name() -> str:
    return str(settings.OPENID.get("name", ""))
