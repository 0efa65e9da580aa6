"""What stands in the document: sections, order, sentences that live or die whole, and nothing that gets lost."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.language.numbering import chinese_number, heading_number
from drafter.model.document import HEADINGS, Addressees, Document, Paragraph, Signature, text_of
from drafter.workflows.prepare import prepare
from tests.documents.data import write_data

HEAD = "格式: 1\n提纲: 年度报告/县级\n年度: 2026\n单位: {全称: 示例县人民政府, 自称: 我县}\n"


def composed(folder: Path, text: str) -> Document:
    prepared = prepare(write_data(folder, HEAD + text))
    assert prepared.drafts, prepared.findings
    return prepared.drafts[0][1]


def lines(document: Document) -> list[str]:
    paragraphs = (b for b in document.blocks if isinstance(b, Paragraph | Addressees))
    return [(b.number if isinstance(b, Paragraph) else "") + text_of(tuple(b.walk())) for b in paragraphs]


def section(folder: Path, text: str, heading: str) -> str:
    """All that stands under a second-level heading."""
    found = "\n".join(lines(composed(folder, text)))
    return found.split(heading, 1)[1].split("\n（", 1)[0]


def test_a_sentence_with_an_absent_optional_figure_is_dropped_whole(tmp_path: Path) -> None:
    told = section(tmp_path, "章节: [{对应: 化解, 数据: {法律援助: 5}}]\n", "促进社会公平正义")
    assert "办理法律援助案件5件。" in told
    assert "行政裁决" not in told


def test_an_absent_required_figure_stands_as_a_blank_and_as_a_finding(tmp_path: Path) -> None:
    prepared = prepare(write_data(tmp_path, HEAD))
    text = "\n".join(lines(prepared.drafts[0][1]))
    assert "收到行政复议申请【待填：收到行政复议申请】件" in text
    assert [f for f in prepared.findings if f.rule == "S101" and "收到行政复议申请" in f.message and "复议.收到" in f.remedy]


def test_zero_is_printed_and_not_applicable_drops_the_sentence(tmp_path: Path) -> None:
    told = section(tmp_path, "章节: [{对应: 执法, 数据: {行政处罚: 0, 行政检查: 不适用}}]\n", "公正文明执法")
    assert "办理行政处罚案件0件" in told
    assert "行政检查" not in told


def test_a_figure_told_in_the_offices_own_words_is_not_told_again(tmp_path: Path) -> None:
    text = "章节: [{对应: 化解, 数据: {法律援助: 5}, 做法: [法律援助中心办案【法律援助】件。]}]\n"
    told = section(tmp_path, text, "促进社会公平正义")
    assert told.count("5件") == 1
    assert "办理法律援助案件" not in told


def test_a_reported_figure_that_no_sentence_tells_is_told_by_its_name(tmp_path: Path) -> None:
    """复议.收到 loses its sentence, because a figure in it is 不适用."""
    told = section(tmp_path, "章节: [{对应: 化解, 数据: {复议: {收到: 557, 受理: 不适用}}}]\n", "促进社会公平正义")
    assert "收到行政复议申请557件" in told
    assert "受理" not in told.replace("调解组织全年受理", "").replace("受理调解", "")


def test_sentences_of_problems_and_plans_stay_whatever_figures_they_cite(tmp_path: Path) -> None:
    text = "\n".join(
        lines(
            composed(
                tmp_path,
                "章节: [{对应: 化解, 数据: {法律援助: 5}}]\n问题: [{表现: 法律援助只有【法律援助】件, 原因: 宣传不够}]\n"
                "安排: [{小标题: 加强援助, 内容: 在【法律援助】件的基础上再提高。}, 争取超过【法律援助】件。]\n",
            )
        )
    )
    assert "一是法律援助只有5件。主要原因是：宣传不够。" in text
    assert "（一）加强援助。在5件的基础上再提高。" in text
    assert "争取超过5件。" in text


def test_a_plan_with_nothing_but_a_heading_keeps_its_heading_and_number(tmp_path: Path) -> None:
    text = "\n".join(
        lines(composed(tmp_path, "安排: [{小标题: 甲}, {小标题: 乙, 内容: 做好乙。\\n再做好乙。}, {小标题: 丙}]\n"))
    )
    assert "（一）甲。【待填：安排的内容】\n（二）乙。做好乙。" in text
    assert "（三）丙。【待填：安排的内容】" in text


def test_citing_a_change_does_not_count_as_telling_the_figure(tmp_path: Path) -> None:
    text = "章节: [{对应: 执法, 数据: {行政检查: {数值: 3120, 上年: 4890}}, 做法: [检查【行政检查|同比】。]}]\n"
    told = section(tmp_path, text, "公正文明执法")
    assert "检查下降36.2%。" in told
    assert "3120" in told


def test_own_words_that_cite_what_is_not_applicable_are_left_out_and_said(tmp_path: Path) -> None:
    text = (
        "章节: [{对应: 化解, 数据: {行政裁决: 不适用, 法律援助: 5}, 做法: [裁决【行政裁决】件。援助【法律援助】件。]}]\n"
        "问题: [{表现: 行政裁决【行政裁决】件太少, 原因: 人少}]\n"
    )
    prepared = prepare(write_data(tmp_path, HEAD + text))
    composed_text = "\n".join(lines(prepared.drafts[0][1]))
    assert "裁决件" not in composed_text
    assert "援助5件。" in composed_text
    assert "一是行政裁决【待填：此处引用的指标不适用，请改写】件太少。主要原因是：人少。" in composed_text
    assert len([f for f in prepared.findings if f.rule == "S103"]) == 2


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("标题: 裁决【行政裁决】件\n", "标题里"),
        ("报送件: [{名称: 甲, 标题: 裁决【行政裁决】件}]\n", "标题里"),
        ("附件:\n  - {名称: 裁决【行政裁决】件, 内容: 略}\n", "名称里"),
        ("附件:\n  - {名称: 略, 表格: {表头: [甲], 行: [[裁决【行政裁决】件]]}}\n", "表格里"),
        ("安排:\n  - {小标题: 裁决【行政裁决】件, 内容: 略}\n", "小标题里"),
        ("问题:\n  - {表现: 裁决【行政裁决】件, 原因: 略}\n", "表现里"),
        ("结束语: 裁决【法律援助|占比（行政裁决）】件。\n", "这句话"),
    ],
)
def test_whatever_cites_what_is_not_applicable_is_told_once_at_its_very_place(tmp_path: Path, text: str, where: str) -> None:
    before = HEAD + "章节: [{对应: 化解, 数据: {行政裁决: 不适用, 法律援助: 5}}]\n"
    prepared = prepare(write_data(tmp_path, before + text))
    (finding,) = [f for f in prepared.findings if "不适用”的" in f.message]
    left = "整句没有写进初稿" if where == "这句话" else "初稿里留作【待填】"
    above = (before + text.partition("【")[0]).split("\n")
    place = (len(above), len(above[-1]) + 1)
    assert (finding.rule, finding.place.line, finding.place.column) == ("S103", *place)
    assert finding.message.startswith(f"{where}引用了“不适用”的指标【")
    assert finding.message.endswith(left)
    assert not [f for f in prepared.findings if "此处引用" in f.message]


def test_a_blank_in_a_heading_is_told_at_its_very_place(tmp_path: Path) -> None:
    text = "章节:\n  - {对应: 化解, 标题: 化解【待填：几】件}\n附件:\n  - {名称: 化解【待填：几个】件, 内容: 略}\n"
    found = {f.message: (f.place.line, f.place.column) for f in prepare(write_data(tmp_path, HEAD + text)).findings}
    assert found["缺“几”，初稿里留作【待填】"] == (6, 20)
    assert found["缺“几个”，初稿里留作【待填】"] == (8, 12)


def test_figures_of_sections_that_no_entry_lists_are_missed_at_the_line_of_the_sections(tmp_path: Path) -> None:
    prepared = prepare(write_data(tmp_path, HEAD + "导语: 略\n章节:\n  - {对应: 普法}\n"))
    (finding,) = [f for f in prepared.findings if "收到行政复议申请" in f.message]
    assert (finding.place.line, finding.place.column) == (6, 1)


def test_quotation_marks_within_quotation_marks_are_single(tmp_path: Path) -> None:
    prepared = prepare(write_data(tmp_path, HEAD.replace("县级", "乡镇街道")))
    assert [f.message for f in prepared.findings if "法律明白人" in f.message] == ["缺“培育‘法律明白人’”，初稿里留作【待填】"]


def test_a_heading_that_cites_what_is_not_applicable_has_a_blank(tmp_path: Path) -> None:
    text = "章节: [{对应: 化解, 标题: 办理裁决【行政裁决】件, 数据: {行政裁决: 不适用}}]\n"
    assert any("办理裁决【待填：此处引用的指标不适用，请改写】件" in line for line in lines(composed(tmp_path, text)))


def test_an_own_section_without_content_keeps_its_title_and_a_blank(tmp_path: Path) -> None:
    text = "\n".join(lines(composed(tmp_path, "章节: [{标题: 自设一节}, {对应: 普法, 标题: 深入普法}]\n")))
    assert "自设一节\n【待填：本节内容】" in text
    assert "深入普法\n【待填：本节内容】" in text


def test_the_closing_may_cite_figures_too(tmp_path: Path) -> None:
    text = "章节: [{对应: 化解, 数据: {法律援助: 5}}]\n结束语: 援助【法律援助】件，特此报告。\n"
    assert "援助5件，特此报告。" in lines(composed(tmp_path, text))


def test_headings_lose_their_own_full_stop_and_line_breaks(tmp_path: Path) -> None:
    text = '章节: [{对应: 学习, 标题: "学思\\n想。", 段首标题: 是, 做法: [内容。]}]\n'
    assert "（一）学思想。内容。" in lines(composed(tmp_path, text))


def test_more_than_a_hundred_items_are_numbered(tmp_path: Path) -> None:
    text = "问题:\n" + "".join(f"  - {{表现: 第{n}个, 原因: 无}}\n" for n in range(101))
    assert any(line.startswith("一百零一是第100个。") for line in lines(composed(tmp_path, text)))


def test_a_word_that_belongs_behind_the_unit_moves_there(tmp_path: Path) -> None:
    told = section(tmp_path, "章节: [{对应: 化解, 数据: {法律援助: 300以上}}]\n", "促进社会公平正义")
    assert "300件以上" in told


def test_sections_keep_the_offices_order_titles_and_merging(tmp_path: Path) -> None:
    text = (
        "章节:\n  - {对应: [化解, 应急], 标题: 化解与应急}\n"
        "  - {对应: 学习, 标题: 学思想}\n  - {标题: 自己的章节, 做法: [内容。]}\n"
    )
    headings = [line for line in lines(composed(tmp_path, text)) if line.startswith("（")]
    assert headings[0] == "（一）化解与应急"
    assert [h[3:] for h in headings].index("学思想") > 0
    assert [h[3:] for h in headings].index("自己的章节") == [h[3:] for h in headings].index("学思想") + 1
    assert not any("突发事件" in heading for heading in headings)


def test_the_first_responsible_person_may_be_told_within_the_first_part(tmp_path: Path) -> None:
    text = "章节: [{对应: [领导, 第一责任人], 标题: 压实责任, 做法: [区长带头履责。]}]\n"
    first_level = [line for line in lines(composed(tmp_path, text)) if re.match("[一二三四五]、", line)]
    assert not any("第一责任人" in line for line in first_level)
    assert [line[0] for line in first_level] == list("一二三")


def test_missing_problems_and_plans_are_blanks(tmp_path: Path) -> None:
    text = "\n".join(lines(composed(tmp_path, "")))
    assert "【待填：存在的不足和原因】" in text
    assert "【待填：下一年的主要安排】" in text


def test_a_blank_typed_by_the_office_is_a_blank_too(tmp_path: Path) -> None:
    prepared = prepare(write_data(tmp_path, HEAD + "导语: 请【待填：会议名称】后再定。\n"))
    (finding,) = [f for f in prepared.findings if "会议名称" in f.message]
    assert (finding.place.line, finding.place.column) == (5, 6)


def test_several_outlets_differ_only_in_what_is_their_own(tmp_path: Path) -> None:
    text = "报送件: [{名称: 甲, 主送: [市委, 市政府], 成文日期: 2027-02-01}, {名称: 乙, 标题: 另一个题目}]\n"
    drafts = prepare(write_data(tmp_path, HEAD + text)).drafts
    (_, first), (_, second) = drafts
    a, b = lines(first), lines(second)
    assert a[:2] == ["示例县人民政府\n关于2026年法治政府建设情况的报告", "市委、市政府："]
    assert b[:2] == ["另一个题目", "【待填：主送机关】："]
    assert a[2:] == b[2:]
    dates = [text_of(block.date) for _, document in drafts for block in document.blocks if isinstance(block, Signature)]
    assert dates == ["2027年2月1日", "【待填：成文日期】"]


def test_what_stands_below_a_part_that_another_entry_fulfils_is_told_all_the_same(tmp_path: Path) -> None:
    entries = (
        "章节:\n  - {对应: [数字, 举措], 做法: [数字的话。]}\n  - {对应: 学习, 做法: [学习的话。]}\n"
        "  - {标题: 自设, 做法: [自设的话。]}\n"
    )
    ((_, document),) = prepare(write_data(tmp_path, HEAD + entries)).drafts
    assert {"学习的话。", "自设的话。"} <= set(lines(document))


def test_headings_of_each_level_count_up_from_one(tmp_path: Path) -> None:
    document = composed(tmp_path, "章节: [{对应: 学习, 做法: [{小标题: 甲, 内容: 一。}, {小标题: 乙, 内容: 二。}]}]\n")
    counters = [0, 0, 0, 0]
    for block in document.blocks:
        if isinstance(block, Paragraph) and block.role in HEADINGS:
            level = HEADINGS.index(block.role)
            counters[level] += 1
            counters[level + 1 :] = [0] * (3 - level)
            assert block.number == heading_number(level + 1, counters[level])


@pytest.mark.parametrize(
    ("number", "chinese"),
    [
        (9, "九"),
        (10, "十"),
        (12, "十二"),
        (20, "二十"),
        (23, "二十三"),
        (100, "一百"),
        (101, "一百零一"),
        (110, "一百一十"),
        (999, "九百九十九"),
        (1000, "1000"),
    ],
)
def test_chinese_numbers_are_written_as_people_write_them(number: int, chinese: str) -> None:
    assert chinese_number(number) == chinese


@given(st.integers(1, 999))
def test_chinese_numbers_read_back_as_what_they_are(number: int) -> None:
    digits = {char: value for value, char in enumerate("零一二三四五六七八九")}
    hundreds, _, below = chinese_number(number).rpartition("百")
    tens, _, ones = below.strip("零").rpartition("十")
    value = 100 * digits.get(hundreds, 0) + digits.get(ones, 0)
    value += 10 * digits.get(tens, 1) if "十" in below else 0
    assert value == number


@pytest.mark.parametrize(("level", "expected"), [(1, "十二、"), (2, "（十二）"), (3, "12."), (4, "（12）")])
def test_each_level_has_its_own_form_of_number(level: int, expected: str) -> None:
    assert heading_number(level, 12) == expected


def test_a_section_whose_title_is_not_wanted_prints_its_contents_and_takes_no_number(tmp_path: Path) -> None:
    entries = (
        "章节:\n  - {对应: 学习, 标题: 不写, 自写: 是, 做法: [{内容: 没有标题的话。}]}\n"
        "  - {对应: 领导, 标题: 有标题, 自写: 是, 做法: [{内容: 后面的话。}]}\n"
    )
    found = lines(composed(tmp_path, entries))
    at = found.index("没有标题的话。")
    assert found[at + 1 : at + 3] == ["（一）有标题", "后面的话。"]
    assert not [line for line in found if line.endswith(("深入学习贯彻习近平法治思想", "不写"))]


def test_headings_of_the_offices_own_text_keep_their_stops(tmp_path: Path) -> None:
    deeds = "[{小标题: 抓培训；, 段首标题: 否}, {小标题: 抓考核, 内容: 已办。}]"
    own = lines(composed(tmp_path, f"章节: [{{对应: 学习, 标题: 学起来。, 自写: 是, 做法: {deeds}}}]\n"))
    assert {"（一）学起来。", "1.抓培训；", "2.抓考核。已办。"} <= set(own)


def test_an_own_section_of_the_first_level_may_stand_first(tmp_path: Path) -> None:
    entries = "章节: [{标题: 基本情况, 层级: 1, 自写: 是, 做法: [机构齐全。]}, {对应: 举措, 标题: 主要举措}]\n"
    found = [line for line in lines(composed(tmp_path, entries)) if line.startswith(("一、", "二、"))]
    assert found == ["一、基本情况", "二、主要举措"]
