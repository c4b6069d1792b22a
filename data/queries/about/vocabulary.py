"""The words of subjects, themes and groups, and of which of them this release has figures: for the search."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from data.catalogue.synonyms import synonyms
from data.monitor import Monitor


@dataclass(frozen=True, slots=True)
class KnownSubject:
    """An indicator: its words, and by level (widest first) the groups that have figures about it.

    ``since`` gives by level the first year that shows a figure of all inhabitants, 0 when none does.
    """

    id: str
    theme: str
    name: str
    words: tuple[str, ...]
    groups: tuple[tuple[str, ...], ...]
    since: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class KnownWord:
    """A theme or a group with its words; ``there`` when the release has it."""

    id: str
    name: str
    words: tuple[str, ...]
    there: bool = True


@dataclass(frozen=True, slots=True)
class SearchWords:
    """All that a search can be about besides areas, in the order of the catalogue.

    A subject of which no level has a group is one that the release lacks.
    """

    subjects: tuple[KnownSubject, ...]
    themes: tuple[KnownWord, ...]
    groups: tuple[KnownWord, ...]


def list_vocabulary(monitor: Monitor) -> SearchWords:
    """The words of the whole catalogue, and what of it this release has figures about in some year."""
    catalogue, other = monitor.catalogue, synonyms()
    themes = {theme.id for theme in monitor.themes}
    return SearchWords(
        tuple(
            KnownSubject(
                i.id, i.theme, i.short, _words(i.name, i.short, *other.indicators.get(i.id, ())),
                _groups(monitor, i.id), _since(monitor, i.id),
            )
            for i in catalogue.indicators.values()
        ),
        tuple(
            KnownWord(t.id, t.name, _words(t.name, t.short, *other.themes.get(t.id, ())), t.id in themes)
            for t in catalogue.themes.values()
        ),
        tuple(
            KnownWord(
                g.code, g.label, _words(g.label, g.short, *other.groups.get(g.code, ())),
                g.code in monitor.cube.groups,
            )
            for g in catalogue.groups.values()
        ),
    )  # fmt: skip


def _words(*words: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(words))


def _groups(monitor: Monitor, indicator: str) -> tuple[tuple[str, ...], ...]:
    """By level the codes of the groups with a figure in any year; none of an indicator that is not there."""
    row = monitor.cube.indicators.get(indicator)
    if row is None:
        return ()
    there = monitor.cube.newest[:, row].max(axis=-1) >= 0  # (level, group)
    codes: Iterable[str] = monitor.cube.groups
    return tuple(tuple(c for c, yes in zip(codes, part, strict=True) if yes) for part in np.asarray(there))


def _since(monitor: Monitor, indicator: str) -> tuple[int, ...]:
    """By level the first year that shows a figure of all inhabitants."""
    row = monitor.cube.indicators.get(indicator)
    if row is None:
        return ()
    there = monitor.cube.newest[:, row, monitor.cube.groups["T"]] >= 0  # (level, year)
    years = monitor.release.years
    return tuple(years[int(np.argmax(part))] if part.any() else 0 for part in np.asarray(there))
