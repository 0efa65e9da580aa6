"""The tables of 附件 ⇄ the sheet 附件表格: a line for each of their rows, the attachment's name in front of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from drafter.forms.items import Places
from drafter.forms.marks import ELSEWHERE, KEPT, Mark, read, restored, told, written
from drafter.forms.table import Cell, Line, Look
from drafter.model.shape import Kind
from drafter.model.source import Loc, Plain

ATTACHMENT, ROW = "附件", "行次"
_HEAD, _ROWS, _HEADER = "表头", "行", "表头"
_NAME, _TABLE = "名称", "表格"


def is_table(value: Plain) -> bool:
    """Whether a 表格 can stand on the sheet line by line."""
    if not isinstance(value, dict) or not value or set(value) - {_HEAD, _ROWS} or not isinstance(value.get(_HEAD), list):
        return False
    rows = value.get(_ROWS, [[""]])
    return bool(value[_HEAD]) and isinstance(rows, list) and bool(rows) and all(isinstance(r, list) and r for r in rows)


def order_of(table: Plain) -> Mark:
    """What an attachment's mark says of its table."""
    return dict.fromkeys(table, ELSEWHERE) if isinstance(table, dict) else None


def table_lines(attachments: Plain) -> tuple[Iterator[Line], int]:
    """The lines of all tables, and how many columns they need."""
    listed = attachments if isinstance(attachments, list) else [attachments]
    tables = [(at, item) for at, item in enumerate(listed) if isinstance(item, dict) and is_table(item.get(_TABLE))]
    widest = 0
    lines: list[Line] = []
    for at, item in tables:
        table, name = item[_TABLE], told(item.get(_NAME))[1]
        if not isinstance(table, dict):
            continue
        rows = [(_HEADER, table[_HEAD]), *((str(n), row) for n, row in enumerate(_listed(table.get(_ROWS)), 1))]
        for what, row in rows:
            cells = [told(value) for value in _listed(row)]
            widest = max(widest, len(cells))
            said = {ATTACHMENT: Cell(name), ROW: Cell(what)}
            said |= {f"第{n}列": Cell(text) for n, (_, text) in enumerate(cells, 1) if text}
            look = Look.HEADING if what == _HEADER else Look.USUAL
            lines.append(Line(said, written([at, [mark for mark, _ in cells]]), look=look))
    return iter(lines), widest


def tables_in(lines: Iterable[Line], names: list[str], places: Places) -> dict[int, dict[str, Plain]]:
    """The tables by the attachments that they belong to: noted in the mark, else by name, else as the line above."""
    found: dict[int, dict[str, Plain]] = {}
    last = 0
    for line in lines:
        mark = read(line.mark)
        at = mark[0] if isinstance(mark, list) and mark and isinstance(mark[0], int) else None
        name = line.text(ATTACHMENT)
        if at is None:
            at = names.index(name) if name in names else last
        last = at
        columns = [key for key in line.cells if key.startswith("第") and line.text(key)]
        numbers = [int(key[1:-1]) for key in columns if key[1:-1].isdecimal()]
        marks = mark[1] if isinstance(mark, list) and len(mark) > 1 and isinstance(mark[1], list) else []
        width = max([*numbers, len(marks)], default=0)
        if not width:
            continue
        table = found.setdefault(at, {})
        rows = table.setdefault(_ROWS, [])
        is_head = line.text(ROW) == _HEADER or (_HEAD not in table and not rows and line.text(ROW) == "")
        here: Loc = ("附件", at, _TABLE, _HEAD) if is_head else ("附件", at, _TABLE, _ROWS, len(_listed(rows)))
        row: list[Plain] = []
        for n in range(1, width + 1):
            cell = line.cells.get(f"第{n}列", Cell(""))
            value = restored(marks[n - 1] if n <= len(marks) else None, cell.text, Kind.TEXT)
            row.append("" if value is None and (n > len(marks) or marks[n - 1] is not None) else value)
            places[(*here, n - 1)] = cell.ref or line.ref
        if is_head:
            table[_HEAD] = row
        elif isinstance(rows, list):
            rows.append(row)
    return found


def in_order(mark: Mark, table: dict[str, Plain]) -> Plain:
    """A table with its two keys as they were typed; 行 without rows is left out where it was not there."""
    keys = [*(mark if isinstance(mark, dict) and KEPT not in mark else ()), _HEAD, _ROWS]
    return {key: table[key] or None for key in dict.fromkeys(keys) if key in table and (table[key] or key in keys[:-2])}


def _listed(value: Plain) -> list[Plain]:
    return value if isinstance(value, list) else []
