"""One file per interaction; each has ``register(app)``."""

from __future__ import annotations

from dash import Dash

from callbacks import home, selection


def register(app: Dash) -> None:
    """Wire every interaction."""
    for part in (selection, home):
        part.register(app)
