"""Guards around every page and every socket, and the tables that have to know about them."""

from __future__ import annotations

from .surgery import Twin

HEADERS = "tests/intervisie/test_headers.py"
FLOOD = "tests/sessions/test_flood.py"
COACH = "tests/static/test_coach.py"

TWINS = (
    Twin(
        guard="a form of another site is refused",
        file="intervisie/settings.py",
        old='    "django.middleware.csrf.CsrfViewMiddleware",\n',
        new="",
        test=f"{HEADERS}::test_a_form_without_our_token_is_refused",
        long=True,
    ),
    Twin(
        guard="a socket of another site is refused",
        file="intervisie/origin.py",
        old='return known and one_header(scope, b"origin") == f"{scheme}://{host}"',
        new="return known",
        test="tests/intervisie/test_origin.py::test_another_origin_does_not",
        long=True,
    ),
    Twin(
        guard="a body that is too large is refused unread",
        file="intervisie/settings.py",
        old='    "intervisie.middleware.refuse_large_bodies",\n',
        new="",
        test=f"{HEADERS}::test_a_large_body_is_refused_unread",
        long=True,
    ),
    Twin(
        guard="a page is asked when all of a request is here",
        file="intervisie/bodies.py",
        old="return 0 < announced(scope) <= settings.BODY_LIMIT",
        new="return False",
        test="tests/intervisie/test_bodies.py::test_a_body_in_parts_comes_as_one",
        long=True,
    ),
    Twin(
        guard="a seat that floods is refused",
        file="sessions/flood.py",
        old="elif wait := self.bucket(scope).take(seat):",
        new="elif wait := 0:",
        test=f"{FLOOD}::test_a_seat_that_is_too_fast_is_refused_with_a_time_and_never_comes_in",
        long=True,
    ),
    Twin(
        guard="a seat holds a few sockets",
        file="sessions/flood.py",
        old="if self.sockets[seat] >= MOST_SOCKETS * self.pace or self.fetches.take(seat):",
        new="if self.fetches.take(seat):",
        test=f"{FLOOD}::test_a_seat_holds_a_few_sockets_and_no_more",
        long=True,
    ),
    Twin(
        guard="a socket takes one word",
        file="sessions/consumers.py",
        old="if text_data != PING or",
        new="if text_data is None or",
        test="tests/sessions/test_frames.py::test_whoever_says_anything_but_a_ping_is_hung_up_on",
        long=True,
    ),
    Twin(
        guard="a bell carries no words",
        file="sessions/live.py",
        old='return json.dumps({"v": self.version, "topics": sorted(self.topics)})',
        new='return json.dumps({"v": self.version, "topics": sorted(self.topics), "text": "kanarie"})',
        test="tests/sessions/test_frames.py::test_every_frame_of_a_whole_session_is_a_bell_or_an_answer_to_a_ping",
        long=True,
    ),
    Twin(
        guard="two consoles move one step",
        file="sessions/commands/steps.py",
        old="if current is None or current.pk != seen:",
        new="if current is None:",
        test="tests/sessions/commands/test_steps.py::test_two_consoles_pressing_next_together_move_one_step",
        long=True,
    ),
    Twin(
        guard="every address stands in the census",
        file="sessions/urls.py",
        old='    path("start/", home.start, name="start"),\n',
        new='    path("start/", home.start, name="start"),\n    path("new/", home.start, name="new"),\n',
        test="tests/census/test_census.py::test_every_address_is_in_the_table",
        long=True,
    ),
    Twin(
        guard="the coach has a rule for: why",
        file="static/coach/nl.json",
        old='"match": "waarom|hoezo|vanwaar > !@small|juist|nou|precies _ @starts"',
        new='"match": "zelden"',
        test=f"{COACH}::test_what_it_proposes_is_a_whole_sentence",
        browser=True,
    ),
    Twin(
        guard="the report of an error holds no typed code and no cookie",
        file="intervisie/settings.py",
        old='DEFAULT_EXCEPTION_REPORTER_FILTER = "intervisie.reports.Wordless"\n',
        new="",
        test="tests/intervisie/test_reports.py::test_a_mail_about_an_error_holds_no_code_and_no_key",
        long=True,
    ),
)
