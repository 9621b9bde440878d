"""For a manager: which statements the organisation's circles are asked."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from intervisie.accounts.access import for_manager
from intervisie.accounts.models import User

from ..commands import questions as commands
from ..forms import QuestionsForm
from ..releases import questionnaire_of


@require_http_methods(["GET", "HEAD", "POST"])
@for_manager
def questions(request: HttpRequest, manager: User) -> HttpResponse:
    """The questions after a meeting; those at the end of a path are the same for everybody."""
    asked = questionnaire_of(manager.organisation_id)
    form = QuestionsForm(request.POST if request.method == "POST" else None, asked)
    if not form.is_bound or not form.is_valid():
        context = {"form": form, "asked": asked}
        return render(request, "evaluations/questions.html", context, status=422 if form.is_bound else 200)
    commands.adapt(manager.organisation, form.cleaned_data["chosen"], form.own())
    messages.success(request, _("Kept. Circles that are asked from now on get these questions."))
    return HttpResponseRedirect(reverse("questions"), status=303)
