"""The areas of all sheets together: newest names, what each lies in, and the years they exist."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence

from data.areas import STANDARD, Area, Areas
from data.progress import steps
from data.releases.limits import cleaned
from data.sources.statline.mapping import Statline
from data.sources.statline.reader import LAND, StatlineSheet
from data.sources.statline.words import fault, say, some


def gather(sheets: Sequence[StatlineSheet], statline: Statline, *, shown: bool = False) -> Areas:
    """Every area that occurs in any sheet; ``shown``: at a terminal it says how far it is.

    ``from_year`` is None when the area is there from the first year we have for its level, and ``to_year``
    when it is there in the last: only a real beginning or end is noted. Raises ReleaseError when the
    area that one lies in occurs nowhere, or when an area occurs twice in one table and year.
    """
    _no_doubles(sheets)
    tiers = tuple(tier for tier in STANDARD if tier.id in statline.levels)
    by_id = {tier.id: tier for tier in tiers}
    levels: dict[str, str] = {LAND: tiers[0].id}
    years: dict[str, set[int]] = defaultdict(set)
    parents: dict[str, str] = {}
    for sheet in steps(sheets, "gebieden", shown=shown):
        rows = zip(sheet.codes, sheet.levels, sheet.years.tolist(), sheet.parents, strict=True)
        for code, level, year, parent in rows:
            levels[code] = level
            years[code].add(year)
            wider = by_id.get(by_id[level].parent or "")
            if wider is tiers[0]:
                parents[code] = LAND
            elif wider is not None:
                # The column says in which gemeente; of what is narrower only the code says in what it lies.
                parents[code] = parent if parent and wider is tiers[1] else wider.code(code)
    orphans = sorted({f"{w} ({g})" for w, g in parents.items() if g not in levels})
    if orphans:
        raise fault("wees", orphans=some(orphans))
    spans = {
        level: {y for code, seen in years.items() if levels[code] == level for y in seen}
        for level in set(levels.values())
    }
    lives = {code: _span(years[code], spans[level]) for code, level in levels.items()}
    names = _names(sheets, statline, parents, {code: last for code, (_, last) in lives.items()})
    return Areas(
        [
            Area(code, names.get(code, code), level, parents.get(code), *lives[code])
            for code, level in levels.items()
        ],
        tiers,
    )


def _no_doubles(sheets: Sequence[StatlineSheet]) -> None:
    files: dict[tuple[str, str, int], list[str]] = defaultdict(list)
    for sheet in sheets:
        for code, year in zip(sheet.codes, sheet.years.tolist(), strict=True):
            files[sheet.table.id, code, year].append(sheet.file)
    double = {key: where for key, where in files.items() if len(where) > 1}
    if double:
        (_, code, year), where = next(iter(double.items()))
        raise fault(
            "gebied_dubbel", count=len(double), code=code, year=year, files=" / ".join(sorted(set(where)))
        )


def _span(seen: set[int], possible: set[int]) -> tuple[int | None, int | None]:
    if not seen:
        return None, None
    first, last = min(seen), max(seen)
    return None if first == min(possible) else first, None if last == max(possible) else last


def _names(
    sheets: Sequence[StatlineSheet], statline: Statline, parents: dict[str, str], ends: dict[str, int | None]
) -> dict[str, str]:
    """The newest name of each area, different from the names of its siblings."""
    newest: dict[str, tuple[int, str]] = {}
    for sheet in reversed(sheets):  # in a tie the table with precedence wins
        for code, year, name in zip(sheet.codes, sheet.years.tolist(), sheet.names, strict=True):
            if name and year >= newest.get(code, (0, ""))[0]:
                newest[code] = (year, name)
    given = {code: cleaned(name) for code, (_, name) in newest.items()}
    short = {code: _cleaned(name, statline.drop_from_names) for code, name in given.items()}
    # Two siblings of one time with the same name keep their number: Wijk 00 Roden and Wijk 01 Roden.
    together = Counter((parents.get(code), name, ends[code]) for code, name in short.items())
    short = {
        code: name if together[parents.get(code), name, ends[code]] == 1 else given[code]
        for code, name in short.items()
    }
    alike = Counter((parents.get(code), name) for code, name in short.items())
    return {
        code: say("naam_tot", name=name, year=ends[code])
        if ends[code] is not None and alike[parents.get(code), name] > 1
        else name
        for code, name in short.items()
    }


def _cleaned(name: str, patterns: Sequence[re.Pattern[str]]) -> str:
    for pattern in patterns:
        name = pattern.sub("", name)
    return cleaned(name)
