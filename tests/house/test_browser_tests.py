"""What every test of the page itself keeps to."""

from __future__ import annotations

import re

from tests.house.code import REPO, name


def test_a_browser_test_waits_for_the_real_page() -> None:
    """The still page looks the same: a test that does not wait for the real one passes by luck."""
    may = ("conftest.py", "overview.py", "test_first_sight.py", "test_quick_clicks.py", "test_widths.py")
    tests = [p for p in sorted((REPO / "tests/browser").glob("*.py")) if p.name not in may]
    wrong = [name(p) for p in tests if re.search(r"\.(goto|reload)\(", p.read_text("utf-8"))]
    assert not wrong, f"use visit() and reload() of tests/browser/overview.py in {wrong}"
