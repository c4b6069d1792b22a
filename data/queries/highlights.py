"""Choose the few figures that are worth a sentence: "In één oogopslag"."""

from __future__ import annotations

from data.results import Profile, Reading

MOST = 3


def tells(reading: Reading) -> bool:
    """Fit for a headline? Not what needs its caveat beside it, nor the size of a group (told already)."""
    indicator = reading.indicator
    return indicator.pie and indicator.total and indicator.headline and not indicator.modelled


def choose_highlights(profile: Profile, sensitive: frozenset[str] = frozenset()) -> tuple[Reading, ...]:
    """The readings that deviate most and not by chance, also among all figures of the profile, at most one
    per theme and MOST in all.

    Largest first, in standard deviations of the peers. For an origin group the indicators in ``sensitive``
    are left out: such a figure is shown with its caveat in the table, never as a headline.
    """
    found = [r for r in profile.readings if r.coloured and not r.doubtful and tells(r)]
    if profile.selection.group != "T":
        found = [r for r in found if r.indicator.id not in sensitive]
    found.sort(key=lambda r: -abs((r.gap or 0.0) / (r.spread or 1.0)))
    chosen: list[Reading] = []
    for reading in found:
        if all(reading.indicator.theme != c.indicator.theme for c in chosen):
            chosen.append(reading)
    return tuple(chosen[:MOST])
