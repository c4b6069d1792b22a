"""How our PowerPoint charts look: our font and colours, no frame, labels instead of an axis."""

from __future__ import annotations

from typing import Any

from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_LABEL_POSITION, XL_LEGEND_POSITION
from pptx.enum.dml import MSO_LINE
from pptx.util import Pt

SLIDE_FONT = "Calibri"
"""What every PowerPoint has: in our own, which a colleague lacks, lines would break elsewhere."""


def number_format(decimals: int, unit: str = "", sign: bool = False) -> str:
    """A format for numbers in a chart; PowerPoint itself writes the comma of a Dutch reader."""
    zeros = "." + "0" * decimals if decimals else ""
    if sign:
        return f"+#,##0{zeros};−#,##0{zeros};0{zeros}"
    told = unit.replace('"', "")
    return f"#,##0{zeros}" + (f'"\u00a0{told}"' if told else "")


def plain(chart: Any, legend: bool, size: float) -> None:
    """No title (the slide has it), our font, a legend above the chart where it is needed."""
    chart.has_title = False
    chart.font.size, chart.font.name = Pt(size), SLIDE_FONT
    chart.font.color.rgb = rgb("#1e2226")
    chart.has_legend = legend
    if legend:
        chart.legend.position = XL_LEGEND_POSITION.TOP
        chart.legend.include_in_layout = False
        chart.legend.font.size = Pt(min(size + 1, 14))


def value_labels(plot: Any, shown: str, size: float) -> None:
    """The value at the end of every bar."""
    plot.has_data_labels = True
    labels = plot.data_labels
    labels.number_format, labels.number_format_is_linked = shown, False
    labels.position = XL_LABEL_POSITION.OUTSIDE_END
    labels.font.size, labels.font.bold, labels.font.name = Pt(size), True, SLIDE_FONT


def letters(rows: int) -> float:
    """Letters that fit beside so many bars."""
    return 16 if rows <= 6 else 13 if rows <= 12 else 10.5


def fill(series: Any, colour: str) -> None:
    """A series in one colour."""
    series.format.fill.solid()
    series.format.fill.fore_color.rgb = rgb(colour)


def rgb(colour: str) -> RGBColor:
    """ "#0b4f6c" as PowerPoint takes it."""
    return RGBColor.from_string(colour.lstrip("#").upper())


def style_line(series: Any, colour: str, dash: str, symbol: Any, width: float) -> None:
    """Colour, dash and markers of a line, as on the screen."""
    series.smooth = False
    series.format.line.color.rgb = rgb(colour)
    series.format.line.width = Pt(width)
    if dash == "dot":
        series.format.line.dash_style = MSO_LINE.ROUND_DOT
    series.marker.style, series.marker.size = symbol, 8
    series.marker.format.fill.solid()
    series.marker.format.fill.fore_color.rgb = rgb(colour)
    series.marker.format.line.color.rgb = rgb(colour)


def describe(shape: Any, words: str) -> None:
    """Alternative text of a shape; none at all marks it as decoration."""
    for element in shape._element.iter():
        if element.tag.endswith("}cNvPr"):
            element.set("descr", words)
            return


def put_words(
    slide: Any, words: str, left: int, top: int, width: int, height: int, size: int, colour: str
) -> Any:
    """Words in a box of their own, a paragraph per line."""
    box = slide.shapes.add_textbox(left, top, width, height)
    frame = box.text_frame
    frame.word_wrap = True
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    frame.text = words
    for paragraph in frame.paragraphs:
        letter(paragraph.font, size, colour)
    return box


def letter(font: Any, size: float, colour: str, bold: bool = False) -> None:
    """Our font in a size (points) and a colour (six hexadecimal digits)."""
    font.size, font.bold, font.name = Pt(size), bold, SLIDE_FONT
    font.color.rgb = RGBColor.from_string(colour)
