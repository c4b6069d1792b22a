"""The head of a page: where, whom, and "In één oogopslag" in a few plain sentences."""

from __future__ import annotations

from collections.abc import Sequence

from components import formatting
from components.markup import Markup
from components.wording import reference_phrase
from components.words import text
from data.catalogue import Group
from data.release import Status
from data.results import Profile, Reading
from data.selection import Notice

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


def notice_bar(notices: Sequence[Notice]) -> Markup:
    """What a link asked for that this release does not have; empty when all could be followed."""
    if not notices:
        return Markup("")
    words = [text(f"kop.melding_{n.key}", waarde=n.value) for n in notices]
    return Markup('<p class="notice" role="status">{} {}</p>').format(
        " ".join(words), text("kop.melding_einde")
    )


def sentences_for(profile: Profile, group: Group, chosen: Sequence[Reading]) -> list[str]:
    """Three to five sentences: who live here, what deviates most, and what cannot be said."""
    sentences = [s for s in [_people(profile, group)] if s]
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
