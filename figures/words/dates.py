"""Dates as a Dutch reader writes them."""

from __future__ import annotations

_MONTHS = (
    "januari", "februari", "maart", "april", "mei", "juni",
    "juli", "augustus", "september", "oktober", "november", "december",
)  # fmt: skip


def dutch_date(moment: str) -> str:
    """An ISO date or moment as a Dutch date: "22 november 2026"."""
    year, month, day = moment[:10].split("-")
    return f"{int(day)} {_MONTHS[int(month) - 1]} {year}"
