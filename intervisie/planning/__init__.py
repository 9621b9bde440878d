"""The reckoning behind meetings to come: moments, free days and the path of ten. Frozen values, no database."""

from intervisie.planning.days import Closed, Free, free_days
from intervisie.planning.moments import Impossible, Span, day_of, moment, span
from intervisie.planning.path import TEN, Mode, Planned, Stop, Template, planned, stops, template, usual
from intervisie.planning.rota import rota

__all__ = [
    "TEN",
    "Closed",
    "Free",
    "Impossible",
    "Mode",
    "Planned",
    "Span",
    "Stop",
    "Template",
    "day_of",
    "free_days",
    "moment",
    "planned",
    "rota",
    "span",
    "stops",
    "template",
    "usual",
]
