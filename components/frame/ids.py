"""The ids that layouts and callbacks share."""

from __future__ import annotations

from collections.abc import Sequence

from data.areas import Level

SELECTION = "keuze"
START = "keuze-begin"
ASKED = "keuze-gevraagd"
ADRES = "adres"
STORING = "storing"
NIEUW = "nieuw"
VRAGEN = "vragen"
RONDLEIDING = "rondleiding"
MEENEMEN = "meenemen"

JAAR = "keuze-jaar"
IJKPUNT = "keuze-ijkpunt"
HERKOMST = "keuze-herkomst"
MEER = "keuze-meer"
VELDEN = "keuze-velden"
KORT = "keuze-kort"
MET_VELDEN = "met-velden"
MET_HERKOMST = "met-herkomst"

HERE, BESIDE = "keuze", "met"  # the two sides that an area can be chosen for

DEUR_ZOEK = "deur-zoek"
DEUR_VOORBEELD = "deur-voorbeeld"
DEUR_KAART = "deur-kaart"

KOP = "kop"
TAART = "taart"
TABEL = "tabel"
MATRIX = "matrix"
KIEZER = "kiezer"
PAAR_KNOPPEN = "paar-knoppen"
PAAR_KOP = "paar-kop"
PAAR_TAARTEN = "paar-taarten"
PAAR_TABEL = "paar-tabel"
PAAR_VERLOOP = "paar-verloop"
GELIJKEN = "gelijken"
HERKOMST_KOP = "herkomst-kop"
HERKOMST_DETAIL = "herkomst-detail"
VERSCHIL = "herkomst-verschil"
MIX_KOP = "mix-kop"
MIX_KAARTEN = "mix-kaarten"
WIJKEN_KOP = "wijken-kop"
WIJKEN_KEUZE = "wijken-keuze"
WIJKEN_KAART = "wijken-kaart"
WIJKEN_STROKEN = "wijken-stroken"
WIJKEN_LIJST = "wijken-lijst"
THEMA_KOP = "thema-kop"
THEMA_KAARTEN = "thema-kaarten"
THEMA_VRAAG = "thema-vraag"
RAPPORT_THEMAS = "rapport-themas"
RAPPORT_VOOR = "rapport-voor"
RAPPORT_ACHTER = "rapport-achter"
RAPPORT_VERHAAL = "rapport-verhaal"
RAPPORT_TEKST = "rapport-tekst"
RAPPORT_TELLER = "rapport-teller"
RAPPORT_LETTERS = "rapport-letters"
RAPPORT_PDF = "rapport-pdf"
RAPPORT_PPTX = "rapport-pptx"

DB_FORMULIER = "database-formulier"
DB_GEBIEDEN = "database-gebieden"
DB_ZOEK = "database-zoek"
DB_VRAAG = "database-vraag"
DB_STAND = "database-stand"
DB_RIJEN = "database-rijen"
DB_KLAAR = "database-klaar"
DB_UITKOMST = "database-uitkomst"
DB_MELDING = "database-melding"
DB_KOP = "database-kop"
DB_PLEK = "database-plek"
DB_ROOSTER = "database-rooster"
DB_PROGRAMMA = "database-programma"

CHOOSERS = (
    TAART,
    TABEL,
    MATRIX,
    KIEZER,
    PAAR_KNOPPEN,
    PAAR_TAARTEN,
    PAAR_TABEL,
    GELIJKEN,
    VERSCHIL,
    RAPPORT_THEMAS,
    WIJKEN_KOP,
    WIJKEN_KEUZE,
    WIJKEN_KAART,
    WIJKEN_STROKEN,
    WIJKEN_LIJST,
)
"""Fragments in which a choice changes the selection; it is named by a key of the store."""


def area_ids(side: str, tiers: Sequence[Level]) -> tuple[str, ...]:
    """The ids of the fields to choose an area for a side, one per level below the land.

    The first is the field to search, the others are the lists beside it.
    """
    return tuple(f"{side}-{level.id}" for level in tiers[1:])
