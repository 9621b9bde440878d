"""`{% mail_stays_here as stays %}`: whether letters go no further than the terminal in which the programme runs."""

from __future__ import annotations

from django import template
from django.conf import settings

register = template.Library()


@register.simple_tag
def mail_stays_here() -> bool:
    return settings.EMAIL_BACKEND == "intervisie.mail.Terminal"
