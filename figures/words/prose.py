"""Running text as HTML: paragraphs, lists, terms, and years in words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from figures.markup import Markup
from figures.words.text import text

_LEAD = re.compile(r"(.{1,30}?[.?])\s(.+)", re.DOTALL)


def joined(parts: Iterable[Markup]) -> Markup:
    """Pieces of HTML one after the other."""
    return Markup("").join(parts)


def heading(words: str, level: int = 3, id: str | None = None) -> Markup:
    """A heading; with ``id`` a place that a link can go to."""
    place = Markup(' id="{}" tabindex="-1"').format(id) if id else Markup("")
    return Markup("<h{n}{place}>{words}</h{n}>").format(n=level, place=place, words=words)


def paragraphs(lines: Iterable[str]) -> Markup:
    """Each line a paragraph."""
    return joined(Markup("<p>{}</p>").format(line) for line in lines)


def points(lines: Iterable[str], tag: str = "ul") -> Markup:
    """A list with a point per line; ``tag`` ol numbers them. A short first sentence is bold: "De marge."."""
    return Markup("<{tag}>{items}</{tag}>").format(
        tag=tag, items=joined(Markup("<li>{}</li>").format(_with_lead(line)) for line in lines)
    )


def _with_lead(line: str) -> Markup:
    found = _LEAD.fullmatch(line)
    return Markup("<strong>{}</strong> {}").format(*found.groups()) if found else Markup("{}").format(line)


def definitions(pairs: Iterable[tuple[str, str | Markup]]) -> Markup:
    """Terms and what they mean; a pair without words is left out."""
    rows = joined(
        Markup("<div><dt>{}</dt><dd>{}</dd></div>").format(term, words) for term, words in pairs if words
    )
    return Markup('<dl class="terms">{}</dl>').format(rows)


def table(heads: Sequence[str], rows: Iterable[Sequence[str | Markup]], kind: str = "") -> Markup:
    """A small table; the first cell of each row is its name."""
    body = joined(
        Markup('<tr><th scope="row">{}</th>{}</tr>').format(
            row[0], joined(Markup("<td>{}</td>").format(cell) for cell in row[1:])
        )
        for row in rows
    )
    head = joined(Markup('<th scope="col">{}</th>').format(h) for h in heads)
    return Markup(
        '<table class="plain {kind}"><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>'
    ).format(kind=kind, head=head, body=body)


def listed(words: Sequence[str]) -> str:
    """["a", "b", "c"] -> "a, b en c"."""
    if len(words) < 2:
        return "".join(words)
    return text("uitleg.en", eerste=", ".join(words[:-1]), laatste=words[-1])


def years_words(years: Iterable[int]) -> str:
    """Years as ranges: (2012, 2013, 2014, 2016) -> "2012 t/m 2014 en 2016"."""
    runs: list[list[int]] = []
    for year in sorted(years):
        if runs and year == runs[-1][-1] + 1:
            runs[-1].append(year)
        else:
            runs.append([year])
    words = []
    for run in runs:  # two years in a row read better apart
        if len(run) > 2:
            words.append(text("uitleg.tot_en_met", van=run[0], tot=run[-1]))
        else:
            words += [str(year) for year in run]
    return listed(words)


def trimmed(line: str) -> str:
    """A line of parts between points, without the point before a last part that is empty."""
    return line.removesuffix(" · ")
