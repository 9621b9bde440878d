"""The harvest by mail: a wish on the phone, and later a link that asks for a mailed code before it shows anything."""

from __future__ import annotations

from datetime import timedelta

from django.conf import settings
from django.contrib import messages
from django.core import signing
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from intervisie.accounts.access import open_to_all
from intervisie.accounts.spoken import in_words_of

from .. import screens
from ..commands import letters
from ..errors import WrongCode
from ..forms.letter import CodeForm, WishForm
from ..leaving import for_leaver
from ..models import Seat
from ..models.letter import HarvestLetter
from .harvest import edition_of
from .origin import origin
from .papers import Ways, as_page, as_pdf

OPENED_FOR = timedelta(hours=1)
SALT = "sessions.mailed"


@require_POST
@for_leaver
def wish(request: HttpRequest, seat: Seat) -> HttpResponse:
    """A mail, or no mail after all. An address that is none comes back with what was typed (422)."""
    if "forget" in request.POST:
        letters.forget_wish(seat)
        messages.success(request, _("You get no mail about the harvest."))
        return HttpResponseRedirect(reverse("consent"), status=303)
    form = WishForm(request.POST)
    if not form.is_valid():
        context = {"screen": screens.consent_screen(seat), "editions": screens.editions(seat), "wish": form}
        return render(request, "afterwards/consent.html", context, status=422)
    letters.wish(seat, form.cleaned_data["email"], origin(request))
    messages.success(request, _("Once the harvest is closed you get a mail with a link to your edition."))
    return HttpResponseRedirect(reverse("goodbye"), status=303)


def cookie_name() -> str:
    """The cookie of who has given the code; under HTTPS with the prefix that ties it to this very host."""
    return "__Host-paper" if settings.HTTPS else "paper"


def _is_opened(request: HttpRequest, letter: HarvestLetter) -> bool:
    try:
        nonce = signing.loads(request.COOKIES.get(cookie_name(), ""), salt=SALT, max_age=OPENED_FOR)
    except signing.BadSignature:
        return False
    return bool(nonce == letter.nonce.hex)


def _remember(response: HttpResponse, letter: HarvestLetter) -> None:
    response.set_cookie(
        cookie_name(),
        signing.dumps(letter.nonce.hex, salt=SALT),
        max_age=OPENED_FOR,
        secure=settings.HTTPS,
        httponly=True,
        samesite="Lax",
        path="/",
    )


@require_http_methods(["GET", "HEAD", "POST"])
@open_to_all
def mailed(request: HttpRequest, key: str) -> HttpResponse:
    """What the link opens: nothing but a button that mails a code, and after the code the editions, for an hour."""
    letter = letters.letter_of(key)
    with in_words_of(letter.seat.session.organisation_id):
        if request.method == "POST":
            return _answer(request, letter, key)
        found = screens.editions(letter.seat) if _is_opened(request, letter) else ()
        context = {"editions": found, "key": key, "form": CodeForm(), "asked": bool(letter.code_hash)}
        return render(request, "afterwards/mailed.html", context)


def _answer(request: HttpRequest, letter: HarvestLetter, key: str) -> HttpResponse:
    back = HttpResponseRedirect(reverse("mailed", args=[key]), status=303)
    if "mail" in request.POST:
        letters.mail_code(letter)
        messages.success(request, _("A code is on its way to your mailbox. It works for a quarter of an hour."))
        return back
    form = CodeForm(request.POST)
    if form.is_valid():
        try:
            letters.spend_code(letter, form.cleaned_data["code"])
        except WrongCode as wrong:
            form.add_error("code", str(wrong))
        else:
            _remember(back, letter)
            return back
    return render(request, "afterwards/mailed.html", {"key": key, "form": form, "asked": True}, status=422)


@require_GET
@open_to_all
def mailed_edition(request: HttpRequest, key: str, name: str) -> HttpResponse:
    """An edition, for who has given the code within the hour. Raises `Http404` for everybody else."""
    letter = _opened(request, key)
    return as_page(request, edition_of(letter.seat, name), _ways(key, name))


@require_GET
@open_to_all
def mailed_pdf(request: HttpRequest, key: str, name: str) -> HttpResponse:
    letter = _opened(request, key)
    return as_pdf(request, edition_of(letter.seat, name), _ways(key, name), (letter.seat_id, name))


def _opened(request: HttpRequest, key: str) -> HarvestLetter:
    letter = letters.letter_of(key)
    if not _is_opened(request, letter):
        raise Http404
    return letter


def _ways(key: str, name: str) -> Ways:
    page, pdf = (reverse(view, args=[key, name]) for view in ("mailed_edition", "mailed_pdf"))
    return Ways(page, pdf, reverse("mailed", args=[key]), on_phone=True)
