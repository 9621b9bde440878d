"""What is stored of a group, and the questions these rows answer."""

from .case import LINE, LINK_AGE, LONGEST, WORDS, Case, Level, case_by_key, key_hash, new_key
from .group import ADVISED, LARGEST, SMALLEST, Familiarity, Group
from .invitation import REMIND_DAYS, Announcement, Answer, Invitation, invitation_by_key, new_invitation
from .meeting import PATH, Attendance, Meeting, Mode, coffee_around
from .member import Member, bringers_for, chair_names, chairs_for
from .parting import Parting
from .path import LaidPath, PathTemplate, path_of, template_of
from .progress import GroupLine, first_unplanned, group_lines, upcoming
from .theme import THEME, Theme
from .vote import FEWEST, Candidate, Vote, Voted

__all__ = [
    "ADVISED",
    "FEWEST",
    "LARGEST",
    "LINE",
    "LINK_AGE",
    "LONGEST",
    "PATH",
    "REMIND_DAYS",
    "SMALLEST",
    "THEME",
    "WORDS",
    "Announcement",
    "Answer",
    "Attendance",
    "Candidate",
    "Case",
    "Familiarity",
    "Group",
    "GroupLine",
    "Invitation",
    "LaidPath",
    "Level",
    "Meeting",
    "Member",
    "Mode",
    "Parting",
    "PathTemplate",
    "Theme",
    "Vote",
    "Voted",
    "bringers_for",
    "case_by_key",
    "chair_names",
    "chairs_for",
    "coffee_around",
    "first_unplanned",
    "group_lines",
    "invitation_by_key",
    "key_hash",
    "new_invitation",
    "new_key",
    "path_of",
    "template_of",
    "upcoming",
]
