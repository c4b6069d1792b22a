"""The real outlines: mended, everybody there, and small enough to send."""

from __future__ import annotations

import re
from pathlib import Path

import brotli
import numpy as np
import pytest
import shapely

from data.geometry import shapes as stored
from data.releases.release import Release, read
from tests.data.geometry.test_views import polygons_of

pytestmark = pytest.mark.shared
LIMITS = {"gemeente": 40_000, "wijk": 170_000}  # bytes of the land, as sent


@pytest.fixture(scope="module")
def release(cbs_release: Path) -> Release:
    return read(cbs_release)


def test_the_overlap_of_the_wijken_is_mended_and_said(release: Release) -> None:
    (said,) = (c.detail for c in release.checks if "(wijk)" in c.detail and c.name == "Omtrekken")
    overlap, cracks = (float(n.replace(",", ".")) for n in re.findall(r"([\d,]+) km²", said))
    assert overlap == pytest.approx(111, abs=1)
    assert 100 < cracks < 150
    (said,) = (c.detail for c in release.checks if "(gemeente)" in c.detail and c.name == "Omtrekken")
    assert "hersteld" in said


@pytest.mark.parametrize("level", LIMITS)
def test_the_land_is_whole_and_small(release: Release, level: str) -> None:
    shapes, file = release.shapes(level), release.outlines_file(level)
    assert shapes is not None
    assert file is not None
    assert len(stored.compressed(file) or b"") < LIMITS[level]
    assert len(shapes) == {"gemeente": 342, "wijk": 3393}[level]
    made = polygons_of(shapes)
    assert (shapely.area(made) > 0).all()
    surface = float(shapely.area(made).sum())
    assert shapely.union_all(made).area == pytest.approx(surface, rel=1e-9)
    # Land of Nederland with the water inside gemeenten, as in these files.
    assert surface * shapes.metres**2 / 1e6 == pytest.approx(35_080, rel=0.002)
    assert shapes.wide == pytest.approx(3_700, abs=100)


def test_utrecht_has_its_ten_wijken(release: Release) -> None:
    shapes = release.shapes("wijk", "GM0344")
    assert shapes is not None
    assert shapes.codes == tuple(f"WK0344{n:02}" for n in range(1, 11))
    assert shapes.names[2] == "Overvecht"
    assert max(shapes.wide, shapes.high) == 1_000
    made = np.array(polygons_of(shapes), object)
    assert shapely.coverage_is_valid(made)
    assert shapely.contains_xy(made, shapes.centres).all()
    # Overvecht is some 8.5 km², Vleuten-De Meern some 39 km²: as in the file, by its own sum of triangles.
    sizes = shapely.area(made) * shapes.metres**2 / 1e6
    assert sizes[2] == pytest.approx(8.5, abs=0.6)


def test_a_gemeente_is_little_to_send(release: Release) -> None:
    file = release.outlines_file("wijk")
    assert file is not None
    sizes = [
        len(brotli.decompress(stored.compressed(file, code) or b""))
        for code in stored.view_names(file)
        if code
    ]
    assert len(sizes) == 342
    assert max(sizes) < 60_000
