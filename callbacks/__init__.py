"""One file per interaction; each has ``register(app)``."""

from __future__ import annotations

from dash import Dash

from callbacks import database, herkomst, home, rapport, selection, thema, vergelijken


def register(app: Dash) -> None:
    """Wire every interaction."""
    for part in (selection, home, herkomst, thema, vergelijken, rapport, database):
        part.register(app)
