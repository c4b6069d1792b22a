"""The cube says exactly what the Parquet says, and nothing more."""

import json
import shutil
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from data.areas import STANDARD, Area, Areas
from data.cubes import cube as module
from data.cubes.cube import MIN_PEERS, Cube, load
from data.releases.release import STATUS_NAMES, Release, ReleaseError, Status, read
from data.releases.writer import ReleaseWriter

YEARS = (2019, 2020, 2024)
GROUPS = ("T", "NL", "BU")


Tree = list[list[int]]  # of each gemeente its wijken, of each wijk how many buurten it has


def areas_of(wijken: list[int]) -> Areas:
    """A land with as many gemeenten as ``wijken`` is long, each with that many wijken."""
    return tree_of([[0] * number for number in wijken], 3)


def tree_of(tree: Tree, depth: int) -> Areas:
    """A land with gemeenten, wijken and buurten, down to ``depth`` levels."""
    rows = [Area("NL00", "Nederland", "land", None)]
    for g, wijken in enumerate(tree, 1):
        rows.append(Area(f"GM{g:04}", f"G{g}", "gemeente", "NL00"))
        for w, buurten in enumerate(wijken):
            rows.append(Area(f"WK{g:04}{w:02}", f"W{w}", "wijk", f"GM{g:04}"))
            rows += [
                Area(f"BU{g:04}{w:02}{b:02}", f"B{b}", "buurt", f"WK{g:04}{w:02}") for b in range(buurten)
            ]
    tiers = STANDARD[:depth]
    return Areas([r for r in rows if r.level in {t.id for t in tiers}], tiers)


def write(root: Path, wijken: list[int], seed: int, filled: float = 0.6) -> Release:
    """A release with random figures for two indicators; a cell has every status now and then."""
    return write_areas(root, areas_of(wijken), seed, filled)


def write_areas(root: Path, areas: Areas, seed: int, filled: float = 0.6) -> Release:
    random = np.random.default_rng(seed)
    shape = (len(YEARS), len(GROUPS), len(areas))
    with ReleaseWriter(
        root, "proef", title="Proef", areas=areas, years=YEARS, groups=GROUPS, sources=[]
    ) as writer:
        for name in ("a", "b"):
            status = random.integers(2, 5, shape).astype(np.uint8)
            status[random.random(shape) < filled] = Status.BESCHIKBAAR
            status[random.random(shape) < 0.2] = Status.NIET_BESCHIKBAAR
            status[random.random(shape[:2]) < 0.2] = Status.NIET_BESCHIKBAAR  # nobody was measured at all
            value = random.normal(50, 10, shape).astype(np.float32)
            value[random.random(shape) < 0.02] = 0.0
            numerator = random.integers(-1, 50, shape).astype(np.int32)
            denominator = random.integers(-1, 99, shape).astype(np.int32)
            writer.figures(name, value, numerator, denominator, status)
        return read(writer.finish())


@contextmanager
def made(areas: Areas, seed: int) -> Iterator[tuple[Release, Cube]]:
    with TemporaryDirectory() as folder:
        release = write_areas(Path(folder), areas, seed)
        yield release, load(release)


trees = st.builds(
    tree_of,
    st.lists(st.lists(st.integers(0, 10), max_size=10), min_size=1, max_size=10),
    st.integers(1, 4),
)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(trees, st.integers(0, 10_000))
def test_a_cube_is_what_was_written(areas: Areas, seed: int) -> None:
    """To write and read one takes longer than to look at it, so each is looked at from all sides."""
    with made(areas, seed) as (release, cube):
        equals_a_slow_reading(release, cube)
        gives_any_choice_of_cells_as_numpy_does(areas, cube)
        has_the_spread_that_pandas_finds(areas, cube)
        knows_the_last_year_with_a_figure(areas, cube)


