"""The characteristics of alikeness: what ships is sound, and a fault is told in plain Dutch."""

from __future__ import annotations

from pathlib import Path

import pytest

from data.catalogue import FOLDER, CatalogueError
from data.catalogue import load as load_catalogue
from data.catalogue.similarity import FILE, Characteristic, characteristics, load, unknown


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A copy of what ships, that a test may spoil."""
    path = tmp_path / FILE
    path.write_text((FOLDER / FILE).read_text("utf-8"), "utf-8")
    return path


def faults(path: Path, old: str, new: str) -> str:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")
    with pytest.raises(CatalogueError) as caught:
        load(path)
    return str(caught.value)


def of(name: str) -> Characteristic:
    return next(c for c in characteristics() if c.id == name)


def test_everything_it_names_is_in_the_catalogue() -> None:
    assert unknown(characteristics(), load_catalogue()) == []


def test_an_indicator_that_does_not_exist_is_found() -> None:
    strange = Characteristic("a", "a", "a", "a", "a", "a", 1.0, (("bestaat_niet",),), groups="ook_niet")
    assert unknown((strange,), load_catalogue()) == ["bestaat_niet", "ook_niet"]


def test_origin_is_off_weighs_little_and_never_stands_alone() -> None:
    origin = of("herkomst")
    assert not origin.default
    assert not origin.alone
    assert origin.weight <= min(c.weight for c in characteristics())
    assert all(c.alone and c.default for c in characteristics() if c is not origin)


@pytest.mark.parametrize("edition", ["kis", "cbs"])
def test_each_edition_has_characteristics_of_people_homes_and_income(edition: str) -> None:
    def held(c: Characteristic) -> bool:
        return any(
            all(i.startswith("kwb_") == (edition == "cbs") or i == "inwoners" for i in m) for m in c.measured
        )

    assert {c.id for c in characteristics() if held(c)} >= {
        "omvang",
        "kinderen",
        "ouderen",
        "corporatie",
        "inkomen",
    }


def test_every_word_is_there() -> None:
    for c in characteristics():
        assert all(w.strip() for w in (c.name, c.alike, c.more, c.less, c.why)), c.id
        assert c.why.endswith(".")


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("weight: 1.0", "weight: 0", "omvang: weight moet een getal groter dan nul zijn."),
        ("weight: 1.0", "weight: zwaar", "omvang: weight moet een getal groter dan nul zijn."),
        ("transform: log", "transform: wortel", "omvang: transform is 'wortel', kies uit none, log."),
        ("measured: [[inwoners]]", "measured: inwoners", "omvang: measured moet een lijst van rijtjes"),
        ("  alike: kinderen\n", "", "kinderen: ontbreekt: alike."),
        ("  alike: kinderen\n", "  alike: x\n  kleur: rood\n", "kinderen: onbekend veld: kleur."),
        ("- id: kinderen", "- id: omvang", "omvang: deze naam komt twee keer voor."),
        ("- id: omvang", "- id: [omvang", "geen geldige YAML."),
    ],
)
def test_a_fault_is_named(file: Path, old: str, new: str, told: str) -> None:
    assert told in faults(file, old, new)


def test_a_file_that_is_no_list_or_not_there_is_reported(file: Path) -> None:
    file.write_text("omvang: 1\n", "utf-8")
    with pytest.raises(CatalogueError, match="hier hoort een lijst"):
        load(file)
    file.unlink()
    with pytest.raises(CatalogueError, match="kan niet worden gelezen"):
        load(file)
