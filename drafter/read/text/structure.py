"""Lines of a finished text → paragraphs that know what they are: title, headings with their numbers, signature, furniture.

What the file itself says (a draft's styles) goes before what the words look like. Texts from web pages have lost their
layout, and carry what stood around them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from drafter.language.chinese_numbers import read_chinese_number
from drafter.language.years import YEAR, without_titles
from drafter.model.document import HEADINGS, Role
from drafter.model.finding import Place
from drafter.model.manuscript import Line
from drafter.model.script import Heading, Paragraph, Part
from drafter.read.text.kinds import ends_a_report_title, ends_another_title
from drafter.read.text.numbers import numbers_in
from drafter.read.text.sentences import sentences_in

_CHINESE = "[一二三四五六七八九十百零〇]{1,5}"
#: How a heading's number is written at each level (GB/T 9704—2012 7.3.3), whatever point people put behind it.
_NUMBERED = (
    (1, re.compile(rf"(?P<typed>(?P<number>{_CHINESE})[、.．，,])\s*")),
    (2, re.compile(rf"(?P<typed>[（(](?P<number>{_CHINESE})[）)][、.．，,]?)\s*")),
    (3, re.compile(r"(?P<typed>(?P<number>[0-9０-９]{1,2})[.．、，](?![0-9０-９]))\s*")),
    (4, re.compile(r"(?P<typed>[（(](?P<number>[0-9０-９]{1,2})[）)][、.．，,]?)\s*")),
)
#: What stands behind a number that begins a sentence and is no heading's: 一、二审案件, 三、四季度, 五、六年级.
_COUNTED_ON = re.compile("[一二三四五六七八九十]{1,2}(?:[、审级线类月季产期批轮号]|年级)")
#: A heading alone in its paragraph is no longer than this; what is longer and has a full stop runs in.
_LONGEST_HEADING = 60
#: The name of a column of a web page: not a title where another one follows.
_COLUMN = re.compile(r"(?:[年季]度|政府|部门)?(?:工作|情况)?(?:报告|汇报|总结)")
_LONGEST_TITLE = 80
#: An office's name on a line of its own is so long.
_SHORTEST_LINE, _LONGEST_LINE = 4, 30
#: A stretch between tabs that is longer is no cell of a table.
_LONGEST_CELL = 40
#: The signature stands among the last so many paragraphs.
_AT_THE_END = 6
#: The title stands among the first so many paragraphs.
_TITLE_WITHIN = 15
#: What the first half of a title names; the name of a web page's column does not.
_TITLE_HALF = re.compile(
    "政府|[省市县区州旗乡镇委局厅办处院所站队会]$|街道|中心|集团|公司|学校|关于|20[0-9]{2}|法治|依法|情况|工作"
)
#: What stands in a 版头: 发文机关标志, 文号, 签发人.
_DATE = re.compile(
    r"[0-9]{4}\s*年\s*[0-9]{1,2}\s*月\s*[0-9]{1,2}\s*日|[〇零○一二三四五六七八九]{4}年[一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{1,3}日"
)
_ADDRESSEE = re.compile(r"(?!.{0,120}如下[：:]$)[^。！？；]{2,120}[：:]")
_FURNITURE = re.compile(
    r"设为首页|加入收藏|^通知公告$|^更多|^关闭$|^(?:您)?(?:现在)?(?:当前|所在|当前所在)的?位置|^[>»]|[^>]>>?[^>]{1,40}>|"
    r"^(?:文章|信息|稿件)?来源\s*[:：]|^分享\s*[:：]|^作者\s*[:：]|发布(?:时间|日期)\s*[:：]|^(?:日期|时间)\s*[:：]|^阅读|浏览(?:次数|量)|点击(?:次数|率|数)|"
    r"^今天是|星期[一二三四五六日天]|^登录\s*[|｜]|^无障碍|^[-•·\[\s]*(?:(?:信息)?索\s*引\s*号|审核程序|发文机构|名\s+称|(?:公文)?时效性?|主题分类|体裁分类|发文字号|发布机构|成文日期|公开方式|有效性)\s*[\]:：]|"
    r"字(?:体|号)\s*[:：]|^【?打印|打印本页|关闭窗口|分享到|扫一扫|相关(?:新闻|文章|链接|附件)|关注(?:官方)?微信|版权所有|ICP备|公网安备|上一篇|下一篇|"
    r"^责任编辑|^首页\s*[>》]|网站地图|主办单位?\s*[:：]|技术支持\s*[:：]|Copyright|©"
)
#: Furniture is short; a longer paragraph that names such words (“扫一扫”) is the office's own.
_LONGEST_FURNITURE = 60
#: Lines of a red head above the title: 文号, 签发人, the mark of the office, secrecy and urgency.
_RED_HEAD = re.compile(
    r"[〔\[［（(【]\s?[0-9]{2,4}\s?[〕\]］）)】]\s*第?\s*[0-9]+\s*号|签\s*发\s*人|文件$|★|^(?:特急|加急|[0-9]{6})$"
)
_ROLES = {
    Role.TITLE: Part.TITLE,
    Role.ADDRESSEE: Part.ADDRESSEE,
    Role.SIGNATORY: Part.SIGNATURE,
    Role.SIGNED_ON: Part.DATE,
    Role.REMARK: Part.REMARK,
    Role.ATTACHMENT_LABEL: Part.ATTACHMENT,
    Role.ATTACHMENT_LIST: Part.ATTACHMENT,
    Role.ATTACHMENT_TITLE: Part.ATTACHMENT,
    **dict.fromkeys((Role.CORNER, Role.CORNER_MARK, Role.ISSUER, Role.NUMBER, Role.STAGE, Role.IMPRINT), Part.REMARK),
}


class Written(NamedTuple):
    """A paragraph as the file has it: its text, where it stands, and its line where the file is a .docx."""

    text: str
    place: Place
    line: Line | None = None


def paragraphs_of(written: Sequence[Written], phrases: Sequence[str] = ()) -> tuple[Paragraph, ...]:
    """All paragraphs that say something, in order."""
    told = [item for item in written if item.text.strip()]
    titles = _titles(told)
    below = range(max(titles, default=-1) + 1, len(told))
    first_body = next((index for index in below if not (_is_furniture(told[index]) or _is_note(told[index].text))), 0)
    found: list[Paragraph] = []
    open_headings: dict[int, int] = {}
    for index, item in enumerate(told):
        is_cell = (item.line is not None and item.line.where.cell is not None) or _is_row(item.text)
        heading = None if index in titles or is_cell else heading_of(item)
        if heading and _counts_on(heading, item.text, found[open_headings[1]].heading if 1 in open_headings else None):
            heading = None
        part = _part(index, item, heading, titles, told, first_body)
        above = tuple(open_headings[level] for level in sorted(open_headings) if heading is None or level < heading.level)
        if heading:
            open_headings = {level: at for level, at in open_headings.items() if level < heading.level} | {heading.level: index}
        numbers = tuple(numbers_in(item.text, phrases))
        sentences = tuple(sentences_in(item.text))
        found.append(Paragraph(index, item.text, part, item.place, sentences, numbers, heading, item.line, above))
    return tuple(found)


def heading_of(item: Written) -> Heading | None:
    """The heading that a paragraph is or begins with."""
    role = item.line.role if item.line else None
    styled = HEADINGS.index(role) + 1 if role in HEADINGS else 0
    text = item.text.strip()
    for level, form in _NUMBERED:
        if found := form.match(text):
            number = found["number"]
            value = int(number) if number.isdecimal() else read_chinese_number(number) or 0
            rest = text[found.end() :]
            title, run_in = _title_of(rest)
            return Heading(styled or level, value, title, found["typed"], run_in)
    if styled:
        title, run_in = _title_of(text)
        return Heading(styled, 0, title, "", run_in)
    return None


def _counts_on(heading: Heading, text: str, former: Heading | None) -> bool:
    """Whether a line says which ones it speaks of, 三、四季度, unless its number is due after the former heading's."""
    if heading.level != 1 or not _COUNTED_ON.match(heading.title):
        return False
    return text.rstrip().endswith("。") or heading.number != (former.number if former else 0) + 1


