"""Which figures somebody wants to take along: indicators, areas, groups and years, as one small object.

The same in the address of /database, in that of /api/v1/cijfers and in the code. Each of the four is a list
of codes or of names of a set (a theme, all areas of a level, those in an area, a classification, "alle"), so
that an address stays short and still says the same in a later release. ``parse`` never raises.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal, cast
from urllib.parse import urlencode

import numpy as np
import numpy.typing as npt

from data.areas import Areas
from data.asked.places import ALL, area_set, area_token, set_name, set_names
from data.monitor import Monitor

Pivot = Literal["", "jaar", "herkomst"]
PIVOTS: tuple[Pivot, ...] = ("", "jaar", "herkomst")
KEYS = ("indicator", "gebied", "herkomst", "jaar", "kolommen", "uitgebreid", "leeg")
MOST_CODES = 700  # named areas in one request: an address must fit in what servers and browsers take
Positions = npt.NDArray[np.intp]


@dataclass(frozen=True, slots=True)
class Request:
    """What was asked, in the words of the asker. ``columns`` puts years or groups side by side.

    ``full`` asks for counts and intervals beside those (without ``columns`` they are always there);
    ``empty`` asks for rows of which the source gives no figure, too.
    """

    indicators: tuple[str, ...] = ()
    areas: tuple[str, ...] = ()
    groups: tuple[str, ...] = ("T",)
    years: tuple[str, ...] = (ALL,)
    columns: Pivot = ""
    empty: bool = False
    full: bool = False

    def to_query(self) -> str:
        """The request as the query part of an address; what is standard is left out."""
        asked = {
            "indicator": ",".join(self.indicators),
            "gebied": ",".join(self.areas),
            "herkomst": "" if self.groups == ("T",) else ",".join(self.groups),
            "jaar": "" if self.years == (ALL,) else ",".join(self.years),
            "kolommen": self.columns,
            "uitgebreid": "ja" if self.full and self.columns else "",
            "leeg": "ja" if self.empty else "",
        }
        return urlencode({key: value for key, value in asked.items() if value}, safe=",")


@dataclass(frozen=True, slots=True)
class Fault:
    """A parameter that could not be followed; ``message`` is a Dutch sentence. ``absent``: not here."""

    parameter: str
    value: str
    message: str
    absent: bool = False


@dataclass(frozen=True, slots=True)
class RequestCells:
    """A request as positions: in ``monitor.indicators``, and on the year, group and area axes of the cube."""

    indicators: Positions
    years: Positions
    groups: Positions
    areas: Positions
    empty: bool = False

    @property
    def size(self) -> int:
        """How many combinations are asked for, whether there is a figure or not."""
        return len(self.indicators) * len(self.years) * len(self.groups) * len(self.areas)


def parse(monitor: Monitor, params: Mapping[str, object]) -> tuple[Request, tuple[Fault, ...]]:
    """The request in ``params`` (text or lists of text; a text may hold several, with commas between).

    What this release does not know is left out and gives a Fault; the rest is kept in the order given.
    """
    faults: list[Fault] = []

    def read(key: str, name_of: Callable[[str], str | None], standard: tuple[str, ...]) -> tuple[str, ...]:
        asked = split(params.get(key))
        names = dict.fromkeys(k for raw in asked if (k := name_of(raw)))
        wrong = [raw for raw in asked if not name_of(raw)]
        faults.extend(_unknown(monitor, key, raw) for raw in wrong[:20])
        return tuple(names) or standard

    areas = read("gebied", lambda raw: area_token(monitor.areas, raw), ())
    if len(areas) > MOST_CODES:
        faults.append(Fault("gebied", f"{len(areas)}", _too_many(monitor, len(areas))))
        areas = areas[:MOST_CODES]
    years = {str(y) for y in monitor.release.years} | {ALL}
    columns = cast(Pivot, read("kolommen", _one_of(("geen", *PIVOTS[1:])), ("geen",))[0].replace("geen", ""))

    def yes(key: str) -> bool:
        return read(key, _one_of({"ja", "nee"}), ("nee",))[-1] == "ja"

    return Request(
        indicators=read("indicator", _one_of(indicator_tokens(monitor)), ()),
        areas=areas,
        groups=read("herkomst", _one_of(group_tokens(monitor)), ("T",)),
        years=read("jaar", _one_of(years), (ALL,)),
        columns=columns,
        empty=yes("leeg"),
        full=yes("uitgebreid") and bool(columns),
    ), tuple(faults)


def split(value: object) -> list[str]:
    """The parts of a parameter: repeated keys and commas come to the same."""
    parts = value if isinstance(value, (list, tuple)) else [value]
    return [p for part in parts if isinstance(part, str) for raw in part.split(",") if (p := raw.strip())]


def _one_of(allowed: Iterable[str]) -> Callable[[str], str | None]:
    known = frozenset(allowed)
    return lambda raw: raw if raw in known else None


def _unknown(monitor: Monitor, key: str, raw: str) -> Fault:
    shown = raw[:40]
    if key == "gebied":
        return Fault(key, shown, monitor.catalogue.text("verzoek.onbekend_gebied", waarde=shown), True)
    return Fault(key, shown, monitor.catalogue.text("verzoek.onbekend", parameter=key, waarde=shown))


def _too_many(monitor: Monitor, count: int) -> str:
    """That so many areas by themselves do not fit, and which set to name instead."""
    levels = monitor.areas.tiers[1:3]
    sets = [f"'{name}'" for name in set_names(monitor.areas)[:1]]
    sets += [f"'{set_name(b)}-van-{a.prefix}…'" for a, b in pairwise(levels)]
    return monitor.catalogue.text(
        "verzoek.te_veel_codes", aantal=count, meest=MOST_CODES, sets=" of ".join(sets)
    )


def indicator_tokens(monitor: Monitor) -> tuple[str, ...]:
    """Everything ``indicator`` can be: indicators, themes with figures, all."""
    themes = (t.id for t in monitor.themes if monitor.by_theme[t.id])
    return (*(i.id for i in monitor.indicators), *themes, ALL)


def group_tokens(monitor: Monitor) -> tuple[str, ...]:
    """Everything ``herkomst`` can be: groups, classifications, all."""
    return (*monitor.cube.groups, *(c.id for c in monitor.classifications), ALL)


def cells(monitor: Monitor, request: Request) -> RequestCells:
    """The request as positions, each axis in the order of the release, without doubles."""
    return RequestCells(
        indicators=_indicators(monitor, request.indicators),
        years=_some(
            p for y, p in monitor.cube.years.items() if {str(y), ALL} & set(request.years)
        ),
        groups=_groups(monitor, request.groups),
        areas=_areas(monitor.areas, request.areas),
        empty=request.empty,
    )  # fmt: skip


def tidy(monitor: Monitor, request: Request) -> Request:
    """The same request in fewer words: a theme, classification or set instead of all that is in it."""
    asked = cells(monitor, request)
    indicators = _shorter(
        [monitor.indicators[p].id for p in asked.indicators],
        {t.id: [monitor.indicators[p].id for p in monitor.by_theme[t.id]] for t in monitor.themes},
    )
    codes, held = tuple(monitor.cube.groups), monitor.cube.groups
    groups = _shorter(
        [codes[p] for p in asked.groups],
        {c.id: [g.code for g in c.groups if g.code in held] for c in monitor.classifications},
    )
    years = [str(monitor.release.years[p]) for p in asked.years]
    return replace(
        request,
        indicators=(ALL,) if len(asked.indicators) == len(monitor.indicators) else indicators,
        groups=(ALL,) if len(asked.groups) == len(codes) else groups,
        years=(ALL,) if len(years) == len(monitor.release.years) else tuple(years),
    )


def _shorter(chosen: list[str], sets: dict[str, list[str]]) -> tuple[str, ...]:
    """``chosen`` with the name of each set of two or more that is in it whole, instead of its members."""
    whole = {n: members for n, members in sets.items() if len(members) > 1 and set(members) <= set(chosen)}
    covered = {m for members in whole.values() for m in members}
    return (*whole, *(c for c in chosen if c not in covered))


def _some(positions: Iterable[int]) -> Positions:
    return np.array(sorted(set(positions)), np.intp)


def _indicators(monitor: Monitor, tokens: tuple[str, ...]) -> Positions:
    return _some(p for p, i in enumerate(monitor.indicators) if {i.id, i.theme, ALL} & set(tokens))


def _groups(monitor: Monitor, tokens: tuple[str, ...]) -> Positions:
    wanted = set(tokens)
    for classification in monitor.classifications:
        if classification.id in wanted:
            wanted.update(g.code for g in classification.groups)
    return _some(p for code, p in monitor.cube.groups.items() if code in wanted or ALL in wanted)


def _areas(areas: Areas, tokens: tuple[str, ...]) -> Positions:
    chosen = np.zeros(len(areas), np.bool_)
    for token in tokens:
        if token == ALL:
            chosen[:] = True
        elif named := area_set(areas, token):
            chosen |= named.mask(areas)
        else:
            chosen[areas.index[token]] = True
    return np.flatnonzero(chosen)
