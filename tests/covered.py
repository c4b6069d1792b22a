"""Prints how much of each room the tests have walked, lines and branches: `python -m tests.covered`.

Reads what coverage.py measured (`make test`) and fails when a room that has a floor lies under it.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from coverage import Coverage

FLOORS = {"data": 95, "figures": 95}  # percent
WORST = 6  # files named of each room


def main() -> int:
    """Print a line for each room and its least walked files; 1 when a room lies under its floor."""
    measured = Coverage()
    measured.load()
    with TemporaryDirectory() as folder:
        file = Path(folder) / "coverage.json"
        measured.json_report(outfile=str(file))
        files = json.loads(file.read_text("utf-8"))["files"]
    low = False
    for room, floor in FLOORS.items():
        sums = {name: one["summary"] for name, one in files.items() if name.startswith(f"{room}/")}
        walked, there = (sum(count(one, which) for one in sums.values()) for which in ("covered", "num"))
        percent = 100 * walked / max(there, 1)
        branches = 100 * sum(s["covered_branches"] for s in sums.values())
        branches /= max(sum(s["num_branches"] for s in sums.values()), 1)
        verdict = f"te laag, {floor} % is het minste" if percent < floor else ""
        print(f"Dekking van {room}/: {percent:.1f} %, van de takken {branches:.1f} %. {verdict}")
        worst = sorted(sums, key=lambda name: count(sums[name], "num") - count(sums[name], "covered"))
        for name in reversed(worst[-WORST:]):
            missing = count(sums[name], "num") - count(sums[name], "covered")
            print(f"  {name}: {missing} van {count(sums[name], 'num')} regels en takken niet")
        low = low or percent < floor
    return int(low)


def count(summary: dict[str, int], which: str) -> int:
    """Lines and branches together, as coverage.py's own percentage takes them."""
    lines = summary["covered_lines" if which == "covered" else "num_statements"]
    return lines + summary["covered_branches" if which == "covered" else "num_branches"]


if __name__ == "__main__":
    sys.exit(main())
