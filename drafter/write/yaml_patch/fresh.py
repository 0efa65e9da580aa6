"""Data that no line holds yet, written as the samples write it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from drafter.model.source import Plain
from drafter.write.yaml_patch.literals import literal, literal_fits
from drafter.write.yaml_patch.scalars import on_one_line, plain_fits

#: Columns up to which a small collection stands on one line.
WIDEST = 100


class Form(NamedTuple):
    """How a value is written: what stands behind its colon or dash, and the lines below it."""

    head: str
    body: tuple[str, ...] = ()


class Room(NamedTuple):
    """Where a value is to stand: the column of its head, the indentation of its lines, whether behind a dash."""

    column: int
    indent: int
    item: bool
    in_block: bool = False


def fresh(new: Plain, room: Room) -> Form:
    """The form of a value outside of brackets."""
    if new is None:
        return Form("")
    if isinstance(new, str):
        if "\n" in new and literal_fits(new):
            return Form(*literal(new, max(room.indent, 2)))
        return Form(on_one_line(new, flow=False))
    if not new:
        return Form(flowing(new))
    if not room.in_block and _is_small(new):
        line = flowing(new)
        if room.column + len(line) <= WIDEST:
            return Form(line)
    return laid_out(list(_lines(new, room.column if room.item else room.indent)), room)


def laid_out(lines: list[str], room: Room) -> Form:
    """The lines of a block collection: behind a dash the first of them stands on the dash's line."""
    return Form(lines[0][room.column :], tuple(lines[1:])) if room.item else Form("", tuple(lines))


def member_lines(key: str, form: Form, column: int) -> list[str]:
    """The lines of a member whose key is written as `key`; one without a value has a blank behind its colon."""
    behind = f" {form.head}" if form.head or not form.body else ""
    return [f"{' ' * column}{key}:{behind}", *form.body]


def item_lines(form: Form, column: int) -> list[str]:
    """The lines of an item whose dash stands at `column`."""
    return [" " * column + f"- {form.head}".rstrip(" "), *form.body]


def member_room(key: str, column: int) -> Room:
    """Where the value of a key that stands at `column` is to stand."""
    return Room(column + len(key) + 2, column + 2, item=False)


def item_room(column: int, *, in_block: bool = False) -> Room:
    """Where the value behind a dash that stands at `column` is to stand."""
    return Room(column + 2, column + 2, item=True, in_block=in_block)


def flowing(new: Plain, quote: str = "") -> str:
    """A value within brackets."""
    if isinstance(new, dict):
        return "{" + ", ".join(flowing_member(key, value) for key, value in new.items()) + "}"
    if isinstance(new, list):
        return "[" + ", ".join(map(flowing, new)) + "]"
    return "~" if new is None else on_one_line(new, flow=True, quote=quote)


def flowing_member(key: str, value: Plain) -> str:
    """A key with its value within brackets."""
    return f"{on_one_line(key, flow=True)}: {'' if value is None else flowing(value)}"


def _lines(new: list[Plain] | dict[str, Plain], column: int) -> Iterator[str]:
    if isinstance(new, dict):
        for name, value in new.items():
            key = on_one_line(name, flow=False)
            yield from member_lines(key, fresh(value, member_room(key, column)), column)
    else:
        for value in new:
            yield from item_lines(fresh(value, item_room(column)), column)


def _is_small(new: list[Plain] | dict[str, Plain]) -> bool:
    """Scalars of one line; words, no sentences."""
    if isinstance(new, dict):
        values = new.values()
        return all(value is None or (isinstance(value, str) and "\n" not in value and "。" not in value) for value in values)
    return all(isinstance(value, str) and plain_fits(value, flow=True) and "。" not in value for value in new)
