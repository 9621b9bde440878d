"""Guards at the door, and on the way to leading: who comes in, who waits, who may act."""

from __future__ import annotations

from .surgery import Twin

DOOR = "tests/sessions/commands/test_door.py"
WAITING = "tests/sessions/commands/test_waiting.py"
LEAD = "tests/sessions/commands/test_lead.py"
AGAIN = "tests/sessions/commands/test_once_more.py"
LEAD_VIEW = "tests/sessions/views/test_lead.py"
SOCKETS = "tests/sessions/test_consumers.py"
CENSUS = "tests/census/test_census.py"

TWINS = (
    Twin(
        guard="a locked door lets nobody knock",
        file="sessions/commands/door.py",
        old="        if locked.door == Door.LOCKED:\n            raise DoorClosed\n        if scanned",
        new="        if scanned",
        test=f"{DOOR}::test_at_a_locked_door_nobody_new_waits",
        long=True,
    ),
    Twin(
        guard="a locked door is not found by a code",
        file="sessions/commands/door.py",
        old=".exclude(door=Door.LOCKED)",
        new="",
        test="tests/sessions/views/test_guessing.py::test_wrong_ended_locked_and_full_get_the_same_answer",
        long=True,
    ),
    Twin(
        guard="a typed code never seats at once",
        file="sessions/commands/door.py",
        old="if scanned and _is_at_once(locked, visitor):",
        new="if _is_at_once(locked, visitor):",
        test=f"{DOOR}::test_who_types_the_code_waits",
        long=True,
    ),
    Twin(
        guard="at a door that is ajar, and before there is a host, everybody waits",
        file="sessions/commands/door.py",
        old="return locked.seats_at_once and not sits",
        new="return not sits",
        test=f"{DOOR}::test_before_a_console_was_opened_everybody_waits",
        long=True,
    ),
    Twin(
        guard="a name that sits already waits",
        file="sessions/commands/door.py",
        old="and not sits(locked, visitor.name) ",
        new="",
        test=f"{DOOR}::test_a_name_that_sits_in_the_circle_waits_because_it_may_be_a_new_phone",
        long=True,
    ),
    Twin(
        guard="a ticket dies two minutes after it was exchanged",
        file="sessions/commands/waiting.py",
        old=" or _is_old(seat):",
        new=":",
        test=f"{WAITING}::test_a_ticket_is_dead_two_minutes_after_the_exchange",
        long=True,
    ),
    Twin(
        guard="a ticket is dead once the token is in use",
        file="sessions/commands/seats.py",
        old="Knock.objects.filter(seat=seat).delete()",
        new="pass",
        test=f"{WAITING}::test_once_the_token_is_used_the_ticket_is_dead",
        long=True,
    ),
    Twin(
        guard="wrong codes have an end",
        file="sessions/commands/attempts.py",
        old="return max(own, everybody)",
        new="return 0",
        test="tests/sessions/commands/test_attempts.py::test_a_source_waits_after_its_last_free_guess",
        long=True,
    ),
    Twin(
        guard="who was put out opens nothing",
        file="sessions/models/found.py",
        old="filter(token_hash=TEXT_SLOT, left_at=None)",
        new="filter(token_hash=TEXT_SLOT)",
        test="tests/hostile/test_closed.py::test_who_was_put_out_sees_nothing",
        long=True,
    ),
    Twin(
        guard="the word to take over works once",
        file="sessions/commands/lead.py",
        old="locked.lead_word = leader, seat, new_lead_word()",
        new="locked.lead_word = leader, seat, locked.lead_word",
        test=f"{LEAD}::test_a_second_use_of_a_word_works_in_0_of_100",
        long=True,
    ),
    Twin(
        guard="wrong words to take over have an end",
        file="sessions/commands/lead.py",
        old="if _may_guess(WORD, locked.pk) and constant_time_compare",
        new="if constant_time_compare",
        test=f"{LEAD}::test_after_five_wrong_words_the_right_one_waits_ten_minutes",
        long=True,
    ),
    Twin(
        guard="a facilitator of another organisation takes nothing over",
        file="sessions/commands/lead.py",
        old=".filter(organisation=user.organisation_id)",
        new="",
        test=f"{LEAD}::test_a_facilitator_of_elsewhere_takes_over_in_0_of_100",
        long=True,
    ),
    Twin(
        guard="whoever may do more gets a new token",
        file="sessions/commands/lead.py",
        old=".update(token_hash=token_hash(token), join_key=key)",
        new=".update(join_key=key)",
        test=f"{LEAD}::test_whoever_leads_gets_a_new_token",
        long=True,
    ),
    Twin(
        guard="who only looks along does nothing",
        file="sessions/access.py",
        old="if request.method not in LOOKING and not viewer(request, found).acts:",
        new="if request.method is None:",
        test=f"{LEAD_VIEW}::test_the_old_console_looks_along_and_every_act_is_refused",
        long=True,
    ),
    Twin(
        guard="only who leads is told the word",
        file="sessions/screens/lead.py",
        old="is_told = viewer.acts and session.is_open",
        new="is_told = session.is_open",
        test=f"{LEAD_VIEW}::test_only_whoever_leads_is_told_the_word",
        long=True,
    ),
    Twin(
        guard="a session belongs to its own facilitator",
        file="sessions/models/session.py",
        old="return is_near and user.pk in (self.facilitator_id, self.leader_id)",
        new="return is_near",
        test=f"{CENSUS}::test_a_session_of_others_looks_like_none_at_all",
    ),
    Twin(
        guard="the socket of a console belongs to its own facilitator",
        file="sessions/consumers.py",
        old="Session.objects.for_user(user)",
        new="Session.objects.kept()",
        test=f"{SOCKETS}::test_the_console_opens_for_its_own_facilitator_only",
        long=True,
    ),
    Twin(
        guard="numbers of another session open nothing",
        file="sessions/commands/desk.py",
        old="card = acting.session.cards.for_facilitator().filter(pk=card_pk).first()",
        new="card = Card.objects.for_facilitator().filter(pk=card_pk).first()",
        test="tests/hostile/test_acts.py::test_numbers_of_another_session_open_nothing",
        long=True,
    ),
    Twin(
        guard="a captured take-over is good for ten minutes",
        file="sessions/commands/lead.py",
        old="leading.filter(lead_seat__committed_at__gt=timezone.now() - ANSWERED_WITHIN)",
        new="leading",
        test=f"{AGAIN}::test_taking_over_is_answered_again_for_ten_minutes_however_often_it_is_asked",
        long=True,
    ),
    Twin(
        guard="a captured joining is good for ten minutes",
        file="sessions/commands/door.py",
        old="return timezone.now() - known.joined_at < ANSWERED_WITHIN",
        new="return True",
        test=f"{AGAIN}::test_a_captured_joining_gets_no_seat_after_ten_minutes_and_makes_no_second_one",
        long=True,
    ),
)
