"""Which numbers are taken for which indicators: rather none than a wrong one."""

from __future__ import annotations

from pathlib import Path

import pytest

from drafter.carry.adopting.binding import settled
from drafter.carry.adopting.figures import Finder, Spoken
from drafter.carry.adopting.forms import forms_of
from drafter.library import outline_index
from drafter.loading import load_outline
from drafter.model.adopted import Confidence, Line, Proposal
from drafter.read.adopting import adoption_words
from tests.adopt.adopting import adopt_text, figures
from tests.adopt.reports import FLAT, NESTED


def _proposals(text: str, *, plan: bool = False) -> list[Proposal]:
    finder = Finder(load_outline("年度报告/县级"), adoption_words(), 2024)
    return settled(finder.proposals([Spoken(Line(0, text), text, plan)]))


def _sure(text: str) -> dict[str, str]:
    return {item.number: item.path for item in _proposals(text) if item.bound}


@pytest.mark.parametrize(
    ("text", "number", "path"),
    [
        ("全年收到行政复议申请557件。", "557件", "复议.收到"),
        ("审结行政复议案件90件，其中撤销6件。", "6件", "复议.撤销"),
        ("收到行政复议申请80件。全年审结72件。", "72件", "复议.审结"),
        ("办理235份区人大代表建议和178份市、区政协提案。", "178份", "建议提案.提案"),
        ("矛盾纠纷调解成功率98.6%。", "98.6%", "调解.成功率"),
        ("为消费者挽回经济损失86.5万元。", "86.5万元", "消费维权.挽回"),
        ("评查行政执法案卷160余卷。", "160余卷", "案卷评查.案卷"),
        ("政务服务事项网上可办率达80%以上。", "80%以上", "政务服务.网上可办率"),
        ("组织100名执法人员参加服务型行政执法比武。", "100名", "服务型执法.比武"),
    ],
)
def test_sure_ones_are_cited(text: str, number: str, path: str) -> None:
    assert _sure(text)[number] == path


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("县公安局办理行政处罚案件210件。", "县公安局"),
        ("清水镇受理矛盾纠纷35件。", "清水镇"),
        ("2021年以来，累计办理法律援助案件900件。", "2021年"),
        ("力争全年开展法治宣传活动100场次。", "力争"),
        ("较上年多办理行政许可20件。", "上年"),
        ("新增公职律师6名。", "新增"),
        ("一般程序办结行政处罚案件300件。", "一般程序"),
        ("建议、提案办结率、满意率均为100%。", "几项"),
        ("行政复议案件中撤销、变更、责令履行共9件。", "几项"),
        ("办理人大代表建议、政协提案210件。", "几项"),
        ("2020年至2022年共制定规范性文件45件。", "2020年至2022年"),
        ("行政复议综合纠错率24.4%。", "综合纠错"),
        ("县政府及其部门、乡镇共制定规范性文件36件。", "部门、"),
        ("区法院新收一审行政诉讼案件120件。", "法院新收"),
        ("行政机关正职负责人出庭率38.5%。", "正职"),
        ("县政府负责人出庭应诉5件。", "政府负责人"),
    ],
)
def test_what_may_be_something_else_is_only_proposed(text: str, why: str) -> None:
    (item,) = _proposals(text)
    assert not item.bound
    assert item.confidence is not Confidence.HIGH
    assert why in item.reason


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("城管、环保领域分别办理行政处罚案件32件、68件。", "32件"),
        ("行政诉讼案件一审58件、二审31件，败诉8件。", "8件"),
        ("收到政府信息公开申请120件。其中，向县政府申请30件、答复29件。", "29件"),
        ("审查政府合同25件、协议13件。", "25件"),
        ("备案审查规范性文件39件，提出审查意见27条。", "27条"),
    ],
)
def test_what_counts_something_else_is_not_cited(text: str, number: str) -> None:
    assert number not in _sure(text)


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("办理人大代表建议87件、政协提案103件。", "建议提案.提案"),
        ("审结行政复议案件90件，其中撤销9件、确认违法3件。", "复议.确认违法"),
        ("审核各类合同、协议68份。", "合法性审查.合同"),
        ("县政府出庭应诉52件，出庭应诉率100%。", "应诉.出庭率"),
    ],
)
def test_names_with_a_number_each_are_told_apart(text: str, path: str) -> None:
    assert path in _sure(text).values()


def test_an_office_with_counties_below_does_not_count_theirs() -> None:
    outline, words = load_outline("年度报告/设区的市"), adoption_words()
    text = "全市收到行政复议申请612件。"
    spoken = [Spoken(Line(0, text), text)]
    (above,), (alone,) = (
        settled(Finder(outline, words, 2024, has_lower=has_lower).proposals(spoken)) for has_lower in (True, False)
    )
    assert (above.bound, alone.bound) == (False, True)


