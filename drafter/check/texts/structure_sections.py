"""S: headings and what stands below them — none at all, empty, the same twice, written in two ways among siblings."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from drafter.check.texts.rule import Example, TextRule
from drafter.check.texts.structure_tree import (
    Item,
    is_closing,
    items_of,
    own_paragraphs,
    runs_of,
    unnumbered_line,
    where,
)
from drafter.model.finding import Finding, Level, nested
from drafter.model.script import Paragraph, Part, Script

#: A text of fewer characters needs no headings.
_LONG = 600
#: So many blocks that begin with 一是 in one section cannot be told apart.
_BLOCKS = 3
#: Headings of the upper two levels; what is below may be a list.
_SECTIONS = 2
#: A heading alone in its line that is no longer than this is no item of a list.
_LONGEST_TITLE = 30
#: A title of fewer characters may come twice: 其他.
_SHORTEST_TITLE = 4
#: So many siblings must agree in their last characters before another one stands out.
_AGREEING, _ENDING, _COMMON = 4, 4, 2
_FIRSTLY = re.compile(r"\s*(?:一是|第一[，,])")
_YEAR = re.compile(r"(?:19|20)[0-9]{2}\s*年")
_RELATIVE_YEAR = re.compile(r"上一?年度?|下一?年度?|上年度|本年度")


def there_are_headings(rule: TextRule, script: Script) -> Iterator[Finding]:
    """A long text without any heading of the first level."""
    own = own_paragraphs(script)
    length = sum(len(paragraph.text) for paragraph in own)
    if length < _LONG or any(paragraph.heading and paragraph.heading.level == 1 for paragraph in own):
        return
    if unnumbered_line(script, own[0].at - 1, own[-1].at):
        return
    yield rule.finding(own[0], f"正文约{length}字，没有一个一级标题（“一、”）", span=(0, min(len(own[0].text), 10)))


def blocks_are_told_apart(rule: TextRule, script: Script) -> Iterator[Finding]:
    """Paragraphs that begin with 一是 again and again, with no heading between."""
    groups: list[list[Paragraph]] = [[]]
    for paragraph in script.paragraphs:
        if paragraph.heading or paragraph.part is Part.TITLE:
            groups.append([])
        elif paragraph.part is Part.BODY and _FIRSTLY.match(paragraph.text):
            if groups[-1] and unnumbered_line(script, groups[-1][-1].at, paragraph.at):
                groups.append([])
            groups[-1].append(paragraph)
    repeated = [group for group in groups if len(group) >= _BLOCKS]
    if repeated:
        first = repeated[0][0]
        count = sum(map(len, repeated))
        lines = "、".join(where(paragraph) for group in repeated for paragraph in group[:8])
        found = _FIRSTLY.match(first.text)
        message = f"有{count}段都从“一是”起头，中间没有标题：{lines}"
        yield rule.finding(first, message, span=found.span() if found else None)


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


def sections_say_something(rule: TextRule, script: Script) -> Iterator[Finding]:
    """A heading with nothing below it, among siblings that have something."""
    items = items_of(script)
    following = _following(script)
    for run in runs_of(items):
        empty = [item for item in run.members if item.stands_alone and _is_empty(script, item, following)]
        full = [item for item in run.members if item not in empty]
        if not empty or not full or (run.level > 1 and len(empty) > len(full)):
            continue
        are_headings = run.level <= _SECTIONS and any(item.stands_alone for item in full)
        for item in empty:
            is_foreign = script.manuscript is not None and (item.paragraph.line is None or item.paragraph.line.role is None)
            is_sure = are_headings and len(item.title) <= _LONGEST_TITLE and not is_foreign and len(empty) <= len(full)
            message = f"“{item.heading.typed}{nested(item.title[:20])}”下面没有内容"
            yield rule.finding(item.paragraph, message, level=Level.ERROR if is_sure else Level.WARNING)


def titles_differ(rule: TextRule, script: Script) -> Iterator[Finding]:
    """One title at two siblings."""
    for run in runs_of(items_of(script)):
        seen: dict[str, Item] = {}
        for item in run.members:
            if len(item.title) < _SHORTEST_TITLE:
                continue
            other = seen.setdefault(item.title, item)
            if other is not item:
                are_headings = run.level <= _SECTIONS and item.stands_alone and other.stands_alone
                message = (
                    f"标题“{nested(item.title[:20])}”出现两次：{where(other.paragraph)}是“{other.name}”，这里是“{item.name}”"
                )
                yield rule.finding(item.paragraph, message, level=Level.ERROR if are_headings else Level.WARNING)


def titles_are_parallel(rule: TextRule, script: Script) -> Iterator[Finding]:
    """One heading that ends differently, where all its siblings end alike."""
    for run in runs_of(items_of(script)):
        endings = Counter(item.title[-_ENDING:] for item in run.members)
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
    following = _following(script)
    for run in runs_of(items_of(script)):
        alone = [item for item in run.members if item.stands_alone and not _is_empty(script, item, following)]
        run_in = [item for item in run.members if item.heading.run_in and len(item.title) <= _LONGEST_TITLE]
        if alone and run_in and run.level <= _SECTIONS:
            few, many = (run_in, alone) if len(run_in) <= len(alone) else (alone, run_in)
            ways = ("段首标题", "独立标题") if few is run_in else ("独立标题", "段首标题")
            message = f"同级标题有的独立成段、有的与正文同段：“{few[0].name}”是{ways[0]}，“{many[0].name}”是{ways[1]}"
            yield rule.finding(few[0].paragraph, message, span=few[0].span)


def headings_have_no_stop(rule: TextRule, script: Script) -> Iterator[Finding]:
    """Headings that stand alone and end in a full stop, once."""
    stopped = []
    for item in items_of(script):
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


def _following(script: Script) -> tuple[Paragraph | None, ...]:
    """What stands behind each paragraph, words around the report left out."""
    found: list[Paragraph | None] = [None] * len(script.paragraphs)
    after: Paragraph | None = None
    for at in range(len(script.paragraphs) - 1, -1, -1):
        found[at] = after
        if script.paragraphs[at].part is not Part.FURNITURE:
            after = script.paragraphs[at]
    return tuple(found)


def _is_empty(script: Script, item: Item, following: tuple[Paragraph | None, ...]) -> bool:
    """Whether nothing stands below a heading: another of its level or above follows at once, or the end of the report."""
    after = following[item.at]
    if after is None or after.part in (Part.SIGNATURE, Part.DATE, Part.REMARK, Part.ATTACHMENT):
        return True
    if after.heading:
        return after.heading.level <= item.heading.level and not (after.heading.number == 1 and item.heading.number)
    return is_closing(after)


def _span_of(pattern: re.Pattern[str], text: str) -> tuple[int, int] | None:
    found = pattern.match(text)
    return found.span() if found else None


def _about(words: str, times: int) -> str:
    """A text for an example that is long enough to need headings."""
    return words * times


_READS = "有标题才好查阅；年度报告按“举措和成效、不足和原因、第一责任人履职、下一年安排”分部分写（厅字〔2019〕28号）。"

RULES: tuple[TextRule, ...] = (
    TextRule(
        "S207",
        Level.WARNING,
        "长文有一级标题",
        _READS,
        "按内容分成几个部分，各加一级标题；从网页复制来的，请对照原件看标题是否丢了。",
        there_are_headings,
        wrong=(
            Example(_about("示例县组织执法人员参加培训。", 60)),
            Example("（一）抓好学习。" + _about("示例县组织执法人员参加培训。", 60), is_near_miss=True),
        ),
        right=(
            Example("一、主要举措\n" + _about("示例县组织执法人员参加培训。", 60)),
            Example(
                "主要举措和成效\n" + _about("示例县组织执法人员参加培训。", 60) + "\n下一步打算\n继续努力。", is_near_miss=True
            ),
        ),
    ),
    TextRule(
        "S208",
        Level.WARNING,
        "几段“一是”之间有标题",
        "“一是”只在一段之内或一个标题之下分条；好几段都从“一是”起头，看不出各段讲什么。",
        "给每一段加上标题或领起全段的一句话；从网页复制来的，请对照原件看标题是否丢了。",
        blocks_are_told_apart,
        wrong=(
            Example("一是抓学习。二是抓培训。\n一是抓执法。二是抓监督。\n一是抓普法。二是抓调解。"),
            Example("一、举措\n一是抓学习。二是抓培训。\n一是抓执法。二是抓监督。\n一是抓普法。", is_near_miss=True),
        ),
        right=(
            Example("一、学习\n一是集中学。\n二、执法\n一是抓培训。\n三、普法\n一是抓宣讲。"),
            Example("一、举措\n抓学习。一是集中学。\n抓执法。一是抓培训。\n一是抓宣讲。", is_near_miss=True),
        ),
    ),
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
        "S210",
        Level.ERROR,
        "标题下有内容",
        "每个标题下都要有内容；空着的，不是漏写就是多了标题。",
        "补写内容，或删去这个标题并改正后面的序号。",
        sections_say_something,
        wrong=(
            Example("一、主要举措和成效\n印发文件。\n二、存在的不足和原因\n三、下一年主要安排\n继续努力。"),
            Example("一、主要举措和成效\n印发文件。\n二、下一年主要安排\n特此报告。", is_near_miss=True),
        ),
        right=(
            Example("一、主要举措和成效\n印发文件。\n二、存在的不足和原因\n（一）力量不足\n编制少。\n三、打算\n继续努力。"),
            Example(
                "一、举措\n（一）学习\n学了。\n二、打算\n（一）抓好学习；\n（二）抓好执法；\n（三）抓好普法。",
                is_near_miss=True,
            ),
        ),
    ),
    TextRule(
        "S211",
        Level.ERROR,
        "同级标题不重复",
        "同一标题下的两节不能用同一个标题；重复的，多半是粘贴后忘了改。",
        "改正其中一个标题，或把两节合为一节。",
        titles_differ,
        wrong=(
            Example("一、举措\n（一）推进依法决策\n甲。\n（二）推进依法决策\n乙。"),
            Example("一、主要举措\n甲。\n二、存在的不足\n乙。\n三、主要举措 \n丙。", is_near_miss=True),
        ),
        right=(
            Example("一、举措\n（一）推进依法决策\n甲。\n（二）推进依法行政\n乙。"),
            Example("一、举措\n（一）推进依法决策\n甲。\n二、打算\n（一）推进依法决策\n乙。", is_near_miss=True),
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
