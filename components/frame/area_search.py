"""The Dash side of assets/area-search.js: a field to find a gemeente or wijk by name."""

from __future__ import annotations

from figures.words.text import text
from insides.component import HouseComponent


class AreaSearch(HouseComponent):
    """A combobox over all gemeenten and wijken.

    ``value`` is the code that was chosen (of either), ``shown`` the name of the gemeente in the field,
    ``url`` where the names are (serving/places.py). It is empty when ``value`` is None. ``at`` is the
    moment of the choice: new, also when the same is chosen again. ``chooses`` is the key of the selection
    that a choice changes; None when it is the page's own affair.
    """

    properties = ("at", "chooses", "id", "shown", "texts", "url", "value")

    def __init__(
        self, *, id: str, url: str, chooses: str | None = None, value: str | None = None, shown: str = ""
    ) -> None:
        words = ("placeholder", "clear", "list", "loading", "none", "more", "failed")
        texts = {word: text(f"zoek.{word}") for word in words}
        texts |= {"whole": text("keuze.wijk_leeg"), "no_wijk": text("keuze.wijk_geen")}
        given = {"chooses": chooses} if chooses else {}
        super().__init__(id=id, url=url, value=value, shown=shown, texts=texts, **given)
