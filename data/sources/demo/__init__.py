"""The demo edition: an invented country with invented figures, drawn to resemble the real levels.

Real names with invented figures by origin would be harmful, so nothing in it exists: not the
gemeenten, not the wijken, not their map. A release is byte for byte the same for a seed.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import numpy.typing as npt

from data import catalogue as catalogue_module
from data.areas import Area, Areas
from data.catalogue import Catalogue, Indicator
from data.disclosure.delivered import Delivered
from data.disclosure.protection import Protection
from data.disclosure.words import spoken
from data.progress import progress_bar
from data.releases.provenance import Origin
from data.releases.release import Source, Status
from data.releases.writer import ReleaseWriter
from data.sources.demo import borders, buurten, checks, landscape, levels, names, population
from data.sources.demo.figures import Maker
from data.sources.demo.hexgrid import HexGrid
from data.sources.demo.narrow import NarrowFigures
from data.sources.demo.rollup import Rollup

EDITION = "demo"
LAND = "NL00"
CREATED = datetime(2025, 1, 1, tzinfo=UTC)  # fixed, so that the same figures are the same release
FIRST_CODE = 9001  # no gemeente has ever had a code this high
MIN_GEMEENTEN = 5
THREADS = 2


@dataclass(frozen=True)
class Country:
    """The country and its people, ready to make figures of."""

    catalogue: Catalogue
    levels: levels.Levels
    grid: HexGrid
    gemeenten: landscape.Gemeenten
    wijken: landscape.Wijken
    maker: Maker
    areas: Areas
    wide: Areas  # the same without buurten
    narrow: NarrowFigures


def build(
    root: Path, *, gemeenten: int = 342, seed: int = 2026, protect: str = "primary", progress: bool = True
) -> Path:
    """Write the demo release in ``root`` and give its path.

    The country has ``gemeenten`` gemeenten and the inhabitants that go with them. ``protect`` is
    "primary", which hides what is about few people, or "full", which also hides what that follows from.
    Raises ReleaseError when a check fails or the release cannot be written, ValueError for too few gemeenten.
    """
    text = catalogue_module.load().text
    if gemeenten < MIN_GEMEENTEN:
        raise ValueError(text("demo.too_few", minimum=MIN_GEMEENTEN))
    with progress_bar(text("demo.progress"), shown=progress) as bar:
        bar.set_postfix_str(text("demo.step_landscape"))
        country = found(gemeenten, seed)
        maker = country.maker
        bar.total = len(maker.indicators()) + 1
        writer = _writer(root, country, seed, full=protect == "full")
        with writer, ThreadPoolExecutor(THREADS) as pool:
            map_check = pool.submit(_write_map, writer, country)
            summaries = {}
            full = protect == "full"
            protection = Protection(country.wide, maker.rollup.groups, full=full, progress=progress)
            work = protection.clusters(country.catalogue.indicators[n] for n in maker.indicators())
            for done in pool.map(lambda names: _write(writer, country, protection, names), work):
                for name, summary in done:
                    summaries[name] = summary
                    bar.set_postfix_str(country.catalogue.indicators[name].short)
                    bar.update()
            writer.check(*protection.check())
            for kept in protection.kept() if full else ():
                writer.check(spoken("controle_over"), True, kept)
            _check(writer, country, summaries, map_check.result())
            bar.update()
            return writer.finish()


def _writer(root: Path, country: Country, seed: int, *, full: bool) -> ReleaseWriter:
    text, gemeenten = country.catalogue.text, len(country.gemeenten.seat)
    source = Source(
        name=text("demo.source_name"),
        table=text("demo.source_table", gemeenten=gemeenten, seed=seed),
        date=CREATED.date().isoformat(),
        licence=text("demo.source_licence"),
    )
    return ReleaseWriter(
        root,
        EDITION,
        title=text("demo.title"),
        areas=country.areas,
        years=levels.YEARS,
        groups=country.maker.rollup.groups,
        sources=[source],
        fictional=True,
        created=CREATED,
        protection="full" if full else "",
    )


def found(gemeenten: int, seed: int) -> Country:
    """Draw the country and settle its people."""
    catalogue, known = catalogue_module.load(), levels.load()
    grid = landscape.plane(gemeenten)
    towns = landscape.found_gemeenten(grid, landscape.land(grid, seed), gemeenten, seed)
    sizes = population.town_sizes(towns, seed)
    wijken = landscape.found_wijken(grid, towns, population.wijk_numbers(sizes, seed), seed)
    places = population.neighbourhoods(known, wijken, sizes, seed)
    people = population.settle(known, wijken, places, gemeenten, seed)
    members = levels.groups(catalogue, known.cells)
    first = np.flatnonzero(np.diff(wijken.gemeente, prepend=-1))
    rollup = Rollup(tuple(members), tuple(members.values()), first)
    maker = Maker(catalogue, known, places, people, rollup, seed)
    five = tuple(rollup.groups.index(g.code) for g in catalogue.classifications["vijfdeling"].groups)
    inhabitants = rollup.by_group(people.number)[:, list(five)]
    ages = people.ages.sum(axis=2, dtype=np.int64).swapaxes(0, 1)
    dealt = buurten.settle(places, inhabitants, ages, known.per_wijk, seed)
    wide, areas = _areas(catalogue, known, towns, wijken, places, dealt, seed)
    narrow = NarrowFigures(known, dealt, len(wide), rollup.groups, five)
    return Country(catalogue, known, grid, towns, wijken, maker, areas, wide, narrow)


def _areas(
    catalogue: Catalogue,
    known: levels.Levels,
    towns: landscape.Gemeenten,
    wijken: landscape.Wijken,
    places: population.Neighbourhoods,
    dealt: buurten.Buurten,
    seed: int,
) -> tuple[Areas, Areas]:
    """The areas without and with buurten; the first are at the same positions in both."""
    namer = names.Namer(seed)
    town_names = namer.gemeenten(towns)
    wijk_names = namer.wijken(town_names, towns, wijken, places, known.kinds)
    rows = [Area(LAND, catalogue.text("demo.land"), "land", None)]
    rows += [Area(f"GM{FIRST_CODE + g}", name, "gemeente", LAND) for g, name in enumerate(town_names)]
    order = 0
    for i, (g, name) in enumerate(zip(wijken.gemeente.tolist(), wijk_names, strict=True)):
        order = order + 1 if i and wijken.gemeente[i - 1] == g else 0
        rows.append(Area(f"WK{FIRST_CODE + g}{order:02d}", name, "wijk", f"GM{FIRST_CODE + g}"))
    wide = Areas(rows)
    owners = [a.code for a in wide.rows[wide.level_slice("wijk")]]
    own_names = namer.buurten(wijk_names, dealt.runs.many.tolist())
    for place, (at, name) in enumerate(zip(dealt.runs.wijk.tolist(), own_names, strict=True)):
        code = f"BU{owners[at][2:]}{place - dealt.runs.first[at]:02d}"
        rows.append(Area(code, name, "buurt", owners[at]))
    return wide, Areas(rows)


def _write(
    writer: ReleaseWriter, country: Country, protection: Protection, indicators: Sequence[Indicator]
) -> list[tuple[str, checks.Summary]]:
    """Make, protect and write indicators that must be protected together."""
    maker = country.maker
    made = [maker.make(i.id) for i in indicators]
    primary = [figures.suppressed(i) for i, figures in zip(indicators, made, strict=True)]
    status = protection.protect(
        [
            Delivered(i, figures.numerator, figures.denominator, first.copy())
            for i, figures, first in zip(indicators, made, primary, strict=True)
        ]
    )
    found = []
    slabs = country.narrow.slabs(indicators, made, status, protection.full)
    for figures, first, last, more in zip(made, primary, status, slabs, strict=True):
        writer.figures(
            figures.id,
            figures.value,
            figures.numerator,
            figures.denominator,
            last,
            provisional=figures.provisional,
            more=more,
        )
        _origin(writer, maker.catalogue.text, figures.id, last)
        found.append((figures.id, checks.Summary.of(figures, last, first, more)))
    return found


def _origin(
    writer: ReleaseWriter, text: Callable[..., str], indicator: str, status: npt.NDArray[np.uint8]
) -> None:
    there = (status == Status.BESCHIKBAAR).any(axis=(1, 2))
    years = tuple(y for y, any_there in zip(levels.YEARS, there.tolist(), strict=True) if any_there)
    made = Origin(text("demo.source_name"), text("demo.source_made"), "", CREATED.date().isoformat(), years)
    writer.origins(indicator, [made])


def _write_map(writer: ReleaseWriter, country: Country) -> dict[str, list[float]]:
    """Write both maps; gives the surface of every polygon."""
    outlines = {
        "wijk": borders.trace(country.grid, country.wijken.labels),
        "gemeente": borders.trace(country.grid, country.gemeenten.labels),
    }
    corners = borders.settle(country.grid, outlines["wijk"])
    surfaces = {}
    for level, outline in outlines.items():
        own = [a for a in country.areas if a.level == level]
        drawn = borders.geojson(outline, corners, [a.code for a in own], [a.name for a in own])
        writer.map(level, drawn, progress=False)  # the demo has a bar of its own
        surfaces[level] = borders.surfaces(outline, corners, len(own))
    return surfaces


def _check(
    writer: ReleaseWriter,
    country: Country,
    summaries: dict[str, checks.Summary],
    surfaces: dict[str, list[float]],
) -> None:
    catalogue, wanted = country.catalogue, len(country.gemeenten.seat)
    for check in (
        *checks.of_areas(catalogue, country.areas, wanted),
        checks.of_map(catalogue, country.areas, surfaces),
        *checks.of_figures(catalogue, summaries),
        *checks.of_facts(catalogue, summaries, country.maker.rollup.groups, country.levels.facts, wanted),
    ):
        writer.check(check.name, check.passed, check.detail)
