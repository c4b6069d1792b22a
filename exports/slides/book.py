"""The workbook behind a chart of a slide ("Gegevens bewerken"), written by us: words stay words.

python-pptx writes it with a call that turns a name that starts with = into a formula.
"""

from __future__ import annotations

from io import BytesIO
from typing import Any

import xlsxwriter
from pptx.chart.data import CategoryChartData, XyChartData
from pptx.enum.chart import XL_CHART_TYPE

Place = tuple[int, int, int, int]


def put_chart(slide: Any, kind: Any, place: Place, data: CategoryChartData) -> Any:
    """Put a chart on the slide, with our workbook behind it; gives its shape."""
    shape = slide.shapes.add_chart(kind, *place, data)
    shape.chart.part.chart_workbook.update_from_xlsx_blob(workbook_of(data))
    return shape


def put_scatter(slide: Any, place: Place, data: XyChartData) -> Any:
    """Put points of two numbers each on the slide, with our workbook behind them; gives its shape."""
    shape = slide.shapes.add_chart(XL_CHART_TYPE.XY_SCATTER, *place, data)
    shape.chart.part.chart_workbook.update_from_xlsx_blob(scatter_workbook_of(data))
    return shape


def scatter_workbook_of(data: XyChartData) -> bytes:
    """Series below each other, x in the first column and y in the second: where such a chart looks."""
    out = BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    sheet, look = book.add_worksheet(), book.add_format({"num_format": data.number_format})
    row = 0
    for series in data:
        sheet.write_string(row, 1, series.name)
        points = list(zip(series.x_values, series.y_values, strict=True))
        for r, (x, y) in enumerate(points, row + 1):
            sheet.write_number(r, 0, x)
            sheet.write_number(r, 1, y, look)
        row += len(points) + 2
    book.close()
    return out.getvalue()


def workbook_of(data: CategoryChartData) -> bytes:
    """Names in the first column, a column per series: where the chart looks for them."""
    out = BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    sheet = book.add_worksheet()
    for r, category in enumerate(data.categories, 1):
        sheet.write_string(r, 0, str(category.label))
    for c, series in enumerate(data, 1):
        look = book.add_format({"num_format": series.number_format})
        sheet.write_string(0, c, series.name)
        for r, value in enumerate(series.values, 1):
            if value is not None:
                sheet.write_number(r, c, value, look)
    book.close()
    return out.getvalue()
