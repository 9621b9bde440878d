"""The kinds of activity. An activity is the unit with a clock; what happens in a session is not known here."""

from typing import Annotated, Any, Literal

from pydantic import Field, StringConstraints, TypeAdapter

from methods.definitions.base import Beamer, Between, Definition, Line, Slug, Text, Title, Whole, WrittenPart, YesNo

Who = Literal["participants", "case-bringer", "everyone"]
Floor = Literal["case-bringer", "participants", "everyone", "facilitator"]
Coach = Literal["no-why", "open", "no-advice"]
Reveal = Literal["facilitator", "reading", "at-once", "never"]
# The space at the end of a starter stays: people type on from there.
Starter = Annotated[str, StringConstraints(strip_whitespace=False, max_length=60)]
Mark = Literal["", "question-before", "question-after", "action", "reaction", "takeaway", "advice", "hittepunt"]


class Activity(Definition):
    """What every kind has: a place in the score, minutes, three parts and guidance.

    `minutes` are minutes; `ours` says that no source gives them. `say` may be read aloud, `watch` is private to the
    facilitator, `show` is for everybody. `away` turns a chair around; a `pad` never leaves the phone it is on.
    """

    id: Slug
    kind: str
    title: Title
    minutes: Annotated[Whole, Between(1, 180)]
    ours: YesNo = False
    optional: YesNo = False
    show: Beamer
    say: Text
    watch: tuple[Line, ...] = ()
    away: tuple[Literal["case-bringer"], ...] = ()
    facilitator: WrittenPart
    case_bringer: WrittenPart
    participants: WrittenPart
    floor: Floor = "everyone"
    pad: YesNo = False


class Talk(Activity):
    """People talk. The prompts are cards to choose from, never a list to work off."""

    kind: Literal["talk"]
    prompts: tuple[Line, ...] = ()


class Prompt(Definition):
    """One thing to write: a label, how the sentence may begin, and the sheet that the cards go to."""

    id: Slug
    label: Line
    starter: Starter = ""
    sheet: Slug
    least: Annotated[Whole, Between(0, 9)] = 1
    most: Annotated[Whole, Between(0, 9)] = 0


class Write(Activity):
    """People write cards, each for themselves. `most` 0 in a prompt means: as many as you like.

    `bringer_may_join`: the sources leave open whether the case bringer writes along; the facilitator has a switch.
    """

    kind: Literal["write"]
    who: Annotated[tuple[Who, ...], Field(min_length=1)]
    prompts: Annotated[tuple[Prompt, ...], Field(min_length=1, max_length=4)]
    signed: YesNo = True
    reveal: Reveal = "facilitator"
    choice: YesNo = False
    coach: tuple[Coach, ...] = ()
    mark: Mark = ""
    bringer_may_join: YesNo = False


class Round(Activity):
    """The turn goes round the circle; with sheets, people read aloud what they wrote. `seconds` is per turn."""

    kind: Literal["round"]
    sheets: tuple[Slug, ...] = ()
    seconds: Annotated[Whole, Between(10, 900)]
    who: Annotated[tuple[Who, ...], Field(min_length=1)] = ("participants",)
    order: Literal["seats", "free"] = "seats"


class Flip(Activity):
    """Sheets are filled while others talk; `who` are the people talking."""

    kind: Literal["flip"]
    sheets: Annotated[tuple[Slug, ...], Field(min_length=1)]
    writers: Literal["facilitator", "scribe", "everyone"] = "facilitator"
    who: Annotated[tuple[Who, ...], Field(min_length=1)] = ("everyone",)
    mark: Mark = ""


class Sort(Activity):
    """The case bringer puts each card of a sheet in one of its bins; nobody else can react."""

    kind: Literal["sort"]
    sheet: Slug
    by: Literal["case-bringer"] = "case-bringer"


class Answer(Activity):
    """The case bringer answers the cards of a sheet one at a time, bin after bin in `order`."""

    kind: Literal["answer"]
    sheet: Slug
    order: tuple[Slug, ...] = ()
    by: Literal["case-bringer"] = "case-bringer"


class Agree(Activity):
    """The rules of the session are read out and everybody commits to them."""

    kind: Literal["agree"]


AnyActivity = Annotated[Talk | Write | Round | Flip | Sort | Answer | Agree, Field(discriminator="kind")]
KINDS = ("talk", "write", "round", "flip", "sort", "answer", "agree")

_ADAPTER: TypeAdapter[AnyActivity] = TypeAdapter(AnyActivity)


def activity_from(data: dict[str, Any]) -> AnyActivity:
    """The activity that was kept with `model_dump(mode="json")`. Raises pydantic's ValidationError."""
    return _ADAPTER.validate_python(data)


def sheets_written(activity: AnyActivity) -> tuple[str, ...]:
    """The sheets on which this activity puts cards that others may see later."""
    match activity:
        case Write(reveal="never"):
            return ()
        case Write():
            return tuple(prompt.sheet for prompt in activity.prompts)
        case Flip():
            return activity.sheets
    return ()


def sheets_named(activity: AnyActivity) -> tuple[str, ...]:
    """Every sheet this activity names, whether it writes, reads, sorts or answers."""
    match activity:
        case Write():
            return tuple(prompt.sheet for prompt in activity.prompts)
        case Flip() | Round():
            return activity.sheets
        case Sort() | Answer():
            return (activity.sheet,)
    return ()
