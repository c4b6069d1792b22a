"""Path data is read back as it was written; a worker reads outlines without the library that makes them."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from data.geometry import shapes as stored
from data.geometry.shapes import rings_of
from data.geometry.svgpath import path_of
from data.releases.release import read

REPO = Path(__file__).parents[3]
point = st.tuples(st.integers(-30, 4_500), st.integers(-30, 4_500))
ring = st.lists(point, min_size=3, max_size=12, unique=True)


@settings(max_examples=50)
@given(st.lists(ring, min_size=1, max_size=4))
def test_a_path_says_its_rings(rings: list[list[tuple[int, int]]]) -> None:
    found = rings_of(path_of(rings))
    assert len(found) == len(rings)
    for before, after in zip(rings, found, strict=True):
        turn = before.index(after[0])
        assert after == before[turn:] + before[:turn]


def test_a_path_is_short() -> None:
    assert path_of([[(0, 0), (10, 0), (10, 10), (0, 10)]]) == "m10 0v10h-10v-10z"
    assert (
        path_of([[(0, 0), (5, 3), (9, -2)], [(20, 20), (21, 25), (18, 22)]]) == "m0 0 5 3 4-5zm21 25-3-3 2-2z"
    )


def test_a_release_gives_its_outlines(demo_release: Path) -> None:
    release = read(demo_release)
    areas = release.areas
    for level in ("gemeente", "wijk"):
        whole = release.shapes(level)
        assert whole is not None
        assert whole.codes == tuple(a.code for a in areas.rows[areas.level_slice(level)])
        assert whole.names == tuple(areas[code].name for code in whole.codes)
        assert release.shapes(level, areas.land.code) is whole, "read once"
    for gemeente in areas.children(areas.land.code):
        inside = release.shapes("wijk", gemeente.code)
        assert inside is not None
        assert inside.codes == tuple(a.code for a in areas.children(gemeente.code))
    assert release.shapes("buurt") is None
    assert release.shapes("wijk", "GM0000") is None
    assert release.shapes("gemeente", areas.children(areas.land.code)[0].code) is None


def test_what_is_kept_has_an_end(demo_release: Path) -> None:
    release = read(demo_release)
    for number in range(200):
        assert release.shapes("wijk", f"GM{number:04}") is None
    assert stored.read.cache_info().currsize <= stored.KEPT


def test_a_worker_never_loads_shapely(demo_release: Path) -> None:
    """Not by what app.py imports, not by what reads or writes a release, and not by reading outlines."""
    code = (
        "import sys; from pathlib import Path; import app, data.releases.writer, data.sources.demo; "
        f"from data.releases.release import read; s = read(Path({str(demo_release)!r})).shapes('wijk'); "
        "from data.geometry.arrows import toward; toward(s.centres); s.rings(0); "
        "print('shapely' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=REPO, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
