"""How a description says that the rows of a table are groups instead of areas, all about one area."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

_PARTS = ("waarde", "teller", "noemer", "weight")
AREA = ""  # the column of the area, which such a file does not have


@dataclass(frozen=True, slots=True)
class GroupRows:
    """The column with the codes of the groups, the area it is all about, and the herkomst of each code."""

    column: str
    area: str
    codes: Mapping[str, str]

    def each(self, figures: Mapping[str, Any]) -> dict[str, Any]:
        """The figures per herkomst; the one for "each" is about the columns of every group."""
        shared = figures.get("each", {})
        return {
            group: {k: _named(v, group) if k in _PARTS else v for k, v in shared.items()}
            for group in self.codes.values()
        }


def _named(expression: str, group: str) -> str:
    return " ".join(t if t in "+-" else f"{t}@{group}" for t in str(expression).split())
