"""After the end: what may leave the room, chosen on phones and for who has none on the console, until it is closed."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from intervisie.accounts.models import User

from .. import screens
from ..access import for_onlooker
from ..commands import consent as commands
from ..errors import NotYours
from ..forms.consent import choices_from, share_from
from ..forms.letter import WishForm
from ..leaving import for_leaver
from ..models import Seat, Session
from .asked import Asked


@require_http_methods(["GET", "HEAD", "POST"])
@for_leaver
def consent(request: HttpRequest, seat: Seat) -> HttpResponse:
    """Own words with a choice each. Whoever has chosen goes back to the thanks page, which shows none of them."""
    if request.method != "POST":
        context = {"screen": screens.consent_screen(seat), "editions": screens.editions(seat), "wish": WishForm()}
        return render(request, "afterwards/consent.html", context)
    commands.choose(seat, choices_from(request.POST))
    messages.success(request, _("Your choices are kept. What you did not let go along stays here."))
    return HttpResponseRedirect(reverse("goodbye"), status=303)


@require_POST
@for_leaver
def close_own(request: HttpRequest, seat: Seat) -> HttpResponse:
    """Who led a meeting without a facilitator closes its harvest from the own phone. Raises `NotYours`."""
    if not screens.consent_screen(seat).closes:
        raise NotYours
    commands.close(seat.session)
    return HttpResponseRedirect(reverse("consent"), status=303)


@require_POST
@for_onlooker
def speak_for(request: HttpRequest, session: Session, _user: User) -> HttpResponse:
    """What somebody without a phone said aloud; without a seat about the lines that were written for everybody."""
    seat = Asked(session, request.POST).optional_seat()
    commands.speak_for(session, seat, share_from(request.POST, "share"))
    return HttpResponseRedirect(reverse("console", args=[session.public_id]), status=303)


@require_POST
@for_onlooker
def close_harvest(request: HttpRequest, session: Session, _user: User) -> HttpResponse:
    """From here on nobody's choice changes."""
    commands.close(session)
    return HttpResponseRedirect(reverse("console", args=[session.public_id]), status=303)
