"""The words of a PDF, page by page, as a reader of it finds them.

By PDFium, the engine of Chromium, which takes milliseconds where a reader in Python takes seconds; what a PDF
is made of (tags, links, fonts) tests ask of pypdf.
"""

from __future__ import annotations

import re
from pathlib import Path

import pypdfium2


def words_by_page(made: bytes | Path) -> list[str]:
    """The words of each page, with the spaces and line ends that PDFium sees."""
    document = pypdfium2.PdfDocument(made)
    try:
        return [page.get_textpage().get_text_range() for page in document]
    finally:
        document.close()


def flat(words: str) -> str:
    """Without the spaces that lines and kerning make of each other, and what a line breaks a word with."""
    return re.sub(r"[\s\ufffe\u200b\x00-\x1f]+", "", words)
