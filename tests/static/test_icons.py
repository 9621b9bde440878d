"""The icon tags, and every icon name the templates use."""

import re
from pathlib import Path

import pytest

from sessions.templatetags.icons import UnknownIconError, icon, sprite, symbols

ROOT = Path(__file__).resolve().parents[2]
TAG = re.compile(r"{%\s*(?:icon|sprite)\s+([^%]*)%}")
NAME = re.compile(r'"([a-z0-9-]+)"')


def _names_used() -> set[tuple[str, str]]:
    used = set()
    for template in (ROOT / "templates").rglob("*.html"):
        for tag in TAG.finditer(template.read_text(encoding="utf-8")):
            names = NAME.findall(tag[1]) if "sprite" in tag[0].split()[1] else NAME.findall(tag[1])[:1]
            used |= {(template.name, name) for name in names}
    return used


def test_an_icon_points_at_its_symbol() -> None:
    name = "play"

    drawn = icon(name)

    assert drawn == '<svg class="icon" aria-hidden="true"><use href="#i-play"/></svg>'


def test_an_icon_takes_more_classes() -> None:
    extra = "icon--open"

    drawn = icon("circle", extra)

    assert 'class="icon icon--open"' in drawn


def test_the_sprite_holds_just_the_asked_symbols_once() -> None:
    asked = ("play", "kring", "play")

    drawn = sprite(*asked)

    assert re.findall(r'<symbol id="i-([a-z-]+)"', drawn) == ["kring", "play"]


def test_an_unknown_name_is_refused() -> None:
    unknown = "no-such-icon"

    with pytest.raises(UnknownIconError, match="i-no-such-icon"):
        icon(unknown)

    with pytest.raises(UnknownIconError, match="i-no-such-icon"):
        sprite("play", unknown)


def test_every_icon_in_the_templates_exists() -> None:
    used = _names_used()

    unknown = {(template, name) for template, name in used if name not in symbols()}

    assert not unknown
