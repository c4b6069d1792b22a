"""A release is there whole or not at all, and says so when someone touched it."""

import errno
import json
import os
import threading
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import pyarrow.parquet as pq
import pytest

from data.areas import Area, Areas
from data.releases import release as module
from data.releases.release import Release, ReleaseError, Source, Status, history, read, verify
from data.releases.table import Slab
from data.releases.writer import ReleaseWriter

AREAS = Areas(
    [
        Area("NL00", "Nederland", "land", None),
        Area("GM0001", "Aadorp", "gemeente", "NL00"),
        Area("WK000101", "Noord", "wijk", "GM0001", to_year=2020),
    ]
)
YEARS, GROUPS = (2020, 2021), ("T", "NL")
SHAPE = (len(YEARS), len(GROUPS), len(AREAS))
MAP = (
    b'{"features": [{"properties": {"code": "GM0001"}, "geometry": '
    b'{"type": "Polygon", "coordinates": [[[5, 52], [5.1, 52], [5.1, 52.1], [5, 52]]]}}]}'
)
MOMENT = datetime(2025, 3, 4, 5, 6, 7, tzinfo=UTC)


def write(
    root: Path,
    *,
    moment: datetime = MOMENT,
    first: float = 50.0,
    during: Callable[[ReleaseWriter], None] = lambda _: None,
) -> Path:
    """A small release with one indicator; ``during`` is called before the end."""
    value = np.full(SHAPE, np.nan, np.float32)
    numerator, denominator = np.full(SHAPE, -1, np.int32), np.full(SHAPE, -1, np.int32)
    status = np.zeros(SHAPE, np.uint8)
    value[0, 0, 0], numerator[0, 0, 0], denominator[0, 0, 0] = first, 1, 2
    status[0, 0, 0] = Status.BESCHIKBAAR
    value[1, 1, 2], numerator[1, 1, 2], status[1, 1, 2] = 12.5, 3, Status.ONDERDRUKT
    value[1, 0, 1], status[1, 0, 1] = 7.25, Status.BESCHIKBAAR
    with ReleaseWriter(
        root,
        "proef",
        title="Proef",
        areas=AREAS,
        years=YEARS,
        groups=GROUPS,
        sources=[Source("CBS", "1NED", "2025", "CC BY 4.0")],
        created=moment,
    ) as writer:
        writer.figures("a_pct", value, numerator, denominator, status, provisional=[2021])
        writer.map("gemeente", MAP)
        writer.check("aantal", True, "klopt")
        during(writer)
        return writer.finish()


def everything(root: Path) -> list[str]:
    return sorted(p.relative_to(root).as_posix() for p in root.rglob("*") if p.is_file())


@pytest.fixture
def release(tmp_path: Path) -> Release:
    return read(write(tmp_path))


def test_round_trip(release: Release) -> None:
    assert release.id.startswith("proef-2025-03-04-")
    assert (release.edition, release.title, release.fictional) == ("proef", "Proef", False)
    assert (release.years, release.groups, release.indicators) == (YEARS, GROUPS, ("a_pct",))
    assert release.rows == {"a_pct": 3}
    assert release.provisional == {"a_pct": (2021,)}
    assert release.sources == (Source("CBS", "1NED", "2025", "CC BY 4.0"),)
    assert release.areas.rows == AREAS.rows
    assert release.map_file("gemeente") is not None
    assert release.map_file("wijk") is None
    drawn = release.shapes("gemeente")
    assert drawn is not None
    assert drawn.codes == ("GM0001",)
    assert release.shapes("wijk") is None
    assert verify(release) == []


def test_only_available_cells_carry_numbers(release: Release) -> None:
    rows = pq.read_table(release.partition("a_pct"), partitioning=None).to_pylist()
    by_cell = {(r["jaar"], r["herkomst"], r["gebied"]): r for r in rows}
    assert len(by_cell) == 3
    shown = by_cell[2020, "T", "NL00"]
    assert (shown["waarde"], shown["teller"], shown["noemer"]) == (50.0, 1, 2)
    hidden = by_cell[2021, "NL", "WK000101"]
    assert hidden["status"] == "onderdrukt"
    assert hidden["waarde"] is hidden["teller"] is hidden["noemer"] is None
    assert by_cell[2021, "T", "GM0001"]["teller"] is None


