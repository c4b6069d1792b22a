"""The map on the screen: shapes to point at and to walk, or for a whole land one canvas of the same paths."""

from __future__ import annotations

from figures.map import LABELLED, AreaMap, Layer
from figures.map.canvas import canvas
from figures.map.frame import AreaLabel, MapFrame, edges, frame_of, labels, outline
from figures.map.legend import legend_entries, own_name, paint, patterns
from figures.map.told import counts_in_words
from figures.map.walk import near
from figures.markup import Markup
from figures.words.prose import joined
from figures.words.text import text

ROOM = (660.0, 420.0)
"""Pixels that a single map has on the page of a laptop; those beside each other have half."""


def screen(plot: AreaMap, title: str) -> Markup:
    """The maps with their legend."""
    wide, high = ROOM if len(plot.layers) == 1 else (ROOM[0] / 2, ROOM[1] / 2)
    frame = frame_of(plot, wide, high)
    maps = joined(_map(plot, layer, frame, title, i) for i, layer in enumerate(plot.layers))
    return Markup('<div class="landkaart{several}{tiles}{many}">{maps}</div>{legend}').format(
        several=" is-several" if len(plot.layers) > 1 else "",
        tiles=" is-tiles" if plot.tiles else "",
        many=" is-many" if len(plot.shapes) > LABELLED else "",
        maps=maps,
        legend=legend(plot),
    )


def _map(plot: AreaMap, layer: Layer, frame: MapFrame, title: str, position: int) -> Markup:
    name = text("landkaart.naam", titel=layer.title or title, telling=counts_in_words(plot, layer))
    body = canvas(plot, layer, name) if plot.large else _shapes(plot, layer, frame, name, position)
    head = Markup("<figcaption>{}</figcaption>").format(layer.title) if layer.title else ""
    return Markup('<figure class="landkaart-een">{}{}</figure>').format(head, body)


def _shapes(plot: AreaMap, layer: Layer, frame: MapFrame, name: str, position: int) -> Markup:
    spots = plot.spots(layer)
    walk = near(plot.shapes, plot.tiles, [s.at for s in spots])
    first = next((i for i, s in enumerate(spots) if s.chosen), 0)
    paths = joined(
        Markup(
            '<path class="area{on}" d="{d}" fill="{fill}" role="option" aria-selected="{selected}" '
            'tabindex="{tab}" '
            'aria-label="{spoken}" data-tip="{tip}" data-event="gebied" data-value="{code}" '
            'data-key="kaart-{p}-{code}" data-near="{near}"/>'
        ).format(
            on=" is-vague" if s.look.hatched else "", d=outline(plot, s.at), fill=paint(s.look),
            selected=str(s.chosen).lower(), tab=0 if i == first else -1, spoken=s.spoken, tip=s.tip,
            code=s.code, p=position, near=walk[i],
        )
        for i, s in enumerate(spots)
    )  # fmt: skip
    words = joined(_label(label) for label in labels(plot, layer, frame))
    own: Markup | str = joined(
        Markup('<path class="edge" d="{}" stroke="{}"/>').format(path, edge)
        for edge, path in edges(plot, layer)
    )
    if plot.own >= 0:
        own += Markup('<path class="own" d="{d}"/>').format(d=outline(plot, plot.own))
    return Markup(
        '<svg viewBox="0 0 {w:g} {h:g}" class="map" role="group" aria-label="{name}">{defs}'
        '<g class="areas" role="listbox" aria-label="{name}" data-rove="map">{paths}</g>'
        '<g aria-hidden="true">{own}{words}</g></svg>'
    ).format(w=frame.wide, h=frame.high, name=name, defs=_patterns(plot) if not position else "",
             paths=paths, own=own, words=words)  # fmt: skip


def _label(label: AreaLabel) -> Markup:
    size, look = label.letter, label.spot.look
    top = label.y + size * 0.36 - (len(label.lines) - 1) * size * 0.55
    return joined(
        Markup(
            '<text x="{x:.0f}" y="{y:.0f}" font-size="{s:.1f}" fill="{ink}"{bold} stroke="{halo}">{w}</text>'
        ).format(
            x=label.x,
            y=top + i * size * 1.1,
            s=size * (0.88 if i else 1),
            ink=look.ink,
            w=line,
            bold=Markup(' class="value"') if not i else "",
            halo="#f6f5f1" if look.hatched or not look.known else look.fill,
        )
        for i, line in enumerate(label.lines)
    )


def _patterns(plot: AreaMap) -> Markup:
    return Markup("<defs>{}</defs>").format(patterns(plot, frame_of(plot, *ROOM).letter))


def legend(plot: AreaMap) -> Markup:
    """The classes that occur or could, each with sign and word; above that of the own area its mark."""
    own = {
        int(layer.looks[row]) for layer in plot.layers if (row := layer.grid.row_of(plot.chosen)) is not None
    }
    shown = legend_entries(plot)
    items = joined(
        Markup('<li{own}><svg class="swatch-map" width="30" height="20" aria-hidden="true">'
               '<rect x="1" y="1" width="28" height="18" rx="3" fill="{fill}" stroke="{edge}"/>'
               '<text x="15" y="14" fill="{ink}" text-anchor="middle">{sign}</text></svg>'
               '{word}{mark}</li>').format(
            own=Markup(' class="is-own"') if at & own else "", fill=paint(look), ink=look.ink, sign=look.sign,
            edge=look.edge or "none",
            word=look.word,
            mark=Markup('<b class="own-mark">{}</b>').format(own_name(plot)) if at & own else "",
        )
        for look, at in shown
    )  # fmt: skip
    return Markup('<p class="map-told">{}</p><ul class="map-legend">{}</ul>').format(plot.told, items)
