"""The button knows which figure it is about; the menu has a name for everything."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from components.cards.actions import Actions, actions
from components.cards.take_menu import FILES, take_menu, take_template
from data.asked.shortlink import decode
from data.catalogue import shipped
from figures.address import ORIGIN, OVERVIEW, PAIR, THEME, Address, address

GEMEENTE = {"gebied": "GM0001"}


@pytest.mark.parametrize(
    ("place", "figure"),
    [
        (
            address(THEME, "bijstand", GEMEENTE | {"beeld": "nu"}, "bijstand"),
            "thema-bijstand?gebied=GM0001&beeld=nu",
        ),
        (address(ORIGIN, "punten", GEMEENTE, "punten"), "herkomst-punten?gebied=GM0001"),
        (address(OVERVIEW, "taart", GEMEENTE), "overzicht-taart?gebied=GM0001"),
        (
            address(PAIR, "verloop", GEMEENTE | {"vergelijk": "NL00", "met_herkomst": None}),
            "vergelijken-verloop?gebied=GM0001&vergelijk=NL00",
        ),
    ],
)
def test_the_button_names_its_figure(parse: Callable[[str], Any], place: Address, figure: str) -> None:
    (take,) = parse(take_menu(place)).all("span")
    copy, button = take.all("button")
    assert take.attributes["data-figuur"] == figure
    assert take.attributes["data-link"] == place.link
    assert copy.text == "Kopieer plaatje"
    assert button.attributes["aria-label"]
    assert button.attributes["aria-haspopup"] == "menu"
    assert button.attributes["aria-expanded"] == "false"
    code = decode(take.attributes["data-code"], shipped())
    assert code is not None
    assert code.page == place.page
    assert code.query["gebied"] == "GM0001"


def test_the_rest_names_what_the_figure_has(parse: Callable[[str], Any]) -> None:
    place = address(THEME, "bijstand", GEMEENTE)
    (more,) = parse(actions(Actions(place, table="tabel-bijstand", whole=".figure-card"))).all(
        "button", class_="more-button"
    )
    told = [more.attributes[f"data-{n}"] for n in ("tabel", "uitleg", "groot")]
    assert told == ["tabel-bijstand", "", ".figure-card"]
    assert more.attributes["aria-label"] == "Meer bij deze figuur"
    assert not parse(actions(Actions(place))).all("button", class_="more-button")


def test_what_an_address_holds_is_escaped(parse: Callable[[str], Any]) -> None:
    (take,) = parse(take_menu(address(OVERVIEW, '"><script>', {"gebied": '"><script>'}))).all("span")
    assert take.attributes["data-figuur"].startswith('overzicht-"><script>?gebied=%22%3E%3Cscript')


def test_the_menu_and_the_dialog_are_complete(parse: Callable[[str], Any]) -> None:
    found = parse(take_template())
    items = found.all(role="menuitem")
    assert len(items) == len(FILES) + 2 + 3
    assert all(i.text for i in items)
    assert [i.attributes["data-file"] for i in items if i.tag == "a"] == [ext for ext, _ in FILES]
    assert [m.attributes["aria-label"] for m in found.all(role="menu")] == [
        "Deze figuur meenemen", "Meer bij deze figuur"
    ]  # fmt: skip
    (toast,) = found.all(role="status")
    assert (toast.attributes["id"], toast.text) == ("toast", "")
    (dialog,) = found.all("dialog")
    assert found.all(id=dialog.attributes["aria-labelledby"])
    (label,) = dialog.all("label")
    assert dialog.all("textarea", id=label.attributes["for"])
