"""The file with changes of areas: what is right is read, what is wrong is told with its row, all at once."""

from __future__ import annotations

from pathlib import Path

import pytest

from data.areas import Area, Areas
from data.herindeling.moves import Move
from data.sources.delivery.findings import DeliveryError, Findings
from data.sources.delivery.moves import dated, gather, unchecked
from data.sources.statline.moved import FACTS, facts, moves

AREAS = Areas(
    [Area("NL00", "Nederland", "land", None)]
    + [Area(f"GM000{i}", f"Dorp {i}", "gemeente", "NL00") for i in range(1, 6)]
    + [Area(f"WK00010{i}", f"Wijk {i}", "wijk", "GM0001") for i in range(3)]
)


def read(
    folder: Path, *rows: str, head: str = "jaar;van;naar;deel", base: tuple[Move, ...] = ()
) -> list[Move]:
    path, findings = folder / "wijzigingen.csv", Findings()
    path.write_text("\n".join([head, *rows, ""]), "utf-8")
    found = gather(base, path, AREAS, 2026, findings)
    findings.stop()
    return list(found)


def wrong(folder: Path, *rows: str, base: tuple[Move, ...] = ()) -> str:
    with pytest.raises(DeliveryError) as error:
        read(folder, *rows, base=base)
    return str(error.value)


def test_a_file_is_read(tmp_path: Path) -> None:
    rows = (
        "2022;GM0001;GM0002;",
        "2021;GM0003;GM0004;0,4",
        "2021;GM0003;GM0003;0.6",
        "2023;WK000100;WK000101;1",
    )
    assert read(tmp_path, *rows) == [
        Move(2022, "GM0001", "GM0002"), Move(2021, "GM0003", "GM0004", 0.4),
        Move(2021, "GM0003", "GM0003", 0.6), Move(2023, "WK000100", "WK000101"),
    ]  # fmt: skip


def test_the_column_deel_may_be_left_out_and_others_are_not_used(tmp_path: Path) -> None:
    assert read(tmp_path, "GM0002,GM0001,2022,x", head="naar,van,jaar,wat") == [
        Move(2022, "GM0001", "GM0002")
    ]


def test_the_file_goes_before_the_earlier_release(tmp_path: Path) -> None:
    base = (Move(2021, "GM0001", "GM0003"), Move(2021, "GM0004", "GM0003"))
    assert read(tmp_path, "2021;GM0001;GM0002;", base=base) == [base[1], Move(2021, "GM0001", "GM0002")]


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        (["2022;GM0009;GM0002;"], "rij 2, kolom van: “GM0009” gevonden. Verwacht: een bekende code"),
        (["2022;GM0001;XX;"], "rij 2, kolom naar: “XX” gevonden. Verwacht: de code van een gebied"),
        (["22;GM0001;GM0002;"], "rij 2, kolom jaar: “22” gevonden. Verwacht: een jaar van 1990 tot"),
        (["2099;GM0001;GM0002;"], "rij 2, kolom jaar"),
        (["2022;GM0001;GM0001;0,5"], "kolom naar: “GM0001” gevonden. Verwacht: een ander gebied"),
        (["2022;GM0001;WK000100;"], "kolom naar: “WK000100” gevonden. Verwacht: ook een gemeente"),
        (["2022;NL00;GM0001;"], "kolom van: “NL00” gevonden. Verwacht: een gemeente of een wijk"),
        (["2022;GM0001;GM0002;half"], "kolom deel: “half” gevonden. Verwacht: een getal boven 0"),
        (["2022;GM0001;GM0002;40"], "kolom deel: “40” gevonden. Verwacht: een getal boven 0"),
        (["2022;GM0001;GM0002;0,4"], "“0,4” gevonden. Verwacht: dat de delen van GM0001 in 2022 samen"),
        (["2022;GM0001;GM0002;0,4", "2022;GM0001;GM0003;0,5"], "“0,9” gevonden. Verwacht: dat de delen"),
        (["2022;GM0001;GM0002;", "2022;GM0001;GM0003;"], "kolom deel: niets gevonden. Verwacht: een deel"),
        (["2022;GM0001;GM0002;0,5", "2022;GM0001;GM0002;0,5"], "rij 3, kolom naar: “GM0002” gevonden"),
        (["2021;GM0001;GM0002;", "2023;GM0002;GM0001;"], "Verwacht: dat een gebied niet in zichzelf opgaat"),
        (["2021;GM0001;GM0002;", "2022;GM0003;GM0001;"], "“GM0001” gevonden. Verwacht: een gebied dat er in"),
        (["2021;GM0001;GM0002;", "2021;GM0002;GM0003;"], "“GM0002” gevonden. Verwacht: een gebied dat er in"),
        (["2022;GM0001"], "rij 2"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told(tmp_path: Path, rows: list[str], told: str) -> None:
    assert told in wrong(tmp_path, *rows)


def test_everything_is_told_at_once(tmp_path: Path) -> None:
    said = wrong(tmp_path, "x;GM0001;GM0002;", "2022;GM0001;GM0002;2", "2022;GM0003;GM0003;0,5")
    assert said.count("wijzigingen.csv, rij") == 3


def test_two_neighbours_may_swap_a_part(tmp_path: Path) -> None:
    rows = (
        "2022;GM0001;GM0001;0,99",
        "2022;GM0001;GM0002;0,01",
        "2022;GM0002;GM0002;0,98",
        "2022;GM0002;GM0001;0,02",
    )
    assert len(read(tmp_path, *rows)) == 4


def test_an_area_gets_the_years_that_follow() -> None:
    known = Areas([a for a in AREAS if a.code != "GM0005"])
    found = dated(AREAS, [Move(2022, "GM0001", "GM0005"), Move(2022, "GM0002", "GM0003")], known)
    years = {a.code: (a.from_year, a.to_year) for a in found}
    assert (years["GM0001"], years["GM0002"]) == ((None, 2021), (None, 2021))
    assert (years["GM0005"], years["GM0003"]) == ((2022, None), (None, None))


def test_the_facts_about_gemeenten_hold_together() -> None:
    """355 gemeenten on 1 January 2020 and 342 from 2023 on, as CBS published."""
    findings = Findings()
    found = unchecked(FACTS, findings)
    findings.stop()
    assert found == facts()
    number = {2020: 355}
    for year in (2021, 2022, 2023):
        gone = {m.old for m in found if m.year == year}
        made = {m.new for m in found if m.year == year and m.new > "GM1960"}
        number[year] = number[year - 1] - len(gone) + len(made)
    # Weesp went on 24 March 2022, so the figures of 1 January 2022 still have it: 345.
    assert number == {2020: 355, 2021: 352, 2022: 345, 2023: 342}


def test_only_moves_between_known_gemeenten_within_the_years_count() -> None:
    codes = ("GM0370", "GM0439", "GM0788", "GM0824", "GM0756", "GM1982")
    areas = Areas([Area("NL00", "Nederland", "land", None), *(Area(c, c, "gemeente", "NL00") for c in codes)])
    assert moves(areas, (2020, 2024)) == (Move(2022, "GM0370", "GM0439"),)
    assert moves(areas, (2022, 2024)) == ()
