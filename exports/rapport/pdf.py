"""The report as a PDF for everyone (PDF/UA-1: tagged, with a language, a title and words for each picture).

Words go to typst as data, never as source, so a name or a story cannot become markup.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import typst

from exports.pictures.picture import faces
from exports.rapport.letters import all_written
from exports.rapport.story import breakable, on_front
from figures import fonts
from figures.exhibit import Exhibit
from figures.markup import Markup
from figures.rapport.content import ReportColumn, ReportContent, ThemePart
from figures.rapport.html import without
from figures.rapport.rows import ReportCell, ReportRow
from figures.taart import Taart
from figures.taart.paper import bare
from figures.taart.slices import count_words
from figures.verdict import DESCRIBED, JUDGED, UNKNOWN, Verdict
from figures.words.prose import listed
from figures.words.text import text, texts

_EDGE = 44  # beside the view box of the taart: the names of themes run out of it
NARROW = 8  # characters of a value: when all of a theme are that short, its bars can be longer
SHORT = 130  # characters of sources that fit in the foot of a page
_WORDS = (
    "oogopslag", "cijfers", "betekenis", "vragen", "verhaal", "verhaal_leeg", "verhaal_verder",
    "definities", "definities_uitleg", "geen_themas", "afspraken", "afspraken_uitleg", "kleur",
    "bijlage", "bladzijde", "van", "merk",
)  # fmt: skip


def pdf(report: ReportContent, story: str = "") -> bytes:
    """The report as PDF; ``story`` is clean text (data/story.py)."""
    made = typst.compile(
        _source(), format="pdf", font_paths=faces(), sys_inputs=_inputs(report, story), pdf_standards="ua-1"
    )
    assert isinstance(made, bytes)
    return made


def pictures(report: ReportContent, story: str = "", sharp: float = 110) -> list[bytes]:
    """The same pages as PNG, to look at."""
    made: Any = typst.compile(
        _source(), format="png", font_paths=faces(), sys_inputs=_inputs(report, story), ppi=sharp
    )
    return made if isinstance(made, list) else [made]


def _inputs(report: ReportContent, story: str) -> dict[str, str]:
    return {"data": json.dumps(all_written(as_data(report, story)))}


@cache
def _source() -> bytes:
    return (Path(__file__).parent / "rapport.typ").read_bytes()


def as_data(report: ReportContent, story: str) -> dict[str, Any]:
    """Everything that rapport.typ asks for."""
    front, whole = on_front(story, report.pair), bool(story)
    words = {key: text(f"rapport.{key}") for key in _WORDS} | {
        "rapport": text("rapport.titel"),
        "fictief": text("meenemen.fictief"),
        "kop_indicator": text("tabel.kop_indicator"),
        "kop_oordeel": text("tabel.kop_oordeel"),
    }
    return {
        "document": f"{report.title} · {report.subtitle}",
        "about": about(report),
        "title": report.title,
        "subtitle": report.subtitle,
        "fictional": report.fictional,
        "place": report.place,
        "place_words": report.place_words,
        "foot": foot(report),
        "words": words,
        "columns": [_column(c, report, i) for i, c in enumerate(report.columns)],
        "scales": {
            "judged": _scale(JUDGED, "ongunstiger", "gunstiger"),
            "described": _scale(DESCRIBED, "lager", "hoger"),
            "unknown": _verdict(UNKNOWN),
        },
        "legend": report.legend,
        "mark": f"{report.mark} {text('rapport.lijntje')}".strip(),
        "many": report.many,
        "quiet": quiet(report),
        "front": report.front,
        "themes": [_theme(t, report) for t in report.filled],
        "back": [_theme(t, report) for t in report.themes],
        "story": story,
        "story_short": [breakable(p) for p in front.paragraphs] if whole else [],
        "story_cut": front.cut,
        "story_full": [breakable(p) for p in story.split("\n") if p],
        "prompts": texts("rapport.verhaal_vraag"),
    }


def about(report: ReportContent) -> str:
    """The subject of the document."""
    return text("rapport.onderwerp", gebied=report.title, wie=report.columns[0].people, jaar=report.year)


def foot(report: ReportContent) -> str:
    """For the foot of every page: area, group, year, n, source, release, and that figures are invented."""
    who = "; ".join(f"{c.full}, {c.counted}" for c in report.columns)
    parts = [
        who,
        text("kaart.bron", bron=short_source(report)),
        text("kaart.uitgave", datum=report.release.date),
    ]
    if report.fictional:
        parts.append(text("meenemen.fictief"))
    return " · ".join(parts)


def short_source(report: ReportContent) -> str:
    """The sources in one line; many of them stand with the definitions."""
    if len(report.source) < SHORT:
        return report.source
    return text("rapport.bron_en_meer", bron=report.source.partition("; ")[0])


def quiet(report: ReportContent) -> str:
    """Which chosen themes have no figures at all, in a sentence."""
    names = [t.theme.name for t in report.themes if not t.shown]
    return text("taart.geen_cijfers", thema=listed(names)) if names else ""


def taart_words(column: ReportColumn) -> str:
    """The taart for those who cannot see it: per theme how its figures came out."""
    plot = _plot(column.taart)
    counts = {c.theme: ", ".join(count_words(c)) for c in plot.profile.themes}
    told = " ".join(text("rapport.taart_alt_thema", thema=t.name, oordelen=counts[t.id]) for t in plot.themes)
    return text("rapport.taart_alt", gebied=column.area, wie=column.people, themas=told)


def taart_svg(taart: Exhibit, side: str = "") -> str:
    """The taart as a drawing of its own; ``side`` keeps the names in it apart from those of another."""
    inside, (x, y, wide, high) = bare(_plot(taart), side)
    return str(
        Markup(
            '<svg xmlns="http://www.w3.org/2000/svg" viewBox="{x:g} {y:g} {w:g} {h:g}" width="{w:g}" '
            'height="{h:g}" font-family="{f}">{i}</svg>'
        ).format(x=x - _EDGE, y=y, w=wide + 2 * _EDGE, h=high, f=fonts.STACK, i=inside)
    )


def _plot(taart: Exhibit) -> Taart:
    assert isinstance(taart.plot, Taart), "figures/overzicht/taart.py makes nothing else"
    return taart.plot


def _column(column: ReportColumn, report: ReportContent, index: int) -> dict[str, Any]:
    against = report.reference if column.profile.comparison.kind else ""
    return {
        "short": column.short,
        "heading": column.heading,
        "head": column.short if report.pair else column.area,
        "against": against,
        "sentences": list(column.sentences),
        "taart": taart_svg(column.taart, f"k{index}" if report.pair else ""),
        "alt": taart_words(column),
    }


def _theme(part: ThemePart, report: ReportContent) -> dict[str, Any]:
    verdicts = part.verdicts[0]
    if report.pair:
        told = zip(report.columns, part.verdicts, strict=True)
        verdicts = " · ".join(f"{c.short}: {words}" for c, words in told)
    return {
        "name": part.theme.name,
        "verdicts": verdicts,
        "rows": [_row(r, report) for r in part.shown],
        "wide": any(len(c.value) > NARROW for r in part.shown for c in r.cells),
        "all": [_row(r, report) for r in part.rows],
        "beside": without(part),
        "meaning": part.meaning,
        "questions": " ".join(part.questions),
    }


def _row(row: ReportRow, report: ReportContent) -> dict[str, Any]:
    references = list(dict.fromkeys(c.reference for c in row.cells if c.reference))
    against = f"{report.reference} {references[0]}" if len(references) == 1 else ""
    return {
        "name": row.indicator.short,
        "full": row.indicator.name,
        "definition": row.definition,
        "against": against,
        "older": row.older(report.year),
        "cells": [_cell(c, report, against, i) for i, c in enumerate(row.cells)],
    }


def _cell(cell: ReportCell, report: ReportContent, against: str, index: int) -> dict[str, Any]:
    return {
        "short": report.columns[index].short,
        "value": cell.value,
        "known": cell.known,
        "bar": str(cell.bar),
        "spark": str(cell.spark),
        "trend": cell.trend,
        "spoken": cell.spoken,
        "verdict": _verdict(cell.verdict),
        "under": cell.under(report.year),
        "against": against,
        "reference": cell.reference or "–",
        "details": list(cell.details),
    }


def _verdict(verdict: Verdict) -> dict[str, str | float]:
    """Colour, sign and word; hatching becomes grey, with its question mark in a frame."""
    fill = verdict.fill if verdict.fill.startswith("#") else "#efede7"
    return {
        "sign": verdict.sign,
        "fill": fill if verdict.sign else "",
        "ink": verdict.ink,
        "edge": verdict.edge,
        "wide": 3.5 * verdict.edge_width,
        "word": verdict.spoken,
    }


def _scale(scale: Mapping[int, Verdict], low: str, high: str) -> dict[str, Any]:
    steps = [_verdict(scale[level]) for level in sorted(scale)]
    return {"steps": steps, "low": text(f"oordeel.{low}"), "high": text(f"oordeel.{high}")}
