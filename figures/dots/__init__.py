"""Rows on one scale: dots with their interval."""
