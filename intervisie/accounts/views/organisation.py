"""The settings of an organisation for its managers; its logo and its colour for everybody who works there."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ..access import for_account, for_manager
from ..commands import organisation as commands
from ..forms import LogoForm, OrganisationForm
from ..models import User
from ..screens import organisation as screens


def page(
    request: HttpRequest, manager: User, form: OrganisationForm | None = None, picture: LogoForm | None = None
) -> HttpResponse:
    """The page with what was typed; status 422 when that cannot be."""
    shown = {
        "form": form or OrganisationForm.of(manager.organisation),
        "picture": picture or LogoForm(),
        "has_logo": screens.logo(manager) is not None,
    }
    return render(request, "organisation/page.html", shown, status=422 if form or picture else 200)


@for_manager
@require_http_methods(["GET", "HEAD", "POST"])
def organisation(request: HttpRequest, manager: User) -> HttpResponse:
    """The settings; a POST keeps them."""
    if request.method != "POST":
        return page(request, manager)
    form = OrganisationForm(request.POST)
    if not form.is_valid():
        return page(request, manager, form)
    commands.change(manager, form.settings())
    messages.success(request, _("Your settings have been kept."))
    return redirect("organisation")


@for_manager
@require_POST
def logo_do(request: HttpRequest, manager: User, act: str) -> HttpResponse:
    """Put a logo, or take it away."""
    if act == "remove":
        commands.take_logo_away(manager)
        return redirect("organisation")
    if act != "put":
        raise Http404
    form = LogoForm(request.POST, request.FILES)
    if not form.is_valid():
        return page(request, manager, picture=form)
    commands.put_logo(manager, form.cleaned_data["logo"])
    return redirect("organisation")


@for_account
@require_safe
def logo(request: HttpRequest, user: User) -> HttpResponse:
    """The logo of the own organisation."""
    found = screens.logo(user)
    if found is None:
        raise Http404
    return HttpResponse(found, content_type="image/png")


@for_account
@require_safe
def brand(request: HttpRequest, user: User) -> HttpResponse:
    """The colour of the own organisation as a sheet: pages keep their styles out of themselves."""
    return render(request, "organisation/brand.css", {"brand": screens.brand(user)}, content_type="text/css")
