"""Guards that keep answers, logins and signals to those whom they belong to."""

from __future__ import annotations

from .surgery import Twin

WRITING = "tests/sessions/views/test_phone_writing.py"
SOCKETS = "tests/sessions/test_consumers.py"
LIVE = "tests/sessions/test_live.py"
LOGINS = "tests/intervisie/test_logins.py"

TWINS = (
    Twin(
        guard="a lost answer comes again after the circle moved on",
        file="sessions/views/phone.py",
        old="    if form.is_valid() and form.drafts() and cards.are_kept(seat, form.drafts()):\n",
        new="    if False:\n",
        test=f"{WRITING}::test_an_answer_that_was_lost_comes_again_whatever_the_circle_does_by_now",
        long=True,
    ),
    Twin(
        guard="only the same words are answered again",
        file="sessions/commands/cards.py",
        old=" and card.text == clean(draft.text) for card",
        new=" for card",
        test=f"{WRITING}::test_a_new_key_and_new_words_are_refused_once_the_circle_is_elsewhere",
        long=True,
    ),
    Twin(
        guard="only the writer is answered again",
        file="sessions/commands/cards.py",
        old="card and card.seat_id == seat.pk and card.text",
        new="card and card.text",
        test=f"{WRITING}::test_the_key_of_somebody_else_answers_nothing_later",
        long=True,
    ),
    Twin(
        guard="only the own sockets hear of a signal",
        file="sessions/live.py",
        old='self.seat is not None and self.seat == whose.get("seat")',
        new="self.seat is not None",
        test=f"{LIVE}::test_only_the_own_sockets_of_a_seat_hear_of_its_signal",
        long=True,
    ),
    Twin(
        guard="signing out closes what is open",
        file="sessions/commands/logins.py",
        old="    dismiss(login=name_of(instance.session_key))\n",
        new="    del instance\n",
        test=f"{SOCKETS}::test_signing_out_closes_the_console_of_that_browser_only",
        long=True,
    ),
    Twin(
        guard="a purged session closes what is open",
        file="sessions/commands/purging.py",
        old="        dismiss(room=session.pk)\n",
        new="",
        test=f"{SOCKETS}::test_a_session_that_is_purged_closes_all_of_its_sockets",
        long=True,
    ),
    Twin(
        guard="a login never outlives its days",
        file="intervisie/logins.py",
        old="return min(idle, datetime.fromtimestamp(since, UTC) + timedelta(days=settings.LOGIN_DAYS))",
        new="return idle",
        test=f"{LOGINS}::test_a_week_after_signing_in_everybody_signs_in_again",
        long=True,
    ),
    Twin(
        guard="a forgotten tab is nobody",
        file="intervisie/logins.py",
        old='return request.method == "POST" or "text/html" in request.headers.get("Accept", "")',
        new="return True",
        test=f"{LOGINS}::test_a_forgotten_tab_keeps_nobody_signed_in",
        long=True,
    ),
)
