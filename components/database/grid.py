"""The preview of /database: AG Grid, all in Dutch, in our own look (assets/wijkmonitor/12-database.css)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import dash_ag_grid as dag

from components.frame import ids
from figures.words.text import text

Row = dict[str, Any]
WIDTHS = {
    "gebied_naam": 165,
    "indicator_naam": 250,
    "herkomst_naam": 150,
    "jaar": 90,
    "waarde": 145,
    "bron": 300,
}

WORDS = (
    "applyFilter", "clearFilter", "resetFilter", "cancelFilter", "textFilter", "numberFilter",
    "bigintFilter", "dateFilter", "setFilter", "filterOoo", "empty", "equals", "notEqual", "lessThan",
    "greaterThan", "inRange", "inRangeStart", "inRangeEnd", "lessThanOrEqual", "greaterThanOrEqual",
    "contains", "notContains", "startsWith", "endsWith", "blank", "notBlank", "before", "after",
    "andCondition", "orCondition", "dateFormatOoo", "ariaColumnCellSelection", "ariaColumnFiltered",
    "ariaColumnGroupCellSelection", "ariaColumnGroupExpansion", "ariaDateFilterInput",
    "ariaDeferSkeletonCellLoading", "ariaFilterColumn", "ariaFilterFromValue", "ariaFilterInput",
    "ariaFilterMenuOpen", "ariaFilterToValue", "ariaFilterValue", "ariaFilteringOperator", "ariaHasNote",
    "ariaHeaderSelection", "ariaInputEditor", "ariaLabelColumnFilter", "ariaLabelColumnMenu",
    "ariaLabelTooltip", "ariaMenuColumn", "ariaPageSizeSelectorLabel", "ariaPendingChange",
    "ariaRowSelectAll", "ariaSkeletonCellLoading", "ariaSkeletonCellLoadingFailed", "ariaSortableColumn",
    "ariaSortableColumnWithCellSelection", "ariaToggleCellValue", "ariaValidationErrorPrefix", "blanks",
    "exportingOoo", "firstPage", "invalidBigInt", "invalidDate", "invalidNumber",
    "invalidSelectionValidation", "lastPage", "loadingError", "loadingOoo", "nextPage", "noMatchingRows",
    "noRowsToShow", "page", "pageSizeSelectorLabel", "previousPage",
)  # fmt: skip
"""Every key for which the grid has an English default that we could show."""


def column(name: str, heading: str, kind: str) -> dict[str, Any]:
    """One column. ``kind``: "woord", "heel", "jaar", or "waarde" (decimals of its row)."""
    width = WIDTHS.get(name, 130 if kind == "woord" else 105)
    definition: dict[str, Any] = {
        "field": name,
        "headerName": heading,
        "headerTooltip": heading,
        "width": width,
    }
    if kind == "woord":
        return definition | {"filter": "agTextColumnFilter", "tooltipField": name}
    return definition | {
        "filter": "agNumberColumnFilter",
        "type": "rightAligned",
        "valueFormatter": {"function": f"wijkmonitorGetal(params, '{kind}')"},
        "cellClassRules": {"db-absent": "params.value == null"},
    }


def grid(rows: Sequence[Row], columns: Sequence[dict[str, Any]]) -> dag.AgGrid:
    """The grid with its rows; its script must have been loaded (assets/database.js)."""
    return dag.AgGrid(
        id=ids.DB_ROOSTER,
        rowData=list(rows),
        columnDefs=list(columns),
        defaultColDef={"sortable": True, "resizable": True, "suppressHeaderMenuButton": True},
        dashGridOptions={
            "localeText": {key: text(f"rooster.{key}") for key in WORDS},
            "suppressFieldDotNotation": True,  # a column may be called "Europa (excl. NL)"
            "ensureDomOrder": True,  # screen readers read in the order of the page
            "enableCellTextSelection": True,
            "animateRows": False,
            "suppressDragLeaveHidesColumns": True,
            "tooltipShowDelay": 600,
        },
        className="db-grid ag-theme-alpine",
        style={"height": None, "width": None},
    )
