"""The price of a new kind: the four files of docs/voorbeelden/soort.md, run as they stand there."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from dataclasses import replace
from importlib.util import module_from_spec, spec_from_loader
from io import BytesIO
from pathlib import Path
from types import MappingProxyType
from typing import Any
from xml.etree import ElementTree

import openpyxl
import pytest
import yaml
from pptx import Presentation

from data.catalogue import shipped
from exports.pictures import embed, picture, workbook
from exports.slides import slide
from figures import kinds
from figures.exhibit import Exhibit
from figures.words.spoken import alternative
from tests.exhibits import figure, gemeente, in_use, monitor, other

__all__ = ["figure", "gemeente", "in_use", "monitor", "other"]

DOC = Path(__file__).parents[2] / "docs/voorbeelden/soort.md"
FILES = [
    "figures/meter/__init__.py",
    "figures/meter/drawing.py",
    "figures/kinds.py",
    "data/catalogue/texts/meter.yaml",
]
HOME = "http://wijkmonitor.invalid"


def blocks() -> dict[str, str]:
    """What the document says of each file."""
    return dict(re.findall(r"^```\w+ (\S+)\n(.*?)^```$", DOC.read_text("utf-8"), re.S | re.M))


def install(patch: pytest.MonkeyPatch, name: str, code: str) -> Any:
    """A module of the document, as if it were a file."""
    spec = spec_from_loader(name, loader=None, is_package=True)
    assert spec is not None
    module = module_from_spec(spec)
    patch.setitem(sys.modules, name, module)
    exec(compile(code, name, "exec"), module.__dict__)
    return module


@pytest.fixture
def meter(monkeypatch: pytest.MonkeyPatch) -> Any:
    """The class Meter, entered in the registry by the lines of the document."""
    told = blocks()
    texts = dict(shipped().texts)
    texts |= {f"meter.{key}": words for key, words in yaml.safe_load(told[FILES[3]]).items()}
    monkeypatch.setattr(
        "figures.words.text.shipped", lambda: replace(shipped(), texts=MappingProxyType(texts))
    )
    package = install(monkeypatch, "figures.meter", told[FILES[0]])
    install(monkeypatch, "figures.meter.drawing", told[FILES[1]])
    entered: dict[str, Any] = {}
    exec(told[FILES[2]], entered)
    monkeypatch.setitem(kinds.KINDS, package.Meter, entered["METER"])
    return package.Meter


@pytest.fixture
def shown(figure: Callable[..., Exhibit], meter: Any, make: Any) -> Callable[..., Exhibit]:
    """An exhibit of the new kind: 14,2 %, or as told."""

    def made(**changes: Any) -> Exhibit:
        plot = meter("Noord <b>", replace(make.figure(14.2), **changes), make.indicator())
        return replace(figure("nu"), plot=plot)

    return made


def test_a_new_kind_is_four_files() -> None:
    assert list(blocks()) == FILES


def test_the_new_kind_is_on_the_screen_and_in_every_file(shown: Callable[..., Exhibit], parse: Any) -> None:
    found = shown()
    assert found.plot is not None
    html = parse(kinds.screen(found.plot, found.title))
    assert "Noord <b>: 14,2\u00a0%" in html.text
    assert html.all("rect", class_="bar")[0].attributes["width"] == "14.20%"
    drawn = ElementTree.fromstring(picture.svg(found, with_font=False))
    assert any("14,2" in "".join(e.itertext()) for e in drawn.iter())
    assert picture.png(found).startswith(b"\x89PNG")
    whole = embed.embed(found, HOME)
    page = parse(whole[whole.index("<main") : whole.index("</main>") + 7])
    assert [len(page.all("div", class_=c)) for c in ("embed-wide", "embed-narrow")] == [1, 1]
    assert "14,2" in page.all("table")[0].text
    book = openpyxl.load_workbook(BytesIO(workbook.xlsx(found, HOME)))
    assert (book["Figuur"]["A6"].value, book["Figuur"]["B6"].value) == ("Noord <b>", 14.2)
    assert "14,2\u00a0%" in kinds.card_table(found.plot, found.title)
    (table,) = [
        s.table for s in Presentation(BytesIO(slide.pptx(found, HOME))).slides[0].shapes if s.has_table
    ]
    assert table.cell(1, 1).text == "14,2"
    assert "Noord <b>" in alternative(found)


def test_a_hidden_figure_of_the_new_kind_is_in_no_file(shown: Callable[..., Exhibit]) -> None:
    found = shown(value=None, numerator=4321, denominator=8765)
    told = [
        picture.svg(found, with_font=False), embed.embed(found, HOME), kinds.card_table(found.plot, ""),
        alternative(found), *map(str, kinds.table(found.plot).file().rows),
    ]  # fmt: skip
    assert "Er is hier geen cijfer om te tekenen." in told[0]
    for words in told:
        assert not re.search("4321|4[.]321|8765|8[.]765", words)
    slide.pptx(found, HOME)
