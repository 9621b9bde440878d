"""What people take home on paper, in editions: each holds what its readers wrote or others agreed to, and no more."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any

from django.utils import timezone
from django.utils.text import get_text_list
from django.utils.translation import gettext as _

from ..activities import kind_of
from ..activities.leaves import Edition, Leaf
from ..models import Card, Round, Seat, Session
from .ring import picture

FULL_WIDTH = {"sort", "answer"}


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of somebody in the circle. `by` is empty when the writer stays unnamed."""

    text: str
    by: str = ""

    @property
    def size(self) -> str:
        """How large it is set: a whole page of words in the largest letters is read by nobody."""
        return "big" if len(self.text) <= 120 else "middle" if len(self.text) <= 360 else "small"


class Quotes(tuple[Quote, ...]):
    """Several quotes in order, beside each other unless one of them is too long for that."""

    __slots__ = ()

    @property
    def are_long(self) -> bool:
        return any(quote.size == "small" for quote in self)


@dataclass(frozen=True, slots=True)
class Words:
    """What activities left, by the room it takes: sorted sheets have the whole width, others stand in rows."""

    sorted: tuple[Leaf, ...]
    rows: tuple[tuple[Leaf, ...], ...]
    agreed: tuple[Leaf, ...]


@dataclass(frozen=True, slots=True)
class HarvestRound:
    """One case. `fundamental` is a question for everybody (Socratisch); then `after` is a provisional answer to it."""

    number: int
    method: str
    bringer: str
    fundamental: Quote | None
    before: Quote | None
    after: Quote | None
    actions: Quotes
    turning_point: Quotes
    advice: Quotes
    reactions: Quotes
    takeaways: Quotes
    words: Words

    @property
    def has_question(self) -> bool:
        return bool(self.fundamental or self.before or self.after)

    @property
    def doer(self) -> str:
        """Who is going to act, unless one of the actions stands there without a name."""
        return self.bringer if all(quote.by == self.bringer for quote in self.actions) else ""

    @property
    def answerer(self) -> str:
        """Who reacts to the advice, unless one of the reactions stands there without a name."""
        return self.bringer if all(quote.by == self.bringer for quote in self.reactions) else ""

    @property
    def has_words(self) -> bool:
        """Whether there is anything beyond the question and the action."""
        said = self.turning_point or self.advice or self.reactions or self.takeaways
        return bool(said or self.words.sorted or self.words.rows)


