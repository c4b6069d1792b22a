"""One figure as a light page for an iframe on another site: no script, its own stylesheet, drawn twice."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from exports.pictures.picture import loose, source_line
from figures.address import at
from figures.exhibit import Exhibit
from figures.kinds import table
from figures.markup import Markup
from figures.numbers.columns import Cells
from figures.words.text import text

_PAGE = Markup(
    '<!doctype html><html lang="nl"><head><meta charset="utf-8"><title>{title} – {brand}</title>'
    '<meta name="viewport" content="width=device-width, initial-scale=1">'
    '<meta name="robots" content="noindex"><link rel="icon" href="{icon}"><style>{style}</style>'
    '</head><body><main class="embed"><h1>{title}</h1>{demo}<p class="embed-what">{subtitle}</p>'
    '<div class="embed-wide">{wide}</div><div class="embed-narrow">{narrow}</div>{warning}{notes}'
    "<details><summary>{as_table}</summary>{table}</details>"
    '<p class="embed-source">{source}</p><p class="embed-link"><a href="{home}{address}" target="_blank" '
    'rel="noopener">{link}</a></p></main></body></html>'
)


def embed(exhibit: Exhibit, home: str) -> str:
    """The page; ``home`` (scheme and host) because a reader of the iframe is on another site."""

    def paragraph(style: str, words: str) -> Markup:
        return Markup('<p class="{}">{}</p>').format(style, words) if words else Markup("")

    return str(
        _PAGE.format(
            style=_style(),
            title=exhibit.title,
            brand=text("meenemen.merk"),
            demo=paragraph("embed-demo", text("meenemen.fictief") if exhibit.fictional else ""),
            subtitle=exhibit.subtitle,
            wide=Markup(loose(exhibit, narrow=False)),
            narrow=Markup(loose(exhibit, narrow=True)),
            warning=paragraph("embed-warning", exhibit.warning),
            notes=paragraph("embed-notes", " ".join(exhibit.notes_on("paper"))),
            as_table=text("meenemen.tabel"),
            table=_table(table(exhibit.plot).file(), exhibit.title),
            source=source_line(exhibit),
            home=home,
            icon=at("/assets/favicon.ico"),
            address=exhibit.address.link,
            link=text("meenemen.naar_monitor"),
        )
    )


@cache
def _style() -> Markup:
    """In the page itself: one request, and Dash puts every stylesheet of assets/ in the monitor."""
    return Markup((Path(__file__).parent / "embed.css").read_text("utf-8"))


def _table(cells: Cells, title: str) -> Markup:
    heads, rows = cells.words()
    if not rows:
        return Markup("<p>{}</p>").format(text("meenemen.geen_cijfers"))
    row = Markup("<tr>{}</tr>")
    body = [
        row.format(
            Markup('<th scope="row">{}</th>').format(words[0])
            + Markup("").join(Markup("<td>{}</td>").format(w) for w in words[1:])
        )
        for words in rows
    ]
    return Markup(
        '<div class="embed-table" role="region" tabindex="0" aria-label="{title}"><table>'
        "<caption>{title}</caption><thead><tr>{heads}</tr></thead><tbody>{body}</tbody></table></div>"
    ).format(
        title=title,
        heads=Markup("").join(Markup('<th scope="col">{}</th>').format(h) for h in heads),
        body=Markup("").join(body),
    )
