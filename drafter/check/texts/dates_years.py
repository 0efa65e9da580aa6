"""D: the year of a report — what its plan, its lead and its figures say of the year that its title names."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.check.texts.rule import Example, TextRule
from drafter.check.texts.times import about, looking_ahead, plan_heading, released_in, signed_on
from drafter.language.years import YEAR, without_titles
from drafter.model.finding import Finding, Level
from drafter.model.script import Paragraph, Part, Report, Script

_ANNUAL = frozenset({Report.ANNUAL})
_WILL = re.compile(r"将|继续|持续|要|拟|计划|力争|着力")
#: What will be done; 将 alone may stand before an object: 将评查作为抓手.
_IS_TO_COME = re.compile(
    r"将(?:会|要|继续|进一步|全面|着力|重点|组织|开展|推进|推动|加强|深入|持续|坚持|以|围绕|完善|强化|严格|加快|深化|不断|努力|大力|聚焦|对标|"
    r"紧紧|认真|按照|切实|抓好|做好)|继续"
)
#: The clause in which a year stands, behind a comma, too: 2023年，我县将继续…….
_OWN_CLAUSE = re.compile(r"度?\s*[，,、]?\s*[^，,。；;！？\n]{0,60}")
_LOOKS_BACK = re.compile(r"取得|虽|但|下一步|今后|以来|已经|完成了|仍有|仍存")
_WITHIN_YEAR = re.compile(r"下半年|底前|年内|四季度|第四季度|余下|收官")
_PRESENTS = re.compile(r"现将[^。\n]{0,100}?(?:报告|汇报)如下")
#: A report that tells of another year on purpose: 2023年12月以来, 落实2023年度督察反馈意见.
_ON_SOMETHING_ELSE = re.compile(r"年\s*[0-9]{1,2}\s*月|以来|督察|考核|审计|整改|反馈|今年|本年|创建")
_QUOTED = re.compile(r"“[^“”\n]{0,60}”")
#: A lead that begins with a whole year: 2022年，…… or 2022年以来，…….
_LEAD_YEAR = re.compile(r"\s*(?P<year>(?:19|20)[0-9]{2})年(?:度|以来)?[，,]")
_THIS_YEAR = re.compile(r"今年|明年")
_WHOLE_YEAR = re.compile(r"全年[^。；，\n]{0,30}?[0-9]")
_ONLY_FORESEEN = re.compile(r"预计|力争|计划|目标|任务|确保|去年全年|上年全年")
#: The first sentence of a plan is looked at so far.
_LEAD = 120
_DECEMBER = 12


def plan_is_about_next_year(rule: TextRule, script: Script) -> Iterator[Finding]:
    """The plan's heading and its first words name the year after the report's."""
    told, heading = about(script), plan_heading(script)
    if not told or heading is None or heading.heading is None:
        return
    following = [paragraph for paragraph in script.section_of(heading) if paragraph.part in (Part.BODY, Part.HEADING)]
    wanted = told.year + 1
    title = without_titles(heading.heading.title)
    shift = heading.text.find(heading.heading.title)
    if (found := YEAR.match(title)) and int(found[1]) != wanted and str(wanted) not in title:
        remedy = f"把标题里的“{found[0]}”改为“{wanted}年”。"
        message = f"报告写的是{told.year}年，安排部分的标题却写“{found[0]}”，应当是{wanted}年"
        level = Level.ERROR if int(found[1]) < wanted else Level.WARNING
        yield rule.finding(heading, message, remedy, (shift + found.start(), shift + found.end()), level)
    for paragraph, begin in [(heading, shift + len(title)), *((paragraph, 0) for paragraph in following[:1])]:
        lead = without_titles(paragraph.text)[begin : begin + _LEAD].lstrip("。 　")
        lead = re.split(r"[。！？]", lead)[0]
        found = YEAR.match(lead)
        if not found or int(found[1]) == wanted or str(wanted) in lead or _WITHIN_YEAR.search(lead):
            continue
        clause = _OWN_CLAUSE.match(lead, found.end())
        if not clause or not _WILL.search(clause[0]) or _LOOKS_BACK.search(clause[0]):
            continue
        start = paragraph.text.index(found[0], begin)
        level = Level.ERROR if _IS_TO_COME.search(clause[0]) and int(found[1]) == told.year else Level.WARNING
        message = f"报告写的是{told.year}年，下一步安排却从“{found[0]}”写起，应当是{wanted}年"
        yield rule.finding(paragraph, message, f"把“{found[0]}”改为“{wanted}年”。", (start, start + len(found[0])), level)
        return
    for paragraph in following:
        if told.is_sure and (found := _planned_in(paragraph, told.year)):
            message = f"报告写的是{told.year}年，下一步安排里却写{told.year}年要做的事，应当是{wanted}年"
            span = (found.start(), found.start() + len(f"{told.year}年"))
            yield rule.finding(paragraph, message, f"核对后把“{told.year}年”改为“{wanted}年”。", span, Level.WARNING)
            return


def _planned_in(paragraph: Paragraph, year: int) -> re.Match[str] | None:
    """Where a sentence of a plan says what will be done in this year."""
    for found in re.finditer(rf"(?<![0-9]){year}年", without_titles(paragraph.text)):
        clause = _OWN_CLAUSE.match(paragraph.text, found.end())
        is_plan = clause and _IS_TO_COME.search(clause[0])
        if clause and is_plan and not _LOOKS_BACK.search(clause[0]) and not _WITHIN_YEAR.search(clause[0]):
            return found
    return None


def title_and_lead_agree(rule: TextRule, script: Script) -> Iterator[Finding]:
    """The sentence that presents the report names the title's year, and the lead begins with no other."""
    told = about(script)
    if not told or not told.is_sure:
        return
    for paragraph in list(script.of(Part.BODY))[:3]:
        plain = _QUOTED.sub(lambda quoted: "　" * len(quoted[0]), without_titles(paragraph.text))
        for found in _PRESENTS.finditer(plain):
            years = [int(year) for year in YEAR.findall(found[0])]
            if years and told.year not in years and not _ON_SOMETHING_ELSE.search(found[0]):
                message = f"标题写{told.year}年，导语却写现将{years[0]}年的情况报告如下"
                yield rule.finding(paragraph, message, "核对哪一处的年份有误，改成一致。", found.span())
                return
    lead = next((p for p in script.paragraphs if p.part is Part.BODY or p.heading), None)
    if lead is None or lead.heading or any(str(told.year) in p.text for p in list(script.of(Part.BODY))[:2]):
        return
    begins = _LEAD_YEAR.match(lead.text)
    if begins and abs(int(begins["year"]) - told.year) == 1:
        message = f"标题写{told.year}年，导语却从{begins['year']}年写起"
        yield rule.finding(lead, message, "核对哪一处的年份有误，改成一致。", begins.span("year"), Level.WARNING)


