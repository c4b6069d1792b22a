"""The questions of "Ik wil weten …": in users' own words, each with the view that answers it.

Which questions there are is said in ``data/catalogue/questions.yaml``; catalogue.py reads and checks them.
"""

from __future__ import annotations

from collections.abc import Container, Mapping
from dataclasses import dataclass
from typing import Literal, get_args

Page = Literal["thema", "herkomst", "vergelijken", "wijken", "uitleg"]
"""The page that answers; a theme page is that of the indicator."""

Shown = Literal["nu", "verloop", "herkomst", "waarde-kaart"]
"""How the page opens: a figure of a theme now, as trend or by origin; the map of Wijken with values."""

_OF_PAGE = {"thema": ("nu", "verloop", "herkomst"), "wijken": ("waarde-kaart",)}


@dataclass(frozen=True, slots=True)
class Question:
    """A question and where its answer is.

    ``indicators`` are tried in this order: the first that a release holds is shown. ``group`` is the origin
    group the question is about, ``shown`` how the card opens, ``place`` where on the page to go. ``asks``:
    the answer is about an area, so one must be chosen. ``front`` is its turn on the front door, 0 for none.
    ``alike``: beside the area lies the one that is most like it.
    """

    id: str
    name: str
    page: Page
    indicators: tuple[str, ...] = ()
    group: str | None = None
    shown: Shown | None = None
    place: str | None = None
    asks: bool = True
    front: int = 0
    alike: bool = False


def question_faults(question: Question, split: Mapping[str, bool], groups: Container[str]) -> list[str]:
    """What is wrong with a question, one Dutch sentence per fault.

    ``split`` says of each indicator whether it has figures by origin, ``groups`` are the codes of groups.
    """
    where, faults = f"vraag {question.id}", []
    for field, allowed in (("page", get_args(Page)), ("shown", (None, *get_args(Shown)))):
        if getattr(question, field) not in allowed:
            choices = ", ".join(filter(None, allowed))
            faults.append(f"{where}: {field} is '{getattr(question, field)}', kies uit {choices}.")
    if not isinstance(question.indicators, tuple):
        return [*faults, f"{where}: bij indicators hoort een lijst te staan."]
    if question.page == "thema" and not question.indicators:
        faults.append(f"{where}: noem bij page: thema minstens één indicator.")
    if question.shown in get_args(Shown) and question.shown not in _OF_PAGE.get(question.page, ()):
        faults.append(f"{where}: shown {question.shown} kan niet bij page: {question.page}.")
    if question.group is not None and question.group not in groups:
        faults.append(f"{where}: de groep '{question.group}' bestaat niet.")
    by_group = question.page == "herkomst" or question.group or question.shown == "herkomst"
    for name in question.indicators:
        if name not in split:
            faults.append(f"{where}: de indicator '{name}' bestaat niet.")
        elif by_group and not split[name]:
            faults.append(f"{where}: van '{name}' zijn er geen cijfers naar herkomst.")
    return faults
