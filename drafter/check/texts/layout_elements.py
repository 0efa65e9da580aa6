"""L: the elements of a .docx one by one (GB/T 9704—2012 part 7): 文号, 签发人, red line, 主送, 附件说明, 成文日期."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.check.texts.heads import head_of, number_of
from drafter.check.texts.looks import is_red
from drafter.check.texts.rule import TextRule
from drafter.check.texts.settings import CLAUSE, each_with_setting, paper_of
from drafter.check.texts.times import date_line
from drafter.model.finding import Finding, Level
from drafter.model.paper import Setting
from drafter.model.script import Part, Script

_UPWARD = re.compile(r"委员会|人民政府|[省市县区州]委(?!员)|[省市县区州]政府|党委|党工委")
_ATTACHED = re.compile(r"(?:附件|附)\s*(?P<colon>[：:])\s*(?P<name>\S.*)")
_FURTHER = re.compile(r"[0-9]{1,2}\s*[.．、]\s*\S.*")
_POINTS = "。；;，,、.．"
_LONGEST_LIST = 20
#: A tab leads at least so many characters on.
_TAB = 4


def document_number(rule: TextRule, script: Script) -> Iterator[Finding]:
    """The 文号 above the title: six-cornered brackets, a whole year, no 第, no leading zero."""
    if (found := number_of(script)) is None:
        return
    paragraph, match = found
    wrong: list[str] = []
    if match["open"] != "〔":
        wrong.append(f"年份用的是“{match['open']}”，应为六角括号“〔〕”")
    if len(match["year"]) != len("2024"):
        wrong.append(f"年份“{match['year']}”不是四位")
    serial = match["rest"].replace("第", "").strip()
    if "第" in match["rest"]:
        wrong.append("序号前多了“第”")
    if serial.startswith("0"):
        wrong.append(f"序号“{serial}”编了虚位")
    if wrong:
        right = f"{match['word']}〔{match['year']}〕{int(serial)}号"
        remedy = f"请改成“{right}”。" if len(match["year"]) == len("2024") else ""
        yield rule.finding(paragraph, f"发文字号{'，'.join(wrong)}", remedy, match.span())


def approver(rule: TextRule, script: Script) -> Iterator[Finding]:
    """A document that goes up names who approved it."""
    if (found := number_of(script)) is None:
        return
    addressee = next((p for p in script.paragraphs if p.part is Part.ADDRESSEE), None)
    head = head_of(script)
    if addressee is None or any("签发人" in p.text for p in head):
        return
    above = [name for name in re.split("[、，,；;：:]", addressee.text) if _UPWARD.search(name) and "人民代表大会" not in name]
    above = [name for name in above if "人大" not in name]
    if above:
        message = f"主送“{above[0].strip()}”是上行文，版头里没有签发人"
        yield rule.finding(found[0], message)


def approver_form(rule: TextRule, script: Script) -> Iterator[Finding]:
    """签发人 with a full-width colon and a name."""
    for paragraph in head_of(script):
        at = paragraph.text.find("签发人")
        if at >= 0:
            behind = paragraph.text[at + len("签发人") :].lstrip(" 　")
            if behind.startswith(":"):
                yield rule.finding(paragraph, "“签发人”后面是半角冒号", "请改成全角冒号“：”。", (at, at + 4))
            elif behind.startswith("：") and not behind[1:].strip():
                yield rule.finding(paragraph, "“签发人”后面没有姓名", "请补上签发人的姓名。", (at, at + 4))


def red_line(rule: TextRule, script: Script) -> Iterator[Finding]:
    """A red line between the 文号 and the title."""
    paper = paper_of(script)
    if paper is None or script.manuscript is None or number_of(script) is None:
        return
    above: list[Setting] = []
    title = next(p for p in script.paragraphs if p.part is Part.TITLE)
    for line, setting in zip(script.manuscript.lines, paper.settings, strict=False):
        above.append(setting)
        if line is title.line:
            break
    colours = [line.color for setting in above for line in (setting.above, setting.below) if line]
    if any(is_red(colour) for colour in colours) or any(setting.has_drawing for setting in above):
        return
    message = "版头分隔线不是红色" if colours else "有发文字号，没有红色的版头分隔线"
    yield rule.finding(title, message)


def addressee(rule: TextRule, script: Script) -> Iterator[Finding]:
    """主送 begins at the edge and ends with a full-width colon."""
    for paragraph, setting in each_with_setting(script):
        if paragraph.part is not Part.ADDRESSEE:
            continue
        wrong = []
        if not paragraph.text.rstrip().endswith("："):
            wrong.append("末尾不是全角冒号")
        blanks = len(paragraph.text) - len(paragraph.text.lstrip(" 　"))
        if setting.align in ("center", "right") or setting.first > 0.5 or blanks:  # noqa: PLR2004 - half a character
            wrong.append("没有顶格")
        if wrong:
            yield rule.finding(paragraph, f"主送机关{'，'.join(wrong)}")
        return


def attachment_list(rule: TextRule, script: Script) -> Iterator[Finding]:
    """Names of attachments below the text have no point behind them."""
    is_inside, count = False, 0
    for paragraph in script.paragraphs:
        if paragraph.line is None or paragraph.part not in (Part.BODY, Part.ATTACHMENT, Part.HEADING):
            is_inside = False
            continue
        text = paragraph.text.strip()
        opened = _ATTACHED.fullmatch(text) if len(text) <= 80 else None  # noqa: PLR2004 - a sentence is longer
        if opened:
            is_inside, count = True, 0
            if opened["colon"] == ":":
                yield rule.finding(paragraph, "“附件”后面是半角冒号", "请改成全角冒号“：”。")
        elif not (is_inside and _FURTHER.fullmatch(text) and count < _LONGEST_LIST):
            is_inside = False
            continue
        count += 1
        if text[-1] in _POINTS:
            yield rule.finding(paragraph, f"附件名称后面多了“{text[-1]}”", "请删去名称后面的标点。")


def date_place(rule: TextRule, script: Script) -> Iterator[Finding]:
    """成文日期 stands on the right."""
    date = date_line(script)
    for paragraph, setting in each_with_setting(script):
        if date is None or paragraph.at != date.at:
            continue
        blanks = paragraph.text[: len(paragraph.text) - len(paragraph.text.lstrip(" 　\t"))]
        far = setting.first + len(blanks) + _TAB * blanks.count("\t")
        if setting.align in ("", "left", "both") and far < 4 and not setting.is_framed:  # noqa: PLR2004 - characters
            yield rule.finding(paragraph, f"成文日期靠在左边（只空了 {far:.0f} 字）")


RULES: tuple[TextRule, ...] = (
    TextRule(
        "L321",
        Level.WARNING,
        "发文字号的写法不合国标",
        f"{CLAUSE} 7.2.5 条：年份标全称，用六角括号“〔〕”括入；"
        "序号不加“第”字，不编虚位，后面加“号”字。只查标题以上的发文字号。",
        "请照“示政〔2025〕3号”的样子改。",
        document_number,
        of_file=True,
    ),
    TextRule(
        "L322",
        Level.WARNING,
        "上行文没有签发人",
        f"{CLAUSE} 7.2.6 条、《党政机关公文处理工作条例》第九条第"
        "（六）项：上行文应当标注签发人姓名。只报人大常委会的不算上行文；没有发文字号的不查。",
        "请在发文字号的同一行右边加“签发人：”和主要负责人的姓名；不是上行文的，可以豁免。",
        approver,
        of_file=True,
    ),
    TextRule(
        "L323",
        Level.WARNING,
        "签发人的写法不合国标",
        f"{CLAUSE} 7.2.6 条：“签发人”三字后加全角冒号和姓名。",
        "请照“签发人：”加姓名的样子改。",
        approver_form,
        of_file=True,
    ),
    TextRule(
        "L324",
        Level.WARNING,
        "没有红色的版头分隔线",
        f"{CLAUSE} 7.2.7 条：发文字号之下 4 毫米处居中印一条与版心等宽的红色分隔线。"
        "没有发文字号的文稿不查；标题以上有图形的，当作有。",
        "请在发文字号下面加红色分隔线；交 OA 系统套红的正文，请删去发文字号。",
        red_line,
        of_file=True,
    ),
    TextRule(
        "L325",
        Level.WARNING,
        "主送机关的排法不合国标",
        f"{CLAUSE} 7.3.2 条：主送机关居左顶格，最后一个机关名称后标全角冒号。",
        "请去掉缩进和空格，末尾用“：”。",
        addressee,
        of_file=True,
    ),
    TextRule(
        "L326",
        Level.WARNING,
        "附件说明的写法不合国标",
        f"{CLAUSE} 7.3.4 条：“附件”后标全角冒号和名称，名称后不加标点符号。",
        "请照“附件：1.示例县重大行政决策事项目录”的样子改。",
        attachment_list,
        of_file=True,
    ),
    TextRule(
        "L328",
        Level.HINT,
        "成文日期的位置与国标不同",
        f"{CLAUSE} 7.3.5 条：加盖印章的，成文日期一般右空四字；不加盖印章的，在署名下一行，首字比署名首字右移二字。",
        "请把署名和成文日期排到右边。",
        date_place,
        of_file=True,
    ),
)
