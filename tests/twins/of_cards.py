"""Guards that keep a card from being lost, doubled or promised too early."""

from __future__ import annotations

from .surgery import Twin

CARDS = "tests/sessions/commands/test_cards.py"
BELL = "tests/sessions/test_live.py"
TROUBLE = "tests/sessions/views/test_trouble.py"

TWINS = (
    Twin(
        guard="a known key gives the card that is there",
        file="sessions/commands/cards.py",
        old="        if known is not None:\n            return known\n",
        new="",
        test=f"{CARDS}::test_the_same_key_is_the_same_card",
    ),
    Twin(
        guard="the database itself refuses a second card with the same key",
        file="sessions/models/sheet.py",
        old='constraints = [models.UniqueConstraint(fields=["session", "key"], name="one_card_per_key")]',
        new="",
        test=f"{CARDS}::test_the_database_itself_refuses_a_second_card_with_the_same_key",
        long=True,
    ),
    Twin(
        guard="the key of somebody else opens nothing",
        file="sessions/commands/cards.py",
        old="if known is not None and known.seat_id != seat.pk:",
        new="if known is None and False:",
        test=f"{CARDS}::test_a_key_of_somebody_else_is_refused",
        long=True,
    ),
    Twin(
        guard="words that the circle has seen are not changed by a retry",
        file="sessions/commands/cards.py",
        old="known is not None and not known.is_shown and",
        new="known is not None and",
        test=f"{CARDS}::test_the_same_key_never_changes_what_the_circle_saw",
        long=True,
    ),
    Twin(
        guard="the circle has moved on",
        file="sessions/commands/cards.py",
        old="        _check_open(locked, activity)\n        if not activity.may_do(seat):",
        new="        if not activity.may_do(seat):",
        test=f"{CARDS}::test_nothing_is_added_after_the_circle_moved_on",
        long=True,
    ),
    Twin(
        guard="nothing changes after the end",
        file="sessions/commands/act.py",
        old="    if locked is None or not locked.is_open:\n        raise SessionOver\n",
        new="",
        test=f"{CARDS}::test_nothing_is_added_after_the_end",
        long=True,
    ),
    Twin(
        guard="the bell rings after the commit",
        file="sessions/live.py",
        old="transaction.on_commit(lambda: rooms.ring(room, bell), robust=True)",
        new="rooms.ring(room, bell)",
        test=f"{BELL}::test_nothing_rings_before_the_commit",
    ),
    Twin(
        guard="a change and its version are one transaction",
        file="sessions/commands/act.py",
        old="""    with transaction.atomic():
        locked = lock(session)
        yield locked
        announce(locked, topics, signal_of.pk if signal_of else None)""",
        new="""    locked = lock(session)
    announce(locked, topics)
    yield locked""",
        test=f"{BELL}::test_a_change_that_fails_rings_nothing_and_keeps_the_version",
    ),
    Twin(
        guard="every change raises the version",
        file="sessions/live.py",
        old="    session.version += 1\n",
        new="",
        test=f"{BELL}::test_a_change_rings_once_with_the_new_version",
        long=True,
    ),
    Twin(
        guard="a database that takes nothing is said",
        file="sessions/middleware.py",
        old="        if isinstance(error, AWAY):\n            return not_now(request, error)\n",
        new="",
        test=f"{TROUBLE}::test_a_read_only_database_takes_nothing_and_still_shows_everything",
        long=True,
    ),
    Twin(
        guard="a lease that cannot be renewed keeps nobody from following",
        file="sessions/commands/seats.py",
        old="with suppress(OperationalError, InterfaceError):",
        new="with suppress(ZeroDivisionError):",
        test=f"{TROUBLE}::test_a_lease_that_cannot_be_renewed_keeps_nobody_from_following",
        long=True,
    ),
)
