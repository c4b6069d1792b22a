"""A bar on stderr for a person at a terminal, and nothing for anybody else."""

from __future__ import annotations

import io
import shutil
import time
from functools import partial
from pathlib import Path

import pytest
from tqdm import tqdm

from data import progress
from data.__main__ import main
from data.catalogue import shipped
from data.releases.release import read


class Terminal(io.StringIO):
    """What a person would see."""

    def isatty(self) -> bool:
        return True


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> Terminal:
    """Where bars go is a terminal, and every bar is there at once."""
    made = Terminal()
    monkeypatch.setattr(progress, "tqdm", partial(tqdm, file=made))  # pytest has sys.stderr for itself
    monkeypatch.setattr(progress, "DELAY", 0.0)
    return made


def test_items_pass_unchanged_and_are_counted(terminal: Terminal) -> None:
    assert list(progress.steps([3, 1, 2], "lezen")) == [3, 1, 2]
    assert list(progress.arriving(iter("ab"), 2, "schrijven")) == ["a", "b"]
    said = terminal.getvalue()
    assert "Bestanden lezen" in said
    assert "/3 [" in said  # of how many, and then the time that is left
    assert "Cijfers schrijven" in said


def test_items_of_unlike_size_are_counted_by_their_size(terminal: Terminal) -> None:
    assert list(progress.sized(["a", "b"], [1_000, 3_000], "Lezen")) == ["a", "b"]
    assert "/4.00k [" in terminal.getvalue()


def test_nobody_sees_a_bar_of_what_is_quick(terminal: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "DELAY", 60.0)
    assert list(progress.steps([1, 2], "lezen")) == [1, 2]
    assert "Bestanden" not in terminal.getvalue()


@pytest.mark.parametrize("shown", [False, True])
def test_no_terminal_no_bar(shown: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    log = io.StringIO()
    monkeypatch.setattr(progress, "tqdm", partial(tqdm, file=log if shown else Terminal()))
    monkeypatch.setattr(progress, "DELAY", 0.0)
    assert list(progress.steps([1, 2], "lezen", shown=shown)) == [1, 2]
    with progress.watched(lambda: 50.0, "tellen"):
        pass
    assert log.getvalue() == ""


def test_work_that_blocks_is_watched(terminal: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    """Until it ends, also when it fails; a work that does not know how far it is says -1."""
    monkeypatch.setattr(progress, "LOOK", 0.001)
    seen = iter((-1.0, 10.0, 40.0))
    asked = 0

    def percentage() -> float:
        nonlocal asked
        asked += 1
        return next(seen, 90.0)

    def work() -> None:
        with progress.watched(percentage, "tellen"):
            for _ in range(500):
                if asked > 5:
                    raise ValueError("kapot")
                time.sleep(0.01)

    with pytest.raises(ValueError, match="kapot"):
        work()
    after = asked
    time.sleep(0.05)
    assert asked == after
    assert "Personen tellen" in terminal.getvalue()


def words(*keys: str) -> set[str]:
    return {shipped().text(f"voortgang.{key}") for key in keys}


def test_every_long_command_shows_how_far_it_is(
    terminal: Terminal, four_levels: Path, tmp_path: Path
) -> None:
    """Diff, check, audit and a build with --dry-run of a small release."""
    root = tmp_path / "root"
    release = root / "vier" / four_levels.name
    shutil.copytree(four_levels, release)
    # Another year, in the form of a delivery.
    areas = [area.code for area in read(release).areas]
    rows = [f"{code};2024;T;verdachten;;1000;20;" for code in areas[:4]]
    delivery = tmp_path / "l.csv"
    head = "gebied;jaar;herkomst;indicator;teller;noemer;waarde;status"
    delivery.write_text("\n".join([head, *rows]), "utf-8")
    commands: tuple[tuple[list[str], set[str]], ...] = (
        (["check", str(release)], words("controleren")),
        (["diff", str(release), str(release)], words("vergelijken")),
        (["audit", str(release), "--sample", "1"], words("aanval")),
        (
            ["build", "delivery", str(delivery), "--base", "vier", "--dry-run", "--root", str(root)],
            words("lezen", "samenvoegen", "weglaten", "schrijven", "vergelijken"),
        ),
    )
    for command, expected in commands:
        terminal.truncate(0)
        main(command)
        said = terminal.getvalue()
        assert [w for w in expected if w not in said] == [], (command[0], said[-400:])
