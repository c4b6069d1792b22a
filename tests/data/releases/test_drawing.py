"""The map of an earlier release goes along with a later one, whatever of it there is."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from data.areas import Areas
from data.releases.drawing import same
from data.releases.release import Release, read


@pytest.fixture
def base(demo_release: Path, tmp_path: Path) -> Release:
    """A copy of the demo that may be changed."""
    shutil.copytree(demo_release, tmp_path / demo_release.name)
    return read(tmp_path / demo_release.name)


def there(release: Release, name: str) -> bytes:
    return (release.path / "map" / name).read_bytes()


def test_polygons_and_outlines_go_along_as_they_are(base: Release) -> None:
    files, words = same("wijk", base, base.areas)
    assert files == {name: there(base, name) for name in ("wijk.geojson", "wijk.outlines")}
    assert words == ""


def test_outlines_alone_are_enough(base: Release) -> None:
    """As in the release that comes with the program."""
    (base.path / "map" / "wijk.geojson").unlink()
    assert same("wijk", base, base.areas)[0] == {"wijk.outlines": there(base, "wijk.outlines")}


def test_of_a_release_from_before_there_were_outlines_they_are_made(base: Release) -> None:
    older = replace(base, files={n: f for n, f in base.files.items() if not n.endswith(".outlines")})
    assert older.shapes("wijk") is None
    assert older.has_map("wijk")
    files, words = same("wijk", older, older.areas)
    assert files["wijk.outlines"] == there(base, "wijk.outlines")
    assert "omtrek" in words


def test_an_area_that_is_gone_goes_from_the_map(base: Release) -> None:
    fewer = Areas([a for a in base.areas if not a.code.startswith(("GM9001", "WK9001"))], base.areas.tiers)
    files, _ = same("gemeente", base, fewer)
    whole = base.shapes("gemeente")
    assert whole is not None
    assert len(files["gemeente.outlines"]) < len(there(base, "gemeente.outlines"))
    assert b"GM9001" not in same("wijk", base, fewer)[0]["wijk.outlines"].splitlines()[0]


def test_no_map_stays_no_map(base: Release) -> None:
    assert same("buurt", base, base.areas) == ({}, "")
    assert not base.has_map("buurt")
