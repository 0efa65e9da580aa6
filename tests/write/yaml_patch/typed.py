"""Data as people type it: strategies for plain data, for a file that says it in mixed styles, and for changes of it."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import NamedTuple, TypeVar

from hypothesis import strategies as st

from drafter.model.source import Plain

T = TypeVar("T")
Draw = Callable[[st.SearchStrategy[T]], T]

_WORDS = "全年办结557件 县司法局 12 -40% 99.45% 第一段。 100余 【复议.收到】 2027-01-29 ~ null".split()
_ODD = """a: b;a #b;- a;-x;?;:;#;[a];{a: b};a, b;it's;"a";a\\b;*x;&x;!x;|;>;x:;---;...;%x;@x;`x;a？b?;no;007""".split(";")
_ODDER = ["", " x", "x ", "\tx", "x\ty", "x\u2028y", "\ufeffx", "x\x0by", "𠀀", "\u3000x", "x\u3000", "\r"]
_LONG = [
    "一、……\n二、……\n",
    "甲\n乙",
    "甲\n\n乙\n",
    "甲\n\n",
    "\n",
    "\n甲\n",
    " 甲\n乙\n",
    "甲\n  乙\n",
    "甲\n   \n乙\n",
    "甲\n\t乙\n",
]
_LONGER = ["一。\n二。\n三。\n", "一。\n改了的二。\n三。\n", "一。\n三。\n", "# 甲\n- 乙\n丙: 丁\n", "甲乙。" * 40]

texts = st.one_of(
    st.sampled_from(_WORDS), st.sampled_from(_WORDS + _ODD + _ODDER + _LONG + _LONGER), st.text("甲乙1 :#-,'\"\n", max_size=8)
)
scalars: st.SearchStrategy[Plain] = st.one_of(st.none(), texts)
keys = st.sampled_from(
    ["数值", "上年", "来源", "说明", "名称", "内容", "小标题", "a", "1", "a b", "a:b", "x: y", "[k", "it's", "-"]
)
data: st.SearchStrategy[Plain] = st.recursive(
    scalars,
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(keys, inner, max_size=4)),
    max_leaves=12,
)
roots = st.one_of(st.dictionaries(keys, data, min_size=1, max_size=5), st.lists(data, min_size=1, max_size=5))


class Typed(NamedTuple):
    """A file's text, the data it says, and the lines of each entry at the top where it is a mapping."""

    text: str
    data: dict[str, Plain] | list[Plain]
    chunks: dict[str, str]


@st.composite
def typed(draw: Draw[object], roots: st.SearchStrategy[dict[str, Plain] | list[Plain]] = roots) -> Typed:
    """A file as somebody might have typed it."""
    root = draw(roots)
    assert isinstance(root, (dict, list))
    hand = _Hand(draw)
    chunks: dict[str, str] = {}
    text = "# 文件头\n\n" if hand.rarely() else "---\n" if hand.rarely() else ""
    if isinstance(root, dict):
        for key, value in root.items():
            text += hand.filler(0)
            chunks[key] = "\n".join(hand.entry(key, value, 0)) + "\n"
            text += chunks[key]
    else:
        text += "".join("\n".join(hand.item(value, 0)) + "\n" for value in root)
    text += hand.filler(0)
    if hand.rarely() and not text.endswith("\n\n") and "|" not in text and ">" not in text:
        text = text.removesuffix("\n")
    return Typed(text, root, chunks)


