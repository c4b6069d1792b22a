"""What a file says about itself: what was asked, what the figures mean, where they come from."""

from __future__ import annotations

from dataclasses import dataclass

from components.formatting import number
from components.trace import source_words
from components.words import text
from data.monitor import Monitor
from data.release import Status
from data.request import Request, cells, split

Lines = list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class About:
    """``warning`` is empty unless the figures are invented; ``sections`` are (heading, [(name, words)])."""

    title: str
    release: str
    warning: str
    sections: tuple[tuple[str, Lines], ...]


def about(monitor: Monitor, request: Request, rows: int) -> About:
    """The explanation that goes with the table of a request."""
    release = monitor.release
    return About(
        text("uitvoer.titel"),
        release.id,
        text("uitvoer.waarschuwing") if release.fictional else "",
        (
            (text("uitvoer.kop_keuze"), _choice(monitor, request, rows)),
            (text("uitvoer.kop_uitgave"), _release(monitor)),
            (text("uitvoer.kop_indicatoren"), _indicators(monitor, request)),
            (text("uitvoer.kop_kolommen"), _columns(request)),
            (text("uitvoer.kop_status"), _statuses()),
        ),
    )


def _choice(monitor: Monitor, request: Request, rows: int) -> Lines:
    asked = cells(monitor, request)
    groups = tuple(monitor.cube.groups)
    labels = [monitor.catalogue.groups[groups[g]].label for g in asked.groups]
    years = [str(monitor.release.years[y]) for y in asked.years]
    return [
        (text("uitvoer.rijen"), number(rows)),
        (text("uitvoer.indicatoren"), number(len(asked.indicators))),
        (text("uitvoer.gebieden"), _areas(monitor, request.areas, len(asked.areas))),
        (text("uitvoer.herkomst"), "; ".join(labels)),
        (text("uitvoer.jaren"), ", ".join(years)),
        (text("uitvoer.link"), f"/database?{request.to_query()}"),
    ]


def _areas(monitor: Monitor, tokens: tuple[str, ...], total: int) -> str:
    named = [area_words(monitor, token) for token in tokens[:20]]
    more = ["…"] if len(tokens) > len(named) else []
    return text("uitvoer.aantal_gebieden", aantal=number(total), namen="; ".join([*named, *more]))


def area_words(monitor: Monitor, token: str) -> str:
    """A code of an area, or the name of a set of areas, as people say it."""
    if token in monitor.areas:
        return monitor.areas.full_name(token)
    if token.startswith("wijken-van-"):
        return text("uitvoer.wijken_van", gemeente=monitor.areas[token.rpartition("-")[2]].name)
    return {
        "gemeenten": text("uitvoer.alle_gemeenten"),
        "wijken": text("uitvoer.alle_wijken"),
        "alle": text("uitvoer.alle_gebieden"),
    }[token]


def _release(monitor: Monitor) -> Lines:
    release = monitor.release
    lines = [(text("uitvoer.uitgave"), f"{release.title} ({release.id})")]
    lines.append((text("uitvoer.gemaakt"), release.created[:10]))
    for source in release.sources:
        named = ", ".join(dict.fromkeys((source.name, source.table, source.date, source.licence)))
        lines.append((text("uitvoer.bron"), named))
    return lines


def _indicators(monitor: Monitor, request: Request) -> Lines:
    lines = []
    for position in cells(monitor, request).indicators:
        i = monitor.indicators[position]
        words = [i.definition, text("uitvoer.eenheid", eenheid=i.unit or i.counted), i.caveat]
        if i.modelled:
            words.append(text("uitvoer.geschat"))
        words.append(text("uitvoer.bron_van", bron=source_words(monitor.release, i)))
        lines.append((f"{i.name} ({i.id})", " ".join(w.strip() for w in words if w)))
    return lines


def _columns(request: Request) -> Lines:
    if request.columns:
        return [(text("uitvoer.naast_elkaar"), text("uitvoer.naast_elkaar_uitleg"))]
    names = split(text("uitvoer.kolommen"))
    return [(name, text(f"uitvoer.kolom_{name}")) for name in names]


def _statuses() -> Lines:
    return [(s.name.lower(), text(f"uitvoer.status_{s.name.lower()}")) for s in Status]
