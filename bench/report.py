"""The table of results: what was measured, what may it be, and is it."""

from __future__ import annotations

import json
import math
import platform
import sys
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any


def percentile(times: Sequence[float], share: float) -> float:
    """The nearest-rank percentile: ``percentile(times, 0.95)`` is p95, of seven times the slowest."""
    ordered = sorted(times)
    return ordered[max(0, math.ceil(share * len(ordered)) - 1)]


def median(times: Sequence[float]) -> float:
    """The middle time, or the mean of the middle two."""
    ordered, half = sorted(times), len(times) // 2
    return ordered[half] if len(times) % 2 else (ordered[half - 1] + ordered[half]) / 2


@dataclass(frozen=True, slots=True)
class Row:
    """One measure. ``budget`` None: told, not judged. ``ratio`` is the other way's time over ours."""

    measure: str
    value: float | None
    unit: str
    budget: float | None = None
    note: str = ""
    other: float | None = None

    @property
    def ratio(self) -> float | None:
        """How many times longer the other way took in the same run."""
        return self.other / self.value if self.other is not None and self.value else None

    @property
    def verdict(self) -> str:
        """``ok``, ``OVER`` with by how much, ``skipped``, or nothing when there is no budget."""
        if self.value is None:
            return "skipped"
        if self.budget is None:
            return ""
        return "ok" if self.value <= self.budget else f"OVER {self.value / self.budget:.1f}x"


@dataclass
class Report:
    """All rows by section, in the order in which they were measured."""

    release: str
    facts: dict[str, Any] = field(default_factory=dict)
    sections: dict[str, list[Row]] = field(default_factory=dict)

    def add(self, section: str, rows: Sequence[Row]) -> None:
        """Keep the rows of a section."""
        self.sections.setdefault(section, []).extend(rows)

    @property
    def over(self) -> list[Row]:
        """The rows that are over their budget."""
        return [r for rows in self.sections.values() for r in rows if r.verdict.startswith("OVER")]

    def text(self) -> str:
        """The table for people."""
        lines = [f"Release {self.release}; Python {platform.python_version()}; {_describe(self.facts)}"]
        for section, rows in self.sections.items():
            lines += ["", section, "-" * len(section)]
            width = max(len(r.measure) for r in rows)
            for r in rows:
                budget = f"<= {_number(r.budget)} {r.unit}" if r.budget is not None else ""
                ours = "-" if r.value is None else f"{_number(r.value)} {r.unit}"
                versus = f"naive {_number(r.other)} {r.unit} = {r.ratio:.0f}x" if r.other and r.ratio else ""
                told = "; ".join(t for t in (versus, r.note) if t)
                lines.append(f"{r.measure:<{width}} {ours:>12} {budget:>13}  {r.verdict:<10} {told}".rstrip())
        judged = [r for rows in self.sections.values() for r in rows if r.budget is not None]
        lines += [
            "",
            f"{len(judged) - len(self.over)} of {len(judged)} measures with a budget are within it.",
        ]
        return "\n".join(lines)

    def write_json(self, path: Path) -> None:
        """The same for programs."""
        sections = {
            name: [asdict(r) | {"verdict": r.verdict, "ratio": r.ratio} for r in rows]
            for name, rows in self.sections.items()
        }
        document = {"release": self.release, "facts": self.facts, "sections": sections}
        path.write_text(json.dumps(document, indent=1), "utf-8")


def say(message: str) -> None:
    """Tell on stderr what is being measured, so that nobody thinks it hangs."""
    print(f"  … {message}", file=sys.stderr, flush=True)


def _describe(facts: dict[str, Any]) -> str:
    return ", ".join(f"{k} {v:,}" if isinstance(v, int) else f"{k} {v}" for k, v in facts.items())


def _number(value: float | None) -> str:
    if value is None:
        return "-"
    return f"{value:,.0f}" if abs(value) >= 100 else f"{value:.1f}" if abs(value) >= 10 else f"{value:.3g}"
