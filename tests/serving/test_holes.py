"""A release may lack anything: whatever theme, group, level or year is a hole, every page still opens."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlencode

import numpy as np
import pytest
from flask.testing import FlaskClient
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from data.areas import STANDARD, Areas
from data.catalogue import shipped
from data.monitor import Monitor, open_monitor
from data.releases.release import Source, Status
from data.releases.writer import ReleaseWriter
from figures.words import levels
from tests.levels import GROUPS, INDICATORS, YEARS, four_areas, made
from tests.serving.test_app import open_page
from views import context

SYRIA = "SYR"  # one group of another classification
EVERY_GROUP = (*GROUPS, SYRIA)
THEMES = tuple(shipped().themes)
PAGES = ("/", *(f"/thema/{t}" for t in THEMES), "/herkomst", "/vergelijken", "/rapport", "/database")
FILES = ("herkomst-matrix", "herkomst-punten", "overzicht-taart", "thema-bijstand", "thema-inwoners")

Hole = tuple[frozenset[str], frozenset[str], frozenset[str], frozenset[int]]


def some(values: tuple[str, ...]) -> st.SearchStrategy[frozenset[str]]:
    """Some of the values, and often all of them: then the hole goes through all of that axis."""
    return st.just(frozenset(values)) | st.frozensets(st.sampled_from(values), min_size=1)


holes = st.tuples(
    some(INDICATORS),
    some(EVERY_GROUP),
    some(tuple(level.id for level in STANDARD)),
    st.just(frozenset(YEARS)) | st.frozensets(st.sampled_from(YEARS), min_size=1),
)
ALL_BUT_T = frozenset(EVERY_GROUP) - {"T"}
ALL_LEVELS = frozenset(level.id for level in STANDARD)


def poked(root: Path, areas: Areas, missing: list[Hole]) -> Path | None:
    """The release of tests/levels.py with Syria besides, without what is missing; None: nothing is left."""
    left = False
    with ReleaseWriter(
        root,
        "gaten",
        title="Proef",
        areas=areas,
        years=YEARS,
        groups=EVERY_GROUP,
        sources=[Source("Verzonnen", "proef", "2026-01-01", "EUPL-1.2")],
        fictional=True,
    ) as writer:
        for name, arrays in made(areas):
            value, teller, noemer, status = (np.concatenate([a, a[:, 2:3]], axis=1) for a in arrays)
            for indicators, groups, tiers, years in missing:
                if name in indicators:
                    where = np.ix_(
                        [y in years for y in YEARS],
                        [g in groups for g in EVERY_GROUP],
                        [a.level in tiers for a in areas],
                    )
                    status[where] = Status.NIET_BESCHIKBAAR
            if (status != Status.NIET_BESCHIKBAAR).any():
                left = True
                writer.figures(name, value, teller.astype(np.int32), noemer.astype(np.int32), status)
        return writer.finish() if left else None


@pytest.fixture(autouse=True)
def _levels() -> Iterator[None]:
    yield
    levels.use(STANDARD[:3])


def opens(monitor: Monitor, places: list[str]) -> None:
    """Every page of these areas opens, for all inhabitants and for groups of two classifications."""
    import app as module

    context.use(monitor)
    server = module.create_app(monitor).server
    server.config["PROPAGATE_EXCEPTIONS"] = False
    with server.test_client() as client:
        for at, place in enumerate(places):
            for n, path in enumerate(PAGES):
                group = ("T", "BE_BU", SYRIA, "NL")[(at + n) % 4]
                _opens(client, path, {"gebied": place, "herkomst": group, "jaar": str(YEARS[(at + n) % 2])})
            for theme in THEMES:
                _opens(client, "/herkomst", {"gebied": place, "thema": theme})
            assert open_page(client, "/herkomst", {"gebied": place}, None)  # and as the browser asks for it
            for name in FILES:
                answer = client.get(f"/figuur/{name}.svg?gebied={place}", buffered=True)
                assert answer.status_code in (200, 404), name


def _opens(client: FlaskClient, path: str, query: dict[str, str]) -> None:
    address = f"{path}?{urlencode(query)}"
    assert client.get(address, buffered=True).status_code == 200, address


@settings(max_examples=2, suppress_health_check=list(HealthCheck))
@given(st.lists(holes, min_size=1, max_size=4), st.data())
# The published case: by origin there is one figure of one group, in one area.
@example([(frozenset(INDICATORS), ALL_BUT_T - {SYRIA}, ALL_LEVELS, frozenset(YEARS))], None)
@example([(frozenset({"inwoners"}), ALL_BUT_T | {"T"}, ALL_LEVELS, frozenset(YEARS))], None)
@example([(frozenset(INDICATORS), frozenset({"T"}), ALL_LEVELS, frozenset(YEARS))], None)
def test_every_page_opens_whatever_is_missing(
    tmp_path_factory: pytest.TempPathFactory, missing: list[Hole], data: st.DataObject | None
) -> None:
    areas = four_areas()
    release = poked(tmp_path_factory.mktemp("gaten"), areas, missing)
    if release is None:
        return
    codes = list(areas.index)
    place = data.draw(st.sampled_from(codes)) if data else "GM0001"
    opens(open_monitor(str(release)), [place])
