"""The sentences of a paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.model.numerals import Sentence

# Closing marks behind a stop belong to its sentence.
_SENTENCE = r"[^。！？\n]*(?:[。！？]+[”’）》]*|\n|$)"


def sentences_in(text: str) -> Iterator[Sentence]:
    """All sentences in order, without white space around them; nothing that is said is left out."""
    for found in re.finditer(_SENTENCE, text):
        words = found[0].strip()
        if words:
            start = found.start() + found[0].index(words[0])
            yield Sentence(words, start, start + len(words))
