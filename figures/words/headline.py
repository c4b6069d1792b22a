"""The head of a page: where, whom, and "In één oogopslag" in a few plain sentences."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from data.asked.selection import KEYS, Notice, Selection
from data.catalogue import Group
from data.releases.release import Status
from data.results import Figure, Profile, Reading
from figures.markup import Markup
from figures.words import formatting
from figures.words.recounted import recounted_words
from figures.words.text import text
from figures.words.wording import reference_noun, reference_phrase
from figures.words.years import dated_sentence, other_year

FEW = 0.25  # below this part of the figures there is little to say about a group


def headline(profile: Profile, group: Group, chosen: Sequence[Reading], full_name: str) -> Markup:
    """Title and three to five sentences about the figures."""
    return glance(profile, group, sentences_for(profile, group, chosen), full_name)


def glance(profile: Profile, group: Group, lines: Sequence[str], full_name: str) -> Markup:
    """The same from the sentences themselves."""
    title = full_name if profile.comparison.kind or profile.area.level != "land" else text("kop.titel_nl")
    sentences = Markup("").join(Markup("<li>{}</li>").format(s) for s in lines)
    subtitle = Markup(' <span class="for-whom">{}</span>').format(group.people) if group.code != "T" else ""
    return Markup(
        '<h1>{title}{subtitle}</h1><section class="glance"><h2>{glance}</h2><ul>{sentences}</ul></section>'
    ).format(title=title, subtitle=subtitle, glance=text("kop.oogopslag"), sentences=sentences)


def notice_bar(notices: Sequence[Notice], selection: Selection | None = None) -> Markup:
    """What a link asked for that this release does not have; empty when all could be followed.

    With the ``selection`` that is shown instead, the areas to choose from are links.
    """
    if not notices:
        return Markup("")
    words = [notice_words(n, _links(n, selection)) for n in notices]
    if any(not n.went for n in notices):
        key = "melding_einde_herkomst" if notices[-1].key == "niet_gesplitst" else "melding_einde"
        words.append(Markup("{}").format(text(f"kop.{key}")))
    return Markup('<p class="notice" role="status">{}</p>').format(Markup(" ").join(words))


def notice_words(notice: Notice, names: Sequence[Markup | str] | None = None) -> Markup:
    """One notice; ``names`` are the areas that came instead, by default their bare names."""
    if not notice.went:
        return Markup("{}").format(text(f"kop.melding_{notice.key}", waarde=notice.value))
    shown = list(names or [a.name for a in notice.went])
    key = "gegaan" if len(shown) == 1 else "verdeeld"
    before, after = text(f"kop.{key}", waarde=notice.value, jaar=notice.since, naar="\0").split("\0")
    told = Markup(", ").join(shown)
    if key == "gegaan" and notice.key == "gebied":
        after = f"{after} {text('kop.gegaan_nu', naar=notice.went[0].name)}"
    return Markup("{}{}{}").format(before, told, after)


def _links(notice: Notice, selection: Selection | None) -> list[Markup] | None:
    """Links to the areas that the people of an area went to, when it was divided."""
    if selection is None or len(notice.went) < 2:
        return None
    found = []
    for area in notice.went:
        first = notice.key == KEYS["area"]
        chosen = replace(selection, area=area.code) if first else replace(selection, compare=area.code)
        found.append(Markup('<a href="?{}">{}</a>').format(chosen.to_query(), area.name))
    return found


def sentences_for(
    profile: Profile, group: Group, chosen: Sequence[Reading], inviting: bool = True
) -> list[str]:
    """Three to five sentences: who live here, what deviates most, and what cannot be said.

    Where nothing can be compared they invite to choose an area, unless not ``inviting``: on paper there is
    nothing to choose.
    """
    sentences, counted = [s for s in [_people(profile, group), _recounted(profile)] if s], _count(profile)
    if (
        counted is not None
        and counted.value == 0
        and not counted.fewer_than
        and other_year(counted, profile.selection.year) is None
    ):
        return [*sentences, text("kop.letop")]
    shown = [
        r for r in profile.readings if r.indicator.pie and r.figure.status is not Status.NIET_VAN_TOEPASSING
    ]
    with_figure = [r for r in shown if r.figure.value is not None]
    if profile.comparison.kind is None:
        return [*sentences, *(text(f"kop.{k}") for k in ("uitnodiging", "uitnodiging_groep") if inviting)]
    if group.code != "T" and len(with_figure) < FEW * len(shown):
        return [*sentences, _little(group, shown, len(with_figure)), text("kop.letop")]
    if not with_figure:
        return [*sentences, _nothing(profile, shown)]
    sentences += [deviation(r, profile, group) for r in chosen] or [_no_deviation(profile, with_figure)]
    if len(with_figure) < 0.75 * len(shown):
        sentences.append(_absent(shown, len(shown) - len(with_figure)))
    if len(sentences) < 5:
        sentences.append(text("kop.letop"))
    return sentences


def tells_little(profile: Profile, group: Group) -> bool:
    """Has an origin group hardly any figures here because no source gives them?"""
    if group.code == "T" or profile.comparison.kind is None:
        return False
    shown = [
        r for r in profile.readings if r.indicator.pie and r.figure.status is not Status.NIET_VAN_TOEPASSING
    ]
    there = sum(r.figure.value is not None for r in shown)
    return there < FEW * len(shown) and not _mostly_hidden(shown)


def _little(group: Group, shown: Sequence[Reading], there: int) -> str:
    """Why there is so little about a group: too few people, or a source that does not split by origin."""
    if _mostly_hidden(shown):
        return text("kop.te_klein" if there else "kop.te_klein_geen", groep=group.people)
    key = {0: "niet_gesplitst_geen", 1: "niet_gesplitst_een"}.get(there, "niet_gesplitst")
    return text(f"kop.{key}", aantal=there, totaal=len(shown))


def _mostly_hidden(shown: Sequence[Reading]) -> bool:
    """Are most of the absent figures absent because they are about too few people?"""
    absent = [r.figure.status for r in shown if r.figure.value is None]
    return 2 * absent.count(Status.ONDERDRUKT) >= len(absent) > 0


def _nothing(profile: Profile, shown: Sequence[Reading]) -> str:
    """That there is no figure at all, and since when."""
    key = "geen_cijfers_klein" if _mostly_hidden(shown) else "geen_cijfers"
    return text(f"kop.{key}", gebied=profile.area.name, jaar=profile.selection.year)


def _absent(shown: Sequence[Reading], absent: int) -> str:
    """How many figures there are not, with the reason only where it is that of all of them."""
    hidden = sum(r.figure.status is Status.ONDERDRUKT for r in shown)
    key = "weinig_klein" if hidden == absent else "weinig" if hidden else "weinig_bron"
    return text(f"kop.{key}", aantal=absent, klein=hidden, bron=absent - hidden, totaal=len(shown))


def _no_deviation(profile: Profile, with_figure: Sequence[Reading]) -> str:
    """What is said when no figure is told: nothing differs, nothing can be compared, or only with care."""
    told = {"ijkpunt": reference_phrase(profile.comparison), "naam": reference_noun(profile.comparison)}
    if not any(r.scored for r in with_figure):
        return text("kop.niet_te_vergelijken", **told)
    # The size of the group has a sentence of its own, so that is not what differs here.
    differing = [r for r in with_figure if r.scored and r.level]
    differ = sum(r.indicator.total for r in differing)
    key = {0: "niets_ander" if differing else "niets", 1: "niets_een"}.get(differ, "niets_andere")
    return text(f"kop.{key}", aantal=differ, **told)


def _count(profile: Profile) -> Figure | None:
    """The number of inhabitants of the chosen group."""
    return next((r.figure for r in profile.readings if r.indicator.kind == "aantal"), None)


def _recounted(profile: Profile) -> str:
    """That figures of the chosen year were counted anew, when the area was another one then."""
    year = profile.selection.year
    anew = [r.figure for r in profile.readings if r.figure.year == year and recounted_words(r.figure)]
    return text("kop.herberekend", jaar=year, hoe=recounted_words(anew[0])) if anew else ""


def _people(profile: Profile, group: Group) -> str:
    """How many people live here, and in which year they were counted when that is not the chosen one."""
    count = _count(profile)
    if count is None or count.value is None:
        return ""
    older = other_year(count, profile.selection.year)
    told = {"aantal": formatting.people(count), "groep": group.people, "jaar": older}
    key = "inwoners_een" if count.value == 1 else "inwoners"
    if count.fewer_than:
        key = "inwoners" if group.code == "T" else "inwoners_groep"
    elif count.value == 0:
        key = "inwoners_nul"
    elif group.code != "T":
        key = "inwoners_groep"
        share = next((r for r in profile.readings if r.indicator.id == "aandeel_groep"), None)
        if share is not None and share.figure.value is not None and share.figure.year == count.year:
            key = "inwoners_aandeel"
            told["aandeel"] = formatting.figure_value(share.figure, share.indicator)
    return text(f"kop.{key}{'_toen' if older is not None else ''}", **told)


def deviation(reading: Reading, profile: Profile, group: Group) -> str:
    """One figure that deviates, in words: of whom, counts, its year if that is another, what it differs from.

    The reference is of the year of the figure.
    """
    figure, indicator = reading.figure, reading.indicator
    assert reading.reference is not None
    older = other_year(figure, profile.selection.year)
    beside = [formatting.counts(figure, indicator) if indicator.kind in ("aandeel", "verhouding") else ""]
    told, dated = dated_sentence(figure, indicator)
    if older is not None and not dated:
        beside.append(text("figuur.cijfer_van", jaar=older))
    if figure.provisional:
        beside.append(text("figuur.nog_voorlopig"))
    if more := "; ".join(b for b in beside if b):
        told = f"{told} ({more})"
    if group.code != "T":
        told = text("kop.bij_groep", zin=told)
    reference = formatting.with_unit(reading.reference, indicator)
    key = "kop.afwijking" if older is None else "kop.afwijking_toen"
    compared = text(key, ijkpunt=reference_phrase(profile.comparison), waarde=reference)
    return f"{told[0].upper()}{told[1:]}; {compared}"
