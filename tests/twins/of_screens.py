"""Guards between what is written and what anybody sees."""

from __future__ import annotations

from .surgery import Twin

WALL = "tests/sessions/views/test_beamer.py"
PRIVATE = "tests/sessions/views/test_beamer_private.py"
STATES = "tests/sessions/screens/test_who_sees.py"
HARVEST = "tests/sessions/screens/test_harvest.py"
CANARIES = "tests/canaries/test_canaries.py"

ONLY_SHOWN = """cards_on(sheet) if card.is_for_circle]
    seen = [(at, card) for at, card in shown if at is not None and """
EVERYTHING = """cards_on(sheet)]
    seen = [(at or activity.session.created_at, card) for at, card in shown if not at or """

TWINS = (
    Twin(
        guard="the wall shows what was shown",
        file="sessions/activities/parts.py",
        old=ONLY_SHOWN,
        new=EVERYTHING,
        test=f"{PRIVATE}::test_cards_that_were_not_shown_stay_away",
    ),
    Twin(
        guard="a card at hand is for the circle when it was shown",
        file="sessions/models/sheet.py",
        old="return self.is_for_facilitator and self.shown_at is not None",
        new="return self.is_for_facilitator",
        test=f"{STATES}::test_a_card_at_hand_and_a_card_in_the_database_are_for_the_same_people",
        long=True,
    ),
    Twin(
        guard="shown() are the shown cards",
        file="sessions/models/sheet.py",
        old="return self.for_facilitator().filter(shown_at__isnull=False)",
        new="return self.for_facilitator()",
        test="tests/sessions/commands/test_sorting.py::test_a_card_that_the_circle_has_not_seen_is_not_sorted",
        long=True,
    ),
    Twin(
        guard="what is withheld is not on the wall",
        file="sessions/models/sheet.py",
        old=" and self.reveal != Reveal.NEVER and self.share != Share.WITHHELD",
        new=" and self.reveal != Reveal.NEVER",
        test=f"{STATES}::test_a_card_at_hand_and_a_card_in_the_database_are_for_the_same_people",
        long=True,
    ),
    Twin(
        guard="what is withheld never reaches the facilitator",
        file="sessions/models/sheet.py",
        old=".exclude(share=Share.WITHHELD)",
        new="",
        test="tests/sessions/commands/test_cards.py::test_a_withheld_takeaway_never_reaches_the_facilitator",
        long=True,
    ),
    Twin(
        guard="what is for oneself is not on paper",
        file="sessions/models/sheet.py",
        old="self.kept().exclude(reveal=Reveal.NEVER).exclude(share=Share.WITHHELD)",
        new="self.kept().exclude(share=Share.WITHHELD)",
        test=f"{HARVEST}::test_what_is_kept_for_oneself_never_leaves",
        long=True,
    ),
    Twin(
        guard="what nobody saw is not on paper",
        file="sessions/models/sheet.py",
        old='.filter(Q(shown_at__isnull=False) | Q(mark="takeaway"))',
        new="",
        test=f"{HARVEST}::test_cards_that_nobody_saw_are_not_in_it",
        long=True,
    ),
    Twin(
        guard="a held wall shows nothing that came later",
        file="sessions/screens/beamer.py",
        old="return session.held_at if session.is_open and session.scene == Scene.HELD else None",
        new="return None",
        test=f"{WALL}::test_a_held_beamer_keeps_the_cards_it_had",
        long=True,
    ),
    Twin(
        guard="a sorting is the case bringer's own until it is shared",
        file="sessions/activities/sort.py",
        old="is_shared = look.has_seen(look.activity.shared_at)",
        new="is_shared = True",
        test=f"{WALL}::test_a_sorting_is_a_plain_list_until_it_is_shared",
        long=True,
    ),
    Twin(
        guard="whose back is turned gets nothing of the activity",
        file="sessions/screens/phone.py",
        old='if activity is None or mode in {"ended", "lobby"} or activity.is_away(seat):',
        new='if activity is None or mode in {"ended", "lobby"}:',
        test=f"{STATES}::test_a_phone_whose_owner_has_turned_around_holds_nothing_of_the_activity",
        long=True,
    ),
    Twin(
        guard="the canary matrix notices a card on the wall",
        file="sessions/activities/parts.py",
        old=ONLY_SHOWN,
        new=EVERYTHING,
        test=f"{CANARIES}::test_only_who_may_see_it_finds_the_word",
        long=True,
    ),
    Twin(
        guard="the canary matrix notices a word in the log",
        file="sessions/commands/words.py",
        old="def clean(text: str) -> str:\n",
        new='def clean(text: str) -> str:\n    __import__("logging").getLogger("sessions").info(text)\n',
        test=f"{CANARIES}::test_no_secret_stands_in_a_line_of_the_log",
        long=True,
    ),
)
