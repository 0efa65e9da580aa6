"""P: whether a public version (公开版) may go out, and what it leaves out. Silent where there is none."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.check.subject import Rule, Subject
from drafter.language.expressions import parse_expression
from drafter.language.publication import left_out, withheld
from drafter.model.document import Bound
from drafter.model.finding import Finding, Level, nested
from drafter.model.record import State


def secrets_were_reviewed(rule: Rule, subject: Subject) -> Iterator[Finding]:
    """A public version without its record of the review for secrets, or one reviewed after it was signed."""
    for index, outlet, _ in subject.public():
        review = outlet.review
        place = subject.source.place(("报送件", index, "保密审查"))
        missing = [word for word, said in (("日期", review and review.day), ("审查人", review and review.reviewer)) if not said]
        if missing:
            message = f"“{outlet.name}”没有保密审查记录（缺{'、'.join(missing)}）"
            remedy = "公开前须经保密审查，审查后请填写：保密审查: {日期: 2027-03-05, 审查人: 姓名}。"
            yield rule.finding(message, remedy, place, outlet.name)
        elif review and review.day and outlet.signed_on and review.day > outlet.signed_on:
            message = f"“{outlet.name}”的保密审查日期晚于成文日期"
            yield rule.finding(message, "先审查，后公开，请核对这两个日期。", place, str(review.day))


def withheld_figures_are_meant_to_be(rule: Rule, subject: Subject) -> Iterator[Finding]:
    """A figure that is not in the public version though nobody said that it should not be."""
    for _, outlet, document in subject.public():
        hidden, unpublished = withheld(subject.record, subject.outline), left_out(subject.record)
        shown = {span.figure for span in document.walk() if isinstance(span, Bound)}
        for path, figure in subject.record.figures.items():
            if figure.state is not State.REPORTED or figure.private or figure.indicator.formula or path in shown:
                continue
            if path in hidden or figure.indicator.home in unpublished:
                why = hidden.get(path, "所属的章节标了仅报送")
                message = f"“{nested(figure.indicator.name)}”{why}，“{outlet.name}”没有写这个数"
                remedy = f"不公开的请在 {path} 下写明“仅报送: 是”；要公开的写“仅报送: 否”，并在公开的文字里引用。"
                yield rule.finding(message, remedy, figure.place, str(figure.amount))


def withheld_figures_cannot_be_computed(rule: Rule, subject: Subject) -> Iterator[Finding]:
    """An equation of the outline in which one figure only is withheld: readers can compute it from the others."""
    if not any(subject.public()):
        return
    hidden = withheld(subject.record, subject.outline)
    for relation in subject.outline.relations if hidden else ():
        for _, way in relation.ways:
            paths = parse_expression(way).paths
            figures = [subject.record.figures[path] for path in paths]
            alone = [figure for figure in figures if figure.indicator.path in hidden]
            if "==" in way and len(alone) == 1 and all(figure.amount for figure in figures):
                others = "、".join(figure.indicator.short for figure in figures if figure is not alone[0])
                message = f"“{nested(alone[0].indicator.name)}”不公开，但可以由公开的{others}算出"
                remedy = "请核对是否还要把其中一个数也标上“仅报送: 是”。"
                yield rule.finding(message, remedy, alone[0].place, str(alone[0].amount))


def nothing_classified_is_published(rule: Rule, subject: Subject) -> Iterator[Finding]:
    """A public version that is classified itself, or that stands beside an outlet that is."""
    classified = next((o for o in subject.record.outlets if o.secrecy and not o.is_public), None)
    for index, outlet, _ in subject.public():
        place = subject.source.place(("报送件", index))
        if outlet.secrecy:
            message = f"“{outlet.name}”标了密级（{outlet.secrecy}），不能公开"
            yield rule.finding(message, "请删去密级；确实涉密的，删去这个报送件。", place, outlet.secrecy)
        elif classified:
            message = f"“{classified.name}”标了密级（{classified.secrecy}），同一份报告又有“{outlet.name}”"
            remedy = "涉密内容不得公开，请逐段核对，把不能公开的标上“仅报送: 是”。"
            yield rule.finding(message, remedy, place, outlet.name, Level.WARNING)


def what_must_be_told_is_public(rule: Rule, subject: Subject) -> Iterator[Finding]:
    """A section that the outline demands, all of which is kept to superiors."""
    public = {key for entry in subject.record.entries if not entry.private for key in entry.fulfils}
    for _, outlet, _ in subject.public():
        for entry in subject.record.entries:
            if not entry.private:
                continue
            for section in subject.outline.walk():
                is_demanded = section.key in entry.fulfils and (section.required or section.statutory)
                if is_demanded and public.isdisjoint(below.key for below in section.walk()):
                    message = f"“{nested(section.title)}”整节标了仅报送，“{outlet.name}”里没有这一节"
                    remedy = "提纲要求写这一节；只有部分内容不公开的，请只给那几条做法标“仅报送: 是”。"
                    yield rule.finding(message, remedy, subject.source.place(entry.loc), section.key)


RULES = (
    Rule(
        "P101",
        Level.WARNING,
        "公开版经过保密审查",
        "政府信息公开前须经保密审查（《中华人民共和国政府信息公开条例》）。",
        "先作保密审查，再把日期和审查人填进“保密审查”；审查日期不晚于成文日期。",
        secrets_were_reviewed,
    ),
    Rule(
        "P103",
        Level.HINT,
        "不公开的数是有意不公开",
        "只在仅报送的内容里写到的数，公开版不写；是否公开由填报人写明。",
        "不公开的，在数据下写明“仅报送: 是”；要公开的写“仅报送: 否”，并在公开的文字里引用。",
        withheld_figures_are_meant_to_be,
    ),
    Rule(
        "P105",
        Level.ERROR,
        "标了密级的不公开",
        "涉密内容不得公开（《法治政府建设与责任落实督察工作规定》）；报送的一件标了密级时提醒逐段核对。",
        "公开的一件不写密级；确实涉密的，删去公开的这一件。另有一件标了密级的，逐段核对，把不能公开的标上“仅报送: 是”。",
        nothing_classified_is_published,
        waivable=False,
    ),
    Rule(
        "P108",
        Level.WARNING,
        "必写的章节要公开",
        "年度报告除涉密外向社会公开（《法治政府建设与责任落实督察工作规定》）。",
        "只给不能公开的几条“做法”标“仅报送: 是”，不要标整节；依法整节不公开的，豁免时写明依据。",
        what_must_be_told_is_public,
    ),
    Rule(
        "P109",
        Level.HINT,
        "不公开的数不能由公开的数算出",
        "等式里只有一个数不公开时，用其余的数就能算出它。",
        "把等式里的另一个数也标上“仅报送: 是”；算出来也无妨的可以豁免。",
        withheld_figures_cannot_be_computed,
    ),
)
