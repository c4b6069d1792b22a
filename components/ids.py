"""The ids that layouts and callbacks share."""

SELECTION = "keuze"
START = "keuze-begin"
ADRES = "adres"
STORING = "storing"

GEMEENTE = "keuze-gemeente"
WIJK = "keuze-wijk"
JAAR = "keuze-jaar"
IJKPUNT = "keuze-ijkpunt"
HERKOMST = "keuze-herkomst"
MEER = "keuze-meer"
MET_GEMEENTE = "met-gemeente"
MET_WIJK = "met-wijk"

KOP = "kop"
TAART = "taart"
TABEL = "tabel"
MATRIX = "matrix"
KIEZER = "kiezer"

CHOOSERS = (TAART, TABEL, MATRIX, KIEZER)
"""Fragments whose events change the selection; an event is named by a key of the store."""
