"""What is wrong with one indicator of the catalogue, in Dutch."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


def indicator_faults(
    indicator: Any,
    themes: Mapping[str, object],
    indicators: Mapping[str, object],
    allowed: Mapping[str, tuple[str, ...]],
) -> list[str]:
    """A sentence per fault of an ``Indicator`` (data/catalogue); ``allowed``: the values of some fields."""
    faults = []
    where = f"indicator {indicator.id}"
    for name, values in allowed.items():
        if getattr(indicator, name) not in values:
            faults.append(f"{where}: {name} is '{getattr(indicator, name)}', kies uit {', '.join(values)}.")
    if indicator.theme not in themes:
        faults.append(f"{where}: het thema '{indicator.theme}' bestaat niet.")
    if "{value}" not in indicator.sentence:
        faults.append(f"{where}: in sentence ontbreekt {{value}}.")
    if not indicator.direction_reason.strip():
        faults.append(f"{where}: zeg in direction_reason waarom dit gunstig, ongunstig of neutraal is.")
    if not indicator.meaning.strip():
        faults.append(f"{where}: zeg in meaning wat een hoog of laag cijfer kan betekenen.")
    if len(indicator.short) > 24:
        faults.append(f"{where}: short is langer dan 24 tekens.")
    if indicator.kind in ("gemiddelde", "index") and None in (indicator.min, indicator.max):
        faults.append(f"{where}: zeg in min en max tussen welke waarden dit cijfer kan liggen.")
    elif indicator.range[0] >= indicator.range[1]:
        faults.append(f"{where}: min hoort kleiner te zijn dan max.")
    if indicator.complement and indicator.complement not in indicators:
        faults.append(f"{where}: complement '{indicator.complement}' bestaat niet.")
    if indicator.kind == "gemiddelde" and indicator.person_sd is not None and indicator.person_sd <= 0:
        faults.append(f"{where}: person_sd moet groter dan nul zijn.")
    return faults
