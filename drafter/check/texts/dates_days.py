"""D: the days of a text — how its date is written, whether it comes in time, days that do not exist."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator

from drafter.check.texts.rule import Example, TextRule
from drafter.check.texts.times import BEFORE_2012, about, date_line, day_of, released_on, signed_on
from drafter.model.finding import Finding, Level
from drafter.model.script import Part, Report, Script, Version

_ANNUAL = frozenset({Report.ANNUAL})
_FULL_DATE = re.compile(r"([0-9]{4})\s*年\s*([0-9]{1,2})\s*月\s*([0-9]{1,2})\s*日")
_SHORT_DATE = re.compile(r"(?<![0-9])([0-9]{1,2})月([0-9]{1,2})日")
_STANDARD_DATE = re.compile(r"[0-9]{4}年(?:[1-9]|1[0-2])月(?:[1-9]|[12][0-9]|3[01])日")
_SLOPPY_DATE = re.compile(r"[0-9]{4}\s*(?:年\s*[0-9]{1,2}\s*月|[.\-/．]\s*[0-9]{1,2}(?:\s*[.\-/．]\s*[0-9]{1,2})?)\s*日?")
_LONGEST_MONTH = 31
_DECEMBER, _MARCH = 12, 3


def date_is_in_full_form(rule: TextRule, script: Script) -> Iterator[Finding]:
    """The date of the text has year, month and day in Arabic digits without leading zeros."""
    date = date_line(script)
    if date is None:
        yield from _sloppy(rule, script)
        return
    text = date.text.strip()
    if _STANDARD_DATE.fullmatch(text) or BEFORE_2012.match(text):
        return
    if re.search(r"[〇零○一二三四五六七八九十]", text):
        yield rule.finding(date, f"成文日期“{text}”用了汉字数字")
    elif re.search(r"(?<![0-9])0[0-9]", text):
        yield rule.finding(date, f"成文日期“{text}”的月、日前面补了零")
    elif re.search(r"\s", text):
        yield rule.finding(date, f"成文日期“{text}”中间有空格")


def _sloppy(rule: TextRule, script: Script) -> Iterator[Finding]:
    """A last line that is meant as the date."""
    if not script.paragraphs or script.paragraphs[-1].heading or any(True for _ in script.of(Part.DATE)):
        return
    last = script.paragraphs[-1]
    text = last.text.strip()
    if last.part is Part.BODY and _SLOPPY_DATE.fullmatch(text):
        yield rule.finding(last, f"成文日期“{text}”没有写成“某年某月某日”的全称")


def date_is_in_time(rule: TextRule, script: Script) -> Iterator[Finding]:
    """The date of the text lies before the day until which reports are sent or published."""
    told, signed = about(script), signed_on(script)
    if not told or not told.is_sure:
        return
    online = released_on(script)
    if signed is None and online and tuple(online) > (told.year + 1, _MARCH, _LONGEST_MONTH):
        message = f"网页上写的发布日期是{online}，{told.year}年度的报告应当在{told.year + 1}年4月1日前公开"
        level = Level.WARNING if script.version is Version.PUBLIC else Level.HINT
        place = next(paragraph for paragraph in script.of(Part.FURNITURE) if str(online.year) in paragraph.text)
        yield rule.finding(place, message, "核对公开日期；确已逾期的，按上级要求说明。", level=level)
    if signed is None or script.version is None:
        return
    if script.version is Version.SENT:
        month, last, until = 2, calendar.monthrange(told.year + 1, 2)[1], "3月1日前报送"
    else:
        month, last, until = _MARCH, _LONGEST_MONTH, "4月1日前公开"
    if tuple(signed) <= (told.year + 1, month, last):
        return
    for paragraph in script.of(Part.DATE):
        message = f"成文日期{signed}已经过了期限：{told.year}年度的报告应当在{told.year + 1}年{until}（最迟{month}月{last}日）"
        yield rule.finding(paragraph, message)
        return


def dates_exist(rule: TextRule, script: Script) -> Iterator[Finding]:
    """No 2月30日."""
    for paragraph in script.of(Part.HEADING, Part.BODY, Part.DATE, Part.CELL, Part.ATTACHMENT, Part.REMARK):
        if "日" not in paragraph.text:
            continue
        whole = [(found.span(), day_of(*found.groups())) for found in _FULL_DATE.finditer(paragraph.text)]
        inside = {end for (_, end), _ in whole}
        short = [
            (found.span(), day_of("2000", *found.groups()))
            for found in _SHORT_DATE.finditer(paragraph.text)
            if found.end() not in inside
        ]
        for span, day in (*whole, *short):
            if 1 <= day.month <= _DECEMBER and 1 <= day.day <= calendar.monthrange(max(day.year, 1), day.month)[1]:
                continue
            written = paragraph.text[slice(*span)]
            yield rule.finding(paragraph, f"“{written}”这一天不存在", "核对日期后改正。", span)


_TITLE = "示例县2023年法治政府建设年度报告"

RULES: tuple[TextRule, ...] = (
    TextRule(
        "D206",
        Level.WARNING,
        "成文日期的写法不规范",
        "GB/T 9704—2012 7.3.5.4：成文日期用阿拉伯数字将年、月、日标全，年份用全称，月、日不编虚位。",
        "写成“2024年1月5日”这样的形式。",
        date_is_in_full_form,
        (
            Example("示例县报告\n办理案件20件。\n示例县人民政府\n2024年01月05日"),
            Example("示例县报告\n办理案件20件。\n示例县人民政府\n二〇二四年一月五日"),
            Example("示例县报告\n办理案件20件。\n示例县人民政府\n2024.1.5", is_near_miss=True),
        ),
        (
            Example("示例县报告\n办理案件20件。\n示例县人民政府\n2024年1月5日"),
            Example("示例县报告\n办理案件20件。\n示例县人民政府\n2024年10月10日", is_near_miss=True),
            Example("示例县2023年法治政府建设情况的报告\n2024年01月05日\n办理案件20件。", is_near_miss=True),
        ),
    ),
    TextRule(
        "D207",
        Level.WARNING,
        "成文日期晚于报送或公开期限",
        "《法治政府建设与责任落实督察工作规定》要求县级以上地方政府3月1日前报告、4月1日前公开；上级通知可能更早。",
        "核对成文日期；确已逾期的，按上级要求说明。",
        date_is_in_time,
        (
            Example(f"{_TITLE}\n办理案件20件。\n示例县人民政府\n2024年3月1日", Version.SENT, is_near_miss=True),
            Example(f"{_TITLE}\n办理案件20件。\n示例县人民政府\n2024年5月6日", Version.PUBLIC),
            Example(f"{_TITLE}\n发布时间：2024-06-03\n办理案件20件。", is_near_miss=True),
        ),
        (
            Example(f"{_TITLE}\n办理案件20件。\n示例县人民政府\n2024年2月29日", Version.SENT, is_near_miss=True),
            Example(f"{_TITLE}\n办理案件20件。\n示例县人民政府\n2024年3月31日", Version.PUBLIC),
            Example(f"{_TITLE}\n发布时间：2024-03-28\n办理案件20件。", is_near_miss=True),
            Example(f"{_TITLE}\n办理案件20件。\n示例县人民政府\n2024年5月6日", is_near_miss=True),
        ),
        _ANNUAL,
    ),
    TextRule(
        "D208",
        Level.ERROR,
        "日期不存在",
        "月份只有1至12月，各月天数固定，2月29日只在闰年才有。",
        "核对日期后改正。",
        dates_exist,
        (
            Example("会议于2023年2月30日召开。"),
            Example("会议于2023年2月29日召开。", is_near_miss=True),
            Example("会议于6月31日召开。"),
        ),
        (
            Example("会议于2024年2月29日召开。", is_near_miss=True),
            Example("会议于2月29日召开，活动自6月30日至12月31日。"),
        ),
    ),
)
