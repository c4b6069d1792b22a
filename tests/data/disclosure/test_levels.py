"""Disclosure control and its audit on the small releases of four and of two levels (tests/levels.py)."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from data.areas import Areas
from data.catalogue import shipped
from data.disclosure.attack.audit import audit
from data.disclosure.attack.intake import Intake, of_release
from data.disclosure.delivered import Delivered
from data.disclosure.protection import Protection
from data.releases.release import Status, read
from tests.data.disclosure.world import published
from tests.levels import BANDS, GROUPS, YEARS, four_areas, made, two_areas

CATALOGUE = shipped()
NAMES = ("inwoners", *BANDS, "bijstand")


@pytest.mark.parametrize("areas", [four_areas(), two_areas()], ids=["four", "two"])
def test_a_protected_release_tells_nothing_that_is_hidden(areas: Areas) -> None:
    """Of the buurten there is only everybody; what is hidden of wijken is proven free all the same."""
    protection = Protection(areas, GROUPS, full=True)
    figures: list[Delivered] = []
    counts = dict(made(areas))
    for cluster in protection.clusters(CATALOGUE.indicators[n] for n in NAMES):
        members = [
            Delivered(i, teller.astype(np.int64), noemer.astype(np.int64), status.copy())
            for i in cluster
            for _, teller, noemer, status in (counts[i.id],)
        ]
        protection.protect(members)
        figures += members
    intake = Intake({f.indicator.id: published(f) for f in figures}, areas, GROUPS, YEARS)
    truth = {f.indicator.id: f for f in figures}
    assert audit(intake, sample=None, truth=truth).leaks == []
    hidden = [int(f.hidden.sum()) for f in figures]
    assert sum(hidden) > sum(int((counts[n][3] == Status.ONDERDRUKT).sum()) for n in NAMES)
    shown = sum(int((f.status == Status.BESCHIKBAAR).sum()) for f in figures)
    assert shown > sum(hidden)


@pytest.mark.parametrize(("release", "level"), [("four_levels", "wijken"), ("two_levels", "gemeenten")])
def test_the_audit_names_the_level_of_its_people(
    release: str, level: str, request: pytest.FixtureRequest
) -> None:
    path: Path = request.getfixturevalue(release)
    report = audit(of_release(read(path), CATALOGUE.indicators), sample=0)
    assert report.level == level
    assert report.leaks  # of a release after the primary rule only
    assert f"in de cijfers van {level}" in "\n".join(report.lines())
