"""Writing: a seat adds, changes and takes back its own cards. The acknowledgement follows the commit."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils import timezone

from methods import definitions

from ..errors import ActivityOver, CardGone, CardShown, EnoughCards, NotYours
from ..live import Topic
from ..models import Activity, Card, Seat, Session, Share, Sheet, card_by_key, written_by
from .act import change_by
from .words import clean


@dataclass(frozen=True, slots=True)
class Draft:
    """What somebody wrote, before it is a card. `key` comes from the phone: the same key is the same card."""

    text: str
    key: uuid.UUID
    prompt: str = ""
    share: Share = Share.UNNAMED


def add(seat: Seat, activity: Activity, draft: Draft) -> Card:
    """A card of this seat on the sheet its prompt names.

    A known key gives the card that is there, with the newest words as long as nobody has seen it.

    Raises `SessionOver`, `SeatGone`, `ActivityOver`, `NotYours`, `EnoughCards`, `TextMissing`.
    """
    text = clean(draft.text)
    with change_by(seat, Topic.CARDS) as locked:
        known = _known(locked, seat, draft.key, text)
        if known is not None:
            return known
        _check_open(locked, activity)
        if not activity.may_do(seat):
            raise NotYours
        prompt = prompt_of(activity, draft.prompt)
        _check_room(seat, activity, prompt)
        return _create(seat, activity, prompt, text, draft)


def _known(locked: Session, seat: Seat, key: uuid.UUID, text: str) -> Card | None:
    """The card of this key. Whoever lost the answer, changed a word and sent again means the new words.

    The same words once more change nothing: a card that was taken away does not come back by a retry (T22).
    """
    known = card_by_key(locked, key)
    if known is not None and known.seat_id != seat.pk:
        raise NotYours
    if known is not None and not known.is_shown and known.text != text:
        if locked.current_id != known.activity_id:
            raise ActivityOver
        known.text, known.removed = text, False
        known.save(update_fields=["text", "removed"])
    return known


def are_kept(seat: Seat, drafts: Iterable[Draft]) -> bool:
    """Whether these very words are cards of this seat already: whoever sends them again has lost the answer."""
    found = [(card_by_key(seat.session, draft.key), draft) for draft in drafts]
    return all(card and card.seat_id == seat.pk and card.text == clean(draft.text) for card, draft in found)


def _check_open(locked: Session, activity: Activity) -> None:
    if locked.current_id != activity.pk:
        raise ActivityOver


def prompt_of(activity: Activity, slug: str) -> definitions.Prompt:
    """The prompt of a writing activity; the first one when none is named. Raises `NotYours` for another kind."""
    script = activity.definition
    if not isinstance(script, definitions.Write):
        raise NotYours
    found = next((prompt for prompt in script.prompts if prompt.id == slug), None)
    if found is None and slug:
        raise NotYours
    return found or script.prompts[0]


def _check_room(seat: Seat, activity: Activity, prompt: definitions.Prompt) -> None:
    if prompt.most and sum(card.prompt == prompt.id for card in written_by(seat, activity)) >= prompt.most:
        raise EnoughCards


def _create(seat: Seat, activity: Activity, prompt: definitions.Prompt, text: str, draft: Draft) -> Card:
    script = activity.definition
    assert isinstance(script, definitions.Write)  # noqa: S101  # prompt_of refused every other kind
    at_once = script.reveal == "at-once"
    return Card.objects.create(
        session=seat.session,
        sheet=find_sheet(activity, prompt.sheet),
        activity=activity,
        prompt=prompt.id,
        seat=seat,
        text=text,
        key=draft.key,
        mark=script.mark,
        signed=(draft.share == Share.NAMED) if script.choice else script.signed,
        reveal=script.reveal,
        share=draft.share if script.choice else (Share.NAMED if script.signed else Share.UNNAMED),
        consent=draft.share if script.choice else "",
        shown_at=timezone.now() if at_once else None,
    )


def find_sheet(activity: Activity, slug: str) -> Sheet:
    """The sheet of the activity's own round, or the session's shared one."""
    room = activity.session.room
    if room is not None:  # the activity was read together with its sheets
        return room.sheet(activity, slug)
    sheets = activity.session.sheets.filter(slug=slug)
    return sheets.filter(round=activity.step.round).first() or sheets.get(round=None)


def rewrite(seat: Seat, card_pk: int, text: str) -> Card:
    """New words for an own card that the circle has not seen yet. Raises `CardGone`, `CardShown`, `TextMissing`."""
    words = clean(text)
    with change_by(seat, Topic.CARDS) as locked:
        card = _own(seat, locked, card_pk)
        card.text = words
        card.save(update_fields=["text"])
    return card


def take_back(seat: Seat, card_pk: int) -> None:
    """Take back an own card that the circle has not seen yet. Raises `CardGone`, `CardShown`."""
    with change_by(seat, Topic.CARDS) as locked:
        card = _own(seat, locked, card_pk)
        card.removed = True
        card.save(update_fields=["removed"])
        _free_merged(card)


def _free_merged(card: Card) -> None:
    """What others said the same with stays: it was put under this card, which its own writer takes away."""
    card.merged.update(merged_into=None)


def choose_share(seat: Seat, card_pk: int, share: Share) -> None:
    """The writer changes what the harvest may hold of an own card, where the script offers that choice.

    What was withheld and is not any more waits to be shown again. Raises `CardGone`, `NotYours`.
    """
    with change_by(seat, Topic.CARDS) as locked:
        card = locked.cards.kept().select_related("activity").filter(pk=card_pk, seat=seat).first()
        if card is None:
            raise CardGone
        if not getattr(card.activity.definition, "choice", False):
            raise NotYours
        if Share.WITHHELD in (share, card.share):
            card.shown_at = None
        card.share = card.consent = share
        card.signed = share == Share.NAMED
        card.save(update_fields=["share", "consent", "signed", "shown_at"])
        if share == Share.WITHHELD:
            _free_merged(card)
            locked.activities.filter(light=card).update(light=None)


def _own(seat: Seat, locked: Session, card_pk: int) -> Card:
    card = locked.cards.kept().filter(pk=card_pk, seat=seat).first()
    if card is None:
        raise CardGone
    if card.is_shown:
        raise CardShown
    return card


def read_aloud(seat: Seat, activity: Activity, card_pk: int) -> None:
    """The seat reads one of its own cards in its turn: from now on the circle sees it."""
    with change_by(seat, Topic.CARDS, Topic.STEP) as locked:
        _check_open(locked, activity)
        if not activity.turns.filter(seat=seat, state="now").exists():
            raise NotYours
        card = locked.cards.for_facilitator().filter(pk=card_pk, seat=seat).first()
        if card is None:
            raise CardGone
        card.shown_at = card.shown_at or timezone.now()
        card.save(update_fields=["shown_at"])
