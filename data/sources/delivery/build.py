"""Files in our own format → a new release on top of the figures of an earlier one."""

from __future__ import annotations

import fcntl
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import numpy as np

from data.cubes import cube
from data.herindeling.moves import Lineage, Move
from data.progress import steps
from data.releases.release import Release, Source, history, read
from data.releases.writer import ReleaseWriter
from data.sources.delivery import checks, merge, moves, places, plausible, provenance
from data.sources.delivery.findings import Findings
from data.sources.delivery.guard import files_in
from data.sources.delivery.protect import LEVELS, Choice, Shield
from data.sources.delivery.rows import Codes, Rows, delivered, gather
from data.sources.delivery.tables import RowOrigin, TableBlock
from data.sources.delivery.words import number, refusal, tell

EDITION = re.compile(r"[a-z0-9][a-z0-9_-]{0,40}")  # it becomes a folder, so no dots and no slashes
Reading = Callable[[Sequence[Path], Findings], Iterable[TableBlock]]


@dataclass(frozen=True)
class DeliveryOrder:
    """What to build. ``base`` is an edition or a path; without it the newest release of ``edition``."""

    root: Path
    paths: tuple[Path, ...]
    base: str | None = None
    edition: str | None = None
    areas: Path | None = None
    moves: Path | None = None
    accept: bool = False
    source: str | None = None
    licence: str | None = None
    created: datetime | None = None
    choice: Choice = field(default_factory=Choice)


def build(order: DeliveryOrder, reading: Reading | None = None) -> Path:
    """Make the release and give its path; raises DeliveryError, with nothing written, when it cannot be.

    ``reading`` turns files into blocks; by default they are in our own format (Swing has its own).
    """
    findings = Findings()
    base, edition = find_base(order)
    with _alone(order.root / edition):
        if order.base is None:  # while we waited another delivery may have made a newer one
            base, edition = find_base(order)
        areas = places.gather(base.areas if base else None, order.areas, findings)
        known, today = base.lineage.rows if base else (), (order.created or datetime.now(UTC)).date()
        moved = moves.gather(known, order.moves, areas, today.year + 1, findings)
        areas = moves.dated(areas, moved, base.areas if base else None)
        codes = Codes.of(areas, today)
        files = files_in(order.paths, findings)
        origins: list[RowOrigin] = []
        rows, count = gather((reading or delivered)(files, findings), codes, findings, origins)
        if rows is not None and len(rows):
            checks.check(rows, codes, origins, findings)
        findings.stop()
        if rows is None:
            raise refusal("geen_rijen")
        summary = tell("gelezen", count=number(count), files=number(len(files)))
        return _write(order, edition, base, codes, moved, rows, origins, files, findings, summary)


def find_base(order: DeliveryOrder) -> tuple[Release | None, str]:
    """The release to build upon, and the edition to build."""
    if order.edition is not None and not EDITION.fullmatch(order.edition):
        raise refusal("editie_naam", edition=order.edition)
    wanted = order.base or order.edition
    if wanted is None:
        raise refusal("kies_basis")
    if len(Path(wanted).parts) > 1 or (Path(wanted) / "manifest.json").exists():
        base: Release | None = read(Path(wanted))
    else:
        found, _ = history(order.root, wanted)
        base = found[0] if found else None
    if base is None and (order.base is not None or order.areas is None):
        raise refusal("geen_basis", edition=wanted, root=order.root)
    return base, order.edition or (base.edition if base else wanted)


