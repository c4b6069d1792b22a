"""A map on a slide: every area a shape with its name, so that a colour or a word can be changed."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from typing import Any

from pptx.enum.dml import MSO_PATTERN
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.util import Emu, Pt

from exports.pictures.picture import drawing_png
from exports.slides.book import Place
from exports.slides.style import letter, put_words, rgb
from figures.map import AreaMap, Layer
from figures.map.frame import MapFrame, frame_of, labels, rings
from figures.map.legend import legend_entries, own_name
from figures.map.looks import Look
from figures.words.text import text

LEGEND = 0.27  # of the width
SHAPES = 600  # more would make PowerPoint slow; then the map is a picture


def add_map(slide: Any, plot: AreaMap, place: Place) -> Any:
    """The maps as one group of shapes, with the legend beside it; gives the group, or the picture."""
    left, top, wide, high = place
    room = int(wide * (1 - LEGEND)) - Pt(12)
    group: Any
    if len(plot.shapes) * len(plot.layers) > SHAPES:
        drawn, ratio = drawing_png(plot, room / high)
        group = slide.shapes.add_picture(BytesIO(drawn), left, top, width=min(room, int(high * ratio)))
    else:
        made: list[Any] = []
        across = min(len(plot.layers), 3)
        down = -(-len(plot.layers) // across)
        for i, layer in enumerate(plot.layers):
            w, h = room // across, high // down
            made += _layer(slide.shapes, plot, layer, (left + i % across * w, top + i // across * h, w, h))
        # Grouped at the end: python-pptx measures a group anew for every shape that is put in it.
        group = slide.shapes.add_group_shape(made)
    _legend(slide, plot, (left + room + Pt(12), top, int(wide * LEGEND), high))
    return group


def _layer(shapes: Any, plot: AreaMap, layer: Layer, place: Place) -> list[Any]:
    """The shapes of one map, put on the slide."""
    made = []
    left, top, wide, high = place
    head = int(Pt(18)) if layer.title else 0
    if layer.title:
        made.append(_box(shapes, layer.title, layer.title, (left, top, wide, head), 12, "1E2226", bold=True))
    frame = frame_of(plot, wide / Pt(1), (high - head) / Pt(1))
    unit = Pt(1) / frame.letter  # EMU in one unit of the drawing
    x = left + int((wide - frame.wide * unit) / 2)
    y = top + head + int((high - head - frame.high * unit) / 2)
    for at, row in enumerate(plot.rows.tolist()):
        look = plot.legend[layer.looks[row]] if row >= 0 else plot.legend[-1]
        name = plot.shapes.names[at]
        shape = _outline(shapes, rings(plot, at), unit, (x, y))
        shape.name = name
        _paint(shape, look)
        own = at == plot.own
        shape.line.color.rgb = rgb("#1e2226" if own else look.edge or "#ffffff")
        shape.line.width = Pt(2.5 if own else 1.25 if look.edge else 0.75)
        made.append(shape)
    return made + _words(shapes, plot, layer, frame, unit, (x, y))


def _outline(
    shapes: Any, borders: Sequence[Sequence[tuple[int, int]]], unit: float, corner: tuple[int, int]
) -> Any:
    first, *others = borders
    builder = shapes.build_freeform(*first[0], scale=unit)
    builder.add_line_segments(first[1:], close=True)
    for ring in others:
        builder.move_to(*ring[0])
        builder.add_line_segments(ring[1:], close=True)
    return builder.convert_to_shape(*corner)


def _paint(shape: Any, look: Look) -> None:
    shape.shadow.inherit = False
    if look.hatched or not look.known:
        shape.fill.patterned()
        shape.fill.pattern = MSO_PATTERN.WIDE_UPWARD_DIAGONAL
        shape.fill.fore_color.rgb = rgb(look.fill if look.fill.startswith("#") else "#c9c5b8")
        shape.fill.back_color.rgb = rgb("#f6f5f1")
    else:
        shape.fill.solid()
        shape.fill.fore_color.rgb = rgb(look.fill)


def _words(
    shapes: Any, plot: AreaMap, layer: Layer, frame: MapFrame, unit: float, corner: tuple[int, int]
) -> list[Any]:
    """The words of an area in a box of their own above it, so that they stay readable and can be moved."""
    made = []
    for label in labels(plot, layer, frame, 11.0):
        size = label.letter / frame.letter
        wide, high = int(Pt(130)), int(Pt(size * 1.3 * len(label.lines)))
        x, y = corner[0] + int(label.x * unit) - wide // 2, corner[1] + int(label.y * unit) - high // 2
        name, ink = text("landkaart.vorm_cijfer", naam=label.spot.name), _ink(label.spot.look)
        words = "\n".join(label.lines)
        made.append(_box(shapes, name, words, (x, y, wide, high), size, ink, bold=True))
    return made


def _ink(look: Look) -> str:
    return look.ink.lstrip("#").upper()


def _box(shapes: Any, name: str, words: str, place: Place, size: float, ink: str, bold: bool = False) -> Any:
    box = shapes.add_textbox(*place)
    box.name = name
    frame = box.text_frame
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    frame.vertical_anchor = MSO_ANCHOR.MIDDLE
    frame.text = words
    for i, paragraph in enumerate(frame.paragraphs):
        paragraph.alignment = PP_ALIGN.CENTER
        letter(paragraph.font, size if not i else size * 0.9, ink, bold and not i)
    return box


def _legend(slide: Any, plot: AreaMap, place: Place) -> None:
    left, top, wide, _ = place
    put_words(slide, plot.told, left, top, wide, int(Pt(60)), 12, "5A5F66")
    y, side = top + int(Pt(66)), int(Pt(20))
    for look, _at in legend_entries(plot):
        swatch = slide.shapes.add_shape(1, left, y, int(side * 1.4), side)
        swatch.name = text("landkaart.vorm_klasse", klasse=look.word)
        _paint(swatch, look)
        if look.edge:
            swatch.line.color.rgb, swatch.line.width = rgb(look.edge), Pt(1.25)
        else:
            swatch.line.fill.background()
        swatch.text_frame.margin_left = swatch.text_frame.margin_right = 0
        swatch.text_frame.text = look.sign
        swatch.text_frame.paragraphs[0].alignment = PP_ALIGN.CENTER
        letter(swatch.text_frame.paragraphs[0].font, 10, _ink(look), True)
        put_words(slide, look.word, Emu(left + int(side * 1.4) + int(Pt(8))), y + int(Pt(2)),
                  wide - int(side * 1.4) - int(Pt(8)), side, 12, "1E2226")  # fmt: skip
        y += int(Pt(26))
    if plot.own >= 0:
        mark = slide.shapes.add_shape(1, left, y, int(side * 1.4), side)
        mark.fill.background()
        mark.line.color.rgb, mark.line.width = rgb("#1e2226"), Pt(2.5)
        mark.name = own_name(plot)
        put_words(slide, own_name(plot), Emu(left + int(side * 1.4) + int(Pt(8))), y + int(Pt(2)),
                  wide - int(side * 1.4) - int(Pt(8)), side, 12, "1E2226")  # fmt: skip
