"""The first HTML of a page, as people see it before a script has run, to look words up in.

tests/browser/test_first_sight.py holds it to be the page that Dash then draws. It has no ids.
"""

from __future__ import annotations

from flask.testing import FlaskClient
from lxml.html import HtmlElement, document_fromstring


class Still:
    """The page at an address."""

    def __init__(self, client: FlaskClient, address: str) -> None:
        answer = client.get(address, buffered=True)
        self.whole: HtmlElement = document_fromstring(answer.get_data(as_text=True))
        (self.root,) = self.whole.find_class("first-sight")

    def all(self, name: str, holding: str = "") -> list[HtmlElement]:
        """The elements with a class, in which some words stand."""
        return [e for e in self.root.find_class(name) if holding in words(e)]

    def one(self, name: str, holding: str = "") -> HtmlElement:
        """The only one of those; fails when there is none, or another."""
        (element,) = self.all(name, holding)
        return element

    def words(self, name: str = "", holding: str = "") -> str:
        """What is read in all of those together, or in the whole page."""
        return " ".join(words(e) for e in (self.all(name, holding) if name else [self.root]))

    @property
    def title(self) -> str:
        """The heading of the page."""
        (heading,) = self.root.iter("h1")
        return words(heading)


def words(element: HtmlElement) -> str:
    """What is read in an element, with single spaces."""
    return " ".join(element.text_content().split())
