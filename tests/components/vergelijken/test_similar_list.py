"""The list of similar areas: why in words, switches that hold the whole choice, and a reason for nothing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from components.vergelijken.similar_list import similar_list, why
from data.areas import Area
from data.catalogue.similarity import Characteristic, characteristics
from data.queries.pairs.similar_areas import Match, Similar, Trait
from tests.handmade import NASTY, WIJK, Make, Node

Parse = Callable[[str], Node]
OF = {c.id: c for c in characteristics()}
OTHER = Area("WK000202", f"Oost {NASTY}", "wijk", "GM0002")


def match(**apart: float) -> Match:
    return Match(OTHER, 0.3, tuple((OF[name], z) for name, z in apart.items()))


def found(make: Make, **changes: Any) -> Similar:
    traits = tuple(Trait(c, "aan" if c.default else "uit") for c in characteristics())
    return replace(Similar(make.area, traits, (match(omvang=0.1),), 300, 0, "", WIJK), **changes)


@pytest.mark.parametrize(
    ("apart", "told"),
    [
        ({"omvang": 0.1, "ouderen": 0.9}, "Bijna gelijk in aantal inwoners; meer 65-plussers"),
        ({"omvang": 0.1, "kinderen": -0.2}, "Bijna gelijk in aantal inwoners en kinderen"),
        ({"ouderen": -0.6, "inkomen": 1.5}, "Meer lage inkomens en minder 65-plussers"),
        ({"ouderen": 0.4}, "Op elk kenmerk een beetje anders"),
        ({"herkomst": 0.8, "omvang": 0.0}, "Bijna gelijk in aantal inwoners; andere verdeling naar herkomst"),
    ],
)
def test_why_in_words(apart: dict[str, float], told: str) -> None:
    assert why(match(**apart)) == told


def test_choosing_one_makes_it_the_area_beside(make: Make, parse: Parse) -> None:
    html = parse(similar_list(found(make), {OTHER.code: f"{OTHER.name}, Stad"}))
    [button] = html.all("button", data_event="vergelijk")
    assert button.attributes["data-value"] == OTHER.code
    assert f"{OTHER.name}, Stad" in button.text


def test_a_switch_holds_the_choice_after_the_click(make: Make, parse: Parse) -> None:
    html = parse(similar_list(found(make), {OTHER.code: ""}))
    boxes = {b.attributes["data-key"]: b.attributes for b in html.all("button", role="checkbox")}
    on = [c.id for c in characteristics() if c.default]
    assert boxes["kenmerk-omvang"]["aria-checked"] == "true"
    assert boxes["kenmerk-omvang"]["data-value"] == ",".join(i for i in on if i != "omvang")
    assert boxes["kenmerk-herkomst"]["aria-checked"] == "false"
    assert boxes["kenmerk-herkomst"]["data-value"] == ",".join([*on, "herkomst"])


def test_switching_the_last_one_off_is_told_as_none(make: Make, parse: Parse) -> None:
    traits = (Trait(OF["omvang"], "aan"), Trait(OF["ouderen"], "uit"))
    html = parse(similar_list(found(make, traits=traits), {OTHER.code: ""}))
    assert html.all("button", data_key="kenmerk-omvang")[0].attributes["data-value"] == "geen"


def test_what_the_release_lacks_is_said_and_cannot_be_switched(make: Make, parse: Parse) -> None:
    def state(c: Characteristic) -> Any:
        return {"koop": "ontbreekt", "inkomen": "geen_cijfer"}.get(c.id, "aan")

    traits = tuple(Trait(c, state(c)) for c in characteristics())
    html = parse(similar_list(found(make, traits=traits, left_out=12), {OTHER.code: ""}))
    assert not html.all("button", data_key="kenmerk-koop")
    assert "Niet in deze uitgave: Koopwoningen." in html.text
    assert f"Zonder cijfer voor {make.area.name}: Laag inkomen." in html.text
    assert "12 van de 300 wijken doen niet mee" in html.text


@pytest.mark.parametrize(
    ("empty", "told"),
    [
        ("niets", "Kies minstens één kenmerk"),
        ("niet_alleen", "Herkomst kan niet het enige kenmerk zijn"),
        ("geen_cijfer", "te weinig cijfers"),
    ],
)
def test_nothing_has_a_reason_and_keeps_the_switches(make: Make, parse: Parse, empty: Any, told: str) -> None:
    html = parse(similar_list(found(make, matches=(), empty=empty), {}))
    assert told in html.text
    assert html.all("button", role="checkbox")


def test_the_land_has_no_equals(make: Make, parse: Parse) -> None:
    html = parse(similar_list(found(make, area=make.land, matches=(), empty="land"), {}))
    assert "Kies eerst een gemeente of wijk" in html.text
