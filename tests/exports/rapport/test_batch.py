"""Many reports from the command line: made once, left alone the second time."""

from __future__ import annotations

from pathlib import Path

import pytest

from data.monitor import Monitor
from exports.rapport.__main__ import main
from exports.rapport.batch import gemeenten, target
from tests.pdfs import words_by_page


@pytest.fixture(scope="module")
def codes(monitor: Monitor) -> list[str]:
    return gemeenten(monitor)[:2]


def test_a_batch_goes_on_where_it_stopped(
    monitor: Monitor, demo_release: Path, codes: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    asked = [str(demo_release), "--out", str(tmp_path), "--workers", "1"]
    assert main([*asked, "--gebied", *codes[:1]]) == 0
    first = [target(monitor, tmp_path, code) for code in codes[:1]]
    before = [path.stat().st_mtime_ns for path in first]
    assert main([*asked, "--gebied", *codes]) == 0
    assert [path.stat().st_mtime_ns for path in first] == before
    assert "1 gemaakt, 1 waren er al" in capsys.readouterr().out
    made = sorted((tmp_path / monitor.release.id).iterdir())
    assert [p.name for p in made] == sorted(target(monitor, tmp_path, c).name for c in codes)
    for code, path in zip(codes, (target(monitor, tmp_path, c) for c in codes), strict=True):
        assert code.lower() in path.name
        assert path.name.endswith("-fictief.pdf")
        assert monitor.areas[code].name in words_by_page(path)[0]


def test_what_cannot_be_done_is_said(demo_release: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    asked = [str(demo_release), "--out", str(tmp_path)]
    assert main([*asked, "--gebied", "GM0000"]) == 2
    assert "GM0000" in capsys.readouterr().err
    assert main(asked) == 2
    assert "--alle-gemeenten" in capsys.readouterr().err
    assert main(["bestaat-niet", "--out", str(tmp_path), "--all-gemeenten"]) == 2
    assert not list(tmp_path.iterdir())


def test_all_gemeenten_are_all_gemeenten(monitor: Monitor):
    assert len(gemeenten(monitor)) == 12
    assert {monitor.areas[c].level for c in gemeenten(monitor)} == {"gemeente"}
