"""The people of an organisation: who does what, who is invited. For its managers."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from intervisie.address import public_url

from .. import letters
from ..access import for_manager
from ..commands import inviting, second_step
from ..commands import people as commands
from ..errors import AccountError
from ..forms import InviteForm, RolesForm
from ..models import Invitation, User
from ..screens.people import people_screen


def page(request: HttpRequest, manager: User, form: InviteForm | None = None, refusal: str = "") -> HttpResponse:
    """The page with what was typed and what was refused."""
    shown = {
        "screen": people_screen(manager),
        "form": form or InviteForm(initial={"facilitator": True}),
        "refusal": refusal,
    }
    return render(request, "people/page.html", shown)


def refused(request: HttpRequest, manager: User, error: AccountError, form: InviteForm | None = None) -> HttpResponse:
    response = page(request, manager, form, str(error))
    response.status_code = error.status
    return response


@for_manager
@require_http_methods(["GET", "HEAD", "POST"])
def people(request: HttpRequest, manager: User) -> HttpResponse:
    """The list; a POST invites somebody."""
    if request.method != "POST":
        return page(request, manager)
    form = InviteForm(request.POST)
    if not form.is_valid():
        response = page(request, manager, form)
        response.status_code = 422
        return response
    try:
        sent = inviting.invite(manager, form.cleaned_data["email"], form.roles())
    except AccountError as error:
        return refused(request, manager, error, form)
    deliver(request, sent)
    return redirect("people")


def deliver(request: HttpRequest, sent: inviting.Sent) -> None:
    """Send the mail, and say on the next page how that went."""
    if sent.token:
        address = public_url(request, reverse("invitation", args=[sent.token]))
        if not letters.send_invitation(sent.invitation, address):
            messages.error(request, _("The mail could not be sent just now. You can send the invitation again later."))
            return
    messages.success(request, _("{email} has been invited.").format(email=sent.invitation.email))


def change_roles(request: HttpRequest, manager: User, person: int) -> User:
    form = RolesForm(request.POST)
    form.is_valid()  # three ticks: nothing can be wrong with them
    return commands.give_roles(manager, person, form.roles())


ACTS: dict[str, Callable[[HttpRequest, User, int], User]] = {
    "roles": change_roles,
    "close": lambda _request, manager, person: commands.close(manager, person),
    "second-step": lambda _request, manager, person: second_step.take_away(manager, person),
    "reopen": lambda _request, manager, person: commands.reopen(manager, person),
}


@for_manager
@require_POST
def person_do(request: HttpRequest, manager: User, person: int, act: str) -> HttpResponse:
    """Change what somebody does here, or close or open their account."""
    if act not in ACTS:
        raise Http404
    try:
        ACTS[act](request, manager, person)
    except User.DoesNotExist as error:
        raise Http404 from error
    except AccountError as error:
        return refused(request, manager, error)
    return redirect("people")


@for_manager
@require_POST
def invitation_do(request: HttpRequest, manager: User, invitation: UUID, act: str) -> HttpResponse:
    """Send an invitation again, or take it back."""
    try:
        if act == "again":
            deliver(request, inviting.send_again(manager, invitation))
        elif act == "withdraw":
            inviting.withdraw(manager, invitation)
        else:
            raise Http404
    except Invitation.DoesNotExist as error:
        raise Http404 from error
    except AccountError as error:
        return refused(request, manager, error)
    return redirect("people")
