"""A data file in the form of a workbook → plain data, and the cell of each value."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from drafter.forms.table import Line
from drafter.forms.whole import data_of, labels_of
from drafter.model.finding import CannotRun, Finding, Level, Place
from drafter.model.shape import Shape
from drafter.model.source import Loc, Plain
from drafter.ooxml.package import BadPackage
from drafter.read.form.grids import Grid, grids_in
from drafter.read.form.tables import FoundTable, tables_in
from drafter.read.plain_source import PlainSource
from drafter.read.yaml_source import LONGEST_QUOTE

#: What kind of form holds a whole data file.
WHOLE = "整表"


class FormSource(NamedTuple):
    """A workbook's plain data; see drafter.model.source.Source."""

    file: str
    data: Plain
    places: Mapping[Loc, str]

    def place(self, loc: Loc, *, of_key: bool = False, offset: int = 0) -> Place:  # noqa: ARG002 - what a Source is asked
        """The cell of the value at `loc`, or that of the nearest ancestor that has one."""
        for end in range(len(loc), -1, -1):
            if ref := self.places.get(loc[:end]):
                return Place(self.file, spot=ref)
        return Place(self.file)

    def quote(self, loc: Loc) -> str:
        """The text at `loc`, shortened."""
        text = PlainSource(self.file, self.data).quote(loc)
        return text if len(text) <= LONGEST_QUOTE else text[: LONGEST_QUOTE - 1] + "…"


class FormReading(NamedTuple):
    """What reading a workbook gave."""

    source: FormSource
    findings: tuple[Finding, ...]


def holds_data(data: bytes, shape: Shape) -> bool:
    """Whether a workbook holds a whole data file; true for one that cannot be opened, which nobody can tell."""
    try:
        return any(table.kind == WHOLE for table in tables_in(grids_in(data), labels_of(shape)))
    except BadPackage:
        return True


def read_form(data: bytes, path: Path, shape: Shape) -> FormReading:
    """Read a workbook that holds a whole data file. Raises CannotRun where it is none."""
    here = Place(str(path))
    try:
        grids = grids_in(data)
    except BadPackage as error:
        raise CannotRun(f"“{path.name}”{error}", error.remedy or "请核对是不是选错了文件。", here) from error
    tables = tables_in(grids, labels_of(shape))
    if kind := next((table.kind for table in tables if table.kind not in ("", WHOLE)), ""):
        raise CannotRun(f"“{path.name}”是{kind}，不是整份填报数据", _COLLECT, here)
    if not any(table.kind == WHOLE for table in tables):
        raise CannotRun(
            f"“{path.name}”不是填报表，读不出填报数据", "请用 drafter form 数据文件 -o 填报.xlsx 生成填报表，在里面填。", here
        )
    lines: dict[str, list[Line]] = {}
    for table in tables:
        lines.setdefault(table.key, []).extend(table.lines)
    restored = data_of(lines, shape)
    return FormReading(FormSource(str(path), restored.data, restored.places), (*_odd(grids, tables, path),))


_COLLECT = "各单位填回的表请用 drafter collect 汇总：drafter collect 回收/*.xlsx --into data.yaml。"


def _odd(grids: tuple[Grid, ...], tables: tuple[FoundTable, ...], path: Path) -> list[Finding]:
    """Cells of our sheets that hold something else than what was typed: formulas without a result, errors."""
    ours = {table.sheet for table in tables}
    found = []
    for grid in grids:
        for (row, column), value in grid.cells.items():
            if grid.name not in ours or value.odd not in ("公式", "错误"):
                continue
            what = "公式没有算出结果" if value.odd == "公式" else "公式出错"
            place = Place(str(path), spot=grid.ref(row, column))
            remedy = "请打开表格重新计算、保存，或直接填数。"
            found.append(Finding("R301", Level.WARNING, f"这一格的{what}：{value.text[:LONGEST_QUOTE]}", remedy, place))
    return found
