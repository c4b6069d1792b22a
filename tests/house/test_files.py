"""Every file is one thing, says what it is, and is found where its name says."""

from __future__ import annotations

import ast
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

from tests.house.code import app_files, functions, name, nodes, public, tree

LINES = 250
FILES = 20
BLAND = {"found", "told", "held", "own"}
ARRAYS = re.compile(r"NDArray|\b(Array|Mask|Floats|Ints|Statuses|Positions|Caps|Sums)\b")


def test_no_file_is_long() -> None:
    wrong = []
    for path in app_files():
        lines = len(path.read_text("utf-8").splitlines())
        if lines > LINES:
            wrong.append(f"{name(path)}: {lines} lines")
    assert not wrong, "\n".join(wrong)


def test_no_folder_is_full() -> None:
    count = Counter(path.parent for path in app_files())
    assert [f"{folder}: {n} files" for folder, n in count.items() if n > FILES] == []


def test_three_files_with_one_first_word_are_a_folder() -> None:
    families: dict[tuple[Path, str], list[str]] = defaultdict(list)
    for path in app_files():
        first = re.split(r"[_.]", path.name)[0]
        if first:
            families[path.parent, first].append(path.name)
    assert [files for files in families.values() if len(files) > 2] == []


def test_a_class_has_a_name_of_its_own() -> None:
    where: dict[str, list[str]] = defaultdict(list)
    for path in app_files():
        for node in nodes(path):
            if isinstance(node, ast.ClassDef):
                where[node.name].append(f"{name(path)}:{node.lineno}")
    assert {title: places for title, places in where.items() if len(places) > 1} == {}


def test_every_module_says_what_it_is() -> None:
    files = [p for p in app_files() if p.read_text("utf-8").strip()]
    assert [name(p) for p in files if not ast.get_docstring(tree(p))] == []


def test_a_parameter_says_what_it_is() -> None:
    wrong = [
        f"{name(path)}:{function.lineno}: {function.name}({argument.arg})"
        for path in app_files()
        for function in functions(path)
        for argument in (*function.args.posonlyargs, *function.args.args, *function.args.kwonlyargs)
        if argument.arg in BLAND
    ]
    assert not wrong, "\n".join(wrong)


def signature(function: ast.FunctionDef) -> str:
    """The types that a function takes and gives."""
    given = [a.annotation for a in (*function.args.args, *function.args.kwonlyargs)]
    return " ".join(ast.unparse(t) for t in (*given, function.returns) if t is not None)


def raised(function: ast.FunctionDef) -> Iterator[str]:
    """What a function itself raises by name, but for what its callers cannot do anything about."""
    for node in ast.walk(function):
        if isinstance(node, ast.Raise) and isinstance(node.exc, ast.Call | ast.Name):
            called = node.exc.func if isinstance(node.exc, ast.Call) else node.exc
            if isinstance(called, ast.Name) and called.id.endswith(("Error", "Fault")):
                yield called.id


def test_a_public_function_is_told() -> None:
    wrong = [
        f"{name(path)}:{function.lineno}: {function.name}"
        for path in app_files()
        for function in public(path)
        if not ast.get_docstring(function) and not is_override(function)
    ]
    assert not wrong, "\n".join(wrong)


def is_override(function: ast.FunctionDef) -> bool:
    """A name that another library calls, such as argparse's ``error`` or ast's ``visit_Call``."""
    return bool(re.match(r"visit_|handle_|format_|error$", function.name))


def test_a_function_with_arrays_says_their_shape() -> None:
    """A shape is said in brackets, "(years, areas)", or in words: "of one shape", "any shape", "per …"."""
    said = re.compile(r"\([^()]*,[^()]*\)|shape|one (array )?element|per |for each|each ", re.IGNORECASE)
    wrong = [
        f"{name(path)}:{function.lineno}: {function.name}"
        for path in app_files()
        for function in public(path)
        if ARRAYS.search(signature(function)) and not said.search(ast.get_docstring(function) or "")
    ]
    assert not wrong, f"{len(wrong)}:\n" + "\n".join(wrong)


def test_a_function_that_raises_says_what() -> None:
    wrong = [
        f"{name(path)}:{function.lineno}: {function.name} raises {error}"
        for path in app_files()
        for function in public(path)
        for error in sorted(set(raised(function)))
        if error not in (ast.get_docstring(function) or "")
    ]
    assert not wrong, f"{len(wrong)}:\n" + "\n".join(wrong)
