"""What must be true of a session after whatever anybody did: asked of its rows, and of what the screens would show."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any
from uuid import UUID

from sessions.models import KEPT, Act, Activity, Card, Ready, Round, Seat, Session, Share, Sheet, Turn, TurnState

Row = dict[str, Any]
FLEETING = {"version", "seen_at"}  # says that something was asked, not what there is
FORGOTTEN = {"signal"}  # no journal keeps a quiet signal, so no undo brings it back


COLUMNS = [column.attname for column in Activity._meta.concrete_fields if column.name != "script"]  # it never changes


def table(rows: Any, *columns: str) -> dict[int, Row]:
    return {row["id"]: row for row in rows.values(*columns)}


def script_of(activity: Row) -> Row:
    script: Row = Activity.objects.values_list("script", flat=True).get(pk=activity["id"])
    return script


@dataclass
class Rows:
    """Every row of one session, as it is stored now."""

    session: Row
    activities: dict[int, Row]
    turns: dict[int, Row]
    cards: dict[int, Row]
    seats: dict[int, Row]
    sheets: dict[int, Row]
    rounds: dict[int, Row]
    ready: dict[int, Row] = field(repr=False)

    @cached_property
    def current(self) -> Row | None:
        return self.activities.get(self.session["current_id"])

    @cached_property
    def script(self) -> Row:
        """What is played now."""
        return {} if self.current is None else script_of(self.current)

    @property
    def circle(self) -> list[Row]:
        return [seat for seat in self.seats.values() if seat["left_at"] is None]

    def photograph(self) -> dict[str, Row]:
        """All values that mean something to people."""
        tables = {name: value for name, value in vars(self).items() if name not in {"session", "current", "script"}}
        rows = {f"{name} {pk}": row for name, rows in tables.items() for pk, row in rows.items()}
        return {
            name: {key: value for key, value in row.items() if key not in FLEETING | FORGOTTEN}
            for name, row in {**rows, "session": self.session}.items()
        }


def rows_of(pk: int) -> Rows:
    return Rows(
        session=dict(Session.objects.filter(pk=pk).values().get()),
        activities=table(Activity.objects.filter(session=pk), *COLUMNS),
        turns=table(Turn.objects.filter(activity__session=pk)),
        cards=table(Card.objects.filter(session=pk)),
        seats=table(Seat.objects.filter(session=pk)),
        sheets=table(Sheet.objects.filter(session=pk)),
        rounds=table(Round.objects.filter(session=pk)),
        ready=table(Ready.objects.filter(activity__session=pk)),
    )


def one_turn_at_a_time(now: Rows) -> None:
    running = Counter(turn["activity_id"] for turn in now.turns.values() if turn["state"] == TurnState.NOW)
    assert all(count == 1 for count in running.values()), running


def turns_stand_in_a_row(now: Rows) -> None:
    places = Counter((turn["activity_id"], turn["position"]) for turn in now.turns.values())
    assert all(count == 1 for count in places.values()), places


def who_left_has_no_turn(now: Rows) -> None:
    gone = {pk for pk, seat in now.seats.items() if seat["left_at"] is not None}
    assert not [turn for turn in now.turns.values() if turn["state"] == TurnState.NOW and turn["seat_id"] in gone]


def the_current_part_is_in_the_script(now: Rows) -> None:
    if now.session["current_id"] is not None:
        assert now.current is not None
        assert not now.current["removed"]
        assert not now.current["skipped"]


def clocks_agree(now: Rows) -> None:
    """Never an end and a rest at once; only what is played now runs, and nothing runs in a pause or after the end."""
    here = now.session["current_id"]
    runs = here is not None and now.session["paused_at"] is None and now.session["ended_at"] is None
    for row in [*now.activities.values(), *now.turns.values()]:
        is_turn = "state" in row
        played = (row["activity_id"] == here and row["state"] == TurnState.NOW) if is_turn else row["id"] == here
        assert row["ends_at"] is None or row["left"] is None, row
        assert (row["ends_at"] is not None) == (runs and played), (runs, row)
        assert row["left"] is None or row["left"] <= row["total"] + 0.001, row


def chairs_are_in_order(now: Rows) -> None:
    assert len({seat["position"] for seat in now.circle}) == len(now.circle), now.circle
    assert len({seat["name"].casefold() for seat in now.circle}) == len(now.circle), now.circle


def the_light_falls_on_a_card_of_the_sheet(now: Rows) -> None:
    for activity in now.activities.values():
        card = now.cards.get(activity["light_id"])
        if card is not None:
            slug = now.sheets[card["sheet_id"]]["slug"]
            assert script_of(activity)["sheet"] == slug, (activity, card)
            assert is_shown(card), card


def is_private(card: Row) -> bool:
    return bool(card["reveal"] == "never" or card["share"] == Share.WITHHELD)


def is_shown(card: Row) -> bool:
    kept = not card["removed"] and card["merged_into_id"] is None
    return bool(kept and not is_private(card) and card["shown_at"] is not None)


def bins_belong_to_the_sheet(now: Rows) -> None:
    for card in now.cards.values():
        bins = {each["id"] for each in now.sheets[card["sheet_id"]]["bins"]}
        assert not card["bin"] or card["bin"] in bins, card


def nothing_private_is_for_others(now: Rows) -> None:
    cards = Card.objects.filter(session=now.session["id"])
    if not now.cards:
        return
    for others in (cards.shown(), cards.for_facilitator(), cards.for_harvest()):
        assert not [pk for pk in others.values_list("pk", flat=True) if is_private(now.cards[pk])]
    assert set(cards.shown().values_list("pk", flat=True)) == {pk for pk, card in now.cards.items() if is_shown(card)}


def few_acts_are_kept(now: Rows) -> None:
    assert Act.objects.filter(session=now.session["id"]).count() <= KEPT


ALWAYS = (
    one_turn_at_a_time,
    turns_stand_in_a_row,
    who_left_has_no_turn,
    the_current_part_is_in_the_script,
    clocks_agree,
    chairs_are_in_order,
    the_light_falls_on_a_card_of_the_sheet,
    bins_belong_to_the_sheet,
    nothing_private_is_for_others,
    few_acts_are_kept,
)


def check_acknowledged(now: Rows, keys: Iterable[UUID], taken: set[UUID]) -> None:
    """What was acknowledged is there once, unless its writer took it back or the facilitator took it away."""
    by_key = Counter(card["key"] for card in now.cards.values())
    assert all(by_key[key] == 1 for key in keys)
    for card in now.cards.values():
        if card["key"] in keys and card["key"] not in taken:
            assert not card["removed"], card
            top = root(now, card)
            assert top is card or not top["removed"] or top["key"] in taken, (card, top)


def root(now: Rows, card: Row) -> Row:
    """The card under which this one lies in the end."""
    seen = {card["id"]}
    while card["merged_into_id"] is not None:
        card = now.cards[card["merged_into_id"]]
        assert card["id"] not in seen
        seen.add(card["id"])
    return card


def check_restored(before: dict[str, Row], after: dict[str, Row]) -> None:
    """After an undo all is as it was; what the act made is gone or marked as gone."""
    for name, row in before.items():
        assert after.get(name) == row, (name, row, after.get(name))
    for name in set(after) - set(before):
        row = after[name]
        assert name.startswith(("sheets", "rounds")) or row.get("removed") or row.get("left_at"), row
