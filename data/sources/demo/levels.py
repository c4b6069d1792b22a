"""What the invented figures look like on average: ``levels.yaml``, ``cells.csv`` and ``profiles.csv``.

A *cell* is the finest group we keep people in: herkomst Nederland, and nineteen countries times born
outside or in Nederland. Five groups, twenty groups and everybody are sums of cells.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from data import yamlfile
from data.catalogue import Catalogue
from data.sources.demo.randomness import Floats

FOLDER = Path(__file__).parent
YEARS = tuple(range(2013, 2025))
GEMEENTEN = 342  # the number of gemeenten the national numbers belong to
AGES = 6  # age groups, in the order of levels.yaml

Bools = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class PeopleCells:
    """The cells; arrays of shape (cells,) unless said otherwise."""

    code: tuple[str, ...]
    country: tuple[str, ...]
    family: tuple[str, ...]  # NL, EU or BE
    born_abroad: Bools
    people: Floats  # (years, cells) persons in the whole country
    city: Floats  # how much more often in large gemeenten
    mix: Floats  # how much more often in mixed wijken
    ages: Floats  # (cells, AGES) shares that add up to 1


@dataclass(frozen=True)
class WijkKind:
    """A kind of wijk; see ``kinds`` in levels.yaml."""

    name: str
    place: tuple[float, float, float]
    town: float
    size: float
    deprivation: float
    mix: float
    ages: tuple[float, ...]


@dataclass(frozen=True)
class Height:
    """How high an indicator is, per year and cell, and how it differs between wijken."""

    id: str
    population: str
    profile: Floats  # (cells,) at the anchor year, in the unit of the indicator
    total: Floats  # (years,) for everybody, in the unit of the indicator
    anchor: int  # position of the year the profile belongs to
    per_cell: Mapping[int, Floats]  # cell -> (years,), where a cell has its own course
    spread: float
    own: float
    persistence: float
    available: Bools  # (years,)
    awaited: Bools  # (years,) not published yet
    provisional: tuple[int, ...]
    complement_of: str | None = None


@dataclass(frozen=True)
class Fact:
    """A published national figure the demo must resemble; ``within`` is a percentage of ``value``."""

    indicator: str
    group: str
    year: int
    value: float
    within: float
    source: str


@dataclass(frozen=True)
class Levels:
    """Everything in the three files."""

    cells: PeopleCells
    kinds: tuple[WijkKind, ...]
    age_bands: tuple[str, ...]
    age_totals: Floats  # (years, AGES) shares of the whole population
    populations: Mapping[str, tuple[float, ...]]
    indicators: Mapping[str, Height]
    facts: tuple[Fact, ...]
    per_wijk: float  # buurten, on average
    narrow: Mapping[str, tuple[str, ...]]  # indicator -> the groups of which buurten have figures


def load() -> Levels:
    """Read the three files."""
    raw = yamlfile.load((FOLDER / "levels.yaml").read_text("utf-8"))
    cells = _cells(pd.read_csv(FOLDER / "cells.csv", keep_default_na=False))
    profiles = pd.read_csv(FOLDER / "profiles.csv", keep_default_na=False).set_index("cell")
    profiles = profiles.loc[list(cells.code)]
    indicators: dict[str, Height] = {}
    for name, row in raw["indicators"].items():
        source = raw["indicators"][row["complement_of"]] | row if "complement_of" in row else row
        indicators[name] = _level(name, source, cells, profiles)
    age_totals = np.stack([_course(course) for course in raw["ages"].values()], axis=1)
    return Levels(
        cells=cells,
        kinds=tuple(
            WijkKind(name, **(row | {"place": tuple(row["place"]), "ages": tuple(row["ages"])}))
            for name, row in raw["kinds"].items()
        ),
        age_bands=tuple(raw["ages"]),
        age_totals=age_totals / age_totals.sum(axis=1, keepdims=True),
        populations={name: tuple(weights) for name, weights in raw["populations"].items()},
        indicators=indicators,
        facts=tuple(Fact(**row) for row in raw["facts"]),
        per_wijk=raw["buurten"]["per_wijk"],
        narrow={name: tuple(codes) for name, codes in raw["buurten"]["figures"].items()},
    )


def groups(catalogue: Catalogue, cells: PeopleCells) -> dict[str, npt.NDArray[np.intp]]:
    """The groups of the release in catalogue order: code -> a position per cell of it."""
    found: dict[str, npt.NDArray[np.intp]] = {}
    family, country = np.array(cells.family), np.array(cells.country)
    for classification in ("totaal", "vijfdeling", "twintigdeling"):
        for group in catalogue.classifications[classification].groups:
            if group.code == "T":
                member = np.ones(len(cells.code), bool)
            elif classification == "vijfdeling" and group.code != "NL":
                member = (family == group.family) & (cells.born_abroad == group.code.endswith("_BU"))
            else:
                member = country == group.code
            found[group.code] = np.flatnonzero(member)
    return found


def _cells(frame: pd.DataFrame) -> PeopleCells:
    anchors = [c for c in frame.columns if c.startswith("p2")]
    people = [
        _course({int(c[1:]): 1000 * float(row[c]) for c in anchors}) for row in frame.to_dict("records")
    ]
    ages = frame.loc[:, "a0_3":"a65"].to_numpy(np.float64)
    return PeopleCells(
        code=tuple(frame["cell"]),
        country=tuple(frame["country"]),
        family=tuple(frame["family"]),
        born_abroad=frame["bu"].to_numpy(bool),
        people=np.stack(people, axis=1),
        city=frame["city"].to_numpy(np.float64),
        mix=frame["mix"].to_numpy(np.float64),
        ages=ages / ages.sum(axis=1, keepdims=True),
    )


def _level(name: str, row: Mapping[str, Any], cells: PeopleCells, profiles: pd.DataFrame) -> Height:
    years = np.array(YEARS)
    last = row.get("last", YEARS[-1])
    return Height(
        id=name,
        population=row["population"],
        profile=profiles[row["profile"]].to_numpy(np.float64),
        total=_course(row["total"]),
        anchor=YEARS.index(row["anchor"]),
        per_cell={cells.code.index(c): _course(course) for c, course in row.get("per_cell", {}).items()},
        spread=row["spread"],
        own=row["own"],
        persistence=row["persistence"],
        available=(years >= row.get("first", YEARS[0])) & (years <= last),
        awaited=(years > last) & bool(row.get("goes_on")),
        provisional=tuple(row.get("provisional", ())),
        complement_of=row.get("complement_of"),
    )


def _course(points: Mapping[int, float]) -> Floats:
    """Values for all years from those for some; before the first and after the last they stay put."""
    return np.interp(YEARS, list(points), list(points.values()))
