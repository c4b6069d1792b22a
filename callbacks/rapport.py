"""Write the report anew when the selection or the themes change. The story stays in the browser."""

from __future__ import annotations

from dash import ClientsideFunction, Dash, Input, Output

from callbacks.parts import Asked, Changes, PagePart, redraws
from components.frame import ids
from views.rapport import OWN, preview

SHOWN = {
    ids.RAPPORT_THEMAS: ("html",),
    ids.RAPPORT_VOOR: ("html", "stamp"),
    ids.RAPPORT_ACHTER: ("html",),
    ids.RAPPORT_PDF: ("formAction",),
    ids.RAPPORT_PPTX: ("formAction",),
}


def register(app: Dash) -> None:
    """Wire the preview and the downloads to the store, and the story to the page that opens."""
    redraws(app, parts, SHOWN)
    app.clientside_callback(
        ClientsideFunction("rapport", "opened"),
        Output(ids.RAPPORT_TEKST, "title"),
        Input(ids.RAPPORT_TEKST, "id"),
    )


def parts(asked: Asked) -> tuple[PagePart, ...]:
    """The whole report: the buttons of its themes, both its sides, and the addresses of its files."""
    view = preview(asked.monitor, asked.selection, asked.stored.get(OWN))

    def whole() -> Changes:
        pdf, slides = view.links
        return {
            ids.RAPPORT_THEMAS: {"html": view.themes},
            ids.RAPPORT_VOOR: {"html": view.front},
            ids.RAPPORT_ACHTER: {"html": view.back},
            ids.RAPPORT_PDF: {"formAction": pdf},
            ids.RAPPORT_PPTX: {"formAction": slides},
        }

    return (PagePart(ids.RAPPORT_VOOR, view.stamp, whole),)
