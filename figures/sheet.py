"""Drawing in SVG: a sheet that shapes and words are put on, all escaped, no styles to be lost elsewhere."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from figures import fonts
from figures.markup import Markup
from figures.palette import ACCENT, HATCH_LINE, HATCHED, INK, LINE, MUTED
from figures.verdict import RING, Verdict

GRID, BROWN, SOFT, PAPER = "#e9e6de", "#b5651d", "#e4eef2", "#ffffff"
DEMO, DEMO_INK = "#fdf1cf", "#5a4300"
TRIANGLES = ("▲", "▼")
COLOURS = {"hier": ACCENT, "groep": ACCENT, "vergelijk": BROWN, "ijkpunt": MUTED, "land": MUTED}


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle to draw in. ``narrow``: on a phone, where a row takes two lines."""

    x: float
    y: float
    width: float
    height: float
    narrow: bool = False

    def below(self, used: float) -> Box:
        """What is left when ``used`` has been taken from the top."""
        return replace(self, y=self.y + used, height=self.height - used)

    @property
    def right(self) -> float:
        """The x of the right side."""
        return self.x + self.width


class Sheet:
    """Shapes and words in the order in which they are drawn."""

    def __init__(self) -> None:
        self.parts: list[Markup] = []

    def add(self, template: str, **values: object) -> None:
        """Any SVG; numbers get one decimal with {x:.1f}, everything else is escaped."""
        self.parts.append(Markup(template).format(**values))

    def text(
        self,
        x: float,
        y: float,
        words: str,
        size: float,
        *,
        bold: bool = False,
        fill: str = INK,
        anchor: str = "start",
    ) -> None:
        """Words with their baseline at y; ``anchor`` start, middle or end."""
        self.add(
            '<text x="{x:.1f}" y="{y:.1f}" font-size="{s:g}"{bold} fill="{fill}"{anchor}>{w}</text>',
            x=x, y=y, s=round(size, 1), fill=fill, w=words,
            bold=Markup(' font-weight="700"') if bold else Markup(""),
            anchor=Markup(' text-anchor="{}"').format(anchor) if anchor != "start" else Markup(""),
        )  # fmt: skip

    def lines(
        self,
        x: float,
        y: float,
        lines: Sequence[str],
        size: float,
        step: float,
        *,
        bold: bool = False,
        fill: str = INK,
    ) -> float:
        """Lines below each other, the first with its baseline at y; gives the height they took."""
        for i, line in enumerate(lines):
            self.text(x, y + i * step, line, size, bold=bold, fill=fill)
        return step * len(lines)

    def rect(
        self, x: float, y: float, width: float, height: float, fill: str, radius: float = 0, stroke: str = ""
    ) -> None:
        """A rectangle; nothing when it has no width."""
        self.add(
            '<rect x="{x:.1f}" y="{y:.1f}" width="{w:.1f}" height="{h:.1f}" rx="{r:g}" fill="{f}"{s}/>',
            x=x, y=y, w=max(width, 0.0), h=height, r=radius, f=fill,
            s=Markup(' stroke="{}"').format(stroke) if stroke else Markup(""),
        )  # fmt: skip

    def line(
        self, x1: float, y1: float, x2: float, y2: float, stroke: str, width: float = 1, dash: str = ""
    ) -> None:
        """A straight line."""
        self.add(
            '<line x1="{a:.1f}" y1="{b:.1f}" x2="{c:.1f}" y2="{d:.1f}" stroke="{s}" stroke-width="{w:g}"'
            '{dash} stroke-linecap="{cap}"/>',
            a=x1, b=y1, c=x2, d=y2, s=stroke, w=width, cap="round" if width > 2 and not dash else "butt",
            dash=Markup(' stroke-dasharray="{}"').format(dash) if dash else Markup(""),
        )  # fmt: skip

    def dot(
        self, x: float, y: float, radius: float, fill: str, stroke: str = PAPER, width: float = 1.5
    ) -> None:
        """A circle."""
        self.add(
            '<circle cx="{x:.1f}" cy="{y:.1f}" r="{r:g}" fill="{f}" stroke="{s}" stroke-width="{w:g}"/>',
            x=x, y=y, r=radius, f=fill, s=stroke, w=width,
        )  # fmt: skip

    def path(
        self, d: str, fill: str = "none", stroke: str = "none", width: float = 1, dash: str = ""
    ) -> None:
        """A path; ``d`` is made here from numbers."""
        self.add(
            '<path d="{d}" fill="{f}" stroke="{s}" stroke-width="{w:g}" stroke-linejoin="round"{dash}/>',
            d=d, f=fill, s=stroke, w=width,
            dash=Markup(' stroke-dasharray="{}"').format(dash) if dash else Markup(""),
        )  # fmt: skip

    def pill(self, x: float, middle: float, verdict: Verdict, size: float, room: float) -> None:
        """A verdict as on the screen: its colour, sign and word; only the sign where there is no room."""
        sign, word = size * 1.9, verdict.word
        self.swatch(x, middle - size * 0.75, sign, size * 1.5, verdict, size)
        self.sign(x + sign / 2, middle, verdict, size)
        if sign + 6 + fonts.width(word, size) <= room:
            self.text(x + sign + 6, middle + size * 0.35, word, size)

    def swatch(self, x: float, y: float, width: float, height: float, verdict: Verdict, size: float) -> None:
        """A surface in the colour of a verdict, outlined or hatched; ``size`` is that of its sign."""
        if not verdict.fill.startswith("#"):
            self.hatch(x, y, width, height)
            return
        self.rect(x, y, width, height, verdict.fill, 3)
        if verdict.edge:
            wide = max(size * verdict.edge_width, 1.0)
            self.add(
                '<rect x="{x:.1f}" y="{y:.1f}" width="{w:.1f}" height="{h:.1f}" rx="{r:g}" fill="none" '
                'stroke="{s}" stroke-width="{t:.1f}"/>',
                x=x + wide / 2, y=y + wide / 2, w=max(width - wide, 0.0), h=max(height - wide, 0.0), r=2.5,
                s=verdict.edge, t=wide,
            )  # fmt: skip

    def hatch(self, x: float, y: float, width: float, height: float) -> None:
        """A hatched surface: unknown, as on the screen. Lines of their own, for a pattern needs a name."""
        self.rect(x, y, width, height, HATCHED, 2)
        parts, step = [], 6.0
        at = step / 2
        while at < width + height:
            x1, y1 = x + max(at - height, 0.0), y + min(at, height)
            x2, y2 = x + min(at, width), y + max(at - width, 0.0)
            parts.append(f"M{x1:.1f} {y1:.1f}L{x2:.1f} {y2:.1f}")
            at += step
        self.path("".join(parts), "none", HATCH_LINE, 1.6)

    def sign(self, x: float, middle: float, verdict: Verdict, size: float) -> None:
        """The sign of a verdict; triangles are drawn, for our font has none."""
        if verdict.sign[:1] not in TRIANGLES:
            self.text(
                x, middle + size * 0.35, verdict.sign, size, bold=True, fill=verdict.ink, anchor="middle"
            )
            return
        up, half = verdict.sign[0] == "▲", size * 0.32
        many = sum(verdict.sign.count(t) for t in TRIANGLES)
        if verdict.doubtful:
            at = x + (many + 1) * half
            self.text(at, middle + size * 0.2, RING, size, bold=True, fill=verdict.ink, anchor="middle")
        for i in range(many):
            at = x + (i - (many - 1) / 2) * half * 2.2
            base, tip = (middle + half, middle - half) if up else (middle - half, middle + half)
            self.path(f"M{at - half:.1f} {base:.1f}H{at + half:.1f}L{at:.1f} {tip:.1f}Z", verdict.ink)

    def markup(self) -> Markup:
        """Everything drawn so far."""
        return Markup("").join(self.parts)


__all__ = ["ACCENT", "BROWN", "COLOURS", "DEMO", "DEMO_INK", "GRID", "INK", "LINE", "MUTED", "PAPER", "SOFT",
           "TRIANGLES", "Box", "Sheet"]  # fmt: skip
