"""How a page is drawn anew: it consists of parts, and only those that were made for something else are sent.

A page names its parts in a function of what was asked, and says with ``redraws`` what of it can change. That
is all: what is on screen already is neither made nor sent.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dash import Dash, Input, Output, State, no_update

from callbacks import short_way
from components.frame import ids
from data.asked import selection as selections
from data.asked.selection import Selection
from data.monitor import Monitor
from views.context import monitor

Changes = Mapping[str, Mapping[str, Any]]
"""What changes on screen: {id of a component: {property: value}}."""

Shown = Mapping[str, Sequence[str]]
"""What of a page can change: {id of a component: its properties}, in the order of the answer."""

STAMPS = ("stamp", "data-stamp", "data-shapes")
"""Properties that say what a part was made for; a Fragment has the first, an element of HTML the others."""


@dataclass(frozen=True)
class PagePart:
    """One part of a page: ``make`` gives what changes when it is made for something else.

    ``id`` is the component that bears the ``stamp``: all that the part depends on, in a text. What ``make``
    changes may lie in other components too.
    """

    id: str
    stamp: str
    make: Callable[[], Changes]


@dataclass(frozen=True)
class Asked:
    """What a page is drawn for: the ``selection`` in the store, and what is ``on_screen`` by id of a part.

    ``stored`` is the store itself, for what only one page keeps in it; ``more`` the values of the states that
    the page asked for besides.
    """

    monitor: Monitor
    selection: Selection
    stored: Mapping[str, Any]
    on_screen: Mapping[str, str | None]
    more: tuple[Any, ...] = ()


def ask(stored: Any, on_screen: Mapping[str, str | None] | None = None, *more: Any) -> Asked:
    """What is asked by a store that may hold anything."""
    m, known = monitor(), stored if isinstance(stored, dict) else {}
    selection, _ = selections.parse(m.choices, known)
    return Asked(m, selection, known, on_screen or {}, more)


def redrawn(parts: Iterable[PagePart], on_screen: Mapping[str, str | None], shown: Shown) -> Changes:
    """What changes for ``parts``: of each whose stamp is another than the one on screen, with its new stamp.

    Raises KeyError when a part has no property in ``shown`` for its stamp.
    """
    bearers = _bearers(shown)
    changes: dict[str, dict[str, Any]] = {}
    for part in parts:
        if part.stamp == on_screen.get(part.id):
            continue
        for component, properties in part.make().items():
            changes.setdefault(component, {}).update(properties)
        changes.setdefault(part.id, {})[bearers[part.id]] = part.stamp
    return changes


def redraws(
    app: Dash,
    parts: Callable[[Asked], Iterable[PagePart]],
    shown: Shown,
    *more: State,
    when: Input | None = None,
    opening: bool = True,
    short: bool = True,
) -> None:
    """Draw ``parts`` anew when the selection (or ``when``) changes, also while the page is ``opening``.

    A choice takes the ``short`` way (callbacks/short_way.py), unless there is ``more`` to know than that.
    """
    bearers = _bearers(shown)

    def redraw(_when: object, stored: object, *values: Any) -> Changes:
        stamps = dict(zip(bearers, values, strict=False))
        asked = ask(stored, stamps, *values[len(bearers) :])
        return redrawn(parts(asked), stamps, shown)

    store = State(ids.SELECTION, "data")
    states = [State(component, name) for component, name in bearers.items()]
    wired(app, redraw, shown, when or Input(ids.ASKED, "data"), store, *states, *more, opening=opening)
    if short and not more and not when:
        short_way.answer(app, bearers, lambda stored, known: redraw(None, stored, *known.values()))


def wired(
    app: Dash, function: Callable[..., Changes], shown: Shown, *asked: Input | State, opening: bool = True
) -> None:
    """Register a callback that answers with what changes, instead of with a value for every output in order.

    The callback raises ValueError when it changes what is not in ``shown``.
    """
    places = [(component, name) for component, names in shown.items() for name in names]

    def answer(*values: Any) -> tuple[Any, ...]:
        changes = function(*values)
        strange = {(c, n) for c, names in changes.items() for n in names} - set(places)
        if strange:
            raise ValueError(f"not named as what can change: {sorted(strange)}")
        return tuple(changes.get(component, {}).get(name, no_update) for component, name in places)

    outputs = [Output(component, name) for component, name in places]
    app.callback(outputs, list(asked), prevent_initial_call=not opening)(answer)


def _bearers(shown: Shown) -> dict[str, str]:
    """{id: property} of what bears a stamp."""
    return {component: name for component, names in shown.items() for name in names if name in STAMPS}
