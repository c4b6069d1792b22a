"""Every text that the code asks for exists, every text that exists is asked for."""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path

from data.catalogue import shipped
from tests.house.code import app_files, name, nodes, tree


@cache
def stems() -> frozenset[str]:
    """The names of the files in data/catalogue/texts."""
    return frozenset(key.split(".")[0] for key in shipped().texts)


def fixed(node: ast.JoinedStr) -> str:
    """An f-string as a regular expression."""
    return "".join(re.escape(str(p.value)) if isinstance(p, ast.Constant) else ".+" for p in node.values)


@cache
def askers() -> dict[str, str]:
    """The functions that ask for a text, with what they put before the key: text -> "", say -> "cbs."."""
    functions = [n for path in app_files() for n in nodes(path) if isinstance(n, ast.FunctionDef)]
    found = {"text": "", "texts": ""}
    for function in functions * 2:  # twice: one may ask by way of another
        first = function.args.args[0].arg if function.args.args else ""
        for node in ast.walk(function):
            match node:
                case ast.JoinedStr(
                    values=[ast.Constant(value=str(before)), ast.FormattedValue(value=ast.Name(id=name_))]
                ) if name_ == first and before.removesuffix(".") in stems():
                    found.setdefault(function.name, before)
                case ast.Call(func=ast.Name(id=asker), args=[ast.Name(id=name_), *_]) if (
                    name_ == first and asker in found
                ):
                    found.setdefault(function.name, found[asker])
    return found


class Words(ast.NodeVisitor):
    """What one file does with texts: keys it asks for, patterns (f-strings), and all its strings."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.asked: list[tuple[int, str]] = []
        self.patterns: list[tuple[int, str]] = []
        self.strings: set[str] = set()
        self.visit(tree(path))

    def visit_Constant(self, node: ast.Constant) -> None:
        if isinstance(node.value, str):
            self.strings.add(node.value)

    def visit_Name(self, node: ast.Name) -> None:
        self.strings.add(node.id.lower())  # members of an Enum are asked for by their name

    def visit_JoinedStr(self, node: ast.JoinedStr) -> None:
        pattern = fixed(node)
        if pattern.split(r"\.")[0] in stems() and r"\." in pattern:
            self.patterns.append((node.lineno, pattern))
        self.generic_visit(node)

    def visit_Call(self, node: ast.Call) -> None:
        if isinstance(node.func, ast.Name) and node.func.id in askers() and node.args:
            self._ask(node.args[0], askers()[node.func.id], "1" if node.func.id == "texts" else "")
        self.generic_visit(node)

    def _ask(self, node: ast.expr, before: str, after: str) -> None:
        if isinstance(node, ast.IfExp):
            self._ask(node.body, before, after)
            self._ask(node.orelse, before, after)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            self.asked.append((node.lineno, before + node.value + after))
        elif isinstance(node, ast.JoinedStr):
            self.patterns.append((node.lineno, re.escape(before) + fixed(node) + after))


@cache
def words() -> tuple[frozenset[str], tuple[Words, ...]]:
    return frozenset(shipped().texts), tuple(map(Words, app_files()))


def test_every_text_that_is_asked_for_exists() -> None:
    texts, files = words()
    wrong = [f"{name(f.path)}:{line}: {key}" for f in files for line, key in f.asked if key not in texts]
    wrong += [
        f"{name(f.path)}:{line}: nothing fits {pattern}"
        for f in files
        for line, pattern in f.patterns
        if not any(re.fullmatch(pattern, key) for key in texts)
    ]
    assert not wrong, "\n".join(wrong)


def test_every_text_is_used() -> None:
    texts, files = words()
    asked = {key for f in files for _, key in f.asked} | {s for f in files for s in f.strings if s in texts}
    everywhere = {s for f in files for s in f.strings}
    patterns = {pattern for f in files for _, pattern in f.patterns}
    numbered = {key.removesuffix("1") for key in asked if key.endswith("1")}

    def used(key: str) -> bool:
        stem, _, last = key.partition(".")
        if key in asked or key.rstrip("0123456789") in numbered:
            return True
        fits = [p for p in patterns if re.fullmatch(p, key)]
        # text(f"score.{reason}") fits everything: then the last part must be a word of the code.
        return any(p != rf"{stem}\..+" for p in fits) or (bool(fits) and last in everywhere)

    assert sorted(key for key in texts if not used(key)) == []


def test_texts_hold_no_html_and_name_what_they_fill_in() -> None:
    for key, value in shipped().texts.items():
        assert not re.search(r"<[a-z/]|&[a-z]+;", value), f"{key} holds HTML; it would be shown as it stands"
        assert all(re.fullmatch(r"[a-z_0-9:,.]*", field) for field in re.findall(r"\{([^{}]*)\}", value)), key
