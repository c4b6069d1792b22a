"""The figures of a page by their name: each is made only when it is asked for."""

from __future__ import annotations

from collections.abc import Callable

from figures.exhibit import Exhibit

Makers = dict[str, Callable[[], Exhibit | None]]
"""Name of a figure on its page -> what makes it; None when there is no such figure for this selection."""


def made(makers: Makers) -> tuple[Exhibit, ...]:
    """All figures of a page, as far as there are any for its selection."""
    return tuple(e for make in makers.values() if (e := make()) is not None)
