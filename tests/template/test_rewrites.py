"""改写: a data file says one paragraph of the templates otherwise, or leaves it out; a number that is nowhere is found."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from drafter.kit import load_kit
from drafter.library import BadKit, Library
from drafter.model.source import Plain
from drafter.settings import library_for
from drafter.validate.compile import json_schema
from drafter.workflows.new import new
from drafter.workflows.prepare import prepare
from drafter.workflows.templating import Templated
from tests.template.common import HEAD, as_yaml, drafted, lines, packed, report, templates, text

REPORT = """\
导语: 2026年，我县推进法治政府建设，现将有关情况报告如下：
章节:
  - 对应: 职能
    数据:
      行政许可: {数值: 120, 上年: 100}
    做法:
      - 内容: |
          把方便群众放在首位。
          全年办理行政许可【行政许可】件，同比【行政许可|同比】。
      - {小标题: 减少环节, 内容: 取消重复的证明。}
      - {小标题: 延伸服务, 内容: 把窗口设到乡镇。}
  - 对应: 执法
    做法:
      - 内容: 推行说理式执法。
"""


@pytest.fixture
def made(tmp_path: Path) -> Templated:
    return packed(report(tmp_path / "2026", REPORT), tmp_path / "pack")


def with_rewrites(made: Templated, texts: dict[str, str | None], section: str = "职能") -> Plain:
    data = made.pack.data
    assert isinstance(data, dict)
    entries = data["章节"]
    assert isinstance(entries, list)
    changed = [
        {**entry, "改写": texts} if isinstance(entry, dict) and entry.get("对应") == section else entry for entry in entries
    ]
    return {**data, "章节": changed}  # type: ignore[dict-item]


def said(made: Templated, texts: dict[str, str | None]) -> str:
    found = drafted(made, with_rewrites(made, texts))
    assert found.drafts, found.findings
    return "\n".join(lines(found.drafts[0][1]))


def test_one_paragraph_is_said_otherwise_and_all_others_stay(made: Templated) -> None:
    before, after = said(made, {}), said(made, {"职能-2": "办理许可【行政许可】件，创历年新高。"})
    assert "办理许可120件，创历年新高。" in after
    assert "全年办理行政许可" not in after
    assert after.replace("办理许可120件，创历年新高。", "全年办理行政许可120件，同比增长20%。") == before


def test_two_lines_are_two_paragraphs(made: Templated) -> None:
    assert "先说一句。\n再说一句。\n" in said(made, {"职能-1": "先说一句。\n再说一句。"})


def test_a_figure_that_only_the_rewritten_paragraph_told_is_not_lost(made: Templated) -> None:
    assert "行政许可120件" in said(made, {"职能-2": "许可工作平稳。"})


@pytest.mark.parametrize("empty", ["", None])
def test_an_empty_one_leaves_the_paragraph_out(made: Templated, empty: str | None) -> None:
    after = said(made, {"职能-1": empty})
    assert "把方便群众放在首位" not in after
    assert "减少环节。取消重复的证明。" in after


def test_an_empty_heading_takes_all_below_it_along_and_the_next_gets_its_number(made: Templated) -> None:
    found = drafted(made, with_rewrites(made, {"职能-3": ""}))
    blocks = {"".join(lines_of): number for number, lines_of in _numbered(found.drafts[0][1])}
    assert not [line for line in blocks if "减少环节" in line or "取消重复的证明" in line]
    assert next(number for line, number in blocks.items() if "延伸服务" in line) == "1."


def _numbered(document: object) -> list[tuple[str, list[str]]]:
    from drafter.model.document import Document, Paragraph, text_of

    assert isinstance(document, Document)
    return [(b.number, [text_of(b.lead), text_of(b.spans)]) for b in document.blocks if isinstance(b, Paragraph)]


def test_a_heading_whose_paragraphs_are_all_left_out_goes(made: Templated) -> None:
    assert "减少环节" not in said(made, {"职能-4": ""})


def test_a_heading_is_said_otherwise(made: Templated) -> None:
    assert "精简环节。取消重复的证明。" in said(made, {"职能-3": "精简环节"})


@pytest.mark.parametrize(
    ("number", "message", "remedy"),
    [
        ("职能-9", "模板里没有段“职能-9”", "是不是想写“职能-"),
        ("执法-1", "段“执法-1”不在这一节", "请写到“对应: 执法”的一项里。"),
        ("导语-1", "段“导语-1”不在这一节", "导语请在“导语”里整段另写"),
    ],
)
def test_a_number_that_is_not_there_is_found_at_its_place(
    tmp_path: Path, made: Templated, number: str, message: str, remedy: str
) -> None:
    (tmp_path / "drafter.yaml").write_text("资料包: [pack]\n", encoding="utf-8")
    head = HEAD.replace("年度报告/县级@1", made.names.outline)
    path = report(tmp_path / "2027", f"章节:\n  - 对应: 职能\n    改写:\n      {number}: 新的文字。\n", head)
    found = [finding for finding in prepare(path).findings if finding.rule == "V235"]
    assert [(finding.message, finding.place.line, finding.quote) for finding in found] == [(message, 8, number)]
    assert remedy in found[0].remedy
    assert prepare(path).record is None


def test_what_is_cited_in_one_is_looked_up(tmp_path: Path, made: Templated) -> None:
    found = drafted(made, with_rewrites(made, {"职能-1": "办理【行政许客】件。"}))
    assert [finding.quote for finding in found.findings if finding.rule == "V230"] == ["【行政许客】"]


def test_templates_without_numbers_cannot_be_rewritten(tmp_path: Path) -> None:
    path = report(tmp_path, "章节:\n  - 对应: 职能\n    改写: {职能-1: 新的文字。}\n")
    found = [finding for finding in prepare(path).findings if finding.rule == "V235"]
    assert [finding.message for finding in found] == ["“职能”的模板里没有编号的段，不能改写“职能-1”"]


def test_a_section_of_ones_own_needs_none(made: Templated) -> None:
    data = with_rewrites(made, {"职能-1": "新的文字。"})
    assert isinstance(data, dict)
    entries = data["章节"]
    assert isinstance(entries, list)
    data["章节"] = [{**entry, "自写": "是"} if isinstance(entry, dict) and "改写" in entry else entry for entry in entries]
    assert [f.rule for f in drafted(made, data).findings if f.rule[0] == "V"] == ["V236"]


def test_the_schema_and_a_new_data_file_name_what_can_be_rewritten(tmp_path: Path, made: Templated) -> None:
    (tmp_path / "drafter.yaml").write_text("资料包: [pack]\n", encoding="utf-8")
    begun = new(tmp_path / "2027", made.names.outline, "示例县人民政府", "2027")
    written = begun.data_file.read_text(encoding="utf-8")
    assert re.search(r"^    # {3}职能-2　全年办理行政许可【行政许可】件", written, re.MULTILINE)
    assert re.search(r"^    # {3}职能-3　（标题）减少环节", written, re.MULTILINE)
    kit = load_kit(made.names.outline, None, library_for(tmp_path))
    asked = json_schema(kit.outline)["$defs"]["Entry"]["properties"]["改写"]
    assert list(asked["properties"])[:2] == ["职能-1", "职能-2"]
    assert asked["additionalProperties"] is False
    assert "职能-2" in begun.schema_file.read_text(encoding="utf-8")

    live = written.replace("    # 改写:\n    #   职能-1: 新的文字", "    改写:\n      职能-1: 新的文字。")
    assert live != written
    begun.data_file.write_text(live, encoding="utf-8")
    assert "新的文字。" in text(begun.data_file)


TEMPLATES = {
    "<!-- 段：职能 1 -->\n文字。\n": "不能作段的编号",
    "<!-- 段：职能-1 -->\n\n文字。\n": "下面没有文字",
    "<!-- 段：职能-1，加粗 -->\n文字。\n": "段的编号后面不能写“加粗”",
    "<!-- 段：职能-1，标题独行 -->\n文字。\n": "只能写在标题上面",
    "<!-- 段：职能-1 -->\n甲。\n\n<!-- 段：职能-1 -->\n乙。\n": "写了两次",
    "{% if 行政许可 %}\n<!-- 段：职能-1 -->\n甲。\n{% endif %}\n": "不能写在 {% if %}",
    "甲。<!-- 段：职能-1 -->\n": "网页标签",
    "<!-- 段：执法-1 -->\n甲。\n": "段“执法-1”在 enforcement.md 里已经有了",
    "<!-- 不写：行政许客 -->\n甲。\n": "“不写”里的“行政许客”不是提纲里的指标",
}


@pytest.mark.parametrize(("source", "said_of_it"), TEMPLATES.items())
def test_numbers_that_cannot_be_are_refused_where_they_stand(made: Templated, source: str, said_of_it: str) -> None:
    folder = next((made.folder / "templates").iterdir())
    (folder / "functions.md").write_text(source, encoding="utf-8")
    with pytest.raises(BadKit) as refused:
        load_kit(made.names.outline, None, Library(packs=(made.folder,)))
    (finding,) = refused.value.findings
    assert said_of_it in finding.message
    assert finding.place.file.endswith("functions.md")
    assert finding.remedy


def test_a_person_may_add_a_paragraph_with_a_number_between(made: Templated) -> None:
    path = next((made.folder / "templates").iterdir()) / "functions.md"
    source = path.read_text(encoding="utf-8")
    path.write_text(
        source.replace("<!-- 段：职能-2 -->", "<!-- 段：职能-1a -->\n又及。\n\n<!-- 段：职能-2 -->"), encoding="utf-8"
    )
    assert "把方便群众放在首位。\n又及。\n全年" in said(made, {})
    assert "又及" not in said(made, {"职能-1a": ""})


def second(made: Templated, folder: Path, texts: dict[str, str | None]) -> Templated:
    """The pack of the report that the first pack made, with passages rewritten."""
    (folder / "drafter.yaml").write_text("资料包: [pack]\n", encoding="utf-8")
    return packed(as_yaml(folder, with_rewrites(made, texts)), folder / "second", outline="年度报告/示例县后一年")


def test_what_was_rewritten_is_in_the_next_pack_under_its_number(tmp_path: Path, made: Templated) -> None:
    again = second(made, tmp_path, {"职能-1": "把好事办好。\n再把难事办成。", "职能-3": None})
    assert again.differences == ()
    said_now = templates(again)
    assert "<!-- 段：职能-1 -->\n把好事办好。\n" in said_now
    assert "<!-- 段：职能-8 -->\n再把难事办成。\n" in said_now  # 3 was another
    assert "<!-- 段：职能-5 -->\n## 延伸服务\n" in said_now
    assert "减少环节" not in said_now
    assert "推行说理式执法" not in said_now  # the first pack says it still
    assert "改写" not in str(again.pack.data)


def test_a_section_of_which_all_was_left_out_says_nothing_in_the_next_pack(tmp_path: Path, made: Templated) -> None:
    again = second(made, tmp_path, {f"职能-{number}": None for number in (1, 2, 3, 5)})
    assert again.differences == ()


def test_what_was_for_superiors_is_so_in_the_next_pack(tmp_path: Path) -> None:
    text = """\
