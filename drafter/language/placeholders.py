"""What may stand in 【…】: an indicator's path, and behind a bar one of the filters; or 套语 and the name of a set phrase."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

from drafter.language.derive import RATE_DECIMALS, change_rate, point_change, share
from drafter.language.narrative import Reference
from drafter.model.outline import Outline
from drafter.model.phrases import SET_PHRASES, Phrases
from drafter.model.record import Figure


class FigureFilter(NamedTuple):
    """A filter that computes one figure from another; `argument` says whether it wants a second one.

    What it does and when it gives nothing is said in Chinese, for the page that clerks read (docs/placeholders.md).
    """

    compute: Callable[..., Figure | None]
    does: str
    gives_nothing: str
    argument: bool = False


#: The same names work in templates: {{ 应诉.新收|同比 }}.
FIGURE_FILTERS: dict[str, FigureFilter] = {
    "同比": FigureFilter(
        change_rate,
        f"比上年增减百分之几，最多{RATE_DECIMALS}位小数，四舍五入；印成“增长……”“下降……”或“持平”。约数、概数算出的前面加“约”",
        "没有填“上年”也没有填“同比”，或者上年是 0",
    ),
    "占比": FigureFilter(
        share,
        f"占另一个指标的百分之几，最多{RATE_DECIMALS}位小数。括号里写总数的指标",
        "两个数有一个没有填，或者总数是 0",
        argument=True,
    ),
    "提高百分点": FigureFilter(
        point_change,
        "比率比上年高几个百分点，印成“提高……个百分点”“降低……个百分点”或“持平”",
        "没有填“上年”，或者两年的数不都是百分数",
    ),
}


#: The forms without a filter, and what each stands for; for docs/placeholders.md.
FORMS: dict[str, str] = {
    "【指标】": "这个指标的数，照填报的样子印（约、余、万、以上都带着）；单位自己写在后面",
    "【指标|算法】": "由这个指标算出的数，算法见下；竖线全角、半角都可以",
    f"【{SET_PHRASES}.名称】": "随年度变化的固定提法，由程序按报告年度选用",
    "【待填：要补什么】": "提醒自己以后补写的地方，初稿里标成黄底；公开版不能留，定稿要逐项豁免才能留",
    "【【文字】】": "文字里本来就有方头括号的，写成双的，印出来是单的",
}


def placeholder_fault(reference: Reference, outline: Outline, phrases: Phrases) -> tuple[str, Iterable[str]] | None:
    """What is wrong with a 【…】, with the names that would have been right; None where nothing is."""
    if reference.phrase:
        return _phrase_fault(reference, phrases)
    if not reference.path:
        return f"{reference.typed}里没有写指标名称", ()
    if reference.path in phrases.wordings and reference.path not in outline.indicators:
        return f"“{reference.path}”是套语的名称", [f"{SET_PHRASES}.{reference.path}"]
    if reference.path not in outline.indicators:
        return f"{reference.typed}里的“{reference.path}”不是提纲里的指标", outline.indicators
    if not reference.filter:
        return None
    known = FIGURE_FILTERS.get(reference.filter)
    if known is None:
        return f"{reference.typed}里的“{reference.filter}”不是可用的算法（{'、'.join(FIGURE_FILTERS)}）", ()
    if known.argument and reference.argument not in outline.indicators:
        return f"{reference.typed}里的“{reference.filter}”要写明总数指标，如“占比（应诉.通知）”", outline.indicators
    if reference.argument and not known.argument:
        return f"{reference.typed}里的“{reference.filter}”后面不用写指标", ()
    return None


def _phrase_fault(reference: Reference, phrases: Phrases) -> tuple[str, Iterable[str]] | None:
    if reference.phrase not in phrases.wordings:
        return f"{reference.typed}里的“{reference.phrase}”不是套语的名称", phrases.wordings
    if reference.filter:
        return f"{reference.typed}是套语，后面不能写“{reference.filter}”这样的算法", ()
    return None
