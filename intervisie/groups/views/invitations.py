"""Invitations to a meeting: sent by who guides the group, opened by each member with a personal link."""

from __future__ import annotations

import uuid

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from intervisie.accounts.access import open_to_all
from intervisie.accounts.spoken import in_words_of
from intervisie.address import public_url
from sessions.access import seat_of
from sessions.commands import attempts, door
from sessions.errors import TooManyGuesses
from sessions.forms import SeatForm
from sessions.tickets import source_of
from sessions.views.door import inside

from ..access import for_group, user_of
from ..commands import invitations, votes
from ..commands.invitation_letters import link_of
from ..errors import EnoughMail, InvitationOver, NotPlanned, VoteOver
from ..forms.inviting import InvitingForm
from ..forms.voting import BallotForm
from ..models import Answer, Group, Invitation, Meeting
from ..screens.invitation import chair_of, guests_screen, invited_screen

MADE_UP = attempts.Limit(of="invitation", each=60, together=240)


@require_http_methods(["GET", "HEAD", "POST"])
@for_group
def guests(request: HttpRequest, group: Group, number: int) -> HttpResponse:
    """Who comes; a POST invites whoever has not been invited yet."""
    meeting = get_object_or_404(group.meetings, number=number)
    form = InvitingForm(request.POST if request.method == "POST" else None)
    if not form.is_bound:
        return _guests(request, group, meeting)
    if not form.is_valid():
        return _guests(request, group, meeting, refusal=str(form.errors["remind_days"][0]), status=422)
    try:
        invited = invitations.announce(meeting, public_url(request, ""), form.cleaned_data["remind_days"])
    except NotPlanned as refusal:
        return _guests(request, group, meeting, refusal=str(refusal), status=refusal.status)
    messages.success(request, _("Kept. New invitations: {number}.").format(number=invited))
    return HttpResponseRedirect(reverse("guests", args=[group.public_id, number]), status=303)


@require_POST
@for_group
def link(request: HttpRequest, group: Group, number: int, member: int) -> HttpResponse:
    """The personal link of a member, shown this once to be handed over."""
    meeting = get_object_or_404(group.meetings, number=number)
    found = get_object_or_404(group.circle(), pk=member)
    invitation = invitations.link_for(meeting, found)
    return _guests(request, group, meeting, link=link_of(invitation, public_url(request, "")), link_of=found.name)


@require_POST
@for_group
def guest(request: HttpRequest, group: Group, number: int, member: int) -> HttpResponse:
    """What a member answered by telephone, or the letter once more."""
    asked = Invitation.objects.filter(meeting__group=group, meeting__number=number, member__left_at=None)
    invitation = get_object_or_404(asked.select_related("member"), member=member)
    try:
        _done_for(invitation, request)
    except (InvitationOver, EnoughMail) as refusal:
        return _guests(request, group, invitation.meeting, refusal=str(refusal), status=refusal.status)
    return HttpResponseRedirect(reverse("guests", args=[group.public_id, number]), status=303)


def _done_for(invitation: Invitation, request: HttpRequest) -> None:
    """The button that was pressed. Raises `InvitationOver`, `EnoughMail`."""
    if request.POST.get("answer") in Answer.values:
        invitations.answer(invitation, Answer(request.POST["answer"]), noted_by=user_of(request))
    elif "again" in request.POST:
        invitations.mail_again(invitation, timezone.now())
        messages.success(request, _("The letter goes to {name} once more.").format(name=invitation.member.name))


def _guests(request: HttpRequest, group: Group, meeting: Meeting, status: int = 200, **more: str) -> HttpResponse:
    screen = guests_screen(group, meeting)
    form = InvitingForm(initial={"remind_days": screen.remind_days})
    return render(request, "groups/guests.html", {"screen": screen, "form": form} | more, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@open_to_all
def invited(request: HttpRequest, token: str) -> HttpResponse:
    """The personal link. Opening it changes nothing (mail scanners open links too); its buttons do."""
    try:
        invitation = invitations.find(token, timezone.now())
    except InvitationOver as refusal:
        return made_up(request, refusal)
    with in_words_of(invitation.meeting.group.organisation_id):
        return _welcomed(request, invitation)


def _welcomed(request: HttpRequest, invitation: Invitation) -> HttpResponse:
    """The page of this member, and what its buttons do."""
    if request.method == "POST" and request.POST.get("answer") in Answer.values:
        invitations.answer(invitation, Answer(request.POST["answer"]))
        return HttpResponseRedirect(request.path, status=303)
    if request.method == "POST" and "vote" in request.POST:
        return _vote(request, invitation)
    return _seat(request, invitation)


def _vote(request: HttpRequest, invitation: Invitation) -> HttpResponse:
    """The choice of this member. Raises `VoteOver` when there is none to make any longer."""
    form = BallotForm(request.POST, invitation.meeting_id)
    if not form.is_valid():
        return _page(request, invitation, sentence=str(form.errors["candidate"][0]), status=422)
    votes.cast(invitation, form.cleaned_data["candidate"].pk)
    return HttpResponseRedirect(request.path, status=303)


def _page(request: HttpRequest, invitation: Invitation, sentence: str, status: int) -> HttpResponse:
    screen = invited_screen(invitation, seat_of(request), timezone.now())
    if screen.ballot is None or screen.ballot.state != "open":
        raise VoteOver
    return render(request, "groups/invited.html", {"screen": screen, "sentence": sentence}, status=status)


def made_up(request: HttpRequest, refusal: InvitationOver) -> HttpResponse:
    """A link of nobody. Only these are counted: a right one is beyond guessing, and stays welcome."""
    source = source_of(request)
    wait = attempts.wait_for(MADE_UP, source)
    if wait:
        raise TooManyGuesses(wait)
    attempts.failed(MADE_UP, source)
    return render(request, "groups/invited_over.html", {"refusal": refusal}, status=refusal.status)


def _seat(request: HttpRequest, invitation: Invitation) -> HttpResponse:
    """The page; a POST while the circle is in the room knocks at its door, under the member's own name."""
    screen = invited_screen(invitation, seat_of(request), timezone.now())
    form, session = SeatForm(None), invitation.meeting.session
    if request.method == "POST" and screen.state == "open" and session is not None:
        data = request.POST.copy()
        data["known"] = data["name"] = chair_of(invitation)
        form = SeatForm(data)
        if form.is_valid():
            return inside(door.enter(session, form.visitor(), scanned=True))
    context = {"screen": screen, "form": form, "key": request.POST.get("key") or uuid.uuid4()}
    return render(request, "groups/invited.html", context, status=422 if form.is_bound else 200)
