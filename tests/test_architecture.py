"""The house keeps its rooms apart, says nothing it has no words for, and calls on nobody outside."""

from __future__ import annotations

import ast
import re
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from data.catalogue import load

REPO = Path(__file__).resolve().parent.parent
ROOMS = ("callbacks", "components", "data", "exports", "figures", "insides", "pages", "serving", "views")
SERVER = {"flask", "flask_caching", "flask_compress", "gunicorn", "werkzeug"}
WEB = SERVER | {"dash", "dash_ag_grid", "dash_bootstrap_components", "markupsafe", "plotly"}

# Which rooms each room may enter, besides itself.
MAY_ENTER = {
    "data": set(),
    "figures": {"data"},
    "insides": {"figures", "data"},
    "components": {"insides", "figures", "data"},
    "exports": {"figures", "data"},
    "views": {"components", "exports", "figures", "data"},
    "serving": {"components", "data", "exports", "figures", "insides", "views"},
    "pages": {"components", "data", "figures", "views"},
    "callbacks": {"components", "data", "figures", "views"},
}

LINES = 250


def app_files() -> list[Path]:
    rooms = [p for room in ROOMS for p in (REPO / room).rglob("*.py")]
    return sorted([*rooms, REPO / "app.py"])


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"), str(path))


def name(path: Path) -> str:
    return path.relative_to(REPO).as_posix()


def imports(path: Path) -> Iterator[tuple[int, str]]:
    """(line, module) of every import, also inside functions."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{name(path)}:{node.lineno}: name the room, no relative imports"
            yield node.lineno, node.module or ""


# ---------------------------------------------------------------- the arrows


@pytest.mark.parametrize("room", sorted(MAY_ENTER))
def test_a_room_enters_only_the_rooms_it_may(room: str) -> None:
    allowed = MAY_ENTER[room] | {room}
    wrong = [
        f"{name(path)}:{line} imports {module}"
        for path in sorted((REPO / room).rglob("*.py"))
        for line, module in imports(path)
        if module.split(".")[0] in {*ROOMS, "app", "bench", "tests"} - allowed
    ]
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("room", ["data", "figures", "components"])
def test_figures_know_nothing_of_the_server(room: str) -> None:
    """data and figures know no web at all; components draw, but do not serve."""
    banned = (
        (WEB - {"markupsafe"}) | {"pptx"}
        if room in ("data", "figures")
        else WEB & {"flask", "flask_caching", "werkzeug", "gunicorn"}
    )
    wrong = [
        f"{name(path)}:{line} imports {module}"
        for path in sorted((REPO / room).rglob("*.py"))
        for line, module in imports(path)
        if module.split(".")[0] in banned
    ]
    assert not wrong, "\n".join(wrong)


def test_every_room_is_known() -> None:
    rooms = {p.parent.relative_to(REPO).parts[0] for p in REPO.glob("*/__init__.py")}
    assert rooms - {"bench", "tests"} <= set(MAY_ENTER)


# ---------------------------------------------------------------- files


def test_no_file_is_long() -> None:
    wrong = []
    for path in app_files():
        lines = len(path.read_text("utf-8").splitlines())
        if lines > LINES:
            wrong.append(f"{name(path)}: {lines} lines")
    assert not wrong, "\n".join(wrong)


def test_every_module_says_what_it_is() -> None:
    files = [p for p in app_files() if p.read_text("utf-8").strip()]
    assert [name(p) for p in files if not ast.get_docstring(tree(p))] == []


# ---------------------------------------------------------------- words


@cache
def stems() -> frozenset[str]:
    """The names of the files in data/catalogue/texts."""
    return frozenset(key.split(".")[0] for key in load().texts)


def fixed(node: ast.JoinedStr) -> str:
    """An f-string as a regular expression."""
    return "".join(re.escape(str(p.value)) if isinstance(p, ast.Constant) else ".+" for p in node.values)


@cache
def askers() -> dict[str, str]:
    """The functions that ask for a text, with what they put before the key: text -> "", say -> "cbs."."""
    functions = [n for path in app_files() for n in ast.walk(tree(path)) if isinstance(n, ast.FunctionDef)]
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
    return frozenset(load().texts), tuple(map(Words, app_files()))


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
    for key, value in load().texts.items():
        assert not re.search(r"<[a-z/]|&[a-z]+;", value), f"{key} holds HTML; it would be shown as it stands"
        assert all(re.fullmatch(r"[a-z_0-9:,.]*", field) for field in re.findall(r"\{([^{}]*)\}", value)), key


# ---------------------------------------------------------------- nobody outside


@cache
def tracked() -> tuple[str, ...]:
    """The files of the repository, also those not committed yet."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard"]
    try:
        listed = subprocess.run(command, cwd=REPO, capture_output=True, text=True, check=True).stdout
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("Overgeslagen: dit is geen git-map.")
    return tuple(f for f in listed.splitlines() if (REPO / f).is_file())


