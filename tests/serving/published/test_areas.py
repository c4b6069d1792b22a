"""All wijken of Utrecht beside each other say what CBS published of them in 2024, as copied here by hand.

And every wijk of every gemeente says what the files of CBS say, read with the csv module only.
"""

from __future__ import annotations

import io
from collections import defaultdict
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from data.asked.selection import Selection
from data.monitor import Monitor, open_monitor
from data.queries.areas_beside import AreaGrid, get_areas_beside
from data.releases import box
from exports.pictures import workbook
from figures import kinds
from figures.areas import AreasTable
from figures.exhibit import Exhibit
from figures.funnel import Funnel
from figures.strips import Strips, strips
from figures.words.areas import standing_out_words
from data.queries.areas.standing_out import get_standing_out
from tests.serving.published.rawfigures import raw_figures
from views import context
from views.wijken.figures import table_exhibit
