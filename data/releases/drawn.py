"""The maps of a release: the polygons as they came, and outlines of them that are ready to draw."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from data.geometry import shapes as shapes_module
from data.geometry.shapes import WHOLE, Shapes


class HasMaps:
    """What a ``Release`` knows of its maps."""

    path: Path
    files: Mapping[str, Mapping[str, Any]]
    areas: Any  # of Release: a cached property, which mypy does not take for an attribute

    def map_file(self, level: str) -> Path | None:
        """The polygons of a level as GeoJSON, or None when the release has no map."""
        path = self.path / "map" / f"{level}.geojson"
        return path if path.exists() else None

    def has_map(self, level: str) -> bool:
        """Whether there is a map of a level, in whatever form."""
        return bool(self.map_file(level) or self.outlines_file(level))

    def outlines_file(self, level: str) -> Path | None:
        """The outlines of a level (``data/geometry/shapes.py``), or None when the release has none."""
        name = f"map/{level}.outlines"
        return self.path / name if name in self.files else None

    def shapes(self, level: str, within: str | None = None) -> Shapes | None:
        """The outlines of the areas of a level in ``within``, in a box of their own, or of all of them.

        None when the release has no such map: it never had one, was made before there were outlines, or no area
        of that level lies in ``within``.
        """
        file = self.outlines_file(level)
        if file is None:
            return None
        whole = within is None or within == self.areas.land.code
        return shapes_module.read(file, level, WHOLE if whole else str(within))
