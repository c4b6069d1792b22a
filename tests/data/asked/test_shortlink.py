"""A short code brings back what it was made of, in every release, and a broken one is known as such."""

from __future__ import annotations

import random

import pytest

from data.asked.selection import REFERENCES
from data.asked.shortlink import ALPHABET, LONGEST, PAGES, UNKNOWN, decode, encode
from data.catalogue import Catalogue, shipped

Query = dict[str, str]


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return shipped()


def queries(catalogue: Catalogue, many: int) -> list[tuple[str, Query]]:
    draw = random.Random(4)
    areas = ["NL00", "GM0344", "GM9181", "WK034401", "WK918101", "BU03440123", "GM0001", "XX-eigen/1"]
    optional = {
        "herkomst": list(catalogue.groups),
        "met_herkomst": list(catalogue.groups),
        "indicator": list(catalogue.indicators),
        "indeling": list(catalogue.classifications),
        "vergelijk": areas,
        "ijkpunt": list(REFERENCES),
        "jaar": [str(y) for y in range(1990, 2041)],
        "beeld": ["nu", "verloop", "herkomst", "herkomst-twintigdeling"],
    }
    found = []
    for _ in range(many):
        asked = {"gebied": draw.choice(areas)}
        asked |= {k: draw.choice(v) for k, v in optional.items() if draw.random() < 0.5}
        if "indicator" not in asked:
            asked["thema"] = draw.choice(list(catalogue.themes))
        found.append((draw.choice(PAGES), asked))
    return found


def test_what_goes_in_comes_out(catalogue: Catalogue) -> None:
    standard = {"herkomst": "T", "ijkpunt": "breder", "beeld": "nu"}
    for page, asked in queries(catalogue, 600):
        code = encode(page, asked, "verschil")
        assert set(code) <= set(ALPHABET)
        assert len(code) <= LONGEST
        found = decode(code, catalogue)
        assert found is not None
        wanted = {k: v for k, v in asked.items() if v != standard.get(k)}
        if "indicator" in wanted:
            wanted["thema"] = catalogue.indicators[wanted["indicator"]].theme
        assert (found.page, found.card, dict(found.query)) == (page, "verschil", wanted)


def test_an_ordinary_link_is_short() -> None:
    asked = {"gebied": "GM0344", "jaar": "2024", "thema": "arbeid_inkomen", "indicator": "bijstand"}
    assert len(encode("thema", asked)) <= 16


def test_a_code_does_not_depend_on_the_order_of_the_catalogue() -> None:
    """Codes are in reports and mails: these must mean the same for ever."""
    asked = {
        "gebied": "WK918101",
        "jaar": "2024",
        "indicator": "bijstand",
        "beeld": "verloop",
        "herkomst": "SYR",
    }
    assert encode("thema", asked) == "15AE9KhXociyga9CBgIRT"
    assert encode("overzicht", {"gebied": "NL00", "jaar": "2024"}) == "MWA3RpRt"


def test_no_two_ids_have_the_same_hash(catalogue: Catalogue) -> None:
    for ids in (catalogue.groups, catalogue.indicators, catalogue.themes, catalogue.classifications):
        for name in ids:
            key = "indicator" if ids is catalogue.indicators else "herkomst"
            key = {id(catalogue.themes): "thema", id(catalogue.classifications): "indeling"}.get(id(ids), key)
            if name == "T":
                continue
            found = decode(encode("overzicht", {"gebied": "NL00", key: name}), catalogue)
            assert found is not None
            assert found.query[key] == name


def test_an_id_that_is_gone_is_unknown_and_the_rest_stands(catalogue: Catalogue) -> None:
    asked = {"gebied": "GM9181", "jaar": "2024", "indicator": "bestaat_niet_meer"}
    found = decode(encode("thema", asked), catalogue)
    assert found is not None
    assert found.query == asked | {"indicator": UNKNOWN}


def test_a_code_with_a_mistake_is_refused(catalogue: Catalogue) -> None:
    """One wrong, missing or extra letter; the checksum lets through about one in a thousand."""
    draw, passed, tried = random.Random(7), 0, 0
    for page, asked in queries(catalogue, 150):
        code = encode(page, asked)
        at = draw.randrange(len(code))
        other = draw.choice([c for c in ALPHABET if c != code[at]])
        for wrong in (code[:at] + other + code[at + 1 :], code[:at] + code[at + 1 :], code + other):
            tried += 1
            passed += decode(wrong, catalogue) is not None
    assert passed / tried < 0.01


@pytest.mark.parametrize("wrong", ["", "0", "a", "zzz", "é", "a b", "../x", "A" * 81, "0" * 40, "😀"])
def test_nonsense_is_refused(catalogue: Catalogue, wrong: str) -> None:
    assert decode(wrong, catalogue) is None


def test_without_an_area_or_a_page_there_is_no_code() -> None:
    assert encode("thema", {"jaar": "2024"}) == ""
    assert encode("nergens", {"gebied": "NL00"}) == ""
