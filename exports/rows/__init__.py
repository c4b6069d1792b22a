"""Rows of figures as a file: CSV, Excel or Parquet."""
