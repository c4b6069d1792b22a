"""One file per interaction; each has ``register(app)``."""

from __future__ import annotations

from dash import Dash

from callbacks import database, herkomst, home, selection, thema, vergelijken


def register(app: Dash) -> None:
    """Wire every interaction."""
    for part in (selection, home, herkomst, thema, vergelijken, database):
        part.register(app)
