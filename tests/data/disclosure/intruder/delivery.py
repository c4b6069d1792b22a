"""A world as delivery files, built into releases with the public command; the build is a black box."""

from __future__ import annotations

import contextlib
import io
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from data.__main__ import main
from data.catalogue import shipped
from tests.data.disclosure.intruder.meaning import BANDS, SUBJECTS
from tests.data.disclosure.intruder.world import INDEX, Moment, World

HEADER = "gebied;jaar;herkomst;indicator;teller;noemer;waarde;status"
EDITION = "proef"
Rows = dict[tuple[str, ...], str]


def build(world: World, folder: Path) -> tuple[list[Path], str]:
    """The releases of a world that could be made, oldest first, and what the build said of one it refused.

    ``folder`` is empty; the files of the deliveries stay in it.
    """
    made: list[Path] = []
    places = folder / "gebieden.csv"
    named = [f"{s.code};{s.code};{s.level};{s.parent};{s.first or ''};{s.last or ''}" for s in world.spots]
    places.write_text("\n".join(["gebied;naam;niveau;ouder;van;tot", *named]), "utf-8")
    before: Rows = {}
    for number, moments in enumerate(world.releases):
        rows = {key: row for moment in moments for key, row in _rows(world, moment, number)}
        fresh = {k: r for k, r in rows.items() if not world.shape.partial or before.get(k) != r}
        before = rows
        file = folder / f"levering{number}.csv"
        file.write_text("\n".join([HEADER, *fresh.values()]), "utf-8")
        command = ["build", "delivery", str(file), "--edition", EDITION, "--areas", str(places), "--accept"]
        command += ["--protect", "full", "--root", str(folder / "root")]
        if world.moves and number:
            year = max(world.grounds)
            moved = folder / "wijzigingen.csv"
            lines = [f"{year};{old};{new};" for old, new in world.moves]
            moved.write_text("\n".join(["jaar;van;naar;deel", *lines]), "utf-8")
            command += ["--moves", str(moved)]
        if world.shape.rounded:
            command.append("--round")
        said = io.StringIO()
        with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
            code = main(command)
        there = {p.parent for p in (folder / "root" / EDITION).glob("*/manifest.json")}
        made += sorted(there - set(made))
        if code:
            return made, said.getvalue()
    return made, ""


def _rows(world: World, moment: Moment, number: int) -> Iterator[tuple[tuple[str, ...], str]]:
    """Each figure of a moment: its key and its row."""
    year, here = moment[1], world.grounds[moment[1]]
    for name in world.shape.indicators:
        for group in world.origins.printed:
            for area in here.codes:
                if area in here.later and (not number or world.shape.partial):
                    continue  # nobody knew yet
                row = _row(world, moment, name, group, area)
                if row is not None:
                    yield (area, str(year), group, name), f"{area};{year};{group};{name};{row};"


def _row(world: World, moment: Moment, name: str, group: str, area: str) -> str | None:
    """teller;noemer;waarde of one figure, or None when there is none."""
    g, a = world.origins.codes.index(group), world.grounds[moment[1]].index[area]
    counts = world.counts[moment]
    if name == INDEX:
        value = world.index[moment][a]
        return (
            f";{counts['inwoners'][0, a]};{_comma(value)}" if group == "T" and not np.isnan(value) else None
        )
    subject = SUBJECTS[name]
    if (subject.of_all and group == "T") or (subject.everybody and group != "T"):
        return None
    teller = counts[subject.teller][g, a] if subject.teller else None
    noemer = counts[subject.noemer][0 if subject.of_all else g, a] if subject.noemer else None
    if noemer is None:
        return f"{teller};;"
    if teller is None:
        return f";{noemer};{520 + (g + a) % 20},5" if noemer else None
    if world.shape.plain and not world.shape.rounded and noemer and name not in BANDS:
        return f";{noemer};{_comma(shipped().indicators[name].per * teller / noemer)}"
    return f"{teller};{noemer};"


def _comma(value: float) -> str:
    return f"{value:.4f}".replace(".", ",")
