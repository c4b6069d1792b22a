"""What the code imports is what the requirements pin: a clean machine has nothing else."""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from tests.house.code import REPO, app_files, name, nodes

RUN, DEV = "requirements.txt", "requirements-dev.txt"
OTHERWISE = {
    "dateutil": "python-dateutil", "importlinter": "import-linter", "PIL": "pillow", "pptx": "python-pptx",
    "yaml": "PyYAML",
}  # fmt: skip
"""Packages with another name than what is imported of them, but for the sign in it."""


def pinned(file: str) -> set[str]:
    """The packages of a list, in small letters and with one kind of dash."""
    lines = (REPO / file).read_text("utf-8").splitlines()
    return {_plain(found[1]) for line in lines if (found := re.match(r"([A-Za-z0-9._-]+)==", line))}


def _plain(package: str) -> str:
    return re.sub(r"[-_.]+", "-", package).lower()


def foreign(path: Path) -> Iterator[tuple[int, str]]:
    """(line, package) of what is imported from neither Python nor the house."""
    ours = {p.name.removesuffix(".py") for p in REPO.iterdir()}
    for node in nodes(path):
        if isinstance(node, ast.Import):
            modules = [a.name for a in node.names]
        elif isinstance(node, ast.ImportFrom) and not node.level:
            modules = [node.module or ""]
        else:
            continue
        for top in {m.split(".")[0] for m in modules} - ours - sys.stdlib_module_names:
            yield node.lineno, top


def unpinned(files: Iterable[Path], lists: set[str]) -> list[str]:
    return [
        f"{name(path)}:{line}: {top}"
        for path in files
        for line, top in foreign(path)
        if _plain(OTHERWISE.get(top, top)) not in lists
    ]


def test_the_app_imports_what_it_needs_to_run() -> None:
    assert not unpinned(app_files(), pinned(RUN))


def test_tests_and_tools_import_what_is_pinned_for_them() -> None:
    files = [p for room in ("tests", "tools", "bench") for p in (REPO / room).rglob("*.py")]
    assert not unpinned(files, pinned(RUN) | pinned(DEV))
