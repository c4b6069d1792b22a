"""Callbacks answer in plain JSON, and whatever Dash could write it still writes."""

from __future__ import annotations

import json
from typing import Any

import numpy as np
import pytest
from dash import html
from dash._utils import to_json as written_by_dash

from insides.plain_json import to_json


def test_html_is_not_escaped() -> None:
    written = to_json({"multi": True, "response": {"taart": {"html": "<svg/> é\u2028"}}})
    assert "<svg/>" in written
    assert json.loads(written)["response"]["taart"]["html"] == "<svg/> é\u2028"


@pytest.mark.parametrize(
    "value",
    [
        {"a": [1, 2.5, None, True, "</script>"]},
        {"pagina": html.Div([html.P("woord", id="p")])},
        {"figuur": {"x": np.array([1.5, 2.5]), "y": np.float64(3)}},
        {"leeg": float("nan"), 2024: "jaar"},
    ],
)
def test_it_says_what_dash_says(value: Any) -> None:
    assert json.loads(to_json(value)) == json.loads(written_by_dash(value))


def test_what_cannot_be_written_is_still_an_error() -> None:
    with pytest.raises(TypeError):
        to_json({"a": object()})
