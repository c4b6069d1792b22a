"""What we know of Dash's insides holds for the Dash that is installed, and nobody else knows of them.

A test here that fails names what a newer Dash has changed; ``insides/listed.py`` says what that was for.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import dash
import dash_ag_grid
import dash_bootstrap_components as dbc
import pytest
from dash import Dash, Input, Output, _callback, dcc, html
from dash.development.base_component import ComponentRegistry
from flask import Flask
from flask.testing import FlaskClient

from components.frame.area_search import AreaSearch
from components.frame.fragment import Fragment
from insides import addresses, bundle, index, pages, plain_json
from insides.bundle import _SCRIPT, _STYLE
from insides.listed import LISTED
from insides.still import _DRAWN
from tests.house.code import REPO, app_files

DASH = Path(dash.__file__).parent


@pytest.fixture(scope="module")
def bare() -> Dash:
    """A small app as anybody would make it, without anything of ours."""
    app = Dash("proef", server=Flask("proef"), external_stylesheets=["/assets/proef.css"])
    app.layout = html.Div([html.B(id="in"), html.B(id="uit")])
    app.callback(Output("uit", "children"), Output("uit", "title"), Input("in", "title"))(
        lambda t: (f"<{t}>", t)
    )
    return app


@pytest.fixture
def client(bare: Dash) -> Iterator[FlaskClient]:
    with bare.server.test_client() as client:
        yield client


@pytest.fixture
def first_html(client: FlaskClient) -> str:
    return client.get("/").get_data(as_text=True)


def shipped(path: str) -> str:
    """A script that Dash brings along."""
    return (DASH / path).read_text("utf-8")


def ask(client: FlaskClient) -> Any:
    (known,) = client.get("/_dash-dependencies").get_json()
    body = {
        "output": known["output"],
        "outputs": [{"id": "uit", "property": "children"}, {"id": "uit", "property": "title"}],
        "inputs": [{"id": "in", "property": "title", "value": "b"}],
        "changedPropIds": ["in.title"],
    }
    return client.post(addresses.QUESTIONS, data=json.dumps(body), content_type="application/json")


# ---------------------------------------------------------------- what Dash does


def test_script_tags(first_html: str) -> None:
    scripts, styles = _SCRIPT.findall(first_html), _STYLE.findall(first_html)
    assert any("react@" in s for s in scripts), f"Dash writes its <script src> otherwise: {first_html}"
    assert any("dash_core_components" in s for s in scripts)
    assert "/assets/proef.css" in styles, f"Dash writes its <link rel=stylesheet> otherwise: {first_html}"


def test_renderer_start() -> None:
    app = Dash("proef", server=Flask("proef"))
    assert app.renderer.strip() == "var renderer = new DashRenderer();"
    assert re.search(dash.dash._re_renderer_scripts_id[0], bundle.RENDERER)


def test_renderer_name() -> None:
    """Dash checks its own first HTML when it is made."""

    class Renamed(Dash):
        def interpolate_index(self, **parts: str) -> str:
            script = '<script src="/bundel/x-dash-renderer.1.js"></script>' if self.title == "wel" else ""
            return super().interpolate_index(**parts | {"scripts": script})

    for title, fine in (("wel", True), ("niet", False)):
        app = Renamed("anders", server=Flask("anders"), title=title)
        app.layout = html.Div()
        app.server.testing = True
        try:
            taken = app.server.test_client().get("/").status_code == 200
        except Exception:
            taken = False
        assert taken is fine, "Dash no longer looks for dash-renderer in the name of a script, or for another"


def test_current_script() -> None:
    assert "document.currentScript" in shipped("dcc/dash_core_components.js"), (
        "Dash's scripts find the rest of themselves otherwise than by document.currentScript"
    )


def test_unused_scripts(first_html: str) -> None:
    assert dash_ag_grid.__name__ in first_html
    for name in ("polyfill@", "/dash_table/", "/dash_ag_grid/"):
        assert name in first_html, f"Dash no longer loads {name}, or by another name"
        assert name not in index.used(first_html)
    assert "react@" in index.used(first_html)


def test_library_address(client: FlaskClient, first_html: str) -> None:
    script = client.get("/_dash-component-suites/dash_ag_grid/dash_ag_grid.min.js")
    assert script.status_code == 200, "the grid's script is elsewhere; see library() of assets/0-dash.js"
    assert b"dash_ag_grid" in script.data
    assert first_html  # Dash registers the files of packages with its first page


def test_loading_words(first_html: str) -> None:
    assert first_html.count(index.LOADING) == 1, "Dash waits with other words"
    assert 'id="react-entry-point"' in first_html


def test_page_content() -> None:
    inside = {part.id for part in dash.page_container.children}
    assert pages.CONTENT in inside, f"Dash draws pages in another element: {sorted(inside)}"
    assert f'"{pages.CONTENT}"' in (REPO / "assets/0-dash.js").read_text("utf-8")


def test_session_store() -> None:
    script = shipped("dcc/dash_core_components.js")
    assert '"session"===t.storage_type' in script, "dcc.Store chooses its storage otherwise"
    assert re.search(r"getItem\(\w+\)", script), "dcc.Store reads its storage otherwise"
    assert pages.chosen_in_tab("keuze") == 'sessionStorage.getItem("keuze")'


def test_tree_of_components() -> None:
    parts = [html.Div(), dcc.Link("x", href="/"), dbc.Select(options=[], value=""), Fragment("")]
    names = [(p._namespace, p._type) for p in parts]
    assert names[0] == ("dash_html_components", "Div")
    for part, name in zip(parts[1:], names[1:], strict=True):
        assert name in _DRAWN, f"{type(part).__name__} now calls itself {name}; see insides/still.py"
    assert html.Div("x", title="t").to_plotly_json()["props"] == {"children": "x", "title": "t"}


def test_to_json(client: FlaskClient) -> None:
    before = _callback.to_json is plain_json.to_json
    try:
        plain_json.use(True)
        assert "<b>" in ask(client).get_data(as_text=True), (
            "Dash writes answers by another way than _callback.to_json"
        )
        plain_json.use(False)
        written = ask(client).get_data(as_text=True)
        assert "<b>" not in written, "Dash no longer escapes; insides/plain_json.py has become superfluous"
        assert json.loads(written)["response"]["uit"]["children"] == "<b>"
    finally:
        plain_json.use(before)


def test_addresses(client: FlaskClient, first_html: str) -> None:
    script = next(s for s in _SCRIPT.findall(first_html) if "dash_core_components" in s)
    assert addresses.of_dash(script)
    assert addresses.is_script(script)
    file, versioned = addresses.file_behind(script.partition("?")[0])
    assert versioned, f"Dash writes the version in {script} otherwise"
    assert client.get(file).data == client.get(script).data
    made_up = re.sub(r"\.v[\w-]+m[0-9a-f]+\.", ".v9m9.", script)
    assert addresses.file_behind(made_up)[0] == file
    assert client.get(made_up).data == client.get(file).data
    for known in ("/_dash-layout", "/_dash-dependencies", addresses.QUESTIONS):
        assert client.get(known).status_code in (200, 405), f"Dash no longer answers {known}"
        assert addresses.of_dash(known)


def test_questions(client: FlaskClient) -> None:
    (known,) = client.get("/_dash-dependencies").get_json()
    assert known["output"] == "..uit.children...uit.title..", "Dash names the outputs of a question otherwise"
    answer = ask(client)
    assert answer.status_code == 200, f"Dash is asked otherwise: {answer.get_data(as_text=True)[:200]}"
    renderer = shipped("dash-renderer/build/dash_renderer.min.js")
    assert addresses.QUESTIONS.strip("/") in renderer
    assert "fetch(" in renderer, "Dash no longer asks with fetch"
    assert addresses.QUESTIONS in (REPO / "assets/0-dash.js").read_text("utf-8")


def test_described_component() -> None:
    described = dcc.Graph(id="g").to_plotly_json()
    assert described.keys() == {"props", "type", "namespace"}
    assert (described["namespace"], described["type"]) == ("dash_core_components", "Graph")


def test_house_component() -> None:
    described = Fragment("<b>", id="x", marked="m").to_plotly_json()
    assert described == {
        "namespace": "wijkmonitor",
        "type": "Fragment",
        "props": {"html": "<b>", "id": "x", "marked": "m"},
    }, "Dash describes a component of ours otherwise; see insides/component.py"
    registered = ComponentRegistry.children_props
    assert registered["wijkmonitor"] == {"AreaSearch": [], "Fragment": []}, "Dash tells the browser of others"
    assert "components" not in registered
    assert ComponentRegistry.namespace_to_package["wijkmonitor"] == "components"
    with pytest.raises(TypeError):
        Fragment("", nergens=1)  # type: ignore[call-arg]
    added = {"_abc_impl", "_js_dist", "_css_dist"}  # by Python, and by a package for its own files
    assert AreaSearch._type == "AreaSearch"
    generated = {n for n in vars(html.Div) if n.startswith("_") and not n.startswith("__")} - added
    ours = {n for c in Fragment.__mro__ for n in vars(c)}
    assert generated <= ours, f"Dash's generator writes more in a class: {sorted(generated - ours)}"
    renderer = shipped("dash-renderer/build/dash_renderer.min.js")
    assert re.search(r"window\[\w+\]", renderer), "Dash no longer finds components in window"
    assert list((DASH / "deps").glob("react@*.js")), "React is no longer a script of its own"


def test_page_registry() -> None:
    dash.page_registry.pop("proef_van_een_pagina", None)
    app = Dash("met-paginas", server=Flask("met-paginas"), use_pages=True, pages_folder="")
    before = dict(dash.page_registry)
    try:
        dash.register_page("proef_van_een_pagina", path_template="/proef/<wat>", layout=html.Div())
        page = dash.page_registry["proef_van_een_pagina"]
        assert {"module", "path", "path_template", "layout"} <= page.keys(), f"a page is now {sorted(page)}"
        place = pages.page_at("/proef/x")
        assert place is not None
        assert place.variables == {"wat": "x"}
    finally:
        dash.page_registry.clear()
        dash.page_registry.update(before)
    assert app.use_pages


def test_history() -> None:
    assert 'addEventListener("popstate"' in shipped("dcc/dash_core_components.js"), (
        "Dash no longer follows the history of the browser by popstate; see go() of assets/0-dash.js"
    )


def test_set_props() -> None:
    renderer = shipped("dash-renderer/build/dash_renderer.min.js")
    assert re.search(r"window\.dash_clientside=.{0,80}\.set_props=function", renderer), (
        "set_props is elsewhere"
    )
    assert "triggered_id" in renderer


def test_element_of_an_id() -> None:
    named = Output({"type": "t", "key": "k"}, "children").component_id_str()
    assert named == '{"key":"k","type":"t"}', f"Dash writes an id that is an object as {named}"


# ---------------------------------------------------------------- and nobody else knows


def test_each_line_of_the_list_is_tested_and_each_file_of_the_room_listed() -> None:
    names = [line.name for line in LISTED]
    assert len(set(names)) == len(names)
    untested = [n for n in names if f"test_{n}" not in globals()]
    assert not untested, f"no contract test for {untested}"
    files = {file for line in LISTED for file in line.where}
    assert all((REPO / file).is_file() for file in files)
    room = {p.relative_to(REPO).as_posix() for p in (REPO / "insides").glob("*.py")}
    assert room - files == {"insides/__init__.py", "insides/listed.py"}
    assert all(line.what and line.why and line.plain and line.seen for line in LISTED)


PRIVATE = re.compile(
    r"_dashprivate\w*|_dash-[a-z-]+|\"/_dash|_pages_(?:content|location|store|dummy)|react-entry-point|currentScript"
    r"|dash_clientside\.set_props|page_registry"
    r"|from dash(?:\.\w+)* import (?:\w+, )*_\w+|from dash\._\w+|dash\._\w+"
    r"|\b_(?:namespace|type|prop_names|children_props|base_nodes|valid_wildcard_attributes)\b"
)


@pytest.mark.parametrize(("line", "private"), [
    ('new CustomEvent("_dashprivate_pushstate")', True), ("from dash import _callback", True),
    ("from dash import html, _pages", True), ("part._namespace", True), ('"/_dash-layout"', True),
    ("from dash import html", False), ("value_type", False), ("window.dash_clientside.no_update", False),
])  # fmt: skip
def test_what_is_private_is_recognised(line: str, private: bool) -> None:
    assert bool(PRIVATE.search(line)) is private


def test_nothing_outside_the_room_knows_dash_inside() -> None:
    files = [p for p in app_files() if not p.is_relative_to(REPO / "insides")] + [REPO / "gunicorn.conf.py"]
    files += [
        p for kind in ("js", "css") for p in (REPO / "assets").rglob(f"*.{kind}") if "vendor" not in p.parts
    ]
    wrong = [
        f"{path.relative_to(REPO)}:{number}: {line.strip()}"
        for path in sorted(files)
        if path.name != "0-dash.js"
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1)
        if PRIVATE.search(line)
    ]
    assert not wrong, "only insides/ and assets/0-dash.js may know this of Dash:\n" + "\n".join(wrong)
