"""What a figure means: its definition, how it was scored and where it came from, as the lines of a <dl>."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from data.catalogue import Indicator
from data.releases.release import Release, Status
from data.results import Reading
from data.statistics.scoring import NOTABLE, NOTABLE_UNSURE, Reason
from figures.markup import Markup
from figures.words import formatting
from figures.words.recounted import recounted_words
from figures.words.text import text
from figures.words.trace import source_words, trace_lines

PART = 0.995  # √(1 − n/N) above this changes nothing that anybody would see


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
    """Why a figure got its colour, or why it got none, in its own numbers: the whole rule, step by step."""
    figure, indicator = reading.figure, reading.indicator
    if figure.value is None:
        return formatting.why_absent(figure, indicator)
    told = {"ijkpunt": "", "stap": "", "keer": formatting.number(NOTABLE, 1)}
    if reading.reference is not None:
        told["ijkpunt"] = formatting.with_unit(reading.reference, indicator)
    if reading.spread is not None:
        step = NOTABLE if reading.deviate is not None else NOTABLE_UNSURE
        told["keer"] = formatting.number(step, 1)
        told["stap"] = formatting.number(step * reading.spread, indicator.decimals + 1)
    key = str(reading.reason)
    if reading.deviate is None and reading.reason in (Reason.VERSCHIL, Reason.KLEIN_VERSCHIL):
        key = f"{key}_zonder_marge"
    words = [text(f"score.{key}", **told), _margin(reading)]
    if reading.scored:
        more = {
            "deel_van": reading.apart < PART,
            "afgerond": figure.rounded.coarse,
            "mogelijk_toeval": reading.doubtful,
        }
        words += [text(f"score.{name}") for name, holds in more.items() if holds]
    return " ".join(w for w in words if w)


def _margin(reading: Reading) -> str:
    figure, indicator = reading.figure, reading.indicator
    if figure.low is not None and figure.high is not None:
        low, high = (formatting.with_unit(v, indicator) for v in (figure.low, figure.high))
        return text("score.marge", laag=low, hoog=high)
    return text("score.geen_marge") if reading.scored else ""
