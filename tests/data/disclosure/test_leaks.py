"""The audit finds a planted leak of every kind of sum, and says where."""

from __future__ import annotations

import numpy as np
import pytest

from data.areas import Area, Areas
from data.disclosure.attack.attack import Problem, matrix_of
from data.disclosure.attack.audit import audit
from data.disclosure.attack.intake import Intake, together
from data.disclosure.attack.knowledge import counts
from data.disclosure.delivered import Delivered
from data.disclosure.frame import Frame
from data.disclosure.secondary import protect
from data.releases.release import ReleaseError, Status
from tests.data.disclosure.test_protect import TWENTY
from tests.data.disclosure.world import GROUPS, delivered, indicator, intake, people, published, summed, tree

BASE = np.array([[900, 900, 900, 900], [40, 50, 60, 70], [30, 90, 95, 80], [200] * 4, [300] * 4])


def shown(figure: Delivered) -> Delivered:
    """The figures with nothing hidden, to hide cells by hand."""
    figure.status[figure.hidden] = Status.BESCHIKBAAR
    return figure


def conceal(figure: Delivered, areas: Areas, groups: tuple[str, ...], *cells: tuple[str, str]) -> Delivered:
    for group, code in cells:
        figure.status[0, groups.index(group), areas.index[code]] = Status.ONDERDRUKT
    return figure


def leaks(areas: Areas, *figures: Delivered, groups: tuple[str, ...] = GROUPS) -> set[tuple[str, str, str]]:
    return {(x.count, x.group, x.area) for x in audit(intake(areas, groups, figures), sample=None).leaks}


def small(place: int = 0, value: int = 5) -> np.ndarray:
    base = BASE.copy()
    base[1, place] = value
    return base


def test_a_wijk_follows_from_its_gemeente() -> None:
    areas = tree([2, 2])
    cells = [("EU_BU", "WK900100"), ("EU_NL", "WK900100")]  # safe over groups, not over areas
    figure = conceal(shown(people(areas, small())), areas, GROUPS, *cells)
    assert ("inwoners", "EU_BU", "WK900100") in leaks(areas, figure)


def test_a_gemeente_follows_from_the_land() -> None:
    areas = tree([1, 1, 1, 1])
    cells = [(g, c) for g in ("EU_BU", "EU_NL") for c in ("GM9001", "WK900100")]
    figure = conceal(shown(people(areas, small())), areas, GROUPS, *cells)
    assert ("inwoners", "EU_BU", "GM9001") in leaks(areas, figure)


def test_a_group_follows_from_the_total() -> None:
    areas = tree([2, 2])
    cells = [("EU_BU", "WK900100"), ("EU_BU", "WK900101")]  # safe over areas, not over groups
    figure = conceal(shown(people(areas, small())), areas, GROUPS, *cells)
    assert ("inwoners", "EU_BU", "WK900100") in leaks(areas, figure)


