"""Refusals: each carries a sentence for people. One middleware turns them into an answer; nobody else catches them."""

from __future__ import annotations

from typing import ClassVar

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _


class SessionError(Exception):
    """Something the room does not allow now. `status` is the HTTP answer, `sentence` what people read."""

    status: ClassVar[int] = 409
    sentence: ClassVar[str | Promise] = _("That is not possible right now.")

    def __str__(self) -> str:
        return str(self.sentence)


class SessionOver(SessionError):
    status = 410
    sentence = _("This session has ended.")


class ActivityOver(SessionError):
    sentence = _("The circle has moved on to another part. Your text is still on your phone.")


class StepMoved(SessionError):
    sentence = _("Another screen was just ahead of you. Look at where the session is now.")


class NotYours(SessionError):
    status = 403
    sentence = _("This is not yours to do in this part.")


class NotYourTurn(SessionError):
    sentence = _("It is not your turn right now.")


class EnoughCards(SessionError):
    sentence = _("You have already written as much as this part asks for.")


class CardShown(SessionError):
    sentence = _("The circle has already seen this card, so it can no longer be changed here.")


class CardGone(SessionError):
    status = 404
    sentence = _("This card is no longer there.")


class TextMissing(SessionError):
    status = 422
    sentence = _("Write something first. One sentence is enough.")


class TextTooLong(SessionError):
    status = 422
    sentence = _("This is too long for one card. Make it shorter, or split it in two.")


class TextUnreadable(SessionError):
    status = 422
    sentence = _("There is a sign in this text that cannot be kept. Take it out and send it again.")


class NotSortedYet(SessionError):
    sentence = _("Not every card has a place yet.")


class SortingNotShared(SessionError):
    sentence = _(
        "The sorting has not been shared yet. The case bringer does that, or you do when everything has a place."
    )


class NothingToUndo(SessionError):
    sentence = _("There is nothing left to undo.")


class NoCaseBringer(SessionError):
    sentence = _("First choose who brings the case.")


class EnoughCases(SessionError):
    sentence = _("Two cases are as much as one session can hold.")


class EmptyCircle(SessionError):
    sentence = _("Nobody sits in the circle yet.")


class LastActivity(SessionError):
    sentence = _("This is the last part. End the session when the circle is done.")


class FirstActivity(SessionError):
    sentence = _("This is the first part.")


class DoorClosed(SessionError):
    status = 404
    sentence = _("This code does not open a door. Check the code on the screen, or ask your facilitator.")


class LeadElsewhere(SessionError):
    """Somebody else has taken over; `name` is who leads now."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.name = name

    def __str__(self) -> str:
        return gettext("{name} leads now. You can look along.").format(name=self.name)


class AmongMembers(SessionError):
    status = 403
    sentence = _(
        "A member hosts this meeting, and it is theirs until it ends. Then you read here what the circle keeps. "
        "Are you in the room? Take over with the code on the screen."
    )


class WrongWord(SessionError):
    status = 422
    sentence = _("That is not the word. Ask for it once more. After five mistakes it takes ten minutes.")


class WrongRoom(SessionError):
    status = 422
    sentence = _("This is not the code of a session that you can take over. Check it on the screen in the room.")


class TooManyGuesses(SessionError):
    """`seconds` until another guess is taken."""

    status = 429
    sentence = _("A wrong code was typed too often here. Scan the square on the screen, or wait a few minutes.")

    def __init__(self, seconds: int) -> None:
        super().__init__(seconds)
        self.seconds = seconds


class CircleFull(SessionError):
    sentence = _("Twelve people sit in the circle: there is no free chair.")


class KnockGone(SessionError):
    sentence = _("This person is no longer waiting at the door.")


class NobodyToLetIn(SessionError):
    sentence = _("Nobody is waiting, or only people whose name is in the circle already. Answer those one by one.")


class SeatGone(SessionError):
    status = 403
    sentence = _("You no longer have a seat in this session. Ask your facilitator to let you in again.")


class NotOverYet(SessionError):
    sentence = _("The session still goes on. What leaves the room is asked when it has ended.")


class HarvestClosed(SessionError):
    sentence = _("The harvest is closed: the choices stand as they were made.")


class EnoughLetters(SessionError):
    sentence = _("The link went to three addresses already. Ask your facilitator if it did not arrive.")


class EnoughCodes(SessionError):
    status = 429
    sentence = _("A code was mailed just now, or often enough. Look in your mailbox, or try again later.")


class WrongCode(SessionError):
    status = 422
    sentence = _("That is not the code, or it is too old. After five mistakes you need a new one.")


class LinkOver(SessionError):
    status = 410
    sentence = _("This link opens nothing any more: its time is up, or a newer one took its place.")


class LeftForGood(SessionError):
    status = 403
    sentence = _(
        "This page is open for two days to who sat in the circle, on the phone that sat there. It knows nobody now."
    )


class NotStored(SessionError):
    """The database takes nothing at the moment: it is full, read-only, or away."""

    status = 503
    sentence = _("That could not be stored just now. Your text is still here. Try again in a moment.")


class NotReached(SessionError):
    status = 503
    sentence = _("The session cannot be reached just now. Try again in a moment.")


class TooFast(SessionError):
    """Faster than people act. `wait` is how many seconds it takes until it is possible again."""

    status = 429
    sentence = _("That went a little too fast. Wait a moment and try again. What you typed is still on your phone.")

    def __init__(self, wait: float = 1.0) -> None:
        super().__init__()
        self.wait = wait


class PressBusy(TooFast):
    sentence = _("Other harvests are being made just now. Try again in a moment.")


class EnoughPdfs(TooFast):
    sentence = _("This harvest was made a few times just now. Try again in a minute.")
