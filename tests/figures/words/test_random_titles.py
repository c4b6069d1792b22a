"""Three hundred titles of random figures: every number is right, every word is its sign and certainty.

What a title must say is worked out here again, in the plainest way, from the figures that are drawn.
"""

from __future__ import annotations

import html
import random
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import numpy as np
import pytest
from flask import Flask

from data.asked.selection import Selection, parse
from data.monitor import Monitor, open_monitor
from data.queries.pairs.pair_by_indicator import Chance
from data.releases.box import unpack
from data.results import Figure, Reading
from exports.pictures import picture
from figures.areas import AreasTable
from figures.dots import Dots
from figures.exhibit import Exhibit
from figures.gaps import Gaps
from figures.grid import GroupMatrix
from figures.lines import Lines
from figures.map import AreaMap
from figures.pair import Dumbbells
from figures.strips import Strips
from figures.taart import Taart
from figures.table import ThemeTable
from figures.words.spoken import alternative
from tests.figures.words.forbidden import faults
from views import cache, context
from views.figuren import exhibit
from views.scene import VIEWS, scene_of

KINDS = (
    "overzicht-taart", "overzicht-tabel", "thema", "thema", "thema", "herkomst-matrix", "herkomst-punten",
    "herkomst-verschil", "herkomst-verloop", "herkomst-mensen", "vergelijken-taarten", "vergelijken-tabel",
    "vergelijken-verloop", "wijken-landkaart", "wijken-stroken", "wijken-lijst",
)  # fmt: skip
MAPS = ("verschil-kaart", "waarde-kaart", "verandering-kaart", "verschil-tegels", "verschil-trechter")
MANY = 150  # of each edition
VALUE = r"(?:minder dan )?€?\xa0?−?\d[\d.,]*"


def asked(monitor: Monitor, chance: random.Random) -> tuple[Selection, str, str]:
    """A random selection, the name of a figure and its view."""
    areas, indicator = monitor.areas, chance.choice(monitor.indicators)
    levels = [t for t in areas.tiers if t.parent]
    pool = areas.rows[areas.level_slice(chance.choice(levels).id)]
    groups = [*monitor.cube.groups, *["T"] * len(monitor.cube.groups)]
    kind = chance.choice(KINDS)
    view = chance.choice(VIEWS) if kind == "thema" else chance.choice(MAPS)
    query = {
        "gebied": chance.choice(pool).code,
        "herkomst": chance.choice(groups),
        "jaar": str(chance.choice([*monitor.cube.years, monitor.default_year])),
        "thema": indicator.theme,
        "indicator": indicator.id,
        "vergelijk": chance.choice(pool).code,
    }
    name = f"thema-{indicator.id}" if kind == "thema" else kind
    return parse(monitor.choices, query)[0], name, view


