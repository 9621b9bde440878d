"""The wall between a coordinator and what people said: which columns the coordinator's pages may read, and no others.

On PostgreSQL the pages of a coordinator can be read by a role of their own (`DATABASE_URL_COORDINATOR`), which has
rights on these columns alone: a mistake in a page is then an error and never a leak (T07). `manage.py coordinator_role`
writes the SQL from the two tables here. `tests/intervisie/test_wall.py` fails when a column of ours is in neither.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.apps import apps
from django.conf import settings
from django.db.models import Model

ALIAS = "coordinator"

OPEN = {  # counts, days, names of groups and colleagues; what was released
    "accounts.Organisation": "id name created_at facilitator_word colour keep_days evaluation second_step",
    "accounts.Logo": "organisation_id picture",
    "accounts.User": "id name organisation_id is_facilitator is_coordinator is_manager is_active",
    "groups.Group": "id public_id organisation_id name field facilitator_id created_at archived_at",
    "groups.Group_co_facilitators": "id group_id user_id",
    "groups.Meeting": "id group_id number mode open_choice final begins_at ends_at cancelled_at session_id started_at"
    " held_at methods",
    "groups.Attendance": "id meeting_id",
    "groups.Member": "id group_id left_at",
    "groups.LaidPath": "id group_id modes first begins ends weeks closed",
    "evaluations.Adapted": "organisation_id chosen own",
    "evaluations.Figure": "id organisation_id kind final year quarter method region answers invited values",
    "evaluations.Evaluation": "id public_id organisation_id session group final method region held_on closed_at"
    " scores_id needs_id",
    "evaluations.Remark": "id text block_id",
}
SHUT = {  # of the tables above: words, who came, keys, and figures before they were released
    "accounts.User": "password last_login email second_step_due date_joined",
    "groups.Group": "purpose familiarity notes",
    "groups.Meeting": (
        "public_id host_id host_hash host_key cleared place online question safety chosen agenda version sequence"
    ),
    "groups.Attendance": "member_id brought_case",
    "groups.Member": "name email leads_others position committed_at",
    "evaluations.Evaluation": "about asked_at closes_at address questions invited answers",
    "evaluations.Remark": "evaluation_id",
}
CLOSED = {  # whole tables, by app
    "live_sessions": "Session Round Act Step Activity Turn Ready Attempt Seat Sheet Card Knock HarvestLetter",
    "accounts": "Invitation SignInLink",
    "groups": "Case Announcement Invitation Parting PathTemplate Vote Candidate Voted Theme",
    "followup": "Intention",
    "evaluations": "Ballot Slip Tally",
}
ROWS = {"evaluations.Remark": "block_id IS NOT NULL"}  # texts that were not shown yet are nobody's

_reading: ContextVar[bool] = ContextVar("reading_behind_the_wall", default=False)


@contextmanager
def behind() -> Iterator[None]:
    """What is read in here is read by the coordinator's own role, where there is one."""
    before = _reading.set(True)
    try:
        yield
    finally:
        _reading.reset(before)


class Router:
    """Django's question which connection a row comes from. Nothing is ever written or migrated behind the wall."""

    def db_for_read(self, model: type[Model], **hints: Any) -> str | None:
        return ALIAS if settings.WALLED and _reading.get() else None

    def allow_relation(self, one: Model, other: Model, **hints: Any) -> bool:
        """One database, read by two roles."""
        return True

    def allow_migrate(self, db: str, app_label: str, **hints: Any) -> bool | None:
        return False if db == ALIAS else None


def table(label: str) -> str:
    """The table of a model, such as `groups.Group`."""
    return str(apps.get_model(label)._meta.db_table)


def columns() -> Iterator[tuple[str, str, bool]]:
    """Every column of every table of this installation, and whether the coordinator's role may read it."""
    for model in apps.get_models(include_auto_created=True):
        readable = OPEN.get(model._meta.label, "").split()
        for field in model._meta.concrete_fields:
            yield model._meta.db_table, str(field.column), field.column in readable


def rights(role: str) -> str:
    """The SQL that gives this role exactly these rights; running it again brings it up to date."""
    lines = [
        "BEGIN;",
        f'REVOKE ALL ON ALL TABLES IN SCHEMA public FROM "{role}";',
        f'REVOKE ALL ON ALL SEQUENCES IN SCHEMA public FROM "{role}";',
        f'GRANT USAGE ON SCHEMA public TO "{role}";',
        f'ALTER ROLE "{role}" SET default_transaction_read_only = on;',
        *(f'GRANT SELECT ({_names(open_)}) ON "{table(label)}" TO "{role}";' for label, open_ in OPEN.items()),
    ]
    for label, shown in ROWS.items():
        name = table(label)
        lines += [
            f'ALTER TABLE "{name}" ENABLE ROW LEVEL SECURITY;',
            f'DROP POLICY IF EXISTS "shown" ON "{name}";',
            f'CREATE POLICY "shown" ON "{name}" FOR SELECT TO "{role}" USING ({shown});',
        ]
    return "\n".join([*lines, "COMMIT;"])


def _names(columns: str) -> str:
    return ", ".join(f'"{name}"' for name in columns.split())
