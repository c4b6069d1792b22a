"""A table whose rows are groups, all about one area: its columns become columns per group."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from data.releases.release import ReleaseError
from data.sources.statline.figures import compute
from data.sources.statline.mapping import Statline, StatlineTable, load
from data.sources.statline.reader import StatlineSheet, read_sheet
from data.sources.statline.words import catalogue

# As StatLine names the columns, and as an overview of the same figures does that was found elsewhere.
HEAD = "Migratieachtergrond,ID,VerdachtenMetWoonadresInNederland_2,VerdachtenPer10000Inwoners_3,Perioden"
OTHER_HEAD = "key,label,suspectsWithDutchAddress,suspectsPer10000,year"
CODES = ("T001040", "1012600", "2012655", "2012657", "H008673", "H007119", "H008751", "H008766")


@pytest.fixture(scope="module")
def statline() -> Statline:
    return load(catalogue())


@pytest.fixture(scope="module")
def table(statline: Statline) -> StatlineTable:
    return next(t for t in statline.tables if t.id == "verdachten_81959")


def sheet(
    folder: Path, table: StatlineTable, statline: Statline, *rows: str, head: str = HEAD
) -> StatlineSheet:
    path = folder / "81959NED_TypedDataSet.csv"
    path.write_text("\n".join([head, *rows]) + "\n", "utf-8")
    return read_sheet(path, table, statline)


def rows(year: int = 2022, first: int = 1) -> list[str]:
    return [f"{code}   ,naam,{10 * n},{n},{year}" for n, code in enumerate(CODES, first)]


@pytest.mark.parametrize(("head", "of_year"), [(HEAD, "JJ00"), (OTHER_HEAD, "")])
def test_a_row_per_group_becomes_a_row_per_year(
    head: str, of_year: str, tmp_path: Path, table: StatlineTable, statline: Statline
) -> None:
    given = [*rows(2022), "H008718,Polen,990,99,2022", *rows(2021, first=11)]  # the catalogue has no Polen
    found = sheet(tmp_path, table, statline, *(row + of_year for row in given), head=head)
    assert found.unknown == ()
    assert (found.codes, found.levels) == (("NL00", "NL00"), ("land", "land"))
    assert found.years.tolist() == [2022, 2021]
    indicator = catalogue().indicators["verdachten"]
    for n, group in enumerate(("T", "NLA", "W", "NW", "NW_MAR", "NW_ANT", "NW_SUR", "NW_TUR"), 1):
        part = compute(found, table.figures["verdachten"][group], indicator)
        assert part.value.tolist() == pytest.approx([n / 10, (n + 10) / 10]), "per 10.000 → per 1.000"
        assert part.teller.tolist() == [10 * n, 10 * (n + 10)], "the unit is not that of the count"
        assert np.isnan(part.noemer).all()


def test_a_missing_number_stays_missing(tmp_path: Path, table: StatlineTable, statline: Statline) -> None:
    given = rows()
    given[3] = f"{CODES[3]},naam,.,,2022"
    found = sheet(tmp_path, table, statline, *given)
    assert np.isnan(found.numbers["VerdachtenPer10000Inwoners@NW"]).all()
    assert found.numbers["VerdachtenPer10000Inwoners@W"].tolist() == [3]


@pytest.mark.parametrize(
    ("change", "part"),
    [
        (lambda given: given[:-1], "H008766"),
        (lambda given: [*given, given[2]], "meer dan eens"),
        (lambda given: [*given[:-1], given[-1].replace("2022", "vorig jaar")], "vorig jaar"),
        (lambda given: [*given[:-1], f"{CODES[-1]},naam,veel,8,2022"], "veel"),
    ],
)
def test_what_is_wrong_is_said(
    change: object, part: str, tmp_path: Path, table: StatlineTable, statline: Statline
) -> None:
    assert callable(change)
    with pytest.raises(ReleaseError, match=part):
        sheet(tmp_path, table, statline, *change(rows()))


def test_a_column_that_is_not_there_is_named(
    tmp_path: Path, table: StatlineTable, statline: Statline
) -> None:
    path = tmp_path / "81959NED_TypedDataSet.csv"
    path.write_text(f"{HEAD.replace('MetWoonadres', 'Met')}\nT001040,0,1,1,2022\n", "utf-8")
    with pytest.raises(ReleaseError, match="VerdachtenMetWoonadresInNederland"):
        read_sheet(path, table, statline)
