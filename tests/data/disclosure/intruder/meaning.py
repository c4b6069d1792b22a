"""What anybody knows about the numbers we print: which people each counts, and what adds up to what.

Written from the catalogue and the definitions of CBS, not from the protection: an intruder reads the same. A
*form* is a count with one meaning ("18+", "ja:bijstand"), whatever the indicator that prints it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

STARTS = (0, 4, 12, 13, 15, 18, 27, 31, 65)
"""The first year of age of each age atom; the last has no end. No noemer or band divides one of them."""

AGES: dict[str, tuple[int, int]] = {
    "inwoners": (0, 999), "0-3": (0, 4), "4-12": (4, 13), "13-17": (13, 18), "18-26": (18, 27),
    "27-64": (27, 65), "65+": (65, 999), "12+": (12, 999), "15-64": (15, 65), "18+": (18, 999),
    "18-30": (18, 31),
}  # fmt: skip
"""The forms that are everybody of an age: from the first number, up to and not with the second."""

Atoms = frozenset[int]


def atoms(form: str) -> Atoms:
    """The positions in ``STARTS`` of the ages that an age form counts."""
    low, high = AGES[form]
    return frozenset(i for i, start in enumerate(STARTS) if low <= start < high)


@dataclass(frozen=True, slots=True)
class Subject:
    """What an indicator prints: the forms of its teller and noemer; None when it prints no such count.

    ``of_all``: the noemer is that of all inhabitants, whatever the group. ``everybody``: only of group T.
    """

    teller: str | None
    noemer: str | None
    of_all: bool = False
    everybody: bool = False


def _yes(noemer: str, *names: str) -> dict[str, Subject]:
    return {name: Subject(f"ja:{name}", noemer) for name in names}


SUBJECTS: dict[str, Subject] = {
    "inwoners": Subject("inwoners", None),
    "aandeel_groep": Subject("inwoners", "inwoners", of_all=True),
    "pct_buiten_nl": Subject("buiten", "inwoners", everybody=True),
    "pct_geboren_bu": Subject("geboren", "inwoners"),
    "pct_tweede_gen": Subject("tweede", "inwoners"),
    "pct_verblijf_lt5": Subject("kort", "geboren"),
    "pct_verblijf_ge5": Subject("lang", "geboren"),
    "leeftijd_0_3": Subject("0-3", "inwoners"),
    "leeftijd_4_12": Subject("4-12", "inwoners"),
    "leeftijd_13_17": Subject("13-17", "inwoners"),
    "leeftijd_18_26": Subject("18-26", "inwoners"),
    "leeftijd_27_64": Subject("27-64", "inwoners"),
    "leeftijd_65plus": Subject("65+", "inwoners"),
    "zonder_startkwalificatie": Subject("nee:start", "18-30"),
    "met_startkwalificatie": Subject("ja:start", "18-30"),
    "vve": Subject("ja:vve", "vve"),
    "cito": Subject(None, "cito"),
    "laag_inkomen": Subject("ja:laag_inkomen", "huishoudens met inkomen"),
    "corporatiewoning": Subject("ja:corporatiewoning", "huishoudens in woningen"),
    **_yes("18-30", "hoogopgeleid"),
    **_yes("15-64", "inkomsten_arbeid", "bijstand", "nww"),
    **_yes("18+", "betalingsachterstand", "schuldsanering"),
    **_yes("12+", "verdachten", "veroordeelden"),
    **_yes("13-17", "halt"),
    **_yes("verzekerden", "ggz_basis", "ggz_spec"),
}

WITHIN: dict[str, Atoms] = {
    "vve": atoms("0-3") | atoms("4-12"),
    "cito": atoms("inwoners"),
    "huishoudens met inkomen": atoms("inwoners"),
    "huishoudens in woningen": atoms("inwoners"),
    "verzekerden": atoms("18+"),
}
"""Noemers that are a part of the people of these ages (a household is somebody's), not all of them."""

BANDS = tuple(name for name in SUBJECTS if name.startswith("leeftijd_"))
"""Shown or hidden together, so that a hidden band may well be 0: the protection says so itself."""


def rest(name: str) -> str | None:
    """The form of noemer − teller of an indicator: a form of its own name where that exists."""
    subject = SUBJECTS[name]
    if subject.teller is None or subject.noemer is None or subject.of_all:
        return None
    known = {"ja:start": "nee:start", "nee:start": "ja:start", "kort": "lang", "lang": "kort"}
    if subject.teller in AGES:
        return f"{subject.noemer} − {subject.teller}"
    return known.get(subject.teller) or f"rest:{subject.teller}"


def forms_of(names: Iterable[str]) -> set[str]:
    """The forms that indicators print."""
    subjects = [SUBJECTS[name] for name in names]
    return {f for s in subjects for f in (s.teller, s.noemer) if f is not None}


@dataclass(frozen=True)
class Book:
    """All forms of a set of indicators, and how they add up within one group of one area.

    ``parts`` are the age atoms nobody can tell apart with these indicators, as forms; ``differences`` what is
    left of one printed age form when another that lies in it is taken away; ``sums`` (whole, its parts).
    """

    names: tuple[str, ...]
    printed: frozenset[str]
    parts: dict[str, Atoms]
    differences: dict[str, Atoms]
    sums: tuple[tuple[str, tuple[str, ...]], ...]

    @property
    def forms(self) -> tuple[str, ...]:
        """Every form, printed or not, in a fixed order."""
        found = {f for whole, parts in self.sums for f in (whole, *parts)}
        return tuple(sorted(found | self.printed | {"inwoners"}))

    def ages(self, form: str) -> Atoms | None:
        """The ages a form counts all people of; None for a form that is not about an age."""
        return self.parts.get(form) or self.differences.get(form) or (atoms(form) if form in AGES else None)


def book(names: Iterable[str], *, nested: bool = True) -> Book:
    """What the indicators ``names`` have to do with each other.

    ``nested`` False leaves out that the ages of one form lie within those of another.
    """
    names = tuple(names)
    printed = frozenset(forms_of(names))
    seen = {f: atoms(f) for f in {*printed, "inwoners"} if f in AGES}
    sums: list[tuple[str, tuple[str, ...]]] = []
    parts: dict[str, Atoms] = {}
    differences: dict[str, Atoms] = {}
    if nested:
        apart = {**seen, **{f: WITHIN[f] for f in printed if f in WITHIN}}
        order = sorted(seen, key=lambda form: (form == "inwoners", form))  # of two names, that of a rest
        left = {seen[a] - seen[b]: f"{a} − {b}" for a in order for b in order if seen[b] < seen[a]}
        names_of = {**left, **{ages: form for form, ages in seen.items()}}
        parts = {names_of.get(ages, form): ages for form, ages in _parts(apart).items()}
        taken = {*seen.values(), *parts.values()}
        differences = {form: ages for ages, form in left.items() if ages not in taken}
        for form, ages in {**seen, **differences}.items():
            if form not in parts:
                sums.append((form, tuple(k for k, v in parts.items() if v <= ages)))
        for form in sorted(printed & WITHIN.keys()):
            within = tuple(k for k, v in parts.items() if v <= WITHIN[form])
            sums.append((f"ouder:{form}", within))
            sums.append((f"ouder:{form}", (form, f"buiten:{form}")))
    for name in names:
        subject, other = SUBJECTS[name], rest(name)
        if subject.teller and subject.noemer and other:
            sums.append((subject.noemer, tuple(sorted((subject.teller, other)))))
    return Book(names, printed, parts, differences, tuple(dict.fromkeys(sums)))


def _parts(forms: dict[str, Atoms]) -> dict[str, Atoms]:
    """The age atoms grouped by which of ``forms`` they are in, under the name of their first ages."""
    signs: dict[frozenset[str], set[int]] = {}
    for i in range(len(STARTS)):
        signs.setdefault(frozenset(f for f, ages in forms.items() if i in ages), set()).add(i)
    return {"leeftijd " + "+".join(str(STARTS[i]) for i in sorted(s)): frozenset(s) for s in signs.values()}
