"""All rules, in the order in which they run. A new rule is one function and one line here."""

from __future__ import annotations

from drafter.check import dates, figures, leaks, outlets, publication, structure
from drafter.check.subject import Rule, Subject
from drafter.check.waivers import waivers_meet, with_waivers
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
        "F105",
        Level.HINT,
        "变化大的数核对过",
        "比上年增减一半以上（且相差至少 10）的数，多半是填错了位数、换了口径，或者有要向上级说明的原因。",
        figures.big_changes_are_confirmed,
    ),
    Rule(
        "S101",
        Level.WARNING,
        "没有待填",
        "必报数据，以及《法治政府建设与责任落实督察工作规定》（厅字〔2019〕28号）要求写明的内容（如不足的原因）不能空缺。",
        structure.nothing_left_blank,
        waived_singly=True,
    ),
    Rule(
        "S102",
        Level.WARNING,
        "问题与安排对得上",
        "问题的“对应安排”指向确有的一条安排，安排的序号不重复。",
        structure.plans_are_found,
    ),
    Rule(
        "S103",
        Level.WARNING,
        "自己的话都写进了初稿",
        "引用“不适用”指标的句子不写，标题、问题和表格里的留作待填，都要说明。",
        structure.own_words_stand,
    ),
    Rule(
        "S104",
        Level.WARNING,
        "报送件有署名",
        "署名是公文的必备要素（《党政机关公文处理工作条例》第九条）。",
        outlets.somebody_signs,
    ),
    Rule(
        "S105",
        Level.WARNING,
        "文中说到的附件都有",
        "附件与附件说明、正文一致（GB/T 9704—2012 7.3.7）；公开版去掉仅报送的附件后，序号随之改变。",
        outlets.attachments_are_there,
    ),
    Rule(
        "S106",
        Level.HINT,
        "写了的要素都印",
        "公开版不印版头、签发人和版记；只有报上级的标注签发人（GB/T 9704—2012 7.2.6）。",
        outlets.elements_are_printed,
    ),
    Rule(
        "S108",
        Level.HINT,
        "上年安排都有结果",
        "上一年的报告向上级、人大和社会说了要做什么，今年要逐条交代：完成、进行中还是未完成。",
        structure.past_plans_are_reported,
    ),
    Rule(
        "D101",
        Level.ERROR,
        "提纲适用于该年度",
        "2021 年度起依《法治政府建设实施纲要（2021—2025年）》，此前的提纲不同。",
        dates.outline_fits_year,
    ),
    Rule("D102", Level.WARNING, "统计截止在年度内", "年度报告写上一年度全年的情况。", dates.cut_off_lies_in_year),
    Rule("D103", Level.WARNING, "成文日期在年度之后", "报告写已经结束的年度（厅字〔2019〕28号）。", dates.signed_after_year),
    Rule(
        "D104",
        Level.HINT,
        "纲要覆盖该年度",
        "2026 年度起应有后续纲要，目前没有载入。",
        dates.guideline_covers_year,
    ),
    Rule(
        "D105",
        Level.ERROR,
        "文号与成文日期同年",
        "发文字号的年份就是成文日期的年份（GB/T 9704—2012 7.2.5、7.3.5.4）。",
        outlets.number_is_of_the_year_of_signing,
    ),
    Rule(
        "D106",
        Level.WARNING,
        "在期限内成文",
        "“3月1日前”的最后一天是2月的最后一天（《法治政府建设与责任落实督察工作规定》，厅字〔2019〕28号）。",
        outlets.signed_in_time,
    ),
    Rule(
        "D107",
        Level.WARNING,
        "自定期限不晚于规定",
        "上级通知可以要求提前，不能推后。",
        outlets.own_deadline_is_not_later,
    ),
    Rule("D108", Level.WARNING, "先成文后印发", "印发日期不早于成文日期。", outlets.printed_after_signing),
    Rule(
        "P101",
        Level.WARNING,
        "公开版经过保密审查",
        "政府信息公开前须经保密审查（《中华人民共和国政府信息公开条例》）。",
        publication.secrets_were_reviewed,
    ),
    Rule(
        "P102",
        Level.ERROR,
        "公开的文字不引用仅报送的数据",
        "正文、附件和表格都不能把仅报送的数带出去。",
        leaks.public_words_cite_nothing_private,
        waivable=False,
    ),
    Rule(
        "P103",
        Level.HINT,
        "不公开的数是有意不公开",
        "只在仅报送的内容里写到的数，公开版不写；是否公开由填报人写明。",
        publication.withheld_figures_are_meant_to_be,
    ),
    Rule(
        "P104",
        Level.ERROR,
        "仅报送的话不出现在公开版",
        "同一句话可能又抄在附件的表格里。",
        leaks.private_words_stay_private,
        waivable=False,
    ),
    Rule(
        "P105",
        Level.ERROR,
        "标了密级的不公开",
        "涉密内容不得公开（《法治政府建设与责任落实督察工作规定》）；报送的一件标了密级时提醒逐段核对。",
        publication.nothing_classified_is_published,
        waivable=False,
    ),
    Rule(
        "P106",
        Level.ERROR,
        "仅报送的数不以文字出现在公开版",
        "数据标了仅报送，文字里手工写出的同一个数也不能公开。",
        leaks.private_figures_are_not_typed,
        waivable=False,
    ),
    Rule(
        "P107",
        Level.WARNING,
        "公开版没有个人号码",
        "公开政府信息不得侵害个人隐私（《中华人民共和国政府信息公开条例》）。",
        leaks.nobody_can_be_called,
    ),
    Rule(
        "P108",
        Level.WARNING,
        "必写的章节要公开",
        "年度报告除涉密外向社会公开（《法治政府建设与责任落实督察工作规定》）。",
        publication.what_must_be_told_is_public,
    ),
    Rule(
        "P109",
        Level.HINT,
        "不公开的数不能由公开的数算出",
        "等式里只有一个数不公开时，用其余的数就能算出它。",
        publication.withheld_figures_cannot_be_computed,
    ),
)

WAIVABLE = frozenset(rule.id for rule in RULES if rule.waivable)
SINGLY = frozenset(rule.id for rule in RULES if rule.waived_singly)
#: What is said of the waivers themselves, when all rules have run.
WAIVERS = Rule(
    "S107",
    Level.WARNING,
    "豁免都有用处",
    "豁免写明规则和理由；对不上任何问题的豁免会掩盖以后的问题。",
    waivers_meet,
)


def run_rules(subject: Subject) -> tuple[Finding, ...]:
    """All findings of all rules, those that the office waives with its reason, and what is wrong with the waivers."""
    found = tuple(finding for rule in RULES for finding in rule.check(rule, subject))
    waivers = subject.record.waivers
    if not waivers:
        return found
    judged = subject._replace(findings=found, rules=RULES)
    return (*with_waivers(found, waivers, WAIVABLE, SINGLY), *WAIVERS.check(WAIVERS, judged))
