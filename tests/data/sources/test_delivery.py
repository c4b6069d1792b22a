"""Own deliveries: what goes in comes out, on top of the earlier release, and what cannot be is refused."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import openpyxl  # type: ignore[import-untyped]
import pyarrow as pa
import pyarrow.csv as pa_csv
import pyarrow.parquet as pq
import pytest

from data.__main__ import faults, main
from data.areas import Area
from data.cubes import cube
from data.releases.release import Release, ReleaseError, Status, history, read
from data.sources.delivery.build import DeliveryOrder, build
from data.sources.delivery.findings import DeliveryError
from data.sources.delivery.long import COLUMNS, long
from data.sources.delivery.protect import Choice

HEAD = ";".join(COLUMNS)
AREAS = [Area("NL00", "Nederland", "land", None), Area("GM0001", "Aadorp", "gemeente", "NL00")]
AREAS += [Area("GM0002", "Beedorp", "gemeente", "NL00"), Area("WK000101", "Centrum", "wijk", "GM0001")]
FIRST = (
    "NL00;2022;T;bijstand;300;4000;;",
    "NL00;2022;T;inwoners;17100949;;17100948;",
    "GM0001;2022;T;bijstand;100;1000;;",
    "GM0002;2022;T;bijstand;200;3000;;",
    "WK000101;2022;T;bijstand;;;;onderdrukt",
    "GM0001;2022;T;cito;;500;530,5;",
)


def areas_file(folder: Path, areas: Sequence[Area] = AREAS) -> Path:
    path = folder / "gebieden.csv"
    lines = [f"{a.code};{a.name};{a.level};{a.parent or ''};{a.from_year or ''};" for a in areas]
    path.write_text("\n".join(["gebied;naam;niveau;ouder;van;tot", *lines]), "utf-8")
    return path


def csv_of(path: Path, *rows: str, head: str = HEAD, encoding: str = "utf-8") -> Path:
    path.write_bytes("\n".join([head, *rows, ""]).encode(encoding))
    return path


@pytest.fixture
def first(tmp_path: Path) -> Release:
    """A release to build upon, itself made from a delivery, without an earlier one."""
    order = DeliveryOrder(
        tmp_path / "root",
        (csv_of(tmp_path / "eerste.csv", *FIRST),),
        edition="eigen",
        areas=areas_file(tmp_path),
    )
    return read(build(order))


Deliver = Callable[..., Release]


@pytest.fixture
def deliver(tmp_path: Path, first: Release) -> Deliver:
    """Build a delivery of some rows (or files) on top of the first release."""

    def run(*rows: str | Path, head: str = HEAD, accept: bool = True, areas: Path | None = None) -> Release:
        paths = [r for r in rows if isinstance(r, Path)]
        lines = [r for r in rows if isinstance(r, str)]
        if lines:
            paths.append(csv_of(tmp_path / "levering.csv", *lines, head=head))
        return read(
            build(
                DeliveryOrder(
                    first.path.parents[1], tuple(paths), edition="eigen", accept=accept, areas=areas
                )
            )
        )

    return run


def refused(deliver: Deliver, *rows: str | Path, **more: Any) -> str:
    """What is said when this delivery is refused, after checking that nothing was written."""
    with pytest.raises(DeliveryError) as error:
        deliver(*rows, **more)
    return str(error.value)


def cell(release: Release, indicator: str, year: int, area: str) -> tuple[float, int, int, Status]:
    loaded = cube.load(release)
    where = (loaded.indicators[indicator], loaded.years[year], loaded.groups["T"], loaded.areas.index[area])
    return (
        round(float(loaded.value[where]), 4),
        int(loaded.numerator[where]),
        int(loaded.denominator[where]),
        Status(loaded.status[where]),
    )


# ---------------------------------------------------------------- round trips


def test_a_release_from_nothing(first: Release) -> None:
    assert cell(first, "bijstand", 2022, "GM0001") == (10.0, 100, 1000, Status.BESCHIKBAAR)
    assert cell(first, "bijstand", 2022, "WK000101")[3] == Status.ONDERDRUKT
    assert cell(first, "cito", 2022, "GM0001") == (530.5, -1, 500, Status.BESCHIKBAAR)
    assert cell(first, "inwoners", 2022, "NL00")[1] == 17100949  # its value, in 32 bits, is not exact
    assert faults(first) == []
    assert first.sources[0].table == "eerste.csv"


def test_a_whole_release_survives_the_long_format(demo_release: Path, tmp_path: Path) -> None:
    """Every kind of indicator, as CSV in Dutch notation, as Parquet, and over two files."""
    old = read(demo_release)
    names = ["bijstand", "betalingsachterstand", "cito", "inwoners", "leefbaarometer", "laag_inkomen"]
    assert set(names) <= set(old.indicators)
    pq.write_table(long(old, names[:3]), tmp_path / "een.parquet")
    options = pa_csv.WriteOptions(delimiter=";", quoting_style="needed")
    pa_csv.write_csv(long(old, names[3:]), tmp_path / "twee.csv", options)
    lines = [f"{a.code};{a.name};{a.level};{a.parent or ''};;" for a in old.areas]
    places = tmp_path / "gebieden.csv"
    places.write_text("\n".join(["gebied;naam;niveau;ouder;van;tot", *lines]), "utf-8")
    order = DeliveryOrder(
        tmp_path / "root",
        (tmp_path / "een.parquet", tmp_path / "twee.csv"),
        edition="terug",
        areas=places,
        accept=True,
        choice=Choice(unattacked="een hele uitgave doorrekenen kost hier uren"),
    )
    new = read(build(order))
    assert (new.years, new.groups, len(new.areas)) == (old.years, old.groups, len(old.areas))
    before, after = cube.load(old), cube.load(new)
    for name in names:
        i, j = before.indicators[name], after.indicators[name]
        for part in ("status", "numerator", "denominator", "value"):
            np.testing.assert_array_equal(getattr(before, part)[i], getattr(after, part)[j], f"{name} {part}")
    assert faults(new) == []


@pytest.mark.parametrize("kind", ["xlsx", "parquet", "comma", "bom", "tab", "excel-leeg"])
def test_every_kind_of_file(kind: str, deliver: Deliver, tmp_path: Path) -> None:
    row = ("GM0001", 2023, "T", "bijstand", 100, 1000, None, None)
    path = tmp_path / f"levering.{'csv' if kind in ('comma', 'bom', 'tab') else kind}"
    if kind in ("xlsx", "excel-leeg"):
        path = tmp_path / "levering.xlsx"
        book = openpyxl.Workbook()
        book.active.append(["uitleg"])
        sheet = book.create_sheet("Levering")
        sheet.append([c.upper() for c in COLUMNS])
        sheet.append(list(row))
        sheet.append([None, None, "", " "] if kind == "excel-leeg" else [])
        book.save(path)
    elif kind == "parquet":
        pq.write_table(pa.table({c: [v] for c, v in zip(COLUMNS, row, strict=True)}), path)
    else:
        sign = {"comma": ",", "bom": ";", "tab": "\t"}[kind]
        line = "GM0001;2023;T;bijstand;100;1000;10.00;".replace(";", sign)
        encoding = "utf-8-sig" if kind == "bom" else "utf-8"
        csv_of(path, line, "", sign * 7, head=HEAD.replace(";", sign), encoding=encoding)
    assert cell(deliver(path), "bijstand", 2023, "GM0001") == (10.0, 100, 1000, Status.BESCHIKBAAR)


def test_the_template_and_its_example(
    tmp_path: Path, first: Release, capsys: pytest.CaptureFixture[str]
) -> None:
    folder, root = tmp_path / "sjabloon", str(first.path.parents[1])
    assert main(["template", str(folder), "--root", root]) == 0
    book = openpyxl.load_workbook(folder / "levering.xlsx")
    assert book.sheetnames == ["levering", "gebieden", "herkomst", "indicatoren", "statussen"]
    assert [c.value for c in book["levering"][1]] == list(COLUMNS)
    assert book["gebieden"]["A3"].value == "GM0001"
    example = (folder / "voorbeeld.csv").read_text("utf-8-sig")
    assert "GM0001;2022;T;bijstand;100;1000;10;" in example
    assert "onderdrukt" in example
    (folder / "voorbeeld.csv").write_text(example.replace("2022", "2023"), "utf-8-sig")
    arguments = ["build", "delivery", str(folder / "voorbeeld.csv"), "--edition", "eigen", "--root", root]
    capsys.readouterr()
    assert main(arguments) == 0
    assert "bijstand, 2023: 0 veranderd, 4 nieuw, 0 weg" in capsys.readouterr().out
    assert main(["template", str(folder), "--root", root]) == 1
    assert "bestaat al" in capsys.readouterr().err


# ---------------------------------------------------------------- on top of the base


def test_what_is_delivered_replaces_and_the_rest_stays(deliver: Deliver, first: Release) -> None:
    second = deliver(
        "GM0001;2022;T;bijstand;110;1000;;",
        "GM0001;2023;T;bijstand;120;1000;;voorlopig",
        "WK000101;2022;T;bijstand;;;;niet beschikbaar",
        "GM0002;2023;T;inwoners;4000;;;",
    )
    assert cell(second, "bijstand", 2022, "GM0001")[0] == 11.0
    assert cell(second, "bijstand", 2022, "GM0002") == cell(first, "bijstand", 2022, "GM0002")
    assert cell(second, "cito", 2022, "GM0001") == cell(first, "cito", 2022, "GM0001")
    assert cell(second, "inwoners", 2023, "GM0002")[0] == 4000
    assert second.provisional == {"bijstand": (2023,)}
    said = [c.detail for c in second.checks if first.id in c.name]
    assert "bijstand, 2022: 1 veranderd, 0 nieuw, 1 weg" in said
    assert "bijstand, 2023: 0 veranderd, 1 nieuw, 0 weg" in said
    assert [s.table for s in second.sources] == ["eerste.csv", "levering.csv"]
    files = {(o.file, y) for o in second.provenance["bijstand"] for y in o.years}
    assert {file for file, _ in files} == {"eerste.csv", "levering.csv"}, "who gave which year stays known"
    assert all(second.provenance[i] for i in second.indicators)
    third = deliver("GM0001;2023;T;bijstand;121;1000;;")
    assert third.provisional == {}
    assert [r.id for r in history(first.path.parents[1], "eigen")[0]] == [third.id, second.id, first.id]


def test_small_numbers_are_hidden_and_that_is_said(deliver: Deliver) -> None:
    release = deliver("GM0001;2023;T;bijstand;2;9;;", "GM0002;2023;T;bijstand;20;90;;")
    assert cell(release, "bijstand", 2023, "GM0001")[1:] == (-1, -1, Status.ONDERDRUKT)
    assert any(c.detail.startswith("1 geleverde cijfers") for c in release.checks)


def test_rounded_counts_may_disagree_a_little(deliver: Deliver) -> None:
    release = deliver("GM0001;2023;T;bijstand;15;60;26,4;", "GM0002;2023;T;bijstand;65;60;;")
    assert cell(release, "bijstand", 2023, "GM0001")[0] == pytest.approx(26.4)
    assert faults(release) == []


def test_new_areas_come_with_a_file(deliver: Deliver, tmp_path: Path) -> None:
    extra = areas_file(tmp_path, [Area("GM0003", "Ceedorp", "gemeente", "NL00", 2023)])
    row = "GM0003;2023;T;bijstand;20;100;;"
    release = deliver(row, areas=extra)
    assert release.areas["GM0003"].from_year == 2023
    assert len(release.areas) == 5


def test_a_delivery_that_changes_nothing_makes_no_release(deliver: Deliver, first: Release) -> None:
    with pytest.raises(ReleaseError, match="staan al zo in"):
        deliver(*FIRST)
    assert len(history(first.path.parents[1], "eigen")[0]) == 1


def test_without_a_base_or_with_a_wrong_name(tmp_path: Path) -> None:
    path = csv_of(tmp_path / "a.csv", *FIRST)
    for order, sentence in (
        (DeliveryOrder(tmp_path, (path,)), "--base"),
        (DeliveryOrder(tmp_path, (path,), edition="weg"), "geen uitgave van 'weg'"),
        (DeliveryOrder(tmp_path, (path,), edition="../weg"), "kan geen naam"),
        (DeliveryOrder(tmp_path, (path,), edition="Weg"), "kan geen naam"),
    ):
        with pytest.raises(ReleaseError, match=sentence):
            build(order)
    assert [p.name for p in tmp_path.iterdir()] == ["a.csv"]


# ---------------------------------------------------------------- every check, with a broken file

GOOD = "GM0002;2023;T;bijstand;200;3000;;"


@pytest.mark.parametrize(
    ("row", "parts"),
    [
        ("GM9;2023;T;bijstand;1;2;;", ["Onbekend gebied", "kolom gebied: “GM9”"]),
        ("1;2023;T;bijstand;1;2;;", ["waarschijnlijk bedoelt u GM0001"]),
        (";2023;T;bijstand;1;2;;", ["kolom gebied: niets gevonden"]),
        ("GM0001;2023;XX;bijstand;1;2;;", ["Onbekende herkomst", "“XX”"]),
        ("GM0001;2023;T;bijstant;1;2;;", ["Onbekende indicator", "“bijstant”", "catalogus"]),
        ("GM0001;2923;T;bijstand;1;2;;", ["Jaar dat niet kan", "“2923”", "van 1990 tot"]),
        ("GM0001;2023K1;T;bijstand;1;2;;", ["Jaar dat niet kan"]),
        ("GM0001;2023;T;bijstand;1;2;;weg", ["Onbekende status", "“weg”", "onderdrukt"]),
        ("GM0001;2023;T;bijstand;drie;20;;", ["Geen bruikbaar getal", "kolom teller: “drie”"]),
        ("GM0001;2023;T;bijstand;1.000;2000;;", ["kolom teller: “1.000”", "heel getal"]),
        ("GM0001;2023;T;bijstand;1,5;20;;", ["kolom teller: “1,5”", "heel getal"]),
        ("GM0001;2023;T;bijstand;;20;NaN;", ["kolom waarde: “NaN”"]),
        ("GM0001;2023;T;bijstand;;20;-inf;", ["kolom waarde: “-inf”"]),
        ("GM0001;2023;T;bijstand;;20;1e999;", ["kolom waarde: “1e999”"]),
        ("GM0001;2023;T;bijstand;;20;12%;", ["kolom waarde: “12%”"]),
        ("GM0001;2023;T;bijstand;-1;20;;", ["onder nul", "kolom teller: -1"]),
        ("GM0001;2023;T;bijstand;;20;-3;", ["onder nul", "kolom waarde: -3"]),
        ("GM0001;2023;T;bijstand;1;9999999999;;", ["Een aantal dat te groot is"]),
        ("GM0001;2023;T;bijstand;31;30;;", ["groter dan de noemer", "31 bij bijstand", "noemer, 30"]),
        ("GM0001;2023;T;betalingsachterstand;3;0;;", ["Een deel van niets"]),
        ("GM0001;2023;T;bijstand;;20;100,5;", ["Een aandeel boven het geheel", "hoogstens 100"]),
        ("GM0001;2023;T;bijstand;11;31;36;", ["past niet", "35,4839 (100 × teller"]),
        ("GM0001;2023;T;inwoners;11;;12;", ["past niet", "11, net als de teller"]),
        ("GM0001;2023;T;inwoners;;;12,5;", ["Geen bruikbaar getal", "12,5 bij inwoners"]),
        ("GM0001;2023;T;bijstand;11;;;", ["Er staat geen cijfer", "teller en noemer"]),
        ("GM0001;2023;T;cito;11;100;530;", ["Een teller die hier niet hoort"]),
        ("GM0001;2023;T;bijstand;11;31;;onderdrukt", ["Een getal, terwijl de status"]),
        ("GM0001;2023;T;bijstand;;;;", ["Er staat geen cijfer"]),
        ("GM0001;2023;T;bijstand;;;;beschikbaar", ["Er staat geen cijfer"]),
        ("GM0001;2023;T;bijstand;11;31", ["te veel of te weinig velden", "8 velden"]),
        ("GM0002;2023;T;bijstand;201;3000;;", ["twee keer", "staat ook in levering.csv, rij 2"]),
    ],
)
def test_a_broken_row_names_file_row_column_found_and_expected(
    row: str, parts: list[str], deliver: Deliver, first: Release
) -> None:
    said = refused(deliver, GOOD, row)
    assert "er is niets geschreven" in said
    for part in ("levering.csv, rij 3", "Verwacht: ", *parts):
        assert part in said, said
    assert len(history(first.path.parents[1], "eigen")[0]) == 1
    assert not list(first.path.parent.glob(".wordt-gemaakt-*"))


@pytest.mark.parametrize(
    ("head", "rows", "parts"),
    [
        ("gebied;jaar;indicator;teller;noemer", ["GM0001;2023;bijstand;1;2"], ["rij 1", ": herkomst"]),
        ("gebied;jaar;herkomst;indicator;noemer", ["GM0001;2023;T;bijstand;2"], ["teller, waarde, status"]),
        ("gebied;jaar;herkomst;indicator;tellr;waarde", [GOOD[:24]], [": tellr. Verwacht: teller"]),
        ("gebied;jaar;jaar;herkomst;indicator;waarde", ["GM0001;2023;1;T;bijstand;3"], ["twee keer"]),
        (HEAD, [], ["Het bestand is leeg", "geen enkele rij"]),
        (HEAD, ["", ";;;;;;;"], ["Het bestand is leeg"]),
        (HEAD, ["GM0001;2023;T;cito;;50;530,5;", "GM0002;2023;T;cito;;50;530.5;"], ["door elkaar", "530,5"]),
    ],
)  # fmt: skip
def test_a_broken_file(
    head: str, rows: list[str], parts: list[str], deliver: Deliver, tmp_path: Path
) -> None:
    said = refused(deliver, csv_of(tmp_path / "kapot.csv", *rows, head=head))
    assert all(p in said for p in ("kapot.csv", *parts)), said


def test_extra_columns_are_named_and_do_no_harm(deliver: Deliver, capsys: pytest.CaptureFixture[str]) -> None:
    deliver(
        "Aadorp;GM0001;2023;T;bijstand;10;100", head="plaats;gebied;jaar;herkomst;indicator;teller;noemer"
    )
    assert "levering.csv: deze kolommen zijn niet gebruikt: plaats." in capsys.readouterr().err


def test_everything_at_once_and_not_too_much(deliver: Deliver, tmp_path: Path) -> None:
    """Two files, three kinds, and a thousand of the same: twenty places and the count."""
    many = csv_of(tmp_path / "veel.csv", *(f"X{i};2023;T;bijstand;1;2;;" for i in range(1000)))
    said = refused(deliver, many, GOOD, "GM0002;2023;T;bijstand;;;101;", "GM0002;2022;T;cito;y;1;1;")
    assert "1.003 fouten" in said
    assert "Onbekend gebied (1.000):" in said
    assert "… en nog 980 keer." in said
    assert said.count("“X") == 20
    assert "Een aandeel boven het geheel (1)" in said
    assert "veel.csv, rij 21" in said


def test_a_key_in_two_files(deliver: Deliver, tmp_path: Path) -> None:
    files = [csv_of(tmp_path / name, GOOD) for name in ("een.csv", "twee.csv")]
    assert "twee.csv, rij 2: bijstand, 2023, herkomst T, GM0002" in refused(deliver, *files)


@pytest.mark.parametrize(
    ("lines", "part"),
    [
        (["GM0009;Iks;dorp;NL00;;"], "kolom niveau: “dorp”"),
        (["GM0009;Iks;gemeente;GM0001;;"], "kolom ouder: “GM0001”"),
        (["GM0009;;gemeente;NL00;;"], "kolom naam: niets gevonden"),
        (["GM0009;Iks;gemeente;NL00;23;"], "kolom van: “23”"),
        (["GM0009;Iks;gemeente;NL00;;"] * 2, "staat ook in gebieden.csv, rij 2"),
        (["BE00;België;land;;;"], "2 gebieden met niveau land"),
    ],
)
def test_a_broken_file_of_areas(lines: list[str], part: str, deliver: Deliver, tmp_path: Path) -> None:
    path = csv_of(tmp_path / "gebieden.csv", *lines, head="gebied;naam;niveau;ouder;van;tot")
    assert part in refused(deliver, GOOD, areas=path)


def test_a_narrower_level_can_be_added(deliver: Deliver, first: Release, tmp_path: Path) -> None:
    head = "gebied;naam;niveau;ouder;van;tot"
    assert [tier.id for tier in first.areas.tiers] == ["land", "gemeente", "wijk"]
    wrong = csv_of(tmp_path / "gebieden.csv", "BU00010101;Kern;buurt;GM0001;;", head=head)
    assert "de code van een wijk die bestaat" in refused(deliver, GOOD, areas=wrong)
    path = csv_of(tmp_path / "gebieden.csv", "BU00010101;Kern;Buurt;WK000101;;", head=head)
    release = deliver("BU00010101;2022;T;inwoners;40;;;", areas=path)
    assert [tier.id for tier in release.areas.tiers] == ["land", "gemeente", "wijk", "buurt"]
    assert cell(release, "inwoners", 2022, "BU00010101")[1] == 40
    assert release.level_sources["buurt"]
    after = deliver("BU00010101;2023;T;inwoners;50;;;")  # on top of it, without the file
    assert after.areas.tiers == release.areas.tiers


# ---------------------------------------------------------------- warnings


JUMP = [f"GM0001;{y};T;cito;;500;{530 + y % 2};" for y in range(2010, 2022)] + [
    "GM0001;2023;T;cito;;500;501;"
]


@pytest.mark.parametrize(
    ("rows", "part"),
    [
        (["NL00;2023;T;bijstand;500;4000;;", "GM0001;2023;T;bijstand;100;1000;;", GOOD], "300, de som van"),
        (["GM0001;2023;T;bijstand;;;10;"], "1 cijfers zonder noemer"),
        (JUMP, "iets in de buurt van"),
    ],
)  # fmt: skip
def test_a_warning_needs_accept(rows: list[str], part: str, deliver: Deliver, first: Release) -> None:
    said = refused(deliver, *rows, accept=False)
    assert part in said
    assert "--accept" in said
    assert len(history(first.path.parents[1], "eigen")[0]) == 1
    release = deliver(*rows, accept=True)
    assert any(c.passed and part in c.detail for c in release.checks)


def test_a_year_in_which_an_area_was_not_there(deliver: Deliver, tmp_path: Path) -> None:
    extra = areas_file(tmp_path, [Area("GM0003", "Ceedorp", "gemeente", "NL00", 2023)])
    said = refused(deliver, "GM0003;2022;T;bijstand;20;100;;", areas=extra, accept=False)
    assert "GM0003 in 2022. Verwacht: een jaar van 2023 tot en met …" in said


@pytest.mark.parametrize(("years", "told"), [((2022, 2023), "2022"), ((2023,), "2023")])
def test_a_slip_of_unit_over_a_whole_file(tmp_path: Path, years: tuple[int, ...], told: str) -> None:
    """Every gemeente ten times as high as the year before, or as the last release said of that year."""
    areas = [AREAS[0], *(Area(f"GM{i:04}", f"Dorp {i}", "gemeente", "NL00") for i in range(12))]
    known = areas_file(tmp_path, areas)

    def rows(year: int, times: int) -> list[str]:
        return [f"GM{i:04};{year};T;bijstand;{(30 + i) * times};2000;;" for i in range(12)]

    first = csv_of(tmp_path / "a.csv", *rows(years[0], 1))
    build(DeliveryOrder(tmp_path / "root", (first,), edition="eigen", areas=known, accept=True))
    order = DeliveryOrder(
        tmp_path / "root", (csv_of(tmp_path / "b.csv", *rows(2023, 10)),), edition="eigen", base="eigen"
    )
    with pytest.raises(DeliveryError) as error:
        build(order)
    assert f"de gemeenten zijn in 2023 ongeveer 10 keer wat ze waren ({told})" in str(error.value)
    assert "--accept" in str(error.value)


def test_a_jump_among_peers(tmp_path: Path) -> None:
    """One gemeente of forty triples; the others move a little."""
    areas = [AREAS[0], *(Area(f"GM{i:04}", f"Dorp {i}", "gemeente", "NL00") for i in range(40))]
    rows = [
        f"GM{i:04};{year};T;bijstand;{(100 + i % 7 + year % 5) * (3 if (i, year) == (5, 2023) else 1)};2000;;"
        for i in range(40)
        for year in (2022, 2023)
    ]
    path = csv_of(tmp_path / "a.csv", *rows)
    order = DeliveryOrder(tmp_path / "root", (path,), edition="eigen", areas=areas_file(tmp_path, areas))
    with pytest.raises(DeliveryError) as error:
        build(order)
    assert "Een grote sprong in de tijd (1)" in str(error.value)
    assert "bijstand, 2023, herkomst T, GM0005: 16,2. Verwacht: iets in de buurt van 5,35 (2022)" in str(
        error.value
    )
