"""All rules, in the order in which they run. A new rule is one function and one line here."""

from __future__ import annotations

from drafter.check import dates, figures, structure
from drafter.check.subject import Rule, Subject
from drafter.model.finding import Finding, Level

RULES = (
    Rule(
        "F101",
        Level.ERROR,
        "勾稽关系",
        "提纲列明的等式和上下限，如政府信息公开申请“本年新收＋上年结转＝本年答复＋结转下年”（国办公开办函〔2021〕30号）。",
        figures.relations_hold,
    ),
    Rule(
        "F102",
        Level.ERROR,
        "占比不超过百分之百",
        "办结率、出庭率一类比率的分子含在分母里；增长率、完成率除外。",
        figures.shares_stay_below_hundred,
    ),
    Rule(
        "F103",
        Level.ERROR,
        "同比与两年的数相符",
        "同比＝（今年－上年）÷上年，按填报的小数位四舍五入后比较。",
        figures.changes_agree,
    ),
    Rule("F104", Level.ERROR, "总数等于分项之和", "汇总的各分项列全了总数。", figures.parts_add_up),
    Rule(
        "S101",
        Level.WARNING,
        "没有待填",
        "必报数据，以及《法治政府建设与责任落实督察工作规定》（厅字〔2019〕28号）要求写明的内容（如不足的原因）不能空缺。",
        structure.nothing_left_blank,
    ),
    Rule(
        "S102",
        Level.WARNING,
        "问题与安排对得上",
        "问题的“对应安排”指向确有的一条安排，安排的序号不重复。",
        structure.plans_are_found,
    ),
    Rule("S103", Level.WARNING, "自己的话都写进了初稿", "引用“不适用”指标的句子不写，但要说明。", structure.own_words_stand),
    Rule(
        "D101",
        Level.ERROR,
        "提纲适用于该年度",
        "2021 年度起依《法治政府建设实施纲要（2021—2025年）》，此前的提纲不同。",
        dates.outline_fits_year,
    ),
    Rule("D102", Level.WARNING, "统计截止在年度内", "年度报告写上一年度全年的情况。", dates.cut_off_lies_in_year),
    Rule("D103", Level.WARNING, "成文日期在年度之后", "报告写已经结束的年度（厅字〔2019〕28号）。", dates.signed_after_year),
)


def run_rules(subject: Subject) -> tuple[Finding, ...]:
    """All findings of all rules."""
    return tuple(finding for rule in RULES for finding in rule.check(rule, subject))
