"""The page /database as it opens and as it is redrawn, without a browser."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import parse_qs

import dash_ag_grid
import pytest

from components.database import grid
from components.database.snippets import power_query_code
from data.asked.request import Request, cells, parse
from data.asked.selection import default
from data.catalogue import shipped
from data.monitor import Monitor, open_monitor
from data.queries.long_rows import count_rows
from exports.rows.requested import table
from exports.rows.table import around_levels, long_schema
from views import context
from views.database import asked_again, preview, showing, starting


@pytest.fixture(scope="module")
def monitor(demo_release: Path) -> Monitor:
    return open_monitor(str(demo_release))


@pytest.fixture(autouse=True)
def in_use(monitor: Monitor) -> None:
    context.use(monitor)


@pytest.fixture(scope="module")
def gemeente(monitor: Monitor) -> str:
    return monitor.areas.rows[1].code


def test_without_a_request_it_starts_from_what_was_looked_at(monitor: Monitor, gemeente: str) -> None:
    from dataclasses import replace

    selection = replace(default(monitor.choices), area=gemeente, theme="onderwijs", group="SYR", year=2022)
    request, lines = starting(monitor, {"utm": "x"}, selection)
    assert request == Request(("onderwijs",), (gemeente,), ("SYR",), ("2022",))
    assert lines == []


def test_a_link_is_followed_and_says_what_it_could_not(monitor: Monitor, gemeente: str) -> None:
    asked = Request(("bijstand",), (gemeente,), ("T", "SYR"), ("2023", "2024"), "jaar")
    selection = default(monitor.choices)
    assert starting(monitor, parse_qs(asked.to_query()), selection)[0] == asked
    request, lines = starting(monitor, {"indicator": "bijstand,<b>x</b>", "gebied": gemeente}, selection)
    assert request.indicators == ("bijstand",)
    assert "&lt;b&gt;x" in showing(monitor, request, lines, "").messages


def test_the_count_and_the_files(monitor: Monitor, gemeente: str) -> None:
    shown = showing(monitor, Request(("bijstand",), (gemeente,), ("T", "SYR")), [], "http://localhost")
    rows = table(monitor, Request(("bijstand",), (gemeente,), ("T", "SYR"))).rows
    assert f"<h2>{rows} rijen</h2>" in shown.head
    links = re.findall(r'href="(/api/v1/cijfers[^"]+)"', shown.head)
    assert [parse_qs(link.replace("&amp;", "&"))["vorm"] for link in links] == [
        ["xlsx"],
        ["csv"],
        ["parquet"],
    ]
    for link in links:
        query = {k: v for k, v in parse_qs(link.replace("&amp;", "&").split("?")[1]).items() if k != "vorm"}
        assert parse(monitor, query) == (Request(("bijstand",), (gemeente,), ("T", "SYR")), ())
    assert len(shown.preview["rows"]) == rows


def test_nothing_chosen_and_nothing_found_say_so(monitor: Monitor) -> None:
    empty = showing(monitor, Request(), [], "")
    assert "Kies minstens één onderwerp" in empty.head
    assert "U hebt nog geen gebied gekozen" in empty.chips
    assert "href" not in empty.head
    assert empty.programs == ""
    assert empty.preview == {"rows": [], "columns": []}
    asked = (
        Request((i.id,), ("wijken",), years=(str(y),))
        for i in monitor.indicators
        for y in monitor.release.years
    )
    bare = next(r for r in asked if not count_rows(monitor, cells(monitor, r)))
    nothing = showing(monitor, bare, [], "")
    assert "De bron heeft hierover geen cijfers" in nothing.head


def test_too_many_rows_have_no_link(monitor: Monitor, monkeypatch: pytest.MonkeyPatch) -> None:
    from dataclasses import replace

    from exports.rows.files import KINDS

    monkeypatch.setitem(KINDS, "xlsx", replace(KINDS["xlsx"], most=10))
    shown = showing(monitor, Request(("bijstand",), ("alle",)), [], "")
    assert "vorm=xlsx" not in shown.head
    assert "In Excel passen hoogstens 10 rijen" in shown.head
    assert "vorm=parquet" in shown.head


def test_pasted_areas_are_added_and_reported(monitor: Monitor, gemeente: str) -> None:
    name = monitor.areas.rows[2].name
    request, lines = asked_again(
        monitor, {"query": f"indicator=bijstand&gebied={gemeente}", "plak": f"{name}\nGM0000, =cmd"}
    )
    assert request.areas == (gemeente, monitor.areas.rows[2].code)
    assert lines[0] == "Herkend en toegevoegd: 1."
    assert "GM0000, =cmd" in lines[1]


@pytest.mark.parametrize(
    "asked", [{}, {"query": None}, {"query": "%%%&a=b&gebied"}, {"plak": 7}, {"query": "x" * 99_999}]
)
def test_whatever_the_form_sends_is_answered(monitor: Monitor, asked: dict[str, object]) -> None:
    assert showing(monitor, *asked_again(monitor, asked), "").query == ""


def test_the_preview_has_words_for_what_is_not_there(monitor: Monitor, gemeente: str) -> None:
    asked = Request(("bijstand",), (f"wijken-van-{gemeente}",), ("ERI",), ("2023", "2024"))
    rows = preview(monitor.areas, table(monitor, asked))["rows"]
    assert {r["status"] for r in rows if r["waarde"] is None} >= {"te weinig mensen"}
    beside = Request(asked.indicators, asked.areas, asked.groups, asked.years, "jaar")
    wide = preview(monitor.areas, table(monitor, beside))
    assert {c["field"] for c in wide["columns"]} >= {"2023", "2024"}
    assert not [c for c in wide["columns"] if c["field"].endswith("_status")]
    assert any(r["2024_status"] == "te weinig mensen" for r in wide["rows"] if r["2024"] is None)


def test_the_preview_is_never_more_than_a_thousand_rows(monitor: Monitor) -> None:
    assert len(showing(monitor, Request(("alle",), ("alle",), ("alle",)), [], "").preview["rows"]) == 1000


def test_every_column_has_a_dutch_heading(monitor: Monitor) -> None:
    texts, around = shipped().texts, {level.id for level in around_levels(monitor.areas)}
    for name in set(long_schema(monitor.areas).names) - around:
        assert {f"database.kolom_{name}", f"uitvoer.kolom_{name}"} <= texts.keys()


def test_the_grid_says_nothing_in_english() -> None:
    """Every key of the grid's own scripts with an English default, and a Dutch word for each."""
    folder = Path(dash_ag_grid.__file__).parent
    scripts = "".join((folder / f).read_text("utf-8") for f in ("dash_ag_grid.min.js", "async-community.js"))
    direct = set(re.findall(r'\w(?:\([^()]*\))?\("([a-z][A-Za-z0-9]+)","[A-Z(][^"]{0,120}"\)', scripts))
    table_ = re.search(r'\{applyFilter:"Apply",(.*?),filterSummaryInactive', scripts)
    assert table_
    found = direct | {"applyFilter"} | set(re.findall(r'(\w+):"', table_.group(1)))
    assert len(found) > 60
    assert found <= set(grid.WORDS), sorted(found - set(grid.WORDS))


def test_power_query_takes_any_heading() -> None:
    code = power_query_code("http://localhost/x", ["2023", 'a "b", c'])
    assert '{"2023", type number}, {"a ""b"", c", type number}' in code
    assert code.startswith("let\n")
    assert code.rstrip().endswith("in\n    Getallen")


def test_counts_and_intervals_stand_below_a_shared_heading(monitor: Monitor, gemeente: str) -> None:
    asked = Request(("bijstand",), (gemeente,), ("T", "SYR"), ("2023", "2024"), "jaar", full=True)
    shown = preview(monitor.areas, table(monitor, asked))
    groups = {c["headerName"]: c["children"] for c in shown["columns"] if "children" in c}
    assert list(groups) == ["2023", "2024"]
    for year, children in groups.items():
        assert [c["headerName"] for c in children] == ["Waarde", "Teller", "Noemer", "Marge van", "Marge tot"]
        assert all(c["headerTooltip"].startswith(year) for c in children)
        assert {c["field"] for c in children} <= set(shown["rows"][0])
    assert starting(monitor, parse_qs(asked.to_query()), default(monitor.choices))[0] == asked