def this_year_has_passed(rule: TextRule, script: Script) -> Iterator[Finding]:
    """A text that comes out the year after does not call the year of the report 今年."""
    told, signed = about(script), signed_on(script)
    if not told or not told.is_sure:
        return
    year = signed.year if signed else released_in(script)
    if year is None or year <= told.year:
        return
    ahead = looking_ahead(script)
    places = [
        (paragraph, found.span())
        for paragraph in script.of(Part.BODY, Part.HEADING)
        if paragraph.at not in ahead
        for found in _THIS_YEAR.finditer(without_titles(paragraph.text))
    ]
    if places:
        when = "成文" if signed else "发布"
        message = f"报告写的是{told.year}年，{year}年{when}，文中却有{len(places)}处写“今年”“明年”，读者会当成{year}年"
        remedy = f"把“今年”改为“{told.year}年”（“今年以来”改为“{told.year}年以来”），“明年”改为“{told.year + 1}年”。"
        paragraph, span = places[0]
        yield rule.finding(paragraph, message, remedy, span, Level.WARNING if signed else Level.HINT)


def the_whole_year_is_over(rule: TextRule, script: Script) -> Iterator[Finding]:
    """No figure is given for the whole year before it has ended."""
    told, signed = about(script), signed_on(script)
    if not told or not told.is_sure or signed is None or signed.year != told.year or (signed.month, signed.day) == (12, 31):
        return
    ahead = looking_ahead(script)
    for paragraph in script.of(Part.BODY, Part.HEADING):
        if paragraph.at in ahead:
            continue
        for sentence in paragraph.sentences:
            found = _WHOLE_YEAR.search(sentence.text)
            if found and not _ONLY_FORESEEN.search(sentence.text):
                span = (sentence.start + found.start(), sentence.start + found.end())
                message = f"成文日期是{signed}，{told.year}年还没有过完，却写了“全年”的数据"
                level = Level.HINT if signed.month == _DECEMBER else Level.WARNING
                yield rule.finding(paragraph, message, "改为“截至某月某日”，或者等年底数据齐了再定稿。", span, level)
                return


_TITLE = "示例县2023年法治政府建设年度报告"
_PLAN = "{}\n一、主要举措和成效\n办理案件20件。\n二、存在的不足和原因\n力量不足。\n三、下一步打算\n{}"

