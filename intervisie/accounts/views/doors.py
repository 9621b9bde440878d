"""The two doors of a new installation: the set-up page and the one-time link. Codes by e-mail are django-allauth's."""

from allauth.account.views import logout
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.auth import login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from intervisie.middleware import forget_everything

from .. import links
from ..access import open_to_all
from ..forms import SetupForm
from ..models import User


def sign_in(request: HttpRequest, user: User) -> None:
    """Sign this user in on this browser, in a fresh Django session that stands in their list."""
    login(request, user, backend=settings.AUTHENTICATION_BACKENDS[0])
    UserSession.objects.create_from_request(request)


@open_to_all
@require_http_methods(["GET", "HEAD", "POST"])
def enter(request: HttpRequest, token: str) -> HttpResponse:
    """The one-time link. Opening it spends nothing (mail scanners open links too); its one button does."""
    if request.method != "POST":
        link = links.find_link(token)
        return render(request, "enter/page.html", {"link": link}, status=200 if link else 410)
    link = links.spend_link(token)
    if link is None:
        return render(request, "enter/page.html", {"link": None}, status=410)
    sign_in(request, link.user)
    return redirect(link.path)


@open_to_all
@require_http_methods(["GET", "HEAD", "POST"])
def sign_out(request: HttpRequest) -> HttpResponse:
    """Sign out as django-allauth does, and leave nothing on a computer that others use too."""
    response: HttpResponse = logout(request)
    if request.method == "POST":
        forget_everything(response)
    return response


@open_to_all
@require_http_methods(["GET", "HEAD", "POST"])
def setup(request: HttpRequest) -> HttpResponse:
    """The first start: organisation and own account, once, for who has the token that `bin/serve` printed."""
    token = request.POST.get("token") or request.GET.get("token", "")
    if not links.setup_is_open(token):
        raise Http404
    form = SetupForm(request.POST or None)
    if not form.is_valid():
        return render(
            request,
            "setup/page.html",
            {"form": form, "token": token},
            status=422 if form.is_bound else 200,
        )
    user = form.save()
    links.close_setup()
    sign_in(request, user)
    return redirect(settings.LOGIN_REDIRECT_URL)
