"""Whether the 主送 stay above the text is the profile's matter (GB/T 9704—2012 clauses 7.3.2 and 7.3.3)."""

from __future__ import annotations

from drafter.loading import load_profile
from drafter.model.document import Addressees, Blank, Document, Letterhead, Paragraph, Role, Signature, Text
from drafter.model.finding import Place
from drafter.write.first_page import laid_out, layout_notes

PROFILE = load_profile()
TITLE = Paragraph(Role.TITLE, (Text("关于2026年法治政府建设情况的报告"),))
BODY = Paragraph(Role.BODY, (Text("现将情况报告如下。"),))
HEAD = Letterhead(("示例县人民政府",), "文件", (Text("示政发〔2027〕3号"),), (Text("张三"),))
MANY = Addressees(tuple(f"示例市第{number}经济技术开发区管理委员会" for number in range(16)))
FEW = Addressees(("市委", "市政府"))


def _document(addressees: Addressees, head: Letterhead | None = HEAD, *, live: bool = True) -> Document:
    signature = Signature(("示例县人民政府",), (Text("2027年2月18日"),))
    return Document("报告", "示例县人民政府", 2026, (TITLE, addressees, BODY, signature), head=head, live=live)


def test_many_addressees_move_on_a_page_of_the_standard_and_stay_on_a_longer_one() -> None:
    moved = laid_out(_document(MANY), PROFILE)
    assert moved.moved
    assert moved.shows_text
    assert moved.document.imprint is not None
    assert moved.document.imprint.sent == (("主送", "，".join(MANY.names) + "。"),)
    assert MANY not in moved.document.blocks
    longer = PROFILE._replace(paper=(PROFILE.paper[0], PROFILE.paper[1] + 10 * PROFILE.line))
    assert not laid_out(_document(MANY), longer).moved


def test_they_stay_where_the_text_has_room_below_them() -> None:
    assert not laid_out(_document(MANY, head=None), PROFILE).moved
    assert not layout_notes(_document(MANY, head=None), PROFILE)


def test_a_plain_text_has_no_imprint_to_move_them_to() -> None:
    page = laid_out(_document(MANY, live=False), PROFILE)
    assert MANY in page.document.blocks
    assert page.document.imprint is None


def test_a_single_line_stays_even_where_nothing_makes_room_and_that_is_said() -> None:
    crowded = HEAD._replace(issuers=tuple(f"示例县第{number}委员会" for number in "一二三四五六七八九十百"))
    for addressees in (FEW, Addressees((), Blank("主送机关", Place("data.yaml")))):
        page = laid_out(_document(addressees, crowded), PROFILE)
        assert addressees in page.document.blocks
        assert page.mark is not None
        assert [note.partition("，")[0] for note in layout_notes(_document(addressees, crowded), PROFILE)] == ["首页排不下正文"]


def test_the_mark_gets_smaller_before_the_text_goes_over_but_not_smaller_than_the_profile_allows() -> None:
    offices = tuple(f"示例县第{number}委员会" for number in "一二三四")
    crowded = HEAD._replace(issuers=offices, approvers=tuple(Text(name) for name in offices))
    document = _document(FEW, crowded)
    found = []
    for lines in range(1, 7):
        title = Paragraph(Role.TITLE, (Text("\n".join(f"示例县第{number}委员会关于报告" for number in range(lines))),))
        page = laid_out(document._replace(blocks=(title, *document.blocks[1:])), PROFILE)
        assert page.mark is not None
        found.append((page.mark.size, page.shows_text))
    assert found == [(30, True), (30, True), (30, True), (30, True), (26, True), (30, False)]


def test_names_too_long_for_a_joint_mark_are_told() -> None:
    long = HEAD._replace(issuers=("示例省示例市示例县推进法治政府建设工作领导小组办公室", "示例县人民政府"))
    (note,) = layout_notes(_document(FEW, long), PROFILE)
    assert note.startswith("发文机关的名称太长，发文机关标志只排得下 15 磅的字。")
