"""The files of a map that go in a release: polygons as they came, and outlines of them."""

from __future__ import annotations

from data.areas import Areas
from data.geometry.outlines import carried, outlines
from data.releases.release import Release

Made = tuple[dict[str, bytes], str]
"""Files by name, and what the report of the build says of them; empty: nothing."""


def drawn(level: str, geojson: bytes, areas: Areas, *, progress: bool) -> Made:
    """Polygons (GeoJSON, property ``code``) and their outlines; raises ReleaseError when they are no map."""
    made, report = outlines(geojson, level, areas, progress=progress)
    return {f"{level}.geojson": geojson, f"{level}.outlines": made}, report.words()


def same(level: str, base: Release, areas: Areas) -> Made:
    """The map of an earlier release for the areas that are still there; outlines when it had none yet."""
    polygons, earlier = base.map_file(level), base.outlines_file(level)
    files = {polygons.name: polygons.read_bytes()} if polygons else {}
    if earlier:
        return files | {earlier.name: carried(earlier, level, areas)}, ""
    return drawn(level, files[polygons.name], areas, progress=True) if polygons else ({}, "")
