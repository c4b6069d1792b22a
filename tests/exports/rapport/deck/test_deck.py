"""The slides, read back with python-pptx: how many, their numbers, their words and their marks."""

from __future__ import annotations

import re
from io import BytesIO
from typing import Any

import pytest
from openpyxl import load_workbook
from pptx import Presentation

from data.areas import Area
from data.asked.selection import Selection
from exports.rapport.deck.deck import MOST, deck
from figures.rapport.content import ReportContent
from figures.words.text import text
from tests.exports.rapport.conftest import Asked, renamed


def slides(body: bytes) -> list[Any]:
    return list(Presentation(BytesIO(body)).slides)


def words(slide: Any) -> str:
    return "\n".join(s.text_frame.text for s in slide.shapes if s.has_text_frame)


def charts(slide: Any) -> list[Any]:
    return [s for s in slide.shapes if s.has_chart]


@pytest.fixture(scope="module")
def found(written: Asked, gemeente: Area) -> ReportContent:
    return written(gebied=gemeente.code)


@pytest.fixture(scope="module")
def made(found: ReportContent) -> list[Any]:
    return slides(deck(found, "Een verhaal van hier.", "http://127.0.0.1", "/rapport?gebied=GM0001"))


def test_ten_slides_at_most(made: list[Any], written: Asked, gemeente: Area):
    assert len(made) == 3 + 6 <= MOST
    pair = written(gebied=gemeente.code, herkomst="SYR", met_herkomst="NL")
    assert len(slides(deck(pair))) <= MOST


def test_numbers_are_those_of_the_figures(made: list[Any], found: ReportContent):
    seen = 0
    for part, slide in zip(found.filled, made[2:], strict=False):
        rows = {r.indicator.short: r for r in part.shown}
        for shape in charts(slide):
            first, held = shape.chart.plots[0].series[0], list(shape.chart.plots[0].series)[-1]
            for name, value, reference in zip(
                shape.chart.plots[0].categories, first.values, held.values, strict=True
            ):
                reading = rows[
                    re.sub(r" [(][^()]*[)]$", "", str(name)) if str(name) not in rows else str(name)
                ].readings[0]
                assert value == pytest.approx(reading.figure.value, abs=1e-4)
                if reading.reference is not None:
                    assert reference == pytest.approx(reading.reference, abs=1e-4)
                seen += 1
    assert seen > 12


def test_every_slide_says_what_it_is(made: list[Any], found: ReportContent):
    for slide in made:
        told = words(slide)
        for needed in (found.title, str(found.year), found.release.date, text("meenemen.fictief")):
            assert needed in told
        for shape in slide.shapes:
            if shape.has_chart or shape.shape_type == 13:
                assert shape._element.xpath(".//p:cNvPr/@descr")[0]
    assert "Een verhaal van hier." in words(made[-1])
    assert all(sentence in words(made[0]) for sentence in found.columns[0].sentences)


def test_a_suppressed_figure_is_in_no_chart_and_no_workbook(written: Asked, hidden: Selection):
    found = written(gebied=hidden.area, herkomst="SYR", met_herkomst="NL")
    for slide in slides(deck(found)):
        for shape in charts(slide):
            book = load_workbook(BytesIO(shape.chart.part.chart_workbook.xlsx_part.blob))
            for i, series in enumerate(shape.chart.plots[0].series, 1):
                held = [row[i].value for row in book.active.iter_rows(min_row=2)]
                assert held == list(series.values)
    absent = [c for t in found.themes for r in t.rows for c in r.cells if not c.known]
    assert absent


def test_names_and_stories_stay_words(found: ReportContent):
    name, story = '=HYPERLINK("x")', '<a:t>=1+1</a:t> & "x" #import'
    made = slides(deck(renamed(found, name), story))
    assert name in words(made[0])
    assert story in words(made[-1])
    for slide in made:
        for shape in charts(slide):
            book = load_workbook(BytesIO(shape.chart.part.chart_workbook.xlsx_part.blob))
            assert {c.data_type for row in book.active.iter_rows() for c in row} <= {"s", "n"}


def test_every_share_in_a_chart_says_what_it_counts(made: list[Any], found: ReportContent):
    """And no slide tells one n for figures that are about different people."""
    seen = 0
    for part, slide in zip(found.filled, made[2:], strict=False):
        rows = {r.indicator.short: r for r in part.shown}
        for shape in charts(slide):
            for name in map(str, shape.chart.plots[0].categories):
                row = next(r for short, r in rows.items() if name.startswith(short))
                assert row.cells[0].counts in name
                assert row.older(found.year) in name
                seen += bool(row.cells[0].counts)
        assert part.theme.name in words(slide)
    assert seen > 10
    assert not [slide for slide in made if "n = " in words(slide)]


def test_themes_without_a_figure_share_one_slide(written: Asked, hidden: Selection):
    found = written(gebied=hidden.area, herkomst="SYR")
    empty = [
        t for t in found.themes if not [r for r in t.shown for f in r.readings if f.figure.value is not None]
    ]
    made = slides(deck(found))
    for slide in made[2:-2]:
        assert charts(slide)
    told = words(made[-2])
    assert empty
    assert all(t.theme.name in told for t in empty)
    assert "te weinig mensen" in told
    assert len(made) == 4 + len(found.themes) - len(empty)


def test_the_title_of_a_slide_is_a_conclusion_but_never_of_a_sensitive_theme(
    made: list[Any], found: ReportContent
):
    for part, slide in zip(found.filled, made[2:], strict=False):
        title = slide.shapes.title.text_frame.text
        if part.theme.sensitive:
            assert title == f"{part.theme.name}: de cijfers, met hun kanttekening"
        else:
            assert any(title.startswith(r.indicator.short) for r in part.shown)
            assert any(c.value in title for r in part.shown for c in r.cells)


def test_the_title_of_a_theme_is_about_a_bar_of_its_chart(made: list[Any], found: ReportContent):
    seen = 0
    for part in found.filled:
        slide = next(s for s in made if part.theme.name in words(s) and charts(s))
        title = slide.shapes.title.text_frame.text
        names = [str(c) for shape in charts(slide) for c in shape.chart.plots[0].categories]
        if part.theme.sensitive:
            continue
        about = title.partition(":")[0].partition(" (")[0]
        assert any(n.startswith(about) for n in names), (title, names)
        seen += 1
    assert seen > 2
    assert made[1].shapes.title.text_frame.text == found.columns[0].taart.title
