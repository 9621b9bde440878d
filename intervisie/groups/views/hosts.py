"""Meetings without a facilitator: who hosts them, and the link for the host."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from intervisie.address import public_url
from sessions.limits import Buckets

from ..access import for_group
from ..commands import hosting, letters
from ..errors import EnoughMail
from ..forms.hosts import HostLinkForm, HostsForm
from ..models import Group, Meeting, Mode
from .group import to_group

MAILS = Buckets(size=5, refill=5 / 3600)  # about one meeting in an hour


@require_http_methods(["GET", "HEAD", "POST"])
@for_group
def rota(request: HttpRequest, group: Group) -> HttpResponse:
    """A proposal that anybody may change; nothing is asked of anybody before it is kept."""
    form = HostsForm(request.POST if request.method == "POST" else None, group)
    if form.is_bound and form.is_valid():
        hosting.choose(group, form.hosts())
        return to_group(group)
    return render(request, "groups/hosts.html", {"form": form, "group": group}, status=422 if form.is_bound else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@for_group
def link(request: HttpRequest, group: Group, number: int) -> HttpResponse:
    """The link for the host of one meeting: shown once or mailed, or none any longer."""
    meetings = group.meetings.select_related("host").filter(mode=Mode.WITHOUT, held_at=None, cancelled_at=None)
    meeting = get_object_or_404(meetings, number=number)
    here = reverse("host_link", args=[group.public_id, number])
    if request.method != "POST":
        return _show(request, meeting)
    if "withdraw" in request.POST:
        hosting.withdraw_link(meeting)
        return HttpResponseRedirect(here, status=303)
    form = HostLinkForm(request.POST, meeting)
    if not form.is_valid():
        return _show(request, meeting, form=form)
    if "mail" in request.POST and (wait := MAILS.take(meeting.public_id)):
        raise EnoughMail(wait)
    address = public_url(request, reverse("host", args=[hosting.make_link(meeting, form.cleared)]))
    meeting.refresh_from_db()
    if "mail" in request.POST and meeting.host and meeting.host.email:
        letters.send_host_link(meeting, address)
        messages.success(request, _("The link is on its way to {address}.").format(address=meeting.host.email))
        return HttpResponseRedirect(here, status=303)
    return _show(request, meeting, address)


def _show(request: HttpRequest, meeting: Meeting, address: str = "", form: HostLinkForm | None = None) -> HttpResponse:
    context = {"meeting": meeting, "group": meeting.group, "address": address}
    shown = form or HostLinkForm(None, meeting)
    return render(request, "groups/host_link.html", context | {"form": shown}, status=422 if shown.is_bound else 200)
