"""What the user chose, as one small frozen object; the same in the URL, the store and the code.

``parse`` never raises: whatever comes in, from a hand-typed link or an old bookmark, a usable
selection comes out, with a notice for everything that could not be followed.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Literal, cast
from urllib.parse import urlencode

from data.areas import Areas

Reference = Literal["breder", "nederland", "totaal"]
REFERENCES: tuple[Reference, ...] = ("breder", "nederland", "totaal")

KEYS = {
    "area": "gebied",
    "group": "herkomst",
    "year": "jaar",
    "reference": "ijkpunt",
    "theme": "thema",
    "indicator": "indicator",
    "compare": "vergelijk",
}
"""Field of Selection -> its Dutch name in the URL and in the store."""


@dataclass(frozen=True, slots=True)
class Choices:
    """What can be chosen in the release at hand. ``indicators`` gives the theme of each."""

    areas: Areas
    groups: tuple[str, ...]
    years: tuple[int, ...]
    default_year: int
    themes: tuple[str, ...]
    indicators: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Notice:
    """Something asked for that this release cannot show."""

    key: str
    value: str


@dataclass(frozen=True, slots=True)
class Selection:
    """A choice that is valid for its release; fields are explained in design.md, "State"."""

    area: str
    year: int
    theme: str
    group: str = "T"
    reference: Reference = "breder"
    indicator: str | None = None
    compare: str | None = None

    def to_dict(self) -> dict[str, str | int | None]:
        """The selection under its Dutch keys, for the store."""
        return {key: getattr(self, name) for name, key in KEYS.items()}

    def to_query(self) -> str:
        """The selection as the query part of a link that opens exactly this view (no leading ?)."""
        standard = {"group": "T", "reference": "breder"}
        return urlencode(
            {
                key: getattr(self, name)
                for name, key in KEYS.items()
                if getattr(self, name) is not None and getattr(self, name) != standard.get(name)
            }
        )


def default(choices: Choices) -> Selection:
    """The first visit: the land as a whole, the newest year with most figures, the first theme."""
    return Selection(area=choices.areas.land.code, year=choices.default_year, theme=choices.themes[0])


def parse(choices: Choices, *sources: Mapping[str, object] | None) -> tuple[Selection, tuple[Notice, ...]]:
    """Read a selection from the first source that has a usable value for each field.

    ``sources`` are mappings with Dutch keys, the most important first (the URL, then the store).
    Unknown keys are ignored. A value that this release does not know falls back to the next source and
    at last to ``default``; each gives one Notice, with at most 40 characters of what was asked.
    """
    fallback = default(choices)
    notices: dict[str, Notice] = {}

    def pick(name: str, known: Callable[[str], Any], otherwise: Any) -> Any:
        for source in sources:
            raw = _text((source or {}).get(KEYS[name]))
            if not raw:
                continue
            value = known(raw)
            if value is not None:
                return value
            notices.setdefault(name, Notice(KEYS[name], raw[:40]))
        return otherwise

    def one_of(allowed: Any) -> Callable[[str], str | None]:
        return lambda raw: raw if raw in allowed else None

    def known_area(raw: str) -> str | None:
        code = raw.upper()
        return code if code in choices.areas else None

    def known_year(raw: str) -> int | None:
        return (
            int(raw)
            if raw.isascii() and raw.isdigit() and len(raw) == 4 and int(raw) in choices.years
            else None
        )

    indicator = pick("indicator", one_of(choices.indicators), None)
    theme = pick("theme", one_of(choices.themes), choices.indicators.get(indicator, fallback.theme))
    if indicator and choices.indicators[indicator] != theme:
        indicator = None  # left over from another theme
    selection = Selection(
        area=pick("area", known_area, fallback.area),
        year=pick("year", known_year, fallback.year),
        group=pick("group", one_of(choices.groups), fallback.group),
        reference=cast(Reference, pick("reference", one_of(REFERENCES), fallback.reference)),
        theme=theme,
        indicator=indicator,
        compare=pick("compare", known_area, None),
    )
    return selection, tuple(notices.values())


def _text(raw: object) -> str:
    """The text of a value from outside; a repeated key arrives as a list, its first counts."""
    if isinstance(raw, (list, tuple)):
        raw = raw[0] if raw else None
    return str(raw).strip() if isinstance(raw, (str, int)) and not isinstance(raw, bool) else ""
