"""Damage of a general kind, as bytes choose it: to texts, to trees of XML, to packages (.docx, .xlsx)."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping, Sequence
from copy import deepcopy
from typing import Any

from lxml import etree

from tests.fuzz.choices import Choices

_MOST = 12
#: A larger element is not copied into another.
_LARGE = 400
#: Characters that mean something to some reader of ours, and those that mean nothing to most.
ODD = tuple(
    "\t\r\0\x0b\x1b\x85\xa0\u00ad\u200b\u202e\u2028\u3000\ufeff\ufdd0\uffff０９①〇Ⅳ²½٣💥\U00020000'\"|>-#&*!%@`{}[],:?。；：、（）【】《》〔〕"
)
_VALUES = (
    "",
    "0",
    "-1",
    "1",
    "true",
    "99999999999999999999",
    "0x10",
    "1.5",
    "NaN",
    "宋体",
    "a b",
    "/",
    "../..",
    "rId1",
    "１２",
    "auto",
)


def raw_or(make: Callable[[Choices], bytes], data: bytes) -> bytes:
    """Bytes that begin with 0 stand for themselves; others choose what is made."""
    choices = Choices(data)
    return choices.rest() if choices.below(4) == 0 else make(choices)


def mutated_text(choices: Choices, text: str, words: Sequence[str]) -> str:
    """A text after up to twelve changes; `words` are what a person might type there."""
    for _ in range(_MOST):
        if not choices.left:
            break
        kind, lines = choices.below(9), text.split("\n")
        at, line = choices.below(len(text) + 1), choices.below(len(lines))
        match kind:
            case 0 | 1:
                text = text[:at] + choices.pick(words) + text[at:]
            case 2:
                text = text[:at] + text[at + 1 + choices.below(40) :]
            case 3:
                text = text[:at] + choices.pick(ODD) + text[at:]
            case 4:
                text = "\n".join((*lines[: line + 1], *lines[line : line + 1 + choices.below(4)], *lines[line + 1 :]))
            case 5:
                text = "\n".join((*lines[:line], *lines[line + 1 :]))
            case 6:
                other = choices.below(len(lines))
                lines[line], lines[other] = lines[other], lines[line]
                text = "\n".join(lines)
            case 7:
                lines[line] = " " * choices.below(12) + lines[line].lstrip(" ")
                text = "\n".join(lines)
            case _:
                head, colon, _ = lines[line].partition(": ")
                lines[line] = f"{head}{colon}{choices.pick(words)}"
                text = "\n".join(lines)
    return text


def mutated_xml(choices: Choices, data: bytes, words: Sequence[str]) -> bytes:
    """A part after up to twelve changes of elements, attributes and words; still XML."""
    root: Any = etree.fromstring(data)
    for _ in range(_MOST):
        if not choices.left:
            break
        every = [item for item in root.iter() if isinstance(item.tag, str)]
        item = choices.pick(every)
        (_change_tree if choices.below(2) else _change_item)(choices, item, every, (*_VALUES, *words))
    return bytes(etree.tostring(root, encoding="UTF-8", xml_declaration=True))


def _change_tree(choices: Choices, item: Any, every: Sequence[Any], _: Sequence[str]) -> None:
    """Take an element out, double it, move a copy elsewhere, call it by another's name."""
    match choices.below(5):
        case 0 if item.getparent() is not None:
            item.getparent().remove(item)
        case 1 if item.getparent() is not None:
            item.addnext(deepcopy(item))
        case 2 if sum(1 for _ in item.iter()) < _LARGE:
            choices.pick(every).append(deepcopy(item))
        case 3:
            item.append(etree.Comment("注") if choices.below(2) else etree.ProcessingInstruction("注", "a"))
        case _:
            item.tag = choices.pick(every).tag


def _change_item(choices: Choices, item: Any, _: Sequence[Any], words: Sequence[str]) -> None:
    """Change its words, what stands behind it, or one of its attributes."""
    names = sorted(item.attrib)
    match choices.below(4):
        case 0 | 1 if names:
            item.set(choices.pick(names), choices.pick(words))
        case 2 if names:
            del item.attrib[choices.pick(names)]
        case 3:
            item.tail = choices.pick(words)
        case _:
            item.text = choices.pick(words)


def mutated_package(choices: Choices, parts: Mapping[str, bytes], words: Sequence[str]) -> bytes:
    """A package of which up to three parts were changed, taken out, doubled under another name or made of other bytes."""
    changed = dict(parts)
    names = sorted(name for name in parts if name.endswith((".xml", ".rels")))
    favourites = [name for name in names if name.startswith(("word/document", "customXml/item", "xl/worksheets", "xl/shared"))]
    for _ in range(1 + choices.below(3)):
        name = choices.pick(favourites if favourites and choices.below(3) else names)
        if name not in changed:
            continue
        match choices.below(8):
            case 0:
                del changed[name]
            case 1:
                changed[name] = choices.rest()
            case 2:
                changed[name] = parts[choices.pick(names)]
            case 3:
                at = choices.below(len(changed[name]) + 1)
                changed[name] = changed[name][:at] + choices.pick(words).encode() + changed[name][at + choices.below(9) :]
            case _:
                try:
                    changed[name] = mutated_xml(choices, changed[name], words)
                except etree.XMLSyntaxError:
                    continue
    return packed(changed)


def parts_of(data: bytes) -> dict[str, bytes]:
    """The parts of a package."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def packed(parts: Mapping[str, bytes]) -> bytes:
    """A package of these parts, with fixed times: the same parts give the same bytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in parts.items():
            package.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)
    return out.getvalue()
