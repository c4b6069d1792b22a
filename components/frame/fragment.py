"""The Dash side of assets/fragment.js: HTML in, choices out."""

from __future__ import annotations

from typing import Any

from components.frame import ids
from figures.markup import Markup
from insides.component import HouseComponent


class Fragment(HouseComponent):
    """HTML made on the server as one property, instead of a tree of components.

    ``html`` is Markup (so: escaped); ``stamp`` says what it was made for, so that a callback can tell that
    nothing needs to be redrawn; ``marked`` marks the elements with that ``data-mark``; ``event`` is what was
    last chosen in it: {"name", "value", "theme", "at"}. Of the choosers (``ids.CHOOSERS``) a choice goes into
    the store of the selection instead, in the browser and at once. One that ``prepares`` tells in ``near``
    that somebody points at it; a callback may put in ``ahead`` what will be asked for next.
    """

    properties = (
        "id",
        "ahead",
        "chooses",
        "className",
        "event",
        "html",
        "marked",
        "near",
        "prepares",
        "stamp",
    )

    def __init__(
        self,
        html: Markup | str = "",
        *,
        id: str | dict[str, str] | None = None,
        className: str | None = None,
        stamp: str | None = None,
        marked: str | None = None,
        event: dict[str, Any] | None = None,
        prepares: bool | None = None,
    ) -> None:
        given = {
            "id": id,
            "chooses": True if id in ids.CHOOSERS else None,
            "className": className,
            "html": str(html),
            "stamp": stamp,
            "marked": marked,
            "event": event,
            "prepares": prepares,
        }
        super().__init__(**{k: v for k, v in given.items() if v is not None})
