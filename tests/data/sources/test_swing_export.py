"""To Swing and back: what is exported is read by our own reader as the same figures with the same reasons."""

from __future__ import annotations

import csv
from pathlib import Path

import numpy as np
import openpyxl  # type: ignore[import-untyped]
import pytest

from data.__main__ import main
from data.areas import Area, Areas
from data.cubes import cube
from data.releases.release import Release, ReleaseError, Source, Status, read
from data.releases.writer import ReleaseWriter
from data.sources.delivery.build import DeliveryOrder, build
from data.sources.swing import metadata, reading
from data.sources.swing.outgoing import SwingChoice, export

AREAS = Areas(
    [
        Area("NL00", "Nederland", "land", None),
        Area("GM0001", "Aadorp", "gemeente", "NL00"),
        Area("GM1234", "Beedorp", "gemeente", "NL00"),
        Area("WK000101", "Centrum", "wijk", "GM0001"),
        Area("WK000101-2020", "Oud", "wijk", "GM0001", to_year=2023),
        Area("WK0001AA", "Havens", "wijk", "GM0001"),
        Area("WK123400", "Beedorp", "wijk", "GM1234"),
    ]
)
GROUPS = ("T", "NL", "EU_BU", "BE_BU")
B, H, N, Y, X = (
    Status.BESCHIKBAAR,
    Status.ONDERDRUKT,
    Status.NIET_VAN_TOEPASSING,
    Status.NOG_NIET_GEPUBLICEERD,
    Status.NIET_BESCHIKBAAR,
)
STATUS = {
    "T": (B, B, B, B, B, N, Y),
    "NL": (B, B, B, H, B, N, X),
    "EU_BU": (B, B, H, H, X, X, X),
    "BE_BU": (B, H, B, B, X, N, Y),
}


@pytest.fixture
def small(tmp_path: Path) -> Release:
    """Two years, four groups, seven areas; every reason, and every set of known numbers."""
    shape = (2, len(GROUPS), len(AREAS))
    teller = np.arange(20, 20 + np.prod(shape)).reshape(shape)
    noemer, none = teller * 9 + 100, np.full(shape, -1)
    status = np.broadcast_to(np.array([STATUS[g] for g in GROUPS], np.uint8), shape).copy()
    status[0, :, 4], status[1, :, 4] = B, X  # an area of an earlier division
    with ReleaseWriter(
        tmp_path / "root",
        "proef",
        title="Proef",
        areas=AREAS,
        years=(2023, 2024),
        groups=GROUPS,
        sources=[Source("CBS", "1NED", "2024", "CC BY 4.0")],
    ) as writer:
        share = (100 * teller / noemer).astype(np.float32)
        writer.figures("bijstand", share, teller, noemer, status)
        writer.figures("inwoners", (teller + 100).astype(np.float32), teller + 100, none, status)
        writer.figures("cito", (500 + teller / 8).astype(np.float32), none, noemer, status)
        writer.figures("leefbaarometer", (teller / 64).astype(np.float32), none, none, status)
        return read(writer.finish())


def back(release: Release, folder: Path, root: Path) -> Release:
    """A release made of exported files, with no figure from elsewhere."""
    areas = root / "gebieden.csv"
    root.mkdir(exist_ok=True)
    lines = [
        f"{a.code};{a.name};{a.level};{a.parent or ''};{a.from_year or ''};{a.to_year or ''}"
        for a in release.areas
    ]
    areas.write_text("\n".join(["gebied;naam;niveau;ouder;van;tot", *lines]), "utf-8")
    uploads = tuple(sorted(folder.glob("*upload_*")))
    order = DeliveryOrder(root, uploads, edition="terug", areas=areas, accept=True)
    (about,) = folder.glob("*metadata.xlsx")
    return read(build(order, reading(folder / "mapping.yaml", about)))


def same(release: Release, other: Release, choice: SwingChoice) -> int:
    """Compare every chosen cell; gives how many there are with a number or a reason.

    One reason Swing does not have: what is not published yet comes back as not known.
    """
    ours, theirs, seen = cube.load(release), cube.load(other), 0
    areas = [a.code for a in release.areas if choice.levels is None or a.level in choice.levels]
    places = [[c.areas.index[code] for code in areas] for c in (ours, theirs)]
    for indicator in choice.indicators or release.indicators:
        for year in choice.years or release.years:
            for group in release.groups:
                old = ours.numbers(
                    (ours.indicators[indicator], ours.years[year], ours.groups[group], places[0])
                )
                reasons = np.where(old.status == Status.NOG_NIET_GEPUBLICEERD, 0, old.status)
                if (
                    group not in theirs.groups
                    or year not in theirs.years
                    or indicator not in theirs.indicators
                ):
                    assert not old.status.any()
                    continue
                new = theirs.numbers(
                    (theirs.indicators[indicator], theirs.years[year], theirs.groups[group], places[1])
                )
                where = f"{indicator} {year} {group}"
                assert new.status.tolist() == reasons.tolist(), where
                np.testing.assert_array_equal(new.value, old.value, where)
                np.testing.assert_array_equal(new.numerator, old.numerator, where)
                np.testing.assert_array_equal(new.denominator, old.denominator, where)
                seen += int((old.status > 0).sum())
    return seen


