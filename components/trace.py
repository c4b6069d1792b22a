"""Where a figure came from, in words: the actual table and file, its status, how it was made, the release."""

from __future__ import annotations

from components.words import text
from data.catalogue import Indicator
from data.provenance import Origin, of_year
from data.release import Release, Status
from data.results import Reading


def source_words(release: Release, indicator: Indicator, year: int | None = None) -> str:
    """The sources of an indicator in this release, of one year or of all: for the foot of a figure.

    What the catalogue says, when the release was made before sources were written down per figure; never of
    an invented figure, which has no real source.
    """
    found = of_year(release.provenance.get(indicator.id, ()), year)
    unwritten = text("uitvoer.verzonnen") if release.fictional else indicator.source
    return "; ".join(dict.fromkeys(_words(o, "tabel") for o in found)) or unwritten


def trace_lines(release: Release, reading: Reading) -> list[tuple[str, str]]:
    """(name, words) of everything that is known about where one figure came from."""
    indicator, year = reading.indicator, reading.figure.year
    origins = of_year(release.provenance.get(indicator.id, ()), year)
    told = "; ".join(dict.fromkeys(_words(o, "bestand") for o in origins))
    lines = [("dit_cijfer", told), ("soort", kind_words(release, indicator))]
    if reading.figure.status is Status.BESCHIKBAAR:
        provisional = year in release.provisional.get(indicator.id, ())
        lines.append(("stand", text(f"herkomst_cijfer.{'voorlopig' if provisional else 'vast'}")))
    else:
        lines.append(("stand", text(f"status.{reading.figure.status.name.lower()}")))
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
