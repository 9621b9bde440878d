"""Looking back on the phone: a personal link that takes one form."""

from __future__ import annotations

import uuid

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from intervisie.accounts.access import open_to_all
from intervisie.accounts.spoken import in_words_of

from ..commands import answering
from ..errors import BallotOver, BallotSpent, EvaluationError
from ..forms import AnswerForm
from ..models import Ballot
from ..questionnaire import kept
from ..screens import ballot_screen


@require_http_methods(["GET", "HEAD", "POST"])
@open_to_all
def ballot(request: HttpRequest, token: str) -> HttpResponse:
    """Opening it spends nothing (mail scanners open links too); its button does.

    The answer to a form that was sent is a page and no redirect: only this page holds the key to take it back.
    """
    try:
        found = answering.find(token, timezone.now())
        with in_words_of(found.evaluation.organisation_id):
            return _asked(request, found)
    except (BallotOver, BallotSpent) as refusal:
        return _refused(request, refusal)


def _asked(request: HttpRequest, found: Ballot) -> HttpResponse:
    if request.method != "POST":
        if found.receipt:
            raise BallotSpent
        return _form(request, found, AnswerForm(None, kept(found.evaluation.questions)), 200)
    if "back" in request.POST:
        return _back(request, found)
    form = AnswerForm(request.POST, kept(found.evaluation.questions))
    if not form.is_valid():
        return _form(request, found, form, 422)
    answering.answer(found, form.cleaned_data["key"], form.answers())
    return render(request, "evaluations/thanks.html", {"screen": ballot_screen(found), "key": form.cleaned_data["key"]})


def _back(request: HttpRequest, found: Ballot) -> HttpResponse:
    """The answers go, and the empty form is there again; only with the key of the form that brought them."""
    try:
        answering.take_back(found, uuid.UUID(request.POST.get("key", "")))
    except ValueError:
        raise BallotSpent from None
    return _form(request, found, AnswerForm(None, kept(found.evaluation.questions)), 200)


def _form(request: HttpRequest, found: Ballot, form: AnswerForm, status: int) -> HttpResponse:
    return render(request, "evaluations/ballot.html", {"screen": ballot_screen(found), "form": form}, status=status)


def _refused(request: HttpRequest, refusal: EvaluationError) -> HttpResponse:
    is_in = isinstance(refusal, BallotSpent)
    status = 200 if is_in and request.method != "POST" else refusal.status
    return render(request, "evaluations/over.html", {"refusal": refusal, "is_in": is_in}, status=status)
