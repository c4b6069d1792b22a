"""``--dry-run`` says what a build would change, and leaves no byte of it anywhere."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

import openpyxl  # type: ignore[import-untyped]
import pandas as pd
import pytest
import yaml

from data.__main__ import main

AREAS = ("gebied;naam;niveau;ouder", "NL00;Nederland;land;", "GM0001;Aadorp;gemeente;NL00")
HEAD = "gebied;jaar;herkomst;indicator;teller;noemer;waarde;status"
FIRST = ("NL00;2023;T;bijstand;300;4000;;", "GM0001;2023;T;bijstand;100;1000;;")
SECOND = ("GM0001;2023;T;bijstand;140;1000;;", "GM0001;2024;T;bijstand;5;900;;")
Run = Callable[..., tuple[int, str, str]]


def tree(*folders: Path) -> dict[str, tuple[int, bytes]]:
    """Every file and folder below some folders: its moment of change and its contents."""
    found = {}
    for folder in folders:
        for path in (folder, *folder.rglob("*")):
            found[str(path)] = (path.stat().st_mtime_ns, path.read_bytes() if path.is_file() else b"")
    return found


@pytest.fixture
def rehearse(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run a command with --dry-run; fails when that changed a file, or left one in the temporary folder."""
    temporary = tmp_path / "tijdelijk"
    temporary.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(temporary))
    work = tmp_path / "werk"
    work.mkdir(exist_ok=True)

    def run(*arguments: object) -> tuple[int, str, str]:
        before = tree(work)
        code = main([*map(str, arguments), "--dry-run"])
        out, err = capsys.readouterr()
        assert tree(work) == before
        assert list(temporary.iterdir()) == []
        return code, out, err

    return run


