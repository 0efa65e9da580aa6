"""S: a text of another kind than the rules were made for, said once."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.check.texts.rule import Example, TextRule
from drafter.model.finding import Finding, Level
from drafter.model.script import KNOWN_REPORTS, Report, Script

#: Of a shorter text nobody can say what it is.
_SHORTEST = 60
#: A text with so many kinds of traditional characters is told of them, and not what it may be.
_TRADITIONAL = 8
#: Words that any part of a report on 法治政府建设 uses.
_TOPIC = ("法治", "依法", "执法", "行政", "普法", "办理", "监督")


def it_is_a_report(rule: TextRule, script: Script) -> Iterator[Finding]:
    """Neither an annual report nor one on opinions: by its title, or because nothing in it belongs there."""
    if script.report in KNOWN_REPORTS or len(script.text) < _SHORTEST:
        return
    if len(script.lexicon.traditional.intersection(script.text)) >= _TRADITIONAL or "法治建设" in script.title:
        return
    is_part = not script.title and script.report is Report.OTHER and any(word in script.text for word in _TOPIC)
    if not is_part:  # an excerpt of a report has no title, either
        like = "" if script.report is Report.OTHER else f"，像是{script.report}"
        yield rule.of_text(script, f"看来不是法治政府建设年度报告{like}，只查通用规则")


_DONE = "全县组织人员参加培训，印发文件，召开会议，检查材料，按时完成各项任务，取得较好成效，受到广泛好评。" * 2

RULES: tuple[TextRule, ...] = (
    TextRule(
        "S230",
        Level.HINT,
        "是法治政府建设年度报告",
        "法定内容、年份、结尾语等规则只对年度报告和审议意见研究处理报告有意义，别种文稿不查；看标题（以“通知”“请示”“纪要”等结尾的"
        "不是报告），没有标题的看正文。",
        "选错了文件的，请换；本来就是别种文稿的，不用管。",
        it_is_a_report,
        wrong=(
            Example("示例县人民政府办公室关于做好年度报告报送工作的通知\n各乡镇：\n" + _DONE),
            Example("示例县司法局2024年法治政府建设工作要点\n" + _DONE, is_near_miss=True),
            Example("In 2024 the county held 12 meetings and closed 120 cases, as planned in the year before it."),
        ),
        right=(
            Example("示例县2024年法治政府建设年度报告\n" + _DONE),
            Example("关于示例县2024年法治政府建设工作总结和2025年工作计划\n" + _DONE, is_near_miss=True),
            Example("一、加强行政执法监督\n" + _DONE, is_near_miss=True),
        ),
    ),
)
