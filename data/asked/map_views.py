"""What can be chosen for a map, as it stands in an address: "waarde-tegels-fijn"."""

from __future__ import annotations

from itertools import product
from typing import Literal

Mode = Literal["verschil", "waarde", "verandering"]
MODES: tuple[Mode, ...] = ("verschil", "waarde", "verandering")
"""What the colours say."""
FUNNEL = "trechter"
FORMS = ("kaart", "tegels", FUNNEL, "groepen", "jaren")
FINE = "fijn"
"""The narrower of the two levels that can be shown."""


def map_views() -> tuple[str, ...]:
    """All of them."""
    return tuple("-".join([mode, form, *fine]) for mode, form, fine in product(MODES, FORMS, ([], [FINE])))
