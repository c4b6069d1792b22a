"""Draws one group as people: squares in rows, and the figure in a full sentence."""

from __future__ import annotations

from figures import fonts
from figures.kind import Kind
from figures.markup import Markup
from figures.people import PER_ROW, People, table
from figures.sheet import ACCENT, Box, Sheet

SIZE, STEP = 11, 14  # of a square on the screen, in pixels
NOBODY = "#dfe3e3"  # a square that does not count


def screen(plot: People, _title: str) -> Markup:
    """The squares, with what they say above them while each is a person, and the sentence."""
    count = Markup('<p class="people-count">{}</p>').format(plot.squares_words) if plot.each else ""
    return Markup('{}{}<p class="people-words">{}</p>').format(count, _squares(plot), plot.words)


def _squares(plot: People) -> Markup:
    if plot.squares is None:
        return Markup("")
    count, size = plot.squares
    drawn = Markup("").join(
        Markup('<rect x="{x}" y="{y}" width="{s}" height="{s}" rx="2"{on}/>').format(
            x=i % PER_ROW * STEP + 1,
            y=i // PER_ROW * STEP + 1,
            s=SIZE,
            on=Markup(' class="on"') if i < count else "",
        )
        for i in range(size)
    )
    wide, high = min(size, PER_ROW) * STEP + 1, -(-size // PER_ROW) * STEP + 1
    return Markup(
        '<svg class="people" viewBox="0 0 {w} {h}" width="{w}" height="{h}" role="img" aria-label="{label}">'
        "{drawn}</svg>"
    ).format(w=wide, h=high, label=plot.squares_words, drawn=drawn)


def paper(sheet: Sheet, plot: People, box: Box) -> float:
    """The squares as large as there is room for, and the sentence below them; gives the height used."""
    used = 0.0
    if plot.squares:
        count, people = plot.squares
        wide, rows = min(people, PER_ROW), -(-people // PER_ROW)
        step = min(box.width / wide, (box.height - 130) / rows, 120.0)
        for i in range(people):
            x, y = box.x + i % PER_ROW * step, box.y + i // PER_ROW * step
            fill = ACCENT if i < count else NOBODY
            sheet.rect(x, y + 4, step * 0.82, step * 0.82, fill, step * 0.12)
        used = rows * step + 22
    size = 16.0 if box.narrow else 25.0
    lines = fonts.wrap(plot.words, size, box.width)
    return used + sheet.lines(box.x, box.y + used + size, lines, size, size * 1.35) + 8


KIND = Kind(People, "mensen", table, paper, screen)
