"""The first HTML of every page: one file of scripts and one of styles, and the page as it will be."""

from __future__ import annotations

from dash import Dash

from components.frame.parts import LISTED, listed
from figures.words.text import text
from insides import index
from insides.bundle import RENDERER, Bundles
from serving import first_sight

MAPS = "figuren/landkaart.js"
_DRAW = '<script async src="{}"></script>'
"""Draws a large map in the still page, before Dash has started."""


class Wijkmonitor(Dash):
    """Dash, without a fifth of a megabyte of scripts that stand in the way of the first picture."""

    bundles: Bundles | None = None

    def interpolate_index(self, **given: str) -> str:
        """The first HTML; Dash's documented way to change it."""
        scripts, css = index.used(given["scripts"]), given["css"]
        sight = first_sight.first_sight(self)
        changed = {}
        if self.bundles:
            scripts, css = self.bundles.scripts(scripts), self.bundles.styles(css)
            css += index.fetched_early(scripts, sight)
            scripts, changed["renderer"] = index.starting(scripts), RENDERER
        if sight:
            css += first_sight.HEAD
        drawing = _DRAW.format(self.get_asset_url(MAPS)) if index.has_map(sight) else ""
        entry = index.waiting(given["app_entry"], text("schil.laden"))
        parts = listed(self.server.extensions.get(LISTED, {}))
        changed |= {"scripts": scripts, "css": css, "app_entry": f"{sight}{drawing}{entry}{parts}"}
        return super().interpolate_index(**given | changed)

    def csp_hashes(self, hash_algorithm: str = "sha256") -> list[str]:
        """Dash's hashes of its inline scripts, and those of the two of ours."""
        return [*super().csp_hashes(hash_algorithm), first_sight.HASH, index.START_HASH]
