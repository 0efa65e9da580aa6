"""L: the page against GB/T 9704—2012: paper, margins, text area, lines, page numbers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from drafter.check.texts.looks import family
from drafter.check.texts.rule import TextRule
from drafter.check.texts.settings import CLAUSE, CLOSE, each_with_setting, main_text, pages_of, paper_of, size_name
from drafter.check.texts.spaces import LEEWAY
from drafter.model.finding import Finding, Level
from drafter.model.paper import Paper
from drafter.model.script import Part, Script

#: Millimetres: paper and text area of the standard, and what cutting and rounding leave.
_PAPER, _AREA = (210.0, 297.0), (156.0, 225.0)
_TOP, _LEFT = 37.0, 28.0
_PAPER_LEEWAY, _MARGIN_LEEWAY, _AREA_LEEWAY = 2.0, 1.1, 2.1
_POINTS_PER_MM = 72 / 25.4
_NUMBER_SIZE, _LINES = 14.0, 22
#: The dashes stand 7 millimetres below the text area; what a line of the footer takes is guessed.
_BELOW_AREA, _NUMBER_LEEWAY = 7.0, 4.0
_BLANKS = " 　\xa0"
#: A text shorter than this has one page.
_ONE_PAGE = 600
_NUMBER_FORM = re.compile(r"[—－–]\s*#\s*[—－–]")
_SIDES = {("right", "left"), ("outside", "outside")}


def paper_size(rule: TextRule, script: Script) -> Iterator[Finding]:
    """A4, for every section; tables may lie on their side."""
    for number, page in enumerate(pages_of(script), 1):
        size = sorted((page.width, page.height))
        if any(abs(is_ - should) > _PAPER_LEEWAY for is_, should in zip(size, _PAPER, strict=True)):
            where = f"第 {number} 节的" if len(pages_of(script)) > 1 else ""
            yield rule.of_text(script, f"{where}纸张是 {page.width:.0f}×{page.height:.0f} 毫米，不是 A4（210×297 毫米）")
            return


def margins(rule: TextRule, script: Script) -> Iterator[Finding]:
    """The upper and the left margin of pages that stand upright."""
    for page in pages_of(script):
        if page.is_landscape:
            continue
        wrong = [
            f"{name}是 {value:.1f} 毫米，应为 {should:.0f} 毫米±1 毫米"
            for name, value, should in (("天头（上白边）", page.top, _TOP), ("订口（左白边）", page.left, _LEFT))
            if abs(value - should) > _MARGIN_LEEWAY
        ]
        if wrong:
            yield rule.of_text(script, "；".join(wrong))
            return


def text_area(rule: TextRule, script: Script) -> Iterator[Finding]:
    """The text area that paper and margins leave."""
    for page in pages_of(script):
        area = page.width - page.left - page.right, page.height - page.top - page.bottom
        if not page.is_landscape and any(abs(is_ - should) > _AREA_LEEWAY for is_, should in zip(area, _AREA, strict=True)):
            message = (
                f"版心是 {area[0]:.0f}×{area[1]:.0f} 毫米，应为 156×225 毫米"
                f"（现在下白边 {page.bottom:.0f}、右白边 {page.right:.0f} 毫米）"
            )
            yield rule.of_text(script, message)
            return


def lines_per_page(rule: TextRule, script: Script) -> Iterator[Finding]:
    """How many lines a page holds."""
    pages = pages_of(script)
    pitches: Counter[float] = Counter()
    for paragraph, setting in main_text(script):
        if pitch := setting.pitch or (pages[0].grid if pages else None):
            pitches[pitch] += len(paragraph.text)
    if pitches and pages:
        pitch = pitches.most_common(1)[0][0]
        page = pages[0]
        count = int((page.height - page.top - page.bottom) * _POINTS_PER_MM / pitch + 0.05)
        if count != _LINES:
            yield rule.of_text(script, f"行距 {pitch:g} 磅，每面排 {count} 行，一般排 22 行")


def page_numbers_missing(rule: TextRule, script: Script) -> Iterator[Finding]:
    """A text of several pages without page numbers."""
    paper = paper_of(script)
    if paper and not paper.numbers and len(script.text) > _ONE_PAGE:
        yield rule.of_text(script, "全文没有页码")


def page_number_form(rule: TextRule, script: Script) -> Iterator[Finding]:
    """How page numbers are printed, and where."""
    paper = paper_of(script)
    if paper is None or not paper.numbers:
        return
    wrong: list[str] = []
    for number in paper.numbers:
        if not _NUMBER_FORM.fullmatch(number.words.strip()):
            wrong.append(f"写成“{number.words.strip().replace('#', '1')}”，应为“— 1 —”")
        if abs(number.look.size - _NUMBER_SIZE) > CLOSE:
            wrong.append(f"字号是{size_name(number.look.size)}，应为四号（14 磅）")
        if number.look.digits and family(number.look.digits) != "宋体":
            wrong.append(f"数字用的是{number.look.digits}，应为宋体")
    places = {number.pages: number.align for number in paper.numbers if number.align}
    if "default" in places and not paper.has_even_pages and places["default"] != "outside":
        wrong.append("没有区分奇偶页，应单页码居右空一字、双页码居左空一字")
    elif paper.has_even_pages and (places.get("default", "right"), places.get("even", "left")) not in _SIDES:
        wrong.append("位置不对，应单页码居右空一字、双页码居左空一字")
    else:
        wrong += _number_insets(paper)
    if wrong:
        yield rule.of_text(script, f"页码{'；'.join(dict.fromkeys(wrong))}")


def _number_insets(paper: Paper) -> Iterator[str]:
    """Numbers that stand on the right side, and not one character from the edge."""
    for number in paper.numbers:
        if number.is_alone and number.align in ("left", "right"):
            free = number.left if number.align == "left" else number.right
            blanks = number.words if number.align == "left" else number.words[::-1]
            free += sum(1.0 if blank == "　" else 0.5 for blank in blanks[: len(blanks) - len(blanks.lstrip(_BLANKS))])
            if abs(free - 1) > LEEWAY:
                side = "左" if number.align == "left" else "右"
                yield f"居{side}空了 {free:.1f} 字，应空一字"


def page_number_height(rule: TextRule, script: Script) -> Iterator[Finding]:
    """How far below the text area the dashes beside page numbers stand."""
    paper = paper_of(script)
    if paper is None or not paper.pages:
        return
    page = paper.pages[0]
    for number in paper.numbers:
        if not number.is_alone:
            continue
        far = page.bottom - page.footer - number.height / 2 / _POINTS_PER_MM
        if abs(far - _BELOW_AREA) > _NUMBER_LEEWAY:
            message = f"页码的一字线上距版心下边缘约 {far:.0f} 毫米，应为 7 毫米（现在页脚距纸边 {page.footer:.1f} 毫米）"
            yield rule.of_text(script, message)
            return


def page_numbers_go_on(rule: TextRule, script: Script) -> Iterator[Finding]:
    """Attachments are numbered on: no section behind the one in which the text begins starts anew."""
    paper = paper_of(script)
    titles = [setting.page for paragraph, setting in each_with_setting(script) if paragraph.part is Part.TITLE]
    if paper is None or not paper.numbers or not titles:
        return
    for at, page in enumerate(paper.pages):
        if at > titles[0] and page.starts is not None and page.starts <= 1:
            yield rule.of_text(script, f"第 {at + 1} 节的页码又从 {page.starts} 编起，应接着前面的编")
            return


RULES: tuple[TextRule, ...] = (
    TextRule(
        "L301",
        Level.ERROR,
        "纸张不是 A4",
        f"{CLAUSE} 5.1 条规定用 A4 型纸，210×297 毫米。横排的表格可以横放。差 2 毫米以内不提。",
        "请在“布局—纸张大小”里选 A4，再看分页有没有变。",
        paper_size,
        of_file=True,
    ),
    TextRule(
        "L302",
        Level.WARNING,
        "天头或订口不合国标",
        f"{CLAUSE} 5.2.1 条规定天头（上白边）37 毫米±1 毫米，订口（左白边）28 毫米±1 毫米。",
        "请在“布局—页边距”里设为上 37 毫米、左 28 毫米。",
        margins,
        of_file=True,
    ),
    TextRule(
        "L303",
        Level.WARNING,
        "版心不合国标",
        f"{CLAUSE} 5.2.1 条规定版心 156×225 毫米；上、左白边合规时，下 35 毫米、右 26 毫米（推算）。差 2 毫米以内不提。",
        "请在“布局—页边距”里设为上 37、下 35、左 28、右 26 毫米。",
        text_area,
        of_file=True,
    ),
    TextRule(
        "L310",
        Level.HINT,
        "每面行数与国标的一般要求不同",
        f"{CLAUSE} 5.2.3 条：一般每面排 22 行，特定情况可以调整。"
        "国标没有规定行距的磅值；版心高 225 毫米，28 至 28.9 磅都排 22 行。",
        "请把行距设为固定值 28.9 磅；为署名与正文同面调过行距的，可以不改。",
        lines_per_page,
        of_file=True,
    ),
    TextRule(
        "L311",
        Level.WARNING,
        "没有页码",
        f"{CLAUSE} 7.5 条：版心下边缘之下编页码。交 OA 系统套红、由系统编页码的正文可以没有。",
        "请插入页码：四号宋体，“— 1 —”，单页居右、双页居左各空一字。",
        page_numbers_missing,
        of_file=True,
    ),
    TextRule(
        "L312",
        Level.HINT,
        "页码的样子与国标不同",
        f"{CLAUSE} 7.5 条：一般用 4 号半角宋体阿拉伯数字，左右各放一条一字线；单页码居右空一字，双页码居左空一字。",
        "请在页脚里改：四号宋体，“— 1 —”，选“奇偶页不同”，单页居右、双页居左各空一字。",
        page_number_form,
        of_file=True,
    ),
    TextRule(
        "L345",
        Level.HINT,
        "页码离版心下边缘的距离与国标不同",
        f"{CLAUSE} 7.5 条：一字线上距版心下边缘 7 毫米。按页脚边距和行高估算，差 4 毫米以内不提；页脚里还有别的内容的不查。",
        "请把“页脚底端距离”设为 25 毫米左右（下白边 35 毫米时）。",
        page_number_height,
        of_file=True,
    ),
    TextRule(
        "L346",
        Level.HINT,
        "页码没有接着编",
        f"{CLAUSE} 7.5 条：公文的附件与正文一起装订时，页码应当连续编排。标题以前的封面、目录另编的不提。",
        "请在“设置页码格式”里选“续前节”；附件另行装订的，可以不改。",
        page_numbers_go_on,
        of_file=True,
    ),
)
