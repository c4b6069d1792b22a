"""Parts of a whole: a bar is as wide as the whole, and what is not shown is seen to be missing."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from data.areas import Area
from data.queries.groups.composition import Composition, CompositionPlace
from figures.parts import GROUPS, PLACES, YEARS, Stacks, pieces, table
from figures.parts.drawing import paper, screen
from figures.sheet import Box, Sheet


def test_a_stack_fills_the_width_and_shows_what_is_missing(make: Any, parse: Callable[[str], Any]) -> None:
    parts = tuple(make.indicator(f"leeftijd_{n}") for n in ("0_3", "4_12", "65plus"))
    area = Area("GM0001", "Aadorp", "gemeente", "NL00")
    full = Composition(
        CompositionPlace(area.code, "T", 2023), parts, tuple(make.figure(v) for v in (5.0, 70.1, 25.0))
    )
    some = Composition(
        CompositionPlace(area.code, "T", 2022), parts, tuple(make.figure(v) for v in (5.0, None, 25.0))
    )
    found = parse(screen(Stacks((full, some), (("2023", ""), ("2022", "")), YEARS), ""))
    rows = found.all(class_="stack-row")
    for row, many in zip(rows, (3, 3), strict=True):
        widths = [float(r.attributes["width"].rstrip("%")) for r in row.all("rect")]
        assert len(widths) == many
        assert sum(widths) == pytest.approx(100, abs=0.05)
    assert "niet getoond" in rows[1].text
    assert "te weinig mensen" in rows[1].all("svg")[0].attributes["aria-label"]
    none = Composition(CompositionPlace(area.code, "T", 2022), parts, (make.figure(None),) * 3)
    assert screen(Stacks((none,), (("2022", ""),), YEARS), "") == ""


def composition(make: Any, *values: float | None) -> Composition:
    parts = tuple(make.indicator(f"leeftijd_{n}") for n in ("0_3", "4_12", "65plus"))
    return Composition(CompositionPlace("GM0001", "T", 2023), parts, tuple(make.figure(v) for v in values))


def test_the_pieces_of_a_bar_are_the_same_on_screen_and_paper(make: Any, parse: Callable[[str], Any]) -> None:
    row = composition(make, 5.0, None, 25.0)
    plot = Stacks((row,), (("Noord", ""),), PLACES)
    shown = parse(screen(plot, "")).all("rect", fill="#f1efe9")
    assert [p.unknown for p in pieces(row)] == [False, False, True]
    assert shown[0].attributes["width"] == "70.00%"
    sheet = Sheet()
    paper(sheet, plot, Box(0, 0, 1000, 200))
    bars = [r for r in parse(sheet.markup()).all("rect") if r.attributes.get("stroke") == "#ffffff"]
    wide = sum(float(b.attributes["width"]) for b in bars)
    assert float(bars[-1].attributes["width"]) / wide == pytest.approx(0.7, abs=1e-3)


def test_the_row_of_the_selection_stands_out_and_not_just_the_first(make: Any) -> None:
    rows = (composition(make, 5.0, 70.0, 25.0),) * 3
    years = (("2021", ""), ("2022", ""), ("2023", ""))
    for plot, bold in (
        (Stacks(rows, years, YEARS, chosen=2), ["2023"]),
        (Stacks(rows, years, GROUPS), []),
        (Stacks(rows, years, PLACES), ["2021"]),  # the area itself
    ):
        sheet = Sheet()
        paper(sheet, plot, Box(0, 0, 1000, 300))
        words = [p for p in sheet.parts if 'font-weight="700"' in p]
        assert [year for p in words for year, _ in years if f">{year}<" in p] == bold


def test_a_file_has_the_unit_in_its_head_and_a_card_in_every_cell(make: Any) -> None:
    plot = Stacks((composition(make, 5.0, None, 25.0),), (("Noord", "Syrië"),), PLACES)
    file, card = table(plot).file(), table(plot).card()
    assert file.rows == (("Noord, Syrië", 5.0, "te weinig mensen", 25.0),)
    assert card.rows == (("Noord, Syrië", "5,0\u00a0%", "te weinig mensen", "25,0\u00a0%"),)
    assert [c.head for c in file.columns[1:]] == [f"{c.head} (%)" for c in card.columns[1:]]
