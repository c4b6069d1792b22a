"""The taart as a picture in a link: what is drawn on paper, on the screen."""

from __future__ import annotations

from data.catalogue import Theme
from data.results import Profile
from figures.markup import Markup
from figures.taart.pie import Skin, drawn


def still_pie(profile: Profile, themes: tuple[Theme, ...]) -> Markup:
    """The taart of a profile as a picture inside a link that has its name: nothing in it can be chosen."""
    inside, (x, y, wide, high) = drawn(profile, themes, Skin(paper=True, side="voorbeeld"))
    return Markup(
        '<svg class="taart" viewBox="{} {} {} {}" aria-hidden="true" focusable="false">{}</svg>'
    ).format(x, y, wide, high, inside)
