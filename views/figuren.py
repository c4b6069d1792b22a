"""A figure to take along: what was asked by name and selection, as an exhibit and as a file."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from urllib.parse import parse_qsl, urlsplit

from components.cards.figure_card import Card
from data.asked.selection import Selection
from data.asked.shortlink import encode
from data.catalogue import Indicator
from data.monitor import Monitor
from data.queries.highlights import highlights
from data.queries.profile import profile
from data.releases.release import Status
from data.results import Profile
from exports.names import plain_name
from exports.pictures import embed as page
from exports.pictures import picture, workbook
from figures.dots import Dots
from figures.exhibit import Exhibit
from figures.gaps import Gaps
from figures.kind import Plot
from figures.lines import Lines
from figures.mix import Mix
from figures.parts import Stacks
from figures.taart import Taart
from figures.taart.keys import shown_words
from figures.table import ThemeTable
from figures.words import formatting
from figures.words.headline import sentences_for
from figures.words.text import text
from figures.words.trace import sources_of
from figures.words.wording import reference_column, reference_phrase, reference_sentence
from figures.words.years import years_shown
from figures.years import MixYears
from views.cache import remembered
from views.figuren_naast import beside
from views.herkomst import cards, herkomst, is_split
from views.origin_mix import mix_cards
from views.thema import theme_card
from views.vergelijken_verloop import trend_card

KINDS = {
    "png": "image/png",
    "svg": "image/svg+xml",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
HOME = "overzicht"
_HINTS = ("herkomst.klik_groep", "herkomst.verloop_kies")  # notes that only make sense on the screen


def figure_file(
    monitor: Monitor, selection: Selection, name: str, view: str, kind: str, home: str
) -> tuple[str, bytes] | None:
    """(file name, contents) of a figure in one of KINDS; None when there is no such figure.

    ``home`` is the scheme and host of this monitor, for links that must work elsewhere.
    """
    found = exhibit(monitor, selection, name, view)
    if found is None:
        return None
    # By what the figure really is: what was asked for may hold anything, and so fill the memory.
    key = "|".join(
        ("figuur", monitor.release.id, kind, home, name.partition("-")[0], found.key, found.address)
    )
    return f"{file_name(found)}.{kind}", remembered(key, lambda: _file(found, kind, home))


def figure_page(monitor: Monitor, selection: Selection, name: str, view: str, home: str) -> str | None:
    """The page for an iframe on another site; None when there is no such figure."""
    found = exhibit(monitor, selection, name, view)
    return page.embed(found, home) if found is not None else None


def _file(found: Exhibit, kind: str, home: str) -> bytes:
    match kind:
        case "png":
            return picture.png(found)
        case "svg":
            return picture.svg(found).encode()
        case "pptx":
            from exports.slides import slide  # python-pptx costs every start a tenth of a second

            return slide.pptx(found, home)
        case _:
            return workbook.xlsx(found, home)


def file_name(found: Exhibit) -> str:
    """A name for every system: letters, digits and hyphens only, whatever an area is called."""
    return plain_name(
        f"wijkmonitor {found.key} {found.area} {found.figure_year or found.year}", found.fictional
    )


def exhibit(monitor: Monitor, selection: Selection, name: str, view: str = "") -> Exhibit | None:
    """The figure ``name`` (page-key, as components/take_menu.py writes it) for a selection."""
    page_name, _, key = name.partition("-")
    if page_name == HOME:
        return _overview(monitor, selection, key)
    found = beside(monitor, selection, page_name, key)
    if found is not None:
        return found
    card = _card(monitor, selection, page_name, key, view)
    return _of_card(monitor, card, page_name) if card is not None else None


def _card(monitor: Monitor, selection: Selection, page_name: str, key: str, view: str) -> Card | None:
    if page_name == "thema":
        theme = monitor.choices.indicators.get(key)
        return theme_card(monitor, replace(selection, theme=theme), key, view) if theme else None
    if page_name == "vergelijken":
        card = trend_card(monitor, selection)
        return card if card is not None and card.key == key else None
    if page_name != "herkomst":
        return None
    found = mix_cards(monitor, selection)
    if is_split(monitor):
        shown = herkomst(monitor, selection)
        found = cards(monitor, selection, shown) if shown.indicator else []
    return next((c for c in found if c.key == key), None)


def _of_card(monitor: Monitor, card: Card, page_name: str) -> Exhibit:
    """A card as an exhibit. Its link tells what it really shows: a theme may lack figures of a group."""
    asked = dict(parse_qsl(urlsplit(card.link).query))
    indicator = monitor.catalogue.indicators[card.definition.rpartition("onderwerp-")[2]]
    areas = [
        asked.get(k, "") for k in (("gebied", "vergelijk") if page_name == "vergelijken" else ("gebied",))
    ]
    groups = [asked.get(k, "") for k in ("herkomst", "met_herkomst")[: len(areas)]]
    hints = {text(h) for h in _HINTS}
    return Exhibit(
        key=card.key,
        title=card.conclusion,
        subtitle=card.subtitle,
        plot=card.plot,
        area=_joined(monitor.areas.full_name(a) for a in areas if a in monitor.areas),
        group=_groups(monitor, card.plot, groups),
        year=int(asked["jaar"]),
        source=card.footer[0].removeprefix(text("kaart.bron", bron="")),  # word for word as on the card
        years=card.years,
        counted=card.counted,
        release=monitor.release.id,
        fictional=monitor.release.fictional,
        address=card.link,
        code=encode(page_name, asked, "" if page_name == "thema" else card.key),
        notes=tuple(n for n in card.notes if n not in hints),
        warning=card.warning,
        definition=_definition(card.plot, indicator),
    )


def _joined(names: Iterable[str]) -> str:
    return " – ".join(dict.fromkeys(names))


def _groups(monitor: Monitor, plot: Plot | None, codes: Iterable[str]) -> str:
    """Whom a figure is about: the groups of its address, unless it shows every group of a classification."""
    every = isinstance(plot, Gaps | Mix | MixYears) or (isinstance(plot, Lines) and plot.panels)
    every |= isinstance(plot, Dots) and plot.head == "kaart.kop_groep"
    every |= isinstance(plot, Stacks) and plot.head == text("kaart.kop_groep")
    if every:
        return text("meenemen.elke_groep")
    known = monitor.catalogue.groups
    return _joined(known[c].label for c in codes if c) or known["T"].label


def _definition(plot: Plot | None, indicator: Indicator) -> str:
    """What counts and of whom; of a whole that of each of its parts."""
    parts = plot.rows[0].parts if isinstance(plot, Stacks) else (indicator,)
    told = [f"{p.short}: {p.definition}" if len(parts) > 1 else p.definition for p in parts]
    return " ".join([*(t.strip() for t in told), formatting.of_whom(indicator)]).strip()


def _overview(monitor: Monitor, selection: Selection, key: str) -> Exhibit | None:
    """The taart or the table of the theme, as they stand on the overview."""
    if key not in ("taart", "tabel"):
        return None
    found, group = profile(monitor, selection), monitor.catalogue.groups[selection.group]
    where = monitor.areas.full_name(selection.area)
    theme = monitor.catalogue.themes[selection.theme]
    own = [r for r in found.readings if key == "taart" or r.indicator.theme == theme.id]
    dated = [
        (r.indicator, r.figure.year)
        for r in own
        if r.figure.value is not None or (key == "tabel" and r.figure.status is Status.ONDERDRUKT)
    ]
    years = years_shown((y for _, y in dated), selection.year)
    told = {"wie": group.people, "gebied": where, "jaar": years}
    plot: Taart | ThemeTable
    if key == "taart":
        sentences = sentences_for(found, group, highlights(found, monitor.sensitive))
        plot = Taart(found, monitor.themes, tuple(sentences))
        title, subtitle = _taart_title(found, where), text("meenemen.taart_onder", **told)
    else:
        plot = ThemeTable(found, theme, reference_column(found.comparison))
        count = next(c for c in found.themes if c.theme == theme.id)
        own = [r for r in found.readings if r.indicator.theme == theme.id]
        title = text("meenemen.tabel_kop", thema=theme.name, oordelen=shown_words(count, own))
        subtitle = text("meenemen.tabel_onder", thema=theme.name, **told)
    shown = replace(selection, indicator=None)
    query = shown.to_query()
    return Exhibit(
        key=key if key == "taart" else theme.id,
        title=title,
        subtitle=subtitle,
        plot=plot,
        area=where,
        group=group.label,
        year=selection.year,
        source=sources_of(monitor.release, dated),
        years=years,
        counted="",
        release=monitor.release.id,
        fictional=monitor.release.fictional,
        address=f"/?{query}",
        code=encode(HOME, dict(parse_qsl(query)), key),
        notes=(reference_sentence(found.comparison),) if key == "tabel" else (),
        warning=theme.description if key == "tabel" and theme.sensitive else "",
        definition="; ".join(dict.fromkeys(r.indicator.name for r in own)),
    )


def _taart_title(found: Profile, where: str) -> str:
    judged = [c for c in found.themes if c.judged]
    more, less = sum(c.more for c in judged), sum(c.less for c in judged)
    if found.comparison.kind is None or not (more or less):
        return text("meenemen.taart_kop_geen", gebied=where)
    phrase = reference_phrase(found.comparison)
    return text("meenemen.taart_kop", gebied=where, meer=more, minder=less, ijkpunt=phrase)
