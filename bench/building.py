"""The release to measure on: made when there is none, and timed when asked for."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from bench.report import Row, say
from bench.server import REPO
from data.cubes import cube
from data.monitor import Monitor, open_monitor
from data.releases import release
from data.releases.release import ReleaseError


def ready() -> Monitor:
    """The release of WIJKMONITOR_RELEASE; the demo is made first when it is asked for and not there."""
    try:
        return open_monitor()
    except ReleaseError as error:
        if os.environ.get("WIJKMONITOR_RELEASE", "demo") != "demo":
            raise SystemExit(str(error)) from None
    say("the demo release is made; that happens once")
    _build({})
    return open_monitor()


def build() -> list[Row]:
    """Make the demo release anew in a folder of its own, and its cube; both are thrown away again."""
    say("build of the demo release")
    with tempfile.TemporaryDirectory(prefix="wijkmonitor-bench-") as folder:
        seconds = _build({"WIJKMONITOR_RELEASES": folder})
        made, faults = release.history(Path(folder), "demo")
        if not made:
            raise SystemExit("The build left no release. " + " ".join(faults))
        start = time.perf_counter()
        cube.load(made[0])
        cells = sum(made[0].rows.values())
        return [
            Row("build of the demo release", seconds, "s", None, f"{cells:,} figures"),
            Row("its cube, made and mapped", time.perf_counter() - start, "s", None, "once per release"),
        ]


def _build(settings: dict[str, str]) -> float:
    start = time.perf_counter()
    command = [sys.executable, "-m", "data", "build", "demo"]
    if subprocess.run(command, cwd=REPO, env=os.environ | settings, check=False).returncode:
        raise SystemExit("`python -m data build demo` failed; its messages are above.")
    return time.perf_counter() - start
