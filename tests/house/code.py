"""The code of the house as the tests of its rules read it: files, syntax trees, imports."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

REPO = Path(__file__).resolve().parents[2]
ROOMS = ("callbacks", "components", "data", "exports", "figures", "insides", "pages", "serving", "views")


@cache
def app_files() -> tuple[Path, ...]:
    """Every Python file of the product: the rooms and app.py."""
    rooms = [p for room in ROOMS for p in (REPO / room).rglob("*.py")]
    return tuple(sorted([*rooms, REPO / "app.py"]))


@cache
def tree(path: Path) -> ast.Module:
    """The syntax tree of a file."""
    return ast.parse(path.read_text("utf-8"), str(path))


@cache
def nodes(path: Path) -> tuple[ast.AST, ...]:
    """Every node of a file as ``ast.walk`` gives them: walking costs more than a rule that looks at them."""
    return tuple(ast.walk(tree(path)))


def name(path: Path) -> str:
    """A file as its path in the repository."""
    return path.relative_to(REPO).as_posix()


def imports(path: Path) -> Iterator[tuple[int, str]]:
    """(line, module) of every import, also inside functions."""
    for node in nodes(path):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{name(path)}:{node.lineno}: name the room, no relative imports"
            yield node.lineno, node.module or ""


def functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    """Every function and method of a file."""
    for node in nodes(path):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def public(path: Path) -> Iterator[ast.FunctionDef]:
    """The functions of a module, and the methods of its classes, that others may call."""
    for node in tree(path).body:
        inside = node.body if isinstance(node, ast.ClassDef) else [node]
        for one in inside:
            if isinstance(one, ast.FunctionDef) and not one.name.startswith("_"):
                yield one
