"""Lines of templates that are not printed: `<!-- 段：职能-2 -->` numbers the paragraph below, `<!-- 不写：… -->` names figures.

Numbers, and text that is printed as it stands (`{% raw %}`), are turned into noncharacters before a template is compiled, and
back after it was rendered and parsed: no text of the outside world holds these, so that nothing printed can be taken for ours.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

#: Around the number of a passage, in a template as it is compiled and in what it renders.
OPEN, CLOSE = "\ufdd2", "\ufdd3"
#: A number sign that begins no heading.
NUMBER_SIGN = "\ufdd4"
PRIVATE, ALONE = "仅报送", "标题独行"

_LINE = r"^[ \t]*<!--[ \t]*段[ \t]*[:：](?P<said>[^\n]*?)-->[ \t]*\r?$"
_NUMBER = r"[\u4e00-\u9fffA-Za-z0-9]+(?:-[\u4e00-\u9fffA-Za-z0-9]+)*"
#: `<!-- 不写：行政裁决、复议.听证 -->`: figures that the office reports and does not tell.
_UNSAID = r"^[ \t]*<!--[ \t]*不写[ \t]*[:：](?P<names>[^\n]*?)-->[ \t]*\r?$"
_RAW = r"\{%-?\s*raw\s*-?%\}(?P<inside>.*?)\{%-?\s*endraw\s*-?%\}"
_HEADING = re.compile(r"(#{1,6})\s+(.*)")
_TAG = r"\{%.*?%\}|\{#.*?#\}"
_LONGEST = 30
_BEGINS = 36


class Numbered(NamedTuple):
    """A passage as it stands in a template's source: the line of its number (from 1), and what is said there.

    `depth` is that of a heading (2 for ##), 0 for a paragraph; `text` is the heading's line or the whole paragraph.
    """

    number: str
    line: int
    options: tuple[str, ...]
    depth: int
    text: str

    @property
    def begins(self) -> str:
        """The words with which it begins, for those who choose what to rewrite."""
        text = re.sub(_TAG, "", self.text, flags=re.DOTALL)
        text = re.sub(r"\{\{\s*(.*?)\s*\}\}", r"【\1】", text, flags=re.DOTALL)
        text = " ".join(text.split())
        return text if len(text) <= _BEGINS else f"{re.sub('【[^】]*$', '', text[:_BEGINS])}……"


def numbered(source: str) -> Iterator[Numbered]:
    """The passages of a template, in order; what is wrong with a number is found by `faults`."""
    lines = source.split("\n")
    for match in re.finditer(_LINE, source, re.MULTILINE):
        number, *options = (part.strip() for part in re.split("[，,]", match["said"]))
        at = source.count("\n", 0, match.start())
        below = lines[at + 1] if at + 1 < len(lines) else ""
        if heading := _HEADING.match(below.strip()):
            yield Numbered(number, at + 1, tuple(options), len(heading[1]), heading[2])
            continue
        end = next((index for index in range(at + 1, len(lines)) if not lines[index].strip()), len(lines))
        yield Numbered(number, at + 1, tuple(options), 0, "\n".join(lines[at + 1 : end]))


def unnumbered(source: str) -> str:
    """The source without its passages."""
    lines = source.split("\n")
    for item in reversed([*numbered(source)]):
        del lines[item.line - 1 : item.line + 1 + item.text.count("\n")]
    return "\n".join(lines).strip("\n")


def faults(source: str) -> Iterator[tuple[int, str, str]]:
    """(line, what is wrong, what to do) of each number that cannot be one."""
    seen: dict[str, int] = {}
    for item in numbered(source):
        if not re.fullmatch(_NUMBER, item.number) or len(item.number) > _LONGEST:
            yield item.line, f"“{item.number}”不能作段的编号", "编号只用汉字、字母、数字和“-”，如 <!-- 段：职能-2 -->。"
        elif item.number in seen:
            yield item.line, f"段“{item.number}”写了两次，第 {seen[item.number]} 行已经有一个", "请换一个编号，如在后面加 a。"
        elif not item.text.strip():
            yield item.line, f"段“{item.number}”下面没有文字", "编号要紧挨着写在一段文字或一个标题的上面，中间不空行。"
        elif odd := next((said for said in item.options if said not in (PRIVATE, ALONE)), None):
            yield item.line, f"段的编号后面不能写“{odd}”", f"可以写的只有：{PRIVATE}、{ALONE}。"
        elif ALONE in item.options and not item.depth:
            yield item.line, f"“{ALONE}”只能写在标题上面", "请把它删去，或移到标题上面。"
        seen.setdefault(item.number, item.line)


def compilable(source: str) -> str:
    """The source as it is compiled: line for line the same, with the numbers and what is printed as it stands made safe."""
    source = re.sub(_RAW, lambda raw: raw[0].replace("#", NUMBER_SIGN), source, flags=re.DOTALL)
    if "<!--" not in source:
        return source
    source = re.sub(_UNSAID, "", source, flags=re.MULTILINE)

    def mark(line: re.Match[str]) -> str:
        return f"{OPEN}{re.split('[，,]', line['said'])[0].strip()}{CLOSE}"

    return re.sub(_LINE, mark, source, flags=re.MULTILINE)


def unsaid(source: str) -> Iterator[tuple[int, str]]:
    """(line, name) of each figure that a template says is not told."""
    for match in re.finditer(_UNSAID, source, re.MULTILINE):
        line = source.count("\n", 0, match.start()) + 1
        yield from ((line, name.strip()) for name in re.split("[、，,]", match["names"]) if name.strip())


def without_raw(source: str) -> str:
    """The source without what is printed as it stands, for those who look for markup."""
    return re.sub(_RAW, lambda raw: "原" + "\n" * raw[0].count("\n"), source, flags=re.DOTALL)


def with_marks_joined(text: str) -> str:
    """A rendered template with each number in the line of what it numbers; alone where nothing is left of that."""
    lines: list[str] = []
    waiting = ""
    for line in text.split("\n"):
        bare = line.strip()
        if waiting and bare and not bare.startswith(OPEN):
            heading = _HEADING.match(bare)
            lines.append(f"{heading[1]} {waiting}{heading[2]}" if heading else f"{waiting}{bare}")
            waiting = ""
            continue
        if waiting:
            lines += ["", waiting, ""]
            waiting = ""
        if bare.startswith(OPEN) and bare.endswith(CLOSE):
            waiting = bare
        else:
            lines.append(line)
    return "\n".join([*lines, "", waiting] if waiting else lines)


def split_mark(text: str) -> tuple[str, str]:
    """A block's number, empty where it has none, and its words."""
    if not text.startswith(OPEN):
        return "", text
    number, _, words = text[1:].partition(CLOSE)
    return number, words.strip()


def restored(text: str) -> str:
    """A rendered text with the number signs that begin no heading."""
    return text.replace(NUMBER_SIGN, "#")
