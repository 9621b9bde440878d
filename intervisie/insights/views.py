"""The coordinator's pages. They read releases and numbers; none of them changes anything."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.views.decorators.http import require_safe

from intervisie.accounts.access import for_coordinator
from intervisie.accounts.models import User
from sessions import export
from sessions.errors import EnoughPdfs
from sessions.limits import Buckets

from .forms import asked
from .planning import help_screen
from .screens import InsightsScreen, insights_screen
from .table import XLSX, workbook

REPORTS = Buckets(size=6, refill=6 / 60)  # of one coordinator in a minute


@require_safe
@for_coordinator
def insights(request: HttpRequest, user: User) -> HttpResponse:
    return render(request, "insights/page.html", {"screen": _screen(request, user)})


@require_safe
@for_coordinator
def planning_help(request: HttpRequest, user: User) -> HttpResponse:
    return render(request, "insights/help.html", {"screen": help_screen(user)})


@require_safe
@for_coordinator
def calls(request: HttpRequest, user: User) -> HttpResponse:
    """The call list, to print: room for notes behind every name."""
    return render(request, "insights/calls.html", {"screen": help_screen(user)})


@require_safe
@for_coordinator
def report(request: HttpRequest, user: User) -> HttpResponse:
    """The same as the page, as a PDF; without a PDF the page says why (503). Raises `EnoughPdfs`."""
    if wait := REPORTS.take(user.pk):
        raise EnoughPdfs(wait)
    screen = _screen(request, user)
    try:
        content = export.printed(render_to_string("insights/report.html", {"screen": screen}))
    except export.PdfUnavailable as missing:
        return render(request, "insights/page.html", {"screen": screen, "sentence": str(missing)}, status=503)
    return _download(content, "application/pdf", f"inzichten-{screen.made_on:%Y-%m-%d}.pdf")


@require_safe
@for_coordinator
def table(request: HttpRequest, user: User) -> HttpResponse:
    """The same figures as a workbook."""
    screen = _screen(request, user)
    return _download(workbook(screen), XLSX, f"inzichten-{screen.made_on:%Y-%m-%d}.xlsx")


def _screen(request: HttpRequest, user: User) -> InsightsScreen:
    return insights_screen(user, asked(user, request.GET))


def _download(content: bytes, kind: str, name: str) -> HttpResponse:
    named = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(content, content_type=kind, headers=named)
