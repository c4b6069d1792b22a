"""Every file and every sheet is read, passed over or refused, and which of these is always said."""

from __future__ import annotations

from pathlib import Path

import openpyxl  # type: ignore[import-untyped]
import pytest

from data.catalogue import shipped
from data.cubes import cube
from data.releases.release import Release, Status, read
from data.sources.delivery import template
from data.sources.delivery.build import DeliveryOrder, build
from data.sources.delivery.findings import DeliveryError

Said = pytest.CaptureFixture[str]
HEAD = ["gebied", "jaar", "herkomst", "indicator", "teller", "noemer", "waarde", "status"]


@pytest.fixture
def base(tmp_path: Path) -> Release:
    """A release of three gemeenten, to build upon."""
    areas = tmp_path / "gebieden.csv"
    lines = ["gebied;naam;niveau;ouder", "NL00;Nederland;land;"]
    lines += [f"GM{n:04};Dorp {n};gemeente;NL00" for n in (1, 2, 3)]
    areas.write_text("\n".join(lines), "utf-8")
    first = tmp_path / "eerste.csv"
    first.write_text(";".join(HEAD) + "\nGM0001;2022;T;bijstand;100;1000;;\n", "utf-8")
    return read(build(DeliveryOrder(tmp_path / "root", (first,), edition="eigen", areas=areas)))


def deliver(base: Release, *paths: Path) -> Release:
    order = DeliveryOrder(base.path.parents[1], paths, edition="eigen", accept=True)
    return read(build(order))


def refused(base: Release, *paths: Path) -> str:
    with pytest.raises(DeliveryError) as error:
        deliver(base, *paths)
    return str(error.value)


def row(
    code: str, year: int, teller: object = 50, value: object = None, name: str = "bijstand"
) -> list[object]:
    return [code, year, "T", name, teller, 1000 if teller is not None else None, value, None]


def book(path: Path, **sheets: list[list[object]]) -> Path:
    made = openpyxl.Workbook()
    made.remove(made.active)
    for title, rows in sheets.items():
        sheet = made.create_sheet(title.replace("_", " "))
        for line in rows:
            sheet.append(line)
    made.save(path)
    return path


def text(path: Path, *lines: str) -> Path:
    path.write_text("\n".join([*lines, ""]), "utf-8")
    return path


def shown(release: Release, year: int, name: str = "bijstand") -> dict[str, float]:
    c = cube.load(release)
    cells = c.numbers((c.indicators[name], c.years[year], c.groups["T"]))
    there = cells.status == Status.BESCHIKBAAR
    return {a.code: float(v) for a, v, t in zip(c.areas, cells.value, there, strict=True) if t}


# ---------------------------------------------------------------- sheets


