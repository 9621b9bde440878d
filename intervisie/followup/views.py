"""Writing an intention down after the circle, and the page behind its link."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from intervisie.accounts.access import open_to_all
from intervisie.accounts.spoken import in_words_of
from intervisie.address import public_url
from sessions.commands import attempts
from sessions.errors import TooManyGuesses
from sessions.leaving import for_leaver
from sessions.models import Seat
from sessions.tickets import source_of

from .commands import intentions
from .errors import IntentionOver
from .forms import AnswerForm, IntentionForm
from .models import Intention
from .screens import intention_screen

MADE_UP = attempts.Limit(of="intention", each=60, together=240)


@require_http_methods(["GET", "HEAD", "POST"])
@for_leaver
def intend(request: HttpRequest, seat: Seat) -> HttpResponse:
    """On the phone, for two days after the end."""
    if Intention.objects.filter(seat=seat.pk).exists():
        return HttpResponseRedirect(reverse("goodbye"), status=303)
    form = IntentionForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        return render(request, "followup/intend.html", {"form": form}, status=422 if form.is_bound else 200)
    intentions.make(seat, form.wanted(), public_url(request, ""))
    return HttpResponseRedirect(reverse("goodbye"), status=303)


@require_http_methods(["GET", "HEAD", "POST"])
@open_to_all
def intention(request: HttpRequest, token: str) -> HttpResponse:
    """The personal link. Opening it changes nothing (mail scanners open links too); its buttons do."""
    try:
        found = intentions.find(token, timezone.now())
    except IntentionOver as refusal:
        return _made_up(request, refusal)
    with in_words_of(found.organisation_id):
        return _answer(request, found) if request.method == "POST" else _show(request, found, AnswerForm(None))


def _made_up(request: HttpRequest, refusal: IntentionOver) -> HttpResponse:
    """A link of nobody. Only these are counted: a right one is beyond guessing, and stays welcome."""
    source = source_of(request)
    wait = attempts.wait_for(MADE_UP, source)
    if wait:
        raise TooManyGuesses(wait)
    attempts.failed(MADE_UP, source)
    return render(request, "followup/over.html", {"refusal": refusal}, status=refusal.status)


def _answer(request: HttpRequest, found: Intention) -> HttpResponse:
    if "stop" in request.POST:
        intentions.stop(found)
        return render(request, "followup/erased.html")
    shares = "share" in request.POST
    form = AnswerForm(request.POST, shares=shares)
    if not form.is_valid():
        return _show(request, found, form, 422)
    if shares:
        intentions.share(found, form.cleaned_data["answer"], with_name=form.cleaned_data["with_name"])
    else:
        intentions.keep(found, form.cleaned_data["answer"])
    return HttpResponseRedirect(request.path, status=303)


def _show(request: HttpRequest, found: Intention, form: AnswerForm, status: int = 200) -> HttpResponse:
    if not form.is_bound:
        form = AnswerForm(None, found.answer, with_name=found.with_name)
    screen = intention_screen(found, timezone.now())
    return render(request, "followup/intention.html", {"screen": screen, "form": form}, status=status)
