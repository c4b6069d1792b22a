"""Which file holds what: ``common.yaml`` and ``tables/*.yaml`` as frozen objects.

A table description says

    files        patterns of file names; all that match are read together. ``not_files`` excludes
    year         a year, or {column, pattern} to read it from every row
    division     the year in which its wijken were drawn, when that is not the year of the figures
    where        {column: value}: only these rows count
    also         {column: [other names]}: what CBS called the column in another issue of the table
    like         another description that this one follows, but for what it says itself
    optional     true: not worth a warning when it is not there
    area         code: column; name: columns of which the first that exists is used; parent: for a wijk
    redrawn      {column, changed}: the column that says whether the borders of an area changed since the year
                 before, and the value that says yes. It need not be there
    numbered     StatLine ends its column names on a number that changes every year (AantalInwoners_5). When
                 true we leave that number out. A name that occurs more often gets its order: Nederland#1,
                 Nederland#2 by rising number
    figures      indicator: {herkomst: {teller, noemer, waarde, factor, unit, weight, provisional}}
    groups       when the rows are groups instead of areas: {column, area, codes: {code: herkomst}}, and no
                 ``area``. A figure for "each" is then one per group; in controls its columns are named
                 column@herkomst (group_rows.py)
    controls     sums that must be equal: exactly for land and gemeente, but for rounding for a wijk
    ignored      columns we do not use, with the reason; * and ? may be used
    land_from_gemeenten   give Nederland as the sum (or weighted mean) of its gemeenten

teller, noemer, waarde and weight are a column, or columns with `` + `` and `` - `` between them. Without
``waarde`` the value is the exact quotient; ``weight`` is only used for the mean over all gemeenten.
``factor`` multiplies teller and waarde (x 1,000), ``unit`` the waarde alone (per 10,000 → per 1,000).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import yaml

from data import yamlfile
from data.catalogue import Catalogue
from data.releases.release import Source
from data.sources.statline.expression import Expression, FigureColumns
from data.sources.statline.group_rows import AREA, GroupRows
from data.sources.statline.words import fault

FOLDER = Path(__file__).parent
ROUNDED = 2  # the depth (``Sheet.depths``) from which CBS rounds counts: all areas within a gemeente


@dataclass(frozen=True)
class StatlineTable:
    """One StatLine table, as described in the docstring of this module."""

    id: str
    gives: str
    source: Source
    files: tuple[str, ...]
    not_files: tuple[str, ...]
    year: int | None
    year_column: str
    year_pattern: re.Pattern[str]
    division: int | None
    where: Mapping[str, str]
    groups: GroupRows | None
    code: str
    names: tuple[str, ...]
    parent: str
    redrawn: tuple[str, str]
    numbered: bool
    also: Mapping[str, tuple[str, ...]]
    optional: bool
    kwb: bool
    land_from_gemeenten: bool
    figures: Mapping[str, Mapping[str, FigureColumns]]
    controls: tuple[tuple[Expression, Expression], ...]
    ignored: tuple[str, ...]

    @cached_property
    def number_columns(self) -> frozenset[str]:
        """The columns that must be there and hold numbers."""
        of_figures = {c for groups in self.figures.values() for f in groups.values() for c in f.columns}
        return frozenset(of_figures | {c for pair in self.controls for side in pair for c in side.columns})

    @cached_property
    def counts(self) -> frozenset[str]:
        """Those that hold whole numbers: of a teller or noemer as it stands."""
        every = [f for groups in self.figures.values() for f in groups.values()]
        sides = [s for f in every for s in (f.teller if f.factor == 1 else None, f.noemer) if s]
        values = {c for f in every if f.waarde for c in f.waarde.columns}
        return frozenset(c for side in sides for c in side.columns) - values

    @cached_property
    def text_columns(self) -> frozenset[str]:
        """The columns that must be there and are read as text."""
        of_row = self.groups.column if self.groups else self.code
        return frozenset({of_row, *self.where, *([self.year_column] if self.year_column else [])})


@dataclass(frozen=True, slots=True)
class MapFile:
    """Where the polygons of a level are."""

    level: str
    files: tuple[str, ...]
    code: str


@dataclass(frozen=True)
class Statline:
    """Everything in ``common.yaml``, with its tables in order of precedence."""

    title: str
    edition: str
    tables: tuple[StatlineTable, ...]
    levels: Mapping[str, re.Pattern[str]]  # by id, widest first
    other_levels: re.Pattern[str]
    drop_from_names: tuple[re.Pattern[str], ...]
    totals: Mapping[int, int]
    coverage: float
    inhabitants: tuple[str, str]
    same_share: float
    same_people: int
    maps: tuple[MapFile, ...]


def load(catalogue: Catalogue, folder: Path = FOLDER) -> Statline:
    """Read all descriptions; raises ReleaseError when one cannot be used or names an unknown indicator."""
    common = yamlfile.load((folder / "common.yaml").read_text("utf-8"))
    tables = tuple(_described(folder / "tables" / f"{name}.yaml", catalogue) for name in common["tables"])
    return Statline(
        title=common["title"],
        edition=common["edition"],
        tables=tables,
        levels={level: re.compile(pattern) for level, pattern in common["levels"].items()},
        other_levels=re.compile(common["other_levels"]),
        drop_from_names=tuple(re.compile(p) for p in common["drop_from_names"]),
        totals=common["totals"],
        coverage=common["coverage"],
        inhabitants=(common["inhabitants"]["indicator"], common["inhabitants"]["group"]),
        same_share=common["same_wijk"]["share"],
        same_people=common["same_wijk"]["people"],
        maps=tuple(MapFile(m["level"], tuple(m["files"]), m["code"]) for m in common["maps"]),
    )


def _described(path: Path, catalogue: Catalogue) -> StatlineTable:
    try:
        row = yamlfile.load(path.read_text("utf-8"))
        if "like" in row:
            other = path.with_name(f"{row['like']}.yaml")
            row = yamlfile.load(other.read_text("utf-8")) | row
        return _table(row, catalogue)
    except (OSError, yaml.YAMLError, re.error, ValueError, TypeError, AttributeError) as error:
        raise fault("beschrijving", file=path.name, reason=error) from error
    except KeyError as error:
        raise fault("beschrijving_mist", file=path.name, field=error.args[0]) from error


def _table(row: dict[str, Any], catalogue: Catalogue) -> StatlineTable:
    year = row["year"]
    from_column = isinstance(year, dict)
    groups = GroupRows(**row["groups"]) if "groups" in row else None
    area = {"code": AREA} if groups else row["area"]
    return StatlineTable(
        id=row["id"],
        gives=row["gives"],
        source=Source(**row["source"]),
        files=tuple(row["files"]),
        not_files=tuple(row.get("not_files", ())),
        year=None if from_column else year,
        year_column=year["column"] if from_column else "",
        year_pattern=re.compile(year.get("pattern", r"^(\d{4})$") if from_column else ""),
        division=row.get("division"),
        where=row.get("where", {}),
        groups=groups,
        code=area["code"],
        names=tuple(area.get("name", ())),
        parent=area.get("parent", ""),
        redrawn=(row["redrawn"]["column"], str(row["redrawn"]["changed"])) if "redrawn" in row else ("", ""),
        numbered=row.get("numbered", True),
        also={ours: tuple(theirs) for ours, theirs in row.get("also", {}).items()},
        optional=row.get("optional", False),
        kwb=row.get("kwb", False),
        land_from_gemeenten=row.get("land_from_gemeenten", False),
        figures=_figures(row, catalogue, groups),
        controls=tuple(
            (Expression.parse(c["left"]), Expression.parse(c["right"])) for c in row.get("controls", ())
        ),
        ignored=tuple(name for group in row.get("ignored", ()) for name in group["columns"]),
    )


def _figures(
    row: dict[str, Any], catalogue: Catalogue, rows: GroupRows | None
) -> dict[str, dict[str, FigureColumns]]:
    found: dict[str, dict[str, FigureColumns]] = {}
    for indicator, groups in row.get("figures", {}).items():
        for group, parts in (rows.each(groups) if rows else groups).items():
            if indicator not in catalogue.indicators or group not in catalogue.groups:
                raise fault("beschrijving_onbekend", table=row["id"], indicator=indicator, group=group)
            expressions = {
                part: Expression.parse(parts[part])
                for part in ("waarde", "teller", "noemer", "weight")
                if part in parts
            }
            if not expressions.keys() & {"waarde", "teller"}:
                raise fault("beschrijving_leeg", table=row["id"], indicator=indicator, group=group)
            figure = FigureColumns(
                **expressions,
                factor=parts.get("factor", 1.0),
                unit=parts.get("unit", 1.0),
                provisional=parts.get("provisional", False),
            )
            found.setdefault(indicator, {})[group] = figure
    return found