@pytest.mark.parametrize("as_csv", [False, True])
@pytest.mark.parametrize("as_cube", [False, True])
def test_there_and_back(as_cube: bool, as_csv: bool, small: Release, tmp_path: Path) -> None:
    choice = SwingChoice(cube=as_cube)
    done = export(small, tmp_path / "uit", choice, as_csv=as_csv)
    assert same(small, back(small, tmp_path / "uit", tmp_path / "terug"), choice) > 150
    assert done.hidden > 0


def test_the_demo_there_and_back(demo_release: Path, tmp_path: Path) -> None:
    """Many figures, many hidden; what is invented says so in names, subjects and explanation."""
    release = read(demo_release)
    choice = SwingChoice(("bijstand", "inwoners"), ("land", "gemeente", "wijk"), release.years[-1:])
    done = export(release, tmp_path / "uit", choice, as_csv=True)  # a workbook takes twice as long to read
    assert same(release, back(release, tmp_path / "uit", tmp_path / "terug"), choice) > 2_000
    assert done.hidden > 100
    assert all(f.startswith("fictief_") for f in done.files if f != "mapping.yaml")
    about = metadata.read(tmp_path / "uit" / "fictief_metadata.xlsx")
    assert all(s.name.startswith("VERZONNEN: ") for s in about.subjects.values())


def sheet(path: Path, title: str) -> list[tuple[object, ...]]:
    return list(openpyxl.load_workbook(path)[title].iter_rows(values_only=True))


def test_what_stands_in_an_upload(small: Release, tmp_path: Path) -> None:
    """The form of a real upload, with a code for each reason, written out by hand."""
    choice = SwingChoice(("bijstand", "cito"), ("wijk",), (2023,), ("T", "EU_BU"))
    done = export(small, tmp_path / "uit", choice)
    assert done.files == ("mapping.yaml", "metadata.xlsx", "upload_wijk.xlsx")
    rows = sheet(tmp_path / "uit" / "upload_wijk.xlsx", "2023")
    assert rows[0] == (
        "period", "geolevel", "geoitem",
        "bijstand", "bijstand_teller", "bijstand_noemer",
        "bijstand_EU_BU", "bijstand_EU_BU_teller", "bijstand_EU_BU_noemer",
        "cito", "cito_noemer", "cito_EU_BU", "cito_EU_BU_noemer",
    )  # fmt: skip
    assert rows[1][:3] == (2023, "wijk", 101)
    assert rows[1][3:9] == (7.4918566, 23, 307, -99997, -99997, -99997)
    assert rows[2][:3] == (2023, "wijk2020", 101)
    assert rows[3][:5] == (2023, "wijk", "0001AA", -99998, -99998)
    assert rows[4][:5] == (2023, "wijk", 123400, -99999, -99999)
    assert rows[3][6:9] == (-99996, -99996, -99996)
    assert len(rows) == 5


def test_a_cube_has_a_dimension_of_the_groups(small: Release, tmp_path: Path) -> None:
    """Everyone is not an item of it: Swing adds items up."""
    done = export(small, tmp_path / "uit", SwingChoice(("bijstand",), ("gemeente",), cube=True))
    assert "upload_gemeente_vijfdeling.xlsx" in done.files
    rows = sheet(tmp_path / "uit" / "upload_gemeente_vijfdeling.xlsx", "2024")
    assert rows[0][:5] == ("period", "geolevel", "geoitem", "herkomst_vijfdeling", "bijstand_vijfdeling")
    assert [r[2:4] for r in rows[1:]] == [(1, 1), (1234, 1), (1, 2), (1234, 2), (1, 3), (1234, 3)]
    about = metadata.read(tmp_path / "uit" / "metadata.xlsx")
    assert list(about.dimensions) == ["herkomst_vijfdeling"]
    assert list(about.items["herkomst_vijfdeling"]) == ["1", "2", "3"]
    assert {"bijstand", "bijstand_vijfdeling"} <= about.subjects.keys()
    plain = sheet(tmp_path / "uit" / "upload_gemeente.xlsx", "2024")
    assert plain[0][3:] == ("bijstand", "bijstand_teller", "bijstand_noemer")


