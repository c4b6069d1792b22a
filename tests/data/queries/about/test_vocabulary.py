"""The words of a search, and what of them a release has."""

from __future__ import annotations

from pathlib import Path

import pytest

from data.monitor import Monitor, open_monitor
from data.queries.about.vocabulary import list_vocabulary


@pytest.fixture(scope="module")
def monitor(demo_release: Path) -> Monitor:
    return open_monitor(str(demo_release))


def test_every_subject_of_the_catalogue_has_its_names_and_synonyms(monitor: Monitor) -> None:
    subjects = {s.id: s for s in list_vocabulary(monitor).subjects}
    assert set(subjects) == set(monitor.catalogue.indicators)
    assert {"Bijstand", "uitkeringen"} <= set(subjects["bijstand"].words)
    groups = {g.id: g for g in list_vocabulary(monitor).groups}
    assert "syriers" in groups["SYR"].words


def test_a_subject_says_by_level_for_whom_there_are_figures(monitor: Monitor) -> None:
    cube = monitor.cube
    for subject in list_vocabulary(monitor).subjects:
        if subject.id not in cube.indicators:
            assert subject.groups == ()
            continue
        assert len(subject.groups) == len(monitor.areas.tiers)
        for depth, codes in enumerate(subject.groups):
            part = monitor.areas.tier_slice(depth)
            obvious = [
                code
                for code, group in cube.groups.items()
                if any(
                    bool((cube.status[cube.indicators[subject.id], y, group, part] == 1).any())
                    for y in cube.years.values()
                )
            ]
            assert list(codes) == obvious, (subject.id, depth)
            shown = [
                year
                for year, y in cube.years.items()
                if bool((cube.status[cube.indicators[subject.id], y, cube.groups["T"], part] == 1).any())
            ]
            assert subject.since[depth] == min(shown, default=0)
