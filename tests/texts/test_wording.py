"""W: wording. What the rules say of the published references, of our own drafts, and of texts that nobody has seen."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drafter.check.texts.wording import RULES
from drafter.model.finding import Level
from tests.texts.scripts import beside_the_references, found, grave, levels_of, lines_of, reference, script_of_text, seconds

ON = tuple(rule.id for rule in RULES if not rule.is_off)
#: Errors and warnings on each reference: line, rule, a few words of the message.
EXPECTED = {
    "danian-2024.txt": [
        (3, "W204", "全会会议精神"),
        (7, "W214", "共5处"),
        (13, "W204", "全责分歧"),
        (14, "W204", "截止目前"),
        (23, "W204", "阻扰"),
        (28, "W204", "信访法制化"),
        (47, "W204", "法制法规"),
        (47, "W213", "2021-2025"),
    ],
    "hubin-2019.txt": [(3, "W206", "网页"), (49, "W206", "第49行至第53行")],
    "jinshui-2023.txt": [(6, "W204", "第一责任人责任"), (18, "W204", "行政负责人出庭"), (18, "W204", "转结")],
    "qitai-2024.txt": [(4, "W204", "常务会会议"), (13, "W213", "2023-2025"), (23, "W204", "成产经营")],
    "zhaotong-2015.txt": [
        (1, "W206", "第1行至第5行"),
        (9, "W206", "网页"),
        (17, "W211", "空格"),
        (37, "W204", "热热线"),
    ],
}
HINTS = {
    "danian-2024.txt": {(6, "W215"), (1, "W217")},
    "hubin-2019.txt": {(1, "W217"), (41, "W224")},
    "jinshui-2023.txt": {(1, "W217"), (24, "W224")},
    "qitai-2024.txt": {(1, "W217"), (11, "W215")},
    "zhaotong-2015.txt": {(1, "W217"), (13, "W203"), (25, "W215")},
}
TITLE = "示例县2023年法治政府建设年度报告\n"


@beside_the_references
@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_errors_and_warnings_on_a_reference_are_exactly_these(name: str) -> None:
    findings = found(reference(name), *ON)
    graver = sorted((f.place.line or 0, f.rule, f.message) for f in grave(findings))
    assert [(line, rule_id) for line, rule_id, _ in graver] == [(line, rule_id) for line, rule_id, _ in EXPECTED[name]]
    for _, rule_id, words in EXPECTED[name]:
        assert any(words in message for _, other, message in graver if other == rule_id)
    assert {(f.place.line, f.rule) for f in findings if f.level is Level.HINT} == HINTS[name]


@pytest.mark.parametrize(
    ("name", "level"),
    [
        ("中华人民共和国行政复义法", Level.ERROR),
        ("行政复议议法", Level.ERROR),
        ("行复政议法", Level.ERROR),
        ("未成年人保障法", Level.ERROR),
        ("行政复议法", None),
        ("行政复议法（2023修订）", None),
        ("示例省行政复议条例", None),
        ("法制政府建设实施纲要(2021-2025年)", Level.WARNING),
        ("法治政府建设实施纲要(2021-2025)", None),
        ("法治政府建设实施方案（2021—2025年）", None),
        ("示例县法治政府建设实施纲要（2021—2025年）", None),
        ("优化营商环境办法", None),
    ],
)
def test_a_name_one_slip_away_is_a_slip(name: str, level: Level | None) -> None:
    assert levels_of(found(f"落实《{name}》。", "W201"), "W201") == ([level] if level else [])


def test_no_known_name_is_taken_for_another() -> None:
    made = script_of_text("对照材料。")
    for name in made.lexicon.titles:
        assert found(f"落实《{name}》和《中华人民共和国{name}》。", "W201") == [], name


@pytest.mark.parametrize(
    "text",
    [
        "落实领导干部学法制度，配齐法制审核人员。",
        "市司法局法制科、法制办和法制机构。",
        "推动干部角色扭转结构，完成产经营目标。",
        "依法发布署名文章。",
        "不断扩大普法制度覆盖面。",
        "落实行政执法机关负责人责任制和第一责任人责任制。",
        "印发《示例县法制社会建设方案》。",
    ],
)
def test_words_that_only_look_wrong_are_left_alone(text: str) -> None:
    assert found(TITLE + text, "W204") == []


def test_words_of_an_earlier_time_are_right_in_a_report_of_that_time() -> None:
    assert found("示例县2012年依法行政工作报告\n培养法制理念。", "W204") == []
    assert found("示例县2018年依法行政工作报告\n培养法制理念。", "W204")


@pytest.mark.parametrize(
    "text", ["常常", "天天", "人人", "仅仅", "层层", "宪法法律", "全市市场", "法院院长", "目的的", "为了了解", "一点一点"]
)
def test_doubled_characters_that_are_words_are_left_alone(text: str) -> None:
    assert found(f"示例县{text}推进工作。", "W221") == []


def test_half_width_marks_are_told_once_where_they_are_the_rule_and_by_place_where_not() -> None:
    wholly = "办理案件,共二十件,评查案卷,共十卷.\n开展培训,提高能力,取得实效。\n"
    assert lines_of(found(wholly, "W217"), "W217") == [1]
    mixed = "办理案件，共二十件，评查案卷，共十卷。\n开展培训,提高能力，取得实效。\n完善制度，强化监督，优化环境。"
    assert lines_of(found(mixed, "W217"), "W217") == [2]


def test_a_sentence_twice_says_where_the_first_stands() -> None:
    sentence = "全面开展行政执法案卷评查并及时反馈发现的各类问题。"
    findings = found(f"{TITLE}{sentence}\n另行部署。\n{sentence}", "W222")
    assert [finding.place.line for finding in findings] == [4]
    assert "第2行" in findings[0].message


def test_a_long_paragraph_that_names_web_words_is_the_offices_own() -> None:
    assert found(TITLE + "推行“扫一扫”办事，主动公开信息浏览量20万次，" + "群众办事更加方便，" * 8 + "成效明显。", "W206") == []


@given(st.text(alphabet="示例的了在法治制政府《》“”、，。,;:()（）-—…·.0123年月日号第等 　進件起宗次", max_size=300))
@settings(max_examples=150, deadline=None)
def test_any_text_is_gone_through(text: str) -> None:
    for finding in found(TITLE + text, "W"):
        assert finding.message
        assert finding.remedy


HOSTILE = [
    "的",
    "《",
    "》",
    "（",
    "，",
    "《a》",
    "《合同法》。",
    "《a》阻扰",
    "“",
    "…等",
    "2021-",
    "3.15",
    "　，",
    "人民",
    "、",
    "阻扰",
    "件",
    "二次2次",
]


@pytest.mark.parametrize("unit", HOSTILE)
def test_hostile_lines_take_no_time(unit: str) -> None:
    made = script_of_text(TITLE + (unit * 100_000)[:100_000])
    assert seconds(made, "W") < 2


def test_a_thousand_unknown_names_take_no_time() -> None:
    made = script_of_text(TITLE + "".join(f"《示例县第{number}号行政执法监督条例》" for number in range(3000)))
    assert seconds(made, "W") < 2


def test_blanks_behind_numbers_of_headings_are_told_once() -> None:
    text = "示例县2024年法治政府建设年度报告\n一、 举措\n（一） 学习\n学了。\n二、 打算\n再学， 再干。"
    said = [finding.message for finding in found(text, "W211")]
    assert said == ["标点前后多了空格", "标题的序号后面多了空格（共2处）"]


@pytest.mark.parametrize(
    "line", ["您当前的位置：首页>政务公开", "分享：微信 微博", "信息来源：示例县司法局", "索引号：0000/2024-001"]
)
def test_what_stood_around_a_text_on_its_page_is_told(line: str) -> None:
    assert [f.place.line for f in found(f"{line}\n示例县2024年法治政府建设年度报告\n办理案件20件。", "W206")] == [1]