def test_arrays_of_another_shape_are_refused(tmp_path: Path) -> None:
    wrong = np.zeros((1, 1, 1), np.int32)

    def during(writer: ReleaseWriter) -> None:
        writer.figures("b", wrong.astype(np.float32), wrong, wrong, wrong.astype(np.uint8))

    with pytest.raises(ValueError, match="expected arrays of shape"):
        write(tmp_path, during=during)
    assert everything(tmp_path) == []


def test_a_changed_a_missing_and_an_extra_file_are_named(release: Release) -> None:
    part, areas = release.partition("a_pct"), release.path / "areas.parquet"
    contents = bytearray(part.read_bytes())
    contents[len(contents) // 2] ^= 1
    part.write_bytes(contents)
    areas.unlink()
    (release.path / "figures" / "meer.parquet").write_bytes(b"x")
    (release.path / "map" / "gemeente.geojson").write_bytes(b"{}")
    faults = verify(release)
    assert len(faults) == 4
    for fault in (
        f"{part} is na het maken veranderd",
        f"{areas} ontbreekt",
        "meer.parquet hoort niet bij",
        "is 2 bytes groot",
    ):
        assert sum(fault in f for f in faults) == 1, fault


@pytest.mark.parametrize(
    ("spoil", "message"),
    [
        (lambda text: text.replace('"Proef"', '"Echt"'), "na het maken veranderd"),
        (lambda text: text.replace('"format": 1', '"format": 2'), "andere indeling"),
        (lambda text: text[:-5], "niet te lezen"),
        (lambda _: "[]", "andere indeling"),
    ],
)
def test_a_spoilt_manifest_is_refused(release: Release, spoil: Callable[[str], str], message: str) -> None:
    path = release.path / "manifest.json"
    path.write_text(spoil(path.read_text("utf-8")), "utf-8")
    with pytest.raises(ReleaseError, match=message):
        read(release.path)
    found, faults = history(release.path.parents[1], "proef")
    assert found == []
    assert len(faults) == 1


def test_a_folder_without_manifest_is_no_release(tmp_path: Path) -> None:
    with pytest.raises(ReleaseError, match=r"manifest.json ontbreekt"):
        read(tmp_path)


def test_history_is_newest_first_and_does_not_see_half_a_release(tmp_path: Path) -> None:
    seen: list[int] = []

    def during(_: ReleaseWriter) -> None:
        assert any(p.name.startswith(".wordt-gemaakt-") for p in (tmp_path / "proef").iterdir())
        seen.append(len(history(tmp_path, "proef")[0]))

    old = write(tmp_path, during=during)
    new = write(tmp_path, moment=MOMENT.replace(month=4), first=51.0, during=during)
    assert seen == [0, 1]
    assert [r.path for r in history(tmp_path, "proef")[0]] == [new, old]
    assert history(tmp_path, "anders") == ([], [])


def test_of_the_same_moment_what_was_written_last_is_newest(tmp_path: Path) -> None:
    written = [write(tmp_path, first=first) for first in (52.0, 51.0, 53.0)]
    for age, path in enumerate(reversed(written)):
        os.utime(path / "manifest.json", (1_000_000 - age, 1_000_000 - age))
    assert [r.path for r in history(tmp_path, "proef")[0]] == written[::-1]


def test_the_same_contents_on_the_same_day_are_the_same_release(tmp_path: Path) -> None:
    assert write(tmp_path) == write(tmp_path, moment=MOMENT.replace(hour=9))
    assert len(history(tmp_path, "proef")[0]) == 1
    assert write(tmp_path, first=49.0) != write(tmp_path)
    assert len(list((tmp_path / "proef").iterdir())) == 2


def test_making_a_damaged_release_again_repairs_it(release: Release) -> None:
    release.partition("a_pct").write_bytes(b"kapot")
    again = write(release.path.parents[1])
    assert again == release.path
    assert verify(read(again)) == []
    assert [p.name for p in again.parent.iterdir()] == [release.id]


def test_a_failed_check_writes_nothing(tmp_path: Path) -> None:
    with pytest.raises(ReleaseError, match=r"(?s)niets geschreven.*optelling: 3 is geen 4"):
        write(tmp_path, during=lambda w: w.check("optelling", False, "3 is geen 4"))
    assert everything(tmp_path) == []
    assert history(tmp_path, "proef") == ([], [])


def test_any_other_error_leaves_nothing_behind(tmp_path: Path) -> None:
    def during(_: ReleaseWriter) -> None:
        raise KeyError("x")

    with pytest.raises(KeyError):
        write(tmp_path, during=during)
    assert everything(tmp_path) == []


@pytest.mark.parametrize("place", ["figures", "areas", "map", "manifest"])
def test_a_full_disk_says_so_and_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, place: str
) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    if place == "figures":
        monkeypatch.setattr(pq, "write_table", full)
    elif place == "areas":
        monkeypatch.setattr("pandas.DataFrame.to_parquet", full)
    else:
        monkeypatch.setattr(Path, "write_bytes" if place == "map" else "write_text", full)
    with pytest.raises(ReleaseError, match="De schijf is vol"):
        write(tmp_path)
    assert everything(tmp_path) == []
    assert not list((tmp_path / "proef").iterdir())


