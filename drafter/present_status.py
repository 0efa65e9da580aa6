"""What `drafter status` says on the screen, and to programs."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from drafter.language.widths import in_lines, padded, screen_width, shortened
from drafter.model.commands import argument
from drafter.model.finding import Level

if TYPE_CHECKING:
    from drafter.model.status import Count, DepartmentStatus, Missing, OutletStatus, SectionStatus, Status

#: Screens are at least so wide; names are shortened to these widths.
_WIDTH, _WIDEST_NAME, _WIDEST_TITLE, _WIDEST_RULE = 80, 26, 40, 44
_CELLS = 10
_IN, _DEEPER = "  ", "    "


class Bars(NamedTuple):
    """What bars are made of. They end their lines, as consoles differ in how wide they show blocks."""

    full: str
    empty: str
    before: str = ""
    behind: str = ""

    def of(self, count: Count) -> str:
        """So much of ten cells; full only where nothing is missing, empty only where there is nothing."""
        if not count.whole:
            return ""
        full = max(count.done * _CELLS // count.whole, bool(count.done))
        return f"{self.before}{self.full * full}{self.empty * (_CELLS - full)}{self.behind}"


#: Blocks for a terminal (GBK has them, too), plain signs for elsewhere.
BLOCKS, PLAIN = Bars("■", "□"), Bars("#", "-", "[", "]")


def status_lines(status: Status, bars: Bars) -> Iterator[str]:
    """Deadlines, progress, departments, what is missing, sections, findings."""
    yield f"{status.office}{status.year}年度报告进度（{_in_full(status.today)}）"
    yield from ("", *_outlets(status.outlets, status.today), "", *_progress(status, bars))
    yield from ("", *_departments(status.departments, bars), "", *_missing(status))
    yield from ("", *_sections(status.sections), "", *_findings(status))


def _outlets(outlets: Sequence[OutletStatus], today: date) -> Iterator[str]:
    yield "期限"
    names = [shortened(outlet.name, _WIDEST_NAME) for outlet in outlets]
    wide = max(map(screen_width, names), default=0)
    for name, outlet in zip(names, outlets, strict=True):
        day = _in_full(outlet.last_day) if outlet.last_day else "没有定"
        yield f"{_IN}{padded(name, wide)}{_IN}{padded(day, 14)}{_IN}{_days(outlet, today)}".rstrip()
    if not outlets:
        yield f"{_IN}没有写报送件，提纲也没有规定期限，请在“报送件”里写“期限”。"


def _days(outlet: OutletStatus, today: date) -> str:
    """How many days are left; once it is signed, whether it was in time."""
    signed, last, left = outlet.signed_on, outlet.last_day, outlet.days_left
    written = f"{'已' if signed <= today else '拟'}于{_in_full(signed)}成文" if signed else ""
    if last is None or left is None:
        return written or "请照来文在“报送件”里写“期限”"
    if signed and signed > last:
        return f"{written}，比期限晚 {(signed - last).days} 天"
    if signed and signed <= today:
        return written
    days = f"还有 {left} 天" if left > 0 else "今天到期" if left == 0 else f"已过 {-left} 天"
    return f"{days}，{written}" if signed else days


def _progress(status: Status, bars: Bars) -> Iterator[str]:
    yield "进度"
    counts = [
        ("必报数据", status.required),
        ("选报数据", status.optional),
        ("章节文字", status.told),
        ("单位已报", status.answered),
    ]
    for name, count in [*counts, ("上年安排", status.past_plans)]:
        if count.whole:
            share = f"{count.done * 100 // count.whole}%"
            yield f"{_IN}{name}{padded(_of(count), 9, right=True)}{padded(share, 6, right=True)}{_IN}{bars.of(count)}"
    yield f"{_IN}初稿约 {status.pages} 页，{status.characters} 字，待填 {status.blanks} 处。"


def _departments(departments: Sequence[DepartmentStatus], bars: Bars) -> Iterator[str]:
    """Those that owe the most first."""
    if not departments:
        yield "各单位：提纲里没有写责任单位。"
        return
    ordered = _by_debt(departments)
    names = [shortened(department.name, _WIDEST_NAME) for department in ordered]
    wide = max(map(screen_width, names))
    yield f"各单位{' ' * (wide - 4)}{_IN}{padded('必报', 7, right=True)}{padded('选报', 9, right=True)}{_IN}情况"
    for name, department in zip(names, ordered, strict=True):
        required, optional = _of(department.required), _of(department.optional)
        figures = f"{padded(required, 7, right=True)}{padded(optional, 9, right=True)}"
        bar = bars.of(department.required if department.required.whole else department.optional)
        yield f"{_IN}{padded(name, wide)}{_IN}{figures}{_IN}{padded(department.answer, 10)}{_IN}{bar}".rstrip()


def _missing(status: Status) -> Iterator[str]:
    owing = [department for department in _by_debt(status.departments) if department.missing]
    if not owing:
        elsewhere = f"还有 {status.blanks} 处待填，见检查。" if status.blanks else ""
        yield f"还缺：必报的数据和必写的文字都有了。{elsewhere}"
        return
    yield f"还缺（{sum(len(department.missing) for department in owing)} 项）"
    for department in owing:
        yield f"{_IN}{department.name}（{len(department.missing)} 项）"
        for section, items in groupby(department.missing, key=lambda item: item.section):
            head = f"{_DEEPER}{shortened(section, _WIDEST_TITLE)}："
            words = (_asked(item) for item in items)
            lines = list(in_lines(words, _WIDTH - len(_DEEPER) - 2))
            if len(lines) == 1 and screen_width(head + lines[0]) <= _WIDTH:
                yield head + lines[0]
            else:
                yield from (head, *(f"{_DEEPER}{_IN}{line}" for line in lines))


def _by_debt(departments: Iterable[DepartmentStatus]) -> list[DepartmentStatus]:
    """Those that owe the most first, then those that have said nothing."""
    return sorted(departments, key=lambda department: (-len(department.missing), department.has_answered))


def _asked(item: Missing) -> str:
    more = f"{item.places} 处" if item.places > 1 else item.unit
    return f"{item.name}（{more}）" if more else item.name


def _sections(sections: Sequence[SectionStatus]) -> Iterator[str]:
    titles = [shortened(_IN * (section.depth - 1) + section.title, _WIDEST_TITLE) for section in sections]
    wide = max(map(screen_width, titles), default=0)
    yield f"章节{' ' * (wide - 2)}{_IN}{padded('必报', 7, right=True)}{padded('选报', 9, right=True)}{_IN}文字"
    for title, section in zip(titles, sections, strict=True):
        figures = f"{padded(_of(section.required), 7, right=True)}{padded(_of(section.optional), 9, right=True)}"
        words = "" if section.is_heading else str(section.words)
        blanks = f"，待填 {len(section.blanks)} 处" if section.blanks else ""
        yield f"{_IN}{padded(title, wide)}{_IN}{figures}{_IN}{words}{blanks}".rstrip()


def _findings(status: Status) -> Iterator[str]:
    counts = "，".join(f"{level} {status.level(level)}" for level in Level)
    waived = f"，另有 {status.waived} 处已豁免" if status.waived else ""
    yield f"检查：{counts}{waived}"
    for rule in status.rules:
        yield f"{_IN}{rule.level}  {rule.rule}  {padded(shortened(rule.title, _WIDEST_RULE), 30)}{_IN}{rule.findings} 处"
    if status.rules:
        yield f"用 drafter check {argument(status.file)} 可以看到每一处和改法。"


def _of(count: Count) -> str:
    return f"{count.done}/{count.whole}" if count.whole else "-"


def _in_full(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"


def status_json(status: Status) -> str:
    """An object: file, office, year, outline, today, outlets, progress, departments, sections, findings. Days are ISO 8601."""
    whole = {
        "file": status.file,
        "office": status.office,
        "year": status.year,
        "outline": status.outline,
        "today": status.today.isoformat(),
        "outlets": [
            {
                "name": outlet.name,
                "way": str(outlet.way),
                "last_day": outlet.last_day.isoformat() if outlet.last_day else None,
                "days_left": outlet.days_left,
                "signed_on": outlet.signed_on.isoformat() if outlet.signed_on else None,
                "basis": outlet.basis,
            }
            for outlet in status.outlets
        ],
        "progress": {
            "required": status.required._asdict(),
            "optional": status.optional._asdict(),
            "sections": status.told._asdict(),
            "departments": status.answered._asdict(),
            "past_plans": status.past_plans._asdict(),
            "blanks": status.blanks,
            "pages": status.pages,
            "characters": status.characters,
        },
        "departments": [
            {
                "name": department.name,
                "answer": str(department.answer),
                "required": department.required._asdict(),
                "optional": department.optional._asdict(),
                "missing": [
                    {"path": item.path, "name": item.name, "unit": item.unit, "section": item.section, "places": item.places}
                    for item in department.missing
                ],
            }
            for department in status.departments
        ],
        "sections": [
            {
                "key": section.key,
                "title": section.title,
                "depth": section.depth,
                "required": section.required._asdict(),
                "optional": section.optional._asdict(),
                "words": "" if section.is_heading else str(section.words),
                "blanks": list(section.blanks),
            }
            for section in status.sections
        ],
        "findings": {
            "levels": {str(level): status.level(level) for level in Level},
            "waived": status.waived,
            "rules": [
                {"rule": rule.rule, "level": str(rule.level), "title": rule.title, "count": rule.findings}
                for rule in status.rules
            ],
        },
    }
    return json.dumps(whole, ensure_ascii=False, indent=2)
