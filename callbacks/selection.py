"""The one writer of the selection, the wijken that go with a gemeente, and the address bar."""

from __future__ import annotations

from typing import Any

from dash import ClientsideFunction, Dash, Input, Output, State

from components import ids
from components.controls import Options, gemeente_of, wijk_list
from views.context import monitor


def register(app: Dash) -> None:
    """Wire the selection bar. The writer runs in the browser: it only merges what was chosen.

    Whoever reads the store parses it (data/selection.py), so nothing needs checking here. Controls that only
    some pages have are optional; a new chooser is a new id in ``ids.CHOOSERS``.
    """
    app.clientside_callback(
        ClientsideFunction("wijkmonitor", "write"),
        Output(ids.SELECTION, "data"),
        Output(ids.HERKOMST, "value"),
        Output(ids.MEER, "value"),
        Input(ids.WIJK, "value"),
        Input(ids.JAAR, "value"),
        Input(ids.IJKPUNT, "value"),
        Input(ids.HERKOMST, "value"),
        Input(ids.MEER, "value"),
        Input(ids.MET_WIJK, "value", allow_optional=True),
        Input(ids.MET_HERKOMST, "value", allow_optional=True),
        *(Input(chooser, "event", allow_optional=True) for chooser in ids.CHOOSERS),
        State(ids.START, "data"),
        State(ids.SELECTION, "data"),
    )
    app.clientside_callback(
        ClientsideFunction("wijkmonitor", "address"),
        Output(ids.ADRES, "data"),
        Input(ids.SELECTION, "data"),
    )
    for gemeente, wijk in ((ids.GEMEENTE, ids.WIJK), (ids.MET_GEMEENTE, ids.MET_WIJK)):
        app.callback(
            Output(wijk, "options"),
            Output(wijk, "value"),
            Output(wijk, "disabled"),
            Output(gemeente, "shown"),
            Input(gemeente, "value"),
            Input(gemeente, "at"),
            prevent_initial_call=True,
        )(wijken_of)


def wijken_of(code: Any, _at: Any = None) -> tuple[Options, str, bool, str]:
    """(options, value, disabled) of the wijken that go with a gemeente or wijk, and the gemeente's name.

    Nothing to choose, and no name, for anything else.
    """
    areas, known = monitor().areas, code if isinstance(code, str) else None
    gemeente = gemeente_of(areas, known)
    return (*wijk_list(areas, known), areas[gemeente].name if gemeente else "")
