"""One file per interaction; each has ``register(app)`` and is found by itself, as the pages are."""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules

from dash import Dash


def register(app: Dash) -> None:
    """Wire every interaction."""
    for name in sorted(module.name for module in iter_modules(__path__)):
        module = import_module(f"{__name__}.{name}")
        if hasattr(module, "register"):
            module.register(app)
