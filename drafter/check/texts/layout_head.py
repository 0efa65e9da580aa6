"""L: the 版头 of a .docx (GB/T 9704—2012 part 7.2), element by element, and where its red line lies."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.check.texts.heads import head_with_number, marks_in, title_of
from drafter.check.texts.looks import family, is_red, mass_of
from drafter.check.texts.rule import TextRule
from drafter.check.texts.settings import CLAUSE, CLOSE, pages_of, paper_of, size_name
from drafter.check.texts.spaces import (
    LEEWAY,
    LINE,
    MM_PER_POINT,
    TWO_LINES,
    Placed,
    free_lines,
    in_lines,
    outside,
    settings_between,
)
from drafter.model.finding import Finding, Level
from drafter.model.paper import Setting, Stretch
from drafter.model.script import Script

_THIRD = 16.0
_COPY = re.compile(r"[0-9]{6}")
_SECRECY = re.compile(
    r"(?:绝密|机密|秘密)(?P<period>(?P<star>[★☆*]?)\s{0,2}(?P<long>[0-9一二三四五六七八九十]{1,3}(?:年|个月))?(?:长期)?)"
)
_URGENCY = re.compile(r"(?:特急|加急|特\s?提)")
#: 标志 stands 35 millimetres below the upper edge; fonts differ in how much is free above their characters.
_MARK_BELOW, _MARK_LEEWAY = 35.0, 6.0
#: What is free above the characters of a line beside what the pitch leaves, in sizes.
_ABOVE_INK = 0.02
#: The red line lies 4 millimetres below the 文号; Word's borders begin at some 2.
_RED_LINE = (1.0, 7.5)
_SAME_LENGTH = 3.0
#: Drawn lines shorter than this separate nothing.
_SHORTEST_LINE = 80.0


def corner(rule: TextRule, script: Script) -> Iterator[Finding]:
    """份号, 密级 and 紧急程度 in the left upper corner: one below the other, flush left, in their fonts."""
    found = head_with_number(script)
    if found is None:
        return
    orders: list[int] = []
    for item in found[0][: found[1]]:
        text = item.paragraph.text.strip()
        secrecy = _SECRECY.fullmatch(text)
        order = 0 if _COPY.fullmatch(text) else 1 if secrecy else 2 if _URGENCY.fullmatch(text) else None
        if order is None:
            continue
        wrong = list(_corner_look(item, order))
        if secrecy and secrecy["long"]:
            wrong += ["保密期限前没有“★”"] if secrecy["star"] != "★" else []
            wrong += ["保密期限用的是汉字数字，应为阿拉伯数字"] if not secrecy["long"][0].isdigit() else []
        if orders and order < orders[-1]:
            wrong.append("次序不对，应按份号、密级和保密期限、紧急程度自上而下分行")
        orders.append(order)
        if wrong:
            yield rule.finding(item.paragraph, f"“{text}”{'；'.join(wrong)}")


def _corner_look(item: Placed, order: int) -> Iterator[str]:
    mass = mass_of(list(item.setting.stretches))
    if order and mass and mass.font and family(mass.font) != "黑体":
        yield f"用的是{mass.font}，应为黑体"
    if abs(item.size - _THIRD) > CLOSE:
        yield f"字号是{size_name(item.size)}，应为三号（16 磅）"
    if item.is_in_flow and (item.setting.align in ("center", "right") or item.first > LEEWAY):
        yield "没有顶格，应居左顶格"


def mark_look(rule: TextRule, script: Script) -> Iterator[Finding]:
    """The 发文机关标志 is red and stands in the middle."""
    marks = marks_in(script)
    for item in marks:
        colours = {stretch.look.color for stretch in item.setting.stretches if stretch.text.strip()}
        if not any(is_red(colour) for colour in colours) and "FFFFFF" not in colours:
            yield rule.finding(item.paragraph, "发文机关标志不是红色，应为红色", "请把发文机关标志设为红色。")
            break
    if len(marks) == 1 and marks[0].is_in_flow and marks[0].setting.align in ("", "left", "both", "right"):
        yield rule.finding(marks[0].paragraph, "发文机关标志没有设为居中", "请设为居中，去掉前面的空格和缩进。")


def mark_place(rule: TextRule, script: Script) -> Iterator[Finding]:
    """How far below the upper edge of the text area the 发文机关标志 stands."""
    marks, paper = marks_in(script), paper_of(script)
    if not marks or paper is None or not marks[0].is_in_flow:
        return
    mark = marks[0]
    above = paper.settings[: mark.at]
    if any(setting.is_framed or setting.has_drawing for setting in (*above, mark.setting)) or _is_in_table(script, mark.at):
        return
    if mark.setting.page or any(setting.begins_page for setting in (*above, mark.setting)):
        return
    free = sum(setting.before + setting.height + setting.after for setting in above) + mark.setting.before
    far = (free + (mark.setting.height - mark.size) / 2 + _ABOVE_INK * mark.size) * MM_PER_POINT
    if abs(far - _MARK_BELOW) > _MARK_LEEWAY:
        yield rule.finding(mark.paragraph, f"发文机关标志上边缘距版心上边缘约 {far:.0f} 毫米，应为 35 毫米（按行距估算）")


def _is_in_table(script: Script, before: int) -> bool:
    """Whether any of the first lines stands in a table, whose height nobody knows."""
    return script.manuscript is None or any(line.where.cell for line in script.manuscript.lines[:before])


def number_place(rule: TextRule, script: Script) -> Iterator[Finding]:
    """The 文号 in 仿宋: two lines below the 标志, in the middle, or one character from the left beside who approved."""
    found = head_with_number(script)
    if found is None:
        return
    head, at = found
    number, marks = head[at], marks_in(script)
    wrong = list(_number_look(number))
    if marks and head[at - 1].at == marks[-1].at:
        free = free_lines(script, marks[-1], number)
        if free is not None and outside(free, TWO_LINES):
            wrong.append(f"与发文机关标志之间{in_lines(free)}，应空二行")
    if number.is_in_flow:
        wrong += _number_align(number, has_approver=any("签发人" in item.paragraph.text for item in head))
    if wrong:
        yield rule.finding(number.paragraph, f"发文字号{'；'.join(wrong)}")


def _number_look(number: Placed) -> Iterator[str]:
    end = number.paragraph.text.find("号", number.paragraph.text.find("〔"))
    mass = mass_of(_until(number.setting, end + 1))
    if mass and mass.font and family(mass.font) != "仿宋":
        yield f"用的是{mass.font}，应为仿宋"
    if mass and abs(mass.size - _THIRD) > CLOSE:
        yield f"字号是{size_name(mass.size)}，应为三号（16 磅）"


def _number_align(number: Placed, *, has_approver: bool) -> Iterator[str]:
    align, first = number.setting.align, number.first
    if not has_approver:
        if align == "right" or (align in ("", "left", "both") and first < 4):  # noqa: PLR2004 - characters, typed to the middle
            yield "没有居中，没有签发人的应居中"
    elif not number.paragraph.text.partition("号")[2].strip():
        yield "没有与最后一个签发人排在同一行"
    elif align in ("", "left", "both") and abs(first - 1) > LEEWAY:
        yield f"左边空了 {first:.1f} 字，有签发人的应居左空一字"


def approver_look(rule: TextRule, script: Script) -> Iterator[Finding]:
    """“签发人” in 仿宋, the name in 楷体, both third size."""
    found = head_with_number(script)
    for item in found[0] if found else ():
        at = item.paragraph.text.find("签发人")
        if at < 0:
            continue
        wrong = []
        for name, part, should in (
            ("“签发人”", _until(item.setting, at + 3, at), "仿宋"),
            ("签发人姓名", _until(item.setting, len(item.paragraph.text), at + 3), "楷体"),
        ):
            mass = mass_of(part)
            if mass and mass.font and family(mass.font) != should:
                wrong.append(f"{name}用的是{mass.font}，应为{should}")
            if mass and abs(mass.size - _THIRD) > CLOSE:
                wrong.append(f"{name}字号是{size_name(mass.size)}，应为三号（16 磅）")
        if wrong:
            yield rule.finding(item.paragraph, "；".join(wrong), span=(at, len(item.paragraph.text)))


def _until(setting: Setting, end: int, start: int = 0) -> list[Stretch]:
    """The stretches of some of a paragraph's characters."""
    cut, at = [], 0
    for stretch in setting.stretches:
        words = stretch.text[max(start - at, 0) : max(end - at, 0)]
        at += len(stretch.text)
        if words:
            cut.append(Stretch(words, stretch.look))
    return cut


