"""Changes of the documents made by hand: each breaks one point of GB/T 9704—2012, or keeps to it in another way."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from docx.enum.section import WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from tests.texts.handmade import FANGSONG, HEI, KAI, LEFT, bordered, fonted, line, starting

Change = Callable[[Any], None]
NUMBER, MARK, TITLE = "示政〔2026〕3号", "示例县人民政府文件", "示例县人民政府2025年"
VML = 'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def font(words: str, font: str, size: float = 16, *, last: bool = False) -> Change:
    """All of a paragraph in another font."""

    def change(document: Any) -> None:
        for run in starting(document, words, last=last).runs:
            fonted(run, font, size)

    return change


def space(words: str, points: float, *, last: bool = False) -> Change:
    """Other space above a paragraph."""

    def change(document: Any) -> None:
        starting(document, words, last=last).paragraph_format.space_before = Pt(points)

    return change


def align(words: str, to: Any, *, last: bool = False) -> Change:
    """A paragraph on another side."""

    def change(document: Any) -> None:
        starting(document, words, last=last).alignment = to

    return change


def begin(words: str, characters: float, *, last: bool = False) -> Change:
    """Another indent of a paragraph's first line, in characters of its size."""

    def change(document: Any) -> None:
        paragraph = starting(document, words, last=last)
        paragraph.paragraph_format.first_line_indent = Pt(characters * paragraph.runs[0].font.size.pt)

    return change


def justified_list(document: Any) -> None:
    """The list of attachments justified, and not two characters in."""
    align("附件：1.", WD_ALIGN_PARAGRAPH.JUSTIFY)(document)
    begin("附件：1.", 0)(document)


def inset(words: str, points: float) -> Change:
    """Another indent on the right."""

    def change(document: Any) -> None:
        starting(document, words, last=True).paragraph_format.right_indent = Pt(points)

    return change


def reword(words: str, to: str, *, last: bool = False) -> Change:
    """Other words in a paragraph."""

    def change(document: Any) -> None:
        run = starting(document, words, last=last).runs[0]
        run.text = run.text.replace(words, to)

    return change


def above_the_date(*, space: float | None = None, right: float | None = None) -> Change:
    """Other space above the office that signs, or on its right."""

    def change(document: Any) -> None:
        following = starting(document, "2026年1月20日")._p
        office = next(paragraph for paragraph in document.paragraphs if paragraph._p.getnext() is following)
        if space is not None:
            office.paragraph_format.space_before = Pt(space)
        if right is not None:
            office.paragraph_format.right_indent = Pt(right)

    return change


def printed_on(words: str) -> Change:
    def change(document: Any) -> None:
        starting(document, "示例县人民政府办公室").runs[0].text = f"示例县人民政府办公室　　{words}"

    return change


def black_mark(document: Any) -> None:
    starting(document, MARK).runs[0].font.color.rgb = RGBColor(0, 0, 0)


def white_mark(document: Any) -> None:
    starting(document, MARK).runs[0].font.color.rgb = RGBColor(0xFF, 0xFF, 0xFF)


def swapped_corner(document: Any) -> None:
    starting(document, "000001")._p.addprevious(starting(document, "特急")._p)


def number_alone(document: Any) -> None:
    """The 文号 on a line of its own below that of who approved."""
    paragraph = starting(document, NUMBER)
    above = line(document, "签发人：", indent=18)
    fonted(above.add_run("张三"), KAI)
    above.paragraph_format.space_before = Pt(56)
    paragraph.paragraph_format.space_before = Pt(0)
    for run in paragraph.runs[1:]:
        paragraph._p.remove(run._r)
    paragraph._p.addprevious(above._p)


def number_in_hei(document: Any) -> None:
    fonted(starting(document, NUMBER).runs[0], HEI)


def approver_in_fangsong(document: Any) -> None:
    fonted(starting(document, NUMBER).runs[-1], FANGSONG)


def short_line_above_the_title(document: Any) -> None:
    short_line(document)
    space(TITLE, 0)(document)


def far_line(document: Any) -> None:
    paragraph = starting(document, NUMBER)
    paragraph._p.pPr.remove(paragraph._p.pPr.find(qn("w:pBdr")))
    blank = bordered(line(document, "", indent=0), "bottom")
    paragraph._p.addnext(blank._p)


def short_line(document: Any) -> None:
    paragraph = starting(document, NUMBER)
    paragraph.paragraph_format.left_indent = paragraph.paragraph_format.right_indent = Pt(40)
    paragraph.paragraph_format.first_line_indent = Pt(-24)


def drawn(long: int) -> Change:
    """A red line that is drawn, so many points long, in the place of the border."""

    def change(document: Any) -> None:
        paragraph = starting(document, NUMBER)
        paragraph._p.pPr.remove(paragraph._p.pPr.find(qn("w:pBdr")))
        line = f'<v:line from="0,10pt" to="{long}pt,10pt" strokecolor="red" strokeweight="1pt"/>'
        paragraph._p.append(parse_xml(f"<w:r {VML}><w:pict>{line}</w:pict></w:r>"))

    return change


def blank_below(words: str) -> Change:
    """An empty line below a paragraph."""

    def change(document: Any) -> None:
        starting(document, words)._p.addnext(line(document, "")._p)

    return change


