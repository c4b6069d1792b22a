"""Everything that we need of Dash beyond what its documentation promises, in one room.

Only this room and assets/0-dash.js know how Dash works inside. What they know is listed in
``insides/listed.py``, each with its reason and the version of Dash it was seen in; tests/insides holds every
line of that list against the Dash that is installed, and says in a sentence what has changed.

``WIJKMONITOR_PLAIN=1`` runs the monitor without all that can be done without: slower, not broken.
"""

from __future__ import annotations

import os


def plain() -> bool:
    """Whether the monitor runs on what Dash documents alone (WIJKMONITOR_PLAIN=1)."""
    return os.environ.get("WIJKMONITOR_PLAIN") == "1"
