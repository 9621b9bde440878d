"""Reading pasted lists: whatever programme they were copied from."""

from __future__ import annotations

import pytest

from intervisie.groups.commands.members import Person
from intervisie.groups.forms.pasting import read

ANOUK, JOOST = Person("Anouk de Vries", "anouk@lindedal.example"), Person("Joost Bakker", "joost@lindedal.example")


@pytest.mark.parametrize(
    "text",
    [
        "Anouk de Vries <anouk@lindedal.example>\nJoost Bakker <joost@lindedal.example>",
        "Anouk de Vries <anouk@lindedal.example>; Joost Bakker <JOOST@lindedal.example>;",
        '"Vries, Anouk de" <anouk@lindedal.example>; "Bakker, Joost" <joost@lindedal.example>',
        "Vries, Anouk de <anouk@lindedal.example>\r\nBakker, Joost <joost@lindedal.example>",
        "Anouk de Vries <anouk@lindedal.example>, Joost Bakker <joost@lindedal.example>",
        "Naam;E-mail\nAnouk de Vries;anouk@lindedal.example\nJoost Bakker;joost@lindedal.example",
        "Anouk de Vries,anouk@lindedal.example\nJoost,Bakker,joost@lindedal.example\n",
        "Anouk de Vries\tanouk@lindedal.example\n\n  Joost   Bakker\tjoost@lindedal.example",
        "Anouk de Vries anouk@lindedal.example\nJoost Bakker joost@lindedal.example",
        "anouk@lindedal.example, Anouk de Vries\njoost@lindedal.example, Joost Bakker",
    ],
)
def test_two_people_however_they_were_copied(text: str) -> None:
    pasted = read(text)

    assert pasted.people == (ANOUK, JOOST)
    assert pasted.faults == ()


def test_names_alone_are_enough() -> None:
    pasted = read("Anouk\nYasmina; Joost\nFemke, Ruben")

    assert [person.name for person in pasted.people] == ["Anouk", "Yasmina", "Joost", "Femke", "Ruben"]


def test_who_stands_in_the_list_twice_comes_once() -> None:
    pasted = read("Anouk <a@b.example>\nanouk <A@b.example>")

    assert len(pasted.people) == 1


@pytest.mark.parametrize(
    ("line", "word"),
    [
        ("anouk@lindedal.example", "naam"),
        ("Anouk <anouk@>", "klopt niet"),
        ("Anouk anouk@lindedal", "klopt niet"),
        ("<anouk@lindedal.example>", "naam"),
        ("Anouk <anouk@lindedal.example", "niet af"),
        ("Anouk, a@b.example, c@d.example", "meer dan één"),
        ("x" * 130, "te lang"),
        ("Deelnemers:", "een zin"),
        ("Hoi Hanneke, hierbij de lijst.", "een zin"),
        ("Wil je mij laten weten wie er nog bij komt", "een zin"),
    ],
)
def test_what_cannot_be_read_is_a_fault_of_its_line(line: str, word: str) -> None:
    pasted = read(f"Yasmina\n{line}\nJoost")

    assert [person.name for person in pasted.people] == ["Yasmina", "Joost"]
    assert [fault.line for fault in pasted.faults] == [2]
    assert word in pasted.faults[0].sentence


@pytest.mark.parametrize("name", ["A. Smit MSc.", "Maria van den Berg - de Groot", "Anouk de Vries (invaller)"])
def test_names_with_more_than_two_words_are_names(name: str) -> None:
    pasted = read(name)

    assert [person.name for person in pasted.people] == [name]


def test_signs_that_nobody_sees_are_left_out() -> None:
    pasted = read("An\u202eouk\x07 <a@b.example>")

    assert pasted.people == (Person("Anouk", "a@b.example"),)
