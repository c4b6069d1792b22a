"""The gemeenten that changed between the real tables of 2020 and 2024, against the tables themselves."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from data.asked.selection import Selection, parse
from data.monitor import Monitor, open_monitor
from data.queries.series_by_indicator import get_series_of_indicator
from data.queries.single_figures import find_indicator_position
from data.results import Series
from data.sources.statline.moved import facts

pytestmark = pytest.mark.shared

# As CBS lists them on 1 January: name of now, and the names of 2020 that went there whole.
MERGED = {
    "GM1979": ("Eemsdelta", ["Appingedam", "Delfzijl", "Loppersum"]),
    "GM1980": ("Dijk en Waard", ["Heerhugowaard", "Langedijk"]),
    "GM1982": ("Land van Cuijk", ["Boxmeer", "Cuijk", "Grave", "Mill en Sint Hubert", "Sint Anthonis"]),
    "GM1991": ("Maashorst", ["Landerd", "Uden"]),
    "GM1992": ("Voorne aan Zee", ["Brielle", "Hellevoetsluis", "Westvoorne"]),
    "GM0439": ("Purmerend", ["Beemster", "Purmerend"]),
    "GM0363": ("Amsterdam", ["Amsterdam", "Weesp"]),
}


@pytest.fixture(scope="module")
def monitor(cbs_release: Path) -> Monitor:
    return open_monitor(str(cbs_release))


@pytest.fixture(scope="module")
def kwb(shared_folder: Path) -> pd.DataFrame:
    """The gemeenten of the table of 2020, by name."""
    frame = pd.read_csv(shared_folder / "kwb_2020_nl_gm_wk.csv", dtype=str)
    code = next(c for c in frame if frame[c].astype(str).str.match(r"GM\d{4}").any())
    frame = frame[frame[code].str.strip().str.match(r"GM\d{4}$")]
    return frame.assign(code=frame[code].str.strip()).set_index("code")


def series(monitor: Monitor, area: str, indicator: str = "inwoners") -> Series:
    position = find_indicator_position(monitor, indicator)
    theme = monitor.indicators[position].theme
    return get_series_of_indicator(monitor, Selection(area, 2024, theme), position)


def count(kwb: pd.DataFrame, codes: list[str], column: str) -> int:
    name = next(c for c in kwb if c == column or c.startswith(f"{column}_"))
    return int(pd.to_numeric(kwb.loc[codes, name]).sum())


@pytest.mark.parametrize("code", MERGED)
def test_the_inhabitants_of_2020_are_the_sum_of_the_parts(
    monitor: Monitor, kwb: pd.DataFrame, code: str
) -> None:
    name, parts = MERGED[code]
    first = series(monitor, code).figures[0]
    assert monitor.areas[code].name == name
    assert (first.year, [a.name for a in first.parts]) == (2020, parts)
    codes = [a.code for a in first.parts]
    assert first.numerator == count(kwb, codes, "AantalInwoners")
    figure = series(monitor, code, "kwb_eenpersoons").figures[0]
    alone, all_ = (count(kwb, codes, c) for c in ("Eenpersoonshuishoudens", "HuishoudensTotaal"))
    assert (figure.numerator, figure.denominator) == (alone, all_)
    assert figure.value == pytest.approx(100 * alone / all_)


def test_the_facts_name_every_gemeente_that_is_gone_and_add_up(
    monitor: Monitor, kwb: pd.DataFrame, shared_folder: Path
) -> None:
    now = pd.read_csv(shared_folder / "kwb_2024_gemeente.csv", dtype=str)
    codes = set(now["gemeentecode"].str.strip())
    assert {m.old for m in facts()} == set(kwb.index) - codes
    assert {m.new for m in facts() if m.whole} - set(kwb.index) == codes - set(kwb.index)
    merged = {p for c in MERGED for p in monitor.lineage.parts(c, 2020).areas}
    same = [c for c in codes & set(kwb.index) if c not in merged]
    people = sum(series(monitor, c).figures[0].numerator or 0 for c in MERGED)
    haaren = count(kwb, ["GM0788"], "AantalInwoners")
    assert people + count(kwb, same, "AantalInwoners") + haaren == 17_407_585


def test_haaren_is_a_break_for_its_neighbours(monitor: Monitor) -> None:
    for code, name in (
        ("GM0855", "Tilburg"),
        ("GM0865", "Vught"),
        ("GM0757", "Boxtel"),
        ("GM0824", "Oisterwijk"),
    ):
        found = series(monitor, code)
        assert [(b.year, b.note) for b in found.borders] == [(2021, f"Een deel van Haaren kwam bij {name}.")]
        assert not any(f.parts for f in found.figures)
    assert series(monitor, "GM0344").borders == ()


def test_a_link_to_a_gemeente_of_then(monitor: Monitor) -> None:
    found, (notice,) = parse(monitor.choices, {"gebied": "GM0756"})
    assert (found.area, notice.value, notice.since) == ("GM1982", "Boxmeer", 2022)
    assert parse(monitor.choices, {"gebied": "GM0756", "jaar": "2020"})[0].area == "GM0756"
    found, (notice,) = parse(monitor.choices, {"gebied": "GM0788"})
    assert found.area == "NL00"
    assert [a.name for a in notice.went] == ["Boxtel", "Oisterwijk", "Tilburg", "Vught"]
