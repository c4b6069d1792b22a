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

from data.areas import LEVELS, Area, Areas
from data.cubes import cube as module
from data.cubes.cube import MIN_PEERS, Cube, load
from data.releases.release import STATUS_NAMES, Release, ReleaseError, Status, read
from data.releases.writer import ReleaseWriter

YEARS = (2019, 2020, 2024)
GROUPS = ("T", "NL", "BU")


def areas_of(wijken: list[int]) -> Areas:
    """A land with as many gemeenten as ``wijken`` is long, each with that many wijken."""
    rows = [Area("NL00", "Nederland", "land", None)]
    for g, number in enumerate(wijken, 1):
        rows.append(Area(f"GM{g:04}", f"G{g}", "gemeente", "NL00"))
        rows += [Area(f"WK{g:04}{w:02}", f"W{w}", "wijk", f"GM{g:04}") for w in range(number)]
    return Areas(rows)


def write(root: Path, wijken: list[int], seed: int, filled: float = 0.6) -> Release:
    """A release with random figures for two indicators; a cell has every status now and then."""
    areas, random = areas_of(wijken), np.random.default_rng(seed)
    shape = (len(YEARS), len(GROUPS), len(areas))
    with ReleaseWriter(
        root, "proef", title="Proef", areas=areas, years=YEARS, groups=GROUPS, sources=[]
    ) as writer:
        for name in ("a", "b"):
            status = random.integers(2, 5, shape).astype(np.uint8)
            status[random.random(shape) < filled] = Status.BESCHIKBAAR
            status[random.random(shape) < 0.2] = Status.NIET_BESCHIKBAAR
            value = random.normal(50, 10, shape).astype(np.float32)
            value[random.random(shape) < 0.02] = 0.0
            numerator = random.integers(-1, 50, shape).astype(np.int32)
            denominator = random.integers(-1, 99, shape).astype(np.int32)
            writer.figures(name, value, numerator, denominator, status)
        return read(writer.finish())


@contextmanager
def made(wijken: list[int], seed: int) -> Iterator[tuple[Release, Cube]]:
    with TemporaryDirectory() as folder:
        release = write(Path(folder), wijken, seed)
        yield release, load(release)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.integers(0, 12), min_size=1, max_size=12), st.integers(0, 10_000))
def test_the_cube_equals_a_slow_reading(wijken: list[int], seed: int) -> None:
    with made(wijken, seed) as (release, cube):
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


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.integers(0, 14), min_size=1, max_size=12), st.integers(0, 10_000))
def test_spread_is_the_deviation_pandas_finds(wijken: list[int], seed: int) -> None:
    with made(wijken, seed) as (release, cube):
        areas = release.areas
        gemeenten = [a.code for a in areas if a.level == "gemeente"]
        for i, y, g in np.ndindex(*cube.spread.shape[:3]):
            series = pd.Series(cube.value[i, y, g].astype(np.float64), [a.code for a in areas])
            sets = [gemeenten, [a.code for a in areas if a.level == "wijk"]]
            sets += [[a.code for a in areas if a.parent == code] for code in gemeenten]
            own = [series[c].std() if series[c].count() >= MIN_PEERS else np.nan for c in sets]
            # Where too few wijken of a gemeente with wijken have a figure, all wijken set the scale.
            wider = [
                n > 1 and len(c) > 0 and np.isnan(s) for n, (c, s) in enumerate(zip(sets, own, strict=True))
            ]
            expected = [own[1] if w else s for w, s in zip(wider, own, strict=True)]
            np.testing.assert_allclose(cube.spread[i, y, g], expected, rtol=1e-5)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.integers(0, 3), min_size=1, max_size=3), st.integers(0, 10_000))
def test_newest_is_the_last_year_with_a_figure(wijken: list[int], seed: int) -> None:
    with made(wijken, seed) as (release, cube):
        for l, level in enumerate(LEVELS):  # noqa: E741
            here = [p for p, a in enumerate(release.areas) if a.level == level]
            for i, g in np.ndindex(2, len(GROUPS)):
                last = -1
                for y in range(len(YEARS)):
                    if (cube.status[i, y, g, here] == Status.BESCHIKBAAR).any():
                        last = y
                    assert cube.newest[l, i, g, y] == last


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
