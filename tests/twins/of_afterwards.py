"""Guards around what leaves the room, and around the letters that follow."""

from __future__ import annotations

from .surgery import Twin

CONSENT = "tests/sessions/commands/test_consent.py"
EDITIONS = "tests/sessions/views/test_editions.py"
MAILED = "tests/sessions/views/test_mailed.py"
INTENTIONS = "tests/intervisie/followup/test_intentions.py"
CANARY = "tests/canaries/test_afterwards.py::test_only_who_may_see_it_finds_the_word"
LETTERS = "sessions/commands/letters.py"
SHOWN = "sessions/screens/editions.py"

TWINS = (
    Twin(
        guard="silence stays in the room",
        file="sessions/models/sheet.py",
        old="self.for_facilitator().seen().filter(consent__in=AGREED)",
        new="self.for_facilitator().seen()",
        test=f"{CANARY}[a silent card]",
        long=True,
    ),
    Twin(
        guard="the case text waits for its bringer",
        file="sessions/activities/leaves.py",
        old="return case is None or self._brings(case) or (self.shared and case.consent in AGREED)",
        new="return case is None or self._brings(case) or self.shared",
        test=f"{CANARY}[a note on a named card]",
        long=True,
    ),
    Twin(
        guard="what goes along without a name has none",
        file="sessions/activities/leaves.py",
        old="card.seat.name if card.may_be_named and card.seat else",
        new="card.seat.name if card.seat else",
        test=f"{EDITIONS}::test_names_stand_where_they_were_given",
        long=True,
    ),
    Twin(
        guard="nobody reads the others before the harvest is closed",
        file=SHOWN,
        old="own if closed else so_far, Edition(seat.pk, shared=closed)",
        new="own if closed else so_far, Edition(seat.pk)",
        test=f"{EDITIONS}::test_before_the_harvest_is_closed_nobody_reads_the_others",
        long=True,
    ),
    Twin(
        guard="the case bringer's edition belongs to the case bringer",
        file=SHOWN,
        old="seat.session.cases().filter(case_bringer=seat):\n        says",
        new="seat.session.cases():\n        says",
        test=f"{EDITIONS}::test_there_is_no_edition_of_somebody_elses_case",
        long=True,
    ),
    Twin(
        guard="everybody chooses about the own words",
        file="sessions/commands/consent.py",
        old="session.cards.to_ask().filter(seat=seat).select_related",
        new="session.cards.to_ask().select_related",
        test=f"{CONSENT}::test_nobody_chooses_about_the_words_of_somebody_else",
        long=True,
    ),
    Twin(
        guard="a closed harvest takes no choice",
        file="sessions/commands/consent.py",
        old="        if locked.harvest_is_closed:\n            raise HarvestClosed\n",
        new="",
        test=f"{CONSENT}::test_a_closed_harvest_does_not_change",
        long=True,
    ),
    Twin(
        guard="the mailed link shows nothing without its code",
        file="sessions/views/mailed.py",
        old="    if not _is_opened(request, letter):\n        raise Http404\n",
        new="",
        test=f"{MAILED}::test_the_link_alone_shows_nothing",
    ),
    Twin(
        guard="a mailed code works once",
        file=LETTERS,
        old='    locked.code_hash = "" if is_right else locked.code_hash\n',
        new="",
        test=f"{MAILED}::test_a_code_works_once_and_in_one_browser",
        long=True,
    ),
    Twin(
        guard="a mailed code dies of five mistakes",
        file=LETTERS,
        old=" and locked.tries < MOST_TRIES",
        new="",
        test=f"{MAILED}::test_after_five_mistakes_the_right_code_is_dead_too",
        long=True,
    ),
    Twin(
        guard="a mailed code lasts a quarter of an hour",
        file=LETTERS,
        old=" and timezone.now() - locked.code_at < CODE_FOR",
        new="",
        test=f"{MAILED}::test_a_code_is_dead_after_a_quarter_of_an_hour",
        long=True,
    ),
    Twin(
        guard="a mailed link ends",
        file=LETTERS,
        old=" or found.ends_at() <= timezone.now()",
        new="",
        test=f"{MAILED}::test_the_link_ends",
        long=True,
    ),
    Twin(
        guard="a refusal in the log names no key",
        file="intervisie/settings.py",
        old='"django.request": {"filters": ["keyless"]}',
        new='"django.request": {}',
        test=f"{CANARY}[the key of the harvest]",
        long=True,
    ),
    Twin(
        guard="who shares an intention shares what became of it",
        file="intervisie/followup/screens.py",
        old="if each.with_name else each.answer for each in found",
        new="if each.with_name else each.text for each in found",
        test=f"{CANARY}[an intention]",
        long=True,
    ),
    Twin(
        guard="an intention is shared without a name unless its owner says so",
        file="intervisie/followup/screens.py",
        old='f"{each.name}: {each.answer}" if each.with_name else each.answer',
        new='f"{each.name}: {each.answer}"',
        test=f"{INTENTIONS}::test_a_name_stands_by_it_only_when_its_owner_says_so",
        long=True,
    ),
    Twin(
        guard="an answer for oneself is shared no longer",
        file="intervisie/followup/commands/intentions.py",
        old="answer=answer, shared_at=None, with_name=False",
        new="answer=answer, with_name=False",
        test=f"{INTENTIONS}::test_what_is_taken_back_opens_nothing",
        long=True,
    ),
    Twin(
        guard="the link of an intention ends with it",
        file="intervisie/followup/models.py",
        old="return Intention.objects.known(now).select_related",
        new="return Intention.objects.select_related",
        test=f"{INTENTIONS}::test_a_link_is_over_when_its_time_is_up_though_nobody_tidied",
        long=True,
    ),
)
