"""Attack a release as an intruder would, and report how close he comes to what is hidden."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import numpy.typing as npt

from data.areas import Areas
from data.disclosure.attack.attack import Problem, matrix_of
from data.disclosure.attack.intake import Intake
from data.disclosure.attack.knowledge import Known, counts
from data.disclosure.attack.report import AuditReport, Leak
from data.disclosure.delivered import Delivered, clusters
from data.disclosure.nest.ages import of_cluster
from data.disclosure.nest.room import few_between
from data.disclosure.primary import Mask
from data.disclosure.proof.tree import Positions
from data.disclosure.proof.witness import found, proven
from data.disclosure.shared import broken
from data.progress import steps
from data.releases.release import Status

FAR = 10**9  # stands for no upper bound


def audit(
    intake: Intake,
    *,
    sample: int | None = 200,
    seed: int = 1,
    truth: Mapping[str, Delivered] | None = None,
    prove: bool = True,
) -> AuditReport:
    """Attack every count of ``intake``: by subtraction everywhere, and by solving all equations together.

    What can be proven to be free needs no solving: seen from the ``truth`` where that is known, and else
    (with ``prove``) from a table that agrees with what is shown. ``sample`` is how many of the other hidden
    cells per count are solved exactly, spread over the years; None solves all, 0 only subtracts.
    """
    report = AuditReport(revised=intake.revised)
    if intake.figures:
        level = _narrowest(intake)
        report.level = intake.areas.tiers[level].plural
        for figure in intake.figures.values():
            _count(report, intake, figure.indicator.id, level)
    rng = np.random.default_rng(seed)
    indicators = [f.indicator for f in intake.figures.values()]
    for cluster in steps(list(clusters(indicators)), "aanval"):
        members = [intake.figures[i.id] for i in cluster]
        report.leaks += _indices(members, intake)
        report.leaks += _differences(members, intake)
        true = _true([truth[i.id] for i in cluster], intake) if truth else {}
        for known in counts(members, intake.areas, intake.groups, intake.base):
            point = true.get(known.name)
            if point is not None:  # who takes a hidden 0 for more than that is mistaken, and pins nothing
                known = _no_bet(known, point)
            attack = Attack(_with_sums(known, intake), sample, prove, point)
            _attack(report, intake, attack, rng)
    return report


def _indices(members: Sequence[Delivered], intake: Intake) -> Iterator[Leak]:
    """The indices that are shown while a count that they are made of is hidden."""
    parents = intake.areas.parents.astype(np.intp)
    for member in members:
        if member.indicator.kind == "index":
            wrong = broken(member, members, intake.groups, parents)[:, None]
            for year, group, area in np.argwhere(wrong & member.there & ~member.hidden).tolist():
                yield Leak(
                    member.indicator.id,
                    intake.years[year],
                    intake.groups[group],
                    intake.areas.rows[area].code,
                    low=0,
                    high=-1,
                )


def _differences(members: Sequence[Delivered], intake: Intake) -> Iterator[Leak]:
    """Few people between two ages, as the difference of counts that are shown of one cell."""
    if intake.base > 1:
        return  # nobody knows a difference of rounded counts to the person
    for year in range(len(intake.years)):
        ages = of_cluster([m.of_year(year) for m in members], intake.groups)
        if ages is None:
            continue
        told = {(e.start, e.end): e.there for e in ages.edges}
        for place, (first, last) in enumerate(ages.order):
            between = few_between(ages, place)
            for group, area in np.argwhere(between > 0).tolist():
                if (first, last) in told and told[first, last][group, area]:
                    continue  # shown as it is, which another rule judges
                number = int(between[group, area])
                yield Leak(
                    f"{ages.points[first]} - {ages.points[last]}",
                    intake.years[year],
                    intake.groups[group],
                    intake.areas.rows[area].code,
                    number,
                    number,
                )


@dataclass(frozen=True)
class Attack:
    """What is attacked and how; ``true`` (rows, years, areas) are the true counts, when they are known."""

    known: Known
    sample: int | None
    prove: bool
    true: npt.NDArray[np.int64] | None


def _true(members: Sequence[Delivered], intake: Intake) -> dict[str, npt.NDArray[np.int64]]:
    """The true counts (rows, years, areas) by name, -1 where nobody has them."""
    every = [
        Delivered(m.indicator, m.numerator, m.denominator, np.where(m.there, Status.BESCHIKBAAR, m.status))
        for m in members
    ]
    return {
        k.name: np.where(k.low == k.high, k.low, -1).astype(np.int64)
        for k in counts(every, intake.areas, intake.groups)
    }


def _narrowest(intake: Intake) -> int:
    """The narrowest level (its position) of which there are figures of as many groups as of any level."""
    there = np.logical_or.reduce([f.there.any(axis=0) for f in intake.figures.values()])  # (groups, areas)
    tiers = map(intake.areas.tier_slice, range(len(intake.areas.tiers)))
    groups = [int(there[:, areas].any(axis=1).sum()) for areas in tiers]
    return max(at for at, number in enumerate(groups) if number == max(groups))


def _count(report: AuditReport, intake: Intake, name: str, level: int) -> None:
    """Add the cells of an indicator; a hidden cell stands for the people of its own noemer, which we lack.

    The people are those of the areas of ``level``.
    """
    figure = intake.figures[name]
    there = figure.there
    report.cells += int(there.sum())
    report.hidden += int((there & figure.hidden).sum())
    people = np.maximum(figure.denominator if figure.indicator.kind != "aantal" else figure.numerator, 0)
    if "T" not in intake.groups or not there[:, intake.groups.index("T")].any():
        return
    # Every classification adds up to T, so T of the next wider level is what there is to show in every layer.
    narrow, wider = (intake.areas.tier_slice(at) for at in (level, max(level - 1, 0)))
    total = intake.groups.index("T")
    layers = 1 + ("NL" in intake.groups) + (len(intake.groups) > 10)
    report.people += layers * float(people[:, total, wider].sum())
    report.people_shown += float(people[:, :, narrow].sum())


def _no_bet(known: Known, true: npt.NDArray[np.int64]) -> Known:
    """What is known without taking a hidden count for somebody, or not everybody, where that is not so."""
    mine = known.hidden & (true >= 0)
    return replace(
        known,
        low=np.where(mine, np.minimum(known.low, true), known.low),
        high=np.where(mine, np.maximum(known.high, true), known.high),
    )


def _with_sums(known: Known, intake: Intake) -> Known:
    return replace(known, sums=intake.sums) if intake.sums else known


def _attack(report: AuditReport, intake: Intake, attack: Attack, rng: np.random.Generator) -> None:
    known, sample = attack.known, attack.sample
    if not known.hidden.any():
        return
    matrix: Any = matrix_of(known)
    years = np.flatnonzero(known.hidden.any(axis=(0, 2)))
    for year in years:
        problem = Problem.of(known, int(year), matrix)
        low, high = problem.low, problem.high
        report.subtracted += int(known.hidden[:, year].sum())
        cells = problem.candidates()
        if sample != 0 and len(cells):
            free = _free(problem, attack, intake.areas, cells)
            report.proven += int(free.sum())
            cells = cells[~free]
        if sample is not None:
            cells = rng.choice(cells, min(len(cells), -(-sample // len(years))), replace=False)
        if len(cells):
            low, high = problem.solve(cells)
            report.solved += len(cells)
        _note(report, intake, known, int(year), problem, low, high)


def _free(problem: Problem, attack: Attack, areas: Areas, cells: Positions) -> Mask:
    """Which of ``cells`` are proven to be free."""
    point = None if attack.true is None else attack.true[:, problem.year]
    if point is None or (point[attack.known.hidden[:, problem.year]] < 0).any():
        point = found(problem) if attack.prove else None
    return np.zeros(len(cells), np.bool_) if point is None else proven(problem, areas, point, cells)


def _note(
    report: AuditReport,
    intake: Intake,
    known: Known,
    year: int,
    problem: Problem,
    low: npt.NDArray[np.float64],
    high: npt.NDArray[np.float64],
) -> None:
    def named(cell: int) -> Leak:
        row, area = divmod(cell, len(known.parents))
        most = int(min(high[cell], FAR))
        code = intake.areas.rows[area].code
        return Leak(known.name, intake.years[year], known.rows[row], code, int(low[cell]), most)

    small = np.flatnonzero(known.hidden[:, year].reshape(-1) & (low >= 1) & (low < known.minimum))
    if len(small):
        narrowest = named(int(small[np.argmin(np.minimum(high[small], FAR) - low[small])]))
        if report.worst is None or narrowest.width < report.worst.width:
            report.worst = narrowest
    report.leaks += [named(int(cell)) for cell in np.flatnonzero(problem.leaks(low, high))]
