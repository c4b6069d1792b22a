"""The Dash side of assets/area-search.js: a field to find an area by name."""

from __future__ import annotations

from components.frame.area_lists import path
from data.areas import Areas
from figures.words.levels import all_of_them, as_heading, one_of_them
from figures.words.text import text
from insides.component import HouseComponent


class AreaSearch(HouseComponent):
    """A combobox over all areas below the land.

    ``value`` is the code that was chosen (of any level), ``shown`` the name in the field: of the area of the
    widest level that it is or lies in. It is empty when ``value`` is None. ``place`` is the whole name of
    what was chosen, ``url`` where the names are (serving/places.py). ``at`` is the moment of the choice: new,
    also when the same is chosen again. ``chooses`` is the key of the selection that a choice changes; None
    when it is the page's own affair. With ``asks``, the name of an edition, it understands subjects, groups
    and years too. With ``opens``, an address with "{gebied}" in it, it is the field of the front door: a
    choice goes there, ``focus`` says that people want to type at once, and ``example`` is a name to type.
    """

    properties = ("asks", "at", "chooses", "focus", "id", "opens", "place", "shown", "texts", "url", "value")

    def __init__(
        self,
        *,
        id: str,
        url: str,
        areas: Areas,
        chooses: str | None = None,
        value: str | None = None,
        asks: str | None = None,
        opens: str | None = None,
        focus: bool = False,
        example: str = "",
    ) -> None:
        wanted = {"chooses": chooses, "asks": asks, "opens": opens, "focus": focus or None}
        given = {key: value_ for key, value_ in wanted.items() if value_}
        around = [area.name for area in path(areas, value)]
        super().__init__(
            id=id,
            url=url,
            value=value if around else None,
            shown=around[0] if around else "",
            place=", ".join(reversed(around)),
            texts=_texts(areas) | (_asking() if asks else {}) | (_large(example) if opens else {}),
            **given,
        )


def _large(example: str) -> dict[str, str | list[str]]:
    """The words of the field of the front door."""
    words: dict[str, str | list[str]] = {"go": text("zoek.go")}
    return words | ({"placeholder": text("zoek.placeholder_groot", gebied=example)} if example else {})


def _asking() -> dict[str, str | list[str]]:
    """The words of a field that understands more than areas."""
    words = (
        "again", "from", "groupless", "lacks", "levelless", "origin", "sooner", "split", "trend", "undivided",
        "unknown", "unsplit", "yearless",
    )  # fmt: skip
    blanks = {name: f"{{{name}}}" for name in ("wat", "thema", "groep", "jaar", "ander", "land", "woorden")}
    asked: dict[str, str | list[str]] = {
        word: text(f"zoek.{word}", **blanks)
        for word in words  # the browser fills in the rest
    }
    return asked | {"placeholder": text("zoek.placeholder_vraag")}


def _texts(areas: Areas) -> dict[str, str | list[str]]:
    """The words of the field, and by list beside it what it says of a whole and when it waits."""
    words: dict[str, str | list[str]] = {
        "placeholder": text("zoek.placeholder", een_niveau=one_of_them(areas)),
        "clear": text("zoek.clear", niveau="".join(level.name for level in areas.tiers[1:2])),
        "list": as_heading(all_of_them(areas)),
        "none": text("zoek.none", een_niveau=one_of_them(areas)),
        **{word: text(f"zoek.{word}") for word in ("loading", "meant", "more", "failed")},
    }
    around = areas.tiers[1:-1]
    return words | {
        "whole": [text("keuze.heel", niveau=level.name) for level in around],
        "first": [text("keuze.eerst", niveau=level.name) for level in around],
    }
