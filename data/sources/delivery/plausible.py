"""What may be right but looks wrong: someone must have seen it before it is published (``--accept``)."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from data.catalogue import Indicator
from data.sources.delivery.findings import MOST, Findings, Spot
from data.sources.delivery.merge import DeliveryAxes, DeliveryCells, Merged
from data.sources.delivery.rows import Rows
from data.sources.delivery.tables import RowOrigin
from data.sources.delivery.words import number, plain, tell
from data.sources.intake.numbers import Floats, Mask

SUM_APART = 0.01  # a whole may differ this much from the sum of its parts
JUMP = 5.0  # standard deviations
MIN_PEERS = 8  # fewer series than this say nothing about what a usual change is
MIN_CHANGES = 4
SLIP = 5.0  # a whole level this many times as high or as low as it was: another unit, not another year
USUAL = 0.05  # a change of a twentieth is never a spread: people move, and sources improve


def check(merged: Merged, indicator: Indicator, axes: DeliveryAxes, findings: Findings) -> None:
    """Look at the figures of one indicator after the delivery."""
    _sums(merged, indicator, axes, findings)
    _jumps(merged, indicator, axes, findings)
    _slips(merged, indicator, axes, findings)
    if merged.uncounted:
        where = Spot(
            indicator.id,
            None,
            "",
            tell("gevonden_zonder_noemer", count=number(merged.uncounted)),
            tell("verwacht_noemer"),
        )
        findings.warnings("zonder_noemer", (0,), lambda _: where)


def existence(rows: Rows, axes: DeliveryAxes, origins: list[RowOrigin], findings: Findings) -> None:
    """Figures about an area in a year in which it did not exist."""
    first = np.array([a.from_year or 0 for a in axes.areas])
    last = np.array([a.to_year or 9999 for a in axes.areas])
    outside = np.flatnonzero((rows.year < first[rows.area]) | (rows.year > last[rows.area]))

    def place(i: int) -> Spot:
        area = axes.areas.rows[rows.area[i]]
        found = tell("gevonden_gebied_jaar", area=area.code, year=int(rows.year[i]))
        expected = tell("verwacht_bestaat", first=area.from_year or "…", last=area.to_year or "…")
        return Spot(origins[rows.origin[i]].name, int(rows.line[i]), "jaar", found, expected)

    findings.warnings("bestaat_niet", outside.tolist(), place)


def _cell(indicator: Indicator, axes: DeliveryAxes, year: int, group: int, area: int) -> str:
    return tell(
        "cel",
        indicator=indicator.id,
        year=axes.years[year],
        group=axes.groups[group],
        area=axes.areas.rows[area].code,
    )


def _sums(merged: Merged, indicator: Indicator, axes: DeliveryAxes, findings: Findings) -> None:
    """The second level against the widest, where a count has changed in either."""
    second = axes.areas.tier_slice(1)
    if second.start == 0 or second.stop == second.start or indicator.kind in ("gemiddelde", "index"):
        return
    plural = axes.areas.tiers[1].plural
    touched = merged.fresh[:, :, : second.stop].any(axis=2)
    cells = merged.cells
    years = np.array(axes.years)[:, None]
    alive = np.array([[(a.from_year or 0), (a.to_year or 9999)] for a in axes.areas.rows[second]])
    exists = (years >= alive[:, 0]) & (years <= alive[:, 1])
    for column, counts in (("teller", cells.numerator), ("noemer", cells.denominator)):
        parts = counts[:, :, second].astype(np.int64)
        known = parts >= 0
        total = np.where(known, parts, 0).sum(axis=2)
        land = counts[:, :, 0].astype(np.int64)
        whole = (known | ~exists[:, None, :]).all(axis=2)
        over = total > land * (1 + SUM_APART)
        under = whole & (total < land * (1 - SUM_APART))  # with a part hidden, less is what one expects
        wrong = np.argwhere(touched & (land >= 0) & known.any(axis=2) & (over | under))

        places = [
            Spot(
                _cell(indicator, axes, year, group, 0),
                None,
                column,
                tell("gevonden_land", total=number(land[year, group])),
                tell("verwacht_som", total=number(total[year, group]), plural=plural),
            )
            for year, group in wrong
        ]
        findings.warnings("som", range(len(places)), places.__getitem__)


def _jumps(merged: Merged, indicator: Indicator, axes: DeliveryAxes, findings: Findings) -> None:
    """Fresh figures that differ from the figure before them far more than others of their level do."""
    cells = merged.cells
    there = cells.shown & np.isfinite(cells.value)
    order = np.arange(len(axes.years))[:, None, None]
    latest = np.maximum.accumulate(np.where(there, order, -1), axis=0)
    for year in range(1, len(axes.years)):
        broken = any(axes.years[year - 1] < b.year <= axes.years[year] for b in indicator.breaks)
        if broken or not merged.fresh[year].any():
            continue  # over a break a series may jump: the catalogue says why
        before = latest[year - 1]
        comparable = there[year] & (before >= 0)
        score = _scores(cells, indicator, year, np.maximum(before, 0))
        for part in map(axes.areas.tier_slice, range(len(axes.areas.tiers))):
            if part.stop == part.start:
                continue
            if part.stop - part.start >= MIN_PEERS:
                far = _far(score[:, part], comparable[:, part], cells.value[year, :, part], indicator)
            else:
                far = _far_alone(cells.value[: year + 1, :, part], there[: year + 1, :, part])
            wrong = np.argwhere(far & merged.fresh[year][:, part] & comparable[:, part])
            places = [
                _jump(cells, indicator, axes, (year, int(before[g, a + part.start])), g, a + part.start)
                for g, a in wrong[:MOST]
            ]
            findings.warnings("sprong", range(len(wrong)), places.__getitem__)


def _slips(merged: Merged, indicator: Indicator, axes: DeliveryAxes, findings: Findings) -> None:
    """A level of which most figures are many times what they were: against the year before, and against what
    the base release said of the same year.

    Nobody stands out then, so ``_jumps`` sees nothing: euros instead of thousands of euros, in every row.
    """
    cells, places = merged.cells, []
    for year in np.flatnonzero(merged.fresh.any(axis=(1, 2))):
        earlier = [(merged.before.value[year], axes.years[year])]
        earlier += [(cells.value[year - 1], axes.years[year - 1])] if year else []
        for then, of_year in earlier:
            for tier in range(len(axes.areas.tiers)):
                part = axes.areas.tier_slice(tier)
                now, was = cells.value[year, :, part], then[:, part]
                known = merged.fresh[year][:, part] & (now > 0) & (was > 0)
                if known.sum() < MIN_PEERS:
                    continue
                times = float(np.exp(np.median(np.log(now[known]) - np.log(was[known]))))
                if 1 / SLIP < times < SLIP:
                    continue
                words = {"plural": axes.areas.tiers[tier].plural, "year": axes.years[year], "before": of_year}
                found = tell("gevonden_eenheid", times=plain(float(f"{times:.2g}")), **words)
                places.append(Spot(indicator.id, None, "", found, tell("verwacht_eenheid")))
    findings.warnings("eenheid", range(len(places)), places.__getitem__)


def _jump(
    cells: DeliveryCells,
    indicator: Indicator,
    axes: DeliveryAxes,
    years: tuple[int, int],
    group: int,
    area: int,
) -> Spot:
    now, then = (plain(round(float(cells.value[year, group, area]), 2)) for year in years)
    expected = tell("verwacht_reeks", value=then, year=axes.years[years[1]])
    return Spot(_cell(indicator, axes, years[0], group, area), None, "", now, expected)


def _counted(indicator: Indicator) -> bool:
    return indicator.kind in ("aandeel", "verhouding", "aantal")


def _scores(cells: DeliveryCells, indicator: Indicator, year: int, before: npt.NDArray[np.intp]) -> Floats:
    """How large each change is.

    Of counts and quotients in units of what chance and USUAL explain, so that small and large areas can be
    held against each other; of other figures in their own unit.
    """

    def at(array: npt.NDArray[np.generic]) -> tuple[Floats, Floats]:
        earlier = np.take_along_axis(array, before[None], axis=0)[0]
        return array[year].astype(np.float64), earlier.astype(np.float64)

    now, then = at(cells.value)
    with np.errstate(invalid="ignore", divide="ignore"):
        if indicator.kind == "aantal":
            spread = np.sqrt(1 / (now + 1) + 1 / (then + 1) + USUAL**2)
            score: Floats = np.log((now + 1) / (then + 1)) / spread
            return score
        if not _counted(indicator):
            return now - then
        counts = (np.where(c > 0, c, 1000.0) for c in at(cells.denominator))  # not known: not few
        people, earlier = counts
        share = np.clip((now + then) / (2 * indicator.per), 0, 1)
        chance = np.maximum(share * (1 - share), 1 / people)
        noise = indicator.per**2 * chance * (1 / people + 1 / earlier) + (USUAL * then) ** 2
        quotient: Floats = (now - then) / np.sqrt(noise)
        return quotient


def _far(score: Floats, comparable: Mask, value: npt.NDArray[np.float32], indicator: Indicator) -> Mask:
    """Per group: more than JUMP spreads from the middle.

    The spread is a robust one, so that outliers do not hide themselves. It is at least what chance explains,
    or for a figure without counts a quarter of the spread between areas: when every series stands still, a
    small move is still no jump.
    """
    far = np.zeros(score.shape, np.bool_)
    for group in np.flatnonzero(comparable.sum(axis=1) >= MIN_PEERS):
        known = comparable[group]
        row = score[group, known]
        least = 1.0 if _counted(indicator) else float(np.std(value[group, known].astype(np.float64))) / 4
        middle = np.median(row)
        spread = max(1.4826 * float(np.median(np.abs(row - middle))), least, 1e-9)
        far[group, known] = np.abs(row - middle) > JUMP * spread
    return far


def _far_alone(value: npt.NDArray[np.float32], there: Mask) -> Mask:
    """For a level of few areas: the last change against the earlier changes of the same series."""
    far = np.zeros(value.shape[1:], np.bool_)
    for group, area in np.argwhere(there[-1]):
        series = value[:, group, area][there[:, group, area]].astype(np.float64)
        changes = np.diff(series)
        if len(changes) > MIN_CHANGES:
            least = USUAL / JUMP * abs(float(series[-2]))
            spread = max(float(np.std(changes[:-1], ddof=1)), least, 1e-9)
            far[group, area] = abs(changes[-1] - np.mean(changes[:-1])) > JUMP * spread
    return far
