"""Who may use whom: .importlinter decides, README tells it, and nothing goes round in a circle."""

from __future__ import annotations

import configparser
import re
import subprocess
import sys
from functools import cache

import grimp

from tests.house.code import REPO, ROOMS, app_files, imports, name


@cache
def contracts() -> configparser.ConfigParser:
    """The file that decides."""
    found = configparser.ConfigParser()
    found.read(REPO / ".importlinter", "utf-8")
    return found


def lines() -> list[list[str]]:
    """The rooms, from the top line down; those of one line do not know each other."""
    written = contracts()["importlinter:contract:rooms"]["layers"].split("\n")
    return [[room.strip() for room in line.split("|")] for line in written if line.strip()]


def may_use(room: str) -> set[str]:
    """The rooms below that of ``room``."""
    at = next(i for i, line in enumerate(lines()) if room in line)
    return {other for line in lines()[at + 1 :] for other in line}


def test_every_contract_is_kept() -> None:
    code = "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports(no_cache=True))"
    ran = subprocess.run([sys.executable, "-c", code], cwd=REPO, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stdout[-4000:] + ran.stderr[-1000:]


def test_every_room_has_its_place() -> None:
    rooms = {p.parent.name for p in REPO.glob("*/__init__.py")} - {"bench", "tests", "tools"}
    assert rooms == set(ROOMS) == {room for line in lines() for room in line}


def test_nobody_enters_by_the_front_door() -> None:
    """app.py puts everything together; bench and tests stand outside. No room knows them."""
    outside = {"app", "bench", "tests", "tools"}
    wrong = [
        f"{name(path)}:{line} imports {module}"
        for path in app_files()
        if path.parent != REPO
        for line, module in imports(path)
        if module.split(".")[0] in outside
    ]
    assert not wrong, "\n".join(wrong)


def test_readme_tells_the_same() -> None:
    """The table of rooms in README names of each room what it may use."""
    text = (REPO / "README.md").read_text("utf-8")
    for room in ROOMS:
        row = re.search(rf"^\| `{room}/` \|[^|]*\|([^|]*)\|$", text, re.MULTILINE)
        assert row, f"README has no row for {room}/"
        assert set(re.findall(r"`([a-z]+)`", row[1])) == may_use(room), f"README is wrong about {room}/"


def circles(graph: grimp.ImportGraph) -> list[list[str]]:
    """The groups of modules that all reach each other (Tarjan 1972), also by imports for types only."""
    index: dict[str, int] = {}
    low: dict[str, int] = {}
    stack: list[str] = []
    result: list[list[str]] = []

    def visit(module: str) -> None:
        index[module] = low[module] = len(index)
        stack.append(module)
        for other in graph.find_modules_directly_imported_by(module):
            if other not in index:
                visit(other)
                low[module] = min(low[module], low[other])
            elif other in stack:
                low[module] = min(low[module], index[other])
        if low[module] == index[module]:
            at = stack.index(module)
            result.append(stack[at:])
            del stack[at:]

    for module in sorted(graph.modules):
        if module not in index:
            visit(module)
    return [sorted(group) for group in result if len(group) > 1]


def test_no_circle_of_imports() -> None:
    graph = grimp.build_graph(*ROOMS, include_external_packages=False, cache_dir=None)
    assert circles(graph) == []
