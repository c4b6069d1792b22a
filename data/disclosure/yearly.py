"""Protecting year by year, in two processes when there is much to do: years tell nothing about each other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

from tqdm import tqdm

from data.disclosure.delivered import Delivered
from data.disclosure.frame import Frame
from data.disclosure.primary import Statuses
from data.disclosure.secondary import protect
from data.disclosure.words import spoken

MANY = 2_000  # groups x areas, from which on starting a process is worth it
ALONE = 1  # indicators that share nothing are quick
WORKERS = 2


def protect_years(cluster: Sequence[Delivered], frame: Frame, *, progress: bool = False) -> None:
    """Protect the figures of a cluster in place, all years; raises what secondary.protect raises."""
    years = range(len(cluster[0].status))
    if len(frame.groups) * len(frame.areas) <= MANY or len(cluster) <= ALONE:
        protect(cluster, frame)
        return
    parts = [[member.of_year(year) for member in cluster] for year in years]
    with tqdm(total=len(parts), desc=spoken("beschermen"), disable=not progress, leave=False) as bar:
        for year, statuses in enumerate(_done(parts, frame)):
            for member, status in zip(cluster, statuses, strict=True):
                member.status[year : year + 1] = status
            bar.update()


def _done(parts: Sequence[list[Delivered]], frame: Frame) -> Iterator[list[Statuses]]:
    with ProcessPoolExecutor(WORKERS, mp_context=get_context("spawn")) as pool:
        yield from pool.map(_one, parts, [frame] * len(parts))


def _one(cluster: list[Delivered], frame: Frame) -> list[Statuses]:
    protect(cluster, frame)
    return [member.status for member in cluster]
