"""Where is this area? A small map beside the name of an area, that leads to the page Wijken."""

from __future__ import annotations

from data.asked.selection import Selection
from data.monitor import Monitor
from figures.address import AREAS, address, place_picture
from figures.markup import Markup
from figures.words.text import text


def locator_link(monitor: Monitor, selection: Selection) -> Markup:
    """The map of the chosen area among those around it; of the land a link in words alone.

    An image of an address of its own that never changes: the page does not wait for it.
    """
    areas, release = monitor.areas, monitor.release
    if len(areas.tiers) < 2:
        return Markup("")
    area = areas[selection.area]
    parent = areas.parent(area.code)
    link = address(AREAS, "", selection.asked()).link
    words = text("wijken.hele_stad", plek=(parent or area).name)
    if parent is None or release.outlines_file(area.level) is None:
        return Markup('<a class="locator" href="{}">{}</a>').format(link, words)
    return Markup(
        '<a class="locator" href="{link}"><img src="{src}" width="132" height="108" alt="{alt}" '
        'loading="lazy">'
        "<span>{words}</span></a>"
    ).format(
        link=link, src=place_picture(release.id, area.code), words=words,
        alt=text("wijken.plek_alt", gebied=area.name, plek=parent.name),
    )  # fmt: skip
