"""A delivery with changes of areas: what is kept, what is counted anew, and what is shown of it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from data.__main__ import main
from data.asked.selection import Selection, default, parse
from data.catalogue import Break
from data.cubes import cube
from data.herindeling.moves import Move
from data.monitor import Monitor, open_monitor
from data.queries.pairs.pair_by_indicator import get_pair_by_indicator
from data.queries.profile import get_profile_by_indicator
from data.queries.series_by_indicator import get_series_of_indicator
from data.queries.single_figures import find_indicator_position, get_figures_of_places
from data.releases.release import MOVES, RECOUNTED, Release, read, verify
from data.results import Series
from data.sources.delivery.build import build
from data.sources.delivery.findings import DeliveryError
from data.sources.delivery.long import COLUMNS
from tests.moved import YEARS, order, rows


@pytest.fixture(scope="module")
def release(tmp_path_factory: pytest.TempPathFactory) -> Release:
    return read(build(order(tmp_path_factory.mktemp("wijzigingen"))))


@pytest.fixture(scope="module")
def monitor(release: Release) -> Monitor:
    return open_monitor(str(release.path))


def selection(monitor: Monitor, area: str, year: int = 2024) -> Selection:
    return replace(default(monitor.choices), area=area, year=year)


def series(monitor: Monitor, area: str, indicator: str = "bijstand", year: int = 2024) -> Series:
    return get_series_of_indicator(
        monitor, selection(monitor, area, year), find_indicator_position(monitor, indicator)
    )


def test_the_release_keeps_the_moves_and_what_was_counted(release: Release) -> None:
    assert verify(release) == []
    assert {MOVES, RECOUNTED} <= set(release.files)
    assert Move(2022, "GM0003", "GM0005", 0.7) in release.lineage.rows
    assert len(release.lineage.rows) == 5
    assert any("5 wijzigingen" in c.detail for c in release.checks)
    assert release.areas["GM0001"].to_year == 2021


def test_a_merged_area_has_the_years_of_its_parts(monitor: Monitor) -> None:
    found = series(monitor, "GM0009")
    told = [(f.year, f.numerator, f.denominator, [a.name for a in f.parts]) for f in found.figures]
    assert told == [
        (2018, 340, 3400, ["Dorp 1", "Dorp 2"]), (2020, 344, 3400, ["Dorp 1", "Dorp 2"]),
        (2022, 354, 3500, []), (2023, 355, 3500, []), (2024, 356, 3500, []),
    ]  # fmt: skip
    assert [f.value for f in found.figures][:2] == pytest.approx([10, 100 * 344 / 3400])
    assert (found.borders, found.broken) == ((), False)
    assert series(monitor, "GM0009", year=2023).change == pytest.approx(100 * 355 / 3500 - 10, abs=1e-4)


def test_a_figure_without_counts_is_not_added(monitor: Monitor) -> None:
    assert [f.year for f in series(monitor, "GM0009", "leefbaarometer").figures if f.value] == [
        2022,
        2023,
        2024,
    ]


def test_a_wijk_with_another_code_keeps_all_its_figures(monitor: Monitor) -> None:
    for indicator in ("bijstand", "leefbaarometer"):
        found = series(monitor, "WK000901", indicator)
        assert [f.year for f in found.figures if f.value is not None] == list(YEARS)
        assert [[a.code for a in f.parts] for f in found.figures[:3]] == [["WK000101"], ["WK000101"], []]
        assert found.borders == ()


def test_a_part_that_came_is_a_break_and_no_change_is_told(monitor: Monitor) -> None:
    for area in ("GM0004", "GM0005"):
        found = series(monitor, area, year=2023)
        assert [f.year for f in found.figures if f.value is not None] == list(YEARS)
        assert not any(f.parts for f in found.figures)
        name = monitor.areas[area].name
        assert found.borders == (Break(2022, f"Een deel van Dorp 3 kwam bij {name}."),)
        assert found.breaks[-1].year == 2022
        assert (found.broken, found.change) == (True, None)


def test_the_release_itself_counts_nobody_twice(monitor: Monitor) -> None:
    """In 2020 the new area is not among the gemeenten: sums, rankings and spreads read the cube."""
    c, i = monitor.cube, monitor.cube.indicators["bijstand"]
    counts = c.numerator[i, c.years[2020], 0, c.areas.level_slice("gemeente")]
    assert counts[counts > 0].sum() == 112 + 232 + 102 + 402 + 502


def test_every_page_shows_the_same_figure_of_an_early_year(monitor: Monitor) -> None:
    chosen = selection(monitor, "GM0009", 2020)
    position = find_indicator_position(monitor, "bijstand")
    found = get_profile_by_indicator(monitor, chosen).readings[position].figure
    assert (found.numerator, found.denominator, len(found.parts)) == (344, 3400, 2)
    assert get_figures_of_places(monitor, position, 2020, ["T", "T"], ["GM0009", "GM0004"])[0] == found
    both = get_pair_by_indicator(monitor, replace(chosen, compare="GM0004"))
    assert both is not None
    assert both.rows[position].a == found
    assert both.rows[position].b.parts == ()


def test_an_area_that_is_no_more_makes_way(monitor: Monitor) -> None:
    c = monitor.choices
    found, (notice,) = parse(c, {"gebied": "GM0001"})
    assert (found.area, notice.value, notice.since) == ("GM0009", "Dorp 1", 2022)
    assert [a.code for a in notice.went] == ["GM0009"]
    assert parse(c, {"gebied": "WK000101", "jaar": "2023"})[0].area == "WK000901"
    assert parse(c, {"gebied": "GM0001", "jaar": "2020"}) == (replace(found, area="GM0001", year=2020), ())
    found, (notice,) = parse(c, {"gebied": "GM0003", "vergelijk": "GM0004"})
    assert (found.area, found.compare) == ("NL00", "GM0004")
    assert [a.code for a in notice.went] == ["GM0004", "GM0005"]
    found, (notice,) = parse(c, {"gebied": "GM0004", "vergelijk": "GM0002"})
    assert (found.area, found.compare, notice.key) == ("GM0004", "GM0009", "vergelijk")


def test_a_later_delivery_keeps_the_moves_and_adds_to_them(tmp_path: Path) -> None:
    first = order(tmp_path)
    build(first)
    more, moves = tmp_path / "meer.csv", tmp_path / "meer_wijzigingen.csv"
    more.write_text("\n".join([";".join(COLUMNS), "GM0004;2024;T;bijstand;410;4000;;"]), "utf-8")
    moves.write_text("jaar;van;naar\n2024;GM0005;GM0004\n", "utf-8")
    later = read(build(replace(first, paths=(more,), areas=None, moves=moves)))
    assert len(later.lineage.rows) == 6
    m = open_monitor(str(later.path))
    found = series(m, "GM0004")
    assert [f.numerator for f in found.figures] == [900, 904, 908, 910, 410]
    assert [b.year for b in found.borders] == [2022]
    # Dorp 5 joined in 2024: its years are counted along, but for the part of Dorp 3 that came in 2022.
    assert [len(f.parts) for f in found.figures] == [2, 2, 2, 2, 0]


def test_a_wrong_file_stops_the_delivery(tmp_path: Path) -> None:
    with pytest.raises(DeliveryError, match=r"wijzigingen.csv, rij 2, kolom naar: “GM0008” gevonden"):
        build(order(tmp_path, changes=("2022;GM0001;GM0008;",)))
    assert not list((tmp_path / "root" / "eigen").glob("eigen-*"))


def test_the_sum_beside_its_parts_gives_a_hidden_part_away(tmp_path: Path) -> None:
    """An old year of the new area, delivered beside the parts: 5 people are 237 less the other 232."""
    lines = [r for r in rows() if not r.startswith("GM0001;2020;T;bijstand")]
    lines += ["GM0001;2020;T;bijstand;;;;onderdrukt", "GM0009;2020;T;bijstand;237;3400;;"]
    wanted = order(tmp_path, lines=lines)
    with pytest.raises(DeliveryError, match="bijstand, 2020, T, GM0001: 5 tot 5"):
        build(replace(wanted, accept=False))
    m = open_monitor(str(build(wanted)))
    assert [f.numerator for f in series(m, "GM0009").figures][:2] == [340, 237]


def test_a_release_without_moves_is_as_it_was(tmp_path: Path) -> None:
    release = read(build(replace(order(tmp_path), moves=None)))
    assert not {MOVES, RECOUNTED} & set(release.files)
    assert "moves" not in (release.path / "manifest.json").read_text("utf-8")
    assert not release.lineage
    assert cube.load(release).history is None
    assert open_monitor(str(release.path)).choices.gone == {}


def test_the_commands_take_the_file_and_tell_of_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    wanted = order(tmp_path)
    command = ["build", "delivery", str(wanted.paths[0]), "--areas", str(wanted.areas), "--edition", "eigen"]
    assert main([*command, "--moves", str(wanted.moves), "--accept", "--root", str(wanted.root)]) == 0
    (found,) = (wanted.root / "eigen").glob("eigen-*")
    assert read(found).lineage
    root = ["--root", str(wanted.root)]
    capsys.readouterr()
    assert main(["info", "eigen", *root]) == 0
    told = capsys.readouterr().out
    assert "2022: alle inwoners van Dorp 1, Dorp 2 kwamen bij Nieuwdorp." in told
    assert "2022: Dorp 3 werd verdeeld over Dorp 4, Dorp 5." in told
    build(replace(wanted, moves=None, edition="ander"))
    assert main(["diff", "ander", "eigen", *root]) == 0
    assert "2022 GM0003 → GM0005" in capsys.readouterr().out
    assert main(["template", str(tmp_path / "sjabloon"), "--base", "eigen", *root]) == 0
    made = (tmp_path / "sjabloon" / "gebieden" / "wijzigingen.csv").read_text("utf-8-sig")
    assert made.splitlines()[0] == "jaar;van;naar;deel"
    assert "2022;GM0003;GM0004;0,3" in made.splitlines()
    assert main(["audit", "eigen", "--merged", str(wanted.moves), *root]) == 0
