"""S: headings and what stands below them — none at all, empty, the same twice."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.check.texts.rule import Example, TextRule
from drafter.check.texts.settings import has_picture
from drafter.check.texts.structure_tree import (
    Item,
    following_in,
    is_empty,
    items_of,
    own_paragraphs,
    runs_of,
    unnumbered_line,
    where,
)
from drafter.model.finding import Finding, Level
from drafter.model.script import KNOWN_REPORTS, Paragraph, Part, Script

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
_FIRSTLY = re.compile(r"\s*(?:一是|第一[，,])")


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


def sections_say_something(rule: TextRule, script: Script) -> Iterator[Finding]:
    """A heading with nothing below it, among siblings that have something."""
    items = items_of(script)
    following = following_in(script)
    for run in runs_of(items):
        empty = [
            item
            for item in run.members
            if item.stands_alone and is_empty(item, following) and not has_picture(script, item.paragraph, following[item.at])
        ]
        full = [item for item in run.members if item not in empty]
        listed = [item for item in full if not item.heading.run_in and is_empty(item, following)]
        if not empty or not full or (run.level > 1 and len(empty) > len(full)) or len(listed) * 2 > len(full):
            continue
        are_headings = run.level <= _SECTIONS and any(item.stands_alone for item in full)
        for item in empty:
            is_foreign = script.manuscript is not None and (item.paragraph.line is None or item.paragraph.line.role is None)
            is_last = following[item.at] is None  # an excerpt may break off here
            is_sure = (
                are_headings
                and not is_last
                and len(item.title) <= _LONGEST_TITLE
                and not is_foreign
                and len(empty) <= len(full)
            )
            message = f"“{item.heading.typed}{item.words}”下面没有内容"
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
                message = f"标题“{item.words}”出现两次：{where(other.paragraph)}是“{other.name}”，这里是“{item.name}”"
                yield rule.finding(item.paragraph, message, level=Level.ERROR if are_headings else Level.WARNING)


def _about(words: str, times: int) -> str:
    """A text for an example that is long enough to need headings."""
    return words * times


_TITLE = "示例县2024年法治政府建设年度报告\n"
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
            Example(_TITLE + _about("示例县组织执法人员参加培训。", 60)),
            Example(_TITLE + "（一）抓好学习。" + _about("示例县组织执法人员参加培训。", 60), is_near_miss=True),
        ),
        right=(
            Example(_TITLE + "一、主要举措\n" + _about("示例县组织执法人员参加培训。", 60)),
            Example("示例县经济运行情况\n" + _about("示例县各项指标保持平稳。", 60), is_near_miss=True),
            Example(
                _TITLE + "主要举措和成效\n" + _about("示例县组织执法人员参加培训。", 60) + "\n下一步打算\n继续努力。",
                is_near_miss=True,
            ),
        ),
        reports=KNOWN_REPORTS,
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
            Example("一、打算\n（一）抓好学习；\n（二）抓好执法；\n（三）抓好普法\n二、要求\n继续努力。", is_near_miss=True),
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
)
