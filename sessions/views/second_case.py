"""A second case while the session runs."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from ..access import for_session
from ..commands.cases import add_case
from ..forms import CaseForm
from ..models import Session


@require_http_methods(["GET", "POST"])
@for_session
def second_case(request: HttpRequest, session: Session) -> HttpResponse:
    form = CaseForm(request.POST) if request.method == "POST" else CaseForm()
    console = reverse("console", args=[session.public_id])
    if form.is_bound and form.is_valid():
        add_case(session, form.case())
        return HttpResponseRedirect(console, status=303)
    context = {"form": form, "title": session.title, "console": console}
    return render(request, "start/case.html", context, status=422 if form.is_bound else 200)
