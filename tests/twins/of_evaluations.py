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
    Twin(
        guard="a total is reckoned from ten answers",
        file="intervisie/evaluations/ledger.py",
        old="    if answers < POOL:\n        return None\n    return round",
        new="    return round",
        test=f"{TESTS}/test_ledger.py::test_a_pool_is_reckoned_from_what_was_shown",
        long=True,
    ),
    Twin(
        guard="a mean stays away from the ends of the scale",
        file="intervisie/evaluations/ledger.py",
        old="return min(max(rounded, lowest), highest)",
        new="return rounded",
        test=f"{TESTS}/test_ledger.py::test_no_one_of_them_can_tell_what_anybody_else_answered",
        long=True,
    ),
    Twin(
        guard="what was left blank by most is not among the figures",
        file="intervisie/evaluations/commands/publishing.py",
        old=" and answers.total() >= ledger.LEAST",
        new="",
        test=f"{TESTS}/test_releases.py::test_a_statement_that_fewer_than_five_answered_is_not_among_the_figures",
        long=True,
    ),
    Twin(
        guard="texts are never those of one meeting",
        file="intervisie/evaluations/ledger.py",
        old=" and len(set(texts)) > 1",
        new="",
        test=f"{TESTS}/test_releases.py::test_texts_are_shown_by_ten_from_two_meetings_at_least",
        long=True,
    ),
    Twin(
        guard="a small circle is never shown beside a large one",
        file="intervisie/evaluations/releases.py",
        old="figure is None or not alone or not",
        new="figure is None or not",
        test=f"{TESTS}/test_releases.py::test_small_ones_of_one_kind_are_shown_together_and_never_alone",
        long=True,
    ),
    Twin(
        guard="figures are the coordinator's own",
        file="intervisie/evaluations/models.py",
        old="""            return self.none()
        return self.filter(organisation=getattr(user, "organisation_id", None))
""",
        new="            return self.none()\n        return self\n",
        test=f"{TESTS}/test_releases.py::test_nobody_else_reads_anything",
        long=True,
    ),
    Twin(
        guard="insights are for coordinators",
        file="intervisie/accounts/access.py",
        old="if not isinstance(request.user, User) or not request.user.is_coordinator:",
        new="if not isinstance(request.user, User):",
        test="tests/intervisie/insights/test_insights.py::test_only_a_coordinator_looks",
        long=True,
    ),
    Twin(
        guard="a new column stays behind the wall until somebody decides",
        file="intervisie/wall.py",
        old='"evaluations": "Ballot Slip Tally",',
        new='"evaluations": "Ballot Slip",',
        test="tests/intervisie/test_wall.py::test_every_column_of_ours_was_decided_about",
        long=True,
    ),
    Twin(
        guard="no slip and no ballot is open to a coordinator's role",
        file="intervisie/wall.py",
        old='    "evaluations.Remark": "id text block_id",\n',
        new='    "evaluations.Remark": "id text block_id",\n    "evaluations.Slip": "id evaluation_id content",\n',
        test="tests/intervisie/test_wall.py::test_nothing_of_the_room_no_case_and_no_answer_is_open",
        long=True,
    ),
    Twin(
        guard="a coordinator reads no text before it was shown",
        file="intervisie/evaluations/releases.py",
        old="Remark.objects.filter(block__in=blocks)",
        new="Remark.objects.filter(evaluation__organisation=user.organisation_id)",
        test="tests/canaries/test_coordinator.py::test_a_coordinator_finds_no_word_behind_any_address[insights-GET]",
        long=True,
    ),
    Twin(
        guard="texts that were shown together go together",
        file="intervisie/evaluations/commands/closing.py",
        old=" | Q(block__in=blocks)",
        new="",
        test=f"{TESTS}/test_closing.py::test_texts_that_were_shown_together_go_together",
        long=True,
    ),
)
