"""The figures in the headline and in the example are the ones that deviate most, and no others."""

from __future__ import annotations

from dataclasses import replace

from data.asked.selection import Selection
from data.monitor import Monitor
from data.queries.example import choose_example
from data.queries.highlights import MOST, choose_highlights
from data.queries.profile import get_profile_by_indicator
from data.results import Reading


def test_what_is_sensitive_is_a_whole_theme_or_one_indicator(monitor: Monitor) -> None:
    theme = {i.id for i in monitor.indicators if i.theme == "veiligheid"}
    assert theme
    assert monitor.sensitive == theme | ({"leeftijd_overleden"} & {i.id for i in monitor.indicators})


def size(reading: Reading) -> float:
    assert reading.gap is not None
    assert reading.spread
    return abs(reading.gap) / reading.spread


def test_highlights_are_the_largest_certain_gaps_one_per_theme(
    monitor: Monitor, some_selections: list[Selection]
) -> None:
    for selection in some_selections:
        found = get_profile_by_indicator(monitor, selection)
        fit = [
            r
            for r in found.readings
            if r.level not in (-9, 0)
            and not r.doubtful
            and r.indicator.pie
            and r.indicator.total
            and not r.indicator.modelled
            and r.indicator.id != "leeftijd_overleden"  # never without its caveat
            and (selection.group == "T" or r.indicator.id not in monitor.sensitive)
        ]
        best = {r.indicator.theme: r for r in sorted(fit, key=size)}  # the last of a theme is its largest
        expected = sorted(best.values(), key=size, reverse=True)[:MOST]
        assert [r.indicator.id for r in choose_highlights(found, monitor.sensitive)] == [
            r.indicator.id for r in expected
        ]


def test_a_sensitive_theme_may_be_told_of_all_inhabitants_together(monitor: Monitor) -> None:
    def told(group: str) -> set[str]:
        everywhere = (
            get_profile_by_indicator(monitor, Selection(a.code, 2022, "veiligheid", group))
            for a in monitor.areas
        )
        return {r.indicator.theme for p in everywhere for r in choose_highlights(p, monitor.sensitive)}

    assert "veiligheid" in told("T")
    assert "veiligheid" not in told("NL")


def test_the_example_is_scored_and_the_largest_with_an_interval(
    monitor: Monitor, some_selections: list[Selection]
) -> None:
    for selection in some_selections:
        found = get_profile_by_indicator(monitor, selection)
        one = choose_example(found, monitor.sensitive)
        fit = [
            r
            for r in found.readings
            if r.scored and (selection.group == "T" or r.indicator.id not in monitor.sensitive)
        ]
        whole = [
            r
            for r in fit
            if r.figure.low is not None
            and r.indicator.pie
            and r.indicator.total
            and r.indicator.headline
            and not r.indicator.modelled
        ]
        assert (one is None) == (not fit)
        assert one is None or size(one) == max(map(size, whole or fit))


def test_the_example_is_the_chosen_indicator_when_it_can_be(monitor: Monitor) -> None:
    selection = Selection("GM0001", 2022, "veiligheid", "NL", indicator="verdachten")
    found = get_profile_by_indicator(monitor, selection)
    wanted = next(r for r in found.readings if r.indicator.id == "verdachten")
    one = choose_example(found, monitor.sensitive)
    assert one is not None
    assert (one.indicator.id == "verdachten") == wanted.scored
    assert (
        choose_example(
            get_profile_by_indicator(monitor, replace(selection, area="NL00", group="T")), monitor.sensitive
        )
        is None
    )
