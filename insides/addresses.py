"""The addresses that Dash itself answers, and what they say of the files behind them."""

from __future__ import annotations

from dash.fingerprint import check_fingerprint

from insides import plain

_DASH = "/_dash"
_SCRIPTS = "/_dash-component-suites/"
QUESTIONS = "/_dash-update-component"


def of_dash(path: str) -> bool:
    """Whether Dash answers ``path`` for its own script, so that nobody reads the answer."""
    return not plain() and path.startswith(_DASH)


def is_script(path: str) -> bool:
    """Whether ``path`` is a file of Dash or of a package of components: it does not change while we run."""
    return not plain() and path.startswith(_SCRIPTS)


def file_behind(path: str) -> tuple[str, bool]:
    """(``path`` without the version that Dash writes in it, whether it had one).

    Any version is answered with the same file, so strangers can think of endlessly many.
    """
    if not is_script(path):
        return path, False
    file, versioned = check_fingerprint(path)
    return file, bool(versioned)
