"""The section #onderwerpen of Uitleg: every indicator of the release, as a fold per indicator."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from data.catalogue import Indicator, Theme
from data.queries.about.coverage import Coverage
from data.releases.release import Release
from figures.markup import Markup
from figures.words.levels import levels_words
from figures.words.prose import definitions, heading, joined, paragraphs, years_words
from figures.words.text import text, texts
from figures.words.trace import source_words

_BASIS = {"bron": "zeker", "aanname": "aanname", "bron+aanname": "deels"}


def topics(
    release: Release,
    themes: Sequence[Theme],
    indicators: Mapping[str, Sequence[tuple[Indicator, Coverage]]],
) -> Markup:
    """All indicators by theme; ``indicators`` gives those of each theme, with what there is of them."""
    total = sum(map(len, indicators.values()))
    parts = [paragraphs(texts("uitleg.onderwerpen_p_", aantal=total))]
    for theme in themes:
        parts.append(heading(theme.name, id=f"onderwerpen-{theme.id}"))
        parts.append(paragraphs([theme.description]))
        found = indicators.get(theme.id, ())
        parts += [_topic(release, indicator, there) for indicator, there in found]
        if not found:
            parts.append(paragraphs([text("taart.geen_cijfers", thema=theme.name)]))
    return joined(parts)


def _topic(release: Release, indicator: Indicator, there: Coverage) -> Markup:
    flags = [text("uitleg.onderwerp_modelmatig")] if indicator.modelled else []
    basis = _BASIS.get(indicator.basis, "aanname")
    if basis != "zeker":
        flags.append(text(f"uitleg.onderwerp_{basis}"))
    badges = joined(Markup(' <span class="flag">{}</span>').format(flag) for flag in flags)
    return Markup(
        '<details class="fold" id="onderwerp-{id}"><summary>{name}{badges}</summary>{facts}</details>'
    ).format(
        id=indicator.id, name=indicator.name, badges=badges, facts=_facts(release, indicator, there, basis)
    )


def _facts(release: Release, indicator: Indicator, there: Coverage, basis: str) -> Markup:
    direction = f"{text(f'uitleg.onderwerp_{indicator.direction}')} {indicator.direction_reason}"
    breaks = " ".join(
        text("uitleg.onderwerp_breuk_vanaf", jaar=b.year, reden=b.note) for b in indicator.breaks
    )
    facts = {
        "definitie": indicator.definition,
        "noemer": indicator.denominator,
        "eenheid": indicator.unit or text("uitleg.onderwerp_aantal"),
        "kant": direction,
        "betekenis": indicator.meaning,
        "let_op": indicator.caveat,
        "breuk": breaks,
        "bron": source_words(release, indicator),
        "jaren": "" if release.fictional else indicator.years,
        "jaren_hier": _years(there),
        "gebieden": levels_words(there.levels),
        "herkomst": text(f"uitleg.onderwerp_{_by_origin(indicator, there)}"),
        "minimum": text("uitleg.onderwerp_vanaf", aantal=indicator.min_denominator),
        "basis": text(f"uitleg.onderwerp_{basis}_uitleg"),
    }  # fmt: skip
    return definitions((text(f"uitleg.onderwerp_{key}"), words) for key, words in facts.items())


def _by_origin(indicator: Indicator, there: Coverage) -> str:
    if not there.split:
        return "niet"
    return "wel" if indicator.total else "alleen"


def _years(there: Coverage) -> str:
    if not there.years:
        return text("uitleg.onderwerp_geen_jaren")
    words = years_words(there.years)
    if not there.provisional:
        return words
    return text("uitleg.onderwerp_voorlopig", jaren=words, voorlopig=years_words(there.provisional))