def year_of(title: str, paragraphs: Sequence[Paragraph]) -> int | None:
    """The year that a report is about: its title's, else the first that its text names.

    Years within names of documents, stretches of years, and when the report was given are none that it is about.
    """
    said = (paragraph.text for paragraph in paragraphs if paragraph.part in (Part.BODY, Part.HEADING))
    for text in (title, *(text for text in said if not _is_note(text))):
        if found := YEAR.search(without_titles(text)):
            return int(found[1])
    return None


def _title_of(rest: str) -> tuple[str, bool]:
    """The words of a heading, and whether text follows it."""
    head, stop, more = rest.partition("。")
    if stop and more.strip():
        return head, True
    return head, len(head) > _LONGEST_HEADING


def _titles(told: Sequence[Written]) -> frozenset[int]:
    """The paragraphs that make up the title, and the same title again."""
    if styled := frozenset(index for index, item in enumerate(told) if item.line and item.line.role is Role.TITLE):
        return styled
    ends = list(_ends_of_titles(told))
    columns = [index for index in ends if _COLUMN.fullmatch(told[index].text.strip())]
    for index in (*(index for index in ends if index not in columns), *columns):
        text = told[index].text.strip()
        first = index
        while first > 0 and first - 1 not in columns and _may_begin_a_title(told[first - 1]):
            first -= 1
        same = {at for at in range(index + 1, min(index + 4, len(told))) if told[at].text.strip() == text}
        return frozenset({*range(first, index + 1), *same})
    return frozenset()


