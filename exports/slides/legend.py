"""What the colours on a slide mean: swatches with their signs and words, as shapes that can be edited."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from pptx.dml.color import RGBColor
from pptx.enum.dml import MSO_PATTERN
from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.util import Emu, Inches, Pt

from exports.slides.style import describe, letter, put_words, rgb
from figures.areas import AreasTable
from figures.grid import GroupMatrix
from figures.kind import Plot
from figures.palette import HATCH_LINE, HATCHED
from figures.taart import Taart
from figures.table import ThemeTable
from figures.verdict import DESCRIBED, JUDGED, THICK, UNKNOWN, Verdict

HIGH = Inches(0.34)
_SWATCH, _DEEP = Inches(0.42), Inches(0.26)


def legend_of(plot: Plot | None) -> list[Verdict]:
    """The verdicts that a figure can show, from one end to the other; none where its own drawing says so."""
    if isinstance(plot, ThemeTable):
        return _scales({r.indicator.judged for r in plot.fitting if r.scored})
    if isinstance(plot, GroupMatrix):
        return list(plot.legend)
    if isinstance(plot, AreasTable):
        return _scales({i.judged for i in plot.grid.columns})
    return _scales({True, False}) if isinstance(plot, Taart) else []


def _scales(judged: set[bool]) -> list[Verdict]:
    """Both scales, or one; "much like it" and "unknown" once."""
    pairs = ((JUDGED, True), (DESCRIBED, False))
    scales: list[Mapping[int, Verdict]] = [s for s, on in pairs if on in judged]
    found = [v for scale in scales for _, v in sorted(scale.items())]
    return list(dict.fromkeys([*found, UNKNOWN])) if found else []


def add_legend(slide: Any, shown: Sequence[Verdict], left: int, top: int, room: int) -> None:
    """Put the swatches in a line; of many only the sign stands in them, and the word beside it."""
    step = min(Emu(int(room / max(len(shown), 1))), Inches(1.75))
    for i, verdict in enumerate(shown):
        x = Emu(left + i * step)
        swatch(slide, verdict, x, Emu(top))
        at, wide = Emu(x + _SWATCH + Inches(0.06)), Emu(step - _SWATCH - Inches(0.1))
        size = 11 if len(shown) < 7 else 10
        put_words(slide, verdict.word, at, Emu(top + Inches(0.02)), wide, _DEEP, size, "3D4247")


def swatch(slide: Any, verdict: Verdict, left: int, top: int) -> None:
    """One swatch with its sign: filled, outlined or hatched."""
    shape = slide.shapes.add_shape(MSO_SHAPE.RECTANGLE, left, top, _SWATCH, _DEEP)
    shape.shadow.inherit = False
    if verdict.fill.startswith("#"):
        shape.fill.solid()
        shape.fill.fore_color.rgb = rgb(verdict.fill)
    else:
        shape.fill.patterned()
        shape.fill.pattern = MSO_PATTERN.WIDE_UPWARD_DIAGONAL
        shape.fill.fore_color.rgb, shape.fill.back_color.rgb = rgb(HATCH_LINE), rgb(HATCHED)
    if verdict.edge:
        shape.line.color.rgb = rgb(verdict.edge)
        shape.line.width = Pt(2.25 if verdict.edge_width == THICK else 1)
    else:
        shape.line.fill.background()
    frame = shape.text_frame
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    frame.vertical_anchor = MSO_ANCHOR.MIDDLE
    frame.text = verdict.sign
    frame.paragraphs[0].alignment = PP_ALIGN.CENTER
    letter(frame.paragraphs[0].font, 10, "000000", bold=True)
    frame.paragraphs[0].font.color.rgb = RGBColor.from_string(verdict.ink.lstrip("#").upper())
    describe(shape, "")
