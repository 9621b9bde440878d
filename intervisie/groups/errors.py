"""Refusals about groups and cases. The site's middleware turns them into an answer."""

from __future__ import annotations

from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from sessions.errors import SessionError, TooFast


class GroupFull(SessionError):
    status = 422
    sentence = _("That is more than forty people. Split them into several groups.")


class NotAFacilitator(SessionError):
    status = 422
    sentence = _("This person does not guide groups in your organisation.")


class GroupChanged(SessionError):
    sentence = _(
        "This description was changed on another screen meanwhile. Nothing is lost: what you filled in is still here. "
        "Look at it, and keep it once more."
    )


class CaseChanged(SessionError):
    sentence = _(
        "This was changed on another screen meanwhile. Nothing is lost: your words are still here. Send them once more."
    )


class MemberGone(SessionError):
    status = 410
    sentence = _("This person has left the group meanwhile, so nothing is kept of them any more.")


class MemberChanged(SessionError):
    sentence = _(
        "This was changed on another screen meanwhile. Nothing is lost: what you filled in is still here. "
        "Look at it, and keep it once more."
    )


class PathChanged(SessionError):
    sentence = _(
        "This path was changed on another screen meanwhile. Nothing is lost: what you filled in is still here. "
        "Look at it, and keep it once more."
    )


class PathNameTaken(SessionError):
    sentence = _("Another path has this name already. Choose another name.")


class PlanChanged(SessionError):
    sentence = _(
        "This plan was changed on another screen meanwhile. What you filled in is still here, beside what was changed "
        "there. Look at it, and keep it once more."
    )


class MeetingClosed(SessionError):
    status = 410
    sentence = _("This meeting has begun already, or it was cancelled. It can no longer be planned.")


class CaseTold(SessionError):
    status = 410
    sentence = _("This case was told in the circle, so it can no longer be changed here.")


class CaseLinkOver(SessionError):
    status = 410
    sentence = _("This link does not work any longer. Ask your facilitator for a new one.")


class HostLinkOver(SessionError):
    status = 410
    sentence = _("This link does not open a meeting: it is too old, or there is a newer one. Ask your facilitator.")


class HostLinkUsed(SessionError):
    status = 410
    sentence = _(
        "This link was used on another phone or laptop, and that one leads the meeting. Does it no longer work? "
        "Then somebody who knows the word to take over goes on, or your facilitator makes a new link."
    )


class HostLinkEarly(SessionError):
    status = 403

    def __init__(self, day: date) -> None:
        super().__init__()
        self.day = day

    def __str__(self) -> str:
        named = date_format(self.day, "l j F Y")
        return gettext("This link works on the day of the meeting: {day}.").format(day=named)


class MeetingUnderWay(SessionError):
    sentence = _("This meeting is in the room already, and a facilitator leads it. Join with the code on the screen.")


class HostMissing(SessionError):
    status = 422
    sentence = _("First choose who hosts this meeting, and give it a day: the link works on that day alone.")


class LetterNotSent(SessionError):
    status = 503
    sentence = _("The mail could not be sent just now. Make a link and send it yourself, or try again later.")


class NotPlanned(SessionError):
    sentence = _("This meeting has no day and time ahead of it, so nobody can be invited. Plan it first.")


class InvitationOver(SessionError):
    status = 410
    sentence = _("This invitation does not work any longer. Ask your facilitator for a new link.")


class TooFewCases(SessionError):
    status = 422
    sentence = _("To choose, the group needs two cases at least that are shared and have a sentence for the group.")


class VoteOver(SessionError):
    status = 410
    sentence = _("The choice between the cases is over.")


class VotedAlready(SessionError):
    sentence = _("You have chosen already, and that stands.")


class EnoughThemes(SessionError):
    status = 422
    sentence = _("That is enough themes for one path. Cross one out first.")


class EnoughMail(TooFast):
    sentence = _("This was mailed a few times just now. Make a link and send it yourself, or try again in an hour.")
