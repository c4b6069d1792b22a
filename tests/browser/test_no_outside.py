"""The browser talks to our own server only, runs no text as code, and fetches no charts before one is shown.

That no test leaves our own origin or finds a message in the console is seen to by the fixture `console`.
"""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, Page, Response, expect

from data.areas import Area
from tests.browser.overview import BUITEN_EUROPA, Overview, visit


def policy(response: Response | None) -> dict[str, list[str]]:
    """The Content-Security-Policy of an answer: directive -> its sources."""
    assert response is not None
    parts = response.headers["content-security-policy"].split(";")
    return {words[0]: words[1:] for words in (part.split() for part in parts) if words}


def test_a_first_visit_asks_only_our_own_server(
    new_context: Callable[..., BrowserContext], server: str, gemeente: Area
):
    home, asked = Overview(new_context().new_page(), server), list[str]()
    home.page.context.on("request", lambda request: asked.append(request.url))
    home.open()
    home.choose_area(gemeente)
    home.choose_chip(BUITEN_EUROPA)
    home.slice("bijstand").click()
    expect(home.row("bijstand")).to_have_class("is-marked")
    home.page.get_by_role("link", name="Uitleg", exact=True).click()
    expect(home.page.locator(".explanation h1")).to_be_visible()
    home.page.evaluate("() => document.fonts.ready.then(() => true)")
    own = [url for url in asked if url.startswith(f"{home.url}/")]
    others = {urlsplit(url).netloc for url in set(asked) - set(own)} - {""}
    assert not others
    assert any("/assets/fonts/" in url for url in own)
    assert not [url for url in own if "async-graph" in url or "package_data/plotly" in url]


def test_no_page_may_run_text_as_code_or_load_from_elsewhere(page: Page, server: str):
    for path in ("/", "/uitleg", "/bestaat-niet"):
        rules = policy(page.request.get(f"{server}{path}"))
        assert rules["default-src"] == ["'self'"]
        assert "'self'" in rules["script-src"]
        assert not {"'unsafe-eval'", "'unsafe-inline'", "*", "https:"} & set(rules["script-src"])
        assert not [s for sources in rules.values() for s in sources if "://" in s or s == "*"]


def test_the_browser_refuses_to_run_text_as_code(home: Overview, console):
    console.allow("Content Security Policy|unsafe-eval|EvalError")
    home.open()
    home.page.evaluate(
        "() => { const s = document.createElement('script'); s.textContent = 'window.ran = 1';"
        " document.head.append(s); document.body.setAttribute('onclick', 'window.ran = 2'); }"
    )
    home.title.click()
    assert home.page.evaluate("() => window.ran === undefined")


def test_a_page_that_does_not_exist_says_so_in_dutch(page: Page, server: str, console):
    console.allow("404")
    answer = visit(page, f"{server}/bestaat-niet")
    assert answer is not None
    assert answer.status == 404
    expect(page.get_by_role("heading", level=1)).to_have_text("Deze pagina bestaat niet")
    page.get_by_role("link", name="overzicht").first.click()
    expect(page.locator(".door h1")).to_be_visible()