def _ends_of_titles(told: Sequence[Written]) -> Iterator[int]:
    """The lines near the beginning that end as titles do, those of reports first.

    One of another text goes before where words follow it at once; without 关于 it must be the first line, and the only title.
    """
    lines = [index for index, item in enumerate(told[:_TITLE_WITHIN]) if _may_end_a_title(item)]
    reports = [index for index in lines if ends_a_report_title(re.sub(r"\s", "", told[index].text))]
    first = next((index for index, item in enumerate(told) if not (_is_furniture(item) or _is_head(item))), 0)
    for index in lines:
        text = told[index].text.strip()
        if ends_another_title(text) and ("关于" in text or (index == first and not reports)):
            until = next((report for report in reports if report > index), None)
            between = told[index + 1 : until]
            if until is None or any(item.text.strip().endswith(("：", ":", "。")) for item in between):
                yield index
    yield from reports


def _may_end_a_title(item: Written) -> bool:
    """Whether a line may be a title: short, without a stop, and no heading."""
    text = item.text.strip()
    return not (_is_furniture(item) or len(text) > _LONGEST_TITLE or text.endswith(("。", "：", ":")) or heading_of(item))


def _is_head(item: Written) -> bool:
    """Whether a line is of a red head."""
    return _RED_HEAD.search(item.text.strip()) is not None


def _may_begin_a_title(item: Written) -> bool:
    """Whether a line above is the title's first half: the office or what the report is on, without any stop."""
    text = item.text.strip()
    return (
        _SHORTEST_LINE <= len(text) <= _LONGEST_LINE
        and _TITLE_HALF.search(text) is not None
        and not re.search(r"[。，；：:>|→]|\.\.\.|^首页", text)
        and not _RED_HEAD.search(text)
        and not _is_furniture(item)
    )


def _is_row(text: str) -> bool:
    """Whether a line is the row of a table: three short stretches or more with tabs between, or words and a number."""
    if "\t" not in text:
        return False
    cells = [cell.strip() for cell in text.split("\t") if cell.strip()]
    if len(cells) > 1 and any(form.fullmatch(cells[0]) for _, form in _NUMBERED):
        cells = cells[1:]
    is_short = all(len(cell) <= _LONGEST_CELL for cell in cells)
    return is_short and (len(cells) > 2 or (len(cells) == 2 and re.fullmatch(r"[0-9.,%％+\-—]+", cells[1]) is not None))  # noqa: PLR2004


def _is_note(text: str) -> bool:
    """Whether a line stands in brackets: when and where a report was given, below its title."""
    return re.fullmatch(r"[（(][^）)]{1,60}[）)]", text.strip()) is not None


def _is_furniture(item: Written) -> bool:
    text = item.text.strip()
    is_short = len(text) <= _LONGEST_FURNITURE and not text.endswith(("。", "；"))
    return is_short and (item.line is None or item.line.role is None) and _FURNITURE.search(text) is not None


def _part(
    index: int, item: Written, heading: Heading | None, titles: frozenset[int], told: Sequence[Written], first_body: int
) -> Part:
    if index in titles:
        return Part.TITLE
    if item.line is not None:
        if item.line.where.cell:
            return Part.CELL
        if item.line.role in _ROLES:
            return _ROLES[item.line.role]
    if _is_row(item.text):
        return Part.CELL
    if heading:
        return Part.HEADING
    return Part.FURNITURE if _is_furniture(item) else _looks_like(index, item.text.strip(), told, first_body)


def _looks_like(index: int, text: str, told: Sequence[Written], first_body: int) -> Part:
    """What a paragraph is by its words and its place alone."""
    if index == first_body and _ADDRESSEE.fullmatch(text):
        return Part.ADDRESSEE
    if _DATE.fullmatch(text):
        return Part.DATE
    near_end = index >= len(told) - _AT_THE_END
    following = [other.text.strip() for other in told[index + 1 : index + 4]]
    below = following if near_end else following[: index > first_body]  # attachments may come behind it
    if len(text) <= _LONGEST_LINE and not re.search(r"[。，；：]", text) and any(map(_DATE.fullmatch, below)):
        return Part.SIGNATURE
    if near_end and re.fullmatch(r"[（(].*[）)]", text):
        return Part.REMARK
    return Part.BODY
