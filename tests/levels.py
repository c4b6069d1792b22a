"""Small releases of another number of levels than three: land, gemeente, wijk, buurt; and land, gemeente.

Every count of an area is the sum of those of its parts, before small ones are hidden.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from data.areas import Area, Areas
from data.catalogue import Indicator, shipped
from data.releases.release import Source, Status
from data.releases.writer import ReleaseWriter

YEARS = (2022, 2023)
GROUPS = ("T", "NL", "EU_BU", "EU_NL", "BE_BU", "BE_NL")
SHARES = (0.68, 0.07, 0.05, 0.12, 0.08)  # of the groups after T
BANDS = (
    "leeftijd_0_3",
    "leeftijd_4_12",
    "leeftijd_13_17",
    "leeftijd_18_26",
    "leeftijd_27_64",
    "leeftijd_65plus",
)
BAND_SHARES = (0.04, 0.1, 0.06, 0.12, 0.48, 0.2)
INDICATORS = ("inwoners", *BANDS, "bijstand", "verdachten", "leefbaarometer")
# Buurten per wijk per gemeente: one gemeente is a single wijk, one wijk has enough buurten for a spread.
BUURTEN = ((9, 5, 5, 4), (5, 6, 4, 5), (5,))
NAMES = ("Aadorp", "Beekstad", "Ceeveen")
LINE = 10

Counts = npt.NDArray[np.int64]
Shape = tuple[int, ...]


def four_areas() -> Areas:
    """Three gemeenten with 4, 4 and 1 wijken, and 4 to 9 buurten in each wijk; 61 areas in all."""
    rows = [Area("NL00", "Nederland", "land", None)]
    for g, (name, wijken) in enumerate(zip(NAMES, BUURTEN, strict=True), 1):
        rows.append(Area(f"GM{g:04}", name, "gemeente", "NL00"))
        for w, buurten in enumerate(wijken):
            wijk = f"{g:04}{w:02}"
            rows.append(Area(f"WK{wijk}", name if len(wijken) == 1 else f"Wijk {w}", "wijk", f"GM{g:04}"))
            rows += [Area(f"BU{wijk}{b:02}", f"Buurt {w}-{b}", "buurt", f"WK{wijk}") for b in range(buurten)]
    return Areas(rows)


def two_areas(gemeenten: int = 12) -> Areas:
    """The land and its gemeenten, nothing below: enough of them for a spread."""
    rows = [Area(f"GM{g:04}", f"Gemeente {g:02}", "gemeente", "NL00") for g in range(1, gemeenten + 1)]
    return Areas([Area("NL00", "Nederland", "land", None), *rows])


def summed(areas: Areas, leaves: Counts) -> Counts:
    """Counts (…, area) with every area the sum of its parts; ``leaves`` has those of the areas without."""
    total = leaves.copy()
    for at in range(len(areas) - 1, 0, -1):  # narrow levels come last, so parts are ready before their whole
        total[..., areas.parents[at]] += total[..., at]
    return total


def _is_leaf(areas: Areas) -> npt.NDArray[np.bool_]:
    leaf = np.ones(len(areas), np.bool_)
    leaf[areas.parents[areas.parents >= 0]] = False
    return leaf


def people(areas: Areas, chance: np.random.Generator) -> Counts:
    """Persons (year, group, band, area); group T is the sum of the others. Leaves hold 20 to 1,500 people."""
    leaf = _is_leaf(areas)
    size = np.where(leaf, chance.integers(20, 1_500, len(areas)), 0) * (
        1 if areas.tiers[-1].id == "buurt" else 8
    )
    share = np.multiply.outer(SHARES, BAND_SHARES)
    drawn = chance.poisson(size * np.broadcast_to(share[..., None], (len(YEARS), *share.shape, len(areas))))
    return summed(areas, np.concatenate([drawn.sum(axis=1, keepdims=True), drawn], axis=1))


def _of_persons(counts: Counts, areas: Areas, chance: np.random.Generator) -> tuple[Any, Any]:
    """Teller and noemer (year, group, area) of a share or rate of persons from 15 to 64 or so."""
    noemer = counts[:, :, 3:5].sum(axis=2)
    part = chance.binomial(np.where(_is_leaf(areas), noemer, 0)[:, 1:], 0.08)
    return summed(areas, np.concatenate([part.sum(axis=1, keepdims=True), part], axis=1)), noemer


def _cells(
    indicator: Indicator, counts: Counts, areas: Areas, chance: np.random.Generator
) -> tuple[Any, Any, Any]:
    """Value, teller and noemer (year, group, area); teller -1 where there is none."""
    everyone = counts.sum(axis=2)
    if indicator.kind == "aantal":
        return everyone.astype(np.float32), everyone, everyone
    if indicator.id in BANDS:
        teller, noemer = counts[:, :, BANDS.index(indicator.id)], everyone
    elif indicator.kind == "index":
        return chance.normal(4, 0.3, everyone.shape).astype(np.float32), np.full(everyone.shape, -1), everyone
    else:
        teller, noemer = _of_persons(counts, areas, chance)
    return (indicator.per * teller / np.maximum(noemer, 1)).astype(np.float32), teller, noemer


def _status(indicator: Indicator, areas: Areas, teller: Counts, noemer: Counts) -> npt.NDArray[np.uint8]:
    """What is shown (year, group, area): no small counts; of buurten only demography of all together."""
    status = np.full(noemer.shape, Status.BESCHIKBAAR, np.uint8)
    status[(noemer < LINE) | ((teller > 0) & (teller < LINE))] = Status.ONDERDRUKT
    if not indicator.split:
        status[:, 1:] = Status.NIET_BESCHIKBAAR
    buurten = areas.level_slice("buurt")
    status[:, 1 if indicator.theme == "demografie" else 0 :, buurten] = Status.NIET_BESCHIKBAAR
    return status


def made(areas: Areas) -> Iterator[tuple[str, tuple[Any, Counts, Counts, npt.NDArray[np.uint8]]]]:
    """Of each indicator its name, and value, teller, noemer and status (year, group, area).

    The numbers are the true ones, also where the status says that they are hidden.
    """
    catalogue, chance = shipped(), np.random.default_rng(5)
    counts = people(areas, chance)
    for name in INDICATORS:
        indicator = catalogue.indicators[name]
        value, teller, noemer = _cells(indicator, counts, areas, chance)
        yield name, (value, teller, noemer, _status(indicator, areas, teller, noemer))


def write(root: Path, areas: Areas, edition: str) -> Path:
    """A release of these areas: inhabitants by age and origin, and three themes more; always the same."""
    source = Source("Verzonnen", "proef", "2026-01-01", "EUPL-1.2")
    with ReleaseWriter(
        root,
        edition,
        title="Proef",
        areas=areas,
        years=YEARS,
        groups=GROUPS,
        sources=[source],
        fictional=True,
    ) as writer:
        for name, (value, teller, noemer, status) in made(areas):
            writer.figures(name, value, teller.astype(np.int32), noemer.astype(np.int32), status)
        return writer.finish()
