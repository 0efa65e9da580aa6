"""S: headings that are written in two ways among siblings."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from drafter.check.texts.rule import Example, TextRule
from drafter.check.texts.structure_tree import Item, following_in, is_closing, is_empty, items_of, runs_of, where
from drafter.model.finding import Finding, Level
from drafter.model.script import Paragraph, Part, Script

#: Headings of the upper two levels; what is below may be a list.
_SECTIONS = 2
#: A heading alone in its line that is no longer than this is no item of a list.
_LONGEST_TITLE = 30
#: So many siblings must agree in their last characters before another one stands out.
_AGREEING, _ENDING, _COMMON = 4, 4, 2
#: How an item of a list ends, and no heading.
_ITEM_ENDS = ("；", ";")
_FIRSTLY = re.compile(r"\s*(?:一是|第一[，,])")
_YEAR = re.compile(r"(?:19|20)[0-9]{2}\s*年")
_RELATIVE_YEAR = re.compile(r"上一?年度?|下一?年度?|上年度|本年度")


def items_are_marked_alike(rule: TextRule, script: Script) -> Iterator[Finding]:
    """Sibling sections of which some itemise with 1. and others with 一是."""
    items = items_of(script)
    by_number = {item.paragraph.above[-1] for item in items if item.heading.level > _SECTIONS and item.paragraph.above}
    by_word: dict[int, Paragraph] = {}
    for paragraph in script.paragraphs:
        if paragraph.part is Part.BODY and paragraph.above and _FIRSTLY.match(paragraph.text):
            by_word.setdefault(paragraph.above[-1], paragraph)
    for run in runs_of(items):
        numbered = [item for item in run.members if item.at in by_number]
        worded = [item for item in run.members if item.at in by_word and item.at not in by_number]
        if numbered and worded:
            one, other = worded[0], numbered[0]
            message = f"“{one.name}”用“一是”分条，同级的“{other.name}”（{where(other.paragraph)}）用“1.”分条"
            paragraph = by_word[one.at]
            yield rule.finding(paragraph, message, span=_span_of(_FIRSTLY, paragraph.text))


def titles_are_parallel(rule: TextRule, script: Script) -> Iterator[Finding]:
    """One heading that ends differently, where all its siblings end alike."""
    for run in runs_of(items_of(script)):
        endings = Counter(item.title[-_ENDING:] for item in run.members)
        if any(map(_ends_an_item, run.members)):
            continue
        common, count = endings.most_common(1)[0]
        if run.level > _SECTIONS or count < _AGREEING or count != len(run.members) - 1:
            continue
        odd = next(item for item in run.members if item.title[-_ENDING:] != common)
        if odd.title[-_COMMON:] == common[-_COMMON:]:
            message = f"同级的{count}个标题都写“{common}”，这里写“{odd.title[-_ENDING:]}”"
            start = odd.paragraph.text.rfind(odd.heading.title[-_ENDING:])
            span = (start, start + _ENDING) if start >= 0 else None
            yield rule.finding(odd.paragraph, message, f"请核对；没有区别的，改成“{common}”。", span)


def headings_stand_alike(rule: TextRule, script: Script) -> Iterator[Finding]:
    """Siblings of which some stand alone and others run into their text."""
    following = following_in(script)
    for run in runs_of(items_of(script)):
        alone = [item for item in run.members if item.stands_alone and not is_empty(item, following)]
        run_in = [item for item in run.members if item.heading.run_in and len(item.title) <= _LONGEST_TITLE]
        if alone and run_in and run.level <= _SECTIONS:
            few, many = (run_in, alone) if len(run_in) <= len(alone) else (alone, run_in)
            ways = ("段首标题", "独立标题") if few is run_in else ("独立标题", "段首标题")
            message = f"同级标题有的独立成段、有的与正文同段：“{few[0].name}”是{ways[0]}，“{many[0].name}”是{ways[1]}"
            yield rule.finding(few[0].paragraph, message, span=few[0].span)


def headings_have_no_stop(rule: TextRule, script: Script) -> Iterator[Finding]:
    """Headings that stand alone and end in a full stop, once."""
    stopped = []
    items = items_of(script)
    listed = {item.at for run in runs_of(items) for item in run.members if any(map(_ends_an_item, run.members))}
    for item in items:
        if item.at in listed:
            continue
        text = item.paragraph.text.rstrip()
        after = script.paragraphs[item.at + 1] if item.at + 1 < len(script.paragraphs) else None
        is_followed = after is not None and after.part is Part.BODY and not is_closing(after)
        if item.heading.level <= _SECTIONS and text.endswith("。") and not item.heading.run_in and is_followed:
            stopped.append(item)
    if stopped:
        text = stopped[0].paragraph.text.rstrip()
        count = f"，全文共{len(stopped)}处" if len(stopped) > 1 else ""
        yield rule.finding(stopped[0].paragraph, f"标题独立成段，末尾有句号{count}", span=(len(text) - 1, len(text)))


def years_are_named(rule: TextRule, script: Script) -> Iterator[Finding]:
    """A heading that says 上一年度 where others name a year."""
    heads = [item for item in items_of(script) if item.heading.level == 1]
    named = next((item for item in heads if _YEAR.search(item.title)), None)
    for item in heads if named else ():
        found = _RELATIVE_YEAR.search(item.paragraph.text)
        if found and named and found.end() <= len(item.heading.typed) + len(item.heading.title) and item is not named:
            year = _YEAR.search(named.title)
            message = f"这个标题写“{found[0]}”，“{named.name}”写“{year[0] if year else ''}”"
            yield rule.finding(item.paragraph, message, span=found.span())


def _ends_an_item(item: Item) -> bool:
    """Whether a line is an item of a list, （一）……；, and no heading."""
    return item.paragraph.text.rstrip().endswith(_ITEM_ENDS)


def _span_of(pattern: re.Pattern[str], text: str) -> tuple[int, int] | None:
    found = pattern.match(text)
    return found.span() if found else None


RULES: tuple[TextRule, ...] = (
    TextRule(
        "S209",
        Level.HINT,
        "同级各节分条写法一致",
        "同级的各节分条，或都用“1.”，或都用“一是”，层次才一致（GB/T 9704—2012 7.3.3 只列序数，一致是通行写法）。",
        "统一成一种写法；只在一段之内分条的，可以不改。",
        items_are_marked_alike,
        wrong=(
            Example("一、举措\n（一）学习\n1.集中学。\n2.自学。\n（二）执法\n一是抓培训。二是抓监督。"),
            Example("一、学习\n1.集中学。\n2.自学。\n二、执法\n一是抓培训。\n二是抓监督。", is_near_miss=True),
        ),
        right=(
            Example("一、举措\n（一）学习\n1.集中学。\n2.自学。\n（二）执法\n1.抓培训。\n2.抓监督。"),
            Example("一、举措\n（一）学习\n1.集中学。一是学法律。\n2.自学。\n（二）执法\n1.抓培训。", is_near_miss=True),
        ),
    ),
    TextRule(
        "S212",
        Level.WARNING,
        "并列标题写法一致",
        "并列的标题结构相同才整齐；只有一个不同的，多半是笔误。",
        "核对这个标题；没有区别的，改成与其他标题一致。",
        titles_are_parallel,
        wrong=(
            Example(
                "一、学习落实情况\n甲。\n二、执法落实情况\n乙。\n三、普法实施情况\n丙。\n四、监督落实情况\n丁。\n五、公开落实情况\n戊。"
            ),
            Example(
                "一、报告\n（一）学习工作情况\n甲。\n（二）执法工作情况\n乙。\n（三）普法工作情况\n丙。\n"
                "（四）监督工作情况\n丁。\n（五）公开开展情况\n戊。",
                is_near_miss=True,
            ),
        ),
        right=(
            Example(
                "一、学习落实情况\n甲。\n二、执法落实情况\n乙。\n三、普法落实情况\n丙。\n四、监督落实情况\n丁。\n五、公开落实情况\n戊。"
            ),
            Example(
                "一、学习落实情况\n甲。\n二、执法落实情况\n乙。\n三、普法落实情况\n丙。\n四、监督落实情况\n丁。\n五、下一步打算\n戊。",
                is_near_miss=True,
            ),
            Example(
                "一、分工\n（一）清单由各科室负责；\n（二）培训由各科室负责；\n（三）评查由各科室负责；\n"
                "（四）公示由各科室负责；\n（五）监督由法制科负责。",
                is_near_miss=True,
            ),
        ),
    ),
    TextRule(
        "S213",
        Level.HINT,
        "同级标题排法一致",
        "标题独立成段或与正文同段都可以，同级的宜用同一种（通行写法）。",
        "统一成一种排法。",
        headings_stand_alike,
        wrong=(
            Example("一、举措\n（一）抓学习\n组织集中学习。\n（二）抓执法。组织执法培训。"),
            Example("一、抓学习\n组织集中学习。\n二、抓执法\n组织培训。\n三、抓普法。组织宣讲。", is_near_miss=True),
        ),
        right=(
            Example("一、举措\n（一）抓学习。组织集中学习。\n（二）抓执法。组织执法培训。"),
            Example("一、举措\n（一）抓学习\n组织学习。\n二、打算\n（一）抓执法。组织培训。", is_near_miss=True),
        ),
    ),
    TextRule(
        "S214",
        Level.HINT,
        "独立标题末尾不用句号",
        "独立成行的标题末尾不用句号（GB/T 15834—2011，条号未核实）；与正文同段的标题用句号是正常的。",
        "删去标题末尾的句号。",
        headings_have_no_stop,
        wrong=(
            Example("一、举措\n（一）抓好学习。\n组织集中学习。"),
            Example("一、主要举措。\n组织集中学习。\n二、打算\n继续努力。", is_near_miss=True),
        ),
        right=(
            Example("一、举措\n（一）抓好学习\n组织集中学习。"),
            Example("一、举措\n（一）抓好学习。组织集中学习。\n（二）抓好执法。\n（三）抓好普法。", is_near_miss=True),
            Example("一、打算\n（一）抓好学习；\n（二）抓好执法。\n继续努力。", is_near_miss=True),
        ),
    ),
    TextRule(
        "S215",
        Level.HINT,
        "各部分标题的年份写法一致",
        "法定内容里的“上一年度”“下一年度”（厅字〔2019〕28号），写进报告宜落成具体年份，各部分一致（通行写法）。",
        "把“上一年度”“下一年度”改成具体年份，如“2024年”。",
        years_are_named,
        wrong=(
            Example("一、主要举措\n甲。\n二、上一年度存在的不足和原因\n乙。\n三、2025年主要安排\n丙。"),
            Example("一、2024年主要举措\n甲。\n二、不足和原因\n乙。\n三、下一年度主要安排\n丙。", is_near_miss=True),
        ),
        right=(
            Example("一、2024年主要举措\n甲。\n二、2024年存在的不足\n乙。\n三、2025年主要安排\n丙。"),
            Example("一、上一年度主要举措\n甲。\n二、不足和原因\n乙。\n三、下一年度主要安排\n丙。", is_near_miss=True),
        ),
    ),
)
