"""What a report says: which rows stand in front, sentences that stay whole, and bars that keep to scale."""

from __future__ import annotations

import itertools
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.asked.selection import parse
from data.catalogue import shipped
from data.monitor import Monitor, open_monitor
from data.queries.report_by_side import get_report_by_side
from figures.rapport.bar import WIDTH, bar, scale
from figures.rapport.clipped import clipped, sentences
from figures.rapport.content import ReportContent, content
from figures.rapport.html import back, front
from figures.words.text import texts


@pytest.fixture(scope="module")
def monitor(demo_release: Path) -> Monitor:
    return open_monitor(str(demo_release))


def written(monitor: Monitor, **query: str) -> ReportContent:
    area = monitor.areas.rows[monitor.areas.level_slice("gemeente")][0].code
    chosen, _ = parse(monitor.choices, {"gebied": area} | query)
    return content(monitor, get_report_by_side(monitor, chosen), [t.id for t in monitor.themes])


def test_in_front_stands_what_differs_most(monitor: Monitor):
    for part in written(monitor).themes:
        shown = {r.indicator.id for r in part.shown}
        levels = {r.indicator.id: abs(r.readings[0].level) for r in part.rows if r.readings[0].scored}
        pie = {r.indicator.id for r in part.rows if r.indicator.pie}
        least = min((levels[i] for i in shown & pie & set(levels)), default=0)
        left = [levels[i] for i in (pie & set(levels)) - shown]
        assert all(level <= least for level in left)
        assert [r for r in part.rows if r in part.shown] == list(part.shown)


def test_every_theme_has_two_questions_and_a_meaning(monitor: Monitor):
    for theme in monitor.catalogue.themes:
        assert len(texts(f"rapport.vraag_{theme}")) == 2
    for part in written(monitor).filled:
        assert part.meaning


def test_two_sides_share_a_scale_and_a_reference(monitor: Monitor):
    found = written(monitor, herkomst="SYR", met_herkomst="NL")
    assert found.pair
    assert found.front == 0
    assert [c.heading for c in found.columns] == [
        "Inwoners met Nederlandse herkomst", "Inwoners met Syrische herkomst",
    ]  # fmt: skip
    for part in found.themes:
        assert all(len(row.cells) == 2 for row in part.rows)


def test_a_caveat_is_cut_between_sentences():
    told = sentences("Een zin van t/m 3 jaar. Nog een zin! En de laatste?")
    assert told == ["Een zin van t/m 3 jaar.", "Nog een zin!", "En de laatste?"]
    assert clipped(told, 40) == "Een zin van t/m 3 jaar. Nog een zin!"
    assert clipped(["x" * 500], 40) == "x" * 500


def test_bars_of_percentages_can_be_held_against_each_other_and_a_mean_has_no_length():
    shares = [i for i in shipped().indicators.values() if i.unit == "%"]
    assert {(e.low, e.high, e.from_zero) for i in shares for e in [scale(i, [3.7, 76.6])]} == {(0, 100, True)}
    mean = next(i for i in shipped().indicators.values() if i.kind == "gemiddelde")
    ends = scale(mean, [531.4, 534.8])
    assert not ends.from_zero
    assert ends.low > 500
    widths = re.findall(r' width="([\d.]+)" height="7"', bar(531.4, 534.8, ends, "x"))
    assert float(widths[-1]) == 4  # a mark, whatever the value is


@given(
    st.sampled_from(["aandeel", "verhouding", "gemiddelde", "aantal", "index"]),
    st.one_of(st.none(), st.floats(-1e6, 1e6)),
    st.one_of(st.none(), st.floats(-1e6, 1e6)),
)
def test_a_bar_stays_on_its_ground(kind: str, value: float | None, reference: float | None):
    of = next(i for i in shipped().indicators.values() if i.kind == kind)
    drawn = bar(value, reference, scale(of, [value, reference]), "<naam>")
    for x, width in re.findall(r'<rect x="(-?[\d.]+)"[^>]*? width="([\d.]+)"', drawn):
        assert float(x) >= -1.0
        assert float(x) + float(width) <= WIDTH + 2.5
    assert "&lt;naam&gt;" in drawn
    assert drawn.count("<rect") == 1 + (value is not None) + 2 * (reference is not None)


def test_the_screen_says_the_same_and_escapes_all(monitor: Monitor):
    found = written(monitor)
    html = str(front(found, ["<taart>"])) + str(back(found, "<b>voet</b>"))  # type: ignore[list-item]
    assert "<taart>" not in html
    assert "<b>voet" not in html
    assert "style=" not in html
    for part in found.themes:
        for row in part.rows:
            assert row.cells[0].value in html
    heads = [int(level) for level in re.findall(r"<h([1-6])", html)]
    assert heads[0] == 1
    assert all(b <= a + 1 for a, b in itertools.pairwise(heads))


def test_the_line_of_a_row_is_that_of_its_figures_and_breaks_where_they_do(monitor: Monitor):
    """Read back from the drawing: a point per value, and a new start after every gap or break."""
    rows = [r for t in written(monitor).themes for r in t.rows]
    drawn = broken = 0
    for row in rows:
        for cell, line in zip(row.cells, row.lines, strict=True):
            values = [(f.year or 0, f.value) for f in line.figures]
            known = [y for y, v in values if v is not None]
            if len(known) < 2:
                assert (cell.spark, cell.trend) == ("", "")
                continue
            path = re.search(r' d="([^"]+)"', cell.spark)
            assert path
            assert len(re.findall("[ML]", path[1])) == len(known)
            starts = {b.year for b in row.indicator.breaks} & set(known[1:])
            gaps = {y for (_, a), (y, b) in itertools.pairwise(values) if a is None and b is not None}
            gaps = (gaps - {known[0]}) | {b for a, b in itertools.pairwise(known) if b - a > 1}
            assert path[1].count("M") == 1 + len(starts | gaps)
            assert all(str(year) in cell.trend for year in (known[0], known[-1], *starts))
            drawn, broken = drawn + 1, broken + bool(starts)
    assert drawn > 20
    assert broken
