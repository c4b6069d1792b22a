"""Which parts of a page the browser may ask for by itself, past Dash's queue (callbacks/short_way.py)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import orjson

from figures.markup import Markup

PLACE = "/delen/"
"""Where each of them has its address."""
LISTED = "delen"
"""Under this name the server knows them, {name: {id: property with its stamp}}, and the page tells them."""


def listed(known: Mapping[str, Iterable[str]]) -> Markup:
    """What the first HTML says of them: the name of each, with the components that bear its stamps."""
    return Markup('<div id="{}" hidden data-names="{}"></div>').format(
        LISTED, orjson.dumps({name: list(ids) for name, ids in known.items()}).decode()
    )
