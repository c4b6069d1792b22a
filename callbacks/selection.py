"""The one writer of the selection, the lists that go with an area, and the address bar."""

from __future__ import annotations

from dash import ClientsideFunction, Dash, Input, Output, State

from components.frame import ids
from views.context import monitor


def register(app: Dash) -> None:
    """Wire the selection bar. The writer, in the browser (assets/selection.js), only merges what was chosen.

    Whoever reads the store parses it (data/selection.py), so nothing needs checking there. A new field of the
    bar is a line in ``FIELDS`` of the writer; a new Fragment in which one chooses, an id in ``ids.CHOOSERS``.
    """
    app.clientside_callback(
        ClientsideFunction("wijkmonitor", "begin"),
        Output(ids.SELECTION, "data"),
        Output(ids.ASKED, "data"),
        Input(ids.START, "data"),
        State(ids.SELECTION, "data"),
    )
    app.clientside_callback(
        ClientsideFunction("wijkmonitor", "address"),
        Output(ids.ADRES, "data"),
        Input(ids.SELECTION, "data"),
    )
    tiers = monitor().areas.tiers
    if len(tiers) < 2:
        return  # there is but the land: no area to choose
    app.clientside_callback(
        ClientsideFunction("balk", "line"),
        Output(ids.KORT, "children"),
        Input(ids.area_ids(ids.HERE, tiers)[0], "place"),
        Input(ids.HERKOMST, "value"),
        Input(ids.MEER, "value"),
        Input(ids.JAAR, "value"),
        State(ids.HERKOMST, "options"),
        State(ids.MEER, "options"),
        prevent_initial_call=True,
    )
    for side in (ids.HERE, ids.BESIDE):
        search, *lists = ids.area_ids(side, tiers)
        # In the browser too: the names are there already, and a second question would double the wait.
        app.clientside_callback(
            ClientsideFunction("gebied", "beside"),
            *(Output(id_, part) for id_ in lists for part in ("options", "value", "disabled")),
            Output(search, "shown"),
            Output(search, "place"),
            Input(search, "value"),
            Input(search, "at"),
            State(search, "url"),
            State(search, "texts"),
            prevent_initial_call=True,
        )
