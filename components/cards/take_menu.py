"""The button "Meenemen" of a figure, and the one menu that all of these buttons open (assets/meenemen.js)."""

from __future__ import annotations

from figures.address import Address
from figures.markup import Markup
from figures.words.text import text

FILES = (("png", "png"), ("svg", "svg"), ("pptx", "powerpoint"), ("xlsx", "excel"))


def take_menu(address: Address) -> Markup:
    """The button of a figure.

    ``data-figuur`` is the name of the figure with its query (serving/figuren.py), ``data-code`` its short
    link. The menu itself is made by the browser when it opens, so a page with ten cards stays light.
    """
    return Markup(
        '<span class="take"><button type="button" class="take-button" aria-haspopup="menu" '
        'aria-expanded="false" data-figuur="{figure}" data-code="{code}" data-key="{key}-mee">{label}'
        '</button><span class="take-said" role="status"></span></span>'
    ).format(figure=address.figure, code=address.code, key=address.key, label=text("meenemen.knop"))


def take_template() -> Markup:
    """The menu and the dialog for an iframe, inert until a button clones them; also their words."""
    words = ("bezig", "gekopieerd", "geen_klembord", "mislukt", "link_gekopieerd", "link_met_de_hand")
    return Markup(
        '<template class="take-menu-template"{said}><ul class="take-menu" role="menu" aria-label="{label}">'
        "{items}</ul></template>"
        '<template class="take-embed-template"><dialog class="take-embed" aria-labelledby="take-embed-title">'
        '<h2 id="take-embed-title">{title}</h2><p>{explain}</p><label for="take-embed-code">{code}</label>'
        '<textarea id="take-embed-code" rows="4" readonly spellcheck="false"></textarea>'
        '<p class="take-embed-actions"><button type="button" class="take-embed-copy">{copy}</button>'
        '<button type="button" class="take-embed-close">{close}</button>'
        '<span class="take-said" role="status"></span></p></dialog></template>'
    ).format(
        said=Markup("").join(
            Markup(' data-{}="{}"').format(w.replace("_", "-"), text(f"meenemen.{w}")) for w in words
        ),
        label=text("meenemen.menu"),
        items=Markup("").join(_items()),
        title=text("meenemen.insluiten"),
        explain=text("meenemen.insluiten_uitleg"),
        code=text("meenemen.insluiten_code"),
        copy=text("meenemen.insluiten_kopieer"),
        close=text("meenemen.sluiten"),
    )


def _items() -> list[Markup]:
    button = Markup(
        '<li role="none"><button type="button" role="menuitem" tabindex="-1" data-take="{}">{}</button></li>'
    )
    link = Markup(
        '<li role="none"{}><a role="menuitem" tabindex="-1" href="#" download data-file="{}">{}</a></li>'
    )
    rule = Markup(' class="take-rule"')
    files = [
        link.format(rule if i == 0 else "", ext, text(f"meenemen.{word}"))
        for i, (ext, word) in enumerate(FILES)
    ]
    others = [button.format(kind, text(f"meenemen.{kind}")) for kind in ("korte_link", "insluiten")]
    return [button.format("plaatje", text("meenemen.plaatje")), *files, *others]
