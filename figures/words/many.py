"""What many figures together say of their colours: how many still stand, and what the open mark means."""

from __future__ import annotations

from collections.abc import Sequence

from data.results import Many
from figures.words.text import text


def many_words(many: Many) -> str:
    """ "19 van de 102 cijfers hebben een kleur; 15 blijven over …"; empty when nothing was tested."""
    if not many.tested:
        return ""
    told = {"aantal": many.coloured, "totaal": many.tested, "over": many.kept}
    words = [text(f"score.veel{_which(many)}", **told)]
    if many.coloured > many.kept:
        words.append(text("score.ring"))
    if many.untested:
        words.append(text(f"score.zonder_toets{'_een' if many.untested == 1 else ''}", aantal=many.untested))
    return " ".join(words)


def many_words_by_side(sides: Sequence[tuple[str, Many]]) -> str:
    """The same of each side of a report, with its name when there are two."""
    told = [(name, words) for name, many in sides if (words := many_words(many))]
    if len(sides) == 1:
        return "".join(words for _, words in told)
    return " ".join(text("gebied.bij", wie=name, wat=words) for name, words in told)


def _which(many: Many) -> str:
    if not many.coloured:
        return "_geen"
    if many.kept == many.coloured:
        return "_alle" if many.coloured > 1 else "_een"
    if many.coloured == 1:
        return "_een_niet"
    return {0: "_nul", 1: "_rest"}.get(many.kept, "")


def differences_words(many: Many) -> str:
    """The same for the differences between one group and the others."""
    if many.tested < 2 or not many.coloured:
        return ""
    told = {"aantal": many.coloured, "totaal": many.tested, "over": many.kept}
    return text("herkomst.veel_groepen", **told)
