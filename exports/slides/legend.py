"""What the colours on a slide mean: swatches with their signs and words, as shapes that can be edited."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pptx.dml.color import RGBColor
from pptx.enum.dml import MSO_PATTERN
from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.util import Emu, Inches, Pt

from exports.slides.style import describe, letter, put_words, rgb
from figures.palette import HATCH_LINE, HATCHED
from figures.verdict import THICK, Verdict

HIGH = Inches(0.34)
_SWATCH, _DEEP = Inches(0.42), Inches(0.26)


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
