"""The page about the release says what is in it, from which tables, and what changed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from components.uitleg.changes import release_page
from data.areas import STANDARD
from data.queries.about.contents import IndicatorContent
from data.queries.about.coverage import Coverage
from data.queries.about.release_changes import IndicatorChange, ReleaseChanges
from data.releases.provenance import Origin
from data.releases.release import Release, Source, Status
from data.results import Reading
from figures.markup import Markup
from figures.words.trace import source_words, trace_lines

Parse = Callable[[str], Any]
KWB = Origin("CBS, Kerncijfers", "1NED", "kwb.csv", "2024", (2023, 2024))
OWN = Origin("Gemeente X", "eigen.csv", "eigen.csv", "2025-01-02", (2025,))
MADE = Origin("Verzonnen", "Fictief, gemaakt door python -m data build demo", "", "2025-01-01", (2023,))


def release(**more: Any) -> Release:
    return replace(
        Release(
            path=Path(), id="proef-1", edition="proef", title="Proef", created="2026-01-02T03:04:05+00:00",
            fictional=False, sources=(Source("CBS", "1NED", "2024", "CC BY 4.0"),), checks=(), years=(2023,),
            groups=("T",), indicators=("bijstand",), rows={"bijstand": 10}, provisional={"bijstand": (2023,)},
            files={}, digest="", provenance={"bijstand": (KWB, OWN)},
        ),
        **more,
    )  # fmt: skip


def traced(of: Release, reading: Reading) -> list[tuple[str, str]]:
    return trace_lines(of, reading.indicator, reading.figure.year, reading.figure.status)


def test_a_figure_names_its_table_its_file_and_its_status(make: Any) -> None:
    reading = make.reading("bijstand")  # of 2023
    lines = dict(traced(release(), reading))
    assert lines["Dit cijfer komt uit"] == "CBS, Kerncijfers, tabel 1NED, bestand kwb.csv, 2024"
    assert "voorlopig" in lines["Status"]
    assert lines["Uitgave"] == "proef-1"
    assert "niet geschat" in lines["Soort cijfer"]
    modelled = make.reading(make.indicator("bijstand", modelled=True))
    assert dict(traced(release(), modelled))["Soort cijfer"] == "modelmatige schatting"


def test_an_own_delivery_is_known_by_its_file(make: Any) -> None:
    reading = make.reading("bijstand")
    later = replace(reading, figure=replace(reading.figure, year=2025))
    assert dict(traced(release(), later))["Dit cijfer komt uit"] == (
        "Gemeente X, bestand eigen.csv, 2025-01-02"
    )
    assert source_words(release(), reading.indicator, 2025) == "Gemeente X (eigen.csv)"


def test_invented_figures_say_so_and_who_made_them(make: Any) -> None:
    made = release(fictional=True, provenance={"bijstand": (MADE,)})
    words = dict(traced(made, make.reading("bijstand")))
    assert words["Dit cijfer komt uit"] == "Verzonnen. Fictief, gemaakt door python -m data build demo"
    assert "verzonnen" in words["Soort cijfer"]
    assert source_words(made, make.indicator("bijstand")) == "Verzonnen"  # no command below every figure


def test_without_a_number_the_status_says_why(make: Any) -> None:
    hidden = make.reading(value=None)
    assert hidden.figure.status is Status.ONDERDRUKT
    assert dict(traced(release(), hidden))["Status"] == "te weinig mensen"


def test_a_release_of_before_names_the_source_of_the_catalogue(make: Any) -> None:
    old = release(provenance={})
    assert source_words(old, make.indicator("bijstand")) == make.indicator("bijstand").source
    assert "Dit cijfer komt uit" not in dict(traced(old, make.reading("bijstand")))
    assert "CBS" not in source_words(replace(old, fictional=True), make.indicator("bijstand"))


def test_the_page_lists_contents_and_changes(make: Any, parse: Parse) -> None:
    there = Coverage((2023, 2024), (2024,), STANDARD[:2], False)
    rows = [IndicatorContent(make.indicator("bijstand"), there, ())]
    changes = ReleaseChanges(
        release(id="proef-0"),
        ("vve",),
        ("oud_onderwerp",),
        (IndicatorChange("bijstand", (2025,), (), True, 12),),
        7,
    )
    themes = [(t, rows if t.id == "arbeid_inkomen" else []) for t in make.themes]
    info = Markup("<p>feiten</p>")
    page = parse(release_page(release(), info, themes, changes, make.catalogue.indicators))
    for part in (
        "1NED (2023 en 2024); eigen.csv (2025)", "2023 en 2024 (voorlopig: 2024)", "waargenomen", "proef-0",
        make.indicator("vve").name, "oud_onderwerp", "nieuw: 2025, 12 cijfers meer", "dezelfde cijfers: 7",
        "feiten",
    ):  # fmt: skip
        assert part in page.text, part
    first = parse(release_page(release(), info, themes, None, make.catalogue.indicators))
    assert "geen eerdere uitgave" in first.text
