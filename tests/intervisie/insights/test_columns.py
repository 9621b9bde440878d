"""What the pages of a coordinator ask of the database: no column that is shut to a coordinator's own role."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from intervisie import wall
from intervisie.accounts.models import User
from tests.factories import make_group
from tests.intervisie.evaluations.circles import coordinator, looked_back

OF_WHOM_ASKS = ("accounts_", "django_", "usersessions_", "auth_", "mfa_", "account_")  # read before the wall is there


@pytest.mark.parametrize("name", ["insights", "planning_help", "calls", "insights_table"])
def test_no_page_reads_a_column_that_is_shut(facilitator: User, name: str) -> None:
    make_group(facilitator, "Anouk", "Joost")
    for _ in range(3):
        looked_back(facilitator, 4, 4, 3, 5, 4, text="Meer stilte graag.", need="series", method="roddelen")
    browser = Client()
    browser.force_login(coordinator(facilitator.organisation))
    shut = [f'"{table}"."{column}"' for table, column, is_open in wall.columns() if not is_open]
    shut = [column for column in shut if not column[1:].startswith(OF_WHOM_ASKS)]

    with CaptureQueriesContext(connection) as asked:
        answer = browser.get(reverse(name))

    assert answer.status_code == 200
    assert [column for column in shut if any(column in query["sql"] for query in asked)] == []
