"""What changed since the release before: told from two manifests."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from data.queries.about.release_changes import compare_releases_by_indicator, find_previous_release
from data.releases.provenance import Origin
from data.releases.release import Release, read


def _with(release: Release, sums: dict[str, str], **more: Any) -> Release:
    files = {f"figures/indicator={i}/part-0.parquet": {"sha256": s} for i, s in sums.items()}
    rows = dict.fromkeys(sums, 10)
    return replace(release, indicators=tuple(sums), files=files, **{"rows": rows, **more})


def test_new_gone_changed_and_the_same(demo_release: Path) -> None:
    base = read(demo_release)
    old = _with(
        base, {"a": "1", "b": "1", "c": "1"}, provenance={"b": (Origin("", "", "", "", (2020, 2021)),)}
    )
    new = _with(
        base, {"a": "1", "b": "2", "d": "1"}, rows={"a": 10, "b": 13, "d": 10},
        provenance={"b": (Origin("", "", "", "", (2021, 2022)),)},
    )  # fmt: skip
    found = compare_releases_by_indicator(new, old)
    assert (found.added, found.removed, found.same) == (("d",), ("c",), 1)
    (change,) = found.changed
    assert (change.indicator, change.added, change.removed, change.rows) == ("b", (2022,), (2020,), 3)
    assert change.known
    (unsure,) = compare_releases_by_indicator(replace(new, provenance={}), old).changed
    assert (unsure.known, unsure.added, unsure.removed) == (False, (), ())


def test_the_first_release_has_none_before_it(demo_release: Path) -> None:
    release = read(demo_release)
    assert find_previous_release(release) is None
    assert find_previous_release(replace(release, created="9999-01-01T00:00:00+00:00")) == release


def test_every_demo_figure_says_that_it_was_made(demo_release: Path) -> None:
    release = read(demo_release)
    assert set(release.provenance) == set(release.indicators)
    assert {o.table for found in release.provenance.values() for o in found} == {
        "Fictief, gemaakt door python -m data build demo"
    }
