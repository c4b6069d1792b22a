"""A tree of components as plain HTML: what a page shows before its scripts have started."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from dash.development.base_component import Component

from figures.markup import Markup

_IDS = re.compile(r' id="(?!onbekend)[^"]*"')  # the hatching is referred to by its id
_VOID = frozenset({"Br", "Hr", "Img", "Input"})
_NAMES = {"className": "class"} | {n: n for n in ("href", "role", "title", "type", "aria-expanded")}


class CannotStand(Exception):
    """A component of which only its own script knows how it looks."""


def still(part: Any, holes: Mapping[str, Any]) -> Markup:
    """``part`` (a component, text, or a list of them) as HTML without ids, for eyes only.

    A component whose id is in ``holes`` gets that as its children. Raises CannotStand for a component of a
    kind that is not drawn here.
    """
    if part is None:
        return Markup("")
    if isinstance(part, list | tuple):
        return Markup("").join(still(one, holes) for one in part)
    if not isinstance(part, Component):
        return Markup("{}").format(str(part))
    draw = _DRAWN.get((part._namespace, part._type))
    if draw:
        return draw(part)
    if part._namespace != "dash_html_components":
        raise CannotStand(f"{part._namespace}.{part._type}")
    return _html(part, holes)


def _get(part: Component, name: str) -> Any:
    return getattr(part, name, None)


def _html(part: Component, holes: Mapping[str, Any]) -> Markup:
    name = part._type.lower()
    attributes = Markup("").join(
        _attribute(key, value) for key, value in part.to_plotly_json()["props"].items()
    )
    if part._type in _VOID:
        return Markup("<{}{}>").format(name, attributes)
    identity = _get(part, "id")
    children = holes[identity] if isinstance(identity, str) and identity in holes else _get(part, "children")
    return Markup("<{name}{attributes}>{inner}</{name}>").format(
        name=name, attributes=attributes, inner=still(children, holes)
    )


def _attribute(key: str, value: Any) -> Markup:
    if key in ("hidden", "open"):
        return Markup(" {}").format(key) if value else Markup("")
    kept = _NAMES.get(key) or (key if key.startswith("data-") else "")
    return Markup(' {}="{}"').format(kept, str(value)) if kept else Markup("")


def _fragment(part: Component) -> Markup:
    html, marked = _IDS.sub("", _get(part, "html") or ""), _get(part, "marked")
    if marked:
        mark = f'data-mark="{re.escape(marked)}"'
        html = re.sub(rf'class="([^"]*)" {mark}', rf'class="\1 is-marked" {mark}', html)
        html = html.replace(f"<tr {mark}", f'<tr class="is-marked" {mark}')
    return Markup('<div class="{}">{}</div>').format(_get(part, "className") or "", Markup(html))


def _link(part: Component) -> Markup:
    return Markup('<a class="{}" href="{}">{}</a>').format(
        _get(part, "className") or "", _get(part, "href"), _get(part, "children") or ""
    )


def _search(part: Component) -> Markup:
    clear = Markup('<button type="button" class="area-clear">×</button>') if _get(part, "value") else ""
    go = part.texts.get("go")
    return Markup(
        '<div class="area-search"><input type="text" class="form-control" placeholder="{}" value="{}">{}{}'
        "</div>"
    ).format(
        part.texts["placeholder"],
        _get(part, "shown") or "",
        clear,
        Markup('<a class="area-go" href="#">{}</a>').format(go) if go else "",
    )


def _select(part: Component) -> Markup:
    one = Markup('<option value="{}"{}>{}</option>')
    options = Markup("").join(
        one.format(o["value"], Markup(" selected") if o["value"] == part.value else "", o["label"])
        for o in part.options
    )
    off = Markup(" disabled") if _get(part, "disabled") else ""
    shape = f"{_get(part, 'className') or ''} form-select".strip()
    return Markup('<select class="{}"{}>{}</select>').format(shape, off, options)


def _radios(part: Component) -> Markup:
    one = Markup(
        '<div class="form-check form-check-inline"><input class="form-check-input" type="radio"{}>'
        '<label class="form-check-label">{}</label></div>'
    )
    return Markup('<div class="{}">{}</div>').format(
        _get(part, "className") or "",
        Markup("").join(
            one.format(Markup(" checked") if o["value"] == part.value else "", o["label"])
            for o in part.options
        ),
    )


def _graph(part: Component) -> Markup:
    """The room that the chart will take."""
    height = (_get(part, "style") or {}).get("height", 0)
    return Markup('<div class="{}" style="height:{}px"></div>').format(_get(part, "className") or "", height)


def _nothing(_part: Component) -> Markup:
    return Markup("")


_DRAWN: dict[tuple[str, str], Callable[[Component], Markup]] = {
    ("wijkmonitor", "Fragment"): _fragment,
    ("wijkmonitor", "AreaSearch"): _search,
    ("dash_bootstrap_components", "Select"): _select,
    ("dash_bootstrap_components", "RadioItems"): _radios,
    ("dash_core_components", "Graph"): _graph,
    ("dash_core_components", "Link"): _link,
    ("dash_core_components", "Location"): _nothing,
    ("dash_core_components", "Store"): _nothing,
    ("dash_html_components", "Dialog"): _nothing,
}
