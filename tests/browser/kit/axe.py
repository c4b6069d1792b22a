"""axe-core in the page that stands: what it finds against WCAG and its own best practices."""

from __future__ import annotations

from axe_playwright_python.base import AXE_SCRIPT  # a copy in the package: nothing is fetched
from playwright.sync_api import Page

COLOURS = "color-contrast"
RUN = """([context, options]) => axe.run(context, options).then(found => found.violations.map(
  ({ id, nodes }) => [id, ...nodes.map(n => n.html + " " + n.failureSummary)].join("\\n")
))"""

SEEN, NEW = "data-axe-seen", "data-axe-new"
REMEMBER = f"""() => document.querySelectorAll("body *").forEach(
  e => e.checkVisibility() && e.setAttribute("{SEEN}", ""))"""
APPEARED = f"""() => {{
  const fresh = [...document.querySelectorAll("body *:not([{SEEN}])")].filter(e => e.checkVisibility());
  fresh.forEach(e => e.setAttribute("{NEW}", ""));
  return fresh.length;
}}"""


def remember(page: Page) -> None:
    """Note what is visible, for ``appeared``."""
    page.evaluate(REMEMBER)


def appeared(page: Page) -> str:
    """A selector of what is visible now and was not at the last ``remember``; "" when there is nothing."""
    return f"[{NEW}]" if page.evaluate(APPEARED) else ""


def violations(page: Page, *tags: str, coloured: str = "html") -> list[str]:
    """What axe finds in the page as it stands, of all its rules or of those with the given tags.

    The contrast of colours, three quarters of its work, is looked at in ``coloured``: a selector, or nothing.
    """
    if not page.evaluate("() => 'axe' in window"):  # once for each document
        page.evaluate(AXE_SCRIPT)
    # preload fetches all styles again, for rules that are off.
    options = {"resultTypes": ["violations"], "preload": False} | ({"runOnly": list(tags)} if tags else {})
    everywhere = options | {"rules": {COLOURS: {"enabled": coloured == "html"}}}
    found = page.evaluate(RUN, ["html", everywhere])
    if coloured not in ("", "html"):
        found += page.evaluate(RUN, [coloured, options | {"runOnly": [COLOURS]}])
    return found
