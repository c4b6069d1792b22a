"""axe-core in the page that stands: what it finds against WCAG and its own best practices."""

from __future__ import annotations

from axe_playwright_python.base import AXE_SCRIPT  # a copy in the package: nothing is fetched
from playwright.sync_api import Page

COLOURS = "color-contrast"
RUN = """([context, options]) => axe.run(context, options).then(found => found.violations.map(
  ({ id, nodes }) => [id, ...nodes.map(n => n.html + " " + n.failureSummary)].join("\\n")
))"""


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
