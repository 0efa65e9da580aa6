"""A form written where a value stands: behind its colon or dash, below it, before its comment."""

from __future__ import annotations

from typing import NamedTuple

from drafter.write.yaml_patch.comments import with_comment
from drafter.write.yaml_patch.edits import Edit
from drafter.write.yaml_patch.fresh import Form
from drafter.write.yaml_patch.standing import HEADER, Value, line_end, line_start


class Place(NamedTuple):
    """Where a value stands: behind which character, how far lines below are indented, whether in brackets, behind a dash."""

    behind: int
    indent: int
    flow: bool
    item: bool


def placed(text: str, old: Value, form: Form, place: Place) -> list[Edit]:
    """The edits that write a form in place of a value."""
    if place.flow:
        return _in_brackets(text, old, form.head, place)
    head, below = form.head, "".join(f"\n{line}" for line in form.body)
    if old.style.startswith(("|", ">")):
        header = HEADER.match(text, old.start)
        comment = header["rest"] if header else ""
        return [Edit(old.start if head else place.behind, old.end, head + comment + below)]
    stop = line_end(text, place.behind)
    if old.start > stop and (below or old.style == "block"):
        return _from_the_next_line(text, old, head, below, place)
    end = line_end(text, old.end)
    if below and not head:
        comment = text[old.end : end].rstrip()
        if comment and not comment.startswith("  "):
            comment = f"  {comment.strip()}"
        if not comment and line_start(text, place.behind) == place.behind:  # the value of the whole text: no colon before it
            below = below[1:]
        return [Edit(place.behind, end, comment + below)]
    on_one_line = "\n" not in text[old.start : old.end]
    edits = with_comment(text, old, head) if on_one_line else [Edit(old.start, old.end, head)]
    return [*edits, Edit(end, end, below)] if below else edits


def _in_brackets(text: str, old: Value, head: str, place: Place) -> list[Edit]:
    if not old.style and head:
        if text[place.behind - 1] != ":":  # {name} alone
            head = f": {head}"
        elif old.start == place.behind:
            head = f" {head}"
    return [Edit(old.start, old.end, head)]


def _from_the_next_line(text: str, old: Value, head: str, below: str, place: Place) -> list[Edit]:
    """In place of a collection that begins on the line below its colon, whose own comment stays."""
    stop = line_end(text, place.behind)
    blank = not text[place.behind : stop].strip()
    written = Edit(place.behind, stop if blank else place.behind, f" {head}" if head else "")
    return [written, Edit(stop, line_end(text, old.end), below)]
