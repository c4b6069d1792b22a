"""A figure of the page "Wijken" with its title, what can be chosen, and what can be taken along."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from components.cards.actions import Actions, actions
from components.cards.foot import foot_lines
from data.catalogue import Indicator, Theme
from data.queries.measured import TOTAL
from figures.exhibit import Exhibit
from figures.kinds import card_table, screen
from figures.markup import Markup
from figures.words.prose import joined
from figures.words.text import text


@dataclass(frozen=True, slots=True)
class ButtonRow:
    """A row of buttons, one of them on: each (value, words). ``event`` is the key of the store it changes."""

    event: str
    name: str
    options: tuple[tuple[str, str], ...]
    chosen: str


def section(exhibit: Exhibit, tabled: bool = True, said: Collection[str] = ()) -> Markup:
    """Title, figure, notes and foot; with the numbers as a table below it where ``tabled``.

    Of the notes those are left out that are ``said`` on the page already.
    """
    plot, key = exhibit.plot, exhibit.key
    told = [n for n in exhibit.notes_on("screen") if n not in said]
    notes = joined(Markup('<p class="card-note">{}</p>').format(n) for n in told)
    warning = Markup('<p class="card-warning">{}</p>').format(exhibit.warning) if exhibit.warning else ""
    drawn = screen(plot, exhibit.title) if plot is not None else ""
    return Markup(
        '<div class="card-head"><div class="card-title"><h2 id="{key}" tabindex="-1">{title}</h2>'
        '<p>{under}</p></div></div><div class="card-figure">{drawn}</div>{notes}{warning}{foot}'
    ).format(
        key=key, title=exhibit.title, under=exhibit.subtitle, drawn=drawn, notes=notes,
        warning=warning, foot=_foot(exhibit, tabled and plot is not None),
    )  # fmt: skip


def _foot(exhibit: Exhibit, tabled: bool) -> Markup:
    key, hidden = exhibit.key, Markup("")
    if tabled and exhibit.plot is not None:
        hidden = Markup('<div class="card-table" id="tabel-{}" tabindex="0" hidden>{}</div>').format(
            key, card_table(exhibit.plot, exhibit.title)
        )
    shown = Actions(exhibit.address, table=f"tabel-{key}" if hidden else "", whole=".figure-card")
    return Markup('{}<div class="card-line"><p class="card-source">{}</p>{}</div>').format(
        hidden, Markup(" · ").join(foot_lines(exhibit)), actions(shown)
    )


def choices(rows: Sequence[ButtonRow]) -> Markup:
    """The rows of buttons; a row with one option is none."""
    return Markup('<div class="switches">{}</div>').format(
        joined(_choice(row) for row in rows if len(row.options) > 1)
    )


def _choice(row: ButtonRow) -> Markup:
    buttons = joined(
        Markup(
            '<button type="button" class="choice{on}" aria-pressed="{pressed}" data-event="{event}" '
            'data-value="{value}" data-key="{event}-{value}">{words}</button>'
        ).format(
            on=" is-on" if value == row.chosen else "",
            pressed=str(value == row.chosen).lower(),
            event=row.event,
            value=value,
            words=words,
        )
        for value, words in row.options
    )
    return Markup(
        '<div class="switch" role="group" aria-label="{name}"><span class="field-label">{name}</span>'
        "{buttons}</div>"
    ).format(name=row.name, buttons=buttons)


def everyone() -> Markup:
    """A button to the figures of all inhabitants."""
    return Markup(
        '<button type="button" class="quiet" data-event="herkomst" data-value="{}" data-key="iedereen">'
        "{}</button>"
    ).format(TOTAL, text("wijken.alle_inwoners"))


def subject_list(themes: Sequence[tuple[Theme, Sequence[Indicator]]], chosen: str = "") -> Markup:
    """All subjects that can be laid beside each other, by theme, as one list; without ``chosen`` it asks."""
    ask = Markup('<option value="" selected disabled>{}</option>').format(text("wijken.kies_onderwerp"))
    groups = joined(
        Markup('<optgroup label="{}">{}</optgroup>').format(
            theme.name,
            joined(
                Markup('<option value="{}|{}"{}>{}</option>').format(
                    theme.id, i.id, Markup(" selected") if i.id == chosen else "", i.short
                )
                for i in found
            ),
        )
        for theme, found in themes
        if found
    )
    return Markup(
        '<label class="subject"><span class="field-label">{}</span>'
        '<select class="form-select" data-picks="onderwerp" data-key="onderwerp">{}{}</select></label>'
    ).format(text("wijken.onderwerp"), "" if chosen else ask, groups)


def own_choice(options: Sequence[tuple[str, str, bool]], without: str) -> Markup:
    """A fold with a button per subject: (view with or without it, its name, whether it is in the choice).

    ``without`` is the view without any, "" when there is none to undo.
    """
    button = (
        '<button type="button" class="choice{on}" aria-pressed="{pressed}" data-event="beeld" '
        'data-value="{value}" data-key="eigen-{name}">{name}</button>'
    )
    buttons = joined(
        Markup(button).format(on=" is-on" if on else "", pressed=str(on).lower(), value=value, name=name)
        for value, name, on in options
    )
    undo = Markup(
        '<button type="button" class="quiet" data-event="beeld" data-value="{}" data-key="eigen-wis">'
        "{}</button>"
    ).format(without, text("wijken.eigen_wis"))
    return Markup(
        '<details class="own-choice"{open}><summary>{name}</summary><p>{how}</p>'
        '<div role="group" aria-label="{name}">{buttons}</div>{undo}</details>'
    ).format(
        open=Markup(" open") if without else "", name=text("wijken.eigen_naam"), how=text("wijken.eigen_hoe"),
        buttons=buttons, undo=undo if without else "",
    )  # fmt: skip
