"""Set phrases in documents: the report's year chooses the wording, and a year without one drops the sentence."""

from __future__ import annotations

from pathlib import Path

import pytest

from drafter.model.document import Bound, Paragraph
from drafter.model.finding import Level
from drafter.workflows.prepare import prepare
from tests.compose.test_composition import lines
from tests.documents.data import write_data

HEAD = "格式: 1\n提纲: 年度报告/县级\n年度: {year}\n单位: {{全称: 示例县人民政府, 自称: 我县}}\n"


def told(folder: Path, year: int, text: str = "", lead: str | None = None) -> str:
    """The document of that year, as lines; `lead` stands in for the template of the lead."""
    path = write_data(folder, HEAD.format(year=year) + text)
    overlay = folder / "模板"
    if lead is not None:
        overlay.mkdir(exist_ok=True)
        (overlay / "lead.md").write_text(lead, encoding="utf-8")
    prepared = prepare(path, overlay if lead is not None else None)
    assert prepared.drafts, prepared.findings
    return "\n".join(lines(prepared.drafts[0][1]))


def test_a_template_prints_the_wording_of_the_reports_year(tmp_path: Path) -> None:
    template = "建设{{ 套语.目标句 }}的法治政府。\n"
    assert "建设职能科学、权责法定、执法严明、公开公正、廉洁高效、守法诚信的法治政府。" in told(tmp_path, 2020, lead=template)
    assert "建设职能科学、权责法定、执法严明、公开公正、智能高效、廉洁诚信、人民满意的法治政府。" in told(
        tmp_path, 2023, lead=template
    )


def test_a_sentence_whose_phrase_has_no_wording_for_the_year_is_dropped_whole(tmp_path: Path) -> None:
    template = "对标{{ 套语.纲要 }}。现报告如下：\n"
    assert "对标《法治政府建设实施纲要（2021—2025年）》。现报告如下：" in told(tmp_path, 2023, lead=template)
    text = told(tmp_path, 2027, lead=template)
    assert "对标" not in text
    assert "现报告如下：" in text


def test_a_condition_asks_whether_the_year_has_the_phrase(tmp_path: Path) -> None:
    template = "认真学法{% if 套语.习近平法治思想 %}，践行{{ 套语.习近平法治思想 }}{% else %}，依法行政{% endif %}。\n"
    assert "认真学法，践行习近平法治思想。" in told(tmp_path, 2020, lead=template)
    assert "认真学法，依法行政。" in told(tmp_path, 2019, lead=template)


def test_a_template_does_not_print_what_was_not_verified(tmp_path: Path) -> None:
    assert "普法" not in told(tmp_path, 2026, lead="实施{{ 套语.普法规划 }}。\n").split("\n")[2]


def test_the_office_cites_a_phrase_in_narratives_and_headings(tmp_path: Path) -> None:
    text = (
        "导语: 坚持以【套语.指导思想】为指导。\n"
        "章节: [{对应: 普法, 标题: 落实【套语.谁执法谁普法】, 做法: [{小标题: 实施【套语.普法规划】, 内容: 做好普法。}]}]\n"
    )
    found = told(tmp_path, 2023, text)
    assert "坚持以习近平新时代中国特色社会主义思想为指导。" in found
    assert "落实“谁执法谁普法”普法责任制\n" in found
    assert "实施“八五”普法规划。做好普法。" in found


def test_a_phrase_is_plain_words_and_no_figure(tmp_path: Path) -> None:
    path = write_data(tmp_path, HEAD.format(year=2023) + "导语: 对标【套语.纲要】的要求。\n")
    ((_, document),) = prepare(path).drafts
    (lead,) = [b for b in document.blocks if isinstance(b, Paragraph) and "对标" in "".join(map(str, b.spans))]
    assert not any(isinstance(span, Bound) for span in lead.spans)
    assert len(lead.spans) == 1


def test_an_unverified_phrase_is_printed_where_the_office_cites_it_and_said(tmp_path: Path) -> None:
    text = "导语: 贯彻【套语.会议精神】。\n"
    assert "贯彻党的二十大和二十届历次全会精神。" in told(tmp_path, 2026, text)
    (finding,) = [f for f in prepare(tmp_path / "data.yaml").findings if f.rule == "V232"]
    assert (finding.level, finding.place.line, finding.place.column) == (Level.HINT, 5, 7)


def test_nothing_is_held_against_a_year_that_cannot_be_read(tmp_path: Path) -> None:
    text = HEAD.format(year="去年") + "导语: 对标【套语.纲要】的要求。\n"
    assert {f.rule for f in prepare(write_data(tmp_path, text)).findings if f.level is Level.ERROR} == {"V207"}


@pytest.mark.parametrize("year", [2021, 2022, 2023, 2024, 2025, 2026, 2030])
def test_the_lead_of_the_house_reads_well_in_every_year(tmp_path: Path, year: int) -> None:
    lead = told(tmp_path, year).split("\n")[3]
    assert lead.startswith(f"{year}年，我县坚持以习近平新时代中国特色社会主义思想为指导，")
    assert lead.endswith("按照法治政府建设年度报告制度的有关要求，现将有关情况报告如下：")
    assert "，，" not in lead
    assert ("全会精神" in lead or "二十大精神" in lead) == (year <= 2025)
