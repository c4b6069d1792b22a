"""``python -m tools.box``: the box says what it holds, is replaced as a whole, takes nothing it may not."""

from __future__ import annotations

import dataclasses
import shutil
from pathlib import Path

import pytest

from data.releases.box import FOLDER, boxed
from data.releases.release import ReleaseError, Source, is_whole, read
from tools import box


def test_the_readme_is_that_of_the_release() -> None:
    (path,) = boxed("cbs")
    assert (FOLDER / "README.md").read_text("utf-8") == box.text(read(path)), "run: python -m tools.box"


def test_a_newer_one_takes_the_place_of_the_old(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """From a folder of releases, by the name of the edition; and again, which changes nothing."""
    (path,) = boxed("cbs")
    shutil.copytree(path, tmp_path / "uitgaven" / "cbs" / path.name)
    inside = tmp_path / "doos" / "cbs"
    (inside / "cbs-2020-01-01-00000000").mkdir(parents=True)
    (inside / "cbs-2020-01-01-00000000" / "manifest.json").write_text("{}", "utf-8")
    monkeypatch.setenv("WIJKMONITOR_RELEASES", str(tmp_path / "uitgaven"))
    monkeypatch.setattr(box, "FOLDER", tmp_path / "doos")
    assert box.main([]) == 0
    assert [p.name for p in inside.iterdir()] == [path.name]
    assert is_whole(inside / path.name)
    said = (tmp_path / "doos" / "README.md").read_text("utf-8")
    assert all(part in said for part in (path.name, "85984NED", "2012, 2016, 2020", "CC BY 4.0"))
    assert box.main(["cbs"]) == 0
    assert [p.name for p in inside.iterdir()] == [path.name]


def test_what_may_not_be_given_away_stays_out(
    demo_release: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(ReleaseError, match="verzonnen"):
        box.put(read(demo_release), tmp_path)
    (path,) = boxed("cbs")
    secret = (Source("CBS Microdata", "", "2024", "alleen intern"),)
    with pytest.raises(ReleaseError, match="alleen intern"):
        box.put(dataclasses.replace(read(path), sources=secret), tmp_path)
    assert list(tmp_path.iterdir()) == []
    assert box.main([str(tmp_path / "weg")]) == 1
    assert "uitgave" in capsys.readouterr().err
