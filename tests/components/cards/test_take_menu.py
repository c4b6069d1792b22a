"""The button knows which figure it is about; the menu has a name for everything."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from components.cards.take_menu import FILES, take_menu, take_template
from data.asked.shortlink import decode
from data.catalogue import load


@pytest.mark.parametrize(
    ("key", "link", "figure"),
    [
        (
            "bijstand",
            "/thema/arbeid_inkomen?gebied=GM0001&beeld=nu#bijstand",
            "thema-bijstand?gebied=GM0001&beeld=nu",
        ),
        ("punten", "/herkomst?gebied=GM0001#punten", "herkomst-punten?gebied=GM0001"),
        ("taart", "/?gebied=GM0001", "overzicht-taart?gebied=GM0001"),
        (
            "verloop",
            "/vergelijken?gebied=GM0001&vergelijk=NL00",
            "vergelijken-verloop?gebied=GM0001&vergelijk=NL00",
        ),
    ],
)
def test_the_button_names_its_figure(parse: Callable[[str], Any], key: str, link: str, figure: str) -> None:
    (button,) = parse(take_menu(key, link)).all("button")
    assert button.attributes["data-figuur"] == figure
    assert button.attributes["aria-haspopup"] == "menu"
    assert button.attributes["aria-expanded"] == "false"
    place = decode(button.attributes["data-code"], load())
    assert place is not None
    assert place.page == figure.split("-")[0]
    assert place.query["gebied"] == "GM0001"


def test_what_an_address_holds_is_escaped(parse: Callable[[str], Any]) -> None:
    (button,) = parse(take_menu("a", '/?gebied="><script>')).all("button")
    assert button.attributes["data-figuur"] == 'overzicht-a?gebied="><script>'


def test_the_menu_and_the_dialog_are_complete(parse: Callable[[str], Any]) -> None:
    found = parse(take_template())
    items = found.all(role="menuitem")
    assert len(items) == len(FILES) + 3
    assert all(i.text for i in items)
    assert [i.attributes["data-file"] for i in items if i.tag == "a"] == [ext for ext, _ in FILES]
    (dialog,) = found.all("dialog")
    assert found.all(id=dialog.attributes["aria-labelledby"])
    (label,) = dialog.all("label")
    assert dialog.all("textarea", id=label.attributes["for"])
