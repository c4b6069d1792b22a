"""A folder with deliveries of StatLine → a release of the edition "cbs"."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from fnmatch import fnmatchcase
from pathlib import Path
from tempfile import TemporaryDirectory

from data.progress import sized, steps
from data.releases.release import Check, Status
from data.releases.writer import ReleaseWriter
from data.sources.intake.reasons import why
from data.sources.statline import checks, download, maps, moved
from data.sources.statline.download import FetchOrder
from data.sources.statline.download.service import Service
from data.sources.statline.figures import Notes, StatlineAxes, fill
from data.sources.statline.land import add_land, land_totals
from data.sources.statline.mapping import Statline, StatlineTable, load
from data.sources.statline.places import gather
from data.sources.statline.reader import StatlineSheet, read_sheet
from data.sources.statline.recoded import separate
from data.sources.statline.words import catalogue, fault, say


def build(root: Path, folder: Path, *, progress: bool = True, fetched: Sequence[Check] | None = None) -> Path:
    """Read the StatLine files in ``folder`` and write a release under ``root``; gives its path.

    Prints what deserves attention (files or columns it did not use, missing tables) to stderr. ``fetched``
    says where the files came from when they were fetched for this release; then no table is missing. Raises
    ReleaseError, with nothing written, when a file cannot be used or the figures contradict each other.
    """
    statline = load(catalogue())
    found, absent = _find(folder, statline)
    read = [(p, t) for t, paths in found for p in paths]
    with TemporaryDirectory() as work:
        sizes = [path.stat().st_size for path, _ in read]
        sheets = [
            read_sheet(download.widened(path, table, Path(work)), table, statline)
            for path, table in sized(read, sizes, say("lezen"), shown=progress)
        ]
    sheets, recoded = separate(sheets, statline, shown=progress)
    areas = gather(sheets, statline, shown=progress)
    counted = [s for s in sheets if s.table.figures]
    axes = StatlineAxes(
        years=tuple(sorted({int(y) for s in counted for y in s.years})),
        groups=_groups(counted),
        areas=areas,
    )
    noticed = [*(fetched or ()), *checks.before(sheets, [] if fetched else absent, areas, statline)]
    noticed += checks.recoded(recoded)
    noticed += checks.folder(sorted({p.name for p, _ in read}), _others(folder, read, statline))
    moved_ = moved.moves(areas, axes.years)
    moved_ += moved.redrawn(sheets, moved_)
    with ReleaseWriter(
        root,
        statline.edition,
        title=statline.title,
        areas=areas,
        years=axes.years,
        groups=axes.groups,
        sources=dict.fromkeys([*(s.table.source for s in sheets), *maps.source(folder, statline.maps)]),
        moves=moved_,
    ) as writer:
        notes = _write_figures(writer, counted, axes, statline, progress)
        noticed += [*checks.after(notes, statline), *moved.told(moved_, writer.recounted)]
        noticed += _write_maps(writer, folder, statline, progress)
        for check in noticed:
            writer.check(check.name, check.passed, check.detail)
        path = writer.finish()
    for warning in checks.warnings(noticed):
        print(warning, file=sys.stderr)
    return path


def build_online(root: Path, order: FetchOrder, *, service: Service | None = None) -> Path:
    """Fetch the tables from CBS (or a mirror) and build a release of them, in the same way as from a folder.

    Raises ReleaseError, with nothing written, when a table cannot be fetched; what came in stays cached.
    """
    with download.fetched(order, service) as found:
        checks_ = [*found.checks, *(Check(say("check_bestanden"), True, r) for r in found.remarks)]
        return build(root, found.folder, progress=order.progress, fetched=checks_)


def _write_figures(
    writer: ReleaseWriter,
    sheets: Sequence[StatlineSheet],
    axes: StatlineAxes,
    statline: Statline,
    progress: bool,
) -> Notes:
    notes, totals = Notes(), land_totals(sheets, statline)
    for name in steps(_indicators(sheets), "schrijven", shown=progress):
        indicator = catalogue().indicators[name]
        cells = fill(indicator, sheets, axes, notes)
        add_land(cells, indicator, sheets, axes, statline, totals, notes)
        if (cells.status != Status.NIET_BESCHIKBAAR).any():
            provisional = sorted(notes.provisional[name])
            arrays = (cells.value, cells.numerator, cells.denominator, cells.status)
            writer.figures(name, *arrays, provisional=provisional)
            writer.origins(name, notes.origins[name])
    return notes


def _find(
    folder: Path, statline: Statline
) -> tuple[list[tuple[StatlineTable, list[Path]]], list[StatlineTable]]:
    """The files of each table, in order of precedence, and the tables that are not there."""
    try:
        names = sorted(p.name for p in folder.iterdir() if p.is_file())
    except OSError as error:
        raise fault("map_onleesbaar", folder=folder, reason=why(error)) from error
    found, absent = [], []
    for table in statline.tables:
        mine = [
            folder / n
            for n in names
            if any(fnmatchcase(n, p) for p in table.files)
            and not any(fnmatchcase(n, p) for p in table.not_files)
        ]
        if mine:
            found.append((table, mine))
        elif not table.optional:
            absent.append(table)
    if not any(table.kwb for table, _ in found):
        patterns = [p for table in statline.tables if table.kwb for p in table.files]
        raise fault("geen_kwb", folder=folder, files=", ".join(patterns))
    return found, absent


def _others(
    folder: Path, read: Sequence[tuple[Path, StatlineTable]], statline: Statline
) -> tuple[list[str], list[str]]:
    """The files that were not read: those that no table knows, and maps for which there is a newer one."""
    known = {p.name for p, _ in read}
    newest = {m.name for wanted in statline.maps if (m := maps.find(folder, wanted)) is not None}
    patterns = [p for wanted in statline.maps for p in wanted.files]
    rest = sorted(p.name for p in folder.iterdir() if p.name not in known | newest)
    older = [n for n in rest if any(fnmatchcase(n, p) for p in patterns)]
    return [n for n in rest if n not in older], older


def _groups(sheets: Sequence[StatlineSheet]) -> tuple[str, ...]:
    used = {g for s in sheets for groups in s.table.figures.values() for g in groups}
    return tuple(g for g in catalogue().groups if g in used)


def _indicators(sheets: Sequence[StatlineSheet]) -> list[str]:
    used = {i for s in sheets for i in s.table.figures}
    return [i for i in catalogue().indicators if i in used]


def _write_maps(writer: ReleaseWriter, folder: Path, statline: Statline, progress: bool) -> list[Check]:
    done = []
    for wanted in steps(statline.maps, "kaarten", shown=progress):
        path = maps.find(folder, wanted)
        if path is None:
            detail = say("kaart_afwezig", files=" / ".join(wanted.files))
        else:
            contents, detail = maps.rewrite(path, wanted, writer.areas)
            writer.map(wanted.level, contents, progress=progress)
        done.append(Check(say("check_kaart"), True, detail))
    return done
