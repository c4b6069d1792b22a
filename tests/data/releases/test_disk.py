"""A killed build leaves nothing that harms, and the next one clears it up; but never what is still made."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import textwrap
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import pytest

from data.areas import Area, Areas
from data.releases.disk import sweep
from data.releases.release import Release, ReleaseError, Status, history, read, verify
from data.releases.writer import ReleaseWriter

REPO = Path(__file__).resolve().parents[3]
BUILD = """
    import sys, time
    from pathlib import Path
    import numpy as np
    from data.areas import Area, Areas
    from data.releases.release import Status
    from data.releases.writer import ReleaseWriter

    areas = Areas([Area("NL00", "Nederland", "land", None)])
    count = np.full((1, 1, 1), int(sys.argv[2]), np.int32)
    with ReleaseWriter(
        Path(sys.argv[1]), "proef", title="Proef", areas=areas, years=[2024], groups=["T"], sources=[]
    ) as writer:
        status = np.full(count.shape, Status.BESCHIKBAAR, np.uint8)
        writer.figures("inwoners", count.astype(np.float32), count, -np.ones_like(count), status)
        print("bezig", flush=True)
        sys.stdin.readline()
        writer.finish()
"""


@contextmanager
def building(root: Path, number: int) -> Iterator[subprocess.Popen[str]]:
    """Another process that has written its figures and waits for a line before it finishes."""
    command = [sys.executable, "-c", textwrap.dedent(BUILD), str(root), str(number)]
    process = subprocess.Popen(command, cwd=REPO, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    try:
        assert process.stdout is not None
        assert process.stdout.readline() == "bezig\n"
        yield process
    finally:
        if process.poll() is None:
            process.kill()
        process.communicate()


def write(root: Path, number: int) -> Release:
    count = np.full((1, 1, 1), number, np.int32)
    with ReleaseWriter(
        root,
        "proef",
        title="Proef",
        areas=Areas([Area("NL00", "Nederland", "land", None)]),
        years=[2024],
        groups=["T"],
        sources=[],
    ) as writer:
        status = np.full(count.shape, Status.BESCHIKBAAR, np.uint8)
        writer.figures("inwoners", count.astype(np.float32), count, -np.ones_like(count), status)
        return read(writer.finish())


def under_way(root: Path) -> list[Path]:
    return sorted((root / "proef").glob(".wordt-gemaakt-*"))


def test_killed_the_old_release_serves_and_the_next_build_clears_up(tmp_path: Path) -> None:
    old = write(tmp_path, 1)
    with building(tmp_path, 2) as process:
        os.kill(process.pid, signal.SIGKILL)
        process.wait()
    assert len(under_way(tmp_path)) == 1
    found, damaged = history(tmp_path, "proef")
    assert ([r.id for r in found], damaged) == ([old.id], [])
    assert verify(found[0]) == []
    new = write(tmp_path, 3)
    assert under_way(tmp_path) == []
    assert {r.id for r in history(tmp_path, "proef")[0]} == {old.id, new.id}


def test_what_is_still_being_made_is_left_alone(tmp_path: Path) -> None:
    with building(tmp_path, 2) as process:
        write(tmp_path, 3)
        assert len(under_way(tmp_path)) == 1
        assert process.stdin is not None
        process.stdin.write("klaar\n")
        process.stdin.flush()
        assert process.wait(30) == 0
    assert under_way(tmp_path) == []
    found, damaged = history(tmp_path, "proef")
    assert (len(found), damaged) == (2, [])
    assert all(verify(r) == [] for r in found)


def test_a_build_that_fails_lets_go(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files = Path("/proc/self/fd")
    before = len(list(files.iterdir())) if files.is_dir() else 0
    monkeypatch.setattr(ReleaseWriter, "finish", lambda _: (_ for _ in ()).throw(ReleaseError("stuk")))
    with pytest.raises(ReleaseError, match="stuk"):
        write(tmp_path, 1)
    assert under_way(tmp_path) == []
    if before:
        assert len(list(files.iterdir())) == before


def test_sweeping_a_damaged_release_and_nothing_else(tmp_path: Path) -> None:
    for name in (".kapot-1", ".wordt-gemaakt-1", "proef-2024", ".cube"):
        (tmp_path / name / "in").mkdir(parents=True)
    assert [p.name for p in sweep(tmp_path)] == [".kapot-1", ".wordt-gemaakt-1"]
    assert sorted(p.name for p in tmp_path.iterdir()) == [".cube", "proef-2024"]
    assert sweep(tmp_path / "weg") == []
