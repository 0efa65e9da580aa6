"""What a data file is made ready from, and how words of the outside stand in it."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass

from drafter.model.outline import Outline
from drafter.model.phrases import Wording

#: A figure as most are typed; what begins with 0 keeps its quotes, because other programs would take it for another number.
_NUMBER = re.compile(r"(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:%|[\u4e00-\u9fff]{0,3}|%[\u4e00-\u9fff]{2})")
#: What cannot stand in a YAML file as it is, or ends a line there.
_UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ufdd0-\ufdef\ufeff\ufffe\uffff]")
_HALVES = re.compile("[\ud800-\udfff]")
#: What a template in an outline's title prints: a name, or words as they stand.
_PRINTED = re.compile(r"\{\{ *(?P<name>\w+) *\}\}|\{% raw %\}(?P<as_it_stands>.*?)\{% endraw %\}", re.DOTALL)
_PLAIN = re.compile(r"[\u4e00-\u9fff（][\u4e00-\u9fffA-Za-z0-9（）《》、，；。“”—·]*")


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
        return one_line(_PRINTED.sub(lambda found: values.get(found["name"], found["as_it_stands"] or found[0]), title))


def scalar(text: str) -> str:
    """A text as one YAML scalar on one line, in double quotes where it is not plain Chinese."""
    if _PLAIN.fullmatch(text):
        return text
    quoted = json.dumps(_HALVES.sub("\ufffd", text), ensure_ascii=False)
    return _UNSEEN.sub(lambda found: f"\\u{ord(found[0]):04x}", quoted)


def value(text: str) -> str:
    """The same, with plain numbers left plain."""
    return text if _NUMBER.fullmatch(text) else scalar(text)


def one_line(text: str) -> str:
    """A text that goes into a comment."""
    return " ".join(text.split())


def comment(text: str) -> str:
    """A text as a comment, which nothing in it can end."""
    return f"# {_HALVES.sub(chr(0xFFFD), _UNSEEN.sub(' ', text))}".rstrip()


def block(text: str) -> str | None:
    """How a text of several lines begins as a YAML block (| or |-); None where it cannot be one."""
    lines = text.removesuffix("\n").split("\n")
    if _UNSEEN.search(text.replace("\n", "")) or _HALVES.search(text) or text.endswith("\n\n"):
        return None
    if not (lines[0].strip() and lines[-1].strip()) or lines[0].startswith(" ") or any(line.isspace() for line in lines):
        return None
    return "|" if text.endswith("\n") else "|-"
