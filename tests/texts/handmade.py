"""Word documents as offices make them by hand, that keep to GB/T 9704—2012 in every point: tests change one."""

from __future__ import annotations

from typing import Any

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

FANGSONG, KAI, HEI, XIAOBIAOSONG = "仿宋_GB2312", "楷体_GB2312", "黑体", "方正小标宋简体"
CENTER, RIGHT, LEFT = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.RIGHT, WD_ALIGN_PARAGRAPH.LEFT
PITCH = 28
RED = "FF0000"


def fonted(run: Any, font: str, size: float = 16) -> Any:
    """A run in a Chinese font and a size."""
    run.font.size = Pt(size)
    fonts = run._r.get_or_add_rPr().get_or_add_rFonts()
    for name in ("w:eastAsia", "w:ascii", "w:hAnsi"):
        fonts.set(qn(name), font)
    return run


def line(document: Any, text: str, font: str = FANGSONG, size: float = 16, indent: float = 2, align: Any = None) -> Any:
    """A paragraph with direct formatting, as typists make it."""
    paragraph = document.add_paragraph()
    if text:
        fonted(paragraph.add_run(text), font, size)
    form = paragraph.paragraph_format
    form.first_line_indent = Pt(indent * size)
    form.line_spacing, form.space_after = Pt(PITCH), Pt(0)
    if align is not None:
        paragraph.alignment = align
    return paragraph


def page_number(section: Any, footer: str = "footer", align: Any = RIGHT, words: str = "— # —") -> None:
    """A page number between dashes as a complex field, as Word writes it, one character from the edge."""
    paragraph = getattr(section, footer).paragraphs[0]
    paragraph.alignment = align
    setattr(paragraph.paragraph_format, "right_indent" if align == RIGHT else "left_indent", Pt(14))
    before, behind = words.split("#")
    fonted(paragraph.add_run(before), "宋体", 14)
    for kind in ("begin", "code", "separate", "result", "end"):
        run = paragraph.add_run("1" if kind == "result" else "")
        if kind == "code":
            code = OxmlElement("w:instrText")
            code.text = " PAGE \\* MERGEFORMAT "
            run._r.append(code)
        elif kind != "result":
            field = OxmlElement("w:fldChar")
            field.set(qn("w:fldCharType"), kind)
            run._r.append(field)
        fonted(run, "宋体", 14)
    fonted(paragraph.add_run(behind), "宋体", 14)


def report() -> Any:
    """A report of another office without 版头."""
    document = Document()
    document.core_properties.author = ""
    document.settings.odd_and_even_pages_header_footer = True
    (section,) = document.sections
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin, section.left_margin, section.right_margin = Mm(37), Mm(35), Mm(28), Mm(26)
    section.footer_distance = Mm(25)
    page_number(section)
    page_number(section, "even_page_footer", LEFT)
    line(document, "示例县人民政府2025年法治政府建设工作情况的报告", XIAOBIAOSONG, 22, 0, CENTER)
    line(document, "示例市人民政府：", indent=0).paragraph_format.space_before = Pt(PITCH)
    line(document, "2025年，示例县人民政府认真履行推进法治建设职责，现将有关情况报告如下。")
    line(document, "一、主要举措和成效", HEI)
    line(document, "（一）加强组织领导", KAI)
    for at in range(12):
        line(
            document, f"第{at + 1}季度召开会议研究法治政府建设工作，审议有关制度文件，推动各项任务落到实处，形成工作合力。" * 2
        )
    lead = line(document, "（二）规范行政执法。", "楷体")
    fonted(lead.add_run("组织开展案卷评查，对发现的问题逐项整改，执法质量稳步提高。"), "仿宋")
    line(document, "1.完善制度。健全行政裁量权基准，全年修订四项制度。")
    line(document, "二、存在的不足和原因", HEI)
    line(document, "基层执法力量仍然不足，原因是编制总量偏紧。")
    office = line(document, "示例县人民政府", indent=0, align=RIGHT)
    office.paragraph_format.space_before, office.paragraph_format.right_indent = Pt(PITCH), Pt(32)
    # The date is half a character narrower than the office, and begins two characters behind its beginning.
    line(document, "2026年1月20日", indent=0, align=RIGHT).paragraph_format.right_indent = Pt(8)
    return document


