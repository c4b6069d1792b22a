"""A cell of a matrix: a figure in the colour and with the sign of its verdict, on the screen and on paper."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from data.catalogue import Indicator
from data.releases.release import Status
from data.results import Reading
from figures import fonts
from figures.grid import cell_words, legend_of
from figures.markup import Markup
from figures.sheet import MUTED, PAPER, Box, Sheet
from figures.taart.legend import draw_scales
from figures.taart.slices import tip
from figures.verdict import Verdict, verdict
from figures.words import formatting
from figures.words.text import text

GREY = "#efede7"  # stands for the hatching of the screen
TALL = 34.0  # from this height of a row on there is room for counts below a value


def cell_html(reading: Reading, row: str, name: str = "") -> Markup:
    """A cell on the screen, a button that chooses its indicator. ``row`` is the code of its row, of which the
    ``name`` stands above its tip where that is not the indicator alone.
    """
    indicator, shown = reading.indicator, verdict(reading)
    style = "v-leeg" if reading.figure.status is Status.NIET_VAN_TOEPASSING else f"v-{shown.key}"
    value = formatting.figure_value(reading.figure, indicator)
    counts = formatting.counts(reading.figure, indicator)
    told = tip(reading, shown, value, counts)
    return Markup(
        '<td class="{style}" data-mark="{id}" data-label="{label}"><button type="button" tabindex="-1" '
        'data-event="indicator" data-value="{id}" data-theme="{theme}" data-key="c-{row}-{id}" '
        'data-tip="{tip}">{words}</button></td>'
    ).format(
        style=style, id=indicator.id, label=indicator.short, theme=indicator.theme, row=row,
        tip=f"{name}\n{told}" if name else told, words=_words(reading, shown, value, counts),
    )  # fmt: skip


def _words(reading: Reading, shown: Verdict, value: str, counts: str) -> Markup:
    if reading.figure.value is None:
        return Markup('<span class="few">{}</span>').format(
            text(f"status.{reading.figure.status.name.lower()}")
        )
    return Markup(
        '<span class="number">{value}<i aria-hidden="true">{sign}</i></span> '
        '<span class="counts">{counts}</span>{spoken}'
    ).format(
        value=value, sign=shown.sign, counts=counts,
        spoken=unseen(shown.spoken) if reading.scored else "",
    )  # fmt: skip


@lru_cache(100)  # there are twenty of them
def unseen(words: str) -> Markup:
    """The words of a verdict beside its sign, for who cannot see that."""
    return Markup('<span class="visually-hidden">, {}</span>').format(words)


def cell_look(reading: Reading) -> tuple[str, str, Verdict]:
    """(fill, ink, verdict) of a cell."""
    shown = verdict(reading)
    if reading.figure.status is Status.NIET_VAN_TOEPASSING:
        return PAPER, MUTED, shown
    return (shown.fill if shown.fill.startswith("#") else GREY), shown.ink, shown


def draw_cell(sheet: Sheet, reading: Reading, box: Box, size: float) -> None:
    """A cell on paper: value, sign and colour, with counts below it where the row is high enough."""
    fill, ink, shown = cell_look(reading)
    figure, indicator = reading.figure, reading.indicator
    sheet.rect(box.x, box.y, box.width, box.height, fill, 2)
    middle = box.y + box.height / 2
    words = cell_words(reading)
    if figure.value is None:
        _absent(sheet, words, box, size, ink)
        return
    counts = formatting.counts(figure, indicator)
    small = size * 0.72
    two = bool(counts) and box.height >= TALL and fonts.width(counts, small) <= box.width - 10
    base = middle + size * 0.35 - (size * 0.45 if two else 0)
    wide, room = fonts.width(words, size, True), box.width - 28
    fits = size if wide <= room else max(size * room / wide, 8.5)  # "minder dan 5" is longer than a number
    sheet.text(box.x + 6, base, fonts.shorten(words, fits, room + 1, True), fits, bold=True, fill=ink)
    sheet.sign(box.right - 14, base - size * 0.35, shown, size * 0.85)
    if two:
        sheet.text(box.x + 6, base + size * 0.95, counts, small, fill=ink)


def _absent(sheet: Sheet, words: str, box: Box, size: float, ink: str) -> None:
    """Why there is no number: in two lines where the row is high enough, else in smaller letters."""
    small, room = max(10.0, size * 0.72), box.width - 8
    lines = fonts.wrap(words, small, room)
    if len(lines) * small * 1.1 > box.height:
        small = max(8.5, small * room / fonts.width(words, small))
        lines = [fonts.shorten(words, small, room + 1)]
    top = box.y + box.height / 2 + small * 0.35 - (len(lines) - 1) * small * 0.55
    sheet.lines(box.x + 5, top, lines, small, small * 1.1, fill=ink)


def draw_list(sheet: Sheet, readings: Sequence[Reading], box: Box, y: float) -> float:
    """On a phone a line per figure from ``y`` on: what, how much, and the sign of its verdict; the height."""
    for i, reading in enumerate(readings):
        fill, ink, shown = cell_look(reading)
        top = y + 26 * i
        sheet.rect(box.x, top, box.width, 24, fill, 2)
        value = formatting.figure_value(reading.figure, reading.indicator)
        room = box.width - fonts.width(value, 14, True) - 50
        sheet.text(box.x + 8, top + 17, fonts.shorten(reading.indicator.short, 14, room), 14, fill=ink)
        sheet.text(box.right - 34, top + 17, value, 14, bold=True, fill=ink, anchor="end")
        if reading.figure.value is not None:
            sheet.sign(box.right - 17, top + 12, shown, 12)
    return 26.0 * len(readings)


def draw_key(sheet: Sheet, columns: Sequence[Indicator], box: Box, middle: float) -> None:
    """What colours and signs mean, from one end to the other."""
    x = box.x
    if len({c.judged for c in columns}) > 1:
        draw_scales(sheet, x, middle, 14, box.width)
        return
    for shown in legend_of(columns):
        room = 26 + 6 + fonts.width(shown.word, 14) + 16
        sheet.pill(x, middle, shown, 14, room)
        x += room
