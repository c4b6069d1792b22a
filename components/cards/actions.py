"""What can be done with a figure: copy it at once, take it along in another form, and see more of it."""

from __future__ import annotations

from dataclasses import dataclass

from components.cards.take_menu import take_menu
from figures.address import Address
from figures.markup import Markup
from figures.words.text import text


@dataclass(frozen=True, slots=True)
class Actions:
    """``table`` and ``explain`` are the ids of what opens, ``whole`` the selector of what fills the screen.

    Each is "" where the figure has no such thing.
    """

    address: Address
    table: str = ""
    explain: str = ""
    whole: str = ""


def actions(of: Actions) -> Markup:
    """The split button, and "⋯" when there is more: one line of buttons for every figure of the monitor."""
    more = any((of.table, of.explain, of.whole))
    return Markup('<div class="card-actions">{}{}</div>').format(
        take_menu(of.address), _more(of) if more else ""
    )


def _more(of: Actions) -> Markup:
    """The menu itself is made when it opens (assets/meenemen.js), as that of the split button."""
    return Markup(
        '<span class="take"><button type="button" class="more-button" aria-haspopup="menu" '
        'aria-expanded="false" aria-label="{label}" data-tabel="{table}" data-uitleg="{explain}" '
        'data-groot="{whole}" data-key="{key}-meer">⋯</button></span>'
    ).format(
        label=text("meenemen.meer"),
        table=of.table,
        explain=of.explain,
        whole=of.whole,
        key=of.address.key,
    )
