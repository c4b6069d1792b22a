"""What a figure means: its definition, how it was scored and where it came from, as the lines of a <dl>."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from data.catalogue import Indicator
from data.releases.release import Release, Status
from data.results import Reading
from figures.markup import Markup
from figures.words import formatting
from figures.words.recounted import recounted_words
from figures.words.text import text
from figures.words.trace import source_words, trace_lines


def meaning(reading: Reading, release: Release | None = None) -> Markup:
    """What a figure means: definition, of whom, the score in its own numbers, what it may mean, and why.

    With ``release`` also where it came from: source, table, file, date, status, and how it was made.
    """
    before, after = _definition(reading.indicator)
    score = _lines((("score", score_words(reading)),))
    figure = reading.figure
    trace = _trace(release, reading.indicator, figure.year, figure.status) if release else Markup("")
    anew = recounted_words(figure)
    told = definition_lines([(text("gebied.grenzen"), anew)]) if anew else Markup("")
    return Markup("<dl>{}{}{}{}{}</dl>").format(before, score, after, trace, told)


@lru_cache(500)
def _definition(indicator: Indicator) -> tuple[Markup, Markup]:
    """What stands before and after the score: the same for every area, and long."""
    before = (
        ("naam", indicator.name),
        ("definitie", indicator.definition),
        ("waarvan", indicator.denominator),
    )
    after = (
        ("betekenis", indicator.meaning),
        ("waarom", indicator.direction_reason),
        ("let_op", indicator.caveat),
    )
    return _lines(before), _lines(after)


@lru_cache(4096)
def _trace(release: Release, indicator: Indicator, year: int | None, status: Status) -> Markup:
    """Where a figure came from: the same for every area and group."""
    source = source_words(release, indicator)
    if not release.fictional:  # what is invented has no years elsewhere
        source = text("tabel.bron_jaren", bron=source, jaren=indicator.years)
    return _lines((("bron", source),)) + definition_lines(trace_lines(release, indicator, year, status))


def _lines(parts: Sequence[tuple[str, str]]) -> Markup:
    return definition_lines([(text(f"tabel.{key}"), words) for key, words in parts if words])


def definition_lines(parts: Sequence[tuple[str, str]]) -> Markup:
    """The lines of a <dl>."""
    return Markup("").join(Markup("<dt>{}</dt><dd>{}</dd>").format(*part) for part in parts)


def score_words(reading: Reading) -> str:
    """Why a figure got its colour, or why it got none, in its own numbers."""
    figure, indicator = reading.figure, reading.indicator
    if figure.value is None:
        return formatting.why_absent(figure, indicator)
    margin = ""
    if figure.low is not None and figure.high is not None:
        margin = text(
            "score.marge",
            laag=formatting.with_unit(figure.low, indicator),
            hoog=formatting.with_unit(figure.high, indicator),
        )
    elif reading.scored:
        margin = text("score.geen_marge")
    told = {"ijkpunt": "", "stap": ""}
    if reading.reference is not None:
        told["ijkpunt"] = formatting.with_unit(reading.reference, indicator)
    if reading.spread is not None:
        told["stap"] = formatting.number(reading.spread / 2, indicator.decimals)
    return f"{text(f'score.{reading.reason}', **told)} {margin}".strip()