class _Hand:
    def __init__(self, draw: Draw[object]) -> None:
        self.draw = draw
        self.count = 0
        self.keeping = False  # whether a text was written that takes the blank lines behind it for its own
        self.in_text = False  # whether the last line was one of a text that takes indented comments for its own

    def rarely(self) -> bool:
        return self.draw(st.integers(0, 5)) == 5

    def often(self) -> bool:
        return bool(self.draw(st.booleans()))

    def comment(self) -> str:
        self.count += 1
        return f"# 注{self.count}"

    def filler(self, column: int) -> str:
        """Blank lines and comments between entries."""
        if not self.rarely():
            return ""
        kind = 2 if self.keeping else self.draw(st.integers(0, 4))
        line = " " * (column + (0 if self.in_text else self.draw(st.sampled_from([0, 0, 0, 2, 4])))) + self.comment() + "\n"
        return ["\n", "\n\n", line, f"\n{line}", f"{line}\n"][kind]  # type: ignore[call-overload,no-any-return]

    def tail(self) -> str:
        return f"  {self.comment()}" if self.rarely() else f" {self.comment()}" if self.rarely() else ""

    def entry(self, key: str, value: Plain, column: int) -> list[str]:
        name = _quoted(key) if self.rarely() or not _is_safe(key) else key
        head, lines = self.value(value, column, dash=False)
        return [" " * column + f"{name}:" + head, *lines]

    def item(self, value: Plain, column: int) -> list[str]:
        head, lines = self.value(value, column, dash=True)
        return [" " * column + "-" + head, *lines]

    def value(self, value: Plain, column: int, *, dash: bool) -> tuple[str, list[str]]:
        """What stands behind a colon or dash, and the lines below."""
        self.in_text = False
        if isinstance(value, (dict, list)):
            if not value or self.rarely():
                return " " + self.flow(value, column) + self.tail(), []
            compact = dash and self.often()
            inner = column + 2 if dash or isinstance(value, dict) or self.often() else column
            lines: list[str] = []
            for number, item in enumerate(value):
                filler = "" if compact and number == 0 else self.filler(inner)
                member = self.entry(item, value[item], inner) if isinstance(value, dict) else self.item(item, inner)
                lines += [*filler.split("\n")[:-1], *member]
            return (" " + lines[0].lstrip(" "), lines[1:]) if compact else (self.tail(), lines)
        if value is None:
            return self.draw(st.sampled_from(["", " ", " ~", " null"])) + self.tail(), []  # type: ignore[operator]
        if "\n" in value and _fits_block(value) and self.often():
            indent, self.in_text = " " * (column + 2), True
            mark = "|" if value.endswith("\n") else "|-"
            if value.endswith("\n\n"):
                mark = "|+"
                self.keeping = True
            lines = [indent + line if line else "" for line in value.removesuffix("\n").split("\n")]
            return f" {mark}{self.tail()}", lines
        if self.rarely() and _is_safe(value) and " " not in value and len(value) > 40:
            self.in_text = True
            return f" >-{self.tail()}", [" " * (column + 2) + value]
        return " " + self.scalar(value, in_flow=False) + self.tail(), []

    def scalar(self, value: str, *, in_flow: bool) -> str:
        if _is_safe(value) and not (in_flow and re.search("[?]", value)) and self.often():
            return value
        if not re.search("[^\ue000-\ufefe -\u2027\u202a-\ud7ff]", value) and "\ufeff" not in value and self.often():
            return "'" + value.replace("'", "''") + "'"
        return _quoted(value)

    def flow(self, value: Plain, column: int) -> str:
        if value is None:
            return str(self.draw(st.sampled_from(["~", "null"])))
        if isinstance(value, str):
            return self.scalar(value, in_flow=True)
        broken = self.rarely()
        comma = (f",{self.tail()}\n" + " " * (column + 4)) if broken else self.draw(st.sampled_from([", ", ", ", " , "]))
        if isinstance(value, list):
            members = [self.flow(item, column) for item in value]
        else:
            members = [self._flow_member(key, item, column) for key, item in value.items()]
        inner = str(comma).join(members)
        if broken and members:
            inner = "\n" + " " * (column + 4) + inner + ("," if self.rarely() else "") + "\n" + " " * (column + 2)
        return f"[{inner}]" if isinstance(value, list) else f"{{{inner}}}"

    def _flow_member(self, key: str, value: Plain, column: int) -> str:
        name = key if _is_safe(key) else _quoted(key)
        if value is None and self.often():
            return name if self.often() and name != "null" else f"{name}: "
        return f"{name}: {self.flow(value, column)}"


def _is_safe(text: str) -> bool:
    """Plain for certain, in brackets, too."""
    return bool(re.fullmatch(r"[\u4e00-\u9fffA-Za-z0-9【“][\u4e00-\u9fff\w.%。+【】·-]*", text)) and text not in ("null", "~")


def _quoted(text: str) -> str:
    return re.sub(
        "[\x7f-\x9f\u2028\u2029\ufeff]", lambda found: f"\\u{ord(found[0]):04x}", json.dumps(text, ensure_ascii=False)
    )


def _fits_block(text: str) -> bool:
    lines = text.split("\n")
    first = next((line for line in lines if line), "")
    return (
        bool(first) and not first.startswith((" ", "\t")) and not re.search("[\t\r\x0b\u2028\ufeff]|(?:^|\n) +(?:\n|$)", text)
    )


@st.composite
def changed(draw: Draw[object], old: Plain) -> Plain:
    """Data that somebody changed here and there: values, members and items added, moved, removed."""
    if draw(st.integers(0, 9)) == 0:
        return draw(data)  # type: ignore[return-value]
    if isinstance(old, dict):
        result = {key: draw(changed(value)) for key, value in old.items() if draw(st.integers(0, 7))}
        if draw(st.integers(0, 3)) == 0:
            result |= draw(st.dictionaries(keys, data, max_size=2))  # type: ignore[operator]
        if draw(st.integers(0, 7)) == 0:
            result = dict(draw(st.permutations(list(result.items()))))  # type: ignore[call-overload]
        return result  # type: ignore[return-value]
    if isinstance(old, list):
        items = [draw(changed(item)) for item in old if draw(st.integers(0, 7))]
        if draw(st.integers(0, 2)) == 0:
            items.insert(draw(st.integers(0, len(items))), draw(data))  # type: ignore[call-overload]
        return list(draw(st.permutations(items))) if draw(st.integers(0, 3)) == 0 else items  # type: ignore[call-overload,no-any-return]
    return draw(scalars) if draw(st.integers(0, 3)) == 0 else old  # type: ignore[return-value]


@st.composite
def retyped(draw: Draw[object], old: Plain) -> Plain:
    """Data with other scalars in its mappings; which item of a list is which would be a matter of opinion."""
    if isinstance(old, dict):
        return {key: draw(retyped(value)) for key, value in old.items()}  # type: ignore[misc]
    if isinstance(old, list):
        return old
    return draw(scalars) if draw(st.integers(0, 2)) == 0 else old  # type: ignore[return-value]