def csv_of(path: Path, *rows: str) -> Path:
    path.parent.mkdir(exist_ok=True)
    path.write_text("\n".join([*rows, ""]), "utf-8")
    return path


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A folder with one release, made from a delivery; no cube of it was ever made."""
    work, root = tmp_path / "werk", tmp_path / "werk" / "root"
    first = csv_of(work / "eerste.csv", HEAD, *FIRST)
    areas = csv_of(work / "gebieden.csv", *AREAS)
    options = ["--edition", "eigen", "--areas", areas, "--accept", "--root", root]
    assert main([*map(str, ("build", "delivery", first, *options))]) == 0
    shutil.rmtree(root / "eigen" / ".cube")
    return root


def test_a_delivery(root: Path, rehearse: Run, tmp_path: Path) -> None:
    """What is new, what would be other, what would be hidden; by the name of the edition and by path."""
    second = csv_of(tmp_path / "werk" / "tweede.csv", HEAD, *SECOND)
    (release,) = root.glob("eigen/eigen-*")
    for base in ("eigen", release):
        code, out, _ = rehearse("build", "delivery", second, "--base", base, "--accept", "--root", root)
        assert code == 0
        assert "er is niets geschreven" in out
        said = [" ".join(line.split()) for line in out.splitlines()]
        assert {"jaren 1 2", "beschikbaar 2 2", "te weinig mensen 0 1", "erbij: 2024"} <= set(said)
        assert "bijstand 1 0 0 0 1" in said
        assert "Gemaakt" not in out


def test_another_edition_is_held_against_its_base(root: Path, rehearse: Run, tmp_path: Path) -> None:
    second = csv_of(tmp_path / "werk" / "tweede.csv", HEAD, *SECOND)
    options = ("--base", "eigen", "--edition", "nieuw", "--accept", "--root", root)
    code, out, _ = rehearse("build", "delivery", second, *options)
    assert code == 0
    assert "Van eigen-" in out
    assert not (root / "nieuw").exists()


def test_warnings_are_shown_without_accept_and_faults_stop_it(
    root: Path, rehearse: Run, tmp_path: Path
) -> None:
    odd = csv_of(tmp_path / "werk" / "vreemd.csv", HEAD, "NL00;2023;T;bijstand;900;4000;;")
    code, out, err = rehearse("build", "delivery", odd, "--base", "eigen", "--root", root)
    assert code == 0
    assert "--accept" in out
    assert "niet de som" in out + err
    assert (
        "--accept" not in rehearse("build", "delivery", odd, "--base", "eigen", "--root", root, "--accept")[1]
    )
    wrong = csv_of(tmp_path / "werk" / "fout.csv", HEAD, "GM0009;2023;T;bijstand;1;2;;")
    code, out, err = rehearse("build", "delivery", wrong, "--base", "eigen", "--root", root)
    assert (code, out) == (1, "")
    assert "GM0009" in err


def test_an_upload_of_swing(root: Path, rehearse: Run, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for row in (["period", "geolevel", "geoitem", "v"], [2024, "gemeente", 1, 530.12]):
        book.active.append(row)
    upload, mapping = tmp_path / "werk" / "u.xlsx", tmp_path / "werk" / "m.yaml"
    book.save(upload)
    subject = {"code": "v", "indicator": "cito", "deel": "waarde", "herkomst": "T"}
    mapping.write_text(yaml.safe_dump({"gebieden": {"gemeente": "GM####"}, "onderwerpen": [subject]}))
    options = ("--mapping", mapping, "--base", "eigen", "--accept", "--root", root)
    code, out, err = rehearse("build", "swing", upload, *options)
    assert (code, "er is niets geschreven" in out) == (0, True), err


def test_the_first_release(rehearse: Run, tmp_path: Path) -> None:
    """Into a folder of releases that is not there yet."""
    first = csv_of(tmp_path / "werk" / "eerste.csv", HEAD, *FIRST)
    areas = csv_of(tmp_path / "werk" / "gebieden.csv", *AREAS)
    options = ("--edition", "eigen", "--areas", areas, "--root", tmp_path / "werk" / "nieuw")
    code, out, _ = rehearse("build", "delivery", first, *options)
    assert code == 0
    assert "alles is nieuw" in out


def test_the_same_again(rehearse: Run, tmp_path: Path) -> None:
    """The demo has a fixed day, so that the same figures are the same release."""
    root = tmp_path / "werk" / "root"
    assert main(["build", "demo", "--gemeenten", "5", "--root", str(root)]) == 0
    code, out, _ = rehearse("build", "demo", "--gemeenten", 5, "--root", root)
    assert code == 0
    assert "De cijfers zijn gelijk" in out


def test_a_count_of_microdata(rehearse: Run, tmp_path: Path) -> None:
    work = tmp_path / "werk"
    frame = pd.DataFrame({"jaar": [2023] * 30, "gm": ["GM0001"] * 30, "land": ["NL"] * 30})
    frame.to_parquet(work / "personen.parquet")
    columns = {"jaar": "jaar", "gebieden": {"gemeente": "gm"}, "herkomst": "land"}
    (work / "s.yaml").write_text(yaml.safe_dump(columns | {"indicatoren": {"inwoners": {}}}), "utf-8")
    given = ("aggregate", work / "personen.parquet", "--spec", work / "s.yaml", "--out", work / "uit.parquet")
    code, out, _ = rehearse(*given)
    assert code == 0
    assert "er is niets geschreven" in out
    assert "inwoners 0 " in " ".join(out.split())
    assert main([*map(str, given)]) == 0
    (tmp_path / "elders").mkdir()
    out = rehearse(*given, "--temp", tmp_path / "elders")[1]
    rows = len(pd.read_parquet(work / "uit.parquet"))
    assert f"inwoners {rows} {rows}" in " ".join(out.split())
    assert list((tmp_path / "elders").iterdir()) == []


@pytest.mark.shared
def test_real_tables(rehearse: Run, cbs_release: Path, shared_folder: Path, tmp_path: Path) -> None:
    """Beside the release made of the same files nothing would change."""
    root = tmp_path / "werk" / "root"
    shutil.copytree(cbs_release, root / "cbs" / cbs_release.name)
    code, out, _ = rehearse("build", "cbs", "--from", shared_folder, "--root", root)
    assert code == 0
    assert "De cijfers zijn gelijk" in out
    assert "17.942.942" in out
