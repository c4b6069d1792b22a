"""Who live here by origin, where no other figures by origin exist: bars with numbers, and shares by year."""

from __future__ import annotations

from collections.abc import Sequence

from data.catalogue import Theme
from data.queries.groups.origin_mix import MixSeries, OriginMix
from figures.drawing import Drawing
from figures.facts import always
from figures.markup import Markup
from figures.mix import Mix, whole_of
from figures.words import formatting
from figures.words.prose import listed, years_words
from figures.words.text import text
from figures.words.years import one_year, through
from figures.years import MixYears


def no_split(
    themes: Sequence[Theme],
    divisions: Sequence[tuple[str, Sequence[int]]],
    on_land: Sequence[tuple[str, str]] = (),
) -> Markup:
    """The paragraph that says there is nothing by origin but numbers of inhabitants, and what is shown.

    ``themes`` have nothing at all by origin. ``divisions`` gives of each classification its name and the
    years it has figures for, ``on_land`` the name of what there is for the land alone, and where it stands.
    """
    shown = listed([f"{name} ({years_words(years)})" for name, years in divisions])
    told = text("herkomst.geen_splitsing", themas=listed([t.name.lower() for t in themes]), indelingen=shown)
    links = Markup(", ").join(Markup('<a href="{}">{}</a>').format(href, name) for name, href in on_land)
    more = Markup(" {} {}.").format(text("herkomst.wel_land"), links) if on_land else Markup("")
    return Markup('<p class="no-split">{}{}</p>').format(told, more)


def mix(origins: OriginMix, area: str) -> Drawing:
    """A bar per group with its number and share; a tick shows the share in the wider area."""
    title = text(
        "herkomst.titel_mix",
        gebied=area,
        aantal=formatting.number(origins.total.value) if origins.total.value is not None else "–",
        groepen=sum(whole_of(p, origins.parts) is None for p in origins.parts),
    )
    notes = always(text("herkomst.volgorde"), origins.division.description)
    return Drawing(title, Mix(origins), one_year(origins.year), notes, origins.total)


def mix_trend(shares: MixSeries) -> Drawing:
    """The share of each group in each year as a table with small lines: few years need no chart."""
    first, last = shares.years[0], shares.years[-1]
    title = text("herkomst.titel_mix_verloop", gebied=shares.area.name, van=first, tot=last)
    return Drawing(title, MixYears(shares), through(shares.years))