RULES: tuple[TextRule, ...] = (
    TextRule(
        "D201",
        Level.ERROR,
        "下一步安排的年份不对",
        "年度报告的安排部分写的是报告年度的下一年；沿用旧稿时最容易漏改这一处。",
        "把安排部分的年份改为报告年度的下一年。",
        plan_is_about_next_year,
        (
            Example(_PLAN.format(_TITLE, "2023年，我县将继续推进依法行政。")),
            Example(_PLAN.format(_TITLE, "强化监督。").replace("下一步打算", "2023年工作计划")),
            Example(_PLAN.format("2023年，全县工作有序推进。现报告如下：", "2023年,我县将继续完善制度。"), is_near_miss=True),
            Example(_PLAN.format("示例县2023年法治政府建设工作总结及2024年工作计划", "2023年，我县将继续推进依法行政。")),
            Example(_PLAN.format(_TITLE, "2025年，我县将继续推进依法行政。"), is_near_miss=True),
            Example(_PLAN.format(_TITLE, "（一）强化监督。2023年将开展案卷评查4次。"), is_near_miss=True),
        ),
        (
            Example(_PLAN.format(_TITLE, "2023年，我县依法行政取得新进展，但仍有差距，下一步将抓好落实。"), is_near_miss=True),
            Example(_PLAN.format(_TITLE, "（一）强化监督。巩固2023年将评查列入考核的做法。"), is_near_miss=True),
            Example(_PLAN.format(_TITLE, "2024年，我县将继续推进依法行政。")),
            Example(_PLAN.format(_TITLE, "2023年虽有进步，2024年我县将继续努力。"), is_near_miss=True),
            Example(_PLAN.format(_TITLE, "对照《2023年工作要点》，将逐项补课。"), is_near_miss=True),
        ),
        _ANNUAL,
    ),
    TextRule(
        "D202",
        Level.ERROR,
        "标题与导语的年份不一致",
        "标题和“现将……报告如下”说的是同一份报告，年份只能有一个。",
        "核对后改成同一年份。",
        title_and_lead_agree,
        (
            Example(f"{_TITLE}\n现将2022年法治政府建设情况报告如下："),
            Example(f"{_TITLE}\n按照《2023年工作要点》，现将2022年度工作情况汇报如下：", is_near_miss=True),
            Example(f"{_TITLE}\n2022年，示例县坚持依法行政。现将有关情况报告如下：", is_near_miss=True),
        ),
        (
            Example(f"{_TITLE}\n现将“2022年全省示范县”成果巩固情况报告如下：", is_near_miss=True),
            Example(f"{_TITLE}\n现将落实2022年度督察反馈意见和今年工作情况报告如下：", is_near_miss=True),
            Example(f"{_TITLE}\n2022年，示例县获评示范县。2023年，示例县巩固成果。", is_near_miss=True),
            Example(f"{_TITLE}\n现将2023年度法治政府建设情况报告如下："),
            Example(f"{_TITLE}\n现将2023年工作情况及2024年工作思路报告如下：", is_near_miss=True),
            Example(f"{_TITLE}\n现将落实《实施纲要（2021—2025年）》情况报告如下：", is_near_miss=True),
        ),
        _ANNUAL,
    ),
    TextRule(
        "D203",
        Level.WARNING,
        "次年成文仍写“今年”",
        "报告通常在次年年初成文，“今年”指的是成文的那一年，读者会弄错年份。",
        "“今年”改为报告年度的年份。",
        this_year_has_passed,
        (
            Example(f"{_TITLE}\n今年以来，全县办理案件20件。\n示例县人民政府\n2024年2月5日"),
            Example(f"{_TITLE}\n来源：示例网 发布时间：2024-02-05\n今年新建站点3个。", is_near_miss=True),
        ),
        (
            Example(f"{_TITLE}\n今年以来，全县办理案件20件。\n示例县人民政府\n2023年12月28日", is_near_miss=True),
            Example(
                _PLAN.format(_TITLE, "今年，我县将继续推进依法行政。") + "\n示例县人民政府\n2024年2月5日", is_near_miss=True
            ),
            Example(f"{_TITLE}\n2023年全县办理案件20件。\n示例县人民政府\n2024年2月5日"),
        ),
        _ANNUAL,
    ),
    TextRule(
        "D205",
        Level.WARNING,
        "年度未完就写“全年”数据",
        "成文日期早于年末时，“全年”的数据还没有产生。",
        "改为截至成文时的数据，或者年后再定稿。",
        the_whole_year_is_over,
        (
            Example(f"{_TITLE}\n全年办理案件20件。\n示例县人民政府\n2023年11月20日"),
            Example(f"{_TITLE}\n全年共办理行政复议案件20件。\n示例县人民政府\n2023年12月18日", is_near_miss=True),
        ),
        (
            Example(f"{_TITLE}\n全年办理案件20件。\n示例县人民政府\n2024年1月20日"),
            Example(f"{_TITLE}\n全年预计办理案件20件。\n示例县人民政府\n2023年11月20日", is_near_miss=True),
        ),
        _ANNUAL,
    ),
)
