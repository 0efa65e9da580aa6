"""附件说明 and 附件 (GB/T 9704—2012 clauses 7.3.4 and 7.3.7)."""

from __future__ import annotations

import pytest

from drafter.loading import load_profile
from drafter.model.document import Document, Table, Text
from drafter.workflows.prepare import prepare
from drafter.write.extent import extent_of
from drafter.write.tables import row_heights
from tests.gbt9704.page import Paper, q
from tests.gbt9704.papers import LONG_NAME, MANY_COLUMNS, ONE, TABLES


def test_the_list_of_attachments_stands_a_line_below_the_text_two_characters_in(papers: dict[str, Paper]) -> None:
    for name, beginning in (("报市", "附件：1.主要数据表"), (ONE, "附件：情况说明")):
        closing, first = papers[name].line("特此报告。"), papers[name].line(beginning)
        assert first.text == beginning  # and no punctuation behind the name
        assert first.row - closing.row == 2
        assert first.left == pytest.approx(2, abs=0.1)


def test_numbers_stand_below_each_other_and_further_lines_below_the_name(papers: dict[str, Paper]) -> None:
    page = papers["报市"].pages[papers["报市"].page_of("附件：1.") - 1]
    second, third = page[page.index(papers["报市"].line("附件：1.")) + 1 :][:2]
    assert second.text + third.text == f"2.{LONG_NAME}"
    assert (second.left, third.left) == pytest.approx((5, 6), abs=0.1)


def test_each_attachment_begins_a_page_with_its_label_and_its_title_on_the_third_line(papers: dict[str, Paper]) -> None:
    for name, label, title in (("报市", "附件1", "主要数据表"), ("报市", "附件2", "示例县"), (ONE, "附件", "情况说明")):
        pages = [page for page in papers[name].pages if page[0].text == label]
        assert len(pages) == 1
        first, second = pages[0][:2]
        assert (first.row, second.row) == (1, 3)
        assert first.left == pytest.approx(0, abs=0.1)
        assert second.text.startswith(title)
        assert second.middle == pytest.approx(14, abs=0.1)
    assert papers[ONE].font("附件序号") == ("黑体", 16)
    assert papers[ONE].font("附件标题") == ("方正小标宋简体", 22)


def test_labels_and_titles_agree_with_the_list(papers: dict[str, Paper]) -> None:
    listed = [text.removeprefix("附件：") for text in papers["报市"].texts("附件说明")]
    labels = [label.removeprefix("附件") for label in papers["报市"].texts("附件序号")]
    titles = papers["报市"].texts("附件标题")
    assert listed == [f"{label}.{title}" for label, title in zip(labels, titles, strict=True)]


def test_a_long_title_of_an_attachment_is_broken_between_words(papers: dict[str, Paper]) -> None:
    first, second = papers["报市"].pages[papers["报市"].page_of("附件2") - 1][1:3]
    assert [first.text, second.text] == ["示例县行政执法事项目录和行政检查", "备查的事项以及其他需要报告的情况汇总"]
    assert second.row == first.row + 1


def test_attachments_stand_behind_the_signature_and_before_the_imprint(papers: dict[str, Paper]) -> None:
    paper = papers["报市"]
    assert paper.page_of("2027年2月8日") < paper.page_of("附件1") < paper.page_of("附件2") <= paper.page_of("抄送：")


def test_the_heading_row_of_a_table_is_repeated_on_each_page(papers: dict[str, Paper]) -> None:
    paper = papers["报市"]
    pages = [page for page in paper.pages if any(line.text == "检查行政执法监督的有关办法" for line in page)]
    assert len(pages) > 1
    assert all(any(line.text == "事项依据" for line in page) for page in pages)
    rows = list(paper.part("document").iter(q("tr")))
    assert len(rows) > 60
    assert all(row.find(f"{q('trPr')}/{q('cantSplit')}") is not None for row in rows)


def test_heads_of_four_characters_and_numbers_are_not_broken(papers: dict[str, Paper]) -> None:
    words = {line.text for page in papers[TABLES].pages for line in page}
    assert "".join(MANY_COLUMNS["表头"]) in words
    assert "—812.5万下降12.3%100%" in "".join(words)
    assert "约1.3万余件" in "".join(words)


def test_numbers_are_centred_in_their_columns_whatever_stands_beside_them(papers: dict[str, Paper]) -> None:
    figures, *_ = papers["报市"].part("document").iter(q("tbl"))
    tables = [figures, *papers[TABLES].part("document").iter(q("tbl"))]
    for table, columns in zip(tables, ({0, 2, 3, 4, 5}, {0, 4}, {0, 2, 3, 4, 5, 6, 7}), strict=False):
        rows = list(table.iter(q("tr")))[1:]
        assert len(rows) > 1
        for row in rows:
            centred = {at for at, cell in enumerate(row.iter(q("tc"))) if cell.find(f".//{q('jc')}") is not None}
            assert centred == columns


@pytest.mark.parametrize("name", ["报市", "联合", "长标志", "公开版", ONE, TABLES])
def test_pages_are_counted_without_rendering_whatever_tables_there_are(papers: dict[str, Paper], name: str) -> None:
    prepared = prepare(papers[name].docx.parent / "data.yaml")
    assert prepared.kit is not None
    (document,) = (document for outlet, document in prepared.drafts if outlet is not None and outlet.name == name)
    assert extent_of(document, prepared.kit.profile).pages == pytest.approx(len(papers[name].pages), abs=1)
    assert name != TABLES or len(papers[name].pages) > 12


def test_tables_of_any_shape_can_be_counted() -> None:
    profile = load_profile()
    for columns, words in ((1, 3000), (60, 3), (200, 0)):
        cells = ((Text("检" * words),),) * columns
        table = Table(((Text("事项名称"),),) * columns, (cells,) * 3)
        document = Document("报告", "示例县人民政府", 2026, (table,))
        assert len(row_heights(table, profile)) == 4
        assert extent_of(document, profile).pages >= 3 * columns * words / 1100 / columns


def test_a_table_keeps_within_the_text_area_and_off_the_words_above_it(papers: dict[str, Paper]) -> None:
    paper = papers["报市"]
    page = paper.page_of("附件2")
    first, *_ = rules = paper.dark(page).rules()
    assert len(rules) > 10
    assert all(left >= 28 - 0.3 and right <= 184 + 0.3 for _, left, right in rules)
    words = paper.dark(page).within(0, first[0] - 0.2)
    assert first[0] - words.bottom > 4
