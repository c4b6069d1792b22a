"""Answers of callbacks as plain JSON."""

from __future__ import annotations

from typing import Any

import orjson
from dash import _callback

_with_components = _callback.to_json


def use(on: bool) -> None:
    """Let Dash write what callbacks answer without escaping every ``<``, ``>`` and ``/``, if ``on``.

    Plotly escapes them because its JSON may stand in a script in a page. An answer of ours is HTML from top
    to bottom, is never part of a page, and got a third longer; escaping and compressing that was a tenth of
    a redraw. Dash has no setting for it.
    """
    _callback.to_json = to_json if on else _with_components


def to_json(value: Any) -> str:
    """Texts, numbers, lists and dicts; what holds components or figures is left to Dash.

    Raises TypeError for what neither can write.
    """
    try:
        return orjson.dumps(value).decode()
    except TypeError:
        written: str = _with_components(value)
        return written
