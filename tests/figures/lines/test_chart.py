"""Lines never cross a gap or a break, and what a point says is Dutch."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from figures.facts import notes_on
from figures.kinds import card_table
from figures.lines import TrendLine
from figures.lines.chart import trend_figure
from figures.thema.trend import card_trend


def lines(figure: dict[str, Any]) -> list[dict[str, Any]]:
    return [t for t in figure["data"] if "markers" in t["mode"]]


def runs(trace: dict[str, Any]) -> list[list[int]]:
    """The years that are joined by a line."""
    found: list[list[int]] = [[]]
    for x, y in zip(trace["x"], trace["y"], strict=True):
        if x is None or y is None:
            found.append([])
        else:
            found[-1].append(x)
    return [r for r in found if r]


def test_a_suppressed_year_is_a_gap(make: Any) -> None:
    series = make.series(make.reading(), {2018: 1.0, 2019: 2.0, 2020: None, 2021: 3.0, 2022: 4.0})
    (trace,) = lines(trend_figure([TrendLine("Noord", "hier", series)]))
    assert runs(trace) == [[2018, 2019], [2021, 2022]]
    assert trace["connectgaps"] is False


def test_no_line_and_no_band_crosses_a_break(make: Any) -> None:
    series = make.series(make.reading("vsv"), dict.fromkeys(range(2014, 2020), 3.0))  # a break in 2017
    figure = trend_figure([TrendLine("Noord", "hier", series)])
    assert runs(lines(figure)[0]) == [[2014, 2015, 2016], [2017, 2018, 2019]]
    bands = [t for t in figure["data"] if t.get("fill")]
    assert [sorted(set(b["x"])) for b in bands] == [[2014, 2015, 2016], [2017, 2018, 2019]]
    (line,) = figure["layout"]["shapes"]
    assert (line["x0"], line["line"]["dash"]) == (2016.5, "dash")


def test_provisional_years_are_open_points(make: Any) -> None:
    series = make.series(make.reading(), {2022: 1.0, 2023: 2.0})
    (trace,) = lines(trend_figure([TrendLine("Noord", "hier", series)], [2023]))
    assert trace["marker"]["color"][1] == "#ffffff" != trace["marker"]["color"][0]
    assert "voorlopig" in trace["hovertext"][1]


def test_the_hover_is_dutch_with_counts_and_escaped(make: Any) -> None:
    series = make.series(make.reading(), {2021: 14.2})
    (trace,) = lines(trend_figure([TrendLine("<Noord>", "hier", series)]))
    assert trace["hovertext"] == ["<b>&lt;Noord&gt;</b><br>2021: 14,2\u00a0% · 1.230 van 8.660"]


def test_the_area_lies_on_top_and_each_line_has_its_own_look(make: Any) -> None:
    series = make.series(make.reading(), {2021: 14.2, 2022: 15.0})
    given = [TrendLine(n, r, series) for n, r in (("A", "hier"), ("B", "ijkpunt"), ("C", "vergelijk"))]
    found = lines(trend_figure(given))
    assert [t["name"] for t in found] == ["C", "B", "A"]
    assert len({(t["line"]["dash"], t["marker"]["symbol"]) for t in found}) == 3


def test_a_series_without_any_figure_is_an_empty_chart_not_an_error(make: Any) -> None:
    assert lines(trend_figure([TrendLine("A", "hier", make.series(make.reading(), {}))]))[0]["x"] == []


def test_what_the_line_does_not_show_is_said(make: Any, parse: Callable[[str], Any]) -> None:
    values = {2014: 3.0, 2015: 3.1, 2016: None, 2017: 3.0, 2018: 3.2}
    here = TrendLine("Noord", "hier", make.series(make.reading("vsv"), values))
    there = TrendLine("Aadorp", "ijkpunt", make.series(make.reading("vsv"), {2017: 2.5}))
    drawing = card_trend([here, there], [2018])
    words = " ".join(notes_on(drawing.notes, "screen"))
    for part in (
        "In 2016 ging het om te weinig mensen",
        "Breuk in 2017",
        "2018 is voorlopig",
        "marge (95 %)",
    ):
        assert part in words
    rows = parse(card_table(drawing.plot, drawing.title)).all("tr")
    assert len(rows) == 1 + len(values)
    assert [c.text for c in rows[4].children if not isinstance(c, str)][-1] == "2,5\u00a0%"
    assert "Aadorp" in rows[0].text


def test_years_in_which_nobody_was_measured_are_dots_without_a_band(make: Any) -> None:
    series = make.series(make.reading(), {2016: 1.0, 2020: 2.0, 2021: 3.0, 2024: 4.0})
    figure = trend_figure([TrendLine("Noord", "hier", series)])
    assert runs(lines(figure)[0]) == [[2016], [2020, 2021], [2024]]
    (dotted,) = [t for t in figure["data"] if t["mode"] == "lines" and not t.get("fill")]
    assert runs(dotted) == [[2016, 2020], [2021, 2024]]
    assert dotted["line"]["dash"] == "dot"
    assert [sorted(set(t["x"])) for t in figure["data"] if t.get("fill")] == [[2020, 2021]]
    told = " ".join(notes_on(card_trend([TrendLine("Noord", "hier", series)]).notes, "screen"))
    assert "2017" in told
    assert "stippen" in told


def test_no_dots_over_a_hidden_year_or_a_break(make: Any) -> None:
    hidden = make.series(make.reading(), {2016: 1.0, 2018: None, 2020: 2.0})
    broken = make.series(make.reading("vsv"), {2015: 1.0, 2018: 2.0})  # a break in 2017
    for series in (hidden, broken):
        figure = trend_figure([TrendLine("Noord", "hier", series)])
        assert all("markers" in t["mode"] or t.get("fill") for t in figure["data"])
