"""Guards around looking back: that nobody can be found in it."""

from __future__ import annotations

from .surgery import Twin

TESTS = "tests/intervisie/evaluations"
ANSWERING = "intervisie/evaluations/commands/answering.py"

TWINS = (
    Twin(
        guard="small circles wait until there are five answers",
        file="intervisie/evaluations/ledger.py",
        old="        if piece.answers >= least:\n",
        new="        if piece.answers:\n",
        test=f"{TESTS}/test_ledger.py::test_five_are_shown_alone_and_small_ones_wait_for_their_like",
        long=True,
    ),
    Twin(
        guard="what cuts out one to four answers is refused",
        file="intervisie/evaluations/ledger.py",
        old="all(size == 0 or size >= LEAST for size in parts.values())",
        new="True",
        test=f"{TESTS}/test_adversary.py::test_without_the_rule_of_differences_the_same_reader_wins",
        long=True,
    ),
    Twin(
        guard="a ballot takes one form",
        file=ANSWERING,
        old='    if known.receipt not in ("", receipt):\n        raise BallotSpent\n',
        new="",
        test=f"{TESTS}/test_ballot.py::test_a_link_takes_one_answer",
    ),
    Twin(
        guard="the ballot and the answers are two transactions",
        file=ANSWERING,
        old="    spend(ballot, key)\n    put(",
        new="    with transaction.atomic():\n        spend(ballot, key)\n"
        "        put(ballot.evaluation_id, key, answers)\n    put(",
        test=f"{TESTS}/test_ballot.py::test_that_somebody_answered_and_what_are_never_written_together",
        long=True,
    ),
    Twin(
        guard="texts are shuffled when an evaluation closes",
        file="intervisie/evaluations/commands/closing.py",
        old="    secrets.SystemRandom().shuffle(texts)\n",
        new="",
        test=f"{TESTS}/test_closing.py::test_texts_stand_in_no_order_that_anybody_wrote_them_in",
        long=True,
    ),
)
