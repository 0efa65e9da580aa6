"""报送件 and 附件 of last year → those of the new one: who and how stays, what is said each year anew is emptied."""

from __future__ import annotations

from collections.abc import Iterable

from drafter.carry.rolling.figures import Labels
from drafter.carry.rolling.plain import Mapping, lines, said, texts
from drafter.carry.rolling.titles import Titles
from drafter.model.carried import Field, Item
from drafter.model.source import Plain
from drafter.validate.fields import read_yes_no
from drafter.write.skeleton.form import value as scalar

_LISTS = ("主送", "抄送", "署名", "发文机关标志", "签发人")
_EMPTIED = ("文号", "成文日期", "印发日期", "期限", "稿本", "保密审查")
_ALWAYS = ("成文日期",)


class Outlets:
    """Carries the outlets and attachments of one data file, and remembers what it emptied."""

    def __init__(self, titles: Titles, labels: Labels) -> None:
        self.titles = titles
        self.labels = labels
        self.emptied: list[str] = []

    def outlet(self, data: Mapping) -> Item:
        """One outlet, its lines in the order in which they were typed."""
        keys = [*data, *(key for key in _ALWAYS if key not in data)]
        return tuple(self._line(key, data.get(key)) for key in keys if data.get(key) is not None or key in _EMPTIED)

    def attachment(self, data: Mapping) -> Item:
        """One attachment by its name; what it said stands above as comments."""
        kept = [Field("名称", self.titles.moved(said(data, "名称")))]
        kept += [Field(key, said(data, key)) for key in ("数据表", "仅报送") if said(data, key)]
        notes = [f"{self.labels.last}：{line}" for line in lines(said(data, "内容"))]
        notes += _table(data.get("表格"))
        if notes or len(kept) == 1 or not said(data, "数据表"):
            kept.append(Field("内容", "", tuple(notes)))
        return tuple(kept)

    def emptied_field(self, key: str, value: Plain) -> Field:
        """A line that has to be said anew, with what it said above it."""
        told = "，".join(f"{name} {text}" for name, text in value.items() if text) if isinstance(value, dict) else value or ""
        if not told or not isinstance(told, str):
            return Field(key)
        self.emptied.append(key)
        return Field(key, "", tuple(f"{self.labels.last}：{line}" for line in lines(told)))

    def _line(self, key: str, value: Plain) -> Field:
        if key in _EMPTIED:
            return self.emptied_field(key, value)
        if key in _LISTS:
            return Field(key, texts(value))
        text = value if isinstance(value, str) else ""
        return Field(key, self.titles.moved(text) if key == "标题" else text)


def _table(table: Plain) -> list[str]:
    """A table as a comment that works as soon as its marks are taken away."""
    if not isinstance(table, dict):
        return []
    rows = table.get("行")
    found = ["表格:", f"  表头: {_row(table.get('表头'))}"]
    found += ["  行:"] * bool(rows) + [f"    - {_row(row)}" for row in (rows if isinstance(rows, list) else ())]
    return found


def _row(cells: Plain) -> str:
    found = cells if isinstance(cells, list) else [cells]
    typed = (scalar(cell if isinstance(cell, str) else "") for cell in found)
    return f"[{', '.join(typed)}]"


def plans(planned: Iterable[Mapping]) -> tuple[Item, ...]:
    """What was planned, as a checklist to report on."""
    return tuple(
        (
            *(Field(key, said(plan, key)) for key in ("序号", "小标题", "内容", "牵头") if said(plan, key)),
            Field("结果", "", ("上年这一条仅报送",) if read_yes_no(said(plan, "仅报送") or None) else ()),
            Field("说明"),
        )
        for plan in planned
    )
