"""The split button "Kopieer plaatje" of a figure, and the menus of all buttons (assets/meenemen.js)."""

from __future__ import annotations

from figures.address import Address
from figures.markup import Markup
from figures.words.text import text

FILES = (("png", "png"), ("pptx", "powerpoint"), ("xlsx", "excel"), ("svg", "svg"))


def take_menu(address: Address) -> Markup:
    """The split button of a figure: one press copies its picture, the arrow opens the menu.

    ``data-figuur`` is the name of the figure with its query (serving/figuren.py), ``data-code`` its short
    link, ``data-link`` its page. The menu is made by the browser when it opens, so a page with ten figures
    stays light.
    """
    return Markup(
        '<span class="take" data-figuur="{figure}" data-code="{code}" data-link="{link}">'
        '<button type="button" class="take-copy" data-key="{key}-kopie">{copy}</button>'
        '<button type="button" class="take-button" aria-haspopup="menu" aria-expanded="false" '
        'aria-label="{more}" data-key="{key}-mee"></button></span>'
    ).format(
        figure=address.figure,
        code=address.code,
        link=address.link,
        key=address.key,
        copy=text("meenemen.plaatje"),
        more=text("meenemen.anders"),
    )


def take_template() -> Markup:
    """The menus and the dialog for an iframe, inert until a button clones them; their words; the toast."""
    words = (
        "bezig", "gekopieerd", "geen_klembord", "mislukt", "link_gekopieerd", "link_met_de_hand",
        "tabel_dicht", "uitleg_dicht",
    )  # fmt: skip
    return Markup(
        '<template class="take-menu-template"{said}><ul class="take-menu" role="menu" aria-label="{label}">'
        "{items}</ul></template>"
        '<template class="more-menu-template"><ul class="take-menu" role="menu" aria-label="{more}">'
        "{others}</ul></template>"
        '<template class="take-embed-template"><dialog class="take-embed" aria-labelledby="take-embed-title">'
        '<h2 id="take-embed-title">{title}</h2><p>{explain}</p><label for="take-embed-code">{code}</label>'
        '<textarea id="take-embed-code" rows="4" readonly spellcheck="false"></textarea>'
        '<p class="take-embed-actions"><button type="button" class="take-embed-copy">{copy}</button>'
        '<button type="button" class="take-embed-close">{close}</button></p></dialog></template>'
        '<div class="toast" role="status" id="toast"></div>'
    ).format(
        said=Markup("").join(
            Markup(' data-{}="{}"').format(w.replace("_", "-"), text(f"meenemen.{w}")) for w in words
        ),
        label=text("meenemen.menu"),
        items=Markup("").join(_items()),
        more=text("meenemen.meer"),
        others=Markup("").join(_item(k) for k in ("toon_tabel", "toon_uitleg", "volledig_scherm")),
        title=text("meenemen.insluiten"),
        explain=text("meenemen.insluiten_uitleg"),
        code=text("meenemen.insluiten_code"),
        copy=text("meenemen.insluiten_kopieer"),
        close=text("meenemen.sluiten"),
    )


def _item(kind: str) -> Markup:
    return Markup(
        '<li role="none"><button type="button" role="menuitem" tabindex="-1" data-take="{}">{}</button></li>'
    ).format(kind, text(f"meenemen.{kind}"))


def _items() -> list[Markup]:
    link = Markup(
        '<li role="none"><a role="menuitem" tabindex="-1" href="#" download data-file="{}">{}</a></li>'
    )
    files = [link.format(ext, text(f"meenemen.{word}")) for ext, word in FILES]
    return [*files, *(_item(kind) for kind in ("kopieer_link", "insluiten"))]