def newest(root: Path, wanted: str | None) -> Release:
    """The release in a path, the newest of an edition, or the newest of all."""
    if wanted is not None:
        base, _ = find_base(DeliveryOrder(root, (), base=wanted))
        assert base is not None  # find_base refuses a base that is not there
        return base
    folders = [p.name for p in root.iterdir() if not p.name.startswith(".")] if root.is_dir() else []
    found = [release for name in folders for release in history(root, name)[0][:1]]
    if not found:
        raise refusal("geen_basis", edition=tell("een_editie"), root=root)
    return max(found, key=lambda r: r.created)


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """One delivery at a time per edition: the second is built on the first instead of beside it.

    The system drops the lock of a process that dies, so nobody waits for what was killed.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / ".levering.lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            print(tell("wachten"), file=sys.stderr)
            fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _write(
    order: DeliveryOrder,
    edition: str,
    base: Release | None,
    codes: Codes,
    moved: tuple[Move, ...],
    rows: Rows,
    origins: list[RowOrigin],
    files: Sequence[Path],
    findings: Findings,
    summary: str,
) -> Path:
    axes = _axes(base, codes, rows)
    plausible.existence(rows, axes, origins, findings)
    with ReleaseWriter(
        order.root,
        edition,
        title=base.title if base and base.edition == edition else tell("titel", edition=edition),
        areas=codes.areas,
        years=axes.years,
        groups=axes.groups,
        sources=provenance.sources(_source(order), base, files),
        fictional=bool(base and base.fictional),
        created=order.created,
        moves=moved,
        protection=order.choice.level,
    ) as writer:
        changes, told, early = _figures(writer, order, base, codes, moved, rows, axes, findings)
        provenance.note(writer, base, codes, rows, origins, _source(order))
        same = base is not None and (base.protection or LEVELS[0]) == order.choice.level
        if same and not changes and not early and set(moved) == set(base.lineage.rows if base else ()):
            raise refusal("niets_veranderd", base=base.id if base else "-")
        findings.stop(accept=order.accept)
        if base:
            for tier in base.areas.tiers:
                writer.same_map(tier.id, base)
        writer.check(tell("check_bestanden"), True, summary)
        for file in files:
            writer.check(tell("check_bestanden"), True, provenance.identity(file))
        writer.check(tell("check_rijen"), True, tell("rijen_goed", count=number(len(rows))))
        if moved:
            detail = tell("wijzigingen_gebied", count=number(len(moved)), cells=number(writer.recounted))
            writer.check(tell("check_wijzigingen_gebied"), True, detail)
        for sentence in told:
            writer.check(tell("check_onthulling"), True, sentence)
        for name, detail in findings.warned():
            writer.check(name, True, detail)
        for sentence in findings.remarks:
            writer.check(tell("check_bestanden"), True, sentence)
        since = tell("check_wijzigingen", base=base.id if base else tell("niets"))
        for line in provenance.listed(changes):
            writer.check(since, True, line)
        path = writer.finish()
    provenance.report(changes, told, findings)
    return path


def _source(order: DeliveryOrder) -> Source:
    day = (order.created or datetime.now(UTC)).date().isoformat()
    return Source(order.source or tell("bron"), "", day, order.licence or tell("licentie"))


def _axes(base: Release | None, codes: Codes, rows: Rows) -> merge.DeliveryAxes:
    used = {*(codes.groups[g] for g in np.unique(rows.group)), *(base.groups if base else ())}
    years = {*np.unique(rows.year).tolist(), *(base.years if base else ())}
    groups = tuple(g for g in codes.groups if g in used)
    return merge.DeliveryAxes(tuple(sorted(years)), groups, codes.areas, codes.groups)


def _figures(
    writer: ReleaseWriter,
    order: DeliveryOrder,
    base: Release | None,
    codes: Codes,
    moved: tuple[Move, ...],
    rows: Rows,
    axes: merge.DeliveryAxes,
    findings: Findings,
) -> tuple[list[merge.CellChange], list[str], bool]:
    """Write every indicator; gives what changed, what was done to protect it, and whether other years became
    provisional or final.
    """
    loaded = cube.load(base) if base else None
    merged, years = {}, {}
    rows = rows.at(np.argsort(rows.indicator, kind="stable"))
    starts = np.flatnonzero(np.diff(rows.indicator, prepend=-1))
    parts = list(zip(starts, [*starts[1:], len(rows)], strict=True))
    for start, stop in steps(parts, "samenvoegen"):
        part = rows.at(slice(start, stop))
        indicator = codes.indicator(int(part.indicator[0]))
        one = merge.merge(merge.from_base(loaded, indicator.id, axes), part, indicator, axes)
        plausible.check(one, indicator, axes, findings)
        known = tuple(base.provisional.get(indicator.id, ())) if base else ()
        years[indicator.id] = merge.provisional(known, part, one, axes)
        merged[indicator.id] = one
    indicators = {i: codes.indicator(n) for n, i in enumerate(codes.indicators)}
    shield = Shield(axes, indicators, base, loaded, merged=Lineage(moved, axes.areas).merged)
    shield.kept = history(order.root, order.edition or (base.edition if base else ""))[0]
    cells = shield.apply(merged, order.choice, findings)
    delivered = [indicators[name] for name in merged]
    writer.rounded(provenance.rounding(base, delivered, axes.areas, order.choice.rounded))
    changes: list[merge.CellChange] = []
    for name in steps(sorted({*cells, *(base.indicators if base else ())}), "schrijven"):
        before = merge.from_base(loaded, name, axes)
        now = cells.get(name, before)
        changes += merge.changes(name, before, now, axes)
        provisional = years.get(name, base.provisional.get(name, ()) if base else ())
        writer.figures(name, *now.arrays, provisional=provisional)
    suppressed = sum(one.suppressed for one in merged.values())
    known_years = {n: base.provisional.get(n, ()) for n in years} if base else {}
    early = any(set(found) != set(known_years.get(n, ())) for n, found in years.items())
    return changes, list(shield.detail(suppressed, order.choice)), early
