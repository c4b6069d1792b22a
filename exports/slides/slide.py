"""A PowerPoint slide with a chart that can be edited: title, figure, source line, alternative text.

The chart's own workbook (behind "Gegevens bewerken") holds the values that are shown and nothing else.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.util import Emu, Inches, Pt

from exports.pictures.picture import source_line
from exports.pictures.workbook import PROPERTY
from exports.slides.book import Place
from exports.slides.legend import HIGH as LEGEND
from exports.slides.legend import add_legend
from exports.slides.makers import make
from exports.slides.style import SLIDE_FONT, describe, letter, put_words
from figures.exhibit import Exhibit
from figures.kinds import legend
from figures.words.spoken import alternative
from figures.words.text import text

WIDE, HIGH, EDGE = Inches(13.333), Inches(7.5), Inches(0.6)
TITLE_ONLY = 5  # of python-pptx's own template
_COLOURS = ("0B4F6C", "B5651D", "5A5F66", "83B0C4", "94692A", "1D7A72")


@dataclass(frozen=True, slots=True)
class SlideFrame:
    """What stands around a figure on a slide; ``link`` is where its brand leads to, "" for nowhere."""

    title: str
    subtitle: str
    source: str
    fictional: bool
    link: str = ""


def pptx(exhibit: Exhibit, home: str = "") -> bytes:
    """A presentation of one slide; ``home`` (scheme and host) makes the source line a link to the figure."""
    deck = new_deck(exhibit.title, exhibit.subtitle)
    add_slide(deck, exhibit, home)
    return saved(deck)


def new_deck(title: str, subject: str) -> Any:
    """An empty presentation of 16:9 in our style."""
    deck = Presentation()
    deck.slide_width, deck.slide_height = WIDE, HIGH
    house_style(deck)
    deck.core_properties.title = title[:PROPERTY]
    deck.core_properties.subject = subject[:PROPERTY]
    deck.core_properties.language = "nl-NL"
    return deck


def saved(deck: Any) -> bytes:
    """The presentation as a file."""
    out = BytesIO()
    deck.save(out)
    return out.getvalue()


def house_style(deck: Any) -> None:
    """Our font and colours in the theme, so that what someone adds to the slide looks the same."""
    part = deck.slide_masters[0].part.part_related_by(RELATIONSHIP_TYPE.THEME)
    theme = part.blob.decode("utf-8")
    theme = re.sub(r'<a:latin typeface="[^"]*"', f'<a:latin typeface="{SLIDE_FONT}"', theme)
    for i, colour in enumerate(_COLOURS, 1):
        theme = re.sub(rf"(<a:accent{i}><a:srgbClr val=\")[0-9A-Fa-f]{{6}}", rf"\g<1>{colour}", theme)
    theme = re.sub(r"(<a:(?:fol)?[hH]link><a:srgbClr val=\")[0-9A-Fa-f]{6}", rf"\g<1>{_COLOURS[0]}", theme)
    part._blob = theme.encode("utf-8")  # python-pptx has no other way to change a theme


def frame_slide(deck: Any, frame: SlideFrame) -> Any:
    """A slide with everything but the figure itself: title, subtitle, mark of the demo, source line."""
    slide = deck.slides.add_slide(deck.slide_layouts[TITLE_ONLY])
    bar = slide.shapes.add_shape(MSO_SHAPE.RECTANGLE, 0, 0, WIDE, Inches(0.08))
    bar.fill.solid()
    bar.fill.fore_color.rgb = RGBColor.from_string(_COLOURS[0])
    bar.line.fill.background()
    describe(bar, "")
    room = WIDE - 2 * EDGE
    _demo(slide, frame)
    _title(slide, frame, room - (Inches(2.9) if frame.fictional else 0))
    put_words(slide, frame.subtitle, EDGE, Inches(1.18), room, Inches(0.62), 16, "5A5F66")
    _source(slide, frame, room)
    return slide


def add_slide(deck: Any, exhibit: Exhibit, home: str = "") -> Any:
    """Put the figure on a slide of its own in a presentation of 16:9."""
    link = f"{home}{exhibit.address.link}" if home else ""
    around = SlideFrame(exhibit.title, exhibit.subtitle, source_line(exhibit), exhibit.fictional, link)
    slide, room = frame_slide(deck, around), WIDE - 2 * EDGE
    notes = [n for n in (exhibit.warning, " ".join(exhibit.notes_on("native"))) if n]
    letters = sum(map(len, notes))
    size = 12 if letters < 420 else 10
    high = Emu(int(Pt(size) * 1.35 * -(-letters * size // 1850) + Pt(6) * len(notes))) if notes else Emu(0)
    bottom = Inches(6.85) - high
    if notes:
        put_words(slide, "\n".join(notes), EDGE, bottom, room, high, size, "3D4247")
    if shown := legend(exhibit.plot):
        bottom = Emu(bottom - LEGEND)
        add_legend(slide, shown, EDGE, bottom, room)
    _figure(slide, exhibit, (EDGE, Inches(1.85), room, Emu(bottom - Inches(1.95))))
    slide.notes_slide.notes_text_frame.text = alternative(exhibit)
    return slide


def _title(slide: Any, around: SlideFrame, room: int) -> None:
    title = slide.shapes.title
    title.left, title.top, title.width, title.height = EDGE, Inches(0.28), Emu(room), Inches(0.92)
    frame = title.text_frame
    frame.word_wrap, frame.vertical_anchor = True, MSO_ANCHOR.MIDDLE
    frame.margin_left = frame.margin_right = 0
    frame.text = around.title
    paragraph = frame.paragraphs[0]
    paragraph.alignment = PP_ALIGN.LEFT
    paragraph.line_spacing = 0.92
    letter(paragraph.font, 26 if len(around.title) < 75 else 21, "1E2226", bold=True)


def _demo(slide: Any, around: SlideFrame) -> None:
    if not around.fictional:
        return
    wide = Inches(2.6)
    pill = slide.shapes.add_shape(
        MSO_SHAPE.ROUNDED_RECTANGLE, Emu(WIDE - EDGE - wide), Inches(0.36), wide, Inches(0.36)
    )
    pill.fill.solid()
    pill.fill.fore_color.rgb = RGBColor.from_string("FDF1CF")
    pill.line.fill.background()
    pill.shadow.inherit = False
    frame = pill.text_frame
    frame.text = text("meenemen.fictief")
    frame.margin_top = frame.margin_bottom = 0
    frame.vertical_anchor = MSO_ANCHOR.MIDDLE
    frame.paragraphs[0].alignment = PP_ALIGN.CENTER
    letter(frame.paragraphs[0].font, 12, "5A4300", bold=True)


def _source(slide: Any, around: SlideFrame, room: int) -> None:
    put_words(slide, around.source, EDGE, Inches(6.98), Emu(room - Inches(2)), Inches(0.4), 11, "5A5F66")
    mark = put_words(slide, text("meenemen.merk"), Emu(WIDE - EDGE - Inches(2)), Inches(6.96), Inches(2),
                  Inches(0.3), 13, _COLOURS[0])  # fmt: skip
    mark.text_frame.paragraphs[0].alignment = PP_ALIGN.RIGHT
    mark.text_frame.paragraphs[0].font.bold = True
    if around.link:
        mark.text_frame.paragraphs[0].runs[0].hyperlink.address = around.link


def _figure(slide: Any, exhibit: Exhibit, place: Place) -> None:
    """The figure as something that can be edited: a chart where one fits, else a table."""
    plot, words, shape = exhibit.plot, alternative(exhibit), None
    if plot is not None and not plot.empty:
        shape = make(slide, plot, words, place)
    shape = shape or put_words(slide, text("meenemen.geen_cijfers"), *place, 18, "5A5F66")
    describe(shape, words)
    shape.name = text("meenemen.blad_figuur")
