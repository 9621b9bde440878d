"""The phone of somebody in the circle, and every act of a seat."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST
from django_htmx.http import trigger_client_event

from .. import screens
from ..access import for_seat
from ..commands import cards, seats
from ..errors import ActivityOver, SessionOver
from ..forms import WriteForm
from ..models import Activity, Seat, version_of, written_by
from .answers import changed, page_or_regions, regions_asked, version
from .asked import Asked
from .phone_acts import ACTS

HANDS = {"hand-up", "hand-down"}


@require_GET
@for_seat
def phone(request: HttpRequest, seat: Seat) -> HttpResponse:
    """Loading the whole page also keeps the chair from looking empty: a phone without script does nothing else.

    Who comes back gets the version that this gives, and has nothing to fetch after it.
    """
    if not regions_asked(request) and seats.heard(seat.pk):
        seat.session.refresh_from_db()
    return page_or_regions(request, seat.session, "phone", {"screen": screens.phone_screen(seat)})


@require_POST
@for_seat
def phone_do(request: HttpRequest, seat: Seat, act: str) -> HttpResponse:
    asked = Asked(seat.session, request.POST)
    if act == "write":
        return write(request, seat, asked)
    command = ACTS.get(act)
    if command is None:
        raise Http404
    command(seat, asked)
    return _done(request, seat, act)


def write(request: HttpRequest, seat: Seat, asked: Asked) -> HttpResponse:
    """Add cards, and with `ready` say that it was all. A refused form comes back with all that was typed (422)."""
    activity, _key = asked.activity_of_form(), asked.key()
    has_written = "ready" in request.POST and bool(written_by(seat, activity))
    form = WriteForm(request.POST, activity, has_written=has_written)
    if not asked.is_running(activity):
        return _late(request, seat, form)
    if not form.is_valid():
        screen = screens.phone_screen(seat, form.refused())
        return page_or_regions(request, seat.session, "phone", {"screen": screen}, status=422)
    for draft in form.drafts():
        cards.add(seat, activity, draft)
    if form.cleaned_data["ready"]:
        _say_ready(seat, activity, has_sent=bool(form.drafts()))
    return _done(request, seat)


def _late(request: HttpRequest, seat: Seat, form: WriteForm) -> HttpResponse:
    """Words for what is over. Whose answer was lost on its way gets it now: they are cards. Others are refused."""
    if form.is_valid() and form.drafts() and cards.are_kept(seat, form.drafts()):
        return _done(request, seat)
    raise ActivityOver if seat.session.is_open else SessionOver


def _say_ready(seat: Seat, activity: Activity, *, has_sent: bool) -> None:
    """The circle may move on between a card and this; then the words count, and nobody waits for readiness."""
    try:
        seats.set_ready(seat, activity, is_ready=True)
    except (ActivityOver, SessionOver):
        if not has_sent:
            raise


def _done(request: HttpRequest, seat: Seat, act: str = "") -> HttpResponse:
    """The bar of a phone listens to its own quiet signal alone: nobody else's may make it fetch anything."""
    response = changed(request, version_of(seat.session), reverse("phone"))
    return trigger_client_event(response, "live:signal") if act in HANDS else response


@require_GET
@for_seat
def seat_version(request: HttpRequest, seat: Seat) -> HttpResponse:
    """Asking also keeps the chair from looking empty where sockets are blocked."""
    seats.heard(seat.pk)
    return version(seat.session.version)
