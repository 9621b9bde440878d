"""Who may see what, and from which moment on: one table, read beside "Who may see what" in docs/architecture.md.

A line holds until the next line of the same secret. Nothing is `.`; a letter is a place that shows it:

    desk, along  C the console's page, its regions a agenda, b bar, m main, r ring; s second case, h front page
    wall         W the beamer's page, s its region stage; j the door of the room as anybody sees it
    own, case, other  P the phone's page, its regions t task, b bar; j the door, o taking over, c the console
    paper        H the harvest as the leader sees it, P as PDF, A as who looks along sees it
    outside      w the waiting room, v its one word; E and J the phone and the door of a seat in another session

Desk is the colleague who leads, along the facilitator who opened the session and looks along. Own is whoever wrote it
(their cards are "a card …" and the withheld takeaway), case is the case bringer, other somebody else in the circle.
Outside are all who do not belong: nobody at all, who waits, who was put out, a seat next door, a colleague, a
facilitator of another organisation, and an account without a role. What is not named above shows nothing to them.
"""

from __future__ import annotations

TABLE = """
secret                   from               desk   along  wall  own   case  other paper outside
what to say              in-the-lobby       .      .      .     .     .     .     .     .
                         while-they-write   Cm     Cm     .     .     .     .     .     .
                         after-the-end      .      .      .     .     .     .     .     .
a bin                    in-the-lobby       .      .      .     .     .     .     .     .
                         while-one-sorts    .      .      .     .     Pt    .     .     .
                         while-one-answers  .      .      Ws    .     .     .     .     .
                         alone              .      .      .     .     .     .     .     .
                         after-the-case     .      .      .     .     .     .     HPA   .
the title                in-the-lobby       Cbmsh  Cbmh   Ws    Ptj   Ptj   Ptj   HPA   w
                         while-they-write   Cbmsh  Cbmh   W     Pj    Pj    Pj    HPA   w
                         after-the-end      Cbmsh  Cbmh   Ws    .     .     .     HPA   .
a name at the door       in-the-lobby       Cr     Cr     .     .     .     .     .     w
                         after-the-end      .      .      .     .     .     .     .     .
a card next door         in-the-lobby       .      .      .     .     .     .     .     E
the word to take over    in-the-lobby       Cm     .      .     .     .     .     .     .
                         while-they-write   Ca     .      .     .     .     .     .     .
                         after-the-end      .      .      .     .     .     .     .     .
the code                 in-the-lobby       Cbmh   Cm     Ws    .     .     .     .     .
                         while-they-write   Cb     .      Ws    .     .     .     .     .
                         in-a-pause         Cb     .      .     .     .     .     .     .
                         after-the-end      .      .      .     .     .     .     .     .
the door key             in-the-lobby       .      .      .     .     .     .     .     .
the drawn key            in-the-lobby       Cbm    Cm     Ws    .     .     .     .     .
                         while-they-write   Cb     .      .     .     .     .     .     .
                         after-the-end      .      .      .     .     .     .     .     .
the wall's address       in-the-lobby       Cbr    Cr     Ws    .     .     .     .     .
                         after-the-end      .      .      Ws    .     .     .     .     .
a seat's token           in-the-lobby       .      .      .     .     .     .     .     .
a ticket                 in-the-lobby       .      .      .     .     .     .     .     .
the question             while-they-write   Cmh    Cm     Ws    Pt    Pt    Pt    .     .
                         while-they-read    Cmh    Cm     Ws    .     Pt    Pt    .     .
                         while-one-sorts    Cmh    Cm     Ws    .     .     .     .     .
                         alone              Cmh    Cm     Ws    Pt    Pt    Pt    .     .
                         writing-takeaways  .      .      .     .     .     .     .     .
                         after-the-case     .      .      .     .     .     .     HPA   .
words before rewriting   while-they-write   .      .      .     .     .     .     .     .
a card                   while-they-write   Cm     Cm     .     Pt    .     .     .     .
                         while-they-read    Cm     Cm     Ws    .     .     .     .     .
                         while-one-sorts    Cm     Cm     Ws    Pt    Pt    Pt    .     .
                         while-one-answers  Cm     Cm     Ws    .     Pt    .     .     .
                         alone              .      .      .     .     .     .     .     .
                         after-two-agreed   .      .      .     .     .     .     HPA   .
a card taken back        while-they-write   .      .      .     .     .     .     .     .
a card that waits        while-they-write   Cm     Cm     .     Pt    .     .     .     .
                         while-one-sorts    .      .      .     .     .     .     .     .
a card to hide           while-they-write   Cm     Cm     .     Pt    .     .     .     .
                         while-one-sorts    .      .      .     .     .     .     .     .
a card to remove         while-they-write   Cm     Cm     .     Pt    .     .     .     .
                         while-they-read    .      .      .     .     .     .     .     .
a card to merge          while-they-write   Cm     Cm     .     Pt    .     .     .     .
                         while-they-read    .      .      .     .     .     .     .     .
words with a typo        while-they-write   Cm     Cm     .     Pt    .     .     .     .
                         while-they-read    .      .      .     .     .     .     .     .
a card of somebody else  while-they-write   Cm     Cm     .     .     .     Pt    .     .
                         on-a-held-wall     Cm     Cm     .     .     .     Pt    .     .
                         while-one-sorts    Cm     Cm     Ws    Pt    Pt    Pt    .     .
                         while-one-answers  Cm     Cm     Ws    .     Pt    .     .     .
                         alone              .      .      .     .     .     .     .     .
                         after-two-agreed   .      .      .     .     .     .     HPA   .
words without a typo     while-they-read    Cm     Cm     Ws    Pt    .     .     .     .
                         while-one-sorts    Cm     Cm     Ws    Pt    Pt    Pt    .     .
                         alone              .      .      .     .     .     .     .     .
a note                   while-one-answers  Cm     Cm     .     .     .     .     .     .
                         alone              .      .      .     .     .     .     .     .
                         after-the-case     .      .      .     .     .     .     HPA   .
a text for oneself       alone              .      .      .     .     Pt    .     .     .
                         writing-takeaways  .      .      .     .     .     .     .     .
a withheld takeaway      writing-takeaways  .      .      .     Pt    .     .     .     .
                         reading-takeaways  .      .      .     .     .     .     .     .
an unnamed takeaway      writing-takeaways  Cm     Cm     .     .     .     Pt    HPA   .
                         reading-takeaways  Cm     Cm     Ws    .     .     Pt    HPA   .
                         in-a-pause         Cm     Cm     .     .     .     .     HPA   .
                         on-a-black-wall    Cm     Cm     .     .     .     Pt    HPA   .
                         after-the-end      .      .      .     .     .     .     HPA   .
a named takeaway         writing-takeaways  Cm     Cm     .     .     .     .     HPA   .
                         reading-takeaways  Cm     Cm     Ws    .     .     .     HPA   .
                         in-a-pause         Cm     Cm     .     .     .     .     HPA   .
                         after-the-end      .      .      .     .     .     .     HPA   .
a quiet signal           reading-takeaways  Cr     Cr     .     .     .     .     .     .
                         after-the-end      .      .      .     .     .     .     .     .
a quiet answer           reading-takeaways  .      .      .     Pb    .     .     .     .
                         after-the-end      .      .      .     .     .     .     .     .
"""

ROLES = ("desk", "along", "wall", "own", "case", "other", "paper", "outside")
SECRET, MOMENT = slice(0, 25), slice(25, 44)
Row = dict[str, str]


def rows() -> dict[str, dict[str, Row]]:
    """By secret and the moment from which it holds: the letters per role."""
    found: dict[str, dict[str, Row]] = {}
    secret = ""
    for line in TABLE.strip().splitlines()[1:]:
        secret = line[SECRET].strip() or secret
        cells = ["" if cell == "." else cell for cell in line[MOMENT.stop :].split()]
        moment = line[MOMENT].strip().replace("-", " ")
        found.setdefault(secret, {})[moment] = dict(zip(ROLES, cells, strict=True))
    return found
