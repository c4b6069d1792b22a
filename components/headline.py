"""The head of a page: where, whom, and "In één oogopslag" in a few plain sentences."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from components import formatting
from components.markup import Markup
from components.recounted import recounted_words
from components.wording import reference_phrase
from components.words import text
from data.catalogue import Group
from data.release import Status
from data.results import Profile, Reading
from data.selection import KEYS, Notice, Selection

FEW = 0.25  # below this part of the figures there is little to say about a group


def headline(profile: Profile, group: Group, chosen: Sequence[Reading], full_name: str) -> Markup:
    """Title and three to five sentences about the figures."""
    title = full_name if profile.comparison.kind or profile.area.level != "land" else text("kop.titel_nl")
    sentences = Markup("").join(
        Markup("<li>{}</li>").format(s) for s in sentences_for(profile, group, chosen)
    )
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
        words.append(Markup("{}").format(text("kop.melding_einde")))
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


def sentences_for(profile: Profile, group: Group, chosen: Sequence[Reading]) -> list[str]:
    """Three to five sentences: who live here, what deviates most, and what cannot be said."""
    sentences = [s for s in [_people(profile, group), _recounted(profile)] if s]
    shown = [
        r for r in profile.readings if r.indicator.pie and r.figure.status is not Status.NIET_VAN_TOEPASSING
    ]
    with_figure = [r for r in shown if r.figure.value is not None]
    if profile.comparison.kind is None:
        return [*sentences, text("kop.uitnodiging"), text("kop.uitnodiging_groep")]
    if group.code != "T" and len(with_figure) < FEW * len(shown):
        return [*sentences, _little(group, shown, len(with_figure)), text("kop.letop")]
    phrase = reference_phrase(profile.comparison)
    sentences += [deviation(r, phrase) for r in chosen] or [text("kop.niets", ijkpunt=phrase)]
    absent = len(shown) - len(with_figure)
    if absent > len(shown) / 4:
        sentences.append(text("kop.weinig", aantal=absent, totaal=len(shown)))
    if len(sentences) < 5:
        sentences.append(text("kop.letop"))
    return sentences


def _little(group: Group, shown: Sequence[Reading], there: int) -> str:
    """Why there is so little about a group: too few people, or a source that does not split by origin."""
    hidden = sum(r.figure.status is Status.ONDERDRUKT for r in shown)
    if 2 * hidden >= len(shown) - there:
        return text("kop.te_klein", groep=group.people)
    return text("kop.niet_gesplitst", aantal=there, totaal=len(shown))


def _recounted(profile: Profile) -> str:
    """That figures of the chosen year were counted anew, when the area was another one then."""
    year = profile.selection.year
    anew = [r.figure for r in profile.readings if r.figure.year == year and recounted_words(r.figure)]
    return text("kop.herberekend", jaar=year, hoe=recounted_words(anew[0])) if anew else ""


def _people(profile: Profile, group: Group) -> str:
    count = next((r.figure for r in profile.readings if r.indicator.kind == "aantal"), None)
    if count is None or count.value is None:
        return ""
    share = next((r for r in profile.readings if r.indicator.id == "aandeel_groep"), None)
    if group.code == "T" or share is None or share.figure.value is None:
        return text("kop.inwoners", aantal=formatting.number(count.value))
    return text(
        "kop.inwoners_groep",
        aantal=formatting.number(count.value),
        groep=group.people,
        aandeel=formatting.with_unit(share.figure.value, share.indicator),
    )


def deviation(reading: Reading, phrase: str) -> str:
    """One figure that deviates, in words, with its counts and what it was held against."""
    figure, indicator = reading.figure, reading.indicator
    assert figure.value is not None
    assert reading.reference is not None
    sentence = indicator.sentence.format(value=formatting.with_unit(figure.value, indicator)).strip()
    counted = formatting.counts(figure, indicator)
    if counted and indicator.kind in ("aandeel", "verhouding"):
        sentence = f"{sentence.rstrip('.')} ({counted})."
    reference = formatting.with_unit(reading.reference, indicator)
    compared = text("kop.afwijking", ijkpunt=phrase, waarde=reference)
    return f"{sentence[0].upper()}{sentence[1:].rstrip('.')}; {compared}"