def equals_a_slow_reading(release: Release, cube: Cube) -> None:
    shape = (2, len(YEARS), len(GROUPS), len(release.areas))
    value, numerator = np.full(shape, np.nan, np.float32), np.full(shape, -1, np.int32)
    denominator, status = numerator.copy(), np.zeros(shape, np.uint8)
    for i, indicator in enumerate(release.indicators):
        for row in pd.read_parquet(release.partition(indicator), partitioning=None).itertuples():
            cell = (i, YEARS.index(row.jaar), GROUPS.index(row.herkomst), release.areas.index[row.gebied])
            status[cell] = STATUS_NAMES.index(row.status)
            value[cell] = row.waarde
            numerator[cell] = -1 if pd.isna(row.teller) else row.teller
            denominator[cell] = -1 if pd.isna(row.noemer) else row.noemer
    np.testing.assert_array_equal(cube.value[...], value)
    np.testing.assert_array_equal(cube.numerator[...], numerator)
    np.testing.assert_array_equal(cube.denominator[...], denominator)
    np.testing.assert_array_equal(cube.status[...], status)
    absent = cube.status[...] != Status.BESCHIKBAAR
    assert np.isnan(cube.value[absent]).all()
    assert (cube.numerator[absent] == -1).all()
    # There is no number on the disk but of the cells with a figure, and one per status for the others.
    assert len(cube.value.numbers) == (~absent).sum() + len(Status)


def gives_any_choice_of_cells_as_numpy_does(areas: Areas, cube: Cube) -> None:
    whole, last = cube.value[...], len(areas) - 1
    rows, years = np.array([1, 0, 1]), np.array([[2], [0]])
    for where in (
        0,
        (1, 2),
        (..., last),
        (slice(None), 1, slice(0, 2), slice(0, last)),
        (rows, years, 1, last),
        (rows, slice(None), np.array([0, 2, 1]), 0),
        np.ix_([1], [0, 2], [1], np.arange(last + 1)),
        ~np.isnan(whole),
    ):
        np.testing.assert_array_equal(cube.value[where], whole[where])
        np.testing.assert_array_equal(cube.numbers(where).status, cube.status[...][where])


def has_the_spread_that_pandas_finds(areas: Areas, cube: Cube) -> None:
    """Over all areas of a level, and over the children of every parent, whatever the levels are."""

    values = cube.value[...].astype(np.float64).reshape(-1, len(areas))
    rows = [r[:, None] for r in np.unravel_index(np.arange(len(values)), cube.places.shape[:3])]
    for position, tier in enumerate(areas.tiers):
        at = [p for p, a in enumerate(areas) if a.level == tier.id]
        level = pd.DataFrame(values[:, at].T)
        everywhere = level.std().where(level.count() >= MIN_PEERS)
        found = cube.spread.at(*rows, np.array(position), np.array(0))[:, 0]
        np.testing.assert_allclose(found, everywhere, rtol=1e-5)
        if not position:
            continue
        families = level.groupby([areas.rows[p].parent for p in at])
        within = families.std().where(families.count() >= MIN_PEERS)
        within = within.fillna(everywhere)  # too few have a figure: all of the level set the scale
        found = cube.spread.at(*rows, np.array(position), cube.peers.column[at])
        np.testing.assert_allclose(found, within.loc[[areas.rows[p].parent for p in at]].T, rtol=1e-5)
        sizes = families.size()
        for p in at:
            parent = areas.rows[p].parent
            enough = sizes[parent] >= MIN_PEERS
            assert areas.rows[cube.peers.within[p]].code == (parent if enough else "NL00")


def knows_the_last_year_with_a_figure(areas: Areas, cube: Cube) -> None:
    assert cube.newest.shape == (len(areas.tiers), 2, len(GROUPS), len(YEARS))
    for l, level in enumerate(areas.tiers):  # noqa: E741
        here = [p for p, a in enumerate(areas) if a.level == level.id]
        for i, g in np.ndindex(2, len(GROUPS)):
            last = -1
            for y in range(len(YEARS)):
                if (cube.status[i, y, g, here] == Status.BESCHIKBAAR).any():
                    last = y
                assert cube.newest[l, i, g, y] == last