def test_a_root_that_is_a_file_gives_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "bestand").write_text("x")
    with pytest.raises(ReleaseError, match=r"Schrijven in .* lukt niet"):
        write(tmp_path / "bestand")


@pytest.mark.parametrize("same", [True, False])
def test_two_writers_at_once(tmp_path: Path, same: bool) -> None:
    together = threading.Barrier(2)
    paths: list[Path] = []

    def one(number: int) -> None:
        first = 50.0 if same else 50.0 + number
        paths.append(write(tmp_path, first=first, during=lambda _: _wait(together)))

    threads = [threading.Thread(target=one, args=(n,)) for n in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(paths) == 2
    assert len(set(paths)) == (1 if same else 2)
    found, faults = history(tmp_path, "proef")
    assert faults == []
    assert {r.path for r in found} == set(paths)
    assert all(verify(r) == [] for r in found)
    assert {p.name for p in (tmp_path / "proef").iterdir()} == {p.name for p in paths}


def _wait(barrier: threading.Barrier) -> None:
    barrier.wait(10)


def test_the_digest_covers_every_key(release: Release) -> None:
    manifest = json.loads((release.path / "manifest.json").read_text("utf-8"))
    for key in manifest.keys() - {"digest"}:
        assert module.digest(manifest | {key: "anders"}) != manifest["digest"], key


def test_cells_of_narrow_areas_can_be_given_apart(tmp_path: Path) -> None:
    """What is left out of the arrays is not available, and what is given besides stands where it says."""
    areas = Areas([*AREAS, Area("WK000101", "Noord", "wijk", "GM0001")])
    wide, narrow = np.full((1, 2, len(areas) - 1), 50), np.full((1, 1, 1), 7)
    there = np.full(wide.shape, Status.BESCHIKBAAR, np.uint8)
    slab = Slab((1,), len(areas) - 1, (narrow / 2, narrow, narrow * 2, np.full((1, 1, 1), 1, np.uint8)))
    with ReleaseWriter(
        tmp_path, "smal", title="Smal", areas=areas, years=[2024], groups=["T", "NL"], sources=[]
    ) as writer:
        writer.figures("inwoners", wide * 1.0, wide, wide, there, more=[slab])
        with pytest.raises(ValueError, match="expected arrays of shape"):
            writer.figures("bijstand", wide * 1.0, wide, wide, there, more=[replace(slab, first=len(areas))])
        release = read(writer.finish())
    rows = pq.read_table(release.partition("inwoners"), partitioning=None).to_pylist()
    assert release.rows["inwoners"] == len(rows) == wide.size + 1
    assert rows[-1] | {"waarde": 3.5} == {
        "jaar": 2024, "herkomst": "NL", "gebied": "WK000101", "waarde": 3.5, "teller": 7, "noemer": 14,
        "status": "beschikbaar",
    }  # fmt: skip
    assert {r["gebied"] for r in rows[:-1]} == {a.code for a in AREAS}
