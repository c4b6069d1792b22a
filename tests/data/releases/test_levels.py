"""A release names its levels; one that does not has those of CBS down to the narrowest it holds."""

import json
from pathlib import Path

import numpy as np
import pytest

from data.areas import STANDARD, Area, Areas, Level
from data.cubes.cube import load
from data.releases.release import Release, Source, Status, digest, read
from data.releases.writer import ReleaseWriter
from tests.levels import BANDS, INDICATORS


@pytest.fixture(scope="module")
def four(four_levels: Path) -> Release:
    return read(four_levels)


@pytest.fixture(scope="module")
def two(two_levels: Path) -> Release:
    return read(two_levels)


def test_the_levels_are_read_back(four: Release, two: Release) -> None:
    assert four.areas.tiers == STANDARD
    assert two.areas.tiers == STANDARD[:2]
    assert [len(four.areas.rows[four.areas.level_slice(t.id)]) for t in STANDARD] == [1, 3, 9, 48]
    assert four.areas.wider("BU00010102") == tuple(four.areas[c] for c in ("WK000101", "GM0001", "NL00"))


def test_a_level_says_which_tables_have_figures_of_it(four: Release) -> None:
    assert four.level_sources == {t.id: ("proef",) for t in STANDARD}


def test_a_level_without_any_figure_has_no_source(tmp_path: Path) -> None:
    areas = Areas([Area("NL00", "Nederland", "land", None), Area("GM0001", "A", "gemeente", "NL00")])
    status = np.array([[[Status.BESCHIKBAAR, Status.ONDERDRUKT]]], np.uint8)
    counts = np.full(status.shape, 20, np.int32)
    source = Source("Verzonnen", "proef", "2026-01-01", "EUPL-1.2")
    with ReleaseWriter(
        tmp_path, "x", title="X", areas=areas, years=[2020], groups=["T"], sources=[source]
    ) as writer:
        writer.figures("inwoners", counts.astype(np.float32), counts, counts, status)
        assert read(writer.finish()).level_sources == {"land": ("proef",), "gemeente": ()}


def test_an_older_release_has_the_levels_of_its_areas(four: Release, tmp_path: Path) -> None:
    manifest = json.loads((four.path / "manifest.json").read_text("utf-8"))
    del manifest["levels"]
    for file in ("areas.parquet",):
        (tmp_path / file).write_bytes((four.path / file).read_bytes())
    (tmp_path / "manifest.json").write_text(json.dumps(manifest | {"digest": digest(manifest)}), "utf-8")
    old = read(tmp_path)
    assert old.levels is None
    assert old.level_sources == {}
    assert old.areas.tiers == STANDARD


def test_levels_that_are_no_chain_are_refused() -> None:
    land, _, wijk, _ = STANDARD
    with pytest.raises(ValueError, match="Het niveau wijk hoort te liggen in land"):
        Areas([], [land, wijk])
    with pytest.raises(ValueError, match="prefix NL is van twee niveaus"):
        Areas([], [land, Level("deel", "deel", "delen", "NL", "land")])
    with pytest.raises(ValueError, match="Onbekend niveau: wijk"):
        Areas([Area("WK000101", "W", "wijk", "GM0001")], [land])


def test_the_sums_hold(four: Release, two: Release) -> None:
    """Every shown count of an area is that of its parts together, and the age bands are everybody."""
    for release in (four, two):
        cube = load(release)
        counts = cube.numerator[cube.indicators["inwoners"]]
        for area in release.areas:
            parts = release.areas.children_slice(area.code)
            if parts.stop:
                shown = counts[:, :, parts]
                whole = counts[:, :, release.areas.index[area.code]]
                known = (shown >= 0).all(axis=-1) & (whole >= 0)
                assert (shown.sum(axis=-1)[known] == whole[known]).all()
        bands = cube.numerator[[cube.indicators[b] for b in BANDS]]
        whole = (bands >= 0).all(axis=0)
        assert (bands.sum(axis=0)[whole] == counts[whole]).all()


def test_of_buurten_only_demography_of_everybody_is_there(four: Release) -> None:
    cube = load(four)
    buurten = four.areas.level_slice("buurt")
    for name in INDICATORS:
        status = cube.status[cube.indicators[name]][:, :, buurten]
        demography = name == "inwoners" or name in BANDS
        assert (status[:, 1:] == Status.NIET_BESCHIKBAAR).all()
        assert (status[:, 0] == Status.NIET_BESCHIKBAAR).all() != demography
    assert (cube.status[cube.indicators["leeftijd_0_3"]][:, 0, buurten] == Status.ONDERDRUKT).any()
