"""Which department is asked for what: the outline's departments, their local names, the parts of a 汇总."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from drafter.forms.department import AskedLine, Issuer, Task
from drafter.model.outline import Filling, Outline
from drafter.model.shape import Asked
from drafter.model.source import Plain

PARTS = "汇总"


class Handed(NamedTuple):
    """The tasks of all departments, and the names of indicators that nobody is responsible for."""

    tasks: tuple[Task, ...]
    homeless: tuple[str, ...]


def local_names(outline: Outline, data: Plain) -> dict[str, tuple[str, ...]]:
    """The full names by the outline's generic one: several where the data file names several."""
    typed = data.get("责任单位") if isinstance(data, dict) else None
    found: dict[str, tuple[str, ...]] = {key: (name,) for key, name in outline.departments.items()}
    for key, name in typed.items() if isinstance(typed, dict) else ():
        said = [str(one) for one in name if one] if isinstance(name, list) else [name] if isinstance(name, str) else []
        names = tuple(dict.fromkeys(part.strip() for one in said for part in re.split("[、\n]", one) if part.strip()))
        if names:
            found[str(key)] = names
    return found


def issuer_of(data: Plain, outline: Outline) -> Issuer:
    """Whose report it is."""
    members = data if isinstance(data, dict) else {}
    office = members.get("单位")
    name = office.get("全称") if isinstance(office, dict) else office
    return Issuer(str(name or ""), str(members.get("年度") or ""), outline.id)


def typed_figures(data: Plain, outline: Outline) -> dict[str, Plain]:
    """The figures of a data file by path, as they were typed."""
    entries = data.get("章节") if isinstance(data, dict) else None
    found: dict[str, Plain] = {}

    def look(branch: Plain, prefix: str) -> None:
        for key, member in branch.items() if isinstance(branch, dict) else ():
            path = f"{prefix}{key}"
            if path in outline.indicators:
                found.setdefault(path, member)
            else:
                look(member, f"{path}.")

    for entry in entries if isinstance(entries, list) else [entries]:
        look(entry.get("数据") if isinstance(entry, dict) else None, "")
    return found


def is_summed(figure: Plain, *, by_outline: bool) -> bool:
    """Whether departments' parts of a figure are added up: the outline says so, or the data file has a 汇总 for it."""
    return by_outline or (isinstance(figure, dict) and PARTS in figure)


def tasks_of(outline: Outline, data: Plain, asked: Sequence[Asked]) -> Handed:
    """What each department is asked for, in the order of the outline."""
    names = local_names(outline, data)
    figures = typed_figures(data, outline)
    answered = _answered(data)
    lines: dict[str, list[AskedLine]] = {}
    homeless = []
    for item in asked:
        indicator = outline.indicators[item.path]
        who = names.get(indicator.department, (indicator.department,) if indicator.department else ())
        figure = figures.get(item.path)
        former = _said(figure, "上年")
        if not who:
            homeless.append(item.path)
        for department, part in _shares(who, figure, summed=indicator.summed, names=names):
            key = f"{item.path}/{part}" if part else item.path
            shared = part == department
            before = answered.get(department, {}).get(key, "")
            lines.setdefault(department, []).append(AskedLine(item, part, "" if part else former, before, shared))
    return Handed(tuple(_tasks(outline, data, names, lines)), tuple(homeless))


def _shares(
    who: Sequence[str],
    figure: Plain,
    *,
    summed: bool,
    names: Mapping[str, Sequence[str]],
) -> Iterator[tuple[str, str]]:
    """(department, part) of those who report a figure: parts that bear a department's name are that department's."""
    parts = figure.get(PARTS) if isinstance(figure, dict) else None
    if not isinstance(parts, dict) or not parts:
        several = is_summed(figure, by_outline=summed) and len(who) > 1
        yield from ((department, department if several else "") for department in who)
        return
    known = {full for several in names.values() for full in several}
    for part in parts:
        owners = names.get(part, (part,) if part in known else ())
        if len(owners) == 1:
            yield owners[0], part
        else:
            yield from ((department, part) for department in who[:1])
    if is_summed(figure, by_outline=summed):
        yield from ((d, d) for d in who if len(who) > 1 and d not in parts and not any(names.get(p) == (d,) for p in parts))


def _tasks(
    outline: Outline, data: Plain, names: Mapping[str, Sequence[str]], lines: Mapping[str, Sequence[AskedLine]]
) -> Iterator[Task]:
    sections: dict[str, list[tuple[str, str]]] = {}
    told = {section.key: section for section in outline.walk()}
    for section in told.values():
        if section.filling is not Filling.NARRATIVE or section.children:
            continue
        owners = [*names.get(section.department, ())]
        owners += [d for d, asked in lines.items() if any(line.asked.home == section.key for line in asked)]
        for department in dict.fromkeys(owners):
            sections.setdefault(department, []).append((section.key, section.title))
    for department in dict.fromkeys((*lines, *sections)):
        handed = _handed(data, department)
        contact = "，电话 ".join(filter(None, (handed.get("联系人", ""), handed.get("电话", ""))))
        deadline = f"{handed['期限']} 前发回" if handed.get("期限") else ""
        yield Task(
            department,
            tuple(lines.get(department, ())),
            tuple(sections.get(department, ())),
            deadline,
            contact,
            handed.get("说明", ""),
        )


def _handed(data: Plain, department: str) -> dict[str, str]:
    """发放 as it holds for a department: what is said for all, and over it what is said for this one."""
    typed = data.get("发放") if isinstance(data, dict) else None
    items = [item for item in (typed if isinstance(typed, list) else [typed]) if isinstance(item, dict)]
    found: dict[str, str] = {}
    for item in sorted(items, key=lambda item: bool(item.get("单位"))):
        if item.get("单位") in (None, department):
            found |= {key: value.strip() for key, value in item.items() if isinstance(value, str) and value}
    return found


def _answered(data: Plain) -> dict[str, dict[str, str]]:
    """What each department answered before, by the names of its lines."""
    typed = data.get("收表") if isinstance(data, dict) else None
    found: dict[str, dict[str, str]] = {}
    for item in typed if isinstance(typed, list) else ():
        figures = item.get("数据") if isinstance(item, dict) else None
        if isinstance(item, dict) and isinstance(figures, dict):
            found[str(item.get("单位"))] = {key: _said(value, "数值") for key, value in figures.items()}
    return found


def _said(value: Plain, key: str) -> str:
    said = value.get(key) if isinstance(value, dict) else None
    return said if isinstance(said, str) else ""
