"""One figure as a picture, a workbook, or a page for an iframe."""
