"""What a release may hold: no figure outside its range, no name that cannot be drawn."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.areas import Area, Areas
from data.releases.limits import cleaned
from data.releases.release import ReleaseError, Source, Status
from data.releases.writer import ReleaseWriter

SOURCE = Source("Verzonnen", "proef", "2026-01-01", "EUPL-1.2")


def written(root: Path, name: str = "Nederland", value: float = 1, indicator: str = "bijstand") -> Path:
    areas = Areas([Area("NL00", name, "land", None)])
    with ReleaseWriter(
        root, "proef", title="Proef", areas=areas, years=[2024], groups=["T"], sources=[SOURCE]
    ) as writer:
        shape = (1, 1, 1)
        status = np.full(shape, Status.BESCHIKBAAR, np.uint8)
        none = np.full(shape, -1, np.int32)
        writer.figures(indicator, np.full(shape, value, np.float32), none, none, status)
        return writer.finish()


@pytest.mark.parametrize(
    ("indicator", "value", "fits"),
    [
        ("bijstand", 100, True),
        ("bijstand", 100.5, False),
        ("bijstand", -0.1, False),
        ("inwoners", -5, False),
        ("kwb_woz", 412, True),
        ("kwb_woz", 412_000, False),
        ("kwb_woz", -99_997, False),
    ],
)
def test_a_figure_outside_its_range_is_never_written(
    indicator: str, value: float, fits: bool, tmp_path: Path
) -> None:
    if fits:
        assert written(tmp_path, value=value, indicator=indicator).is_dir()
        return
    with pytest.raises(ReleaseError, match=indicator):
        written(tmp_path, value=value, indicator=indicator)
    assert not list(tmp_path.glob("proef/proef-*"))


@pytest.mark.parametrize("name", ["Stads\x0bcentrum", "", " Stad", "Stad\u202e", "\ufffe", "x" * 121])
def test_a_name_that_cannot_be_drawn_is_never_written(name: str, tmp_path: Path) -> None:
    with pytest.raises(ReleaseError, match="NL00"):
        written(tmp_path, name=name)


@given(st.text())
def test_cleaning_is_done_once_and_leaves_letters(text: str) -> None:
    clean = cleaned(text)
    assert cleaned(clean) == clean
    assert clean.isprintable()


def test_letters_of_every_alphabet_stay() -> None:
    for name in ("'s-Gravenhage", "Ooststellingwerf (Fr.)", "Curaçao", "Αθήνα", "الرباط", "It Hearrenfean"):
        assert cleaned(name) == name
