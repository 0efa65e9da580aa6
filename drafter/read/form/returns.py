"""A department's form as it came back → what it answered, cell by cell, whatever people did to rows and columns."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from drafter.forms import department as form
from drafter.forms.figures import NAME
from drafter.forms.table import Line
from drafter.ooxml.package import BadPackage
from drafter.read.form.grids import Grid, grids_in
from drafter.read.form.tables import FoundTable, tables_in

#: What people call the column for this year's value.
_VALUE_HEADS = ("本年数", "本年", "今年数值", "今年", "数值", "当年数值")
_CELL = re.compile(r"([A-Z]+)([0-9]+)")


class Answer(NamedTuple):
    """What stands in one line of 数据. `odd` is what is strange about the cell (日期, 公式, 错误, 合并)."""

    identity: str
    name: str
    text: str
    ref: str
    odd: str = ""
    source: str = ""
    note: str = ""


class Words(NamedTuple):
    """A piece of a department's own words: for 做法 (of a section), 问题 or 安排."""

    goes_to: str
    identity: str
    section: str
    heading: str
    content: str
    cause: str
    ref: str


class Returned(NamedTuple):
    """A form as it came back: what it says of itself, its answers, its words; `lacks` are columns that are gone."""

    about: Mapping[str, str]
    answers: tuple[Answer, ...]
    words: tuple[Words, ...]
    lacks: tuple[str, ...] = ()


def read_return(data: bytes) -> Returned:
    """Read a department's form. Raises BadPackage where it is none."""
    grids = grids_in(data)
    labels = form.department_labels()
    labels[form.FIGURES] |= dict.fromkeys(_VALUE_HEADS, form.VALUE)
    tables = tables_in(grids, labels)
    if any(table.kind not in ("", form.KIND) for table in tables):
        remedy = "整份填报表请直接用 drafter check、drafter draft；要收的是 drafter form --by-department 发下去的表。"
        raise BadPackage("是整份填报数据，不是各单位的填报表", remedy)
    ours = [table for table in tables if table.key != form.IDENTITY_SHEET]
    if not ours:
        raise BadPackage("不是发下去的填报表，里面没有要收的内容", "请核对是不是发错了文件；要用发下去的那张表填。")
    about = {**_on_cover(grids), **_hidden(tables)}
    odd = _oddities(grids)
    lines = [(table.key, line) for table in ours for line in table.lines]
    answers = tuple(_answers([line for key, line in lines if key == form.FIGURES], odd))
    lacks = tuple(
        f"{table.sheet}!{'本年数值'}"
        for table in ours
        if table.key == form.FIGURES and table.lines and not any(form.VALUE in line.cells for line in table.lines)
    )
    return Returned(about, answers, tuple(_words(lines)), lacks)


def _hidden(tables: tuple[FoundTable, ...]) -> dict[str, str]:
    table = next((table for table in tables if table.key == form.IDENTITY_SHEET), None)
    return {line.text(form.ITEM): line.text(form.CONTENT) for line in table.lines if line.text(form.ITEM)} if table else {}


def _on_cover(grids: tuple[Grid, ...]) -> dict[str, str]:
    """The same from the first sheet, where the hidden one is gone: what stands to the right of its name."""
    found: dict[str, str] = {}
    for grid in grids:
        for (row, column), value in grid.cells.items():
            said = value.text.strip()
            beside = grid.cells.get((row, column + 1))
            if said in (form.WHO, form.OFFICE, form.YEAR, form.OUTLINE) and beside:
                found.setdefault(said, beside.text.strip())
    return found


def _answers(lines: list[Line], odd: Mapping[str, str]) -> Iterator[Answer]:
    for line in lines:
        value = line.cells.get(form.VALUE)
        text = value.text.strip() if value else ""
        ref = value.ref if value else line.ref
        if not line.identity and not text:
            continue
        name = line.text(NAME).strip()
        yield Answer(
            line.identity.strip(),
            name,
            text,
            ref,
            odd.get(ref, ""),
            line.text(form.SOURCE).strip(),
            line.text(form.NOTE).strip(),
        )


def _oddities(grids: tuple[Grid, ...]) -> dict[str, str]:
    """What is strange about cells: what they hold, and that they were made one with others."""
    found = {grid.ref(row, column): value.odd for grid in grids for (row, column), value in grid.cells.items() if value.odd}
    for grid in grids:
        for top, left, bottom, right in grid.merged:
            if (bottom - top + 1) * (right - left + 1) > _MOST_MERGED:
                continue
            for row in range(top, bottom + 1):
                for column in range(left, right + 1):
                    if (row, column) != (top, left) or bottom > top:
                        found[grid.ref(row, column)] = "合并"
    return found


_MOST_MERGED = 5_000


def _words(lines: list[tuple[str, Line]]) -> Iterator[Words]:
    """Texts; of 做法 lines without a heading belong to the one above, as its further paragraphs."""
    open_deed: Words | None = None
    section = ""
    for key, line in lines:
        here = line.identity.rpartition("/")[0]
        if key == form.DEEDS:
            section = here or section
            heading, text = line.text(form.HEADING).strip(), line.text(form.TEXT).strip()
            if not (heading or text):
                continue
            if open_deed and open_deed.section == section and not heading:
                open_deed = open_deed._replace(content=f"{open_deed.content}\n{text}".strip())
                continue
            if open_deed:
                yield open_deed
            cell = line.cells.get(form.TEXT)
            open_deed = Words(key, line.identity, section, heading, text, "", cell.ref if cell else line.ref)
        elif key in (form.PROBLEMS, form.PLANS):
            first = line.cells.get(form.SYMPTOM if key == form.PROBLEMS else form.TEXT)
            said = first.text.strip() if first else ""
            heading, cause = line.text(form.HEADING).strip(), line.text(form.CAUSE).strip()
            if said or heading or cause:
                yield Words(key, line.identity, "", heading, said, cause, first.ref if first else line.ref)
    if open_deed:
        yield open_deed


def row_of(ref: str) -> tuple[str, str]:
    """(sheet, cell) of a place such as 数据!G8 or 数据!8:8, whose first cell is meant."""
    sheet, _, cell = ref.rpartition("!")
    return sheet, cell if _CELL.fullmatch(cell) else f"A{cell.partition(':')[0]}"
