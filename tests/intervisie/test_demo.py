"""Everything that `bin/serve --demo` fills, the looking back included."""

from __future__ import annotations

import pytest
from django.test import Client

from intervisie import demo, jobs
from intervisie.accounts.models import User
from intervisie.evaluations.models import Ballot, Evaluation, Figure, Kind, Remark
from intervisie.groups.models import Group


@pytest.fixture
def hanneke(db: None) -> User:
    demo.fill()
    return demo.fill()


def test_it_is_filled_once(hanneke: User) -> None:
    closed = Evaluation.objects.closed().count()

    demo.fill()

    assert hanneke.email == "hanneke.vos@lindedal.example"
    assert Group.objects.count() == 6
    assert Evaluation.objects.count() == Evaluation.objects.closed().count() == closed


def test_both_organisations_have_figures_to_look_at(hanneke: User) -> None:
    shown = Figure.objects.values_list("organisation__name", flat=True).distinct()

    assert set(shown) == {"Gemeente Lindedal", "Waterschap Oostervaart"}
    assert all(figure.answers >= demo.ENOUGH for figure in Figure.objects.all())


def test_figures_and_remarks_differ_as_they_would(hanneke: User) -> None:
    figures = Figure.objects.filter(kind=Kind.SCORES, organisation=hanneke.organisation)
    means = {mean for figure in figures for mean, _answers in figure.values.values()}
    texts = list(Remark.objects.values_list("text", flat=True))

    assert len(means) >= 5
    assert len(set(texts)) == len(texts) >= 20
    assert Remark.objects.exclude(block=None).count() >= 12


def test_no_letter_to_made_up_people_is_due(hanneke: User) -> None:
    assert not Ballot.objects.exists()
    assert [send() for send in jobs.letters] == [0] * len(jobs.letters)


@pytest.mark.parametrize("name", ["hanneke.vos@lindedal.example", "noor.hendriks@oostervaart.example"])
def test_the_front_page_has_life(hanneke: User, name: str) -> None:
    client = Client()
    client.force_login(User.objects.get(email=name))

    page = client.get("/").content.decode()

    assert "oogst bekijken" in page
