"""What can be chosen for a map, as it stands in an address: "waarde-tegels-fijn"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product
from typing import Literal

Mode = Literal["verschil", "waarde", "verandering"]
MODES: tuple[Mode, ...] = ("verschil", "waarde", "verandering")
"""What the colours say."""
FUNNEL = "trechter"
FORMS = ("kaart", "tegels", FUNNEL, "groepen", "jaren")
FINE = "fijn"
"""The narrower of the two levels that can be shown."""


OWN = "van"
"""Begins the part of a view that names subjects of one's own choice: "verschil-kaart-van.bijstand.vve"."""
MOST = 20  # subjects in such a choice; more columns nobody reads


def subjects_in(view: str) -> tuple[str, ...]:
    """The ids of the subjects that a view names, each once, at most MOST; none for the theme as a whole."""
    part = next((p for p in view[:1500].split("-") if p.startswith(f"{OWN}.")), "")
    return tuple(dict.fromkeys(i for i in part.split(".")[1:] if i))[:MOST]


def own_part(subjects: Sequence[str]) -> list[str]:
    """That part of a view, as a list of none or one."""
    return [".".join([OWN, *subjects])] if subjects else []


def map_views() -> tuple[str, ...]:
    """All of them, but for those with subjects of one's own choice."""
    return tuple("-".join([mode, form, *fine]) for mode, form, fine in product(MODES, FORMS, ([], [FINE])))