报送件:
  - {名称: 报市}
  - {名称: 公开版, 保密审查: {日期: 2027-03-03, 审查人: 王五}, 成文日期: 2027-03-05}
章节:
  - 对应: 职能
    做法:
      - {小标题: 查改问题, 内容: 逐项整改。}
      - {小标题: 通报情况, 内容: 内部通报一批单位。, 仅报送: 是}
"""
    first = packed(report(tmp_path / "2026", text), tmp_path / "pack")
    again = second(first, tmp_path, {"职能-2": "逐项整改到位。"})
    assert again.differences == ()
    found = drafted(again, again.pack.data)
    public = next(document for outlet, document in found.drafts if outlet and outlet.is_public)
    assert "逐项整改到位。" in "\n".join(lines(public))
    assert "通报" not in "\n".join(lines(public))


def test_words_before_a_list_are_rewritten_and_the_list_stays(tmp_path: Path) -> None:
    text = """\
章节:
  - 对应: 问题
    做法: [还有以下不足：]
问题:
  - {表现: 案卷质量不高, 原因: 培训不够}
"""
    first = packed(report(tmp_path / "2026", text), tmp_path / "pack")
    (tmp_path / "drafter.yaml").write_text("资料包: [pack]\n", encoding="utf-8")
    data = as_yaml(tmp_path, with_rewrites(first, {"问题-1": "主要有以下不足："}, "问题"))
    again = packed(data, tmp_path / "second", outline="年度报告/示例县后一年")
    assert again.differences == ()
    assert templates(again).count("不足：") == 1
    assert "问题清单" in templates(again)