def red_line_place(rule: TextRule, script: Script) -> Iterator[Finding]:
    """The red line: 4 millimetres below the 文号, as long as the text area is wide; the title two lines below it."""
    found, titles = head_with_number(script), title_of(script)
    if found is None or not titles or not pages_of(script):
        return
    number, title = found[0][-1], titles[0]
    wide = pages_of(script)[0].wide
    wrong = list(_drawn_lengths(script, title, wide))
    if number.is_in_flow and title.is_in_flow and free_lines(script, number, title) is not None:
        wrong += _ruled(script, number, title, wide)
    if wrong:
        yield rule.finding(number.paragraph, "；".join(wrong))


def _drawn_lengths(script: Script, title: Placed, wide: float) -> Iterator[str]:
    for setting in settings_between(script, -1, title.at):
        for line in setting.drawn:
            if is_red(line.color) and line.long > _SHORTEST_LINE and abs(line.long - wide) > _SAME_LENGTH:
                yield f"版头分隔线长约 {line.long:.0f} 毫米，应与版心等宽（现在版心宽 {wide:.0f} 毫米）"


def _ruled(script: Script, number: Placed, title: Placed, wide: float) -> Iterator[str]:
    """What is wrong with a red line that is the border of a paragraph, where there is one."""
    far, bearer, below = (number.setting.height - number.size) / 2, None, 0.0
    settings = (number.setting, *settings_between(script, number.at, title.at), title.setting)
    for at, setting in enumerate(settings):
        top = at > 0 and setting.above is not None and is_red(setting.above.color)
        bottom = at < len(settings) - 1 and setting.below is not None and is_red(setting.below.color)
        whole = setting.before + setting.height + setting.after
        if bearer is not None:
            below += setting.before if setting is title.setting else whole
        elif top and setting.above:
            bearer, far = setting, far + setting.before - setting.above.off
            below = 0.0 if setting is title.setting else setting.height + setting.after
        elif bottom and setting.below:
            bearer, below = setting, setting.after
            far += setting.below.off + (setting.before + setting.height if at else 0.0)
        else:
            far += setting.after if at == 0 else whole
    if bearer is None:
        return
    if outside(far * MM_PER_POINT, _RED_LINE):
        yield f"版头分隔线在发文字号之下约 {far * MM_PER_POINT:.0f} 毫米，应为 4 毫米（按行距估算）"
    long = wide - (bearer.left + bearer.right) * bearer.size * MM_PER_POINT
    if abs(long - wide) > _SAME_LENGTH:
        yield f"版头分隔线长约 {long:.0f} 毫米，应与版心等宽（现在版心宽 {wide:.0f} 毫米）"
    if outside(below / LINE, TWO_LINES):
        yield f"标题与版头分隔线之间{in_lines(below / LINE)}，标题应在红线下空二行"


