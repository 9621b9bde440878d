"""Steps, and the two things a file can hold: a method, or the opening or closing that all methods share."""

from typing import Annotated, Literal, Self

from pydantic import Field, ValidationInfo, model_validator

from methods.definitions import cohesion
from methods.definitions.activities import AnyActivity, sheets_named
from methods.definitions.base import (
    Between,
    Definition,
    Line,
    Material,
    Sheet,
    Slug,
    Text,
    Title,
    Variable,
    Whole,
    YesNo,
)
from methods.definitions.choice import Rule

Hue = Literal["vijf", "socratisch", "roddelen", "incidenten"]
Pair = tuple[Annotated[Whole, Between(1, 240)], Annotated[Whole, Between(1, 240)]]
CLOSING = "closing"


class Step(Definition):
    """A step as its readers know it. `before` steps are done before the day and hold no activities.

    Advice is only allowed in a step that says `advice = true` (S0:13 against S3:323).
    """

    id: Slug
    title: Title
    when: Literal["live", "before"] = "live"
    first_time_only: YesNo = False
    optional: YesNo = False
    advice: YesNo = False
    prepare: tuple[Line, ...] = ()
    activities: tuple[AnyActivity, ...] = ()

    @property
    def minutes(self) -> int:
        """Minutes of the activities that are not optional; 0 for an optional step."""
        if self.optional:
            return 0
        return sum(activity.minutes for activity in self.activities if not activity.optional)

    @property
    def sheets(self) -> frozenset[str]:
        """Ids of the sheets that the activities of this step name."""
        return frozenset(sheet for activity in self.activities for sheet in sheets_named(activity))


class Shared(Definition):
    """The opening or the closing of every session. `rules` hold whatever the method is (S0:13)."""

    format: Literal[1]
    rules: tuple[Line, ...] = ()
    sheets: tuple[Sheet, ...] = ()
    steps: Annotated[tuple[Step, ...], Field(min_length=1)]

    @model_validator(mode="after")
    def _coheres(self) -> Self:
        cohesion.check_shared(self)
        return self


class Place(Definition):
    """What to look at when choosing a place (S3:55-63, S2:15), and what is there whatever the method is."""

    format: Literal[1]
    room: Annotated[tuple[Line, ...], Field(min_length=1)]
    online: Annotated[tuple[Line, ...], Field(min_length=1)]
    digital: Annotated[tuple[Line, ...], Field(min_length=1)]
    paper: Annotated[tuple[Line, ...], Field(min_length=1)]


class Method(Definition):
    """The whole script of one way to hold intervisie. Minutes and people are pairs: lowest, highest."""

    format: Literal[1]
    slug: Slug
    name: Title
    hue: Hue
    lead: Line
    question: Line
    minutes: Pair
    default_minutes: Annotated[Whole, Between(1, 240)]
    people: tuple[Annotated[Whole, Between(2, 20)], Annotated[Whole, Between(2, 20)]]
    familiarity: Literal["any", "some", "well"]
    suits: Annotated[tuple[Line, ...], Field(min_length=1)]
    caution: tuple[Line, ...] = ()
    choose: Annotated[tuple[Rule, ...], Field(min_length=1)]
    prepare: tuple[Line, ...] = ()
    gate: tuple[Line, ...] = ()
    materials: tuple[Material, ...] = ()
    rules: Annotated[tuple[Line, ...], Field(min_length=1)]
    covers: tuple[Slug, ...] = ()
    notes: tuple[Text, ...] = ()
    variables: tuple[Variable, ...] = ()
    sheets: tuple[Sheet, ...] = ()
    steps: Annotated[tuple[Step, ...], Field(min_length=1)]

    @model_validator(mode="after")
    def _coheres(self, info: ValidationInfo) -> Self:
        cohesion.check_method(self, closing=(info.context or {}).get(CLOSING))
        return self

    @property
    def live_steps(self) -> tuple[Step, ...]:
        """The steps that are done in the room, in order."""
        return tuple(step for step in self.steps if step.when == "live")
