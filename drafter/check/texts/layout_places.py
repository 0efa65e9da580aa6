"""L: where the elements of the main part stand (GB/T 9704—2012 part 7.3): free lines above them, insets, pages of their own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from drafter.check.texts.heads import title_of
from drafter.check.texts.looks import family, mass_of
from drafter.check.texts.rule import TextRule
from drafter.check.texts.settings import CLAUSE, CLOSE, size_name
from drafter.check.texts.spaces import (
    LEEWAY,
    ONE_LINE,
    Placed,
    alone_after,
    ends_of_text,
    free_lines,
    in_lines,
    outside,
    placed_in,
)
from drafter.model.finding import Finding, Level
from drafter.model.script import Part, Script

_THIRD = 16.0
_NONE_FREE = (0.0, 0.6)
_LIST = re.compile(r"(?:附件|附)\s{0,2}[：:]\s{0,2}\S.{0,78}")
_FURTHER = re.compile(r"[0-9]{1,2}\s{0,2}[.．、]\s{0,2}\S.{0,78}")
_REMARK = re.compile(r"(?P<open>[（(])(?P<words>[^（）()]{2,60})(?P<close>[）)])")
_REMARKED = re.compile(r"公开|联系人|联系电话|此件")
_LABEL = re.compile(r"附\s{0,2}件\s{0,2}(?P<number>[0-9]{0,2})\s{0,2}(?P<colon>[：:]?)")
_NAMED = re.compile(
    r"(?:(?:附件|附)\s{0,2}[：:])?\s{0,2}(?:(?P<number>[0-9]{1,2})\s{0,2}[.．、])?\s{0,2}(?P<name>\S.*?)[。；;，,]?"
)
_NO_NAME = re.compile(r"[\s《》〈〉“”（）()—\-－－、，·]")
#: The title of an attachment takes at most so many lines.
_TITLE_LINES = 4


def below_the_title(rule: TextRule, script: Script) -> Iterator[Finding]:
    """主送 stands one free line below the title, the text on the line below it."""
    titles, placed = title_of(script), placed_in(script)
    addressee = next((at for at, item in enumerate(placed) if item.paragraph.part is Part.ADDRESSEE), None)
    if not titles or addressee is None:
        return
    free = free_lines(script, titles[-1], placed[addressee])
    if free is not None and outside(free, ONE_LINE):
        yield rule.finding(placed[addressee].paragraph, f"标题与主送机关之间{in_lines(free)}，应空一行")
    text = next((item for item in placed[addressee + 1 :] if item.paragraph.part is not Part.ADDRESSEE), None)
    last = placed[text.paragraph.at - 1] if text and text.paragraph.at - 1 < len(placed) else None
    if text is None or last is None or last.paragraph.part is not Part.ADDRESSEE:
        return
    free = free_lines(script, last, text)
    if free is not None and outside(free, _NONE_FREE):
        yield rule.finding(text.paragraph, f"主送机关与正文之间{in_lines(free)}，正文应编排在主送机关的下一行")


def attachment_list_place(rule: TextRule, script: Script) -> Iterator[Finding]:
    """附件说明: one free line below the text, two characters from the left."""
    listed = _list_in(script)
    if not listed:
        return
    placed = placed_in(script)
    at = placed.index(listed[0])
    wrong = []
    free = free_lines(script, placed[at - 1], listed[0]) if at else None
    if free is not None and outside(free, ONE_LINE):
        wrong.append(f"与正文之间{in_lines(free)}，应空一行")
    first = listed[0].first
    if listed[0].is_in_flow and listed[0].setting.align in ("", "left", "both") and abs(first - 2) > LEEWAY:
        wrong.append(f"左边空了 {first:.1f} 字，应空二字")
    if wrong:
        yield rule.finding(listed[0].paragraph, f"附件说明{'；'.join(wrong)}")


def _list_in(script: Script) -> Sequence[Placed]:
    """The lines of the 附件说明: right above the signature, or the date; empty where it is not certain that they are one."""
    placed = placed_in(script)
    end = next((at for at, item in enumerate(placed) if item.paragraph.part in (Part.SIGNATURE, Part.DATE)), None)
    if end is None:
        return ()
    first = end - 1
    while first >= 0 and _FURTHER.fullmatch(placed[first].paragraph.text.strip()):
        first -= 1
    if first < 0 or not _LIST.fullmatch(placed[first].paragraph.text.strip()):
        return ()
    return placed[first:end]


def remark(rule: TextRule, script: Script) -> Iterator[Finding]:
    """附注 on the line below the date: two characters from the left, in full-width brackets."""
    for item in ends_of_text(script)[:1]:
        found = _REMARK.fullmatch(item.paragraph.text.strip())
        if found is None or not _REMARKED.search(found["words"]):
            return
        wrong = []
        if found["open"] == "(" or found["close"] == ")":
            wrong.append("用的是半角圆括号，应为全角“（）”")
        if item.is_in_flow and item.setting.align in ("", "left", "both") and abs(item.first - 2) > LEEWAY:
            wrong.append(f"左边空了 {item.first:.1f} 字，应居左空二字")
        elif item.is_in_flow and item.setting.align in ("center", "right"):
            wrong.append("没有排在左边，应居左空二字")
        if wrong:
            yield rule.finding(item.paragraph, f"附注{'；'.join(wrong)}")


def attachment_label(rule: TextRule, script: Script) -> Iterator[Finding]:
    """“附件1” begins a page, flush left, in third size 黑体; the title stands in the middle of the third line."""
    below = ends_of_text(script)
    for at, item in alone_after(below, _LABEL):
        wrong = list(_label_look(item))
        title = next((other for other in below[at + 1 : at + 2] if other.paragraph.part is not Part.CELL), None)
        if title is not None and not _LABEL.fullmatch(title.paragraph.text.strip()):
            if title.is_in_flow and title.setting.align in ("", "left", "both", "right"):
                wrong.append("标题没有居中，应居中编排在第三行")
            free = free_lines(script, item, title)
            if free is not None and outside(free, ONE_LINE):
                wrong.append(f"与标题之间{in_lines(free)}，标题应在第三行（中间空一行）")
        if wrong:
            yield rule.finding(item.paragraph, f"“{item.paragraph.text.strip()}”{'；'.join(wrong)}")


def _label_look(item: Placed) -> Iterator[str]:
    if item.is_in_flow and not item.setting.begins_page:
        yield "没有另起一面（文件里没有分页），附件应另面编排"
    mass = mass_of(list(item.setting.stretches))
    if mass and mass.font and (family(mass.font) != "黑体" or abs(mass.size - _THIRD) > CLOSE):
        yield f"用的是{mass.font}、{size_name(mass.size)}，应为黑体、三号（16 磅）"
    if item.is_in_flow and (item.setting.align in ("center", "right") or item.first > LEEWAY):
        yield "没有顶格，应顶格编排在左上角"
    if item.paragraph.text.strip().endswith(("：", ":")):
        yield "后面多了冒号"


def attachments_agree(rule: TextRule, script: Script) -> Iterator[Finding]:
    """The titles of attachments are those that the 附件说明 names."""
    listed = [_NAMED.fullmatch(item.paragraph.text.strip()) for item in _list_in(script)]
    names = {found["number"] or "": found["name"] for found in listed if found}
    below = ends_of_text(script)
    labels = [(at, item, _LABEL.fullmatch(item.paragraph.text.strip())) for at, item in alone_after(below, _LABEL)]
    if not names or not labels:
        return
    for at, item, label in labels:
        number = label["number"] if label else ""
        if number not in names:
            if len(labels) > 1 or len(names) > 1:
                yield rule.finding(item.paragraph, f"附件说明里没有“{item.paragraph.text.strip()}”，写的是{_told(names)}")
            continue
        title = _title_below(below[at + 1 : at + 1 + _TITLE_LINES])
        if title and _bare(names[number]) not in _bare(title) and _bare(title) not in _bare(names[number]):
            message = f"附件的标题是“{title}”，附件说明写的是“{names[number]}”，两处应当一致"
            yield rule.finding(item.paragraph, message)


def _told(names: dict[str, str]) -> str:
    return "、".join(f"“附件{number}”" for number in names)


def _title_below(following: Sequence[Placed]) -> str:
    """The title of an attachment: the centred lines below its label; nothing where nobody can say."""
    title = ""
    for item in following:
        if item.setting.align != "center" or not item.is_in_flow:
            break
        title += item.paragraph.text.strip().replace("\n", "")
    return title


def _bare(name: str) -> str:
    return _NO_NAME.sub("", name)


RULES: tuple[TextRule, ...] = (
    TextRule(
        "L335",
        Level.HINT,
        "主送机关、正文与上面的距离同国标不同",
        f"{CLAUSE} 7.3.2、7.3.3 条：主送机关编排于标题下空一行位置，正文编排于主送机关名称下一行。"
        "空行按段前段后间距和空段落算；标题与主送之间还有别的文字的不查。",
        "请在标题与主送机关之间空一行，主送机关与正文之间不空行。",
        below_the_title,
        of_file=True,
    ),
    TextRule(
        "L336",
        Level.HINT,
        "附件说明的位置与国标不同",
        f"{CLAUSE} 7.3.4 条：附件说明在正文下空一行、左空二字编排。只查紧接在署名或成文日期上面的附件说明。",
        "请在正文与附件说明之间空一行，附件说明左空二字。",
        attachment_list_place,
        of_file=True,
    ),
    TextRule(
        "L338",
        Level.WARNING,
        "附注的排法不合国标",
        f"{CLAUSE} 7.3.6 条：附注居左空二字加圆括号编排在成文日期下一行。只查写着“公开”“联系人”“此件”的。",
        "请居左空二字，用全角圆括号。",
        remark,
        of_file=True,
    ),
    TextRule(
        "L339",
        Level.HINT,
        "附件的排法与国标不同",
        f"{CLAUSE} 7.3.7 条：附件另面编排，“附件”二字及附件顺序号用 3 号黑体字顶格编排在版心左上角第一行，"
        "附件标题居中编排在版心第三行。只查成文日期以后单独成行的“附件”；用回车凑到下一面的，程序看不出来，请看一眼页面。",
        "请在“附件”前面插入分页，设为黑体三号、顶格；下空一行，标题居中。",
        attachment_label,
        of_file=True,
    ),
    TextRule(
        "L340",
        Level.WARNING,
        "附件与附件说明不一致",
        f"{CLAUSE} 7.3.7 条：附件的顺序号和标题应当与附件说明的表述一致。标题不是居中的、不带附件的文件，不查。",
        "请核对哪一处对，改成一致。",
        attachments_agree,
        of_file=True,
    ),
)
