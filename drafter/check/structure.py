"""S: what a report must have."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.check.subject import Rule, Subject
from drafter.language.narrative import references
from drafter.model.document import TO_REWORD, Blank, span_text
from drafter.model.finding import Finding, Level, nested
from drafter.model.record import Entry, Outcome, Spoken, State

#: So much of a text stands for it where it has no heading.
_SHOWN = 15
_REMEDIES = {
    "主送机关": "请在“报送件”里补上“主送”。",
    "成文日期": "请在“报送件”里补上“成文日期”；未定可以先空着。",
    "原因": "请给这个问题补上“原因”：年度报告既要写不足，也要写原因（厅字〔2019〕28号）。",
    "存在的不足和原因": "请在“问题”里逐条补写“表现”和“原因”（年度报告法定内容第二项）。",
    "下一年的主要安排": "请在“安排”里逐条补写（年度报告法定内容第四项）。",
    "本节内容": "请在“章节”里给这一节补写“做法”；提纲要求写这一节。",
}


def nothing_left_blank(rule: Rule, subject: Subject) -> Iterator[Finding]:
    """Every 【待填】 that stands in a composed document, once; of what is 不适用 the rule on the office's own words tells."""
    seen = set()
    for document in subject.documents:
        for span in document.walk():
            if isinstance(span, Blank) and span.what != TO_REWORD and (span.what, span.place) not in seen:
                seen.add((span.what, span.place))
                remedy = _REMEDIES.get(span.what) or _to_report(span, subject) or "请补写。"
                yield rule.finding(
                    f"缺“{nested(span.what)}”，初稿里留作【待填】", remedy, span.place, span.what, about=(span_text(span),)
                )


def plans_are_found(rule: Rule, subject: Subject) -> Iterator[Finding]:
    """A problem that refers to an arrangement which is not there, or two arrangements with one number."""
    indices = [plan.index or position for position, plan in enumerate(subject.record.plans, 1)]
    for position, plan in enumerate(subject.record.plans):
        if plan.index is not None and plan.index in indices[:position]:
            place = subject.source.place(("安排", position, "序号"))
            yield rule.finding(f"安排里有两个序号 {plan.index}", "请改成各不相同的序号。", place, str(plan.index))
    for position, problem in enumerate(subject.record.problems):
        if problem.plan is not None and problem.plan not in indices:
            place = subject.source.place(("问题", position, "对应安排"))
            message = f"“对应安排: {problem.plan}”在安排里找不到"
            yield rule.finding(message, f"安排共 {len(indices)} 条，请核对序号。", place, str(problem.plan))


def past_plans_are_reported(rule: Rule, subject: Subject) -> Iterator[Finding]:
    """What was planned last year, and of which nobody has said what became of it."""
    for position, plan in enumerate(subject.record.past_plans):
        if plan.outcome is None:
            loc, name = ("上年安排", position), plan.heading or plan.content.strip()[:_SHOWN]
            message = f"上年安排“{nested(name)}”还没有写结果" if name else f"上年安排第 {position + 1} 条还没有写结果"
            remedy = f"请在“结果”里写 {'、'.join(Outcome)}，做了什么写进“说明”；没有办完的，在“问题”或“安排”里接着写。"
            yield rule.finding(message, remedy, subject.source.place((*loc, "结果")), name)


def own_words_stand(rule: Rule, subject: Subject) -> Iterator[Finding]:
    """A sentence of the office's own that cites a figure reported 不适用: it is not written, and that is said.

    A heading, a problem or a cell of a table that does so is written with a blank in it.
    """
    without = {path for path, figure in subject.record.figures.items() if figure.state is State.NOT_APPLICABLE}
    for said in subject.record.spoken() if without else ():
        for reference in references(said.narrative.text):
            if without.intersection((reference.path, reference.argument)):
                where, left = _where(said), "初稿里留作【待填】"
                if not where:
                    where, left = "这句话", "整句没有写进初稿"
                place = subject.source.place(said.narrative.loc, offset=reference.offset)
                message = f"{where}引用了“不适用”的指标{reference.typed}，{left}"
                remedy = f"请改写{where.removesuffix('里')}，去掉这个指标；或核对它是否真的不适用。"
                yield rule.finding(message, remedy, place, reference.typed)


