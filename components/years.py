"""The years of several figures together, in words."""

from __future__ import annotations

from collections.abc import Iterable

from components.prose import years_words


def years_shown(years: Iterable[int | None], chosen: int) -> str:
    """The years of the figures of one picture: "2020, 2022 en 2024"; without any the ``chosen`` one."""
    return years_words({y for y in years if y is not None} or {chosen})
