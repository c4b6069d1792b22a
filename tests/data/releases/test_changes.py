"""The difference between two releases, against a slow comparison of their files."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest

from data.__main__ import main
from data.areas import Area, Areas
from data.releases.changes import Tally, compare
from data.releases.release import Release, Source, Status, read
from data.releases.writer import ReleaseWriter

LAND = Area("NL00", "Nederland", "land", None)
GEMEENTEN = [Area(f"GM{n:04}", f"Dorp {n}", "gemeente", "NL00") for n in range(1, 40)]
FIGURES = {
    "bijstand": lambda draw, shape: draw.integers(10, 60, shape),
    "inwoners": lambda draw, shape: draw.integers(500, 900, shape),
}


def write(
    root: Path, day: int, *, years: tuple[int, ...], groups: tuple[str, ...], drop: int, **more: Any
) -> Release:
    """A release with figures that depend on the code of the area, so that another one has mostly the same."""
    areas = Areas([LAND, *GEMEENTEN[drop:]])
    with ReleaseWriter(
        root,
        "proef",
        title="Proef",
        areas=areas,
        years=years,
        groups=groups,
        sources=[Source("CBS", "1NED", str(day), "CC BY 4.0")],
        created=datetime(2026, 1, day, tzinfo=UTC),
    ) as writer:
        for name in more.get("names", FIGURES):
            shape = (len(years), len(groups), len(areas))
            counts = np.array([[[_count(name, y, g, a.code) for a in areas] for g in groups] for y in years])
            status = np.full(shape, Status.BESCHIKBAAR, np.uint8)
            for cell, value in more.get("change", {}).items():
                counts[cell] = value
            for cell, value in more.get("status", {}).items():
                status[cell] = value
            whole = np.full(shape, 1000 if name == "bijstand" else -1)
            value = counts / 10 if name == "bijstand" else counts
            arrays = value.astype(np.float32), counts.astype(np.int32), whole.astype(np.int32), status
            writer.figures(name, *arrays)
        return read(writer.finish())


def _count(name: str, year: int, group: str, area: str) -> int:
    return 100 + 7 * len(name) + year % 10 + len(group) + int(area[2:])


@pytest.fixture
def pair(tmp_path: Path) -> tuple[Release, Release]:
    old = write(
        tmp_path,
        1,
        years=(2022, 2023),
        groups=("T", "NL"),
        drop=0,
        status={(0, 1, 5): Status.NIET_BESCHIKBAAR},
    )
    new = write(
        tmp_path,
        2,
        years=(2023, 2024),
        groups=("T", "SYR"),
        drop=2,
        change={(0, 0, 3): 900, (0, 0, 0): 101},
        status={(0, 0, 8): Status.ONDERDRUKT, (0, 0, 9): Status.NIET_BESCHIKBAAR},
    )
    return old, new


def slow(old: Release, new: Release, name: str) -> Tally:
    """The same from the rows of the files, one cell at a time."""
    sides = []
    for release in (old, new):
        rows = pd.read_parquet(release.partition(name)).astype({"status": str}).to_dict("records")
        sides.append({(r["jaar"], r["herkomst"], r["gebied"]): r for r in rows})
    found: dict[str, int] = dict.fromkeys(("changed", "appeared", "vanished", "suppressed", "same"), 0)
    for key in {*sides[0], *sides[1]}:
        before, after = (side.get(key, {"status": "niet_beschikbaar"}) for side in sides)
        was, now = before["status"] == "beschikbaar", after["status"] == "beschikbaar"
        if was and now:
            found["same" if before["teller"] == after["teller"] else "changed"] += 1
        elif now:
            found["appeared"] += 1
        elif was:
            found["suppressed" if after["status"] == "onderdrukt" else "vanished"] += 1
    return Tally(name, **found)


def test_the_counts_are_those_of_a_slow_comparison(pair: tuple[Release, Release]) -> None:
    changes = compare(*pair)
    assert list(changes.tallies) == [slow(*pair, name) for name in ("bijstand", "inwoners")]
    assert changes.tallies[0].changed == 2
    assert changes.tallies[0].suppressed == 1


def test_what_the_releases_hold(pair: tuple[Release, Release]) -> None:
    changes = compare(*pair)
    assert (changes.years.added, changes.years.removed) == (("2024",), ("2022",))
    assert (changes.groups.added, changes.groups.removed) == (("SYR",), ("NL",))
    assert (changes.areas.added, changes.areas.removed) == ((), ("GM0001", "GM0002"))
    assert changes.indicators == type(changes.indicators)((), ())
    assert changes.sources.added == ("CBS, 1NED, 2",)


def test_the_largest_change_names_its_place(pair: tuple[Release, Release]) -> None:
    first = max((s for s in compare(*pair).largest if s.area != "NL00"), key=lambda s: s.size)
    assert (first.place, first.year, first.group) == ("Dorp 5", 2023, "T")
    assert {(s.indicator, s.after) for s in compare(*pair).largest} >= {
        ("bijstand", 90.0),
        ("inwoners", 900.0),
    }


def test_a_release_does_not_differ_from_itself(pair: tuple[Release, Release]) -> None:
    changes = compare(pair[0], pair[0])
    assert not any(t.any for t in changes.tallies)
    assert changes.largest == ()


def run(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str, str]:
    code = main(["diff", *map(str, arguments)])
    return code, *capsys.readouterr()


def test_the_command(
    pair: tuple[Release, Release], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, err = run(capsys, "proef", "--root", tmp_path)  # the two newest
    assert (code, err) == (0, "")
    assert out.startswith(
        f"Van {pair[0].id} naar {pair[1].id}\nBronnen\n  erbij: CBS, 1NED, 2\n  weg:   CBS, 1NED, 1"
    )
    assert "inwoners, Dorp 5 (GM0005), 2023, T: 165 werd 900" in out
    assert "Gebieden\n  weg:   GM0001, GM0002" in out
    for pieces in ([pair[0].id, pair[1].id], [pair[0].path, pair[1].path], [pair[0].id, "proef"]):
        assert run(capsys, *pieces, "--root", tmp_path)[1] == out
    same = run(capsys, pair[1].id, pair[1].id, "--root", tmp_path)[1]
    assert same == f"Van {pair[1].id} naar {pair[1].id}\nDe cijfers zijn gelijk.\n"
    found = json.loads(run(capsys, "proef", "--root", tmp_path, "--json")[1])
    assert found["tallies"][0]["changed"] == 2
    assert found["largest"][0].keys() >= {"indicator", "place", "before", "after"}


def test_nothing_to_compare_with(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(tmp_path, 1, years=(2023,), groups=("T",), drop=0)
    code, _, err = run(capsys, "proef", "--root", tmp_path)
    assert (code, err) == (1, "Fout: Van de editie proef is er geen eerdere uitgave om mee te vergelijken.\n")
    assert run(capsys, "proef", "weg", "--root", tmp_path)[0] == 1