def test_areas_without_any_figure_take_no_room(tmp_path: Path) -> None:
    """A level at which nothing was measured costs one row of it, however many indicators and groups."""
    sizes = []
    for name, buurten in (("weinig", 9), ("veel", 900)):
        areas = tree_of([[buurten]], 4)
        shape = (len(YEARS), len(GROUPS), len(areas))
        status = np.full(shape, Status.NIET_BESCHIKBAAR)
        status[:, :, :3] = Status.BESCHIKBAAR
        with ReleaseWriter(
            tmp_path / name, "proef", title="Proef", areas=areas, years=YEARS, groups=GROUPS, sources=[]
        ) as writer:
            for indicator in "abcdefgh":
                number = np.ones(shape, np.int32)
                writer.figures(indicator, number.astype(np.float32), number, number, status)
            cube = load(read(writer.finish()))
        sizes.append((len(cube.places.rank.cells), len(cube.spread.rows.cells), len(cube.value.numbers)))
    (rank, *few), (more, *many) = sizes
    assert few == many
    assert more - rank == 900 - 9


@pytest.fixture
def release(tmp_path: Path) -> Release:
    return write(tmp_path, [3, 9], 1)


def test_the_second_time_nothing_is_built(release: Release, monkeypatch: pytest.MonkeyPatch) -> None:
    first = load(release)
    monkeypatch.setattr(module, "_build", lambda *_: pytest.fail("built twice"))
    np.testing.assert_array_equal(load(release).value[...], first.value[...])
    assert first.indicators == {"a": 0, "b": 1}
    assert type(first.value.numbers) is np.ndarray
    with pytest.raises(ValueError, match="read-only"):
        first.value.numbers[...] = 0


def test_a_changed_release_is_not_mapped(release: Release) -> None:
    load(release)
    part = release.partition("b")
    part.write_bytes(part.read_bytes()[:-1] + b"x")
    with pytest.raises(ReleaseError, match=r"(?s)is niet heel.*part-0.parquet"):
        load(release)
    part.unlink()
    with pytest.raises(ReleaseError, match="ontbreekt"):
        load(release)


def test_an_outdated_cube_is_built_again(release: Release) -> None:
    value = load(release).value[...]
    home = release.path.parent / ".cube" / release.id
    stamp = json.loads((home / "stamp.json").read_text("utf-8"))
    (home / "stamp.json").write_text(json.dumps(stamp | {"digest": "oud"}), "utf-8")
    np.save(home / "value.npy", np.zeros(1))
    np.testing.assert_array_equal(load(release).value[...], value)
    assert [p.name for p in home.parent.iterdir()] == [release.id]


def test_workers_at_once_all_get_the_cube(release: Release) -> None:
    with ThreadPoolExecutor(4) as pool:
        cubes = list(pool.map(lambda _: load(release), range(4)))
    for cube in cubes[1:]:
        np.testing.assert_array_equal(cube.value[...], cubes[0].value[...])
    assert [p.name for p in (release.path.parent / ".cube").iterdir()] == [release.id]


def test_another_folder_and_an_unwritable_one(release: Release, tmp_path: Path) -> None:
    load(release, tmp_path / "elders")
    assert (tmp_path / "elders" / release.id / "stamp.json").exists()
    (tmp_path / "bestand").write_text("x")
    cube = load(release, tmp_path / "bestand")  # falls back to the temporary folder
    assert cube.value[...].shape[0] == 2
    shutil.rmtree(module._home(release, tmp_path / "bestand"))


def test_a_code_the_release_does_not_know_is_named(release: Release) -> None:
    narrow = replace(release, groups=("T", "NL"))
    with pytest.raises(ReleaseError, match=r"onbekend in herkomst: \['BU'\]"):
        load(narrow)
    early = replace(release, years=(2019, 2020))
    with pytest.raises(ReleaseError, match=r"onbekend in jaar: \[2024\]"):
        load(early)


def test_an_indicator_without_any_row(tmp_path: Path) -> None:
    areas = areas_of([1])
    shape = (1, 1, len(areas))
    empty = np.zeros(shape, np.int32)
    with ReleaseWriter(
        tmp_path, "leeg", title="Leeg", areas=areas, years=[2020], groups=["T"], sources=[]
    ) as writer:
        writer.figures("a", empty.astype(np.float32), empty, empty, empty.astype(np.uint8))
        cube = load(read(writer.finish()))
    assert np.isnan(cube.value[...]).all()
    assert (cube.newest == -1).all()
