"""The head of a theme page: where and whom, the other themes, and what this release does not have."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from data.catalogue import Group, Theme
from data.results import Profile
from figures.markup import Markup
from figures.words.prose import listed
from figures.words.text import text
from figures.words.wording import reference_sentence


def theme_head(
    profile: Profile,
    themes: Sequence[Theme],
    group: Group,
    full_name: str,
    links: Mapping[str, str],
    missing: Sequence[str] = (),
    on_land: Sequence[tuple[str, str]] = (),
    composition: str = "",
    absent: Sequence[str] = (),
    beside: Sequence[str] = (),
    wider: Sequence[tuple[str, str]] = (),
    warnings: Sequence[str] = (),
    conclusion: str = "",
    empty: Sequence[str] = (),
) -> Markup:
    """``links`` gives the address of each theme; ``missing`` says what the release does not have here:
    ``cijfers`` at all, ``hier`` (at this level), ``toen`` (up to the chosen year), ``groep`` (figures of this
    group) or ``herkomst`` (any split). ``on_land`` (name, address) is what is split for the land then,
    ``composition`` the address of the inhabitants by origin. ``absent`` names the figures that are not
    given here, ``beside`` those that do not fit; ``wider`` (name, address) is the nearest area around it
    that does have figures; ``warnings`` are those of several figures of the page,
    ``conclusion`` is what these come to, ``empty`` are the ids of themes without a figure here.
    """
    theme = next(t for t in themes if t.id == profile.selection.theme)
    whom = Markup(' <span class="for-whom">{}</span>').format(group.people) if group.code != "T" else ""
    # Peers are areas of the same level; the land has none.
    level = profile.comparison.peers_level.plural if profile.area.parent else text("niveau.land")
    asked = {"thema": theme.name, "groep": group.people, "niveau": level, "jaar": profile.selection.year}
    told = [text(f"thema.geen_{m}", **asked) for m in missing]
    nothing = {"cijfers", "hier", "toen"} & set(missing)
    if absent and not nothing:
        told.append(text("thema.zonder_cijfer", namen=listed(absent)))
    if beside:
        told.append(text("tabel.past_niet", namen=listed(beside)))
    notices = _notice(told, wider, on_land, composition) if told else Markup("")
    return Markup(
        '<h1>{title}{whom}</h1><p class="theme-lead">{lead}</p>{conclusion}{tabs}{notices}'
        '<p class="theme-reference">{reference}</p>{warnings}'
    ).format(
        warnings=Markup("").join(Markup('<p class="card-warning">{}</p>').format(w) for w in warnings),
        title=text("thema.kop", thema=theme.name, gebied=full_name),
        whom=whom,
        lead=theme.description,
        conclusion=Markup('<p class="theme-conclusion">{}</p>').format(conclusion) if conclusion else "",
        tabs=_tabs(themes, theme, links, empty),
        notices=notices,
        reference="" if nothing else reference_sentence(profile.comparison),
    )


def _tabs(themes: Sequence[Theme], chosen: Theme, links: Mapping[str, str], empty: Sequence[str]) -> Markup:
    items = Markup("").join(
        Markup('<a href="{href}" class="theme-tab{on}"{current}>{name}{none}</a>').format(
            href=links[t.id],
            none=Markup(" <small>{}</small>").format(text("thema.leeg")) if t.id in empty else "",
            on=" is-on" if t.id == chosen.id else " is-empty" if t.id in empty else "",
            current=Markup(' aria-current="page"') if t.id == chosen.id else "",
            name=t.short,
        )
        for t in themes
    )
    return Markup('<nav class="theme-tabs" aria-label="{}">{}</nav>').format(text("thema.wissel"), items)


Links = Sequence[tuple[str, str]]


def _notice(words: Sequence[str], wider: Links, on_land: Links, composition: str) -> Markup:
    """What is not there, and what is."""
    parts: list[str] = [*words]
    for key, links in (("thema.wel_ruimer", wider), ("thema.wel_land", on_land)):
        if links:
            listed_links = Markup(", ").join(
                Markup('<a href="{}">{}</a>').format(href, name) for name, href in links
            )
            parts.append(Markup("{} {}.").format(text(key), listed_links))
    if composition:
        link = Markup('<a href="{}">{}</a>').format(composition, text("thema.naar_samenstelling"))
        parts.append(Markup("{} {}.").format(text("thema.wel_samenstelling"), link))
    return Markup('<p class="notice">{}</p>').format(Markup(" ").join(parts))
