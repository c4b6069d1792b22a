"""The one writer of the selection, the wijken that go with a gemeente, and the address bar."""

from __future__ import annotations

from typing import Any

from dash import ClientsideFunction, Dash, Input, Output, State

from components import ids
from components.controls import Options, wijk_options
from views.context import monitor


def register(app: Dash) -> None:
    """Wire the selection bar. The writer runs in the browser: it only merges what was chosen.

    Whoever reads the store parses it (data/selection.py), so nothing needs checking here.
    """
    app.clientside_callback(
        ClientsideFunction("wijkmonitor", "write"),
        Output(ids.SELECTION, "data"),
        Output(ids.HERKOMST, "value"),
        Output(ids.MEER, "value"),
        Input(ids.GEMEENTE, "value"),
        Input(ids.WIJK, "value"),
        Input(ids.JAAR, "value"),
        Input(ids.IJKPUNT, "value"),
        Input(ids.HERKOMST, "value"),
        Input(ids.MEER, "value"),
        Input(ids.TAART, "event", allow_optional=True),
        Input(ids.TABEL, "event", allow_optional=True),
        State(ids.START, "data"),
        State(ids.SELECTION, "data"),
    )
    app.clientside_callback(
        ClientsideFunction("wijkmonitor", "address"),
        Output(ids.ADRES, "data"),
        Input(ids.SELECTION, "data"),
    )
    app.clientside_callback(
        ClientsideFunction("wijkmonitor", "theme"),
        Output(ids.TAART, "marked"),
        Input(ids.SELECTION, "data"),
    )
    app.callback(
        Output(ids.WIJK, "options"),
        Output(ids.WIJK, "value"),
        Output(ids.WIJK, "disabled"),
        Input(ids.GEMEENTE, "value"),
        prevent_initial_call=True,
    )(wijken_of)


def wijken_of(gemeente: Any) -> tuple[Options, None, bool]:
    """The wijken of a gemeente; an unknown or empty gemeente has none and the list is disabled."""
    options = wijk_options(monitor().areas, gemeente if isinstance(gemeente, str) else None)
    return options, None, not options
