"""One figure filling the screen, for a wall: a light page of its own with the drawing that a picture has.

Nothing is drawn twice: it is the figure of the page it comes from, on a sheet as wide as a screen is at
letters of 1.8 times. The way to the figures beside it are links, which assets/presentatie.js follows.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from exports.pictures.picture import source_line, staged
from figures.address import at
from figures.exhibit import Exhibit
from figures.kinds import stage
from figures.markup import Markup
from figures.words.text import text

WIDE, LOW = 800, 356
"""The sheet for a laptop of 1440 x 810, in units: with the words around it that is 1.8 pixels a unit."""

_PAGE = Markup(
    '<!doctype html><html lang="nl"><head><meta charset="utf-8"><title>{name}</title>'
    '<meta name="viewport" content="width=device-width, initial-scale=1"><link rel="icon" href="{icon}">'
    '<style>{style}</style><script src="{script}" defer></script></head><body>'
    '<main class="stage"><header><h1 tabindex="-1">{title}</h1>{demo}'
    '<p class="stage-what">{subtitle}</p></header>'
    '<div class="stage-wide">{wide}</div><div class="stage-narrow">{narrow}</div>{warning}'
    '<footer><p class="stage-source">{source}</p><nav aria-label="{walk}">{links}'
    '<span class="stage-count">{count}</span><button type="button" hidden data-full>{full}</button>'
    '<a class="stage-leave" href="{leave}" aria-keyshortcuts="Escape">{close}</a></nav>'
    '<p class="stage-trouble" role="alert" hidden>{trouble}</p></footer></main></body></html>'
)


@dataclass(frozen=True, slots=True)
class Step:
    """A screen of a presentation: what it is called, and its address."""

    name: str
    address: str


@dataclass(frozen=True, slots=True)
class Walk:
    """Where a screen stands among all: its place from 0, the steps, and the address of the page behind it."""

    at: int
    steps: Sequence[Step]
    leave: str


def presentation(exhibit: Exhibit, walk: Walk) -> str:
    """The page of one screen."""

    def paragraph(style: str, words: str) -> Markup:
        return Markup('<p class="{}">{}</p>').format(style, words) if words else Markup("")

    notes = ". ".join([source_line(exhibit), " ".join(exhibit.notes_on("paper"))]).removesuffix(". ")
    return str(
        _PAGE.format(
            name=text("presentatie.pagina", titel=exhibit.title, gebied=exhibit.where),
            icon=at("/assets/favicon.ico"),
            style=_style(),
            script=at("/assets/presentatie.js"),
            title=exhibit.title,
            demo=paragraph("stage-demo", text("meenemen.fictief") if exhibit.fictional else ""),
            subtitle=exhibit.subtitle,
            wide=Markup(_wide(exhibit)),
            narrow=Markup(staged(exhibit, 360, 10_000, narrow=True)),
            warning=paragraph("stage-warning", exhibit.warning),
            source=notes,
            walk=text("presentatie.lopen"),
            links=_link(walk, -1) + _link(walk, 1),
            count=text("presentatie.telling", nummer=walk.at + 1, aantal=len(walk.steps)),
            full=text("meenemen.volledig_scherm"),
            leave=walk.leave,
            close=text("presentatie.sluiten"),
            trouble=text("presentatie.storing"),
        )
    )


def _link(walk: Walk, step: int) -> Markup:
    """The way to the screen before or after this one; nothing at an end."""
    to = walk.at + step
    if not 0 <= to < len(walk.steps):
        return Markup("")
    rel, key, words = ("next", "ArrowRight", "volgende") if step > 0 else ("prev", "ArrowLeft", "vorige")
    return Markup('<a rel="{}" href="{}" aria-keyshortcuts="{}">{}</a>').format(
        rel, walk.steps[to].address, key, text(f"presentatie.{words}", naam=walk.steps[to].name)
    )


def _wide(exhibit: Exhibit) -> str:
    """The figure for a screen."""
    if exhibit.plot is None:
        return staged(exhibit, WIDE, LOW)
    plot, times = stage(exhibit.plot)
    return staged(replace(exhibit, plot=plot), round(WIDE * times), LOW * times)


@cache
def _style() -> Markup:
    """In the page itself: Dash puts every stylesheet of assets/ in the monitor."""
    return Markup((Path(__file__).parent / "presentation.css").read_text("utf-8"))