def one_attachment_with_a_number(document: Any) -> None:
    """One attachment, which the list does not number and its own label does."""
    reword("附件：1.", "附件：")(document)
    for words in ("2.行政规范性文件目录", "附件2", "行政规范性文件目录", "目录内容"):
        gone = starting(document, words, last=True)._p
        gone.getparent().remove(gone)


def without_page(document: Any) -> None:
    starting(document, "附件2").paragraph_format.page_break_before = False


def broken_by_hand(document: Any) -> None:
    """The page begins by a break at the end of what stands above."""
    without_page(document)
    starting(document, "目录内容").add_run().add_break(WD_BREAK.PAGE)


def another_section(document: Any) -> None:
    without_page(document)
    copy = document.sections[0]._sectPr.__deepcopy__({})
    starting(document, "目录内容")._p.get_or_add_pPr().append(copy)


def unruled(document: Any) -> None:
    for words, last in (("抄送", False), ("示例县人民政府办公室", True)):
        properties = starting(document, words, last=last)._p.pPr
        properties.remove(properties.find(qn("w:pBdr")))


def equally_thick(document: Any) -> None:
    for border in starting(document, "抄送")._p.pPr.find(qn("w:pBdr")):
        border.set(qn("w:sz"), "8")


def without_stop(document: Any) -> None:
    run = starting(document, "抄送").runs[0]
    run.text = run.text.rstrip("。")


def in_a_table(document: Any) -> None:
    """The 版记 as a table with lines above, between and below."""
    table = document.add_table(2, 1)
    table.style = "Table Grid"
    borders = "".join(
        f'<w:{side} w:val="single" w:sz="{size}" w:color="000000"/>'
        for side, size in (("top", 8), ("bottom", 8), ("insideH", 6))
    )
    table._tbl.tblPr.append(parse_xml(f"<w:tblBorders {VML}>{borders}</w:tblBorders>"))
    for row, (words, last) in enumerate((("抄送", False), ("示例县人民政府办公室", True))):
        paragraph = starting(document, words, last=last)
        paragraph._p.pPr.remove(paragraph._p.pPr.find(qn("w:pBdr")))
        cell = table.cell(row, 0)
        cell._tc.remove(cell.paragraphs[0]._p)
        cell._tc.append(paragraph._p)


def printed_above(document: Any) -> None:
    copies, printed = starting(document, "抄送"), starting(document, "示例县人民政府办公室", last=True)
    one, other = (list(paragraph._p.pPr.find(qn("w:pBdr"))) for paragraph in (copies, printed))
    copies._p.addprevious(printed._p)
    for paragraph, lines in ((copies, other), (printed, one)):
        for border in lines:
            paragraph._p.pPr.find(qn("w:pBdr")).append(border)


def starts_anew(document: Any) -> None:
    section = document.add_section(WD_SECTION.NEW_PAGE)
    section._sectPr.append(parse_xml(f'<w:pgNumType {VML} w:start="1"/>'))


def goes_on(document: Any) -> None:
    document.add_section(WD_SECTION.NEW_PAGE)


def low_footer(document: Any) -> None:
    document.sections[0].footer_distance = Mm(17.5)


def number_at_the_edge(document: Any) -> None:
    document.sections[0].footer.paragraphs[0].paragraph_format.right_indent = Pt(0)


def typed_blank_beside_the_number(document: Any) -> None:
    number_at_the_edge(document)
    fonted(document.sections[0].footer.paragraphs[0].add_run("　"), "宋体", 14)


def blank_behind_the_left_number(document: Any) -> None:
    """What is typed on the other side of a number moves nothing."""
    fonted(document.sections[0].even_page_footer.paragraphs[0].add_run("　"), "宋体", 14)


def left_number_at_the_edge(document: Any) -> None:
    document.sections[0].even_page_footer.paragraphs[0].paragraph_format.left_indent = Pt(0)


def without_the_approver(document: Any) -> None:
    """“签发人：” with nobody behind it."""
    starting(document, NUMBER).runs[-1].text = ""


def number_in_calibri(document: Any) -> None:
    for run in document.sections[0].footer.paragraphs[0].runs:
        run._r.rPr.rFonts.set(qn("w:ascii"), "Calibri")


def sealed(document: Any) -> None:
    """With a seal: the date four characters from the right, the office above its middle."""
    above_the_date(space=56, right=64 - 4)(document)
    inset("2026年1月20日", 64)(document)


def long_day(document: Any) -> None:
    """An office shorter than the date: the date stands two characters from the right, the office further in."""
    following = starting(document, "2026年1月20日")._p
    office = next(paragraph for paragraph in document.paragraphs if paragraph._p.getnext() is following)
    office.runs[0].text = "示例镇政府"
    office.paragraph_format.right_indent = Pt(16 * (2 + 6.5 - 5 + 2))
    inset("2026年1月20日", 32)(document)


def typed_to_the_right(document: Any) -> None:
    """The office and the date moved by blanks, as typists do: 28 characters to a line."""
    for words, blanks in (("示例县人民政府", 18.5), ("2026年1月20日", 20.5)):
        following = [p for p in document.paragraphs if p.text == words][-1]
        following.alignment = LEFT
        following.paragraph_format.right_indent = Pt(0)
        following.runs[0].text = "　" * int(blanks) + " " * round(blanks % 1 * 2) + words
