"""Text of several lines as the office's prose stands: behind a |, a paragraph a line."""

from __future__ import annotations

from difflib import SequenceMatcher

from drafter.write.yaml_patch.edits import Edit
from drafter.write.yaml_patch.scalars import is_unprintable
from drafter.write.yaml_patch.standing import HEADER, Value


def literal_fits(text: str) -> bool:
    """Whether a text can be written new behind a | or a |-."""
    return _lines_fit(text, indented=False) and not text.endswith("\n\n")


def literal(text: str, indent: int) -> tuple[str, tuple[str, ...]]:
    """The mark behind the colon, and the lines below it."""
    lines = text.removesuffix("\n").split("\n")
    return ("|" if text.endswith("\n") else "|-"), tuple(_indented(line, indent) for line in lines)


def literal_edits(text: str, old: Value, new: str, indent: int) -> list[Edit] | None:
    """The edits that make a text in a block say `new`, line by line; None where it cannot be said in a block.

    `indent` is for a block that has no line yet.
    """
    header = HEADER.match(text, old.start)
    if header is None or not isinstance(old.data, str):
        return None
    raw = text[header.end() + 1 : old.end].split("\n") if old.end > header.end() else []
    indent = _indent_of(raw, old.data) or indent
    folded = header["style"] == ">"
    said = [line[indent:] for line in raw]
    blank = next((count for count, line in enumerate(reversed(said)) if line), len(said))
    layout = raw[len(raw) - blank :]
    raw, said = raw[: len(raw) - blank], said[: len(said) - blank]
    lines = new.rstrip("\n").split("\n")
    ends = len(new) - len(new.rstrip("\n"))
    explicit = any(mark.isdigit() for mark in header["marks"])
    fresh = set(lines) if folded else set(lines) - set(said)
    first = next((line for line in lines if line), "")
    if not _lines_fit("\n".join((first, *fresh)), indented=explicit) or (ends > 1 and "+" not in header["marks"]):
        return None
    chomping = "-" if ends == 0 else ""
    if "+" in header["marks"] and (ends > 1 or (ends == 1 and not layout)):
        chomping = "+"
        layout = layout[: ends - 1] + [""] * (ends - 1 - len(layout))
    marks = "".join(mark for mark in header["marks"] if mark.isdigit()) + chomping
    if set(marks) == set(header["marks"]):
        marks = header["marks"]
    kept = [_indented(line, indent) for line in lines] if folded else _kept(raw, said, lines, indent)
    body = "".join("\n" + line for line in (*kept, *layout))
    return [Edit(old.start, old.end, f"|{marks}{header['rest']}{body}")]


def _kept(raw: list[str], said: list[str], lines: list[str], indent: int) -> list[str]:
    """The new lines, those that were there before as they were typed."""
    result: list[str] = []
    for kind, start, end, first, last in SequenceMatcher(None, said, lines, autojunk=False).get_opcodes():
        result += raw[start:end] if kind == "equal" else [_indented(line, indent) for line in lines[first:last]]
    return result


def _indent_of(raw: list[str], data: str) -> int:
    """How far the lines of a block are indented: what the first one has more than what it says."""
    typed = next((line for line in raw if line.strip(" ")), "")
    said = next((line for line in data.split("\n") if line.strip(" ")), "")
    return (len(typed) - len(typed.lstrip(" "))) - (len(said) - len(said.lstrip(" ")))


def _lines_fit(text: str, *, indented: bool) -> bool:
    lines = text.split("\n")
    first = next((line for line in lines if line), "")
    if not first or (first.startswith(" ") and not indented) or is_unprintable(text):
        return False
    return not any(line.startswith("\t") or (line and not line.strip(" ")) for line in lines)


def _indented(line: str, indent: int) -> str:
    return " " * indent + line if line else ""
