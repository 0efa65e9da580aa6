"""The plan: which edits make a value that stands in the text say something else."""

from __future__ import annotations

import re

from drafter.model.source import Plain
from drafter.write.yaml_patch.block import block_edits, column_of
from drafter.write.yaml_patch.edits import Edit, applied
from drafter.write.yaml_patch.flow import flow_edits
from drafter.write.yaml_patch.fresh import (
    WIDEST,
    Form,
    Room,
    flowing,
    flowing_member,
    fresh,
    item_lines,
    item_room,
    laid_out,
    member_lines,
    member_room,
)
from drafter.write.yaml_patch.literals import literal, literal_edits, literal_fits
from drafter.write.yaml_patch.matching import matched, unmoved
from drafter.write.yaml_patch.placing import Place, placed
from drafter.write.yaml_patch.scalars import on_one_line
from drafter.write.yaml_patch.slots import Slot
from drafter.write.yaml_patch.standing import Entry, Value, line_end

_COMMENT_LINES = re.compile(r"(?:\n[ \t]*(?:#[^\n]*)?(?=\n))+")


class Changes:
    """The edits of one text, which ends with a line feed."""

    def __init__(self, text: str) -> None:
        self.text = text

    def of(self, old: Value, new: Plain, place: Place) -> list[Edit]:
        """The edits that make the value `old` say `new`."""
        if old.data == new:
            return []
        if old.entries and new and isinstance(new, (dict, list)) and isinstance(old.data, type(new)):
            return self._of_collection(old, new, place)
        if isinstance(new, str) and old.style.startswith(("|", ">")):
            edits = literal_edits(self.text, old, new, self._indent(old, new, place))
            if edits is not None:
                return edits
        if new is None or isinstance(new, str):
            return placed(self.text, old, self._scalar(old, new, place), place)
        if place.flow:
            return placed(self.text, old, Form(flowing(new)), place)
        return placed(self.text, old, fresh(new, self._room(old, new, place)), place)

    def _room(self, old: Value, new: Plain, place: Place) -> Room:
        """Where a value that replaces `old` is to stand."""
        beside = bool(old.style) and old.start < line_end(self.text, place.behind)
        column = column_of(self.text, old.start) if beside else column_of(self.text, place.behind) + 1
        return Room(column, self._indent(old, new, place), place.item)

    def _indent(self, old: Value, new: Plain, place: Place) -> int:
        """How far new lines are indented: where text comes last, further than comments that follow, lest they become text."""
        if not _ends_in_lines(new):
            return place.indent
        found = _COMMENT_LINES.match(self.text, line_end(self.text, old.end))
        margins = [len(margin) for margin in re.findall(r"( *)#.*", found[0])] if found else []
        deepest = max(margins, default=0)
        least = place.indent if isinstance(new, str) else place.indent + 2
        return deepest + 2 if deepest >= least > 0 else place.indent

    def _scalar(self, old: Value, new: str | None, place: Place) -> Form:
        quote = old.style if old.style in ("'", '"') else ""
        if new is None:
            return Form("~" if place.flow and place.item else "")
        if place.flow:
            return Form(on_one_line(new, flow=True, quote=quote))
        already = quote == '"' and isinstance(old.data, str) and "\n" in old.data
        if "\n" in new and not already and literal_fits(new):
            return Form(*literal(new, max(self._indent(old, new, place), 2)))
        return Form(on_one_line(new, flow=False, quote=quote))

    def _of_collection(self, old: Value, new: list[Plain] | dict[str, Plain], place: Place) -> list[Edit]:
        flow = old.style != "block"
        slots = self._members(old, new, place) if isinstance(new, dict) else self._items(old, new, place)
        if not flow:
            return block_edits(self.text, old, slots)
        edits = flow_edits(self.text, old, slots)
        if place.flow:
            return edits
        line = applied(self.text, edits, old.start, old.end)
        if self._outgrows_its_line(old, new, line):
            return placed(self.text, old, self._as_block(old, new, slots, place), place)
        return placed(self.text, old, Form(line), place) if "\n" not in line else edits

    def _members(self, old: Value, new: dict[str, Plain], place: Place) -> list[Slot]:
        """Old keys in their order; a new one behind the one that it follows in the new data."""
        numbers = {entry.key: number for number, entry in enumerate(old.entries)}
        order = [entry.key for entry in old.entries if entry.key in new]
        before = -1
        for key in new:
            if key not in numbers:
                order.insert(before + 1, key)
            before = order.index(key)
        slots = []
        for key in order:
            if key in numbers:
                entry = old.entries[numbers[key]]
                edits = self.of(entry.value, new[key], self._inside(old, entry, place))
                slots.append(Slot(numbers[key], new[key], key, edits=tuple(edits)))
            else:
                slots.append(Slot(None, new[key], key, fresh=self._fresh_member(old, key, new[key])))
        return slots

    def _fresh_member(self, old: Value, key: str, value: Plain) -> str:
        if old.style != "block":
            return flowing_member(key, value)
        column = column_of(self.text, old.start)
        written = on_one_line(key, flow=False)
        return "\n".join(member_lines(written, fresh(value, member_room(written, column)), column)) + "\n"

    def _items(self, old: Value, new: list[Plain], place: Place) -> list[Slot]:
        flow = old.style != "block"
        order = matched([entry.value.data for entry in old.entries], new)
        staying = unmoved(order)
        slots = []
        for number, value in zip(order, new, strict=True):
            entry = None if number is None else old.entries[number]
            # a moved text that takes blank lines for its own would take those of its new place
            if entry and number is not None and (flow or number in staying or not entry.value.keeps_blank_lines):
                edits = self.of(entry.value, value, self._inside(old, entry, place))
                slots.append(Slot(number, value, stays=number in staying, edits=tuple(edits)))
            else:
                slots.append(Slot(None, value, fresh=flowing(value) if flow else self._fresh_item(old, value)))
        return slots

    def _fresh_item(self, old: Value, value: Plain) -> str:
        column = column_of(self.text, old.start)
        in_block = any(entry.value.style == "block" and isinstance(entry.value.data, type(value)) for entry in old.entries)
        return "\n".join(item_lines(fresh(value, item_room(column, in_block=in_block)), column)) + "\n"

    def _inside(self, old: Value, entry: Entry, place: Place) -> Place:
        flow = old.style != "block"
        indent = place.indent if flow else column_of(self.text, entry.start) + 2
        return Place(entry.behind, indent, flow, isinstance(old.data, list))

    def _outgrows_its_line(self, old: Value, new: Plain, line: str) -> bool:
        before = self.text[old.start : old.end]
        if "\n" in before and "#" in before:
            return False
        if _has_lines(new) and not _has_lines(old.data):
            return True
        column = column_of(self.text, old.start)
        return "\n" not in before and column + len(before) <= WIDEST < column + len(line)

    def _as_block(self, old: Value, new: Plain, slots: list[Slot], place: Place) -> Form:
        """A collection in brackets, each entry on a line of its own; what did not change as it was typed."""
        room = self._room(old, new, place)
        column = room.column if place.item else room.indent
        lines: list[str] = []
        for slot in slots:
            value = None if slot.old is None or slot.edits else old.entries[slot.old].value
            typed = self.text[value.start : value.end] if value else "\n"
            key = on_one_line(slot.key, flow=False)
            inside = item_room(column) if isinstance(old.data, list) else member_room(key, column)
            form = fresh(slot.new, inside) if "\n" in typed else Form(typed)
            lines += item_lines(form, column) if isinstance(old.data, list) else member_lines(key, form, column)
        return laid_out(lines, room)


def _has_lines(data: Plain) -> bool:
    if isinstance(data, str):
        return "\n" in data
    return any(map(_has_lines, data.values() if isinstance(data, dict) else data)) if data else False


def _ends_in_lines(data: Plain) -> bool:
    """Whether what is written last is a text of several lines."""
    while isinstance(data, (dict, list)) and data:
        data = data[-1] if isinstance(data, list) else next(reversed(data.values()))
    return isinstance(data, str) and "\n" in data
