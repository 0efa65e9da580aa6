"""What may be typed into a cell of a form, as the program that opens it checks while one types."""

from __future__ import annotations

from typing import Any

from drafter.forms.table import Head
from drafter.model.shape import Kind

#: Some digit, in whatever width it is typed.
_DIGIT = 'SUMPRODUCT(--ISNUMBER(FIND(MID("0123456789０１２３４５６７８９",ROW($1:$20),1),{at})))>0'
_ANY = 'OR(TRIM({at})="不适用",' + _DIGIT + ")"
_COUNT = 'OR(TRIM({at})="不适用",AND(ISERROR(FIND("%",{at})),ISERROR(FIND("％",{at})),' + _DIGIT + "))"
_SHARE = 'OR(TRIM({at})="不适用",AND(OR(ISNUMBER({at}),ISNUMBER(FIND("%",{at})),ISNUMBER(FIND("％",{at}))),' + _DIGIT + "))"
_HOW_COUNT = "填数，不带单位：557、5.5万、8000余、约300、60以上都可以。没有发生填 0；没有这项工作填 不适用；没有数的空着。"
_HOW_SHARE = "填百分数：18.9%、80%以上。没有这项工作填 不适用；没有数的空着。"
_HOW_CHANGE = "填百分数，下降写负数：-40%。上年数知道的不用填，由程序计算。"
_HOW_DAY = "写成 2027-02-18 这样的年-月-日；没有定的空着。"


def rule_for(head: Head, unit: str, first: str) -> Any:
    """The rule for cells of this kind, of which `first` is the first; None where anything may be typed."""
    from openpyxl.worksheet.datavalidation import DataValidation

    if head.choices:
        rule = DataValidation("list", formula1=f'"{",".join(head.choices)}"', allow_blank=True)
        return _told(rule, "请从下拉表里选", f"只能选：{'、'.join(head.choices)}。")
    if head.kind is Kind.AMOUNT:
        change = head.key == "同比"
        form, how = (_ANY, _HOW_CHANGE) if change else (_SHARE, _HOW_SHARE) if unit == "%" else (_COUNT, _HOW_COUNT)
        rule = DataValidation("custom", formula1=form.format(at=first), allow_blank=True)
        return _told(rule, "这里要填数", how)
    if head.kind is Kind.DAY:
        rule = DataValidation("custom", formula1=_DIGIT.format(at=first), allow_blank=True)
        return _told(rule, "这里要填日期", _HOW_DAY)
    return None


def _told(rule: Any, title: str, how: str) -> Any:
    rule.errorTitle, rule.error, rule.showErrorMessage = title, how, True
    rule.promptTitle, rule.prompt, rule.showInputMessage = title, how, True
    return rule
