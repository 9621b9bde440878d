"""On PostgreSQL a coordinator's pages read with a role that has no right to a word of the room, a case or an answer."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from urllib.parse import urlsplit

import httpx
import psycopg
import pytest
from psycopg import errors, sql

from intervisie import wall
from intervisie.ready import ROOT
from tests.scale.site import Process, environment
from tests.servers import Postgres

pytestmark = pytest.mark.long
ROLE = "intervisie_coordinator"
COORDINATOR = "ineke.van.dam@lindedal.example"
ADDRESSES = ("inzicht/", "inzicht/plannen/", "inzicht/plannen/bellen/", "inzicht/rapport.pdf", "inzicht/tabel.xlsx")


@dataclass(frozen=True)
class House:
    """An installation full of made-up groups, the address of its database, and that address for the role."""

    around: dict[str, str]
    owner: str
    role: str

    def manage(self, *command: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "manage.py", *command], cwd=ROOT, env=self.around, capture_output=True, text=True
        )

    def served(self) -> Process:
        return Process(self.around, ("--demo",)).start()


@pytest.fixture(scope="module")
def house(postgres: Postgres, tmp_path_factory: pytest.TempPathFactory) -> House:
    owner = postgres.fresh()
    role = owner.replace("postgres@", f"{ROLE}@")
    data = tmp_path_factory.mktemp("house")
    before = House(environment(data, DATABASE_URL=owner), owner, role)
    before.served().stop()
    with psycopg.connect(owner, autocommit=True) as connection:
        connection.execute(sql.SQL("CREATE ROLE {} LOGIN").format(sql.Identifier(ROLE)))
        connection.execute(before.manage("coordinator_role").stdout.encode())
    return House(before.around | {"DATABASE_URL_COORDINATOR": role}, owner, role)


@contextmanager
def as_role(house: House) -> Iterator[psycopg.Connection]:
    with psycopg.connect(house.role, autocommit=True) as connection:
        yield connection


def read(connection: psycopg.Connection, table: str, column: str) -> None:
    connection.execute(
        sql.SQL("SELECT {} FROM {} LIMIT 1").format(sql.Identifier(column), sql.Identifier(table))
    ).fetchall()


def test_the_role_is_refused_every_word_and_reads_what_was_counted(house: House) -> None:
    refused, given = [], []

    with as_role(house) as connection:
        for table, column, is_open in wall.columns():
            try:
                read(connection, table, column)
            except errors.InsufficientPrivilege:
                refused.append((table, column, is_open))
            else:
                given.append((table, column, is_open))

    assert len(refused) > 200
    assert len(given) > 60
    assert [each for each in refused if each[2]] == []
    assert [each for each in given if not each[2]] == []


def test_the_role_writes_nothing(house: House) -> None:
    with as_role(house) as connection:
        connection.execute("SET default_transaction_read_only = off")

        with pytest.raises(errors.InsufficientPrivilege):
            connection.execute("UPDATE groups_group SET name = 'x'")


def test_the_role_reads_no_text_before_it_was_shown(house: House) -> None:
    organisation = "(SELECT id FROM accounts_organisation LIMIT 1)"
    with psycopg.connect(house.owner, autocommit=True) as connection:
        figure = connection.execute(
            "INSERT INTO evaluations_figure"
            ' (organisation_id, kind, final, year, quarter, method, region, answers, invited, "values")'
            f" VALUES ({organisation}, 'remarks', false, 2026, 0, '', '', 10, 12, '{{}}') RETURNING id"
        ).fetchone()
        assert figure is not None
        evaluation = connection.execute(
            "INSERT INTO evaluations_evaluation (public_id, organisation_id, session, about, final, method, region,"
            " held_on, asked_at, closes_at, address, questions, invited)"
            f" VALUES (gen_random_uuid(), {organisation}, 9999, 'x', false, '', '', now(), now(), now(), '', '{{}}', 5)"
            " RETURNING id"
        ).fetchone()
        assert evaluation is not None
        for text, block in (("shown", figure[0]), ("waiting", None)):
            connection.execute(
                "INSERT INTO evaluations_remark (id, evaluation_id, text, block_id)"
                " VALUES (gen_random_uuid(), %s, %s, %s)",
                [evaluation[0], text, block],
            )

    with as_role(house) as connection:
        texts = connection.execute("SELECT text FROM evaluations_remark").fetchall()

    assert ("shown",) in texts
    assert ("waiting",) not in texts


def test_verifying_tells_when_the_role_may_read_more(house: House) -> None:
    good = house.manage("coordinator_role", "--verify")
    with psycopg.connect(house.owner, autocommit=True) as connection:
        connection.execute(f"GRANT SELECT (notes) ON groups_group TO {ROLE}")

    too_much = house.manage("coordinator_role", "--verify")
    with psycopg.connect(house.owner, autocommit=True) as connection:
        connection.execute(house.manage("coordinator_role").stdout.encode())
    again = house.manage("coordinator_role", "--verify")

    assert good.returncode == 0, good.stderr
    assert too_much.returncode != 0
    assert "groups_group.notes" in too_much.stderr
    assert again.returncode == 0, again.stderr


def test_the_pages_of_a_coordinator_work_behind_the_wall_and_only_there(house: House) -> None:
    process = house.served()
    path = urlsplit(house.manage("sign_in_link", "--email", COORDINATOR, "--path", "/inzicht/").stdout.strip()).path
    try:
        with httpx.Client(base_url=process.url, follow_redirects=True, timeout=60) as browser:
            browser.post(path, data=_form(browser.get(path)))
            answers = {address: browser.get(f"/{address}").status_code for address in ADDRESSES}
            with psycopg.connect(house.owner, autocommit=True) as connection:
                connection.execute(f"REVOKE SELECT ON groups_group FROM {ROLE}")
            without = browser.get("/inzicht/").status_code
    finally:
        process.stop()
        with psycopg.connect(house.owner, autocommit=True) as connection:
            connection.execute(house.manage("coordinator_role").stdout.encode())

    assert answers == dict.fromkeys(ADDRESSES, 200), process.log()
    assert without == 500


def _form(page: httpx.Response) -> dict[str, str]:
    token = page.text.partition('name="csrfmiddlewaretoken" value="')[2].partition('"')[0]
    return {"csrfmiddlewaretoken": token}
