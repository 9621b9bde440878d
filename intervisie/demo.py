"""What `bin/serve --demo` fills: people, their groups, and how they looked back at what was."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from datetime import timedelta
from itertools import count
from random import Random
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from intervisie.accounts import demo as accounts
from intervisie.evaluations.commands import answering, calling, closing, publishing
from intervisie.evaluations.commands.answering import Answers
from intervisie.evaluations.models import Evaluation
from intervisie.evaluations.questionnaire import kept
from intervisie.evaluations.seam import Evening
from intervisie.groups import demo as groups
from intervisie.groups.models import Group, Meeting, Mode

if TYPE_CHECKING:
    from intervisie.accounts.models import User

PURGED = 10**12  # sessions of long ago have a number that no session of today will have
FORGOTTEN = PURGED * 2  # sessions of groups that are no longer there
ENOUGH, OFTEN, SELDOM = 5, 0.8, 0.3  # answers of each circle; how often one more comes, and a remark
START, GROWTH, YEAR, WIDTH = (
    3.0,
    0.8,
    400,
    0.8,
)  # of answers: a year (in days) ago, what it grows by, how far people differ
LEVELS = {  # by how much some methods, regions and statements differ from that
    "socratisch": 0.4,
    "incidenten": -0.4,
    "roddelen": 0.2,
    "Jeugd": -0.2,
    "Lindedal-Noord": 0.4,
    "Rayon Oost": 0.3,
    "said": 0.4,
    "share": -0.3,
    "everybody": 0.2,
    "tomorrow": -0.1,
    "joy": 0.3,
    "style": -0.4,
}
EARLIER = (  # weeks ago, method, region; of the first organisation
    (57, "vijf-stappen", "Lindedal-Noord"),
    (46, "roddelen", "Jeugd"),
    (34, "socratisch", "Lindedal-Noord"),
    (23, "roddelen", "Jeugd"),
    (14, "vijf-stappen", "Lindedal-Noord"),
    (10, "incidenten", "Regio Merendaal"),
    (4, "roddelen", "Lindedal-Noord"),
)
SEATS = 8
REMARKS = (
    "Ik ging weg met een rustiger hoofd dan waarmee ik kwam.",
    "Voor mij had de ronde met vragen langer mogen duren. Daar gebeurde het.",
    "Ik vond het eerst spannend om niets te zeggen. Daarna was het juist fijn.",
    "Niemand kwam meteen met een oplossing, en dat was wennen voor ons allemaal.",
    "De stilte na de laatste vraag blijf ik nog lang onthouden.",
    "Graag een keer op een ochtend. Om vijf uur is bij mij de fut eruit.",
    "Ik hoorde mijn eigen gewoonte terug in het verhaal van een ander.",
    "De uitleg aan het begin mag korter, we kennen de stappen nu wel.",
    "Nu pas zie ik hoe snel ik werk van anderen overneem.",
    "Er was ruimte om te lachen, ook toen het over iets moeilijks ging.",
    "We praatten nog een beetje door elkaar heen bij het laatste rondje.",
    "Op het grote scherm kon ik alles goed volgen, ook achterin.",
    "Het kaartje dat ik schreef, durfde ik hardop niet te zeggen.",
    "Ik mis soms iemand die er met een heel andere blik naar kijkt.",
    "Sinds de vorige keer tel ik tot tien voordat ik advies geef. Dat helpt echt.",
    "De tijd was krap. Tien minuten extra aan het eind had geholpen.",
    "Mooi om te merken dat we elkaar steeds beter leren vertrouwen.",
    "Deze werkvorm paste minder goed bij een vraag over het hele team.",
    "Ik heb de vraag meegenomen naar mijn eigen overleg, en daar werkte hij ook.",
    "Fijn dat je ook gewoon mag luisteren.",
    "Een thema over grenzen stellen zou ik heel welkom vinden.",
    "Typen op mijn telefoon gaat niet snel. Op papier meedoen mocht gelukkig ook.",
    "Het hielp dat we de afspraken aan het begin samen hardop lazen.",
    "Voortaan plan ik niets meer vlak na zo'n middag. Het werkt nog even door.",
    "De koffie vooraf hoort er wat mij betreft bij, dan ben je al een beetje geland.",
    "We zijn klaar om het een keer met z'n allen te proberen, zonder hulp.",
    "Ik wist niet dat een gewone vraag zo veel los kan maken.",
    "Iets meer afwisseling in de werkvormen zou leuk zijn.",
)


def fill() -> User:
    """Everything, the first time; who signs in from the terminal."""
    facilitator = accounts.facilitator()
    groups.fill(facilitator)
    look_back()
    return facilitator


@transaction.atomic
def look_back() -> None:
    """Whoever was at a meeting of a demo group answered, and what may be shown of it is shown; once."""
    if Evaluation.objects.closed().exists():
        return
    chance = Random(12)  # noqa: S311  # the same answers every time
    for group in Group.objects.order_by("pk"):
        for evening in _long_ago(group):
            calling.call(evening, "")
    for evening in _earlier():
        calling.call(evening, "")
    remarks = iter(chance.sample(REMARKS, len(REMARKS)))
    for evaluation in Evaluation.objects.filter(closed_at=None).order_by("held_on", "pk"):
        _answer(evaluation, chance, remarks)
    for organisation in Evaluation.objects.order_by().values_list("organisation", flat=True).distinct():
        publishing.publish(organisation)


def _long_ago(group: Group) -> Iterator[Evening]:
    """The meetings whose evening in the room is no longer kept."""
    for meeting in group.meetings.held().filter(session=None).prefetch_related("attendance"):
        yield _evening(group, meeting)


def _evening(group: Group, meeting: Meeting) -> Evening:
    assert meeting.started_at is not None  # noqa: S101  # it was held
    seats = count(PURGED + meeting.pk * 100)
    return Evening(
        session=PURGED + meeting.pk,
        organisation=group.organisation_id,
        about=group.name,
        held_on=timezone.localdate(meeting.started_at),
        guided=meeting.mode == Mode.WITH,
        has_ended=True,
        people=tuple((next(seats), row.member_id) for row in meeting.attendance.all()),
        method=meeting.methods[0]["slug"],
        group=group.pk,
        number=meeting.number,
        final=meeting.final,
        region=group.field,
    )


def _earlier() -> Iterator[Evening]:
    """Meetings of groups that were put away and deleted since: what was answered is still there."""
    first = Group.objects.order_by("pk").first()
    assert first is not None  # noqa: S101  # just made
    for number, (weeks, method, region) in enumerate(EARLIER, 1):
        yield Evening(
            session=FORGOTTEN + number,
            organisation=first.organisation_id,
            about=region,
            held_on=timezone.localdate() - timedelta(weeks=weeks),
            guided=True,
            has_ended=True,
            people=tuple((FORGOTTEN + number * SEATS + seat, None) for seat in range(SEATS)),
            method=method,
            region=region,
        )


def _answer(evaluation: Evaluation, chance: Random, remarks: Iterator[str]) -> None:
    """Nearly everybody, a little more content every time; then it closes."""
    for place, ballot in enumerate(evaluation.ballots.order_by("pk")):
        if place < ENOUGH or chance.random() < OFTEN:
            given = _answers(evaluation, chance, next(remarks, "") if chance.random() < SELDOM else "")
            answering.answer(ballot, uuid.UUID(int=chance.getrandbits(128)), given)
    now = timezone.now()
    Evaluation.objects.filter(pk=evaluation.pk).update(asked_at=now - timedelta(days=8), closes_at=now)
    closing.close(evaluation.pk, timezone.now())


def _answers(evaluation: Evaluation, chance: Random, remark: str) -> Answers:
    questions = kept(evaluation.questions)
    mood = _level(evaluation) + chance.gauss(0, WIDTH / 2)
    scores = {each.id: _score(mood + LEVELS.get(each.id, 0), chance) for each in questions.statements}
    wishes = [each.id for each in questions.need.choices]
    return Answers(scores, chance.choices(wishes, range(len(wishes), 0, -1))[0], remark)


def _level(evaluation: Evaluation) -> float:
    """The usual answer of a circle: of then, with this method, in this region."""
    ago = (timezone.localdate() - evaluation.held_on).days
    grown = GROWTH * max(0, 1 - ago / YEAR)
    return START + grown + LEVELS.get(evaluation.method, 0) + LEVELS.get(evaluation.region, 0)


def _score(level: float, chance: Random) -> int:
    return min(5, max(1, round(chance.gauss(level, WIDTH))))
