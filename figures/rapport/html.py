"""The report on the screen, as it will be on paper: the same words, bars and order as in the PDF."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from figures.markup import Markup
from figures.rapport.content import ReportContent, ThemePart
from figures.rapport.rows import ReportCell, ReportRow
from figures.verdict import DESCRIBED, JUDGED, UNKNOWN, Verdict
from figures.words.prose import listed
from figures.words.text import text


def front(report: ReportContent, taarten: Sequence[Markup], wijken: str = "") -> Markup:
    """The first page, up to the story: whom it is about, the sentences, the taart and the first themes.

    The map of where the area lies is a link to ``wijken``, where there is one.
    """
    columns = _join(
        Markup(
            '<section class="report-side side-{i}"><h2>{head}</h2><ul class="report-glance">{told}</ul>'
            "</section>"
        ).format(
            i=i,
            head=column.heading if report.pair else text("rapport.oogopslag"),
            told=_join(Markup("<li>{}</li>").format(s) for s in column.sentences),
        )
        for i, column in enumerate(report.columns)
    )
    pies = _join(
        Markup('<div class="report-taart side-{}">{}</div>').format(i, t) for i, t in enumerate(taarten)
    )
    return Markup(
        '<header class="report-head"><p class="report-brand">{brand}</p>{demo}<h1>{title}</h1>{place}'
        '<p class="report-sub">{sub}</p></header><div class="report-top{pair}">{columns}{pies}</div>'
        "{legend}{themes}"
    ).format(
        brand=text("schil.naam"),
        demo=_demo(report),
        title=report.title,
        place=_place(report, wijken),
        sub=report.subtitle,
        pair=" is-pair" if report.pair else "",
        columns=columns,
        pies=pies,
        legend=_legend(report),
        themes=_themes(report.filled[: report.front], report),
    )


def _place(report: ReportContent, link: str) -> Markup:
    if not report.place:
        return Markup("")
    drawn = Markup('<span class="report-place" role="img" aria-label="{}">{}</span>').format(
        report.place_words, Markup(report.place)
    )
    return Markup('<a href="{}">{}</a>').format(link, drawn) if link else drawn


def back(report: ReportContent, foot: str) -> Markup:
    """The other themes, the definitions, and the source line ``foot``."""
    rest = report.filled[report.front :]
    second = Markup("")
    if rest:
        second = Markup(
            '<section class="report-second"><h2>{}</h2><p class="report-note">{}</p>{}</section>'
        ).format(text("rapport.cijfers"), report.mark, _themes(rest, report))
    quiet = [t.theme.name for t in report.themes if not t.shown]
    nothing = text("taart.geen_cijfers", thema=listed(quiet)) if quiet else ""
    if not report.themes:
        nothing = text("rapport.geen_themas")
    return Markup('{second}{nothing}{definitions}<footer class="report-foot"><p>{foot}</p></footer>').format(
        second=second,
        nothing=_paragraph(nothing, "report-note"),
        definitions=_definitions(report),
        foot=foot,
    )


def _join(parts: Iterable[Markup]) -> Markup:
    return Markup("").join(parts)


def _paragraph(words: str, style: str) -> Markup:
    return Markup('<p class="{}">{}</p>').format(style, words) if words else Markup("")


def _demo(report: ReportContent) -> Markup:
    return _paragraph(text("meenemen.fictief"), "report-demo") if report.fictional else Markup("")


def _legend(report: ReportContent) -> Markup:
    def scale(steps: Iterable[Verdict], low: str, high: str) -> Markup:
        signs = _join(_sign(v) for v in steps)
        return Markup('<span class="report-scale">{} {} {}</span>').format(
            text(f"oordeel.{low}"), signs, text(f"oordeel.{high}")
        )

    return Markup(
        '<div class="report-legend"><p>{judged}{described}<span class="report-scale">{none} {word}</span></p>'
        '<p class="report-note">{legend} {colour}</p></div>'
    ).format(
        judged=scale((JUDGED[i] for i in sorted(JUDGED)), "ongunstiger", "gunstiger"),
        described=scale((DESCRIBED[i] for i in sorted(DESCRIBED)), "lager", "hoger"),
        none=_sign(UNKNOWN),
        word=UNKNOWN.word,
        legend=report.legend,
        colour=f"{text('rapport.kleur')} {report.mark} {text('rapport.lijntje')} {report.many}".strip(),
    )


def _sign(verdict: Verdict) -> Markup:
    """Colour and sign, and the word for who does not see them."""
    return Markup(
        '<span class="verdict v-{k}"><b aria-hidden="true">{s}</b><span class="visually-hidden">{w}</span>'
        "</span>"
    ).format(k=verdict.key, s=verdict.sign, w=verdict.spoken)


def _themes(parts: Sequence[ThemePart], report: ReportContent) -> Markup:
    return Markup('<div class="report-grid">{}</div>').format(_join(_theme(p, report) for p in parts))


def _theme(part: ThemePart, report: ReportContent) -> Markup:
    verdicts = part.verdicts[0]
    if report.pair:
        told = zip(report.columns, part.verdicts, strict=True)
        verdicts = " · ".join(f"{c.short}: {words}" for c, words in told)
    return Markup(
        '<section class="report-theme-part"><h3>{name}</h3><p class="report-note">{verdicts}</p>{rows}'
        "{meaning}<p class='report-told'><strong>{ask}</strong> {questions}</p></section>"
    ).format(
        name=part.theme.name,
        verdicts=verdicts,
        rows=_join(_row(r, report) for r in part.shown),
        meaning=Markup("<p class='report-told'><strong>{}</strong> {}</p>").format(
            text("rapport.betekenis"), part.meaning
        )
        if part.meaning
        else "",
        ask=text("rapport.vragen"),
        questions=" ".join(part.questions),
    )


def _row(row: ReportRow, report: ReportContent) -> Markup:
    """One indicator: name, and a line per side with bar, value and sign."""
    lines = _join(_line(c, report, i) for i, c in enumerate(row.cells))
    references = {c.reference for c in row.cells if c.reference}
    against = f"{report.reference} {references.pop()}" if len(references) == 1 else ""
    counted = row.older(report.year) if report.pair else row.cells[0].under(report.year)
    return Markup(
        '<div class="report-row"><p class="report-name">{name}</p>{lines}'
        '<p class="report-note report-under"><span>{counted}</span><span>{against}</span></p></div>'
    ).format(name=row.indicator.short, lines=lines, counted=counted, against=against)


def _line(cell: ReportCell, report: ReportContent, index: int) -> Markup:
    label = report.columns[index].short if report.pair else ""
    return Markup(
        '<div class="report-line side-{i}">{label}{bar}{spark}'
        '<span class="report-value{none}">{value}</span>{sign}</div>'
    ).format(
        i=index,
        label=Markup('<span class="report-who">{}</span>').format(label) if label else "",
        bar=cell.bar,
        spark=cell.spark or Markup("<span></span>"),
        none="" if cell.known else " is-none",
        value=cell.value,
        sign=_sign(cell.verdict),
    )


def _definitions(report: ReportContent) -> Markup:
    if not report.themes:
        return Markup("")
    parts = _join(_definition(t, report) for t in report.themes)
    return Markup(
        '<section class="report-definitions"><h2>{}</h2><p class="report-note">{}</p>{}</section>'
    ).format(text("rapport.definities"), text("rapport.definities_uitleg"), parts)


def _definition(part: ThemePart, report: ReportContent) -> Markup:
    heads = [text("tabel.kop_indicator")]
    for column in report.columns:
        heads += [column.short, report.reference if column.profile.comparison.kind else "–"]
    rows = _join(
        Markup('<tr><th scope="row">{name}<span class="report-note">{told}</span></th>{cells}</tr>').format(
            name=row.indicator.name, told=row.definition, cells=_join(_cells(c) for c in row.cells)
        )
        for row in part.rows
    )
    table = Markup(
        '<div class="report-scroll" role="region" tabindex="0" aria-label="{name}"><table><caption '
        'class="visually-hidden">{name}</caption><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>'
        "</div>"
    ).format(
        name=part.theme.name,
        heads=_join(Markup('<th scope="col">{}</th>').format(h) for h in heads),
        rows=rows,
    )
    return Markup("<h3>{}</h3>{}{}").format(
        part.theme.name, table if part.rows else "", _paragraph(without(part), "report-note")
    )


def _cells(cell: ReportCell) -> Markup:
    details = _join(Markup("<span class='report-note'>{}</span>").format(d) for d in cell.details)
    return Markup("<td><strong>{}</strong> {}{}</td><td>{}</td>").format(
        cell.value, _sign(cell.verdict), details, cell.reference or "–"
    )


def without(part: ThemePart) -> str:
    """What has no row in the table: what does not fit, and what no source gives."""
    told = (("past_niet", part.beside), ("geen_bron", part.absent))
    if not part.rows and not part.beside and not part.absent:
        return text("rapport.geen_cijfers")
    return " ".join(text(f"rapport.{key}", namen=names) for key, names in told if names)
