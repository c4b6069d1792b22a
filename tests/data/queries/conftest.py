"""A small release with a figure of every kind and every reason for absence, and its Parquet as tables."""

from __future__ import annotations

import random
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from data.areas import STANDARD, Area, Areas
from data.asked.selection import REFERENCES, Selection
from data.catalogue import Indicator, shipped
from data.cubes import cube
from data.monitor import Monitor, open_monitor
from data.releases.release import Source, Status, read
from data.releases.writer import ReleaseWriter
from tests.data.queries.obvious import Files, table

YEARS = tuple(range(2014, 2023))
GROUPS = ("T", "NL", "BE_BU", "SYR")
WIJKEN = (9, 8, 3, 2, 1, 1, 1, 1, 0, 0)  # per gemeente: enough peers, just enough, too few, none

# Every kind and direction, a break, a modelled one, one without a total, one that is not in the taart.
LAST_YEAR = {
    "inwoners": 2022,
    "aandeel_groep": 2022,
    "leeftijd_0_3": 2022,
    "cito": 2020,
    "vsv": 2022,
    "bijstand": 2021,
    "betalingsachterstand": 2022,
    "segregatie_be": 2019,
    "leefbaarometer": 2022,
    "verdachten": 2022,
    "leeftijd_overleden": 2022,
    "ggz_basis": 2018,
}


def areas() -> Areas:
    rows = [Area("NL00", "Nederland", "land", None)]
    for g, number in enumerate(WIJKEN, 1):
        rows.append(Area(f"GM{g:04}", f"Gemeente {g}", "gemeente", "NL00"))
        rows += [Area(f"WK{g:04}{w:02}", f"Wijk {w}", "wijk", f"GM{g:04}") for w in range(number)]
    return Areas(rows)


def deep_areas(depth: int) -> Areas:
    """Nine gemeenten of which the first has three wijken of nine, two and no buurten, down to ``depth``."""
    rows = [Area("NL00", "Nederland", "land", None)]
    rows += [Area(f"GM{g:04}", f"Gemeente {g}", "gemeente", "NL00") for g in range(1, 10)]
    for w, number in enumerate((9, 2, 0)):
        rows.append(Area(f"WK0001{w:02}", f"Wijk {w}", "wijk", "GM0001"))
        rows += [Area(f"BU0001{w:02}{b:02}", f"Buurt {b}", "buurt", f"WK0001{w:02}") for b in range(number)]
    tiers = STANDARD[:depth]
    return Areas([r for r in rows if r.level in {t.id for t in tiers}], tiers)


def _write(writer: ReleaseWriter, indicator: Indicator, chance: np.random.Generator) -> None:
    """Random figures; about one in five is absent, each for a reason of its own."""
    shape = (len(writer.years), len(writer.groups), len(writer.areas))
    size = {"land": 200_000, "gemeente": 6_000, "wijk": 700, "buurt": 300}
    people = np.array([size[a.level] for a in writer.areas]) * np.array([1, 0.7, 0.15, 0.02])[:, None]
    denominator = chance.poisson(np.broadcast_to(people, shape)).astype(np.int32)
    share = np.clip(chance.normal(0.15, 0.06, shape), 0, 1)
    numerator = chance.binomial(denominator, share).astype(np.int32)
    value = (indicator.per * numerator / np.maximum(denominator, 1)).astype(np.float32)
    if indicator.kind == "aantal":
        numerator, value = denominator, denominator.astype(np.float32)
    if indicator.kind in ("gemiddelde", "index"):
        numerator = np.full(shape, -1, np.int32)
        low, high = indicator.range
        value = (low + (high - low) * chance.normal(0.5, 0.04, shape)).astype(np.float32)
    numerator = np.where(chance.random(shape) < 0.1, np.int32(-1), numerator)
    if indicator.kind == "aandeel":
        denominator = np.where(chance.random(shape) < 0.05, np.int32(-1), denominator)
    status = chance.choice(5, shape, p=[0.06, 0.8, 0.06, 0.04, 0.04]).astype(np.uint8)
    status[np.asarray(writer.years) > LAST_YEAR[indicator.id]] = Status.NIET_BESCHIKBAAR
    wijken = writer.areas.level_slice("wijk")
    status[-2:, :, wijken] = np.where(indicator.id == "bijstand", 0, status[-2:, :, wijken])
    if indicator.id == "ggz_basis":
        status[:, 1:, wijken] = Status.NIET_BESCHIKBAAR  # no groups in wijken at all
    if indicator.id != "inwoners":
        status[:, 1:, writer.areas.level_slice("buurt")] = Status.NIET_BESCHIKBAAR  # as in reality
    if not indicator.total:
        status[:, 0] = Status.NIET_BESCHIKBAAR
    writer.figures(indicator.id, value, numerator, denominator, status, provisional=[2022])


def _monitor(root: Path, areas: Areas) -> Monitor:
    catalogue, chance = shipped(), np.random.default_rng(20)
    source = Source("Verzonnen", "-", "2026-01-01", "EUPL-1.2")
    with ReleaseWriter(
        root, "proef", title="Proef", areas=areas, years=YEARS, groups=GROUPS, sources=[source]
    ) as writer:
        for indicator in LAST_YEAR:
            _write(writer, catalogue.indicators[indicator], chance)
        release = read(writer.finish())
        return Monitor(catalogue, release, cube.load(release))


@pytest.fixture(scope="session")
def monitor(tmp_path_factory: pytest.TempPathFactory) -> Monitor:
    """The monitor on the small release."""
    return _monitor(tmp_path_factory.mktemp("queries"), areas())


@pytest.fixture(scope="session")
def four_levels(tmp_path_factory: pytest.TempPathFactory) -> Monitor:
    """The same with few wijken but with buurten in them."""
    return _monitor(tmp_path_factory.mktemp("vier"), deep_areas(4))


@pytest.fixture(scope="session")
def two_levels(tmp_path_factory: pytest.TempPathFactory) -> Monitor:
    """The same with gemeenten alone."""
    return _monitor(tmp_path_factory.mktemp("twee"), deep_areas(2))


@pytest.fixture(scope="session")
def moved(moved_release: Path) -> Monitor:
    """A release in which areas changed, with earlier years counted anew."""
    return open_monitor(str(moved_release))


@pytest.fixture(scope="session")
def files(monitor: Monitor) -> Files:
    """The Parquet of the small release, read without the cube."""
    return Files(monitor.release)


@pytest.fixture(scope="session")
def tables(monitor: Monitor) -> dict[str, pd.DataFrame]:
    """The same, as a table per indicator."""
    return {indicator: table(monitor.release, indicator) for indicator in monitor.release.indicators}


THEMES = ("demografie", "onderwijs", "arbeid_inkomen", "wonen_leefomgeving", "veiligheid", "zorg_welzijn")


@pytest.fixture(scope="session")
def some_selections() -> list[Selection]:
    """A few hundred random selections on the small release, the same ones every time."""
    draw = random.Random(6).choice
    codes = [a.code for a in areas()]
    return [
        Selection(
            area=draw(draw([codes[:11], codes])),  # gemeenten as often as wijken
            year=draw(YEARS),
            theme=draw(THEMES),
            group=draw(GROUPS),
            reference=draw(REFERENCES),
        )
        for _ in range(300)
    ]
