"""The words every definition is spelled with: texts, ids, whole numbers, parts, sheets and variables."""

from dataclasses import dataclass
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, GetJsonSchemaHandler, Strict, WithJsonSchema
from pydantic.annotated_handlers import GetCoreSchemaHandler
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

VOICES = ("speaks", "writes", "listens")


class Definition(BaseModel):
    """A piece of a method: it never changes after it is read, and unknown fields are refused."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)


@dataclass(frozen=True)
class Between:
    """A whole number with a lowest and a highest value; outside it the error names both."""

    low: int
    high: int

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_after_validator_function(self.check, handler(source))

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return {**handler(schema), "minimum": self.low, "maximum": self.high}

    def check(self, value: int) -> int:
        """The value itself, or an error that says the range."""
        if not self.low <= value <= self.high:
            raise PydanticCustomError("range", "must be {low}–{high}", {"low": self.low, "high": self.high})
        return value


Whole = Annotated[int, Strict()]
YesNo = Annotated[bool, Strict()]
Slug = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=40)]
Name = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$", max_length=40)]
Title = Annotated[str, Field(min_length=1, max_length=60)]
Beamer = Annotated[str, Field(min_length=1, max_length=90)]
Line = Annotated[str, Field(min_length=1, max_length=280)]
Text = Annotated[str, Field(min_length=1, max_length=900)]


class Part(Definition):
    """What one of the three roles does during an activity, and with which voice."""

    voice: Literal["speaks", "writes", "listens"]
    does: Annotated[str, Field(min_length=1, max_length=60)]


def _part(value: object) -> object:
    """Read `speaks: vertelt` as a part; anything that is not text is left to the model."""
    if not isinstance(value, str):
        return value
    voice, colon, does = value.partition(":")
    if not colon or voice.strip() not in VOICES or not does.strip():
        raise PydanticCustomError("part", "must read like “speaks: vertelt” (speaks, writes or listens)")
    return {"voice": voice.strip(), "does": does.strip()}


WrittenPart = Annotated[
    Part, BeforeValidator(_part), WithJsonSchema({"type": "string", "pattern": "^(speaks|writes|listens): .+"})
]


class Bin(Definition):
    """A place on a sheet in which a card can be sorted."""

    id: Slug
    title: Title


class Sheet(Definition):
    """A flip-over sheet. Cards on it may be sorted when it has bins."""

    id: Slug
    title: Title
    bins: tuple[Bin, ...] = ()


class Material(Definition):
    """A thing to bring on paper, and what takes its place on screens; without that it is needed there too (S3:228)."""

    paper: Line
    digital: Annotated[str, Field(max_length=280)] = ""


class Variable(Definition):
    """A text that is filled in before the session starts and used in the method's texts as {id}."""

    id: Name
    label: Title
    help: Line
    examples: tuple[Line, ...] = ()
    required: YesNo = False
