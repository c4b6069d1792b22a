"""One figure as a file: picture, slide, workbook, or a page for an iframe. All from one ``Exhibit``."""