# Addresses that are only named: licences, what a file was made from, a namespace, this machine.
NAMED = {
    "LICENSE": {"*"},
    "assets/fonts/OFL.txt": {"*"},
    "assets/vendor/bootstrap-small.min.css": {"getbootstrap.com", "github.com"},
    "data/sources/statline/download/plan.yaml": {"opendata.cbs.nl", "dataderden.cbs.nl"},  # only on request
    "CHANGELOG.md": {"keepachangelog.com", "semver.org"},
}
HERE = {"127.0.0.1", "localhost", "www.w3.org", "wijkmonitor.invalid"}
# In pieces, so that this file does not hold what it looks for.
_NAMES = (
    ("pypi.", "org"), ("python", "hosted"), ("npm", "js."), ("yarn", "pkg"), ("anaconda.", "org"),
    ("--index", "-url"), ("--extra", "-index"), ("--trusted", "-host"), ("cdn.", "plot"), ("jsde", "livr"),
    ("unp", "kg.com"), ("google", "apis"),
)  # fmt: skip
REGISTRIES = re.compile("|".join(re.escape(a + b) for a, b in _NAMES), re.IGNORECASE)
URL = re.compile(r"(?:https?:)?//(?:[^\s/@\"']*@)?([a-z0-9][a-z0-9-]*(?:\.[a-z0-9-]+)+)", re.IGNORECASE)


def text_of(file: str) -> str | None:
    try:
        return (REPO / file).read_text("utf-8")
    except UnicodeDecodeError:
        return None  # a font, a picture


@pytest.mark.parametrize(
    ("line", "hosts"),
    [
        ('src="https://example.org/x.js"', ["example.org"]),
        ("url(//cdn.example.com/x.css)", ["cdn.example.com"]),
        ("http://user:secret@example.net:80/", ["example.net"]),
        ("a // comment, 1.5 // 2 and assets//x", []),
    ],
)
def test_an_address_is_recognised(line: str, hosts: list[str]) -> None:
    assert URL.findall(line) == hosts


def test_no_file_names_a_registry_or_an_address_of_another() -> None:
    wrong = []
    for file in tracked():
        if file == name(Path(__file__)):
            continue
        for number, line in enumerate((text_of(file) or "").splitlines(), 1):
            allowed = HERE | NAMED.get(file, set())
            hosts = [h for h in URL.findall(line) if h.lower() not in allowed and "*" not in allowed]
            if hosts or ("*" not in allowed and REGISTRIES.search(line)):
                wrong.append(f"{file}:{number}: {line.strip()[:100]}")
    assert not wrong, "\n".join(wrong)


# ---------------------------------------------------------------- browser tests


def test_a_browser_test_waits_for_the_real_page() -> None:
    """The still page looks the same: a test that does not wait for the real one passes by luck."""
    may = ("conftest.py", "overview.py", "test_first_sight.py", "test_widths.py")
    tests = [p for p in sorted((REPO / "tests/browser").glob("*.py")) if p.name not in may]
    wrong = [name(p) for p in tests if re.search(r"\.(goto|reload)\(", p.read_text("utf-8"))]
    assert not wrong, f"use visit() and reload() of tests/browser/overview.py in {wrong}"
