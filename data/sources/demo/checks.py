"""What is checked before a demo release is written; the results go into its manifest."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from data.areas import Areas
from data.catalogue import Catalogue
from data.disclosure.primary import few
from data.releases.release import Check, Status
from data.releases.table import Slab
from data.sources.demo.figures import Figures
from data.sources.demo.levels import GEMEENTEN, YEARS, Fact


@dataclass(frozen=True)
class Summary:
    """What the checks need of one indicator, so that its arrays can be let go.

    ``land`` (years, groups) are the national values; ``too_small`` counts cells with a figure about fewer
    people than allowed.
    """

    faults: tuple[str, ...]
    land: npt.NDArray[np.float64]
    too_small: int

    @classmethod
    def of(
        cls,
        figures: Figures,
        published: npt.NDArray[np.uint8],
        primary: npt.NDArray[np.uint8],
        more: Sequence[Slab] = (),
    ) -> Summary:
        """The summary of an indicator, the status it is published with and what the primary rule says.

        Both (years, groups, areas); ``more`` are its cells of narrow levels, as they are published.
        """
        small = int(((published == Status.BESCHIKBAAR) & (primary == Status.ONDERDRUKT)).sum())
        for slab in more:
            _, numerator, denominator, status = slab.cells
            left = np.where(denominator < 0, 0, denominator - numerator)
            small += int(((status == Status.BESCHIKBAAR) & (few(numerator) | few(left))).sum())
        return cls(figures.faults, figures.value[:, :, 0].copy(), small)


def of_areas(catalogue: Catalogue, areas: Areas, wanted: int) -> Iterator[Check]:
    """The number of areas, and that their names are their own."""
    tiers = [areas.rows[areas.tier_slice(at)] for at in range(1, len(areas.tiers))]
    complete = len(tiers[0]) == wanted and all(
        {a.parent for a in inner} == {a.code for a in outer} for outer, inner in pairwise(tiers)
    )
    counted = [f"{len(rows)} {tier.plural}" for tier, rows in zip(areas.tiers[1:], tiers, strict=True)]
    detail = catalogue.text("demo.check_areas_detail", areas=", ".join(counted), wanted=wanted)
    yield Check(catalogue.text("demo.check_areas"), complete, detail)
    double = [len(rows) - len({(a.parent, a.name) for a in rows}) for rows in tiers]
    listed = ", ".join(f"{tier.plural} {n}" for tier, n in zip(areas.tiers[1:], double, strict=True))
    detail = catalogue.text("demo.check_names_detail", double=listed)
    yield Check(catalogue.text("demo.check_names"), not any(double), detail)


def of_map(catalogue: Catalogue, areas: Areas, surfaces: Mapping[str, Sequence[float]]) -> Check:
    """That every area has a polygon with a surface; ``surfaces`` per level, in any unit."""
    empty = sum(surface <= 0 for level in surfaces.values() for surface in level)
    complete = all(len(found) == sum(a.level == level for a in areas) for level, found in surfaces.items())
    detail = catalogue.text("demo.check_map_detail", empty=empty, **{k: len(v) for k, v in surfaces.items()})
    return Check(catalogue.text("demo.check_map"), complete and not empty, detail)


def of_figures(catalogue: Catalogue, summaries: Mapping[str, Summary]) -> Iterator[Check]:
    """That parts add up to wholes, and that no figure is about too few people."""
    faults = [fault for summary in summaries.values() for fault in summary.faults]
    told = ", ".join(faults) or catalogue.text("demo.none")
    detail = catalogue.text("demo.check_sums_detail", indicators=len(summaries), faults=told)
    yield Check(catalogue.text("demo.check_sums"), not faults, detail)
    cells = sum(summary.too_small for summary in summaries.values())
    yield Check(
        catalogue.text("demo.check_small"), not cells, catalogue.text("demo.check_small_detail", cells=cells)
    )


def of_facts(
    catalogue: Catalogue,
    summaries: Mapping[str, Summary],
    groups: Sequence[str],
    facts: Sequence[Fact],
    gemeenten: int,
) -> Iterator[Check]:
    """That national levels resemble the published ones.

    In a country of fewer gemeenten numbers of people are scaled, and chance is given more room.
    """
    room = (GEMEENTEN / min(gemeenten, GEMEENTEN)) ** 0.5
    for fact in facts:
        land = summaries[fact.indicator].land
        found = float(land[YEARS.index(fact.year), groups.index(fact.group)])
        if catalogue.indicators[fact.indicator].kind == "aantal":
            found = found * GEMEENTEN / gemeenten
        difference = 100 * (found / fact.value - 1)
        name = catalogue.text(
            "demo.check_fact",
            indicator=catalogue.indicators[fact.indicator].short,
            group=catalogue.groups[fact.group].short,
            year=fact.year,
        )
        detail = catalogue.text(
            "demo.check_fact_detail",
            found=_number(found),
            value=_number(fact.value),
            source=fact.source,
            difference=_number(difference),
            within=_number(fact.within * room),
        )
        yield Check(name, abs(difference) <= fact.within * room, detail)


def _number(x: float) -> str:
    """A number as it is written in Dutch."""
    text = f"{x:,.0f}" if abs(x) >= 1000 else f"{x:.2f}".rstrip("0").rstrip(".")
    return text.replace(",", " ").replace(".", ",").replace(" ", ".")
