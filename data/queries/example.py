"""Choose the one figure that shows best how the scoring rule works."""

from __future__ import annotations

from data.queries.highlights import tells
from data.results import Profile, Reading


def choose_example(profile: Profile, sensitive: frozenset[str] = frozenset()) -> Reading | None:
    """The indicator that was chosen, or else the figure that deviates most from its reference.

    Figures with an interval come first, because they show the whole rule. For an origin group the indicators
    in ``sensitive`` are left out, as in ``highlights``. None when nothing is held against anything.
    """
    found = [r for r in profile.readings if r.scored and r.spread]
    chosen = next((r for r in found if r.indicator.id == profile.selection.indicator), None)
    if chosen is not None:
        return chosen
    if profile.selection.group != "T":
        found = [r for r in found if r.indicator.id not in sensitive]
    whole = [r for r in found if r.figure.low is not None and tells(r)]
    return max(whole or found, key=lambda r: abs(r.gap or 0.0) / (r.spread or 1.0), default=None)
