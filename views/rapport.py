"""The report: asked, written and remembered, as a preview on the screen and as a file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from components.rapport.choices import NONE, theme_buttons
from data.asked.selection import Selection
from data.monitor import Monitor
from data.queries.report_by_side import get_report_by_side
from exports.names import plain_name
from exports.rapport.pdf import foot, pdf, taart_svg, taart_words
from figures.address import AREAS, at
from figures.address import address as address_of
from figures.markup import Markup
from figures.rapport.content import ReportContent, content
from figures.rapport.html import back, front
from views.cache import remembered

OWN = "themas"
"""The one choice that belongs to this page alone: which themes are in the report."""
KINDS: Mapping[str, str] = {
    "pdf": "application/pdf",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
}


@dataclass(frozen=True, slots=True)
class Preview:
    """The report as HTML, before and after the story, and the buttons of the themes.

    ``stamp`` says what it was made for; ``links`` are the addresses of the PDF and the slides.
    """

    stamp: str
    themes: str
    front: str
    back: str
    links: tuple[str, str]


def wanted_themes(monitor: Monitor, asked: object) -> tuple[str, ...]:
    """The themes that a link or the store asks for, in our order; all when it does not say."""
    raw = asked[0] if isinstance(asked, list) and asked else asked
    if raw == NONE:
        return ()
    named = set(raw.split(",")) if isinstance(raw, str) else set()
    every = tuple(t.id for t in monitor.themes)
    return tuple(t for t in every if t in named) or every


def unknown_themes(monitor: Monitor, asked: str) -> list[str]:
    """What a link asks for that is no theme of this release."""
    known = {t.id for t in monitor.themes} | {NONE, ""}
    return [t[:40] for t in asked.split(",") if t not in known]


def address(monitor: Monitor, selection: Selection, themes: tuple[str, ...]) -> str:
    """The query that opens exactly this report, whatever its reader chose before."""
    shown = {
        k: v
        for k, v in selection.to_dict().items()
        if v is not None and k not in ("thema", "indicator", "indeling")
    }
    if len(themes) < len(monitor.themes):
        shown[OWN] = ",".join(themes) or NONE
    return urlencode(shown)


def stamp(monitor: Monitor, selection: Selection, themes: tuple[str, ...]) -> str:
    """Everything the report depends on."""
    return f"{monitor.release.id}|{address(monitor, selection, themes)}"


def preview(monitor: Monitor, selection: Selection, asked: object) -> Preview:
    """Ask, write and remember the report of a selection for the screen."""
    themes = wanted_themes(monitor, asked)
    made = stamp(monitor, selection, themes)
    return remembered(f"rapport|{made}", lambda: _preview(monitor, selection, themes, made))


def _preview(monitor: Monitor, selection: Selection, themes: tuple[str, ...], made: str) -> Preview:
    found = _content(monitor, selection, themes)
    taarten = [_taart(found, i) for i in range(len(found.columns))]
    query = address(monitor, selection, themes)
    return Preview(
        made,
        str(theme_buttons(monitor.themes, themes)),
        str(front(found, taarten, address_of(AREAS, "", selection.asked()).link)),
        str(back(found, foot(found))),
        (at(f"/rapport.pdf?{query}"), at(f"/rapport.pptx?{query}")),
    )


def _content(monitor: Monitor, selection: Selection, themes: tuple[str, ...]) -> ReportContent:
    return content(monitor, get_report_by_side(monitor, selection), themes)


def _taart(content: ReportContent, index: int) -> Markup:
    """The taart as one picture with words; on this page one chooses nothing in it."""
    drawn = taart_svg(content.columns[index].taart, f"rapport{index}")
    name = Markup('<svg role="img" aria-label="{}"').format(taart_words(content.columns[index]))
    return Markup(drawn.replace("<svg", str(name), 1))


def report_file(
    monitor: Monitor, selection: Selection, asked: object, story: str, kind: str, home: str
) -> tuple[str, bytes]:
    """(file name, contents) of the report in one of KINDS, with a clean ``story``, which nobody remembers."""
    themes = wanted_themes(monitor, asked)

    def make() -> bytes:
        found = _content(monitor, selection, themes)
        if kind == "pdf":
            return pdf(found, story)
        from exports.rapport.deck.deck import deck  # python-pptx costs every start a tenth of a second

        return deck(found, story, home, at(f"/rapport?{address(monitor, selection, themes)}"))

    name = f"wijkmonitor rapport {monitor.areas.full_name(selection.area)} {selection.year}"
    file = f"{plain_name(name, monitor.release.fictional)}.{kind}"
    if story:
        return file, make()
    return file, remembered(f"rapport|{kind}|{home}|{stamp(monitor, selection, themes)}", make)