def bordered(paragraph: Any, side: str, color: str = RED, eighths: int = 8) -> Any:
    """A paragraph with a line above or below."""
    border = paragraph._p.get_or_add_pPr()
    own = border.find(qn("w:pBdr"))
    if own is None:
        own = OxmlElement("w:pBdr")
        border.append(own)
    one = OxmlElement(f"w:{side}")
    for name, value in (("val", "single"), ("sz", str(eighths)), ("space", "3"), ("color", color)):
        one.set(qn(f"w:{name}"), value)
    own.append(one)
    return paragraph


def headed(number: str, *above: str, drawn: bool = True) -> Any:
    """The report with a 版头: the 文号, and beside it who approved where that is given."""
    document = report()
    title = document.paragraphs[0]
    title.paragraph_format.space_before = Pt(2 * PITCH)
    mark = line(document, "示例县人民政府文件", XIAOBIAOSONG, 50, 0, CENTER)
    mark.runs[0].font.color.rgb = RGBColor(0xFF, 0, 0)
    mark.paragraph_format.line_spacing, mark.paragraph_format.space_before = Pt(60), Pt(94)
    numbered = line(document, number, indent=1 if above else 0, align=None if above else CENTER)
    numbered.paragraph_format.space_before = Pt(2 * PITCH)
    for words in above:
        label, _, name = words.partition("：") if "：" in words else words.partition(":")
        fonted(numbered.add_run(f"　　　　{label}{words[len(label) : len(label) + 1]}"), FANGSONG)
        fonted(numbered.add_run(name), KAI)
    if drawn:
        bordered(numbered, "bottom")
    for paragraph in (mark, numbered):
        title._p.addprevious(paragraph._p)
    return document


def complete() -> Any:
    """The report with all that may stand around it: 版头 with its corner, 附件说明, 附注, an attachment, 版记."""
    document = headed("示政〔2026〕3号", "签发人：张三")
    mark = starting(document, "示例县人民政府文件")
    for text, font in (("000001", FANGSONG), ("秘密★1年", HEI), ("特急", HEI)):
        mark._p.addprevious(line(document, text, font, indent=0)._p)
    mark.paragraph_format.space_before = Pt(94 - 3 * PITCH)
    office = starting(document, "示例县人民政府", last=True)
    for at, text in enumerate(("附件：1.重大行政决策事项目录", "2.行政规范性文件目录")):
        listed = line(document, text, indent=2 if at == 0 else 5)
        listed.paragraph_format.space_before = Pt(0 if at else PITCH)
        office._p.addprevious(listed._p)
    line(document, "（此件公开发布）")
    for number, title in ((1, "重大行政决策事项目录"), (2, "行政规范性文件目录")):
        line(document, f"附件{number}", HEI, indent=0).paragraph_format.page_break_before = True
        line(document, title, XIAOBIAOSONG, 22, 0, CENTER).paragraph_format.space_before = Pt(PITCH)
        line(document, "目录内容见政府网站。")
    copies = line(document, "抄送：示例市人大常委会办公室。", size=14, indent=1)
    bordered(bordered(copies, "top", "000000", 8), "bottom", "000000", 6)
    bordered(line(document, "示例县人民政府办公室　　2026年1月21日印发", size=14, indent=1), "bottom", "000000", 8)
    return document


def starting(document: Any, words: str, *, last: bool = False) -> Any:
    """The first (or last) paragraph that begins so."""
    return [paragraph for paragraph in document.paragraphs if paragraph.text.startswith(words)][-1 if last else 0]
