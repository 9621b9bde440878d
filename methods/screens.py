"""What the gallery and the page of a method show: frozen view-models. Nothing here is decided by who is looking."""

from collections.abc import Iterator
from dataclasses import dataclass

from methods import catalogue, script
from methods.definitions import Material, Method, Part, Place, Step, Variable


@dataclass(frozen=True)
class MethodCard:
    """A method as it lies on the table of the gallery. Minutes and people are lowest and highest."""

    slug: str
    name: str
    hue: str
    lead: str
    default_minutes: int
    minutes: tuple[int, int]
    people: tuple[int, int]
    familiarity: str


@dataclass(frozen=True)
class GalleryScreen:
    """All methods, the easiest for a new group first."""

    methods: tuple[MethodCard, ...]


@dataclass(frozen=True)
class Chair:
    """A chair in the ring beside the name."""

    brings_case: bool
    turned: bool


@dataclass(frozen=True)
class ScoreRow:
    """One activity in the score; `step` is empty when it goes on in the step of the row above."""

    step: str
    title: str
    minutes: int
    ours: bool
    optional: bool
    facilitator: Part
    case_bringer: Part
    participants: Part


@dataclass(frozen=True)
class Around:
    """Minutes of what comes before and after the round; `acquainted` only counts the first time."""

    opening: int
    acquainted: int
    closing: int
    total: int


@dataclass(frozen=True)
class MethodScreen:
    """The page of one method. Texts are those of its file, with the labels of variables in their place."""

    card: MethodCard
    chairs: tuple[Chair, ...]
    question: str
    suits: tuple[str, ...]
    caution: tuple[str, ...]
    prepare: tuple[str, ...]
    gate: tuple[str, ...]
    variables: tuple[Variable, ...]
    materials: tuple[Material, ...]
    rules: tuple[str, ...]
    rules_of_all: tuple[str, ...]
    notes: tuple[str, ...]
    score: tuple[ScoreRow, ...]
    around: Around

    @property
    def has_ours(self) -> bool:
        """Whether some of the minutes have no source."""
        return any(row.ours for row in self.score)


@dataclass(frozen=True)
class MaterialsScreen:
    """What to bring for one method, on paper or with screens, and what makes a good place."""

    card: MethodCard
    paper: tuple[str, ...]
    digital: tuple[str, ...]
    place: Place


def gallery_screen() -> GalleryScreen:
    """The gallery. Raises Broken when a file of the library is."""
    return GalleryScreen(tuple(card_of(method) for method in catalogue.methods()))


def method_screen(slug: str) -> MethodScreen:
    """The page of this method. Raises UnknownMethod."""
    method = catalogue.method(slug)
    return MethodScreen(
        card=card_of(method),
        chairs=tuple(_chairs(method)),
        question=method.question,
        suits=method.suits,
        caution=method.caution,
        prepare=method.prepare,
        gate=method.gate,
        variables=method.variables,
        materials=method.materials,
        rules=method.rules,
        rules_of_all=catalogue.opening().rules,
        notes=method.notes,
        score=tuple(row for step in method.live_steps for row in _rows(step)),
        around=_around(method),
    )


def materials_screen(slug: str) -> MaterialsScreen:
    """The list to take along for this method. Raises UnknownMethod."""
    method, place = catalogue.method(slug), catalogue.place()
    digital = dict.fromkeys(each.digital or each.paper for each in method.materials)
    return MaterialsScreen(
        card=card_of(method),
        paper=(*(each.paper for each in method.materials), *place.paper),
        digital=(*digital, *place.digital),
        place=place,
    )


def card_of(method: Method) -> MethodCard:
    """The method as a card."""
    return MethodCard(
        slug=method.slug,
        name=method.name,
        hue=method.hue,
        lead=method.lead,
        default_minutes=method.default_minutes,
        minutes=method.minutes,
        people=method.people,
        familiarity=method.familiarity,
    )


def _chairs(method: Method) -> Iterator[Chair]:
    """As many chairs as people at most; the second is the case bringer's, turned around where the method does so."""
    turns = any(activity.away for step in method.steps for activity in step.activities)
    for number in range(method.people[1]):
        yield Chair(brings_case=number == 1, turned=turns and number == 1)


def _rows(step: Step) -> Iterator[ScoreRow]:
    for number, activity in enumerate(step.activities):
        yield ScoreRow(
            step="" if number else step.title,
            title=activity.title,
            minutes=activity.minutes,
            ours=activity.ours,
            optional=step.optional or activity.optional,
            facilitator=activity.facilitator,
            case_bringer=activity.case_bringer,
            participants=activity.participants,
        )


def _around(method: Method) -> Around:
    usual = script.compose([method], first_time=False)
    first = script.compose([method], first_time=True)
    parts = {name: script.minutes(each.step for each in usual if each.part == name) for name in ("opening", "closing")}
    total = script.minutes(each.step for each in usual)
    acquainted = script.minutes(each.step for each in first) - total
    return Around(opening=parts["opening"], acquainted=acquainted, closing=parts["closing"], total=total)
