"""The slide: opened by python-pptx, its chart holds the figures of the query and nothing suppressed."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from typing import Any

import openpyxl
import pytest
from pptx import Presentation
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.util import Inches

from data.asked.selection import Selection
from data.monitor import Monitor
from data.queries.readings_by_group import get_readings_by_group
from exports.slides import slide
from figures.dots import Dots
from figures.exhibit import Exhibit
from figures.gaps import Gaps
from figures.lines import Lines
from figures.parts import Stacks
from tests.exhibits import KINDS
from views.figuren import exhibit

Asked = Callable[..., Exhibit]
HOME = "http://wijkmonitor.invalid"
CHARTS = ("nu", "verloop", "groepen", "leeftijd", "punten", "verschil", "panelen", "mensen", "vergelijken",
          "trechter")  # fmt: skip


def opened(found: Exhibit) -> tuple[Any, Any]:
    """(presentation, its one slide)"""
    deck = Presentation(BytesIO(slide.pptx(found, HOME)))
    (only,) = deck.slides
    return deck, only


def chart_of(found: Exhibit) -> Any:
    _, only = opened(found)
    return next(s for s in only.shapes if s.has_chart).chart


def values(chart: Any) -> list[list[float | None]]:
    return [list(series.values) for series in chart.plots[0].series]


def close(left: float | None, right: float | None) -> bool:
    return left is right is None or (left is not None and right is not None and abs(left - right) < 1e-3)


def hidden_books(data: bytes) -> list[openpyxl.Workbook]:
    """The workbooks behind the charts of a presentation."""
    with zipfile.ZipFile(BytesIO(data)) as deck:
        names = [n for n in deck.namelist() if n.startswith("ppt/embeddings/")]
        return [openpyxl.load_workbook(BytesIO(deck.read(n))) for n in names]


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_is_a_slide_that_tells_what_it_is(figure: Asked, kind: str) -> None:
    found = figure(kind)
    deck, only = opened(found)
    assert (deck.slide_width, deck.slide_height) == (Inches(13.333), Inches(7.5))
    assert only.shapes.title.text == found.title
    told = "\n".join(s.text_frame.text for s in only.shapes if s.has_text_frame).replace("\u00a0", " ")
    for wanted in (
        found.subtitle,
        found.release.date,
        found.source,
        "Fictieve cijfers – demo",
        found.warning,
    ):
        assert wanted.replace("\u00a0", " ") in told
    (main,) = [s for s in only.shapes if s.name == "Figuur"]
    described = main._element.xpath(".//p:cNvPr/@descr")[0]
    assert described.startswith(found.title)
    assert found.title in only.notes_slide.notes_text_frame.text
    assert main.top + main.height <= Inches(7.5)
    assert (kind in CHARTS) == main.has_chart or kind in ("twintig", "leeftijd_verloop", "verdachten")
    theme = deck.slide_masters[0].part.part_related_by(RELATIONSHIP_TYPE.THEME).blob.decode()
    assert 'typeface="Calibri"' in theme


def test_bars_hold_the_figures_now(figure: Asked) -> None:
    found = figure("nu")
    assert isinstance(found.plot, Dots)
    chart = chart_of(found)
    (shown,) = values(chart)
    assert all(close(v, r.figure.value) for v, r in zip(shown, found.plot.rows, strict=True))
    assert [str(c).split("\n")[0] for c in chart.plots[0].categories] == [r.label for r in found.plot.rows]


def test_lines_keep_their_gaps(figure: Asked) -> None:
    found = figure("verloop")
    assert isinstance(found.plot, Lines)
    chart = chart_of(found)
    years = [int(c) for c in chart.plots[0].categories]
    for shown, line in zip(values(chart), found.plot.lines, strict=True):
        known = {f.year: f.value for f in line.series.figures}
        assert all(close(v, known.get(y)) for v, y in zip(shown, years, strict=True))


def test_stacks_and_differences_hold_their_figures(figure: Asked) -> None:
    ages = figure("leeftijd")
    assert isinstance(ages.plot, Stacks)
    for i, shown in enumerate(values(chart_of(ages))):
        assert all(close(v, r.figures[i].value) for v, r in zip(shown, ages.plot.rows, strict=True))
    gaps = figure("verschil")
    assert isinstance(gaps.plot, Gaps)
    wanted = [g.difference.value for g in gaps.plot.groups.gaps[1:] if g.difference]
    (shown,) = values(chart_of(gaps))
    assert all(close(v, w) for v, w in zip(shown, wanted, strict=True))


def test_no_suppressed_figure_is_in_the_file_nor_in_the_workbook_behind_the_chart(
    monitor: Monitor, hidden: Selection
) -> None:
    found = exhibit(monitor, hidden, "thema-bijstand", "herkomst-twintigdeling")
    assert found is not None
    split = get_readings_by_group(monitor, hidden, "bijstand", "twintigdeling")
    data = slide.pptx(found, HOME)
    (book,) = hidden_books(data)
    rows = list(book.active.iter_rows(min_row=2, values_only=True))
    assert len(rows) == len(split.parts) + 1  # and all inhabitants
    for (label, value, *rest), part in zip(rows, split.parts, strict=False):
        assert not any(rest)
        assert close(value, part.reading.figure.value)
        if part.reading.figure.value is None:
            assert label == f"{part.group.short} (te weinig mensen)"
    with zipfile.ZipFile(BytesIO(data)) as deck:
        drawing = next(deck.read(n) for n in deck.namelist() if re.match(r"ppt/charts/chart\d+\.xml", n))
    points = re.findall(rb"<c:v>[^<]*</c:v>", drawing.partition(b"<c:val>")[2])
    assert len(points) == sum(p.reading.figure.value is not None for p in split.parts) + 1


def test_the_taart_is_a_picture_with_a_table_that_can_be_edited(figure: Asked) -> None:
    found = figure("taart")
    _, only = opened(found)
    (image,) = [s for s in only.shapes if s.shape_type == 13]
    assert image._element.xpath(".//p:cNvPr/@descr")[0].startswith(found.title)
    (table,) = [s.table for s in only.shapes if s.has_table]
    assert len(table.rows) == 7


def test_a_subtitle_longer_than_a_property_may_be_is_whole_on_the_slide(figure: Asked) -> None:
    found = replace(figure("nu"), subtitle="Inwoners naast inwoners " * 20, title="Lang " * 60)
    _, only = opened(found)
    assert found.subtitle in [s.text_frame.text for s in only.shapes if s.has_text_frame]


def test_a_name_like_a_formula_stays_a_word_behind_the_chart(figure: Asked) -> None:
    found = figure("nu")
    assert isinstance(found.plot, Dots)
    rows = (replace(found.plot.rows[0], label="=1+1"), *found.plot.rows[1:])
    (book,) = hidden_books(slide.pptx(replace(found, plot=replace(found.plot, rows=rows)), HOME))
    cell = book.active["A2"]
    assert cell.data_type == "s"
