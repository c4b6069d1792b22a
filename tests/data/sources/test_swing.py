"""From Swing: uploads and cubes through a mapping, with its codes for what is missing."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import openpyxl  # type: ignore[import-untyped]
import pytest
import yaml

from data import yamlfile
from data.__main__ import main
from data.catalogue import load
from data.cubes import cube
from data.releases.release import Release, Status, read
from data.sources.delivery.build import DeliveryOrder, build
from data.sources.delivery.findings import DeliveryError
from data.sources.swing import reading

KEYS = ["period", "geolevel", "geoitem"]
Table = list[list[object]]


def workbook(path: Path, **sheets: Table) -> Path:
    book = openpyxl.Workbook()
    book.remove(book.active)
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
    book.save(path)
    return path


@pytest.fixture
def metadata(tmp_path: Path) -> Path:
    """A metadata workbook with the sheets and headings of a real one."""
    return workbook(
        tmp_path / "meta.xlsx",
        onderwerp=[
            ["Onderwerpcode", "Naam", "Beschrijving", "Eenheid", "Bron", "Startperiode", "Eindperiode"],
            ["kubus_bijstand", "Mensen met bijstand", "Aantal mensen", "aantal", "gemeente", "2023", "2024"],
        ],
        data_def=[["col", "type"], ["period", "period"], ["v_herkomst", "dim"], ["v_geslacht", "dim"]],
        dimensieniveaus=[
            ["Dimensieniveaucode", "Naam", "Dimensiecode"],
            ["v_herkomst", "Herkomst", "herkomst"],
        ],
        v_herkomst=[
            ["Itemcode", "Naam", "Volgnr"],
            [1, "Nederland", 1],
            [2, "Europa", 2],
            [9, "onbekend", 3],
        ],
    )


def write_mapping(path: Path, entries: list[dict[str, object]], **more: object) -> Path:
    areas = {"gemeente2024": "GM####", "nederland": "NL00", "statsec": None}
    path.write_text(yaml.safe_dump({"gebieden": areas, "onderwerpen": entries} | more), "utf-8")
    return path


def places(folder: Path) -> Path:
    path = folder / "gebieden.csv"
    lines = ["gebied;naam;niveau;ouder", "NL00;Nederland;land;"]
    lines += [f"GM{i:04};Dorp {i};gemeente;NL00" for i in range(1, 7)]
    path.write_text("\n".join(lines), "utf-8")
    return path


def make(folder: Path, upload: Path, mapping: Path, metadata: Path | None = None) -> Release:
    order = DeliveryOrder(folder / "root", (upload,), edition="swing", areas=places(folder), accept=True)
    return read(build(order, reading(mapping, metadata)))


def cells(release: Release, indicator: str, year: int, group: str = "T") -> list[tuple[int, int, str]]:
    """(teller, noemer, status) of each gemeente."""
    c = cube.load(release)
    where = (c.indicators[indicator], c.years[year], c.groups[group], c.areas.level_slice("gemeente"))
    statuses = [Status(s).name.lower() for s in c.status[where]]
    return list(zip(c.numerator[where].tolist(), c.denominator[where].tolist(), statuses, strict=True))


BOTH: list[dict[str, object]] = [
    {"code": "v_bij", "indicator": "bijstand", "deel": "teller", "herkomst": "T"},
    {"code": "v_inw", "indicator": "bijstand", "deel": "noemer", "herkomst": "T"},
]


def test_a_flat_upload(tmp_path: Path) -> None:
    """Teller and noemer from two sheets, every code for what is missing, other levels passed over."""
    upload = workbook(
        tmp_path / "upload.xlsx",
        uitleg=[["lees dit"]],
        een=[
            [*KEYS, "TE VERWIJDEREN bij upload\ngemeentenaam", "v_bij"],
            [2024, "gemeente2024", 1, "Dorp 1", 20],
            [2024, "gemeente2024", 2, "Dorp 2", -99997],
            [2024, "gemeente2024", 3, "Dorp 3", -99998],
            [2024, "gemeente2024", 4, "Dorp 4", -99999.0],
            [2024, "gemeente2024", 5, "Dorp 5", "x"],
            [2024, "gemeente2024", 6, "Dorp 6", None],
            [2024, "statsec", "35006B042", "Buurt", 12],
            [None, None, None, None, None],
        ],
        twee=[[*KEYS, "v_inw"], *([2024, "gemeente2024", i, 100 * i] for i in range(1, 6))],
    )
    release = make(tmp_path, upload, write_mapping(tmp_path / "m.yaml", BOTH))
    assert cells(release, "bijstand", 2024) == [
        (20, 100, "beschikbaar"),
        (-1, -1, "onderdrukt"),
        (-1, -1, "niet_van_toepassing"),
        (-1, -1, "niet_beschikbaar"),
        (-1, -1, "onderdrukt"),
        (-1, -1, "niet_beschikbaar"),
    ]


def cube_rows() -> Table:
    """Gemeente 1: everything there; 2: one part secret; 3: no cell at all for women of group 2."""
    rows: Table = [[*KEYS, "v_herkomst", "v_geslacht", "kubus_bijstand"]]
    for area in (1, 2, 3):
        for item in (1, 2, 9):
            for sex in "MV":
                secret = (area, item, sex) == (2, 1, "V")
                rows.append([2023, "gemeente2024", area, item, sex, -99997 if secret else 10 * item + 20])
    rows.remove([2023, "gemeente2024", 3, 2, "M", 40])
    rows.remove([2023, "gemeente2024", 3, 2, "V", 40])
    return rows


def test_a_cube_is_added_up_over_what_the_mapping_does_not_name(tmp_path: Path, metadata: Path) -> None:
    upload = workbook(tmp_path / "upload.xlsx", kubus=cube_rows())
    split = {"dimensie": "v_herkomst", "codes": {1: "NL", 2: "EU_BU", 9: None}}
    women = {"v_geslacht": ["V"]}
    mapping = write_mapping(
        tmp_path / "m.yaml",
        [
            {
                "code": "kubus_bijstand",
                "indicator": "bijstand",
                "deel": "teller",
                "herkomst": split,
                "waar": women,
            },
            {"code": "kubus_bijstand", "indicator": "bijstand", "deel": "noemer", "herkomst": split},
            {"code": "kubus_bijstand", "indicator": "inwoners", "deel": "teller", "herkomst": "T"},
        ],
        jaar_erbij=1,
    )
    release = make(tmp_path, upload, mapping, metadata)
    hidden = (-1, -1, "onderdrukt")
    nothing = (-1, -1, "niet_beschikbaar")
    assert cells(release, "bijstand", 2024, "NL")[:3] == [
        (30, 60, "beschikbaar"),
        hidden,
        (30, 60, "beschikbaar"),
    ]
    assert cells(release, "bijstand", 2024, "EU_BU")[2] == nothing
    assert cells(release, "inwoners", 2024)[:2] == [(2 * (30 + 40 + 110), -1, "beschikbaar"), hidden]


@pytest.mark.parametrize("zero", [True, False])
def test_an_absent_teller_is_nought_only_when_told(zero: bool, tmp_path: Path) -> None:
    upload = workbook(
        tmp_path / "upload.xlsx",
        een=[[*KEYS, "v_bij", "v_inw"], [2024, "gemeente2024", 1, None, 100]],
    )
    mapping = write_mapping(tmp_path / "m.yaml", BOTH, leeg_is_nul=zero)
    if zero:
        assert cells(make(tmp_path, upload, mapping), "bijstand", 2024)[0] == (0, 100, "beschikbaar")
    else:
        with pytest.raises(DeliveryError, match="Er staat geen cijfer"):
            make(tmp_path, upload, mapping)


def test_everything_wrong_with_an_upload_at_once(tmp_path: Path) -> None:
    upload = workbook(
        tmp_path / "upload.xlsx",
        een=[
            [*KEYS, "v_bij", "v_inw"],
            [2024, "gemeente2024", 1, 200, 100],
            [2024, "gemeente2024", 99, 20, 100],
            [2024, "provincie", 1, 20, 100],
            [2024, "gemeente2024", 2, "veel", 100],
            [2024, "gemeente2024", 3, "=1+1", 100],
            [2024, "gemeente2024", 4, 1, 100],
            [2024, "gemeente2024", 4, 1, 100],
        ],
    )
    entries: list[dict[str, object]] = [*BOTH, {"code": "v_weg", "indicator": "inwoners", "deel": "teller"}]
    with pytest.raises(DeliveryError) as error:
        make(tmp_path, upload, write_mapping(tmp_path / "m.yaml", entries))
    for part in (
        "upload.xlsx [een], rij 2, kolom v_bij: 200 bij bijstand. Verwacht: hoogstens de noemer, 100",
        "rij 3, kolom gebied: “GM0099”",
        "rij 4, kolom geolevel: provincie. Verwacht: een niveau uit de mapping (gemeente2024",
        "rij 5, kolom v_bij: “veel” gevonden. Verwacht: een getal, of een code van Swing",
        "rij 6, kolom v_bij: =1+1",
        "rij 8: 2024, gemeente2024, 4. Verwacht: één rij; deze staat ook in upload.xlsx [een], rij 7",
        "m.yaml: v_weg. Verwacht: een kolom met deze naam",
    ):
        assert part in str(error.value), str(error.value)
    assert not list((tmp_path / "root").glob("swing/swing-*"))


def test_a_workbook_without_figures(tmp_path: Path, metadata: Path) -> None:
    with pytest.raises(DeliveryError, match="een blad met de kolommen period"):
        make(tmp_path, metadata, write_mapping(tmp_path / "m.yaml", BOTH))


@pytest.mark.parametrize(
    ("entry", "part"),
    [
        ({"indicator": "VUL_IN"}, "kolom v_x, indicator: “VUL_IN”"),
        ({"deel": "tellr"}, "kolom v_x, deel: “tellr” gevonden. Verwacht: teller, noemer, waarde"),
        ({"herkomst": "XX"}, "kolom v_x, herkomst: “XX”"),
        ({"herkomst": {"dimensie": "a"}}, "een code, of dimensie met de naam"),
        ({"herkomst": {"dimensie": "a", "codes": {1: "QQ"}}}, "“QQ”"),
        ({"waar": ["a"]}, "per dimensie een lijst met items"),
        ({"dele": 1}, "kolom v_x: “dele” gevonden"),
    ],
)
def test_a_mapping_that_cannot_be_used(entry: dict[str, object], part: str, tmp_path: Path) -> None:
    row = {"code": "v_x", "indicator": "bijstand", "deel": "teller"} | entry
    with pytest.raises(DeliveryError) as error:
        reading(write_mapping(tmp_path / "m.yaml", [row]), None)
    assert part in str(error.value)


def test_a_new_indicator_is_given_as_a_block_to_add(tmp_path: Path, metadata: Path) -> None:
    """The block, once filled in, is what the catalogue takes."""
    entry: dict[str, object] = {
        "code": "kubus_bijstand",
        "indicator": "bijstandsgerechtigden",
        "deel": "teller",
    }
    with pytest.raises(DeliveryError) as error:
        reading(write_mapping(tmp_path / "m.yaml", [entry]), metadata)
    _, _, block = str(error.value).partition("vul VUL_IN in:\n")
    (row,) = yamlfile.load(block)
    assert (row["id"], row["name"], row["source"]) == (
        "bijstandsgerechtigden",
        "Mensen met bijstand",
        "gemeente",
    )
    row |= {"theme": "demografie", "kind": "aantal", "direction": "neutraal"}
    known = Path(load.__code__.co_filename).parent
    folder = tmp_path / "catalogue"
    folder.mkdir()
    for path in known.iterdir():
        (folder / path.name).symlink_to(path)
    (folder / "indicators_eigen.yaml").write_text(yaml.safe_dump([row]), "utf-8")
    assert load(folder).indicators["bijstandsgerechtigden"].name == "Mensen met bijstand"


def test_the_draft_of_a_mapping(tmp_path: Path, metadata: Path, capsys: pytest.CaptureFixture[str]) -> None:
    upload = workbook(tmp_path / "upload.xlsx", kubus=cube_rows())
    out = tmp_path / "concept.yaml"
    arguments = ["swing-mapping", str(metadata), "--upload", str(upload), "--out", str(out)]
    assert main(arguments) == 0
    text = out.read_text("utf-8")
    draft = yamlfile.load(text)
    assert draft["gebieden"] == {"gemeente2024": "GM####"}
    assert [e["code"] for e in draft["onderwerpen"]] == ["kubus_bijstand"]
    assert "v_herkomst (Herkomst): 1 = Nederland; 2 = Europa; 9 = onbekend" in text
    with pytest.raises(DeliveryError, match="VUL_IN"):  # as it is, it cannot be used
        reading(out, metadata)
    assert main(arguments) == 1
    assert "bestaat al" in capsys.readouterr().err
    assert main(["swing-mapping", str(upload), "--out", str(tmp_path / "b.yaml")]) == 1
    assert "geen werkblad “onderwerp”" in capsys.readouterr().err


def test_a_draft_without_upload_has_the_levels_of_cbs(tmp_path: Path, metadata: Path) -> None:
    out = tmp_path / "concept.yaml"
    assert main(["swing-mapping", str(metadata), "--out", str(out)]) == 0
    wanted = {"nederland": "NL00", "gemeente": "GM####", "wijk": "WK######", "buurt": "BU########"}
    assert yamlfile.load(out.read_text("utf-8"))["gebieden"] == wanted


@pytest.mark.shared
def test_the_real_workbooks(shared_folder: Path, tmp_path: Path) -> None:
    """The upload and the metadata that a Swing site gave us."""
    swing = shared_folder.parent / "swing"
    if not swing.is_dir():
        pytest.skip("Overgeslagen: naast de CBS-cijfers staan geen werkboeken van Swing.")
    upload, metadata = swing / "voorbeeld_upload.xlsx", swing / "voorbeeld_metadata_kubus_onderwijs.xlsx"
    out = tmp_path / "m.yaml"
    assert main(["swing-mapping", str(metadata), "--upload", str(upload), "--out", str(out)]) == 0
    draft = yamlfile.load(out.read_text("utf-8"))
    codes = ["kubus2301_BO_woonplaats", "v2302_GKO_V", "v2301_BKO_V", "v2301_GLO_V"]
    assert [e["code"] for e in draft["onderwerpen"]] == codes
    entries: list[dict[str, object]] = [{"code": "v2302_GKO_V", "indicator": "inwoners", "deel": "teller"}]
    mapping = write_mapping(tmp_path / "m2.yaml", entries)
    with closing(openpyxl.load_workbook(upload, read_only=True)) as book:
        rows = list(book["voorbeeld_UPLOAD_onderwijs"].iter_rows(min_row=2, max_col=4, values_only=True))
    lines = [f"GM{code};{code};gemeente;VL00" for code in sorted({r[2] for r in rows})]
    path = tmp_path / "vlaanderen.csv"
    path.write_text("\n".join(["gebied;naam;niveau;ouder", "VL00;Vlaanderen;land;", *lines]), "utf-8")
    order = DeliveryOrder(tmp_path / "root", (upload,), edition="vlaanderen", areas=path, accept=True)
    release = read(build(order, reading(mapping, metadata)))
    loaded = cube.load(release)
    for year, _, code, count in rows[:400]:
        where = (0, loaded.years[year], 0, loaded.areas.index[f"GM{code}"])
        assert int(loaded.numerator[where]) == count
