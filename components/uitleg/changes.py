"""The page about the release in use: what it holds and from where, what changed, how it was checked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from data.catalogue import Indicator, Theme
from data.queries.about.contents import IndicatorContent
from data.queries.about.release_changes import IndicatorChange, ReleaseChanges
from data.releases.release import Release
from figures.address import at
from figures.markup import Markup
from figures.words import formatting
from figures.words.dates import dutch_date
from figures.words.levels import levels_words
from figures.words.prose import heading, joined, paragraphs, table, years_words
from figures.words.text import text
from figures.words.trace import source_words

SECTIONS = ("bevat", "veranderd", "gegevens")
_HEADS = ("onderwerp", "jaren", "gebieden", "herkomst", "bron", "soort")


def release_page(
    release: Release,
    info: Markup,
    contents: Sequence[tuple[Theme, Sequence[IndicatorContent]]],
    changes: ReleaseChanges | None,
    indicators: Mapping[str, Indicator],
) -> Markup:
    """The whole page. ``info`` are facts, sources and checks; ``changes`` None when there is none before."""
    sections = {
        "bevat": joined(_theme(release, theme, rows) for theme, rows in contents),
        "veranderd": _changes(changes, indicators),
        "gegevens": info,
    }
    body = joined(
        Markup('<section id="{id}" tabindex="-1"><h2>{title}</h2>{html}</section>').format(
            id=name, title=text(f"uitgave.{name}"), html=sections[name]
        )
        for name in SECTIONS
    )
    links = joined(
        Markup('<li><a href="#{}">{}</a></li>').format(name, text(f"uitgave.{name}")) for name in SECTIONS
    )
    return Markup(
        '<nav class="contents" aria-label="{toc}"><p>{toc}</p><ul>{links}<li><a href="{home}">{back}</a>'
        '</li></ul></nav><article class="text release-text"><h1>{title}</h1><p class="lead">{lead}</p>'
        "{body}</article>"
    ).format(
        toc=text("uitleg.inhoud"), links=links, home=at("/uitleg"), back=text("uitgave.terug"),
        title=text("uitgave.titel"),
        lead=text("uitgave.intro", id=release.id, datum=dutch_date(release.created)), body=body,
    )  # fmt: skip


def _theme(release: Release, theme: Theme, rows: Sequence[IndicatorContent]) -> Markup:
    head = heading(theme.name, id=f"bevat-{theme.id}")
    if not rows:
        return head + paragraphs([text("taart.geen_cijfers", thema=theme.name)])
    heads = [text(f"uitgave.kop_{c}") for c in _HEADS]
    body = table(heads, (_row(release, row) for row in rows), "wide contents-table")
    return head + Markup(
        '<div class="table-scroll" role="region" tabindex="0" aria-label="{}">{}</div>'
    ).format(theme.name, body)


def _row(release: Release, row: IndicatorContent) -> tuple[str | Markup, ...]:
    indicator, there = row.indicator, row.there
    kind = "modelmatig" if indicator.modelled else "waargenomen"
    name = Markup('<a href="{}">{}</a>').format(at(f"/uitleg#onderwerp-{indicator.id}"), indicator.name)
    years = years_words(there.years)
    if there.provisional:
        years = text("uitleg.onderwerp_voorlopig", jaren=years, voorlopig=years_words(there.provisional))
    return (
        name,
        years,
        levels_words(there.levels),
        "; ".join(c.name for c in row.classifications) or text("uitgave.niet_gesplitst"),
        _tables(release, indicator),
        text(f"uitgave.{'verzonnen' if release.fictional else kind}"),
    )


def _tables(release: Release, indicator: Indicator) -> str:
    """The tables or files with the years they gave; their full names stand with the sources below."""
    origins = release.provenance.get(indicator.id, ())
    if not origins:
        return source_words(release, indicator)
    if not any(o.file for o in origins):  # not read but made: then the table says how
        return "; ".join(dict.fromkeys(o.table for o in origins))
    years: dict[str, set[int]] = {}
    for origin in origins:  # one table may be delivered in several files
        years.setdefault(origin.table, set()).update(origin.years)
    return "; ".join(text("uitgave.tabel", tabel=t, jaren=years_words(y)) for t, y in years.items())


def _changes(changes: ReleaseChanges | None, indicators: Mapping[str, Indicator]) -> Markup:
    if changes is None:
        return paragraphs([text("uitgave.eerste")])
    before = changes.previous
    parts = [paragraphs([text("uitgave.tegenover", id=before.id, datum=dutch_date(before.created))])]
    for key, names in (("nieuw", changes.added), ("weg", changes.removed)):
        if names:
            parts.append(heading(text(f"uitgave.{key}", aantal=len(names))))
            parts.append(_list(_name(n, indicators) for n in names))
    if changes.changed:
        parts.append(heading(text("uitgave.anders", aantal=len(changes.changed))))
        parts.append(_list(f"{_name(c.indicator, indicators)}: {_change_words(c)}" for c in changes.changed))
    parts.append(paragraphs([text("uitgave.gelijk", aantal=changes.same)]))
    return joined(parts)


def _change_words(change: IndicatorChange) -> str:
    words = []
    if change.added:
        words.append(text("uitgave.jaren_erbij", jaren=years_words(change.added)))
    if change.removed:
        words.append(text("uitgave.jaren_weg", jaren=years_words(change.removed)))
    if not words:
        words.append(text("uitgave.zelfde_jaren" if change.known else "uitgave.andere_cijfers"))
    if change.rows:
        key = "uitgave.meer" if change.rows > 0 else "uitgave.minder"
        words.append(text(key, aantal=formatting.number(abs(change.rows))))
    return ", ".join(words)


def _name(indicator: str, indicators: Mapping[str, Indicator]) -> str:
    return indicators[indicator].name if indicator in indicators else indicator


def _list(lines: Iterable[str]) -> Markup:
    return Markup("<ul>{}</ul>").format(joined(Markup("<li>{}</li>").format(line) for line in lines))
