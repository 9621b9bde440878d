"""What a method is made of: frozen models that know no session, no database and no file."""

from methods.definitions.activities import (
    Activity,
    Agree,
    Answer,
    AnyActivity,
    Flip,
    Prompt,
    Round,
    Sort,
    Talk,
    Write,
    activity_from,
    sheets_named,
    sheets_written,
)
from methods.definitions.base import Bin, Material, Part, Sheet, Variable
from methods.definitions.choice import Rule, When
from methods.definitions.method import Method, Place, Shared, Step
from methods.definitions.placeholders import fill, placeholders

__all__ = [
    "Activity",
    "Agree",
    "Answer",
    "AnyActivity",
    "Bin",
    "Flip",
    "Material",
    "Method",
    "Part",
    "Place",
    "Prompt",
    "Round",
    "Rule",
    "Shared",
    "Sheet",
    "Sort",
    "Step",
    "Talk",
    "Variable",
    "When",
    "Write",
    "activity_from",
    "fill",
    "placeholders",
    "sheets_named",
    "sheets_written",
]
