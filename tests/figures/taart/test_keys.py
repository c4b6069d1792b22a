"""The list of themes below the taart on a phone: what the ring says, as buttons with words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from data.results import ThemeCount
from figures.taart.keys import theme_keys


def test_every_theme_is_a_button_with_its_count(make: Any, parse: Callable[[str], Any]) -> None:
    profile = make.profile(make.reading("bijstand"))
    count = ThemeCount("arbeid_inkomen", True, 2, 1, 0, 0, 1)
    profile = replace(profile, themes=tuple(count if t.theme == count.theme else t for t in profile.themes))
    buttons = parse(theme_keys(profile, make.themes)).all("button")
    assert [b.attributes["data-value"] for b in buttons] == [t.id for t in make.themes]
    assert {b.attributes["data-event"] for b in buttons} == {"thema"}
    (work,) = (b for b in buttons if b.attributes["data-value"] == count.theme)
    assert "2 gunstiger, 1 ongunstiger" in work.text
    assert "+" in work.text, "the colour of the ring, doubled by its sign"
    assert len(work.all(class_="swatch v-gunstiger") or work.all("b")) >= 1
