"""Proof of attendance: a page to choose from, and a PDF for a person or the whole group."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.template.loader import render_to_string
from django.views.decorators.http import require_safe

from sessions import export
from sessions.errors import EnoughPdfs
from sessions.limits import Buckets

from ..access import for_group
from ..models import Group, Member
from ..screens.attendance import AttendanceScreen, attendance_screen

PDFS = Buckets(size=12, refill=12 / 60)  # of one group in a minute: everybody's at once, and a few again


@require_safe
@for_group
def page(request: HttpRequest, group: Group) -> HttpResponse:
    return render(request, "groups/attendance.html", {"screen": attendance_screen(group)})


@require_safe
@for_group
def of_group(request: HttpRequest, group: Group) -> HttpResponse:
    return _pdf(request, group)


@require_safe
@for_group
def of_member(request: HttpRequest, group: Group, member: int) -> HttpResponse:
    return _pdf(request, group, get_object_or_404(group.members.all(), pk=member))


def _pdf(request: HttpRequest, group: Group, member: Member | None = None) -> HttpResponse:
    """A download; without a PDF the page says why (503). Raises `EnoughPdfs`."""
    if wait := PDFS.take(group.public_id):
        raise EnoughPdfs(wait)
    screen = attendance_screen(group, member)
    try:
        page = render_to_string("groups/proof/pdf.html", {"screen": screen})
        content = export.printed(page, screen.ring, screen.logo)
    except export.PdfUnavailable as missing:
        context = {"screen": attendance_screen(group), "sentence": str(missing)}
        return render(request, "groups/attendance.html", context, status=503)
    return HttpResponse(content, content_type="application/pdf", headers={"Content-Disposition": _named(screen)})


def _named(screen: AttendanceScreen) -> str:
    """A name that tells nothing: whose it is stands inside."""
    return f'attachment; filename="deelname-{screen.made_on:%Y-%m-%d}.pdf"'
