"""The rows of a request, long or with years or groups side by side."""

from __future__ import annotations

from data.asked.request import Request, cells
from data.monitor import Monitor
from exports.rows.table import RowTable, long_table
from exports.rows.wide import wide_table


def table(monitor: Monitor, request: Request, start: int = 0, most: int | None = None) -> RowTable:
    """The rows of a request, with years or groups side by side when it asks for that."""
    asked = cells(monitor, request)
    if request.columns:
        return wide_table(monitor, asked, request.columns, start, most, request.full)
    return long_table(monitor, asked, start, most)
