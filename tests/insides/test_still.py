"""Components as still HTML."""

from __future__ import annotations

import dash_bootstrap_components as dbc
import pytest
from dash import dcc, html

from components.frame.fragment import Fragment
from figures.markup import Markup
from insides.still import CannotStand, still


def test_text_is_escaped_and_ids_and_references_are_left_out() -> None:
    part = html.Div(["a < b", html.Label("x", htmlFor="veld")], id="hier", className='"q"', **{"data-a": "<"})
    assert still(part, {}) == '<div class="&quot;q&quot;" data-a="&lt;">a &lt; b<label>x</label></div>'


def test_a_hole_is_filled_with_what_belongs_there() -> None:
    assert (
        still(html.Main(html.Div(id="gat")), {"gat": html.B("vol")}) == "<main><div><b>vol</b></div></main>"
    )


def test_html_of_a_fragment_loses_its_ids_but_that_of_the_hatching() -> None:
    drawn = Markup('<p id="a">1</p><pattern id="onbekend"></pattern>')
    expected = '<div class="k"><p>1</p><pattern id="onbekend"></pattern></div>'
    assert still(Fragment(drawn, id="x", className="k"), {}) == expected


def test_what_is_marked_is_marked() -> None:
    drawn = Markup('<g class="sector" data-mark="a"></g><g class="sector" data-mark="b"></g>')
    found = still(Fragment(drawn, marked="b"), {})
    assert 'class="sector" data-mark="a"' in found
    assert 'class="sector is-marked" data-mark="b"' in found


def test_controls_show_what_is_chosen() -> None:
    options = [{"label": "Een", "value": "1"}, {"label": "Twee", "value": "2"}]
    assert '<option value="2" selected>Twee</option>' in still(dbc.Select(options, "2"), {})
    radios = still(dbc.RadioItems(options, "1"), {})
    assert radios.count("checked") == 1
    assert still(dcc.Store(id="s", data="geheim"), {}) == ""


def test_a_component_that_only_its_script_can_draw_is_refused() -> None:
    with pytest.raises(CannotStand):
        still(html.Div(dcc.DatePickerRange()), {})
