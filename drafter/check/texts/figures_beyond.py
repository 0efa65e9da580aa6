"""F211: rates, shares and falls beyond 100%."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.check.texts.changing import FALLS
from drafter.check.texts.rate_names import rate_name
from drafter.check.texts.rule import Example, TextRule
from drafter.check.texts.told import sentences_with_figures, span
from drafter.model.finding import Finding, Level
from drafter.model.script import Script

_SHARES = re.compile(
    r"(?:办结|结案|审结|满意|出庭应诉|出庭|签收|合格|通过|审查|审核|备案|报备|持证|知晓|回复|反馈|答复|采纳|公示|调解成功|"
    r"调处成功|化解|参与|准确|优秀|整改|纠错|覆盖|及时|规范|参评|参训|录入|胜诉|败诉|执结)率$"
)
#: Some offices divide by the year's new cases alone, or by what was planned, and then these may exceed 100%.
_UNSURE = re.compile(r"结案|审结|办结|执结|化解|参与|参训|覆盖")
#: Rates of banks and funds that are as a rule beyond 100%.
_NO_SHARES = re.compile(r"拨备|准备金|利息|偿债")
_OF_ALL = re.compile(
    r"占(?P<whole>[^，,；;。]{0,24}(?:总数|总量|总件数|总人数|总户数)|全部[^，,；;。]{0,12})的?(?:比|比例|比重)?(?:为|达到?|近)?$"
)
#: What has not been reached may be exceeded: a plan, last year, what was allotted.
_NO_WHOLE = re.compile(
    r"计划|任务|目标|指标|预算|额度|下达|编制|核定|控制|应(?![诉急])|上年|去年|同期|平均|收入|支出|存款|贷款|资产|20[0-9]{2}年"
)
_FALLEN = re.compile(rf"(?:{FALLS})(?:率|比例|幅度)?(?:了|为|达|达到)?$")
_CAN_BE_NEGATIVE = re.compile(r"利润|亏损|增速|增幅|涨幅|收益|余额|赤字|净")


def _over_the_whole(rule: TextRule, script: Script) -> Iterator[Finding]:
    """A share, or a fall, of more than 100%."""
    for said in sentences_with_figures(script):
        for rate in said.figures:
            told = rate.quantity
            if not rate.is_percent or told is None or told.loose or told.nominal <= 1:
                continue
            name = rate_name(said, rate)
            if name and _SHARES.search(name) and not _NO_SHARES.search(name):
                level = Level.WARNING if _UNSURE.search(name) else None
                yield rule.finding(said.paragraph, f"{name}写的是{rate.text}，超过了100%", span=span(rate), level=level)
            elif not name and (found := _OF_ALL.search(rate.lead)) and not _NO_WHOLE.search(found["whole"]):
                yield rule.finding(said.paragraph, f"占比写的是{rate.text}，部分不会超过全部", span=span(rate))
            elif _FALLEN.search(rate.lead) and not _CAN_BE_NEGATIVE.search(rate.lead):
                yield rule.finding(said.paragraph, f"降幅写的是{rate.text}，降到零也只是100%", span=span(rate))


RULES = (
    TextRule(
        "F211",
        Level.ERROR,
        "比率、占比或降幅超过100%",
        "部分不会超过全部，下降也不会超过100%；增长率、完成率可以超过100%。",
        "请核对分子和分母，按原始件数重新计算。",
        _over_the_whole,
        wrong=(
            Example("示例县行政机关负责人出庭应诉率达102%。"),
            Example("一般程序案件占案件总数的110%。"),
            Example("投诉件数同比下降120%。", is_near_miss=True),
            Example("合法性审查率、备案率分别达100%、103%。", is_near_miss=True),
        ),
        right=(
            Example("示例县行政机关负责人出庭应诉率达100%。"),
            Example("受理量同比增长150%，年度任务完成率120%。", is_near_miss=True),
            Example("满意率比上年提高110%。", is_near_miss=True),
            Example("税收收入占年初预算的103.5%，人均办案量占全市平均水平的128%。", is_near_miss=True),
            Example("实有人数占编制总数的103%，办结率、完成率分别为100%、112%。", is_near_miss=True),
        ),
    ),
)
