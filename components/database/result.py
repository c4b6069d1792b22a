"""What /database shows of a request: how many rows, what could not be followed, files and programs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from figures.markup import Markup
from figures.words.formatting import number
from figures.words.text import text


@dataclass(frozen=True, slots=True)
class Download:
    """A file to take along; ``most`` is how many rows it can hold."""

    key: str
    href: str
    most: int


@dataclass(frozen=True, slots=True)
class RequestSize:
    """How many rows, of how many combinations, and how many of each are asked for.

    ``beside``: "jaar" or "herkomst" when those stand side by side; ``full``: with counts and intervals.
    """

    rows: int
    combinations: int
    indicators: int
    areas: int
    groups: int
    years: int
    beside: str = ""
    full: bool = False


def head(size: RequestSize, files: Sequence[Download], link: str) -> Markup:
    """The count and the files; when there is nothing to count, what is still to be chosen."""
    if not size.combinations:
        return Markup('<h2>{}</h2><p class="db-how">{}</p>').format(
            text("database.nog_niets"), text("database.nog_niets_uitleg")
        )
    title = text("database.rij" if size.rows == 1 else "database.rijen", aantal=number(size.rows))
    how = text(
        "database.opgebouwd",
        onderwerpen=_some(size.indicators, "onderwerp"),
        gebieden=_some(size.areas, "gebied"),
        groepen=_some(size.groups, "groep"),
        jaren=_some(size.years, "jaar"),
    )
    if size.beside:
        how = f"{how} {text(f'database.naast_{size.beside}')}"
        if size.full:
            how = f"{how} {text('database.naast_uitgebreid')}"
    if not size.rows:
        return Markup('<h2>{}</h2><p class="db-how">{} {}</p>').format(
            title, how, text("database.geen_rijen")
        )
    buttons = Markup("").join(_file(file, size.rows) for file in files)
    share = Markup(
        '<button type="button" class="db-link" data-copy="{link}" data-copied="{copied}" '
        'data-failed="{{link}}">{name}</button>'
    ).format(link=link, copied=text("database.gekopieerd"), name=text("database.link"))
    return Markup(
        '<h2>{title}</h2><p class="db-how">{how}</p><div class="db-files" role="group" aria-label="{group}">'
        "{buttons}{share}</div>{limit}"
    ).format(
        title=title,
        how=how,
        group=text("database.bestanden"),
        buttons=buttons,
        share=share,
        limit=_limit(size.rows, files),
    )


def _some(count: int, what: str) -> str:
    return text(f"database.{what}" if count == 1 else f"database.{what}_veel", aantal=number(count))


def _file(file: Download, rows: int) -> Markup:
    name = text(f"database.bestand_{file.key}")
    if rows > file.most:
        return Markup('<span class="db-file is-off" aria-disabled="true">{}</span>').format(name)
    return Markup('<a class="db-file" href="{}" data-file>{}</a>').format(file.href, name)


def _limit(rows: int, files: Sequence[Download]) -> Markup:
    off = [f for f in files if rows > f.most]
    if not off:
        return Markup("")
    key = "database.te_veel" if len(off) == len(files) else "database.te_veel_excel"
    return Markup('<p class="notice">{}</p>').format(text(key, meest=number(min(f.most for f in off))))


def messages(lines: Sequence[str]) -> Markup:
    """What could not be followed, or was not recognised in what was pasted."""
    return Markup("").join(Markup('<p class="notice">{}</p>').format(line) for line in lines)


def programs(snippets: Sequence[tuple[str, str]], api: str) -> Markup:
    """The same rows for a program: a piece of code per language, with a button to copy it."""
    if not snippets:
        return Markup("")
    parts = Markup("").join(
        Markup(
            '<details class="fold"><summary>{title}</summary><p>{how}</p>'
            '<pre tabindex="0" aria-label="{title}"><code>{code}</code></pre>'
            '<button type="button" class="db-button" data-code data-copied="{copied}">{copy}</button>'
            "</details>"
        ).format(
            title=text(f"database.taal_{key}"),
            how=text(f"database.taal_{key}_uitleg"),
            code=code,
            copied=text("database.gekopieerd"),
            copy=text("database.kopieer"),
        )
        for key, code in snippets
    )
    return Markup('<h2>{}</h2><p class="db-how">{} <a href="{}">{}</a></p>{}').format(
        text("database.programma"), text("database.programma_uitleg"), api, text("database.api"), parts
    )
