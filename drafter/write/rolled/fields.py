"""Lines of the data file, with the comments above them."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.model.carried import Field, Item
from drafter.write.skeleton.form import block, comment, value


def notes(lines: tuple[str, ...], indent: str) -> Iterator[str]:
    """Comments, one a line."""
    return (f"{indent}{comment(line)}" for line in lines)


def field(item: Field, indent: str, mark: str = "") -> Iterator[str]:
    """One line with the comments above it; `mark` begins the item of a list, so that its comments stand above that."""
    yield from notes(item.notes, indent)
    start = f"{indent}{mark}{item.key}:"
    if isinstance(item.value, tuple):
        yield f"{start} [{', '.join(map(value, item.value))}]" if item.value else f"{start} "
    elif "\n" in item.value and (kind := block(item.value)):
        yield f"{start} {kind}"
        inner = indent + " " * (len(mark) + 2)
        yield from (f"{inner}{line}" if line else "" for line in item.value.removesuffix("\n").split("\n"))
    else:
        yield f"{start} {value(item.value) if item.value else ''}"


def item_lines(item: Item, indent: str) -> Iterator[str]:
    """One item of a list."""
    first, *others = item
    yield from field(first, indent, "- ")
    for other in others:
        yield from field(other, f"{indent}  ")
