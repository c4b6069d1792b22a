"""A page in parts: only what was made for something else is made again, and sent."""

from __future__ import annotations

from typing import Any

import pytest
from dash import Dash, Input, no_update
from flask import Flask

from callbacks import herkomst, home, rapport, thema, vergelijken
from callbacks.parts import Changes, PagePart, ask, redrawn, wired
from components.cards.figure_card import shapes
from components.frame import ids
from data.monitor import Monitor

STORED: list[Any] = [None, {}, {"gebied": "GM9999", "jaar": 10**30}, "x", 3, ["gebied"], {"gebied": {"a": 1}}]
SHOWN = {"kop": ("html", "stamp"), "taart": ("html",), "tabel": ("html", "data-stamp")}


def part(name: str, stamp: str, made: list[str]) -> PagePart:
    def make() -> Changes:
        made.append(name)
        return {name: {"html": f"<{stamp}>"}}

    return PagePart(name, stamp, make)


def test_what_is_on_screen_is_not_made() -> None:
    made: list[str] = []
    parts = (part("kop", "a", made), part("tabel", "b", made))
    assert redrawn(parts, {"kop": "a", "tabel": "b"}, SHOWN) == {}
    assert made == []
    assert redrawn(parts, {"kop": "a", "tabel": "oud"}, SHOWN) == {
        "tabel": {"html": "<b>", "data-stamp": "b"}
    }
    assert made == ["tabel"]
    assert redrawn(parts, {}, SHOWN).keys() == {"kop", "tabel"}


def test_a_part_may_change_other_components_and_they_are_put_together() -> None:
    both = PagePart("kop", "a", lambda: {"kop": {"html": 1}, "tabel": {"marked": 2}})
    changes = redrawn((both, part("tabel", "b", [])), {}, SHOWN)
    assert changes == {
        "kop": {"html": 1, "stamp": "a"},
        "tabel": {"marked": 2, "html": "<b>", "data-stamp": "b"},
    }


def test_a_part_without_a_place_for_its_stamp_is_a_mistake() -> None:
    with pytest.raises(KeyError):
        redrawn((part("taart", "a", []),), {}, SHOWN)


def answer(changes: Changes) -> Any:
    """What Dash gets of a callback that changes ``changes``."""
    app = Dash("proef", server=Flask("proef"))
    got: list[Any] = []
    app.callback = lambda *_asked, **_more: lambda function: got.append(function())  # type: ignore[method-assign]
    wired(app, lambda: changes, SHOWN, Input("vraag", "data"))
    return got[0]


def test_an_answer_has_a_value_for_each_output_in_order() -> None:
    assert answer({}) == (no_update,) * 5
    assert answer({"taart": {"html": "t"}}) == (no_update, no_update, "t", no_update, no_update)
    with pytest.raises(ValueError, match="marked"):
        answer({"taart": {"marked": "t"}})


# ---------------------------------------------------------------- the pages


def stamps(changes: Changes) -> dict[str, Any]:
    """What is on screen after ``changes``."""
    names = ("stamp", "data-stamp", "data-shapes")
    return {c: props[n] for c, props in changes.items() for n in names if n in props}


def test_home_sends_the_table_when_only_the_theme_changed(monitor: Monitor) -> None:
    chosen = {"gebied": monitor.areas.rows[1].code, "thema": "onderwijs"}
    first = redrawn(home.parts(ask(chosen)), {}, home.SHOWN)
    assert "<h1" in first[ids.KOP]["html"]
    assert "<svg" in first[ids.TAART]["html"]
    assert "<table" in first[ids.TABEL]["html"]
    seen = stamps(first)

    def again(**change: str) -> Changes:
        return redrawn(home.parts(ask(chosen | change)), seen, home.SHOWN)

    assert again() == {}
    assert again(thema="veiligheid").keys() == {ids.TABEL}
    assert again(gebied=monitor.areas.rows[2].code).keys() == {ids.KOP, ids.TAART, ids.TABEL}


PAGES = [
    (home.parts, home.SHOWN),
    (vergelijken.pair_parts, vergelijken.PAIR),
    (vergelijken.trend_parts, vergelijken.TREND),
    (vergelijken.alike_parts, vergelijken.ALIKE),
    (rapport.parts, rapport.SHOWN),
    (herkomst.split_parts, herkomst.SPLIT),
    (herkomst.mix_parts, herkomst.MIX),
    (thema.parts, thema.SHOWN),
]


@pytest.mark.parametrize("stored", STORED, ids=str)
@pytest.mark.parametrize(("parts", "shown"), PAGES, ids=lambda p: getattr(p, "__module__", ""))
def test_every_page_takes_any_store_and_then_is_still(
    monitor: Monitor, parts: Any, shown: Any, stored: Any
) -> None:
    assert monitor
    changes = redrawn(parts(ask(stored, {}, [], [], None)), {}, shown)
    assert all(set(names) <= set(shown[component]) for component, names in changes.items())
    assert redrawn(parts(ask(stored, stamps(changes), [], [], None)), stamps(changes), shown) == {}


def test_vergelijken_draws_no_chart_before_a_page_stands(monitor: Monitor) -> None:
    chosen = {"gebied": monitor.areas.rows[1].code, "vergelijk": monitor.areas.rows[2].code}
    assert vergelijken.trend_parts(ask(chosen)) == ()
    (trend,) = vergelijken.trend_parts(ask(chosen | {"pagina": "1"}))
    assert trend.stamp


def test_herkomst_keeps_the_matrix_when_only_the_indicator_changes(monitor: Monitor) -> None:
    chosen = {"gebied": monitor.areas.rows[1].code}
    first = redrawn(herkomst.split_parts(ask(chosen)), {}, herkomst.SPLIT)
    others = [i.id for i in monitor.catalogue.indicators.values() if i.id != first[ids.MATRIX]["marked"]]
    seen = stamps(first) | {ids.HERKOMST_DETAIL: "anders"}
    theme = ask(chosen).selection.theme
    other = next(o for o in others if monitor.catalogue.indicators[o].theme == theme)
    changes = redrawn(herkomst.split_parts(ask(chosen | {"indicator": other}, seen)), seen, herkomst.SPLIT)
    assert "html" not in changes[ids.MATRIX]
    assert changes[ids.MATRIX]["marked"]
    assert "children" in changes[ids.HERKOMST_DETAIL]


def test_cards_of_one_shape_are_changed_at_their_place(
    monitor: Monitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    from views.herkomst import herkomst as view

    asked = ask({"gebied": monitor.areas.rows[1].code})
    shown = view(monitor, asked.selection).cards
    sent: list[Any] = []
    monkeypatch.setattr(herkomst, "set_props", lambda target, properties: sent.append((target, properties)))
    assert herkomst.detail_changes(shown, shapes(shown)) == {}
    assert len(sent) >= 3 * len(shown)
    assert "children" in herkomst.detail_changes(shown, "anders")[ids.HERKOMST_DETAIL]
