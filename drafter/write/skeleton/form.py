"""What a data file is made ready from, and how words of the outside stand in it."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass

from drafter.model.outline import Outline
from drafter.model.phrases import Wording

_PLAIN = re.compile(r"[\u4e00-\u9fff（][\u4e00-\u9fffA-Za-z0-9（）《》、“”—·]*")


@dataclass(frozen=True, slots=True)
class Form:
    """What a data file is made ready from. `schema` and `file` are names of files, `wordings` the set phrases of the year.

    `version` is the outline's version that the file names, where it is not the present one.
    """

    outline: Outline
    wordings: Mapping[str, Wording]
    office: str
    itself: str
    year: int
    file: str
    schema: str
    version: int | None = None

    def title(self, title: str) -> str:
        """An outline's title, with the years and names that a template in it would print."""
        values = {
            "年度": str(self.year),
            "下年": str(self.year + 1),
            "单位": self.office,
            "自称": self.itself or self.office,
        }
        return one_line(re.sub(r"\{\{ *(\w+) *\}\}", lambda found: values.get(found[1], found[0]), title))


def scalar(text: str) -> str:
    """A text as one YAML scalar on one line, in double quotes where it is not plain Chinese."""
    return text if _PLAIN.fullmatch(text) else json.dumps(text, ensure_ascii=False)


def one_line(text: str) -> str:
    """A text that goes into a comment."""
    return " ".join(text.split())