def test_metadata_has_the_headings_of_swing_and_nothing_is_added_up(small: Release, tmp_path: Path) -> None:
    export(small, tmp_path / "uit", SwingChoice(cube=True))
    rows = sheet(tmp_path / "uit" / "metadata.xlsx", "onderwerp")
    subjects = [dict(zip(map(str, rows[0]), row, strict=True)) for row in rows[1:]]
    first = next(s for s in subjects if s["Onderwerpcode"] == "bijstand_teller")
    assert first["Eenheid"] == "aantal"
    assert {s["Aggregeer gebieden"] for s in subjects} == {s["Aggregeer perioden"] for s in subjects} == {0}
    assert (first["Startperiode"], first["Eindperiode"]) == ("2023", "2024")
    assert small.id in str(first["Bron"])
    said = "\n".join(str(r[0]) for r in sheet(tmp_path / "uit" / "metadata.xlsx", "uitleg (niet inladen)"))
    assert all(part in said for part in ("CC BY 4.0", "-99997", small.id))


@pytest.mark.shared
def test_the_headings_are_those_of_a_real_workbook(
    small: Release, shared_folder: Path, tmp_path: Path
) -> None:
    real = shared_folder.parent / "swing" / "voorbeeld_metadata_kubus_onderwijs.xlsx"
    export(small, tmp_path / "uit", SwingChoice(cube=True))
    for title in ("onderwerp", "data_def", "dimensies", "dimensieniveaus"):
        assert sheet(tmp_path / "uit" / "metadata.xlsx", title)[0] == sheet(real, title)[0]


def test_csv_is_the_same_table_and_small_pieces_change_nothing(
    small: Release, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    done = export(small, tmp_path / "een", SwingChoice(), as_csv=True)
    assert "upload_wijk.csv" in done.files
    with (tmp_path / "een" / "upload_wijk.csv").open(newline="", encoding="utf-8") as file:
        rows = list(csv.reader(file, delimiter=";"))
    assert rows[1][:3] == ["2023", "wijk", "101"]
    assert any("-99997" in r for r in rows)
    monkeypatch.setattr("data.sources.swing.outgoing.upload.AT_ONCE", 1)
    export(small, tmp_path / "twee", SwingChoice(), as_csv=True)
    for path in (tmp_path / "een").glob("*.csv"):
        assert path.read_text("utf-8") == (tmp_path / "twee" / path.name).read_text("utf-8")


def test_the_command(small: Release, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    given = ["export", "swing", str(small.path), "--out", str(tmp_path / "uit"), "--years", "2024"]
    assert main([*given, "--levels", "gemeente", "--groups", "vijfdeling", "--indicators", "bijstand"]) == 0
    assert "upload_gemeente.xlsx" in capsys.readouterr().out
    assert main(given) == 1
    assert "niet leeg" in capsys.readouterr().err
    for option, value in (
        ("--levels", "stad"),
        ("--groups", "QQ"),
        ("--indicators", "weg"),
        ("--years", "1999"),
    ):
        assert main([*given[:4], str(tmp_path / "nee"), option, value]) == 1
        assert "Onbekend" in capsys.readouterr().err
    assert not (tmp_path / "nee").exists()


def test_nothing_half_stays_behind(small: Release, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise ReleaseError("vol")

    monkeypatch.setattr("data.sources.swing.outgoing.describe.mapping", broken)
    with pytest.raises(ReleaseError, match="vol"):
        export(small, tmp_path / "uit" / "diep", SwingChoice())
    assert list((tmp_path / "uit").iterdir()) == []


def test_a_csv_upload_that_cannot_be_read_says_where(small: Release, tmp_path: Path) -> None:
    """Every fault names the file and the row; no figure of such a file is used."""
    export(small, tmp_path / "uit", SwingChoice(("bijstand",), ("gemeente",), (2023,), ("T",)), as_csv=True)
    (upload,) = (tmp_path / "uit").glob("upload_*.csv")
    whole = upload.read_text("utf-8")
    first = whole.splitlines()[1]
    for said, body in {
        "upload_gemeente.csv, rij 2: 2023;gemeente;1. Verwacht: 6": whole.replace(first, "2023;gemeente;1"),
        "upload_gemeente.csv, rij 1: geen blad": whole.replace("geoitem", "gebied"),
        "upload_gemeente.csv, rij 1: 1 regel": "Bijstand per gemeente\n" + whole,
        "upload_gemeente.csv, rij 1, kolom bijstand: deze kolom staat er twee": whole.replace(
            "bijstand_teller", "bijstand"
        ),
        "upload_gemeente.csv, rij 2, kolom bijstand: “1_000": whole.replace(";7", ";1_000", 1),
    }.items():
        upload.write_text(body, "utf-8")
        with pytest.raises(ReleaseError) as error:
            back(small, tmp_path / "uit", tmp_path / "terug")
        assert said in str(error.value), str(error.value)
    upload.write_bytes(whole.replace("gemeente", "gemeenté").encode("cp1252"))
    with pytest.raises(ReleaseError, match=r"upload_gemeente\.csv, rij 2.*UTF-8"):
        back(small, tmp_path / "uit", tmp_path / "terug")