def what_is_demanded_is_told(rule: Rule, subject: Subject) -> Iterator[Finding]:
    """A section that the outline demands and the office leaves out: 自写 without a word."""
    told = {key for entry in subject.record.entries if not _is_left_out(entry) for key in entry.fulfils}
    for entry in subject.record.entries:
        for section in subject.outline.walk() if _is_left_out(entry) else ():
            if section.key in entry.fulfils and section.key not in told and section.required and not section.children:
                message = f"“{nested(section.title)}”这一节标了自写，没有写内容，报告里没有这一节"
                remedy = "提纲要求写这一节：请补写“做法”，或删去“自写”由模板写；写在别的章节里了的，可以豁免，写明在哪一节。"
                yield rule.finding(message, remedy, subject.source.place(entry.loc), section.key)


def _is_left_out(entry: Entry) -> bool:
    return entry.own and not entry.deeds and not entry.title and not entry.rewrites


def _where(said: Spoken) -> str:
    """What of the data file this is, where it is no whole sentence: `标题里`, `原因里`; else empty."""
    loc = said.narrative.loc
    if "表格" in loc:
        return "表格里"
    return f"{loc[-1]}里" if said.is_heading or loc[0] == "问题" else ""


def _to_report(blank: Blank, subject: Subject) -> str:
    """Where a missing figure is to be typed; empty where the blank is no figure."""
    if blank.what.endswith("同比"):
        return "请补上“上年”的数；上年是 0 或者不知道的，没有同比，请改写这句话。"
    asked = next((indicator for indicator in subject.outline.reported if indicator.name == blank.what), None)
    if asked is None:
        return ""
    generic = subject.outline.departments.get(asked.department, asked.department)
    department = subject.record.departments.get(asked.department, generic)
    return f"请在“数据”里补填 {asked.path}（{department}）；没有发生填 0，本单位没有这项工作填“不适用”。"


RULES = (
    Rule(
        "S101",
        Level.WARNING,
        "没有待填",
        "必报数据，以及《法治政府建设与责任落实督察工作规定》（厅字〔2019〕28号）要求写明的内容（如不足的原因）不能空缺。",
        "在检查结果指出的地方补填；没有发生填 0，本单位没有这项工作填“不适用”。确实要以后再填的，一项一项豁免，写明“涉及”。",
        nothing_left_blank,
        waived_singly=True,
    ),
    Rule(
        "S102",
        Level.WARNING,
        "问题与安排对得上",
        "问题的“对应安排”指向确有的一条安排，安排的序号不重复。",
        "核对“对应安排”和“序号”，改成一致；多余的安排删去，缺的补上。",
        plans_are_found,
    ),
    Rule(
        "S103",
        Level.WARNING,
        "自己的话都写进了初稿",
        "引用“不适用”指标的句子不写，标题、问题和表格里的留作待填，都要说明。",
        "改写这句话，去掉“不适用”的指标；其实有这项工作的，把“不适用”改成数。",
        own_words_stand,
    ),
    Rule(
        "S108",
        Level.HINT,
        "上年安排都有结果",
        "上一年的报告向上级、人大和社会说了要做什么，今年要逐条交代：完成、进行中还是未完成。",
        "在“上年安排”的每一条后面补上“结果”：完成、进行中或未完成；没有完成的，再写进“问题”或“安排”。",
        past_plans_are_reported,
    ),
    Rule(
        "S109",
        Level.WARNING,
        "必写的章节没有略去",
        "提纲要求写的章节（如不足和原因、下一年安排）标了“自写”而没有内容，报告里就没有这一节。",
        "补写这一节的“做法”，或删去“自写”；内容并在别的章节里的，豁免时写明在哪一节。",
        what_is_demanded_is_told,
    ),
)
