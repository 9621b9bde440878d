"""The health of the installation, for whoever watches it."""

import pytest
from django.db import DatabaseError, connection
from django.test import Client

import intervisie


def test_all_is_well(client: Client, db: None) -> None:
    answer = client.get("/healthz")

    assert answer.status_code == 200
    assert answer.json() == {
        "status": "ok",
        "database": "ok",
        "channel_layer": "in-process",
        "version": intervisie.__version__,
    }


def test_a_database_that_does_not_answer_shows(client: Client, db: None) -> None:
    def broken(*_: object) -> None:
        raise DatabaseError("disk I/O error")

    with connection.execute_wrapper(broken):
        answer = client.get("/healthz")

    assert answer.status_code == 503
    assert answer.json()["database"] == "error"


@pytest.mark.parametrize("method", ["post", "put", "delete"])
def test_it_only_answers_questions(client: Client, db: None, method: str) -> None:
    answer = getattr(client, method)("/healthz")

    assert answer.status_code == 405