RULES: tuple[TextRule, ...] = (
    TextRule(
        "L329",
        Level.WARNING,
        "份号、密级、紧急程度的排法不合国标",
        f"{CLAUSE} 7.2.1 至 7.2.3 条：份号用 6 位 3 号阿拉伯数字；密级和保密期限、紧急程度用 3 号黑体字，"
        "保密期限中的数字用阿拉伯数字；都顶格编排在版心左上角，自上而下分行。只查有发文字号的文稿。",
        "请照“份号、秘密★1年、特急”的次序，各占一行，顶格排。",
        corner,
        of_file=True,
    ),
    TextRule(
        "L330",
        Level.WARNING,
        "发文机关标志的颜色、位置不合国标",
        f"{CLAUSE} 7.2.4 条：发文机关标志居中排布，颜色为红色。"
        "字体推荐用小标宋体，字号由单位定，都不查；为套印设成白色的不提。",
        "请设为红色、居中。",
        mark_look,
        of_file=True,
    ),
    TextRule(
        "L331",
        Level.HINT,
        "发文机关标志离版心上边缘的距离与国标不同",
        f"{CLAUSE} 7.2.4 条：发文机关标志上边缘至版心上边缘为 35 毫米。距离按段前间距和行距估算，差 6 毫米以内不提；"
        "标志在文本框、表格里的，或者上面有图形的，算不出来，不查。",
        "请调整标志的段前间距，量一量打印出来的纸面。",
        mark_place,
        of_file=True,
    ),
    TextRule(
        "L332",
        Level.HINT,
        "发文字号的位置、字体与国标不同",
        f"{CLAUSE} 7.2.5 条：发文字号编排在发文机关标志下空二行的位置，居中；上行文居左空一字，与最后一个签发人姓名处在同一行。"
        "字体是国标的一般要求：3 号仿宋。表格、文本框里的不查位置。",
        "请照国标排：没有签发人的居中，有签发人的居左空一字。",
        number_place,
        of_file=True,
    ),
    TextRule(
        "L333",
        Level.WARNING,
        "签发人的字体不合国标",
        f"{CLAUSE} 7.2.6 条：“签发人”三字用 3 号仿宋体字，签发人姓名用 3 号楷体字。",
        "请把“签发人：”设为三号仿宋，姓名设为三号楷体。",
        approver_look,
        of_file=True,
    ),
    TextRule(
        "L334",
        Level.HINT,
        "版头分隔线的位置、长短与国标不同",
        f"{CLAUSE} 7.2.7、7.3.1 条：发文字号之下 4 毫米处居中印一条与版心等宽的红色分隔线，标题编排于红色分隔线下空二行位置。"
        "线的粗细国标没有规定。用段落边框作的线按行距估算距离；画的线只查长短。",
        "请调整段落间距，使红线在发文字号下 4 毫米、标题在红线下空二行。",
        red_line_place,
        of_file=True,
    ),
)
