"""The themes of the taart as a list: on a phone there is no room for their names beside the circle."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from data.catalogue import Theme
from data.results import Profile, Reading, ThemeCount
from figures.markup import Markup
from figures.taart.slices import count_words
from figures.verdict import DESCRIBED, JUDGED
from figures.words.text import text


def theme_keys(profile: Profile, themes: Sequence[Theme]) -> Markup:
    """A button per theme with its count; it does what its name beside the circle does.

    The stylesheet shows it only where the names beside the circle are left out.
    """
    counts = {count.theme: count for count in profile.themes}
    return Markup('<ul class="theme-keys" aria-label="{}">{}</ul>').format(
        text("tabel.themas"), Markup("").join(_key(t, counts[t.id]) for t in themes)
    )


def shown_words(count: ThemeCount, shown: Sequence[Reading]) -> str:
    """The verdicts of a theme above a table of ``shown``, which may hold more than the taart does."""
    words = ", ".join(count_words(count))
    more = any(r.scored and r.level and not r.indicator.pie for r in shown)
    return text("taart.in_de_taart", oordelen=words) if more else words


@lru_cache(2048)
def _key(theme: Theme, count: ThemeCount) -> Markup:
    """The swatch has a colour only when most verdicts agree, and its sign."""
    agreed = (JUDGED if count.judged else DESCRIBED)[count.agreed] if count.agreed else None
    return Markup(
        '<li><button type="button" data-event="thema" data-value="{id}" data-mark="{id}" data-key="k-{id}">'
        "{swatch}<span><b>{name}</b> <small>{words}</small></span></button></li>"
    ).format(
        id=theme.id,
        swatch=Markup('<span class="swatch v-{}" aria-hidden="true"><b>{}</b></span>').format(
            agreed.key, agreed.sign
        )
        if agreed
        else "",
        name=theme.short,
        words=", ".join(count_words(count)),
    )
