"""Where a figure came from, in words: the actual table and file, its status, how it was made, the release."""

from __future__ import annotations

from collections.abc import Iterable

from data.catalogue import Indicator
from data.releases.provenance import Origin, of_year
from data.releases.release import Release, Status
from figures.words.prose import years_words
from figures.words.text import text


def source_words(release: Release, indicator: Indicator, year: int | None = None) -> str:
    """The sources of an indicator in this release, of one year or of all: for the foot of a figure.

    What the catalogue says, when the release was made before sources were written down per figure; never of
    an invented figure, which has no real source.
    """
    return sources_of(release, [(indicator, year)])


def sources_of(release: Release, figures: Iterable[tuple[Indicator, int | None]]) -> str:
    """The sources of several figures, each once; a figure is an indicator and its year."""
    found: dict[str, None] = {}
    for indicator, year in figures:
        origins = of_year(release.provenance.get(indicator.id, ()), year)
        unwritten = text("uitvoer.verzonnen") if release.fictional else indicator.source
        found |= dict.fromkeys([_words(o, "tabel") for o in origins] or [unwritten])
    return "; ".join(found)


def source_in(release: Release, indicator: Indicator, year: int) -> str:
    """The source of the figures of one year, for a row of a file; "" when no source gave that year."""
    known = release.provenance.get(indicator.id, ())
    return source_words(release, indicator, year) if of_year(known, year) or not known else ""


def source_through(release: Release, indicator: Indicator, years: Iterable[int]) -> str:
    """The sources of several years, each with its years when they differ: "A: 2020; B: 2023 en 2024"."""
    given: dict[str, list[int]] = {}
    for year in years:
        if words := source_in(release, indicator, year):
            given.setdefault(words, []).append(year)
    if len(given) < 2:
        return next(iter(given), "")
    return "; ".join(
        text("herkomst_cijfer.bron_jaren", bron=words, jaren=years_words(years))
        for words, years in given.items()
    )


def trace_lines(
    release: Release, indicator: Indicator, year: int | None, status: Status
) -> list[tuple[str, str]]:
    """(name, words) of everything that is known about where a figure of that year came from."""
    origins = of_year(release.provenance.get(indicator.id, ()), year)
    told = "; ".join(dict.fromkeys(_words(o, "bestand") for o in origins))
    lines = [("dit_cijfer", told), ("soort", kind_words(release, indicator))]
    if status is Status.BESCHIKBAAR:
        provisional = year in release.provisional.get(indicator.id, ())
        lines.append(("stand", text(f"herkomst_cijfer.{'voorlopig' if provisional else 'vast'}")))
    else:
        lines.append(("stand", text(f"status.{status.name.lower()}")))
    lines.append(("uitgave", release.id))
    return [(text(f"herkomst_cijfer.{key}"), words) for key, words in lines if words]


def kind_words(release: Release, indicator: Indicator) -> str:
    """Whether the figures of an indicator were observed, estimated by a model, or invented."""
    if release.fictional:
        return text("herkomst_cijfer.verzonnen")
    return text(f"herkomst_cijfer.{'modelmatig' if indicator.modelled else 'waargenomen'}")


def _words(origin: Origin, wanted: str) -> str:
    """One origin: with its ``tabel`` only, or with its file (``bestand``) and date too."""
    key = wanted
    if not origin.file:  # made, not read: how it was made is for those who ask, not for the foot of a figure
        key = "gemaakt" if wanted == "bestand" else "verzonnen"
    elif wanted == "bestand" and origin.table == origin.file:
        key = "levering"  # of an own delivery the file is the table
    return text(
        f"herkomst_cijfer.bron_{key}",
        bron=origin.source,
        tabel=origin.table,
        bestand=origin.file,
        datum=origin.date,
    )
