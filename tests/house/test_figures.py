"""No code reads a link, a footer or a Dutch sentence back to learn what a figure is."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from tests.house.code import app_files, name, nodes

READERS = {"urlsplit", "urlparse", "urldefrag", "parse_qs", "parse_qsl"}
"""What takes an address apart."""
MAY_READ = {
    "insides/bundle.py",  # the address of a script in the page
    "data/sources/statline/download/service.py",  # the next page of a source
    "views/database.py",  # the request that the form of /database sends
}
CUTTERS = {"removeprefix", "removesuffix", "startswith", "endswith", "partition", "rpartition", "replace"}
"""What takes words apart."""


def asks(node: ast.expr) -> bool:
    """Is a text of the catalogue asked for in this expression?"""
    return any(
        isinstance(n, ast.Call) and isinstance(n.func, ast.Name) and n.func.id in ("text", "texts")
        for n in ast.walk(node)
    )


def reading_words() -> Iterator[str]:
    """Where words are compared with a text, or cut by one."""
    for path in app_files():
        for node in nodes(path):
            match node:
                case ast.Compare(left=left, comparators=others) if any(map(asks, (left, *others))):
                    yield f"{name(path)}:{node.lineno}: {ast.unparse(node)}"
                case ast.Call(func=ast.Attribute(attr=attr), args=[by, *_]) if attr in CUTTERS and asks(by):
                    yield f"{name(path)}:{node.lineno}: {ast.unparse(node)}"


def test_no_code_takes_the_address_of_a_figure_apart() -> None:
    wrong = [
        f"{name(path)}:{node.lineno}: {alias.name}"
        for path in app_files()
        if name(path) not in MAY_READ
        for node in nodes(path)
        if isinstance(node, ast.ImportFrom) and node.module == "urllib.parse"
        for alias in node.names
        if alias.name in READERS
    ]
    assert not wrong, "\n".join(wrong)


def test_no_code_learns_from_words() -> None:
    assert not list(reading_words())


def test_words_that_are_read_are_recognised() -> None:
    for code in ('words == text("a.b")', 'n in (text("a.b"),)', 'w.removeprefix(text("a.b", x=1))'):
        node = ast.parse(code, mode="eval").body
        parts = (node.left, *node.comparators) if isinstance(node, ast.Compare) else node.args  # type: ignore[attr-defined]
        assert any(map(asks, parts))
