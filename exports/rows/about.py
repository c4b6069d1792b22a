"""What a file says about itself: what was asked, what the figures mean, where they come from."""

from __future__ import annotations

from dataclasses import dataclass

from data.areas import Areas
from data.asked.places import area_set
from data.asked.request import Request, cells
from data.monitor import Monitor
from data.releases.release import Source, Status
from exports.rows.table import around_levels, long_schema, place_fields
from figures.address import at
from figures.words.formatting import number, of_whom
from figures.words.levels import as_heading, either
from figures.words.prose import years_words
from figures.words.text import text
from figures.words.trace import source_through

Lines = list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class About:
    """``warning`` is empty unless the figures are invented; ``sections`` are (heading, [(name, words)])."""

    title: str
    release: str
    warning: str
    sections: tuple[tuple[str, Lines], ...]


def about(monitor: Monitor, request: Request, rows: int, home: str = "") -> About:
    """The explanation that goes with a table; ``home`` (scheme and host) makes the link in it whole."""
    release = monitor.release
    return About(
        text("uitvoer.titel"),
        release.id,
        text("uitvoer.waarschuwing") if release.fictional else "",
        (
            (text("uitvoer.kop_keuze"), _choice(monitor, request, rows, home)),
            (text("uitvoer.kop_uitgave"), _release(monitor, request)),
            (text("uitvoer.kop_indicatoren"), _indicators(monitor, request)),
            (text("uitvoer.kop_kolommen"), _columns(monitor, request)),
            (text("uitvoer.kop_status"), _statuses()),
        ),
    )


def _choice(monitor: Monitor, request: Request, rows: int, home: str) -> Lines:
    asked = cells(monitor, request)
    groups = tuple(monitor.cube.groups)
    labels = [monitor.catalogue.groups[groups[g]].label for g in asked.groups]
    years = [str(monitor.release.years[y]) for y in asked.years]
    link = home + at(f"/database?{request.to_query()}")
    if not home:  # made without a server: then nobody knows its address
        link = text("meenemen.link_los", link=link)
    return [
        (text("uitvoer.rijen"), number(rows)),
        (text("uitvoer.indicatoren"), number(len(asked.indicators))),
        (text("uitvoer.gebieden"), _areas(monitor, request.areas, len(asked.areas))),
        (text("uitvoer.herkomst"), "; ".join(labels)),
        (text("uitvoer.jaren"), ", ".join(years)),
        (text("uitvoer.link"), link),
    ]


def _areas(monitor: Monitor, tokens: tuple[str, ...], total: int) -> str:
    named = [area_words(monitor, token) for token in tokens[:20]]
    more = ["…"] if len(tokens) > len(named) else []
    return text("uitvoer.aantal_gebieden", aantal=number(total), namen="; ".join([*named, *more]))


def area_words(monitor: Monitor, token: str) -> str:
    """A code of an area, or the name of a set of areas, as people say it."""
    if token in monitor.areas:
        return monitor.areas.full_name(token)
    named = area_set(monitor.areas, token)
    if named is None:  # ALL: whoever asks, has parsed the request
        return text("uitvoer.alle_gebieden")
    if named.within == monitor.areas.land.code:
        return text("uitvoer.alle_van_niveau", niveau=named.level.plural)
    return text(
        "uitvoer.alle_van_niveau_in",
        niveau=named.level.plural,
        gebied=monitor.areas[named.within].name,
    )


def _release(monitor: Monitor, request: Request) -> Lines:
    """The release, and those of its sources that gave what was asked."""
    release = monitor.release
    lines = [(text("uitvoer.uitgave"), f"{release.title} ({release.id})")]
    lines.append((text("uitvoer.gemaakt"), release.created[:10]))
    for source in _sources(monitor, request):
        named = ", ".join(dict.fromkeys((source.name, source.table, source.date, source.licence)))
        lines.append((text("uitvoer.bron"), named))
    return lines


def _sources(monitor: Monitor, request: Request) -> list[Source]:
    release, asked = monitor.release, cells(monitor, request)
    years = {release.years[y] for y in asked.years}
    names = [monitor.indicators[p].id for p in asked.indicators]
    given = [o for name in names for o in release.provenance.get(name, ()) if years & set(o.years)]
    used = {(o.source, o.table) for o in given}
    return [s for s in release.sources if (s.name, s.table) in used] or list(release.sources)


def _indicators(monitor: Monitor, request: Request) -> Lines:
    release, asked = monitor.release, cells(monitor, request)
    years = [release.years[y] for y in asked.years]
    lines = []
    for position in asked.indicators:
        i = monitor.indicators[position]
        words = [i.definition, of_whom(i), text("uitvoer.eenheid", eenheid=i.unit or i.counted), i.caveat]
        if i.modelled:
            words.append(text("uitvoer.geschat"))
        provisional = set(years) & set(release.provisional.get(i.id, ()))
        if provisional:
            words.append(text("uitvoer.voorlopig", jaren=years_words(provisional)))
        if source := source_through(release, i, years):
            words.append(text("uitvoer.bron_van", bron=source))
        lines.append((f"{i.name} ({i.id})", " ".join(w.strip() for w in words if w)))
    return lines


def _columns(monitor: Monitor, request: Request) -> Lines:
    areas = monitor.areas
    if not request.columns:
        return [(name, _column_words(areas, name)) for name in long_schema(areas).names]
    other = ("herkomst", "herkomst_naam") if request.columns == "jaar" else ("jaar",)
    names = (*(f.name for f in place_fields(areas)), *other, "indicator", "indicator_naam", "eenheid")
    beside = "uitvoer.naast_elkaar_vol" if request.full else "uitvoer.naast_elkaar_uitleg"
    return [
        *((name, _column_words(areas, name)) for name in names),
        (text("uitvoer.naast_elkaar"), text(beside)),
        *((name, _column_words(areas, name)) for name in ("soort", "bron")),
    ]


def _column_words(areas: Areas, name: str) -> str:
    """What a column holds."""
    around = {level.id: level.name for level in around_levels(areas)}
    if name in around:
        return text("uitvoer.kolom_om_gebied", niveau=around[name])
    niveaus = as_heading(either([level.name for level in areas.tiers]))
    return text(f"uitvoer.kolom_{name}", niveaus=niveaus)


def _statuses() -> Lines:
    return [(s.name.lower(), text(f"uitvoer.status_{s.name.lower()}")) for s in Status]
