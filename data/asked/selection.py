"""What the user chose, as one small frozen object; the same in the URL, the store and the code.

``parse`` never raises: whatever comes in, from a hand-typed link or an old bookmark, a usable
selection comes out, with a notice for everything that could not be followed.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Any, Literal, cast
from urllib.parse import urlencode

from data.areas import Area, Areas
from data.asked.places import code_of
from data.herindeling.gone import standing, successors
from data.herindeling.moves import NONE, Lineage

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
    "with_group": "met_herkomst",
    "division": "indeling",
}
"""Field of Selection -> its Dutch name in the URL and in the store."""
_STANDARD = {"group": "T", "reference": "breder"}


@dataclass(frozen=True, slots=True)
class Choices:
    """What can be chosen in the release at hand. ``indicators`` gives the theme of each.

    ``gone`` gives of every area that is no more the first year without it; ``lineage`` where it went.
    """

    areas: Areas
    groups: tuple[str, ...]
    years: tuple[int, ...]
    default_year: int
    themes: tuple[str, ...]
    indicators: Mapping[str, str]
    divisions: tuple[str, ...] = ()
    lineage: Lineage = NONE
    gone: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Notice:
    """Something asked for that this release cannot show.

    ``went`` is where the people of an area went that is no more, ``since`` the first year without it.
    """

    key: str
    value: str
    went: tuple[Area, ...] = ()
    since: int = 0


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
    with_group: str | None = None
    division: str | None = None

    def to_dict(self) -> dict[str, str | int | None]:
        """The selection under its Dutch keys, for the store."""
        return {key: getattr(self, name) for name, key in KEYS.items()}

    def to_query(self) -> str:
        """The selection as the query part of a link that opens exactly this view (no leading ?)."""
        return _query(self)

    def asked(self) -> dict[str, str | int]:
        """What such a link holds, under Dutch keys: all that was chosen but what is standard."""
        values = {name: getattr(self, name) for name in KEYS}
        return {KEYS[n]: v for n, v in values.items() if v is not None and v != _STANDARD.get(n)}


@lru_cache(64)  # one page asks for its own address a few times
def _query(selection: Selection) -> str:
    return urlencode(selection.asked())


def default(choices: Choices) -> Selection:
    """The first visit: the land as a whole, the newest year with most figures, the first theme."""
    return Selection(area=choices.areas.land.code, year=choices.default_year, theme=choices.themes[0])


def parse(choices: Choices, *sources: Mapping[str, object] | None) -> tuple[Selection, tuple[Notice, ...]]:
    """Read a selection from the first source that has a usable value for each field.

    ``sources`` are mappings with Dutch keys, the most important first (the URL, then the store). Unknown
    keys are ignored. A value that this release does not know falls back to the next source and at last to
    ``default``; each gives one Notice, with at most 40 characters of what was asked. A first source that
    names a known area is a whole link: what it leaves out is standard, not what was chosen before, so that
    it opens the same for everyone. An area that is no more in the chosen year makes way for its successor.
    """
    fallback = default(choices)
    notices: dict[str, Notice] = {}

    def known_area(raw: str) -> str | None:
        return code_of(choices.areas, raw)

    maps = [source for source in sources if isinstance(source, Mapping)]
    if maps and maps[0] is sources[0] and known_area(_text(maps[0].get(KEYS["area"]))):
        maps = maps[:1]

    def read(source: Mapping[str, object], name: str, known: Callable[[str], Any]) -> Any:
        raw = _text(source.get(KEYS[name]))
        value = known(raw) if raw else None
        if raw and value is None:
            notices.setdefault(name, Notice(KEYS[name], raw[:40]))
        return value

    def pick(name: str, known: Callable[[str], Any], otherwise: Any) -> Any:
        return next((v for s in maps if (v := read(s, name, known)) is not None), otherwise)

    def subject() -> tuple[str, str | None]:
        """Theme and indicator of one source; an indicator alone brings its theme along."""
        for source in maps:
            indicator = read(source, "indicator", one_of(choices.indicators))
            theme = read(source, "theme", one_of(choices.themes)) or choices.indicators.get(indicator)
            if theme:
                return theme, indicator if choices.indicators.get(indicator) == theme else None
        return fallback.theme, None

    def one_of(allowed: Any) -> Callable[[str], str | None]:
        return lambda raw: raw if raw in allowed else None

    def known_year(raw: str) -> int | None:
        return (
            int(raw)
            if raw.isascii() and raw.isdigit() and len(raw) == 4 and int(raw) in choices.years
            else None
        )

    theme, indicator = subject()
    selection = Selection(
        area=pick("area", known_area, fallback.area),
        year=pick("year", known_year, fallback.year),
        group=pick("group", one_of(choices.groups), fallback.group),
        reference=cast(Reference, pick("reference", one_of(REFERENCES), fallback.reference)),
        theme=theme,
        indicator=indicator,
        compare=pick("compare", known_area, None),
        with_group=pick("with_group", one_of(choices.groups), None),
        division=pick("division", one_of(choices.divisions), None),
    )
    for name in ("area", "compare"):
        selection, notice = _present(choices, selection, name)
        if notice:
            notices[name] = notice
    return selection, tuple(notices.values())


def _present(choices: Choices, selection: Selection, name: str) -> tuple[Selection, Notice | None]:
    """The selection with, for an area that is no more in its year, the area that its people are in now."""
    code, year = getattr(selection, name), selection.year
    since = choices.gone.get(code) if code else None
    if since is None or since > year:
        return selection, None
    went = successors(choices.lineage, choices.areas, code, year)
    instead = standing(choices.lineage, choices.areas, code, year)
    notice = Notice(KEYS[name], choices.areas[code].name, went, since)
    if name == "area":
        return replace(selection, area=instead), notice
    return replace(selection, compare=instead), notice


def _text(raw: object) -> str:
    """The text of a value from outside; a repeated key arrives as a list, its first counts."""
    if isinstance(raw, (list, tuple)):
        raw = raw[0] if raw else None
    if isinstance(raw, int) and not isinstance(raw, bool) and abs(raw) < 10_000:
        return str(raw)  # a year from the store; Python refuses to write out a number of thousands of digits
    return raw.strip() if isinstance(raw, str) else ""