@pytest.mark.parametrize("country", ["BGR", "MAR"])
def test_a_country_follows_from_its_family(country: str) -> None:
    areas, groups = tree([2]), (*GROUPS, *TWENTY)
    countries = np.full((19, 2), 40)
    countries[TWENTY.index(country), 0] = 5
    europe, rest = countries[:5].sum(axis=0), countries[5:].sum(axis=0)
    five = [np.array([900, 900]), europe // 2, europe - europe // 2, rest // 2, rest - rest // 2]
    number = summed(areas, np.stack([np.sum(five, axis=0), *five, *countries]), total=False)
    figure = shown(delivered(indicator("inwoners"), number, np.full_like(number, -1)))
    conceal(figure, areas, groups, (country, "WK900100"), (country, "WK900101"))
    assert ("inwoners", country, "WK900100") in leaks(areas, figure, groups=groups)


def test_a_teller_follows_from_its_complement() -> None:
    areas = tree([2, 2])
    number = summed(areas, BASE)
    part = BASE // 3
    part[1, 0] = 5
    count = summed(areas, part)
    cells = [("EU_BU", "WK900100"), ("EU_BU", "WK900101"), ("EU_NL", "WK900100"), ("EU_NL", "WK900101")]
    one = delivered(indicator("zonder_startkwalificatie", denominator="inwoners"), count, number)
    two = delivered(indicator("met_startkwalificatie", denominator="inwoners"), number - count, number)
    conceal(shown(one), areas, GROUPS, *cells)
    found = leaks(areas, one, shown(two))
    both = "met_startkwalificatie+zonder_startkwalificatie"
    assert (both, "zonder_startkwalificatie EU_BU", "WK900100") in found


def test_a_band_follows_from_the_others() -> None:
    areas = tree([2, 2])
    number = summed(areas, BASE)
    inner = [BASE // 4, BASE // 2, BASE - BASE // 4 - BASE // 2]  # 30 people in EU_NL: 7, 15 and 8
    parts = [summed(areas, band) for band in inner]
    names = ("leeftijd_0_3", "leeftijd_27_64", "leeftijd_65plus")
    cells = [(g, c) for g in ("EU_BU", "EU_NL") for c in ("WK900100", "WK900101")]
    figures = [shown(delivered(indicator(n), p, number)) for n, p in zip(names, parts, strict=True)]
    figures.append(shown(people(areas, BASE)))
    conceal(figures[0], areas, GROUPS, *cells)
    found = leaks(areas, *figures)
    assert ("leeftijd", "leeftijd_0_3 EU_NL", "WK900100") in found


def test_a_noemer_follows_from_another_indicator() -> None:
    areas = tree([2, 2])
    number = summed(areas, small())
    share = shown(delivered(indicator("bijstand", denominator="inwoners"), number * 0, number))
    hidden = people(areas, small())
    cells = [(g, c) for g in ("EU_BU", "EU_NL") for c in ("WK900100", "WK900101")]
    conceal(hidden, areas, GROUPS, *cells)
    conceal(share, areas, GROUPS, *cells[:3])  # the fourth is still shown as a noemer
    assert leaks(areas, hidden, share)


def test_only_solving_everything_finds_what_two_sums_hide_together() -> None:
    """Two rectangles joined by one cell: every sum has two or three hidden cells, yet the joint is known."""
    areas = tree([4])
    base = np.array(
        [[900] * 4, [40, 50, 60, 70], [30, 6, 95, 80], [200, 210, 220, 230], [300, 310, 320, 330]]
    )
    left = [(g, f"WK90010{w}") for g in ("NL", "EU_BU") for w in (0, 1)]
    right = [(g, f"WK90010{w}") for g in ("BE_BU", "BE_NL") for w in (2, 3)]
    figure = conceal(shown(people(areas, base)), areas, GROUPS, *left, *right)
    assert leaks(areas, figure) == set()
    # Every sum with the joint has two hidden cells or more, but the left rectangle leaves it nothing to vary.
    conceal(figure, areas, GROUPS, ("EU_NL", "WK900101"), ("EU_NL", "WK900102"))
    known = next(counts([published(figure)], areas, GROUPS))
    problem = Problem.of(known, 0, matrix_of(known))
    assert not problem.leaks(problem.low, problem.high).any()
    assert leaks(areas, figure) == {("inwoners", "EU_NL", "WK900101")}


def test_an_interval_that_is_only_narrow_is_a_leak_too() -> None:
    areas = tree([3])
    base = np.array([[900] * 3, [3, 2, 60], [3, 4, 95], [200] * 3, [300] * 3])
    rectangle = [(g, c) for g in ("EU_BU", "EU_NL") for c in ("WK900100", "WK900101")]
    figure = conceal(shown(people(areas, base)), areas, GROUPS, *rectangle)
    found = audit(intake(areas, GROUPS, [figure]), sample=None)
    # EU_BU: 3 + 2 = 5, EU_NL: 3 + 4 = 7, columns 6 and 6: without a 0, EU_BU is 1 to 4 and EU_NL 2 to 5
    assert {(x.group, x.area, x.low, x.high) for x in found.leaks} == {
        ("EU_BU", "WK900100", 1, 4),
        ("EU_BU", "WK900101", 1, 4),
        ("EU_NL", "WK900100", 2, 5),
        ("EU_NL", "WK900101", 2, 5),
    }
    with pytest.raises(ReleaseError, match=r"EU_NL, WK900100: 2 tot 5"):
        found.demand()


def test_a_hidden_count_is_not_nobody() -> None:
    """Where a 0 is shown, 3 or 4 of 7 people are known to be hidden, not 0 to 4 (A4)."""
    areas = tree([3])
    base = np.array([[900] * 3, [3, 1, 60], [3, 40, 95], [200] * 3, [300] * 3])
    rectangle = [(g, c) for g in ("EU_BU", "EU_NL") for c in ("WK900100", "WK900101")]
    figure = conceal(shown(people(areas, base)), areas, GROUPS, *rectangle)
    found = {(x.group, x.area, x.low, x.high) for x in audit(intake(areas, GROUPS, [figure])).leaks}
    assert ("EU_BU", "WK900100", 1, 3) in found
    protect([figure], Frame(areas, GROUPS))
    assert audit(intake(areas, GROUPS, [figure]), sample=None).leaks == []
    assert figure.hidden.sum() > len(rectangle)


def test_a_share_is_not_everybody_either() -> None:
    """12 people of whom 8 are counted, hidden: with a noemer in sight it is 1 to 11 (A4)."""
    areas = tree([2])
    number = summed(areas, np.array([[900] * 2, [12, 40], [90] * 2, [200] * 2, [300] * 2]))
    share = shown(delivered(indicator("bijstand", denominator="inwoners"), number * 2 // 3, number))
    conceal(share, areas, GROUPS, ("EU_BU", "WK900100"))
    counted = people(areas, np.array([[900] * 2, [12, 40], [90] * 2, [200] * 2, [300] * 2]))
    cluster = [published(share), published(counted)]
    known = next(k for k in counts(cluster, areas, GROUPS) if k.name == "bijstand")
    cell = known.rows.index("EU_BU"), 0, areas.index["WK900100"]
    assert (known.low[cell], known.high[cell]) == (1, 11)


def safe(areas: Areas) -> Delivered:
    """A rectangle around a small cell: nothing leaks."""
    cells = [(g, c) for g in ("EU_BU", "EU_NL") for c in ("WK900100", "WK900101")]
    return conceal(shown(people(areas, small())), areas, GROUPS, *cells)


def test_what_an_earlier_release_showed_counts() -> None:
    areas = tree([2, 2])
    now, before = intake(areas, GROUPS, [safe(areas)]), safe(areas)
    assert audit(now, sample=None).leaks == []
    before.status[0, 2, areas.index["WK900101"]] = Status.BESCHIKBAAR  # 50, shown last year
    both = together(now, intake(areas, GROUPS, [before]))
    assert {(x.group, x.area) for x in audit(both, sample=None).leaks} >= {("EU_BU", "WK900100")}


def test_what_was_shown_before_stays_known() -> None:
    areas = tree([2, 2])
    both = together(
        intake(areas, GROUPS, [safe(areas)]), intake(areas, GROUPS, [shown(people(areas, small()))])
    )
    assert ("EU_BU", "WK900100", 5) in {(x.group, x.area, x.low) for x in audit(both, sample=None).leaks}


def test_one_corrected_wijk_does_not_make_the_others_forgotten() -> None:
    """An old figure still holds where nothing was corrected: the hidden 5 is what it was then (A2)."""
    areas = tree([2, 2])
    now, before = safe(areas), safe(areas)
    before.status[0, 2, areas.index["WK900101"]] = Status.BESCHIKBAAR  # 50, shown last year
    before.numerator = before.numerator.copy()
    for code in ("WK900201", "GM9002", "NL00"):
        before.numerator[0, [0, 1], areas.index[code]] += 3  # another gemeente was corrected
    both = together(intake(areas, GROUPS, [now]), intake(areas, GROUPS, [before]))
    report = audit(both, sample=None)
    assert ("EU_BU", "WK900100") in {(x.group, x.area) for x in report.leaks}
    assert report.revised == (("inwoners", 2024),)


def test_a_sum_of_what_was_corrected_says_nothing_exact() -> None:
    areas = tree([2, 2])
    now, before = safe(areas), safe(areas)
    hidden = ("EU_BU", "GM9001")
    now = conceal(now, areas, GROUPS, hidden, ("EU_BU", "GM9002"), ("EU_NL", "GM9001"), ("EU_NL", "GM9002"))
    before.numerator = before.numerator + 1  # everything was corrected, so this as well
    both = together(intake(areas, GROUPS, [now]), intake(areas, GROUPS, [before]))
    cell = both.figures["inwoners"].numerator[0, GROUPS.index("EU_BU"), areas.index["GM9001"]]
    assert cell == -1


def test_all_kept_releases_count() -> None:
    areas = tree([2, 2])
    now, older, oldest = safe(areas), safe(areas), safe(areas)
    oldest.status[0, 2, areas.index["WK900101"]] = Status.BESCHIKBAAR
    both = together(intake(areas, GROUPS, [now]), intake(areas, GROUPS, [older]))
    assert audit(both, sample=None).leaks == []
    three = together(both, intake(areas, GROUPS, [oldest]))
    assert ("EU_BU", "WK900100") in {(x.group, x.area) for x in audit(three, sample=None).leaks}


def test_a_merged_area_is_the_sum_of_what_it_was() -> None:
    old = tree([1, 1, 1])
    base = np.array([[900] * 3, [5, 50, 60], [30, 90, 95], [200] * 3, [300] * 3])
    before = shown(people(old, base))
    codes = [c for n in (1, 3) for c in (f"GM900{n}", f"WK900{n}00")]
    before = conceal(before, old, GROUPS, *((g, c) for g in ("EU_BU", "EU_NL") for c in codes))
    rows = [a for a in old if a.code not in ("GM9001", "GM9002", "WK900100", "WK900200")]
    new = Areas([*rows, Area("GM9009", "Nieuw", "gemeente", "NL00"), Area("WK900900", "W", "wijk", "GM9009")])
    merged_base = np.stack([base[:, 2], base[:, 0] + base[:, 1]], axis=1)
    now = intake(new, GROUPS, [shown(people(new, merged_base))])
    earlier = intake(old, GROUPS, [before])
    assert audit(earlier, sample=None).leaks == []
    # 9009 is 9001 + 9002, and 9002 was shown
    both = together(now, earlier, {"GM9009": ("GM9001", "GM9002")})
    assert ("EU_BU", "GM9001") in {(x.group, x.area) for x in audit(both, sample=None).leaks}


def test_rounded_wijken_are_known_within_two() -> None:
    areas = tree([12])
    rng = np.random.default_rng(3)
    base = rng.integers(10, 90, (5, 12)) * 5 + rng.integers(-2, 3, (5, 12))
    base[1, 0] = 5
    figure = people(areas, base)
    wijken = areas.level_slice("wijk")
    figure.numerator[..., wijken] = (figure.numerator[..., wijken] + 2) // 5 * 5
    release = intake(areas, GROUPS, [figure])
    assert release.base == 5
    # A total minus eleven rounded counts leaves 5 plus or minus 22.
    assert audit(Intake(release.figures, areas, GROUPS, (2024,)), sample=None).leaks == []


def segregated(areas: Areas, inhabitants: Delivered) -> Delivered:
    """A segregation index of every gemeente, shown."""
    status = np.full(inhabitants.status.shape, Status.NIET_VAN_TOEPASSING, np.uint8)
    status[:, 0, areas.level_slice("gemeente")] = Status.BESCHIKBAAR
    unknown = np.full_like(inhabitants.numerator, -1)
    return Delivered(indicator("segregatie_be"), unknown, unknown.copy(), status)


def test_an_index_gives_away_the_one_part_that_is_hidden() -> None:
    """Segregation is an equation in the counts of the wijken: it goes where one of those is hidden (A5)."""
    areas = tree([3, 3])
    base = np.full((5, 6), 400)
    base[3, 0] = 5
    figure = people(areas, base)
    index = segregated(areas, figure)
    assert {(x.count, x.area) for x in audit(intake(areas, GROUPS, [figure, index])).leaks} >= {
        ("segregatie_be", "GM9001")
    }
    protect([figure, index], Frame(areas, GROUPS))
    assert index.hidden[0, 0].tolist() == [a.code == "GM9001" for a in areas]
    assert audit(intake(areas, GROUPS, [figure, index]), sample=None).leaks == []
