"""The first HTML of every page: one file of scripts and one of styles, and the page as it will be."""

from __future__ import annotations

from dash import Dash

from components.frame.parts import LISTED, listed
from figures.words.text import text
from insides import index
from insides.bundle import Bundles
from serving import first_sight


class Wijkmonitor(Dash):
    """Dash, without a fifth of a megabyte of scripts that stand in the way of the first picture."""

    bundles: Bundles | None = None

    def interpolate_index(self, **given: str) -> str:
        """The first HTML; Dash's documented way to change it."""
        scripts, css = index.used(given["scripts"]), given["css"]
        if self.bundles:
            scripts, css = self.bundles.scripts(scripts), self.bundles.styles(css)
        entry = index.waiting(given["app_entry"], text("schil.laden"))
        sight = first_sight.first_sight(self)
        if sight:
            css += first_sight.HEAD
        changed = {
            "scripts": scripts,
            "css": css,
            "app_entry": f"{sight}{entry}{listed(self.server.extensions.get(LISTED, {}))}",
        }
        return super().interpolate_index(**given | changed)

    def csp_hashes(self, hash_algorithm: str = "sha256") -> list[str]:
        """Dash's hashes of its inline scripts, and that of the one of ours."""
        return [*super().csp_hashes(hash_algorithm), first_sight.HASH]