def test_every_sheet_with_figures_is_read(
    base: Release, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = book(
        tmp_path / "jaren.xlsx",
        **{
            "2022": [HEAD, row("GM0002", 2022)],
            "2023": [HEAD, row("GM0003", 2023)],
            "uitleg": [["Lees dit"]],
        },
        leeg=[],
    )
    release = deliver(base, path)
    assert shown(release, 2022) == {"GM0001": 10, "GM0002": 5}
    assert shown(release, 2023) == {"GM0003": 5}
    said = capsys.readouterr().err
    assert "jaren.xlsx: het blad uitleg is niet gelezen" in said
    assert "jaren.xlsx: het blad leeg is leeg" in said
    assert any("het blad uitleg" in c.detail for c in release.checks)  # it stands in the release too


def test_a_fault_names_the_sheet(base: Release, tmp_path: Path) -> None:
    path = book(
        tmp_path / "a.xlsx", **{"2022": [HEAD, row("GM0002", 2022)], "2023": [HEAD, row("GM9", 2023)]}
    )
    assert "a.xlsx [2023], rij 2, kolom gebied" in refused(base, path)


def test_a_sheet_that_is_nearly_a_delivery_is_not_passed_over(base: Release, tmp_path: Path) -> None:
    wrong = ["gebied", "jaar", "groep", "indicator", "teller", "noemer"]
    path = book(
        tmp_path / "a.xlsx", **{"2022": [HEAD, row("GM0002", 2022)], "2023": [wrong, row("GM0003", 2023)]}
    )
    assert "a.xlsx [2023], rij 1: gevonden kolommen" in refused(base, path)


# ---------------------------------------------------------------- files


def test_every_file_in_a_folder_is_named(
    base: Release, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "levering"
    template.write(folder, base)
    (folder / "2023.csv").write_text(";".join(HEAD) + "\nGM0002;2023;T;bijstand;50;1000;;\n", "utf-8")
    (folder / "brief.docx").write_bytes(b"x")
    (folder / "~$levering.xlsx").write_bytes(b"x")
    assert shown(deliver(base, folder), 2023) == {"GM0002": 5}
    said = capsys.readouterr().err
    for name in (
        "brief.docx",
        "~$levering.xlsx",
        "voorbeeld.csv",
        "levering.csv",
        "levering.xlsx",
        "gebieden",
    ):
        assert f"{name}: " in said, name


def test_only_empty_templates_are_no_delivery(base: Release, tmp_path: Path) -> None:
    folder = tmp_path / "levering"
    template.write(folder, base)
    assert "geen enkele rij met cijfers" in refused(base, folder)


@pytest.mark.parametrize(
    ("lines", "parts"),
    [
        (
            ("Bijstand per gemeente", "", ";".join(HEAD), "GM0002;2023;T;bijstand;50;1000;;"),
            ["2 regels boven"],
        ),
        ((";".join(HEAD), 'GM0002;2023;T;bijstand;50;1000;"open'), ["rij 2", "8 velden"]),
    ],
)
def test_the_cause_is_told_in_dutch(
    base: Release, tmp_path: Path, lines: tuple[str, ...], parts: list[str]
) -> None:
    said = refused(base, text(tmp_path / "a.csv", *lines))
    assert all(p in said for p in ("a.csv", *parts)), said
    assert "error" not in said.lower()
    assert "expected" not in said.lower()


@pytest.mark.parametrize(
    "top",
    [
        ("sep=;", ";".join(HEAD)),
        (";".join([*HEAD[:-1], '"status\n"']),),
        (";".join([*HEAD, '"opmerking\n(vrij)"']),),
    ],
)
def test_what_excel_adds_is_understood(base: Release, tmp_path: Path, top: tuple[str, ...]) -> None:
    width = ";" * (("\n".join(top)).count(";") - "sep=;".count(";") * (len(top) - 1) - 5)
    path = text(tmp_path / "a.csv", *top, f"GM0002;2023;T;bijstand;50;1000{width}")
    assert shown(deliver(base, path), 2023) == {"GM0002": 5}
    bad = text(tmp_path / "b.csv", *top, f"GM0002;2023;T;bijstand;vijf;1000{width}")
    line = len(bad.read_text("utf-8").splitlines())
    assert f"b.csv, rij {line}, kolom teller" in refused(base, bad)


# ---------------------------------------------------------------- figures


@pytest.mark.parametrize("code", ["-99997", "-99997,0", "-99999999", "x", "."])
def test_a_code_for_a_missing_figure_is_never_a_figure(base: Release, tmp_path: Path, code: str) -> None:
    rows = [f"GM0001;2022;T;bijstand;{code};1000;;", "GM0001;2022;T;kwb_woz;;500;" + code + ";"]
    release = deliver(
        base, text(tmp_path / "a.csv", ";".join(HEAD), *rows, "GM0002;2022;T;kwb_woz;;500;412;")
    )
    assert shown(release, 2022) == {}
    assert shown(release, 2022, "kwb_woz") == {"GM0002": 412}


@pytest.mark.parametrize(
    ("value", "part"),
    [
        ("412000", "Verwacht: 10 tot en met 10000 × € 1.000; klopt de eenheid?"),
        ("412.000", "412000 als het vierhonderdtwaalfduizend is"),
        ("1_000", "Geen bruikbaar getal"),
        ("-5", "10 tot en met 10000"),
    ],
)
def test_a_figure_that_cannot_be_is_refused_with_its_place(
    base: Release, tmp_path: Path, value: str, part: str
) -> None:
    said = refused(base, text(tmp_path / "a.csv", ";".join(HEAD), f"GM0001;2023;T;kwb_woz;;500;{value};"))
    assert "a.csv, rij 2, kolom waarde" in said
    assert part in said


def test_a_part_that_rounding_lifts_above_its_whole_is_no_figure(base: Release, tmp_path: Path) -> None:
    release = deliver(base, text(tmp_path / "a.csv", ";".join(HEAD), "GM0001;2023;T;kwb_eenpersoons;50;45;;",
                                 "GM0002;2023;T;kwb_eenpersoons;400;450;;"))  # fmt: skip
    assert set(shown(release, 2023, "kwb_eenpersoons")) == {"GM0002"}
    assert any("a.csv, rij 2, kolom teller" in c.detail for c in release.checks)


def test_excel_holds_numbers_and_no_notation(base: Release, tmp_path: Path) -> None:
    path = book(tmp_path / "a.xlsx", levering=[HEAD, row("GM0001", 2023, None, 412.125, "kwb_woz")])
    assert shown(deliver(base, path), 2023, "kwb_woz") == {"GM0001": 412.125}


@pytest.mark.parametrize("name", ["Stads\x0bcentrum", "Stad\u202e", "x" * 121])
def test_a_name_that_cannot_be_drawn_is_refused(base: Release, tmp_path: Path, name: str) -> None:
    areas = text(tmp_path / "extra.csv", "gebied;naam;niveau;ouder", f"WK000101;{name};wijk;GM0001")
    figures = text(tmp_path / "a.csv", ";".join(HEAD), "WK000101;2022;T;bijstand;50;1000;;")
    order = DeliveryOrder(base.path.parents[1], (figures,), edition="eigen", areas=areas, accept=True)
    with pytest.raises(DeliveryError, match=r"extra\.csv, rij 2, kolom naam"):
        build(order)


def test_a_code_close_to_one_is_suggested(base: Release, tmp_path: Path) -> None:
    said = refused(base, text(tmp_path / "a.csv", ";".join(HEAD), "GM1;2022;T;bijstand;50;1000;;",
                              "NL01;2022;T;bijstand;50;1000;;"))  # fmt: skip
    assert "waarschijnlijk bedoelt u GM0001" in said
    assert "waarschijnlijk bedoelt u NL00" in said
    assert shipped().text("levering.verwacht_gebied") not in said
