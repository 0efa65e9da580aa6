"""Plain data: the value at a place, and the data with another value there."""

from __future__ import annotations

from drafter.model.source import Loc, Plain


def value_at(data: Plain, loc: Loc) -> Plain:
    """The value at a place of plain data; None where there is none."""
    for step in loc:
        if isinstance(data, dict) and isinstance(step, str):
            data = data.get(step)
        elif isinstance(data, list) and isinstance(step, int) and step < len(data):
            data = data[step]
        elif step == 0:
            continue  # one item stands for a list of one
        else:
            return None
    return data


def with_value(data: Plain, loc: Loc, value: Plain) -> Plain:
    """The data with another value at a place; what leads there is made where it is missing, a value of None takes it away."""
    if not loc:
        return value
    step, *rest = loc
    if isinstance(step, int):
        if not isinstance(data, list):
            return with_value(data, tuple(rest), value)
        items = list(data)
        items[step] = with_value(items[step], tuple(rest), value)
        return items
    members: dict[str, Plain] = dict(data) if isinstance(data, dict) else {}
    if not rest and value is None:
        members.pop(step, None)
    else:
        members[step] = with_value(members.get(step), tuple(rest), value)
    return members
