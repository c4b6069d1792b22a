"""Deliveries that would cost memory, time or the old release, if they could."""

from __future__ import annotations

import datetime
import os
import signal
import subprocess
import sys
import textwrap
import threading
import zipfile
from collections.abc import Callable
from pathlib import Path

import openpyxl  # type: ignore[import-untyped]
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from data.releases.release import history, read, verify
from data.sources.delivery import guard, tables
from data.sources.delivery.build import DeliveryOrder, build
from data.sources.delivery.findings import DeliveryError

REPO = Path(__file__).resolve().parents[3]
HEAD = "gebied;jaar;herkomst;indicator;teller;noemer"
COLUMNS = HEAD.split(";")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A folder with one release of the edition "eigen"."""
    places = tmp_path / "gebieden.csv"
    places.write_text(
        "gebied;naam;niveau;ouder\nNL00;Nederland;land;\nGM0001;Aadorp;gemeente;NL00\n", "utf-8"
    )
    path = rows(tmp_path / "eerste.csv", "GM0001;2022;T;bijstand;100;1000")
    build(DeliveryOrder(tmp_path / "root", (path,), edition="eigen", areas=places))
    return tmp_path / "root"


def rows(path: Path, *lines: str) -> Path:
    path.write_text("\n".join([HEAD, *lines, ""]), "utf-8")
    return path


def refusal(root: Path, *paths: Path) -> str:
    """What is said; and the old release is the only one, and whole."""
    before = history(root, "eigen")[0]
    with pytest.raises(DeliveryError) as error:
        build(DeliveryOrder(root, paths, edition="eigen", accept=True))
    after = history(root, "eigen")[0]
    assert [r.id for r in after] == [r.id for r in before]
    assert all(verify(r) == [] for r in after)
    return str(error.value)


@pytest.mark.parametrize(
    ("content", "part"),
    [
        ("opmerking;x\nfout é".encode("cp1252"), "een andere codering, bijvoorbeeld “fout é”"),
        (HEAD.encode("utf-16"), "UTF-16"),
        (b"gebied;jaar\nGM\x00;1", "bytes die in tekst niet voorkomen"),
        ("gebied;jaar\né".encode()[:-1], "Het bestand is geen tekst in UTF-8"),
        (b"PK\x03\x04 geen zip", "kolom"),
        (b"", "Het bestand is leeg"),
    ],
)
def test_something_else_than_text(content: bytes, part: str, root: Path, tmp_path: Path) -> None:
    path = tmp_path / "vreemd.csv"
    path.write_bytes(content)
    assert part in refusal(root, path)


def test_the_row_of_a_wrong_byte_is_right_across_blocks(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(guard, "BLOCK", 7)
    path = tmp_path / "a.csv"
    path.write_bytes("één\n".encode() * 50 + b"x\xe9\n")
    said = refusal(root, path)
    assert "a.csv, rij 51" in said
    assert "“xé”" in said


def test_numbers_of_rows_count_the_broken_ones(root: Path, tmp_path: Path) -> None:
    good = "GM0001;2023;T;bijstand;1;2"
    path = rows(
        tmp_path / "a.csv", "te;weinig", "", good.replace("GM", "XX"), "a;b;c", good.replace("GM", "YY")
    )
    said = refusal(root, path)
    for part in (
        "rij 2: te;weinig",
        "rij 4, kolom gebied: “XX0001”",
        "rij 5: a;b;c",
        "rij 6, kolom gebied: “YY",
    ):
        assert part in said


@pytest.mark.parametrize(
    ("name", "size"), [("a.csv", 3 << 30), ("a.parquet", 3 << 30), ("a.xlsx", 300 << 20)]
)
def test_a_file_that_is_too_large_is_not_read(name: str, size: int, root: Path, tmp_path: Path) -> None:
    path = tmp_path / name
    with path.open("wb") as file:
        file.truncate(size)  # sparse: it takes no room
    said = refusal(root, path)
    assert "Het bestand is te groot (1)" in said
    assert "hoogstens 2 GB" in said or "hoogstens 200 MB" in said


def workbook(path: Path, *lines: list[object]) -> Path:
    book = openpyxl.Workbook()
    for line in [list(COLUMNS), *lines]:
        book.active.append(line)
    book.save(path)
    return path


def test_a_zip_bomb(root: Path, tmp_path: Path) -> None:
    path = workbook(tmp_path / "bom.xlsx")
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet2.xml", b" " * 100_000_000)
    assert path.stat().st_size < 200_000
    said = refusal(root, path)
    assert "Het werkboek wordt bij het uitpakken veel te groot" in said
    assert "uitgepakt 100 MB" in said


def test_a_zip_bomb_that_lies_about_its_size(root: Path, tmp_path: Path) -> None:
    path = workbook(tmp_path / "liegt.xlsx")
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/groot.xml", b" " * 5_000_000)
    content = path.read_bytes()
    size = (5_000_000).to_bytes(4, "little")
    assert content.count(size) == 2  # before the part, and in the contents page
    path.write_bytes(content.replace(size, (999).to_bytes(4, "little")))
    assert "dit is geen heel Excel-bestand" in refusal(root, path)


def test_half_a_workbook(root: Path, tmp_path: Path) -> None:
    path = workbook(tmp_path / "half.xlsx", ["GM0001", 2023, "T", "bijstand", 10, 100])
    path.write_bytes(path.read_bytes()[:-100])
    assert "dit is geen heel Excel-bestand" in refusal(root, path)


def test_a_workbook_that_says_it_is_endless(root: Path, tmp_path: Path) -> None:
    """A last cell at XFD1048576 must not cost sixteen thousand million cells."""
    path = tmp_path / "wijd.xlsx"
    book = openpyxl.Workbook()
    book.active.append(list(COLUMNS))
    book.active.append(["GM0001", 2023, "T", "bijstand", 10, 100])
    book.save(path)
    parts = {}
    with zipfile.ZipFile(path) as archive:
        parts = {n: archive.read(n) for n in archive.namelist()}
    sheet = parts["xl/worksheets/sheet1.xml"].replace(b'ref="A1:F2"', b'ref="A1:XFD1048576"')
    sheet = sheet.replace(b"</sheetData>", b'<row r="30000"><c r="XFD30000"><v>1</v></c></row></sheetData>')
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in (parts | {"xl/worksheets/sheet1.xml": sheet}).items():
            archive.writestr(name, content)
    release = read(build(DeliveryOrder(root, (path,), edition="eigen", accept=True)))
    assert release.rows["bijstand"] == 2


def test_formulas_dates_and_errors_in_cells(root: Path, tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "a.xlsx",
        ["GM0001", 2023, "T", "bijstand", "=1+1", 100],
        ["GM0001", 2021, "T", "bijstand", "#N/A", 100],
        ["GM0001", 2020, "T", "bijstand", datetime.date(2024, 4, 3), 100],
        ["GM0001", 2019, "T", "bijstand", True, 100],
    )
    said = refusal(root, path)
    assert "Er staat een formule in plaats van een waarde (1):\n  - a.xlsx, rij 2, kolom teller: =1+1" in said
    for part in (
        "rij 3, kolom teller: “#N/A”",
        "rij 4, kolom teller: “2024-04-03",
        "rij 5, kolom teller: “True”",
    ):
        assert part in said


def test_parquet_with_nan_wrong_types_and_too_many_rows(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def write(name: str, **columns: list[object]) -> Path:
        known = (
            dict(zip(COLUMNS, (["GM0001"], [2023], ["T"], ["bijstand"], [1], [20]), strict=True)) | columns
        )
        pq.write_table(pa.table(known), tmp_path / name)
        return tmp_path / name

    assert "kolom teller: “nan”" in refusal(root, write("a.parquet", teller=[float("nan")]))
    assert "kolom noemer: “inf”" in refusal(root, write("a.parquet", noemer=[float("inf")]))
    assert "Het bestand is niet te lezen" in refusal(root, write("a.parquet", jaar=[[2023]]))
    assert "kolom jaar: “2023.5”" in refusal(root, write("a.parquet", jaar=[2023.5]))
    (tmp_path / "a.parquet").write_bytes(b"PAR1" * 10)
    assert "Het bestand is niet te lezen" in refusal(root, tmp_path / "a.parquet")
    monkeypatch.setattr(tables, "MAX_ROWS", 0)
    assert "hoogstens 0 rijen" in refusal(root, write("b.parquet"))


def test_what_is_not_a_file(root: Path, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pijp.csv")  # to read it would never end
    (tmp_path / "leeg").mkdir()
    (tmp_path / "a.docx").write_bytes(b"x")
    said = refusal(root, tmp_path / "pijp.csv", tmp_path / "leeg", tmp_path / "a.docx", tmp_path / "weg.csv")
    assert said.count("dit is geen bestand dat we kennen") == 2
    assert "leeg: geen enkele levering in deze map" in said
    assert "weg.csv: dit bestand of deze map bestaat niet" in said


# ---------------------------------------------------------------- processes


def python(code: str, *arguments: object) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", textwrap.dedent(code), *map(str, arguments)]
    return subprocess.Popen(command, cwd=REPO, stdout=subprocess.PIPE, text=True)


def test_killed_halfway_the_old_release_serves_and_the_next_build_works(root: Path, tmp_path: Path) -> None:
    path = rows(tmp_path / "a.csv", "GM0001;2023;T;bijstand;110;1000")
    process = python(
        """
        import sys, time
        from pathlib import Path
        from data.releases.writer import ReleaseWriter
        from data.sources.delivery.build import DeliveryOrder, build

        def finish(self):
            print("alles geschreven, nog niet klaar", flush=True)
            time.sleep(60)

        ReleaseWriter.finish = finish
        build(DeliveryOrder(Path(sys.argv[1]), (Path(sys.argv[2]),), edition="eigen"))
        """,
        root,
        path,
    )
    assert process.stdout is not None
    assert process.stdout.readline().startswith("alles")
    os.kill(process.pid, signal.SIGKILL)
    process.communicate()
    releases, damaged = history(root, "eigen")
    assert (len(releases), damaged) == (1, [])
    assert verify(releases[0]) == []
    release = read(build(DeliveryOrder(root, (path,), edition="eigen")))  # the lock died with its owner
    assert release.years == (2022, 2023)


def at_once(*actions: Callable[[], object]) -> None:
    threads = [threading.Thread(target=a) for a in actions]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def test_two_builds_at_once_are_built_on_each_other(root: Path, tmp_path: Path) -> None:
    files = [rows(tmp_path / f"{y}.csv", f"GM0001;{y};T;bijstand;110;1000") for y in (2023, 2024)]
    at_once(*(lambda f=f: build(DeliveryOrder(root, (f,), edition="eigen")) for f in files))
    releases, damaged = history(root, "eigen")
    assert (len(releases), damaged) == (3, [])
    assert releases[0].years == (2022, 2023, 2024)
    assert all(verify(r) == [] for r in releases)
