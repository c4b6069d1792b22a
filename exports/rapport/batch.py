"""Many reports at once, on all cores: a PDF per area, in a folder of the release they were made from.

A file that is there already is left alone, so a batch that was stopped goes on where it was.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path

from data.asked.selection import Selection, default, parse
from data.monitor import Monitor, open_monitor
from data.queries.report_by_side import get_report_by_side
from exports.names import plain_name
from exports.rapport.pdf import pdf
from figures.rapport.content import content
from figures.words import levels

_opened: list[Monitor] = []


@dataclass(frozen=True, slots=True)
class Outcome:
    """How many were made and how many were there, and (name, what went wrong) of those that failed."""

    made: int
    there: int
    failed: tuple[tuple[str, str], ...]


def gemeenten(monitor: Monitor) -> list[str]:
    """The codes of all gemeenten."""
    return [a.code for a in monitor.areas.rows[monitor.areas.level_slice("gemeente")]]


def target(monitor: Monitor, folder: Path, code: str) -> Path:
    """Where the report of an area goes: <folder>/<release>/wijkmonitor-rapport-<name>-<code>-<year>.pdf."""
    name = f"wijkmonitor rapport {monitor.areas[code].name} {code} {monitor.default_year}"
    return folder / monitor.release.id / f"{plain_name(name, monitor.release.fictional)}.pdf"


def write(monitor: Monitor, code: str, path: Path) -> None:
    """The report of one area about all its inhabitants; a file is there whole or not at all."""
    asked, _ = parse(monitor.choices, {"gebied": code})
    found = content(
        monitor, get_report_by_side(monitor, _plain(monitor, asked)), [t.id for t in monitor.themes]
    )
    half = path.with_suffix(f".{os.getpid()}.half")
    half.write_bytes(pdf(found))
    half.replace(path)


def _plain(monitor: Monitor, asked: Selection) -> Selection:
    """Nothing but the area: what is standard for the rest."""
    start = default(monitor.choices)
    return Selection(area=asked.area, year=start.year, theme=start.theme)


def batch(
    edition: str,
    codes: Sequence[str],
    folder: Path,
    workers: int,
    progress: Callable[[Iterable[object], int], Iterable[object]],
) -> Outcome:
    """Write the reports of ``codes``; ``progress(steps, how many)`` is asked to show how far it is."""
    monitor = open_monitor(edition)
    paths = {code: target(monitor, folder, code) for code in codes}
    todo = [code for code in codes if not paths[code].exists()]
    (folder / monitor.release.id).mkdir(parents=True, exist_ok=True)
    failed: list[tuple[str, str]] = []
    # Started anew and not forked: a fork of a process that has used typst has none of its threads, and waits
    # for them for ever.
    fresh = get_context("spawn")
    with ProcessPoolExecutor(workers, fresh, initializer=_open, initargs=(edition,)) as pool:
        jobs = {pool.submit(_one, code, str(paths[code])): code for code in todo}
        for job in progress(as_completed(jobs), len(todo)):
            error = job.exception()  # type: ignore[attr-defined]
            if error is not None:
                failed.append((jobs[job], str(error)))  # type: ignore[index]
    return Outcome(len(todo) - len(failed), len(codes) - len(todo), tuple(failed))


def _open(edition: str) -> None:
    """Each process opens the release itself; the cube is mapped, so they share its memory."""
    _opened[:] = [open_monitor(edition)]
    levels.use(_opened[0].areas.tiers)


def _one(code: str, path: str) -> None:
    write(_opened[0], code, Path(path))
