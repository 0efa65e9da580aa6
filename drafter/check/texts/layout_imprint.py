"""L: the 版记 of a .docx (GB/T 9704—2012 part 7.4): 抄送, 印发机关 and 印发日期, the lines between them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from drafter.check.texts.looks import family, mass_of
from drafter.check.texts.rule import TextRule
from drafter.check.texts.settings import CLAUSE, CLOSE, paper_of, size_name
from drafter.check.texts.spaces import LEEWAY, Placed, ends_of_text
from drafter.model.finding import Finding, Level
from drafter.model.paper import Border
from drafter.model.script import Script

_FOURTH = 14.0
_SENT = re.compile(r"(?P<label>抄\s{0,2}送|主\s{0,2}送)\s{0,2}(?P<colon>[：:])\s{0,2}(?P<names>\S.*)", re.DOTALL)
_DAY = (
    r"[0-9]{4}\s?年\s?[0-9]{1,2}\s?月\s?[0-9]{1,2}\s?日|"
    r"[〇零○一二三四五六七八九]{4}年[一二三四五六七八九十]{1,3}月[一二三四五六七八九十]{1,3}日"
)
_PRINTED = re.compile(rf"(?P<office>[^，。；：0-9]{{0,40}}?)[\s　]{{0,60}}(?P<day>{_DAY})\s{{0,2}}印\s{{0,2}}发。?")
_ZERO = re.compile(r"(?<![0-9])0[0-9]")
#: Two lines that differ by less (points) are equally thick.
_EQUAL = 0.05


class Imprint(NamedTuple):
    """The elements of a 版记 in order: those that name who gets it, and the line that says who printed it and when."""

    sent: tuple[tuple[Placed, re.Match[str]], ...]
    printed: tuple[Placed, re.Match[str]] | None

    @property
    def elements(self) -> tuple[Placed, ...]:
        """All of them from top to bottom."""
        items = [item for item, _ in self.sent] + ([self.printed[0]] if self.printed else [])
        return tuple(sorted(items, key=lambda item: item.at))


def imprint_of(script: Script) -> Imprint | None:
    """The 版记: what reads like it behind the date of the text; None where there is none for certain."""
    below = ends_of_text(script)
    sent = [(item, found) for item in below if (found := _SENT.fullmatch(item.paragraph.text.strip()))]
    printed = [(item, found) for item in below if (found := _PRINTED.fullmatch(item.paragraph.text.strip()))]
    return Imprint(tuple(sent), printed[-1] if printed else None) if sent or printed else None


def copies(rule: TextRule, script: Script) -> Iterator[Finding]:
    """抄送 with a full-width colon and a full stop behind the last office, above the line of who printed it."""
    imprint = imprint_of(script)
    for item, found in imprint.sent if imprint else ():
        label = re.sub(r"\s", "", found["label"])
        wrong = []
        if found["colon"] == ":":
            wrong.append("后面是半角冒号，应为全角冒号“：”")
        if not found["names"].rstrip().endswith("。"):
            wrong.append("末尾没有句号，最后一个机关名称后应标句号")
        if imprint and imprint.printed and item.at > imprint.printed[0].at:
            wrong.append("排在印发机关下面，应在印发机关和印发日期的上一行")
        if wrong:
            yield rule.finding(item.paragraph, f"“{label}”{'；'.join(wrong)}")


def printed(rule: TextRule, script: Script) -> Iterator[Finding]:
    """印发日期 in full, in Arabic digits without leading zeros."""
    imprint = imprint_of(script)
    if imprint is None or imprint.printed is None:
        return
    item, found = imprint.printed
    wrong = []
    if not found["day"][0].isascii():
        wrong.append("用的是汉字数字，应为阿拉伯数字")
    elif _ZERO.search(found["day"]):
        wrong.append("月、日编了虚位")
    if item.paragraph.text.strip().endswith("。"):
        wrong.append("后面多了句号")
    if wrong:
        yield rule.finding(item.paragraph, f"印发日期{'；'.join(wrong)}")


def imprint_look(rule: TextRule, script: Script) -> Iterator[Finding]:
    """All of it in fourth size 仿宋, one character from the left."""
    imprint = imprint_of(script)
    for item in imprint.elements if imprint else ():
        wrong = []
        mass = mass_of(list(item.setting.stretches))
        if mass and mass.font and (family(mass.font) != "仿宋" or abs(mass.size - _FOURTH) > CLOSE):
            wrong.append(f"用的是{mass.font}、{size_name(mass.size)}，应为仿宋、四号（14 磅）")
        if item.is_in_flow and item.setting.align in ("", "left", "both") and abs(item.first - 1) > LEEWAY:
            wrong.append(f"左边空了 {item.first:.1f} 字，应空一字")
        if wrong:
            yield rule.finding(item.paragraph, f"版记里{_named(item)}{'；'.join(wrong)}")


def imprint_lines(rule: TextRule, script: Script) -> Iterator[Finding]:
    """Lines above, between and below; the first and the last thicker than those between."""
    imprint, paper = imprint_of(script), paper_of(script)
    if imprint is None or paper is None:
        return
    elements = imprint.elements
    first, last = elements[0].at, elements[-1].at
    around = paper.settings[max(first - 2, 0) : last + 2]
    if any(setting.drawn or (setting.has_drawing and not elements[0].setting.is_framed) for setting in around):
        return  # drawn lines say nothing of where they lie on the page
    before = paper.settings[first - 1].below if first else None
    behind = paper.settings[last + 1] if last + 1 < len(paper.settings) else None
    above = paper.settings[first].above or before
    below = paper.settings[last].below or (behind and (behind.above or behind.below))
    if above is None or below is None:
        missing = "首条和末条" if above is None and below is None else "首条" if above is None else "末条"
        yield rule.finding(elements[0].paragraph, f"版记没有{missing}分隔线，首条、末条和各要素之间都应有与版心等宽的分隔线")
        return
    inner = [
        line
        for item in elements[1:]
        if (line := paper.settings[item.at].above or paper.settings[item.at - 1].below) and line.thick
    ]
    if inner and above.thick and below.thick and max(line.thick for line in inner) > min(above.thick, below.thick) - _EQUAL:
        message = (
            f"版记的首条、末条分隔线粗 {_mm(above)}、{_mm(below)} 毫米，中间的粗 {_mm(inner[0])} 毫米；"
            "首条和末条应用粗线（推荐 0.35 毫米），中间应用细线（推荐 0.25 毫米）"
        )
        yield rule.finding(elements[0].paragraph, message, "请把首条和末条设为 1 磅，中间的设为 0.75 磅。", level=Level.HINT)


def _mm(line: Border) -> str:
    return f"{line.thick / 72 * 25.4:.2f}"


def _named(item: Placed) -> str:
    return f"“{item.paragraph.text.strip()[:2]}”一行" if _SENT.match(item.paragraph.text.strip()) else "印发机关一行"


RULES: tuple[TextRule, ...] = (
    TextRule(
        "L341",
        Level.WARNING,
        "抄送机关的排法不合国标",
        f"{CLAUSE} 7.4.2 条：“抄送”二字后加全角冒号和抄送机关名称，最后一个抄送机关名称后标句号，在印发机关和印发日期之上一行；"
        "移到版记的主送机关相同。只查成文日期以后的。",
        "请照“抄送：示例市人大常委会办公室。”的样子改，放在印发机关的上一行。",
        copies,
        of_file=True,
    ),
    TextRule(
        "L342",
        Level.WARNING,
        "印发日期的写法不合国标",
        f"{CLAUSE} 7.4.3 条：印发日期用阿拉伯数字将年、月、日标全，年份标全称，月、日不编虚位，后加“印发”二字。",
        "请照“2025年1月21日印发”的样子改。",
        printed,
        of_file=True,
    ),
    TextRule(
        "L343",
        Level.HINT,
        "版记的字体、位置与国标不同",
        f"{CLAUSE} 7.4.2、7.4.3 条：抄送机关、印发机关和印发日期一般用 4 号仿宋体字，抄送机关左右各空一字，印发机关左空一字，"
        "印发日期右空一字。表格、文本框里的只查字体。",
        "请设为四号仿宋，左空一字。",
        imprint_look,
        of_file=True,
    ),
    TextRule(
        "L344",
        Level.WARNING,
        "版记的分隔线不合国标",
        f"{CLAUSE} 7.4.1 条：版记中的分隔线与版心等宽，首条和末条用粗线（推荐 0.35 毫米），中间用细线（推荐 0.25 毫米）。"
        "用表格、段落边框作的线才查；画的线看不出在纸面哪里，不查。中间的线不比首条、末条细的，按提示提。",
        "请给版记加上首条、末条分隔线（1 磅）和中间的分隔线（0.75 磅）。",
        imprint_lines,
        of_file=True,
    ),
)
