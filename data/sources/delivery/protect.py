"""Disclosure control of a delivery: what must be hidden besides, rounding, and the attack before writing."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from data.catalogue import Indicator
from data.cubes.cube import Cube
from data.disclosure.delivered import Delivered, clusters
from data.disclosure.derived import completed
from data.disclosure.later import Later
from data.disclosure.rounding import round_narrow
from data.progress import steps
from data.releases.release import Release, Status
from data.sources.delivery.findings import Findings, Spot
from data.sources.delivery.merge import DeliveryAxes, DeliveryCells, Merged, from_base
from data.sources.delivery.words import number, tell

LEVELS = ("primary", "full")


@dataclass(frozen=True)
class Choice:
    """How a delivery is protected. ``level`` full also hides what would give hidden counts away.

    It is attacked before it is written, unless ``unattacked`` says why not.
    """

    level: str = "primary"
    rounded: bool = False
    unattacked: str = ""


@dataclass
class Shield:
    """The figures of the release to be, and what is done to protect them."""

    axes: DeliveryAxes
    indicators: Mapping[str, Indicator]
    base: Release | None
    cube: Cube | None
    secondary: int = 0
    merged: Mapping[str, Sequence[str]] = field(default_factory=dict)
    kept: Sequence[Release] = ()  # all earlier releases that somebody can have

    def apply(
        self, merged: dict[str, Merged], choice: Choice, findings: Findings
    ) -> dict[str, DeliveryCells]:
        """Protect the delivered figures and those of the base that share counts with them.

        Gives the cells of every indicator concerned; what an intruder could still derive becomes a fault, or
        with ``level`` primary a warning.
        """
        names = [*merged, *(n for n in (self.cube.indicators if self.cube else ()) if n not in merged)]
        found: dict[str, DeliveryCells] = {n: m.cells for n, m in merged.items()}
        groups = clusters(self.indicators[n] for n in names if n in self.indicators)
        for cluster in steps(list(groups), "weglaten"):
            if any(i.id in merged for i in cluster):
                members = [self._member(i, merged) for i in cluster]
                if choice.level == "full":
                    self._hide(members)
                for member in members:
                    found[member.indicator.id] = self._cells(member, merged, choice)
        if not choice.unattacked:
            self._attack(found, merged, choice, findings)
        return found

    @property
    def _earlier(self) -> list[Release]:
        """The release that this one is built on, and all others of its edition that are kept."""
        every = [*([self.base] if self.base else []), *self.kept]
        return list({release.id: release for release in every}.values())

    def _member(self, indicator: Indicator, merged: Mapping[str, Merged]) -> Delivered:
        one = merged.get(indicator.id)
        cells = one.cells if one else from_base(self.cube, indicator.id, self.axes)
        teller, noemer = one.known if one else completed(indicator, *cells.arrays[:3])
        return Delivered(indicator, teller, noemer, cells.status.copy())

    def _hide(self, members: Sequence[Delivered]) -> None:
        from data.disclosure.frame import Frame
        from data.disclosure.yearly import protect_years

        before = sum(int(m.hidden.sum()) for m in members)
        self._remember(members)
        if self.base is not None and self.base.protection == "full":
            for member in members:  # another pattern beside the old one would tell more than either
                old = from_base(self.cube, member.indicator.id, self.axes).status
                member.hide(old == Status.ONDERDRUKT)
        later = Later.of(members, self.axes.areas, self.merged)
        protect_years(members, Frame(self.axes.areas, self.axes.groups), progress=sys.stderr.isatty())
        later.restore(members)
        self.secondary += sum(int(m.hidden.sum()) for m in members) - before

    def _remember(self, members: Sequence[Delivered]) -> None:
        """Which counts an earlier release shows, of those that were fully protected, that are still so.

        They cannot be taken back: whoever kept that release knows them, however much is hidden now.
        """
        from data.disclosure.attack.intake import Intake, of_release, spread

        now = Intake({}, self.axes.areas, self.axes.groups, self.axes.years)
        known = {m.indicator.id: m.indicator for m in members}
        for release in (r for r in self._earlier if r.protection == "full"):
            before = of_release(release, known)
            for member in (m for m in members if m.indicator.id in before.figures):
                old = spread(before.figures[member.indicator.id], before, now, self.axes.areas)
                shown = old.status == Status.BESCHIKBAAR
                counts = ((old.numerator, member.numerator), (old.denominator, member.denominator))
                teller, noemer = (shown & (was >= 0) & (was == count) for was, count in counts)
                if member.kept is not None:
                    teller, noemer = teller | member.kept[0], noemer | member.kept[1]
                member.kept = teller, noemer

    def _cells(self, member: Delivered, merged: Mapping[str, Merged], choice: Choice) -> DeliveryCells:
        """The cells as they will be published: no number in what is hidden, and rounded when asked for."""
        name = member.indicator.id
        old = merged[name].cells if name in merged else from_base(self.cube, name, self.axes)
        value, numerator, denominator = old.arrays[:3]
        if choice.rounded and name in merged:
            value, numerator, denominator = round_narrow(
                member.indicator, value, numerator, denominator, self.axes.areas
            )
        shown = member.status == Status.BESCHIKBAAR
        return DeliveryCells(
            np.where(shown, value, np.nan).astype(np.float32),
            np.where(shown, numerator, -1).astype(np.int32),
            np.where(shown, denominator, -1).astype(np.int32),
            member.status,
        )

    def _attack(
        self,
        cells: Mapping[str, DeliveryCells],
        merged: Mapping[str, Merged],
        choice: Choice,
        findings: Findings,
    ) -> None:
        """What an intruder derives from these figures and those of the release before.

        Every hidden count is either proven to be free or solved. What the release before gave away by itself
        cannot be taken back: that is a warning, whatever the level.
        """
        from data.disclosure.attack.audit import audit
        from data.disclosure.attack.intake import Intake, of_release, silent, together
        from data.disclosure.attack.report import Leak

        known = {
            n: self.indicators[n] for n in cells if n in self.indicators and not self.indicators[n].modelled
        }
        figures = {
            n: Delivered(i, *completed(i, *cells[n].arrays[:3], certain=True), cells[n].status)
            for n, i in known.items()
        }
        intake = Intake(figures, self.axes.areas, self.axes.groups, self.axes.years)
        earlier: list[Leak] = []
        alone, before = intake, [of_release(release, known) for release in self._earlier]
        for one in before:
            intake = together(intake, one, self.merged)
        if not before and self.merged:
            intake = together(intake, intake, self.merged)
        full = choice.level == "full"
        truth = None
        if full and not self.merged:  # of areas that are no more the truth is not at hand
            truth = {n: self._member(i, merged) for n, i in known.items()}
        leaks = audit(intake, sample=None, truth=truth).leaks
        if leaks and before:
            past = silent(alone)
            for one in before:
                past = together(past, one, self.merged)
            gone = {x.cell for x in audit(past, sample=None).leaks}
            earlier = [x for x in leaks if x.cell in gone]
            leaks = [x for x in leaks if x.cell not in gone]

        def placed(some: Sequence[Leak]) -> Callable[[int], Spot]:
            return lambda at: Spot(some[at].count, None, "", str(some[at]), tell("verwacht_bescherming"))

        note = findings.faults if full else findings.warnings
        note("te_berekenen", range(len(leaks)), placed(leaks))
        findings.warnings("al_te_berekenen", range(len(earlier)), placed(earlier))

    def detail(self, suppressed: int, choice: Choice) -> Iterator[str]:
        """What was done, as sentences for the manifest."""
        yield tell("onderdrukt", count=number(suppressed))
        if choice.level == "full":
            yield tell("onderdrukt_erbij", count=number(self.secondary))
        if choice.rounded:
            yield tell("afgerond")
        if choice.unattacked:
            yield tell("niet_aangevallen", reason=choice.unattacked)
