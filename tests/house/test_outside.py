"""The house calls on nobody outside: no registry, no server of another, no path of a machine."""

from __future__ import annotations

import re
import subprocess
from functools import cache
from pathlib import Path

import pytest

from tests.house.code import REPO, name


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
