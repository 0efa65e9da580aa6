"""Headings of whatever form become sections, by what they say; nothing is lost or moved."""

from __future__ import annotations

from pathlib import Path

import pytest

from drafter.workflows.drafting import draft
from tests.adopt.adopting import adopt_text, bare, drafted_lines, figures, sections
from tests.adopt.reports import FLAT, LOST, NESTED


def _told(done: object, titles: dict[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    return {title: keys for title, keys in sections(done) if title in titles}  # type: ignore[arg-type]


def test_numbered_headings_find_their_sections_whatever_their_numbers_say(tmp_path: Path) -> None:
    done = adopt_text(NESTED, tmp_path)
    wanted = {
        "主要工作举措和成效": ("举措",),
        "深学细悟，筑牢思想根基": ("学习",),
        "规范文件管理": ("制度",),
        "严格行政执法": ("执法",),
        "化解矛盾纠纷": ("化解",),
        "存在的问题和原因": ("问题",),
        "2025年工作打算": ("安排",),
    }
    assert _told(done, wanted) == wanted


def test_what_the_outline_has_no_place_for_is_a_section_of_its_own_where_it_stood(tmp_path: Path) -> None:
    done = adopt_text(NESTED, tmp_path)
    own = [entry for entry in done.adopted.entries if entry.is_told and not entry.fulfils]
    assert [(entry.title, entry.level) for entry in own] == [("加强与驻地单位协作", 2)]
    titles = [title for title, _ in sections(done)]
    assert titles.index("加强与驻地单位协作") == titles.index("化解矛盾纠纷") + 1


def test_a_report_whose_first_level_is_the_outlines_second_keeps_its_levels(tmp_path: Path) -> None:
    done = adopt_text(FLAT, tmp_path)
    keys = dict(sections(done))
    assert keys["深化“放管服”改革，优化营商环境"][0] == "职能"
    assert keys["规范行政决策，发挥法律顾问作用"][0] == "决策"
    assert keys["加强法治宣传"][0] == "普法"
    assert "二、规范行政决策，发挥法律顾问作用" in drafted_lines(done.data_file)


def test_paragraphs_that_lost_their_headings_are_told_apart_by_what_they_speak_of(tmp_path: Path) -> None:
    done = adopt_text(LOST, tmp_path, outline="年度报告/2016至2020年管委会")
    keys = [keys[0] for _, keys in sections(done)]
    assert keys == ["举措", "职能", "执法", "化解", "问题", "安排"]
    assert all(title == "" for title, _ in sections(done))


def test_web_furniture_is_set_aside_and_shown(tmp_path: Path) -> None:
    done = adopt_text(LOST, tmp_path, outline="年度报告/2016至2020年管委会")
    assert [item.text[:2] for item in done.adopted.aside] == ["来源", "版权"]
    assert [outlet.name for outlet in done.adopted.outlets] == ["报上级", "公开版"]


@pytest.mark.parametrize(
    ("text", "outline"), [(NESTED, "年度报告/县级"), (FLAT, "年度报告/县级"), (LOST, "年度报告/2016至2020年管委会")]
)
def test_the_draft_reads_as_the_report_did(text: str, outline: str, tmp_path: Path) -> None:
    done = adopt_text(text, tmp_path, outline=outline)
    furniture = {item.text for item in done.adopted.aside}
    around = {*done.adopted.tops["署名"], *done.adopted.tops["成文日期"]}
    was = [bare(line) for line in text.split("\n") if line.strip() and line.strip() not in furniture | around]
    assert [bare(line) for line in drafted_lines(done.data_file)] == was


def test_a_heading_that_ends_in_a_stop_keeps_it(tmp_path: Path) -> None:
    text = NESTED.replace("（四）严格行政执法\n", "（四）严格行政执法。\n").replace(
        "（五）加强与驻地单位协作", "（五）加强协作；"
    )
    lines = drafted_lines(adopt_text(text, tmp_path).data_file)
    assert [line for line in lines if line.endswith(("严格行政执法。", "加强协作；"))] == [
        "（三）严格行政执法。",
        "（五）加强协作；",
    ]


def test_brackets_that_cite_figures_become_other_brackets_and_that_is_said(tmp_path: Path) -> None:
    text = NESTED.replace("全年会商3次", "落实【联席】机制，全年会商3次")
    done = adopt_text(text, tmp_path)
    assert any("落实〔联席〕机制" in line for line in drafted_lines(done.data_file))
    assert any("方头括号" in note for note in done.notes)


def test_what_a_report_left_to_fill_in_is_left_to_fill_in(tmp_path: Path) -> None:
    text = NESTED.replace("全年会商3次", "全年会商【待填】次，【待填: 走访】，【待填：座谈】")
    done = adopt_text(text, tmp_path)
    assert any("全年会商【待填：此处内容】次，【待填：走访】，【待填：座谈】" in line for line in drafted_lines(done.data_file))
    assert not any("方头括号" in note for note in done.notes)


def test_words_that_a_data_file_would_take_for_its_own_stay_words(tmp_path: Path) -> None:
    text = NESTED.replace("与驻地单位建立", "做法：与驻地单位建立").replace("全年会商3次", "# 全年: 会商3次 {甲: 乙}")
    assert any(
        line.startswith("做法：") and "# 全年: 会商3次 {甲: 乙}" in line
        for line in drafted_lines(adopt_text(text, tmp_path).data_file)
    )


def test_problems_and_plans_stand_ready_for_next_year(tmp_path: Path) -> None:
    adopted = adopt_text(NESTED, tmp_path).adopted
    assert [(p.symptom, p.cause) for p in adopted.problems] == [
        ("执法力量不足", "主要原因是编制偏少"),
        ("普法形式单一", "由于创新不够，群众参与度不高"),
    ]
    assert [plan.heading for plan in adopted.plans] == ["补齐执法短板", "深化普法工作"]


def test_who_gets_it_who_signs_and_when_are_found(tmp_path: Path) -> None:
    adopted = adopt_text(NESTED, tmp_path).adopted
    outlet = adopted.outlets[0]
    assert (adopted.office, adopted.itself, adopted.year) == ("示例县人民政府", "我县", 2024)
    assert (outlet.addressees, outlet.signatories, str(outlet.signed_on)) == (
        ("市人民政府",),
        ("示例县人民政府",),
        "2025-02-18",
    )
    assert (outlet.remark, adopted.closing) == ("此件公开发布", ("特此报告。",))


@pytest.mark.parametrize("suffix", [".md", ".html"])
def test_marks_of_headings_in_other_kinds_of_text_do_not_matter(suffix: str, tmp_path: Path) -> None:
    if suffix == ".md":
        text = NESTED.replace("一、", "## 一、").replace("（二）规范", "### （二）规范")
    else:
        text = "".join(f"<p>{line}</p>\n" for line in NESTED.split("\n"))
    done = adopt_text(text, tmp_path, suffix)
    assert dict(sections(done))["规范文件管理"] == ("制度",)


def test_headings_without_numbers_are_headings(tmp_path: Path) -> None:
    text = NESTED
    for number in ("一、", "二、", "三、", "（一）", "（二）", "（四）", "（五）"):
        text = text.replace(f"\n{number}", "\n")
    text = text.replace("筑牢思想根基。全年", "筑牢思想根基\n为把学习贯彻习近平法治思想摆在首位，各级各部门认真组织，全年")
    keys = dict(sections(adopt_text(text, tmp_path)))
    assert keys["存在的问题和原因"] == ("问题",)
    assert keys["化解矛盾纠纷"] == ("化解",)


def test_plans_behind_a_heading_without_a_number_are_no_problems(tmp_path: Path) -> None:
    text = (
        "示例镇2023年法治政府建设情况汇报\n2023年，示例镇推进依法行政，现将情况汇报如下：\n"
        "规范执法行为\n全镇持证执法人员18名，开展联合执法6次。\n"
        "存在的问题\n执法力量不足，主要原因是编制偏少。\n"
        "下一步打算\n继续抓好执法人员培训，补齐短板。\n"
    )
    done = adopt_text(text, tmp_path, outline="年度报告/乡镇街道")
    keys = dict(sections(done))
    assert keys["存在的问题"] == ("问题",)
    assert keys["下一步打算"] == ("安排",)
    assert [(problem.symptom, problem.cause) for problem in done.adopted.problems] == [("执法力量不足", "主要原因是编制偏少")]
    assert [plan.content for plan in done.adopted.plans] == ["继续抓好执法人员培训，补齐短板。"]
    assert "规范执法行为" in drafted_lines(done.data_file)[-6]


def test_a_section_makes_room_for_a_chapter_that_can_go_nowhere_else(tmp_path: Path) -> None:
    text = (
        "示例县市场监督管理局2022年法治政府建设年度报告\n2022年，我局依法履职，现将情况报告如下：\n一、主要工作情况\n"
        "（一）严格监管执法，维护市场秩序\n开展专项检查，查处违法行为。\n"
        "（二）加强执法监督，规范行政执法行为\n组织案卷评查。\n"
    )
    keys = dict(sections(adopt_text(text, tmp_path, outline="年度报告/部门")))
    assert keys["严格监管执法，维护市场秩序"] == ("执法",)
    assert keys["加强执法监督，规范行政执法行为"] == ("监督",)


def test_names_of_columns_below_the_title_are_set_aside(tmp_path: Path) -> None:
    done = adopt_text(NESTED.replace("市人民政府：", "导航\n首页\n新闻"), tmp_path)
    assert [item.text for item in done.adopted.aside] == ["导航", "首页", "新闻"]
    assert done.adopted.lead == ("2024年，我县扎实推进依法行政，现将有关情况报告如下：",)


def test_a_title_on_several_lines_is_one(tmp_path: Path) -> None:
    first = NESTED.split("\n")[0]
    title = "中共示例县委\n示例县人民政府\n关于2024年度法治政府建设情况的\n报　告"
    done = adopt_text(f"政务公开\n{NESTED.replace(first, title)}", tmp_path)
    assert done.adopted.title == tuple(title.split("\n"))
    assert figures(done)["复议.收到"] == "120"


def test_an_outline_without_plans_gets_none(tmp_path: Path) -> None:
    text = (
        "示例县人民政府关于县人大常委会审议意见研究处理情况的报告\n县人大常委会：\n现将2019年审议意见研究处理情况报告如下：\n"
        "一、关于加强执法队伍建设的意见\n已完成执法人员培训。\n二、下一步工作打算\n继续抓好落实，按时办结。\n"
    )
    done = adopt_text(text, tmp_path, outline="审议意见研究处理报告")
    assert done.adopted.plans == ()
    assert "二、下一步工作打算" in drafted_lines(done.data_file)


@pytest.mark.parametrize(
    ("begins", "office", "outline"),
    [
        ("2024年示例区法治政府建设情况报告\n现将情况报告如下：", "示例区人民政府", "年度报告/县级"),
        ("2024年，大山街道在区委的领导下推进依法行政，现将情况报告如下：", "大山街道办事处", "年度报告/乡镇街道"),
        ("示例市示例区农业农村局2024年法治政府建设报告\n现将情况报告如下：", "示例市示例区农业农村局", "年度报告/部门"),
        ("镇山县农业农村局2024年法治政府建设报告\n现将情况报告如下：", "镇山县农业农村局", "年度报告/部门"),
        ("大河市2024年法治政府建设报告\n现将全市12个县（市、区）情况报告如下：", "大河市人民政府", "年度报告/设区的市"),
        ("清河乡2024法治政府建设年度报告\n现将情况报告如下：", "清河乡人民政府", "年度报告/乡镇街道"),
    ],
)
def test_whose_report_it_is_is_told_by_its_title_or_its_lead(begins: str, office: str, outline: str, tmp_path: Path) -> None:
    done = adopt_text(f"{begins}\n一、主要举措\n2024年推进依法行政，抓好落实。\n", tmp_path, outline=None)
    assert (done.adopted.office, done.outline.id) == (office, outline)


def test_a_part_that_nobody_knows_may_come_first(tmp_path: Path) -> None:
    text = NESTED.replace("一、主要工作举措和成效", "一、本单位基本情况\n内设机构齐全，人员到位。\n二、主要工作举措和成效")
    done = adopt_text(text, tmp_path)
    assert sections(done)[:2] == [("本单位基本情况", ()), ("主要工作举措和成效", ("举措",))]
    headings = [line for line in drafted_lines(done.data_file) if line.startswith(("一、", "二、"))]
    assert headings == ["一、本单位基本情况", "二、主要工作举措和成效"]


def test_it_drafts_at_once(tmp_path: Path) -> None:
    done = adopt_text(NESTED, tmp_path)
    drafted = draft(done.data_file, tmp_path / "初稿")
    assert [path.path.suffix for path in drafted.written] == [".docx"]
