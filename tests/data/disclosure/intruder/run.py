"""``python -m tests.data.disclosure.intruder.run --worlds 200``: attack many worlds, tell what was found."""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Sequence
from multiprocessing import Pool
from pathlib import Path

import numpy as np

from tests.data.disclosure.intruder import delivery, opinion
from tests.data.disclosure.intruder.attack import ranges
from tests.data.disclosure.intruder.judge import judge, targets
from tests.data.disclosure.intruder.knowledge import EVERYTHING, ORACLE, know
from tests.data.disclosure.intruder.linear import Contradiction
from tests.data.disclosure.intruder.report import Outcome, table
from tests.data.disclosure.intruder.seen import SHOWN, Printed, read
from tests.data.disclosure.intruder.world import World, world


def sort_of(made: World) -> str:
    """The sort of a world in a few words."""
    shape = made.shape
    words = [f"{shape.levels} niveaus", f"{20 if shape.twenty else 5} groepen", shape.story]
    words += ["afgerond"] if shape.rounded else ["zonder teller"] if shape.plain else []
    return ", ".join(words)


def released(made: World) -> tuple[list[Printed], int, str]:
    """Everything that leaves the releases of a world, how many there are, and why one was refused."""
    folder = Path(tempfile.mkdtemp(prefix="wereld-"))
    try:
        paths, refused = delivery.build(made, folder)
        return [cell for n, path in enumerate(paths) for cell in read(path, n)], len(paths), refused
    finally:
        shutil.rmtree(folder)


def attack(seed: int, *, why: bool = False, second: bool = False) -> Outcome:
    """Make, build and attack the world of a seed; what goes wrong is noted in the outcome."""
    made = world(seed)
    found, start = Outcome(seed, sort_of(made)), time.perf_counter()
    cells, found.releases, found.refused = released(made)
    found.building, start = time.perf_counter() - start, time.perf_counter()
    found.cells, found.shown = len(cells), sum(c.status == SHOWN for c in cells)
    if not found.releases:
        return found
    try:
        found.counts = judge(made, cells).counts
        found.attacking = time.perf_counter() - start
        if why and any(c.pinned for c in found.counts):
            for kind in sorted(EVERYTHING):
                found.without[f"zonder {kind}"] = len(judge(made, cells, EVERYTHING - {kind}).pinned)
            found.without["zonder alles"] = len(judge(made, cells, frozenset()).pinned)
            found.without["en wat er hersteld is"] = len(judge(made, cells, ORACLE).pinned)
        if second:
            found.agreed = agreement(made, cells)
    except (Contradiction, AssertionError) as error:
        found.fault = f"{type(error).__name__}: {error}"
    return found


def agreement(made: World, cells: list[Printed]) -> tuple[int, int]:
    """Of how many counts τ-ARGUS finds the interval of the attack, and of how many it gives one at all."""
    known = know(made, cells)
    columns = np.fromiter((c for c, _ in targets(known)), np.int64)
    try:
        theirs = opinion.bounds(known.system, known.told, known.truth, columns)
    except ValueError:
        return 0, 0
    ours = ranges(known.system, columns, known.truth, exact=True)
    same = sum(
        np.ceil(low - 1e-6) == ours.lower[c] and np.floor(high + 1e-6) == ours.upper[c]
        for c, (low, high) in theirs.items()
    )
    return int(same), len(theirs)


def _one(order: tuple[int, bool, bool]) -> Outcome:
    return attack(order[0], why=order[1], second=order[2])


def main(arguments: Sequence[str] | None = None) -> int:
    """Attack worlds and print what was found; 1 when any count is pinned."""
    parser = argparse.ArgumentParser(prog="python -m tests.data.disclosure.intruder.run")
    parser.add_argument("--worlds", type=int, default=200)
    parser.add_argument("--first", type=int, default=0, help="seed of the first world")
    parser.add_argument("--workers", type=int, default=1)
    parser.add_argument("--minutes", type=float, default=1e6, help="stop after this long, with the table")
    parser.add_argument("--why", action="store_true", help="attack again without each kind of knowledge")
    parser.add_argument("--second", action="store_true", help="ask tau-argus too (pytauargus; slow)")
    options = parser.parse_args(arguments)
    if options.second and not opinion.available():
        print("pytauargus is niet geïnstalleerd: geen tweede mening.")
    os.nice(10)
    second = options.second and opinion.available()
    orders = [(options.first + n, options.why, second) for n in range(options.worlds)]
    outcomes, start = [], time.monotonic()
    with Pool(options.workers) as pool:
        for outcome in pool.imap_unordered(_one, orders):
            outcomes.append(outcome)
            wrong = " ".join((outcome.fault or outcome.refused).split())[:200]
            numbers = f"{len(outcome.counts)} aantallen, {len(outcome.pinned)} te nauw"
            times = f"{outcome.building:.1f} + {outcome.attacking:.1f} s"
            place = f"{len(outcomes)}/{len(orders)} wereld {outcome.seed} ({outcome.sort})"
            print(f"{place}: {numbers}, {times} {wrong}", flush=True)
            if time.monotonic() - start > 60 * options.minutes:
                break  # leaving the pool ends its processes
    print(*table(outcomes), sep="\n")
    return int(any(o.pinned or o.fault for o in outcomes))


if __name__ == "__main__":
    sys.exit(main())
