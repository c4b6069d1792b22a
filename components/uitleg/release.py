"""Which figures these are, from whom, and how they were checked: for Uitleg and for the page of a release."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from data.areas import Areas
from data.herindeling.told import lines
from data.releases.release import Release
from figures.address import at
from figures.markup import Markup
from figures.words import formatting
from figures.words.dates import dutch_date
from figures.words.prose import definitions, heading, joined, listed, paragraphs, table, years_words
from figures.words.text import text, texts

MOST_MOVES = 40  # sentences; the API gives all of them
_SOURCE = ("naam", "tabel", "datum", "licentie")


def release_summary(release: Release, areas: Areas, refused: Sequence[str]) -> Markup:
    """#uitgave of Uitleg: what the release is, and where everything about it stands."""
    link = Markup('<p><a href="{}">{}</a></p>').format(at("/uitleg/release"), text("uitgave.naar"))
    return joined([*_what(release, areas, refused), link])


def release_info(release: Release, areas: Areas, refused: Sequence[str]) -> Markup:
    """What the release is, its sources and checks, and which newer ones could not be used."""
    sources = [(s.name, s.table, _date(s.date), s.licence) for s in release.sources]
    return joined(
        [
            *_what(release, areas, refused),
            heading(text("uitleg.bronnen")),
            table([text(f"uitleg.bronnen_{c}") for c in _SOURCE], sources, "wide"),
            *_moves(release, areas),
            heading(text("uitleg.controles")),
            *_checks(release),
        ]
    )


def _moves(release: Release, areas: Areas) -> list[Markup]:
    """Which areas changed, the oldest first; nothing when none did."""
    found = lines(release.lineage, areas, text)
    if not found:
        return []
    intro = text("gebied.kop_uitleg", cellen=formatting.number(release.recounted))
    shown = found if len(found) <= MOST_MOVES else found[:MOST_MOVES]
    if len(found) > len(shown):
        shown = [*shown, text("gebied.kop_meer", aantal=formatting.number(len(found) - len(shown)))]
    items = joined(Markup("<li>{}</li>").format(line) for line in shown)
    return [heading(text("gebied.kop")), paragraphs([intro]), Markup("<ul>{}</ul>").format(items)]


def _what(release: Release, areas: Areas, refused: Sequence[str]) -> list[Markup]:
    notes = texts("uitleg.uitgave_p_") + ([text("uitleg.uitgave_demo")] if release.fictional else [])
    parts = [paragraphs(notes), definitions(_facts(release, areas))]
    if refused:
        items = joined(Markup("<li>{}</li>").format(why) for why in refused)
        parts += [
            heading(text("uitleg.geweigerd")),
            paragraphs([text("uitleg.geweigerd_p_1")]),
            Markup('<ul class="refused">{}</ul>').format(items),
        ]
    return parts


def _facts(release: Release, areas: Areas) -> list[tuple[str, str | Markup]]:
    per_level = Counter(area.level for area in areas)
    facts: dict[str, str] = {
        "id": release.id,
        "titel": release.title,
        "datum": dutch_date(release.created),
        "editie": release.edition,
        "jaren": years_words(release.years),
        "gebieden": text(
            "uitleg.uitgave_land",
            niveaus=listed(
                [
                    text("uitleg.uitgave_niveau", aantal=formatting.number(per_level[t.id]), niveaus=t.plural)
                    for t in areas.tiers[1:]
                ]
            ),
        ),
        "groepen": formatting.number(len([g for g in release.groups if g != "T"])),
        "onderwerpen": formatting.number(len(release.indicators)),
        "cijfers": text(
            "uitleg.uitgave_cijfers_uitleg", aantal=formatting.number(sum(release.rows.values()))
        ),
        "voorlopig": _provisional(release),
    }
    return [(text(f"uitleg.uitgave_{key}"), words) for key, words in facts.items()]


def _provisional(release: Release) -> str:
    found = Counter(years_words(years) for years in release.provisional.values() if years)
    words = []
    for years, number in found.most_common():
        key = "een" if number == 1 else "jaren"
        words.append(text(f"uitleg.uitgave_voorlopig_{key}", jaren=years, aantal=number))
    return ", ".join(words) or text("uitleg.uitgave_geen")


def _checks(release: Release) -> list[Markup]:
    if not release.checks:
        return [paragraphs([text("uitleg.controles_geen")])]
    one = len(release.checks) == 1
    intro = text("uitleg.controles_een") if one else text("uitleg.controles_p_1", aantal=len(release.checks))
    lines = (
        (c.name, text("uitleg.controles_goed" if c.passed else "uitleg.controles_fout"), c.detail)
        for c in release.checks
    )
    items = joined(
        Markup("<li><strong>{}</strong> ({}): {}</li>").format(name, outcome, detail)
        for name, outcome, detail in lines
    )
    return [paragraphs([intro]), Markup('<ul class="checks">{}</ul>').format(items)]


def _date(moment: str) -> str:
    """A date in words when it is one; sources may also say "2024" or "voorjaar 2025"."""
    try:
        return dutch_date(moment)
    except (ValueError, IndexError):
        return moment
