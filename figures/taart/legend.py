"""The two legends of the taart, on the screen with the reference named, on paper as a line or two."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache, lru_cache

from data.catalogue import Theme
from data.results import Profile
from figures import fonts
from figures.address import at
from figures.markup import Markup
from figures.sheet import Sheet
from figures.verdict import DESCRIBED, JUDGED, UNKNOWN, Verdict
from figures.words.many import many_words
from figures.words.text import text
from figures.words.wording import reference_sentence


def legend(profile: Profile, themes: Sequence[Theme], alone: bool = True) -> Markup:
    """Both scales with the themes they are used for, "unknown", and what is compared with what.

    ``alone``: it is the only taart, so how many of its colours still stand is said here, not in the notes.
    """
    told = many_words(profile.many) if alone else ""
    judged = {count.theme for count in profile.themes if count.judged}
    names = ", ".join(t.short.lower() for t in themes if t.id in judged)
    where = text("legenda.oordelend", themas=names or text("legenda.geen"))
    return Markup(
        '<figcaption class="legend"><p class="reference">{reference} <a href="{method}">{more}</a></p>'
        '{many}<div class="scales">{judged}{described}{unknown}</div></figcaption>'
    ).format(
        reference=reference_sentence(profile.comparison),
        method=at("/uitleg#kleur"),
        many=Markup('<p class="many">{}</p>').format(told) if told else "",
        more=text("legenda.uitleg"),
        judged=_scale(True, where),
        described=_scale(False, text("legenda.beschrijvend")),
        unknown=Markup('<div class="scale">{}<span>{}</span></div>').format(_swatch(UNKNOWN), UNKNOWN.word),
    )


def short_legend() -> Markup:
    """Both scales and "unknown", for a taart that says itself what it is compared with."""
    return Markup('<div class="scales">{}{}<div class="scale">{}<span>{}</span></div></div>').format(
        _scale(True, ""), _scale(False, ""), _swatch(UNKNOWN), UNKNOWN.word
    )


@lru_cache(50)
def _scale(judged: bool, where: str) -> Markup:
    """One line: the word at each end, five swatches with their signs, and below it where it is used."""
    scale = JUDGED if judged else DESCRIBED
    low, high = ends(scale)
    return Markup(
        '<div class="scale"><span class="end">{low}</span>{steps}<span>{high}</span>{where}</div>'
    ).format(
        where=Markup('<p class="where">{}</p>').format(where) if where else "",
        low=low,
        high=high,
        steps=Markup("").join(_swatch(scale[level]) for level in sorted(scale)),
    )


def _swatch(verdict: Verdict) -> Markup:
    return Markup(
        '<span class="swatch v-{k}" data-tip="{w}"><b aria-hidden="true">{s}</b>'
        '<span class="visually-hidden">{w}, </span></span>'
    ).format(k=verdict.key, s=verdict.sign, w=verdict.word)


def ends(scale: Mapping[int, Verdict]) -> tuple[str, str]:
    """The words at the low and the high end of a scale."""
    return text(f"oordeel.{scale[-1].key}"), text(f"oordeel.{scale[1].key}")


def draw_scales(sheet: Sheet, x: float, y: float, size: float, room: float) -> float:
    """Both legends, beside each other where there is room; gives the height."""
    wide = (_end_width(size) + fonts.width(text("oordeel.gunstiger"), size) + size * 12) * 1.1
    beside = 2 * wide + 12 * size <= room
    draw_scale(sheet, JUDGED, x, y, size)
    draw_scale(sheet, DESCRIBED, x + (wide if beside else 0), y if beside else y + size * 2, size)
    down = y if beside else y + size * 4
    sheet.pill(x + (2 * wide if beside else 0), down, UNKNOWN, size, 200)
    return down - y + size * 2


def draw_scale(sheet: Sheet, scale: Mapping[int, Verdict], x: float, y: float, size: float) -> float:
    """One scale from end to end; gives the y below it."""
    low, high = ends(scale)
    at = x + _end_width(size)
    sheet.text(at - 8, y + size * 0.35, low, size, anchor="end")
    for level in sorted(scale):
        sheet.swatch(at, y - size * 0.75, size * 1.9, size * 1.5, scale[level], size)
        sheet.sign(at + size * 0.95, y, scale[level], size)
        at += size * 2.05
    sheet.text(at + 6, y + size * 0.35, high, size)
    return y + size * 2


@cache
def _end_width(size: float) -> float:
    return 8 + fonts.width(text("oordeel.ongunstiger"), size)
