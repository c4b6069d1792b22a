"""The slides, read back with python-pptx: how many, their numbers, their words and their marks."""

from __future__ import annotations

import re
from io import BytesIO
from typing import Any

import pytest
from openpyxl import load_workbook
from pptx import Presentation

from components.report_content import Content
from components.words import text
from data.areas import Area
from data.selection import Selection
from exports.rapport.deck import MOST, deck
from tests.exports.rapport.conftest import Asked, renamed


def slides(body: bytes) -> list[Any]:
    return list(Presentation(BytesIO(body)).slides)


def words(slide: Any) -> str:
    return "\n".join(s.text_frame.text for s in slide.shapes if s.has_text_frame)


def charts(slide: Any) -> list[Any]:
    return [s for s in slide.shapes if s.has_chart]


@pytest.fixture(scope="module")
def found(written: Asked, gemeente: Area) -> Content:
    return written(gebied=gemeente.code)


@pytest.fixture(scope="module")
def made(found: Content) -> list[Any]:
    return slides(deck(found, "Een verhaal van hier.", "http://127.0.0.1", "/rapport?gebied=GM0001"))


def test_ten_slides_at_most(made: list[Any], written: Asked, gemeente: Area):
    assert len(made) == 3 + 6 <= MOST
    pair = written(gebied=gemeente.code, herkomst="SYR", met_herkomst="NL")
    assert len(slides(deck(pair))) <= MOST


def test_numbers_are_those_of_the_figures(made: list[Any], found: Content):
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


def test_every_slide_says_what_it_is(made: list[Any], found: Content):
    for slide in made:
        told = words(slide)
        for needed in (found.title, str(found.year), found.release, text("meenemen.fictief"), "n = "):
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


def test_names_and_stories_stay_words(found: Content):
    name, story = '=HYPERLINK("x")', '<a:t>=1+1</a:t> & "x" #import'
    made = slides(deck(renamed(found, name), story))
    assert name in words(made[0])
    assert story in words(made[-1])
    for slide in made:
        for shape in charts(slide):
            book = load_workbook(BytesIO(shape.chart.part.chart_workbook.xlsx_part.blob))
            assert {c.data_type for row in book.active.iter_rows() for c in row} <= {"s", "n"}
