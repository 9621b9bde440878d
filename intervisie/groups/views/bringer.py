"""The case bringer's own page: opened by a private link, written on a phone, shared when ready."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from intervisie.accounts.access import open_to_all

from ..access import case_of, for_case, forget_case, remember_case
from ..commands import cases
from ..errors import CaseChanged
from ..forms import CaseWordsForm
from ..models import Case, key_hash
from ..screens.case import my_case_screen


@require_http_methods(["GET", "HEAD", "POST"])
@open_to_all
def enter(request: HttpRequest, token: str) -> HttpResponse:
    """The private link. Opening it spends nothing (mail scanners open links too); its one button does."""
    mine = case_of(request)
    if mine is not None and mine.link_hash == key_hash(token):
        return HttpResponseRedirect(reverse("my_case"), status=303)
    if request.method != "POST":
        case = cases.find_link(token)
        return render(request, "groups/enter.html", {"case": case}, status=200 if case else 410)
    response = HttpResponseRedirect(reverse("my_case"), status=303)
    remember_case(response, cases.open_with(token))
    return response


@require_http_methods(["GET", "HEAD", "POST"])
@for_case
def page(request: HttpRequest, case: Case) -> HttpResponse:
    """The own words. A script keeps them while somebody types; without it there is a button."""
    if request.method != "POST":
        return _show(request, case, CaseWordsForm(None, case), 200)
    form = CaseWordsForm(request.POST, case)
    if not form.is_valid():
        return _show(request, case, form, 422)
    try:
        version = cases.write(case, form.words(), seen=form.cleaned_data["version"])
    except CaseChanged as changed:
        return _changed(request, case, changed)
    if request.headers.get("X-Autosave"):
        return JsonResponse({"version": version})
    if "share" in request.POST:
        cases.share(case)
    if "back" in request.POST:
        cases.take_back(case)
    return HttpResponseRedirect(reverse("my_case"), status=303)


@require_POST
@for_case
def erase(request: HttpRequest, case: Case) -> HttpResponse:
    """Everything that was written goes, and this phone forgets the case; only with the tick that says so."""
    if request.POST.get("sure") != "on":
        return HttpResponseRedirect(reverse("my_case"), status=303)
    cases.erase(case)
    response = render(request, "groups/erased.html")
    forget_case(response)
    return response


def _changed(request: HttpRequest, case: Case, changed: CaseChanged) -> HttpResponse:
    """Another screen was ahead: the page with what was typed here, over what is kept, to be sent once more."""
    if request.headers.get("X-Autosave"):
        return JsonResponse({"sentence": str(changed)}, status=409)
    case.refresh_from_db()
    again = request.POST.copy()
    again["version"] = str(case.version)
    return _show(request, case, CaseWordsForm(again, case), 409, str(changed))


def _show(request: HttpRequest, case: Case, form: CaseWordsForm, status: int, sentence: str = "") -> HttpResponse:
    context = {"screen": my_case_screen(case), "form": form, "sentence": sentence}
    return render(request, "groups/my_case.html", context, status=status)
