"""What a description says a figure is made of: sums of columns (mapping.py says how they are written)."""

from __future__ import annotations

import re
from dataclasses import dataclass

_OPERATOR = re.compile(r"\s+([+-])\s+")


@dataclass(frozen=True, slots=True)
class Expression:
    """A sum of columns: (+1 or -1, name) each."""

    terms: tuple[tuple[int, str], ...]

    @classmethod
    def parse(cls, text: str) -> Expression:
        """Read ``a + b - c``; the spaces are needed, since a name may hold a hyphen."""
        parts = _OPERATOR.split(str(text).strip())
        signs = [1, *(1 if sign == "+" else -1 for sign in parts[1::2])]
        return cls(tuple(zip(signs, parts[::2], strict=True)))

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of the columns that are added up."""
        return tuple(name for _, name in self.terms)

    def __str__(self) -> str:
        return " ".join(("+ " if s > 0 else "- ") + n for s, n in self.terms).removeprefix("+ ")


@dataclass(frozen=True, slots=True)
class FigureColumns:
    """How one indicator for one group follows from columns."""

    waarde: Expression | None = None
    teller: Expression | None = None
    noemer: Expression | None = None
    weight: Expression | None = None
    factor: float = 1.0
    unit: float = 1.0
    provisional: bool = False

    @property
    def columns(self) -> set[str]:
        """The names of all columns it is made of."""
        parts = (self.waarde, self.teller, self.noemer, self.weight)
        return {c for part in parts if part for c in part.columns}
