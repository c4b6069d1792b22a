"""The release that comes with the program: whole, small, honest about itself, and copied once."""

from __future__ import annotations

from pathlib import Path

import pytest

from data.releases import release as releases
from data.releases.box import FOLDER, boxed, unpack
from data.releases.release import ReleaseError

MOST = 6_000_000  # bytes


def test_it_is_whole_small_and_says_what_it_is() -> None:
    (path,) = boxed("cbs")
    release = releases.read(path)
    assert not releases.verify(release)
    assert sum(f.stat().st_size for f in path.rglob("*") if f.is_file()) < MOST
    assert not release.fictional
    assert {s.licence for s in release.sources} == {"CC BY 4.0"}
    about = (FOLDER / "README.md").read_text("utf-8")
    assert release.id in about
    assert all(s.table in about for s in release.sources if s.table)
    assert "CC BY 4.0" in about


def test_nothing_else_comes_with_it() -> None:
    assert boxed("demo") == ()
    assert boxed("anders") == ()
    assert boxed(str(FOLDER / "cbs")) == (), "that is a folder, not an edition"


def test_it_is_copied_once(tmp_path: Path) -> None:
    (made,) = unpack(tmp_path, "cbs")
    assert releases.is_whole(made)
    assert unpack(tmp_path, "cbs") == ()
    assert [p.name for p in (tmp_path / "cbs").iterdir()] == [made.name], "no half copies stay behind"
    assert unpack(tmp_path, "demo") == ()


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "cbs").write_text("geen map", "utf-8")
    with pytest.raises(ReleaseError, match="meegeleverde cijfers"):
        unpack(tmp_path, "cbs")
