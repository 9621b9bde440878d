"""A page read as a tree."""

from sessions.rehearsal.markup import parse


def test_a_page_becomes_a_tree() -> None:
    page = parse("<!doctype html><!-- <b> --><main id=a data-x='1 > 0'><br><p>Eén &amp; <b>twee</b></p></main>")

    main = page.by_id("a")

    assert main is not None
    assert main.attrs == {"id": "a", "data-x": "1 > 0"}
    assert main.text == "Eén & twee"
    assert [node.tag for node in main.walk()] == ["main", "br", "p", "b"]


def test_an_svg_element_that_closes_itself_holds_nothing() -> None:
    page = parse('<svg><path d="M0 0"/><circle r="1"/></svg><p>na</p>')

    tags = [(node.tag, node.parent.tag) for node in page.walk() if node.parent]

    assert tags == [("svg", "#page"), ("path", "svg"), ("circle", "svg"), ("p", "#page")]


def test_a_region_takes_the_place_of_the_old_one() -> None:
    page = parse('<div><p id="a">oud</p><p>naast</p></div>')
    old, fresh = page.by_id("a"), parse('<p id="a">nieuw</p>').by_id("a")
    assert old is not None
    assert fresh is not None

    old.swap(fresh)

    assert page.text == "nieuw naast"
    assert old.parent is None