def test_below_a_heading_of_another_year_nothing_is_cited(tmp_path: Path) -> None:
    done = adopt_text(FLAT.replace("三、加强法治宣传", "三、2022年法治宣传"), tmp_path)
    assert "法治宣传.活动" in figures(adopt_text(FLAT, tmp_path / "same"))
    assert "法治宣传.活动" not in figures(done)


def test_of_a_report_on_something_else_nothing_is_cited(tmp_path: Path) -> None:
    text = FLAT.replace("2023年法治政府建设年度报告", "2023年政府工作报告").replace("依法行政", "高质量发展")
    done = adopt_text(text, tmp_path, outline="年度报告/县级")
    assert figures(done) == {}
    assert any("没有认作法治政府建设年度报告" in note for note in done.notes)


@pytest.mark.parametrize(
    "text",
    [
        "出动车辆560台次，检查点位120处。",
        "评查行政执法案卷160余页。",
        "矛盾纠纷调解成功率提高3.2个百分点。",
        "行政复议案件同比增长12%。",
    ],
)
def test_what_is_no_figure_of_the_outline_is_no_sure_one(text: str) -> None:
    assert _sure(text) == {}


def test_two_values_of_one_indicator_are_both_left_in_the_text() -> None:
    items = _proposals("全年收到行政复议申请120件。全县收到行政复议申请98件。")
    assert [item.bound for item in items] == [False, False]
    assert all("几个不同的数" in item.reason for item in items)


def test_one_value_told_twice_is_cited_twice() -> None:
    assert [item.bound for item in _proposals("收到行政复议申请120件。共收到行政复议申请120件。")] == [True, True]


def test_a_figure_that_would_print_otherwise_stays_as_it_stands() -> None:
    (item,) = _proposals("主动公开政府信息11,845条。")
    assert not item.bound
    assert "不一样" in item.reason


def test_plans_tell_no_figures_of_this_year_but_aims() -> None:
    sentence = "开展法治宣传活动100场次，确保行政争议实质性化解率达90%以上。"
    assert [(item.number, item.path) for item in _proposals(sentence, plan=True) if item.bound] == [
        ("90%以上", "应诉.化解目标")
    ]


def test_a_reason_says_what_a_clerk_sees() -> None:
    (item,) = _proposals("全年收到行政复议申请557件。")
    assert item.reason == "单位相同，前面写着“收到行政复议申请”"


def test_derived_figures_are_never_cited(tmp_path: Path) -> None:
    done = adopt_text(NESTED.replace("败诉3件", "败诉3件，败诉率7.5%"), tmp_path)
    assert "应诉.败诉率" not in figures(done)
    assert "败诉率7.5%" in done.data_file.read_text(encoding="utf-8")


def test_the_values_stand_under_their_own_sections(tmp_path: Path) -> None:
    done = adopt_text(NESTED, tmp_path)
    at_home = {path: entry.fulfils for entry in done.adopted.entries for path, _ in entry.figures}
    assert all(done.outline.indicators[path].home in keys for path, keys in at_home.items())
    assert figures(done) == {
        "学法.次数": "12",
        "学法.讲堂": "6",
        "规范性文件.制定": "9",
        "规范性文件.备案": "9",
        "规范性文件.清理": "86",
        "规范性文件.废止": "11",
        "规范性文件.修改": "7",
        "案卷评查.问题": "42",
        "复议.收到": "120",
        "复议.受理": "108",
        "复议.审结": "101",
        "复议.纠错率": "12.9%",
        "应诉.新收": "45",
        "应诉.审结": "40",
        "应诉.败诉": "3",
    }


def test_values_keep_their_words(tmp_path: Path) -> None:
    found = figures(adopt_text(FLAT, tmp_path))
    assert (found["法治宣传.资料"], found["政务服务.网上可办率"]) == ("3万余", "98.5%")


@pytest.mark.parametrize("name", [key for key in outline_index() if not key.isascii()])
def test_the_forms_can_be_read_for_every_outline(name: str) -> None:
    outline = load_outline(name)
    forms = forms_of(outline, adoption_words())
    assert {form.path for form in forms} == {indicator.path for indicator in outline.reported}


def test_the_words_name_indicators_and_sections_that_there_are() -> None:
    outlines = [load_outline(name) for name in outline_index() if not name.isascii()]
    words = adoption_words()
    assert set(words.forms) <= {path for outline in outlines for path in outline.indicators}
    assert set(words.titles) <= {section.key for outline in outlines for section in outline.walk()}
