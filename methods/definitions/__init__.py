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
from methods.definitions.base import Bin, Part, Sheet, Variable
from methods.definitions.choice import Rule, When
from methods.definitions.method import Method, Shared, Step
from methods.definitions.placeholders import fill, placeholders

__all__ = [
    "Activity",
    "Agree",
    "Answer",
    "AnyActivity",
    "Bin",
    "Flip",
    "Method",
    "Part",
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
