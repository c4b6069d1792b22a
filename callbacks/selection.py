"""The one writer of the selection, the wijken that go with a gemeente, and the address bar."""

from __future__ import annotations

from dash import ClientsideFunction, Dash, Input, Output, State

from components.frame import ids


def register(app: Dash) -> None:
    """Wire the selection bar. The writer, in the browser (assets/selection.js), only merges what was chosen.

    Whoever reads the store parses it (data/selection.py), so nothing needs checking there. A new field of the
    bar is a line in ``FIELDS`` of the writer; a new Fragment in which one chooses, an id in ``ids.CHOOSERS``.
    """
    app.clientside_callback(
        ClientsideFunction("wijkmonitor", "begin"),
        Output(ids.SELECTION, "data"),
        Input(ids.START, "data"),
        State(ids.SELECTION, "data"),
    )
    app.clientside_callback(
        ClientsideFunction("wijkmonitor", "address"),
        Output(ids.ADRES, "data"),
        Input(ids.SELECTION, "data"),
    )
    app.clientside_callback(
        ClientsideFunction("balk", "line"),
        Output(ids.KORT, "children"),
        Input(ids.WIJK, "value"),
        Input(ids.WIJK, "options"),
        Input(ids.GEMEENTE, "shown"),
        Input(ids.HERKOMST, "value"),
        Input(ids.MEER, "value"),
        Input(ids.JAAR, "value"),
        State(ids.HERKOMST, "options"),
        State(ids.MEER, "options"),
        prevent_initial_call=True,
    )
    for gemeente, wijk in ((ids.GEMEENTE, ids.WIJK), (ids.MET_GEMEENTE, ids.MET_WIJK)):
        # In the browser too: the names are there already, and a second question would double the wait.
        app.clientside_callback(
            ClientsideFunction("gebied", "wijken"),
            Output(wijk, "options"),
            Output(wijk, "value"),
            Output(wijk, "disabled"),
            Output(gemeente, "shown"),
            Input(gemeente, "value"),
            Input(gemeente, "at"),
            State(gemeente, "url"),
            State(gemeente, "texts"),
            prevent_initial_call=True,
        )