@dataclass(frozen=True, slots=True)
class HarvestScreen:
    """One edition of the harvest. `ring` and `logo` are pictures as data URI, `purged_on` the day of erasing.

    `kind` says for whom: group, personal, or bringer; `reader` is whose edition it is. `is_settled`: no choice changes
    any more.
    """

    public_id: str
    title: str
    day: date
    organisation: str
    facilitator: str
    methods: str
    people: str
    seated: int
    ring: str
    ring_says: str
    rounds: tuple[HarvestRound, ...]
    takeaways: Quotes
    words: Words
    is_open: bool
    purged_on: date | None
    kind: str = "group"
    reader: str = ""
    is_settled: bool = True
    logo: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether nothing was said on paper yet."""
        said = any(each.has_question or each.actions or each.has_words for each in self.rounds)
        return not (said or self.takeaways or self.words.rows)


GROUP = Edition()


def harvest_screen(session: Session, edition: Edition = GROUP) -> HarvestScreen:
    """The harvest as it is now, in this edition, also of a session that has hardly begun."""
    rounds = [each for each in session.cases().select_related("case_bringer") if edition.case in {None, each.pk}]
    marked = _marked(session, edition)
    leaves = _leaves(session, edition)
    return HarvestScreen(
        public_id=str(session.public_id),
        title=session.title,
        day=timezone.localdate(session.started_at or session.created_at),
        organisation=session.organisation.name,
        facilitator=session.facilitator.name,
        methods=get_text_list([each.method_name for each in rounds], _("and")),
        **_drawn(session, [each.case_bringer for each in rounds if edition.names(each)]),
        rounds=tuple(_round(each, marked[each.pk], leaves[each.pk], edition) for each in rounds),
        takeaways=_quotes(marked[None]["takeaway"], edition),
        words=_words(leaves[None]),
        is_open=session.is_open,
        purged_on=purged_on(session),
        kind="group" if edition.seat is None else "personal" if edition.case is None else "bringer",
        reader=next((seat.name for seat in session.circle() if seat.pk == edition.seat), ""),
        is_settled=session.harvest_is_closed,
        logo=session.organisation.logo_drawn,
    )


def _drawn(session: Session, bringing: Iterable[Seat | None]) -> dict[str, Any]:
    """Who sat in the circle, in words and as a picture, with whose cases this edition names."""
    names = [seat.name for seat in session.circle()]
    bringers = [seat.name for seat in bringing if seat]
    people = get_text_list(names, _("and"))
    ring, says = picture(names, bringers), _ring_says(people, bringers)
    return {"people": people, "seated": len(names), "ring": ring, "ring_says": says}


def purged_on(session: Session) -> date | None:
    """The day on which the texts of a session that has ended are erased."""
    return timezone.localdate(session.ended_at + session.kept_for) if session.ended_at else None


Marked = Mapping[str, list[Card]]


def _marked(session: Session, edition: Edition) -> dict[int | None, defaultdict[str, list[Card]]]:
    """Cards with a mark, per round; what was marked outside a round belongs to the first, takeaways to everybody."""
    found: dict[int | None, defaultdict[str, list[Card]]] = defaultdict(lambda: defaultdict(list))
    cards = edition.cards(session).exclude(mark="").select_related("seat", "activity__step")
    opening = session.cases().first()
    first = opening.pk if opening else None
    for card in cards.order_by("position", "shown_at", "pk"):
        own = card.activity.step.round_id
        found[own if own or card.mark == "takeaway" else first][card.mark].append(card)
    return found


def _leaves(session: Session, edition: Edition) -> dict[int | None, list[Leaf]]:
    """What the activities left, per round. A sheet stands where it was begun, as the last activity left it."""
    found: dict[int | None, dict[int, Leaf]] = defaultdict(dict)
    for activity in session.agenda().select_related("step__round"):
        for leaf in kind_of(activity).harvest(activity, edition):
            found[activity.step.round_id][leaf.pk] = leaf
    return defaultdict(list, {key: list(leaves.values()) for key, leaves in found.items()})


def _words(leaves: Iterable[Leaf]) -> Words:
    held = list(leaves)
    sheets = [leaf for leaf in held if leaf.cards and leaf.kind not in FULL_WIDTH]
    return Words(
        sorted=tuple(leaf for leaf in held if leaf.kind in FULL_WIDTH),
        rows=tuple(_rows(sheets)),
        agreed=tuple(leaf for leaf in held if leaf.committed),
    )


def _rows(sheets: Iterable[Leaf]) -> Iterator[tuple[Leaf, ...]]:
    """Sheets of one activity stand beside each other, others in pairs; a tall sheet stands alone."""
    held = list(sheets)
    together = Counter(leaf.activity for leaf in held)
    for (is_tall, _activity), group in groupby(held, key=lambda leaf: (leaf.is_tall, _family(leaf, together))):
        leaves = list(group)
        width = 1 if is_tall else 3 if len(leaves) == 3 else 2
        yield from (tuple(leaves[start : start + width]) for start in range(0, len(leaves), width))


def _family(leaf: Leaf, together: Counter[int]) -> int:
    return leaf.activity if together[leaf.activity] > 1 else 0


def _round(case_round: Round, marked: Marked, leaves: Iterable[Leaf], edition: Edition) -> HarvestRound:
    tells = edition.tells(case_round)
    fundamental = str(case_round.variables.get("fundamental_question", "")) if tells else ""
    bringer = case_round.case_bringer.name if case_round.case_bringer and edition.names(case_round) else ""
    return HarvestRound(
        number=case_round.position + 1,
        method=case_round.method_name,
        bringer=bringer,
        fundamental=Quote(fundamental) if fundamental else None,
        before=_newest(marked["question-before"] if tells else (), edition),
        after=_newest(marked["question-after"] if tells else (), edition),
        actions=_quotes(marked["action"], edition),
        turning_point=_quotes(marked["hittepunt"], edition),
        advice=_quotes(marked["advice"], edition),
        reactions=_quotes(marked["reaction"], edition),
        takeaways=_quotes(marked["takeaway"], edition),
        words=_words(leaves),
    )


def _newest(cards: Iterable[Card], edition: Edition) -> Quote | None:
    newest = max(cards, key=lambda card: card.pk, default=None)
    return Quote(newest.text, edition.own(newest)) if newest else None


def _quotes(cards: Iterable[Card], edition: Edition) -> Quotes:
    return Quotes(Quote(card.text, edition.by(card)) for card in cards)


def _ring_says(people: str, bringers: list[str]) -> str:
    if not people:
        return _("The circle: nobody sits in it yet.")
    if not bringers:
        return _("The circle: {people}.").format(people=people)
    case = get_text_list(list(dict.fromkeys(bringers)), _("and"))
    return _("The circle: {people}. The case came from {case}.").format(people=people, case=case)