@pytest.fixture(scope="module")
def box_release(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real figures that come with the program."""
    root = tmp_path_factory.mktemp("box")
    unpack(root, "cbs")
    return next(p.parent for p in root.rglob("manifest.json"))


@pytest.fixture(params=["demo", "box"], scope="module")
def shown(request: pytest.FixtureRequest) -> Iterator[list[tuple[Monitor, Selection, str, Exhibit]]]:
    """MANY figures of an edition, the same in every run."""
    release: Path = request.getfixturevalue(f"{request.param}_release")
    monitor, chance, server = open_monitor(str(release)), random.Random(12), Flask(__name__)
    context.use(monitor)
    cache.init(server, "")
    found: list[tuple[Monitor, Selection, str, Exhibit]] = []
    with server.app_context():
        while len(found) < MANY:
            selection, name, view = asked(monitor, chance)
            made = exhibit(monitor, selection, name, view)
            if made is not None and made.plot is not None:
                found.append((monitor, selection, name, made))
        yield found


def test_titles_say_what_the_figures_say(shown: list[tuple[Monitor, Selection, str, Exhibit]]) -> None:
    wrong, kinds = [], Counter[str]()
    for monitor, selection, name, made in shown:
        kinds[type(made.plot).__name__] += 1
        told = [*faults(made.title, _places(monitor, selection)), *_claims(monitor, selection, made)]
        wrong += [f"{name} {selection.to_query()}\n    {made.title}\n    {why}" for why in told]
    assert not wrong, f"{len(wrong)} of {len(shown)}\n" + "\n".join(wrong[:12])
    assert len(kinds) > 6


def test_the_titles_of_a_page_and_its_file_are_one(
    shown: list[tuple[Monitor, Selection, str, Exhibit]],
) -> None:
    """Picture, slide and alternative text begin with the title of the figure; no other is made."""
    for _, _, _, made in shown[:6]:
        drawn = picture.svg(made, with_font=False)
        assert html.unescape(drawn.split("<title", 1)[1].split("<", 1)[0]).endswith(f">{made.title}")
        assert alternative(made).startswith(made.title)


def _places(monitor: Monitor, selection: Selection) -> list[str]:
    """The names of the areas that a title may speak of."""
    names = []
    for code in (selection.area, selection.compare):
        area = monitor.areas[code] if code else None
        while area is not None:
            names.append(area.name)
            area = monitor.areas.parent(area.code)
    return names


def _claims(monitor: Monitor, selection: Selection, made: Exhibit) -> list[str]:
    """What the title says that the figure does not."""
    if made.plot is not None and isinstance(made.plot, tuple(_RULES)):
        return _RULES[type(made.plot)](made.title, made.plot, monitor, selection)
    return []


def _is(says: bool, means: bool, what: str) -> list[str]:
    return [] if says == means else [f"{what}: says {says}, is {means}"]


def _counts(title: str) -> list[int]:
    """The counts in a title, in order, without percentages and years."""
    bare = re.sub(r"\d[\d.,]*\xa0\S+|\d+ t/m \d+|\d+ tot \d+", "", title)
    words = {"geen": "0", "het enige": "1"}
    bare = re.sub("|".join(words), lambda m: words[m[0]], bare, flags=re.I)
    return [int(n.replace(".", "")) for n in re.findall(r"(?<![\d-])\d[\d.]*", bare)]


def _side(reading: Reading) -> int:
    gap = (reading.figure.value or 0.0) - (reading.reference or 0.0)
    gap = -gap if reading.indicator.direction == "gunstig_laag" else gap
    return 0 if not reading.coloured else (1 if gap > 0 else -1)


def _tally(title: str, rows: Sequence[Reading], judged: bool) -> list[str]:
    """A title that counts verdicts, against the verdicts."""
    words = ("gunstiger", "ongunstiger") if judged else ("hoger", "lager")
    counted = [sum(_side(r) == sign for r in rows) for sign in (1, -1)]
    wrong = []
    for word, count in zip(words, counted, strict=True):
        said = re.search(rf"op (\d+)(?: onderwerp(?:en)?)? {word}\b", title, re.I)
        wrong += _is(said is not None, count > 0, word)
        if said and int(said[1]) != count:
            wrong.append(f"{word}: says {said[1]}, is {count}")
    doubt = sum(r.doubtful for r in rows if r.coloured)
    said = re.search(r"waarvan (\d+) mogelijk", title)
    return wrong + ([] if int(said[1] if said else 0) == doubt else [f"doubt is {doubt}"])


def _taart(title: str, plot: Taart, *_: object) -> list[str]:
    themes = {c.theme for c in plot.profile.themes if c.judged}
    rows = [r for r in plot.profile.readings if r.indicator.pie and r.indicator.judged and r.scored]
    rows = [r for r in rows if r.indicator.theme in themes]
    if not rows or plot.profile.comparison.kind is None:
        return _is(title.startswith("Profieltaart van "), True, "nothing to count")
    return _tally(title, rows, True)


def _theme(title: str, plot: ThemeTable, *_: object) -> list[str]:
    scored = [r for r in plot.readings if r.scored]
    judged = [r for r in scored if r.indicator.judged]
    if not scored or plot.profile.comparison.kind is None:
        known = sum(r.figure.value is not None for r in plot.readings)
        return _is(f": {known} van de {len(plot.readings)} " in title, True, "figures there")
    return _tally(title, judged or scored, bool(judged))


def _dots(title: str, plot: Dots, monitor: Monitor, selection: Selection) -> list[str]:
    if any(r.kind == "groep" for r in plot.rows):
        return _ends(title, plot)
    scene = scene_of(monitor, selection)
    reading = next(r for r in scene.profile.readings if r.indicator.id == plot.indicator.id)
    wrong = [] if reading.figure.value is None else _shows(title, reading.figure, reading)
    if not reading.scored:
        return wrong + _is(
            bool(re.search(r"gunstiger|hoger|lager|betrouwbaar verschil met", title)), False, "verdict"
        )
    gap = (reading.figure.value or 0.0) - (reading.reference or 0.0)
    side = _side(reading)
    wrong += _is(
        bool(re.search(r"\b(?:gunstiger|ongunstiger|hoger|lager) ?(?:dan|\()", title)), side != 0, "a verdict"
    )
    if reading.indicator.judged:
        wrong += _is(bool(re.search(r"\bgunstiger", title)), side > 0, "gunstiger")
        wrong += _is("ongunstiger" in title, side < 0, "ongunstiger")
    else:
        wrong += _is("hoger" in title, side != 0 and gap > 0, "hoger")
        wrong += _is("lager" in title, side != 0 and gap < 0, "lager")
    return wrong + _is("mogelijk " in title, reading.doubtful, "doubt")


def _shows(title: str, figure: Figure, reading: Reading) -> list[str]:
    """The value of the figure is in the title, with as many decimals as it writes there."""
    said = re.search(rf": ({VALUE})", title)
    if said is None:
        return [] if figure.value is None else ["no value"]
    if figure.fewer_than is not None or "minder dan" in said[1]:
        return []
    number = re.sub(r"[^\d,−]", "", said[1]).replace("−", "-").rstrip(",")
    decimals = len(number.partition(",")[2])
    scale = 1000 if "€" in title and reading.indicator.unit == "× € 1.000" else 1
    wanted = round(scale * (figure.value or 0.0), decimals)
    close = abs(float(number.replace(",", ".")) - wanted) <= 10.0**-decimals
    return [] if close else [f"says {number}, is {wanted}"]


def _ends(title: str, plot: Dots) -> list[str]:
    """Both ends of the groups: the least and the most of what is drawn, and named when surely apart."""
    known = sorted((r for r in plot.rows if r.value is not None), key=lambda r: r.value or 0.0)
    if len(known) < 2 or "kanttekening" in title or "met de marge" in title:
        return _is(bool(re.search(r"van \S+ .*tot", title)), False, "ends")
    low, high = known[0], known[-1]
    apart = low.high is not None and high.low is not None and low.high < high.low
    named = title.count(f"({low.label})") + title.count(f"({high.label})") == 2
    wrong = [] if not named or apart else ["ends are named, and their margins touch"]
    said = re.findall(rf"({VALUE})(?:\xa0\S+)?(?: \([^)]*\))?,? (?:tot|\()|tot ({VALUE})", title)
    numbers = [a or b for a, b in said]
    for row, number in zip((low, high), numbers[:2], strict=False):
        if "minder" not in number and "€" not in number:
            shown, decimals = number.replace(".", "").rstrip(","), len(number.partition(",")[2])
            if abs(float(shown.replace(",", ".").replace("−", "-")) - (row.value or 0.0)) > 10.0**-decimals:
                wrong.append(f"says {number}, is {row.value}")
    return wrong + _is("geen betrouwbaar verschil" in title and apart and len(known) == 2, False, "chance")


def _lines(title: str, plot: Lines, *_: object) -> list[str]:
    said = re.search(r"in (\d{4}), (hoger|lager) dan in (\d{4})", title)
    by_year = {f.year: f for f in plot.lines[0].series.figures}
    if said:
        new, old = by_year[int(said[1])], by_year[int(said[3])]
        assert None not in (new.low, new.high, old.low, old.high)
        higher = (new.low or 0.0) > (old.high or 0.0)
        lower = (new.high or 0.0) < (old.low or 0.0)
        return _is(said[2] == "hoger", higher, "hoger") + _is(said[2] == "lager", lower, "lager")
    if chance := re.search(r"in (\d{4}), geen betrouwbaar verschil met (\d{4})", title):
        new, old = by_year[int(chance[1])], by_year[int(chance[2])]
        touch = (new.low or 0.0) <= (old.high or 0.0) and (new.high or 0.0) >= (old.low or 0.0)
        return _is(touch, True, "margins touch")
    return []


def _gaps(title: str, plot: Gaps, *_: object) -> list[str]:
    known = [g for g in plot.groups.gaps if g.difference and g.difference.leaves_out(0) is not None]
    said = re.search(r"(?:(\d+)|(geen)) van de (\d+) groepen versch", title)
    if said is None:
        return []
    assert plot.groups.indicator.id
    firm = sum(
        g.difference is not None and bool(g.difference.leaves_out(0)) and not g.doubtful for g in known
    )
    return _is(int(said[1] or 0) == firm, True, f"firm is {firm}") + _is(
        int(said[3]) == len(known), True, "known"
    )


def _pair(title: str, plot: Dumbbells, *_: object) -> list[str]:
    tested = [r for r in plot.rows if r.tested and r.indicator.pie] or [r for r in plot.rows if r.tested]
    if not tested:
        return _is("geen onderwerp te vergelijken" in title, True, "nothing to test")
    differ = sum(r.chance is Chance.MEER for r in tested)
    return _is(_counts(title)[:2] in ([differ, len(tested)], [1], [1, 0]), True, f"{differ} of {len(tested)}")


def _matrix(title: str, plot: GroupMatrix, *_: object) -> list[str]:
    scored = [r for row in plot.groups.rows for r in row.readings if r.scored]
    counted = [sum(_side(r) != 0 for r in scored), len(scored)]
    return _is(_counts(title)[:2] == counted, True, f"{counted}") if scored else []


def _areas(title: str, plot: AreasTable, *_: object) -> list[str]:
    if " van de " not in title:
        return []
    cells = plot.grid.cells
    scored = ~np.isnan(cells.value)
    return _is(_counts(title)[0] <= _counts(title)[1] <= int(scored.sum()), True, "counts of cells")


def _strips(title: str, *_: object) -> list[str]:
    return _is(_counts(title)[0] <= _counts(title)[1], True, "counts") if " van de " in title else []


def _map(title: str, plot: AreaMap, *_: object) -> list[str]:
    layer = plot.layers[0]
    value = layer.grid.cells.value[layer.column].ravel()
    if " van de " not in title or layer.changed is not None:
        return []
    known = int((~np.isnan(value)).sum())
    firm = layer.grid.coloured[layer.column] & ~layer.grid.doubtful[layer.column]
    bare = title.partition(": ")[2]
    return _is(_counts(bare)[:2] == [int(firm.sum()), known], True, f"{int(firm.sum())} of {known}")


_RULES: dict[type, Callable[..., list[str]]] = {
    Taart: _taart, ThemeTable: _theme, Dots: _dots, Lines: _lines, Gaps: _gaps, Dumbbells: _pair,
    GroupMatrix: _matrix, AreasTable: _areas, Strips: _strips, AreaMap: _map,
}  # fmt: skip
