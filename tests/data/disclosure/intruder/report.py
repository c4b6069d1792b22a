"""What an attack on many worlds gave, in a table."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from tests.data.disclosure.intruder.attack import WIDTH
from tests.data.disclosure.intruder.judge import Count

KINDS = ("verborgen", "getoond", "rest", "afgeleid")


@dataclass
class Outcome:
    """One world attacked. ``without`` is how many are pinned when a kind of knowledge is taken away."""

    seed: int
    sort: str
    releases: int = 0
    refused: str = ""
    cells: int = 0
    shown: int = 0
    counts: list[Count] = field(default_factory=list)
    without: dict[str, int] = field(default_factory=dict)
    agreed: tuple[int, int] = (0, 0)
    building: float = 0.0
    attacking: float = 0.0
    fault: str = ""

    @property
    def pinned(self) -> list[Count]:
        """The counts that are known too closely."""
        return [c for c in self.counts if c.pinned]


def table(outcomes: Sequence[Outcome]) -> Iterator[str]:
    """What was found, line by line."""
    pinned = [c for o in outcomes for c in o.counts if c.pinned]
    hit = sum(bool(o.pinned) for o in outcomes)
    yield f"werelden {len(outcomes)}, met een lek {hit}, uitgaven {_sum(o.releases for o in outcomes)}"
    first, later = (
        sum(bool(o.refused) and (o.releases > 0) == is_later for o in outcomes) for is_later in (0, 1)
    )
    yield f"geweigerd: {first} eerste uitgaven, {later} tweede"
    yield f"fouten van de aanval: {[(o.seed, o.fault) for o in outcomes if o.fault]}"
    shown, cells = _sum(o.shown for o in outcomes), max(_sum(o.cells for o in outcomes), 1)
    yield f"cellen {cells}, te zien {shown} ({100 * shown / cells:.1f} %)"
    times = (_sum(o.building for o in outcomes), _sum(o.attacking for o in outcomes))
    yield f"bouwen {times[0]:.0f} s, aanvallen {times[1]:.0f} s"
    yield from _kinds([c for o in outcomes for c in o.counts])
    by_width = Counter(c.high - c.low for c in pinned)
    yield "speling van wat te nauw is: " + ", ".join(f"{w}: {by_width[w]}" for w in range(WIDTH))
    for (kind, form), number in Counter((c.kind, c.form) for c in pinned).most_common(25):
        yield f"  {number:5}  {kind}: {form}"
    sorts: dict[str, list[Outcome]] = defaultdict(list)
    for outcome in outcomes:
        for word in outcome.sort.split(", "):
            sorts[word].append(outcome)
    for word, some in sorted(sorts.items()):
        close, refusals = sum(len(o.pinned) for o in some), sum(bool(o.refused) for o in some)
        yield f"{word:14} werelden {len(some):4}, geweigerd {refusals:3}, te nauw {close}"
    for kind in sorted({k for o in outcomes for k in o.without}):
        here = [o for o in outcomes if kind in o.without]
        still = sum(o.without[kind] for o in here)
        yield f"wat hij weet, {kind}: {still} te nauw in {len(here)} werelden"
    same, asked = (sum(o.agreed[i] for o in outcomes) for i in (0, 1))
    if asked:
        yield f"tweede mening (tau-argus): {same} van {asked} intervallen gelijk"


def _sum(numbers: Iterable[float]) -> float:
    return sum(numbers)


def _kinds(counts: Sequence[Count]) -> Iterator[str]:
    """A row per kind: how many there are, how many too close, the narrowest and widest interval.

    Of what is free the width is what solutions showed: it may be wider.
    """
    yield "soort        aantallen  te nauw  exact  zeker 1-9  smalst  breedst"
    for kind in (*KINDS, "samen"):
        mine = [c for c in counts if kind in (c.kind, "samen")]
        close = [c for c in mine if c.pinned]
        widths = [c.high - c.low for c in mine if c.low > 0] or [0]
        exact, small = sum(c.low == c.high for c in close), sum(c.small for c in close)
        row = f"{kind:12} {len(mine):9} {len(close):8} {exact:6} {small:10}"
        yield f"{row} {min(widths):7} {max(widths):8}"
