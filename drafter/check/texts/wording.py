"""W: words that are wrong as they stand, traditional characters, what a web page left in a text; the other W rules beside."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.check.texts import wording_doubles, wording_marks, wording_names, wording_pairs, wording_repeats
from drafter.check.texts.rule import Example, TextRule
from drafter.check.texts.times import about, said
from drafter.model.finding import Finding, Level
from drafter.model.lexicon import Collocation
from drafter.model.script import Paragraph, Part, Script

_NAMED = re.compile(r"《[^《》\n]{0,120}》")
_MOST_SHOWN = 10


def words_are_right(rule: TextRule, script: Script) -> Iterator[Finding]:
    """No word of the list of wrong ones stands in a text."""
    told, text = about(script), script.text
    met = [word for word in script.lexicon.collocations if word.wrong in text]
    met = [word for word in met if word.first is None or (told is not None and told.year >= word.first)]
    if not met:
        return
    for paragraph in said(script):
        plain = _NAMED.sub(lambda found: "　" * len(found[0]), paragraph.text)
        for word in met:
            for start in _places(plain, word):
                end = start + len(word.wrong)
                message = f"“{word.wrong}”应当写作“{word.right}”：{word.why}"
                yield rule.finding(paragraph, message, f"改为“{word.right}”。", (start, end), word.level)


def characters_are_simplified(rule: TextRule, script: Script) -> Iterator[Finding]:
    """Traditional characters are said once per text."""
    if script.lexicon.traditional.isdisjoint(script.text):
        return
    for paragraph in said(script):
        places = [at for at, char in enumerate(paragraph.text) if char in script.lexicon.traditional]
        if places:
            met = list(dict.fromkeys(char for char in script.text if char in script.lexicon.traditional))
            more = f"等{len(met)}个" if len(met) > _MOST_SHOWN else ""
            message = f"文中有繁体字：{'、'.join(met[:_MOST_SHOWN])}{more}"
            yield rule.finding(paragraph, message, span=(places[0], places[0] + 1))
            return


def web_page_is_gone(rule: TextRule, script: Script) -> Iterator[Finding]:
    """What stood around a text on a web page is not part of it: one finding per block."""
    block: list[Paragraph] = []
    for paragraph in script.paragraphs:
        if paragraph.part is Part.FURNITURE:
            block.append(paragraph)
        elif block:
            yield _of_block(rule, block)
            block = []
    if block:
        yield _of_block(rule, block)


def _of_block(rule: TextRule, block: list[Paragraph]) -> Finding:
    first, last = block[0], block[-1]
    lines = ""
    if len(block) > 1 and first.place.line and last.place.line:
        lines = f"（第{first.place.line}行至第{last.place.line}行）"
    return rule.finding(first, f"网页上的文字留在了文中{lines}")


def _places(text: str, word: Collocation) -> Iterator[int]:
    """Where a word stands with neither neighbour that makes it right."""
    at = text.find(word.wrong)
    while at >= 0:
        end = at + len(word.wrong)
        before, behind = text[at - 1 : at] if at else "", text[end : end + 1]
        if before not in word.not_behind and behind not in word.not_before:
            yield at
        at = text.find(word.wrong, end)


_TITLE = "示例县2023年法治政府建设年度报告\n"

RULES: tuple[TextRule, ...] = (
    *wording_names.RULES,
    TextRule(
        "W204",
        Level.WARNING,
        "错别字和误用的词",
        "词表见 schemas/wording.yaml，可以按本单位的习惯增补；书名号里的文件名称不在此列。",
        "按提示改正。",
        words_are_right,
        (
            Example("截止目前，发放许可证20份。"),
            Example("降低对企业成产经营的影响。"),
            Example(_TITLE + "培养法制思维，化解全责分歧。", is_near_miss=True),
        ),
        (
            Example("落实领导干部学法制度，配备法制审核人员，材料截止时间为月底。", is_near_miss=True),
            Example("印发《示例县法制政府建设方案》，促进干部角色扭转结合。", is_near_miss=True),
            Example("年末结转结余资金12万元，周转结余资金3万元。", is_near_miss=True),
            Example("以法治国家、法治政府、法治社会一体建设为目标，压实安全生产第一责任人责任。", is_near_miss=True),
        ),
    ),
    TextRule(
        "W205",
        Level.HINT,
        "有繁体字",
        "公文用规范汉字。",
        "改为规范汉字。",
        characters_are_simplified,
        (
            Example("推進依法行政。"),
            Example("全面优化营商環境。", is_near_miss=True),
        ),
        (
            Example("推进依法行政。"),
            Example("表彰李堃、王喆两名示例人员。", is_near_miss=True),
        ),
    ),
    TextRule(
        "W206",
        Level.WARNING,
        "文中留有网页上的文字",
        "从网页复制的文字常带着栏目名、来源、浏览次数、版权说明，不属于报告。",
        "删去这些文字。",
        web_page_is_gone,
        (
            Example("设为首页 | 加入收藏\n示例县2023年法治政府建设年度报告\n办理案件20件。"),
            Example(
                "示例县2023年法治政府建设年度报告\n发布时间：2024-01-05 浏览量：20\n办理案件20件。",
                is_near_miss=True,
            ),
        ),
        (
            Example("示例县2023年法治政府建设年度报告\n办理案件20件。"),
            Example("示例县2023年法治政府建设年度报告\n推广“扫一扫”办事，浏览量20万次。", is_near_miss=True),
        ),
    ),
    *wording_marks.RULES,
    *wording_pairs.RULES,
    *wording_repeats.RULES,
    *wording_doubles.RULES,
)
