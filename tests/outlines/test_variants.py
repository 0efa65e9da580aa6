"""The installed outlines: each level asks for what its offices have, reports to whom it must, and tells all that is typed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from drafter.kit import load_kit
from drafter.language.expressions import parse_expression
from drafter.library import find_outline
from drafter.model.document import Bound, Document, Paragraph, Role, text_of
from drafter.model.finding import Finding, Level, nested
from drafter.model.outline import Outline, Way
from drafter.workflows.catalogue import outlines
from drafter.workflows.prepare import prepare

ANNUAL = {
    "annual-report/county",
    "annual-report/city",
    "annual-report/township",
    "annual-report/department",
    "annual-report/committee",
    "annual-report/2016-2020",
    "annual-report/2016-2020-committee",
}
ALIASES = sorted({*ANNUAL, "review-response"})

#: How many indicators each level must report, at least and at most.
REQUIRED = {
    "annual-report/county": (40, 47),
    "annual-report/city": (42, 49),
    "annual-report/township": (15, 20),
    "annual-report/department": (20, 28),
    "annual-report/committee": (30, 40),
    "annual-report/2016-2020": (8, 12),
    "annual-report/2016-2020-committee": (8, 12),
    "review-response": (0, 0),
}

#: The 必报 of a county, by what an official calls them.
COUNTY_REQUIRED = {
    "学法": ["学法.次数"],
    "常务会议题": ["常务会.议题"],
    "述法": ["述法.人数"],
    "督察": ["督察.问题", "督察.整改"],
    "权责清单调整": ["权责清单.调整"],
    "规范性文件": ["规范性文件.制定", "规范性文件.审查", "规范性文件.备案", "规范性文件.清理"],
    "合法性审查": ["合法性审查.件数"],
    "重大决策目录": ["重大决策.目录"],
    "法律顾问、公职律师": ["法律顾问.人数", "公职律师"],
    "持证执法人员": ["执法人员.持证"],
    "执法数量": ["行政许可", "行政处罚", "行政检查"],
    "法制审核、免罚": ["法制审核", "免罚"],
    "案卷评查": ["案卷评查.案卷", "案卷评查.问题"],
    "执法监督文书": ["执法监督.文书"],
    "演练": ["演练"],
    "调解": ["调解.受理", "调解.成功"],
    "复议": ["复议.收到", "复议.受理", "复议.审结", "复议.期末未审结", "复议.纠错", "复议.调解和解"],
    "应诉": ["应诉.新收", "应诉.审结", "应诉.败诉", "应诉.通知", "应诉.出庭"],
    "司法建议、检察建议": ["司法建议.收到", "检察建议.收到", "检察建议.回复"],
    "建议提案": ["建议提案.建议", "建议提案.提案"],
    "公开": ["公开.主动公开", "公开.新收", "公开.上年结转", "公开.答复", "公开.结转下年"],
}

#: Whither reports go: way → a word among the addressees, and the day before which; ways that are not named have no channel.
ANNUALLY = {Way.UP: ("上一级政府", (3, 1)), Way.CONGRESS: ("本级人大常委会", (3, 1)), Way.PUBLIC: ("", (4, 1))}
CHANNELS: dict[str, dict[Way, tuple[str, tuple[int, int] | None]]] = {
    "annual-report/county": ANNUALLY,
    "annual-report/city": ANNUALLY,
    "annual-report/township": {Way.UP: ("县级政府", (3, 1)), Way.PUBLIC: ("", (4, 1))},
    "annual-report/department": {Way.UP: ("上一级政府主管部门", (3, 1)), Way.PUBLIC: ("", (4, 1))},
    "annual-report/committee": {Way.UP: ("设立管委会的政府", (3, 1)), Way.PUBLIC: ("", (4, 1))},
    "annual-report/2016-2020": {
        Way.UP: ("上一级政府", (4, 1)),
        Way.CONGRESS: ("本级人大常委会", (4, 1)),
        Way.PUBLIC: ("", (4, 1)),
    },
    "annual-report/2016-2020-committee": {Way.UP: ("设立管委会的政府", (4, 1)), Way.PUBLIC: ("", (4, 1))},
    "review-response": {Way.CONGRESS: ("本级人大常委会", None)},
}

#: The only relations that hold without exception; every other one may at most warn.
CERTAIN = {
    "政府信息公开申请收支平衡",
    "行政许可事项不多于政务服务事项",
    "修改或者不予出台不多于公平竞争审查措施",
    "审查合同不多于合法性审查总数",
}


@pytest.fixture(params=ALIASES)
def outline(request: pytest.FixtureRequest) -> Outline:
    """Each installed outline, with its templates compiled."""
    return load_kit(request.param).outline


def of(alias: str) -> Outline:
    return load_kit(alias).outline


def required(outline: Outline) -> set[str]:
    return {indicator.path for indicator in outline.reported if indicator.required}


def written(folder: Path, alias: str, figures: dict[str, Any]) -> tuple[Document, tuple[Finding, ...]]:
    """A report of the last year of the outline that says nothing but these figures, by path, and what is found in it."""
    outline = of(alias)
    tree: dict[str, Any] = {}
    for path, value in figures.items():
        *groups, key = path.split(".")
        branch = tree
        for group in groups:
            branch = branch.setdefault(group, {})
        branch[key] = value
    data = {
        "格式": 1,
        "提纲": outline.id,
        "年度": outline.last_year or 2024,
        "单位": {"全称": "示例单位", "自称": "我单位"},
        "章节": [{"对应": outline.sections[0].key, **({"数据": tree} if tree else {})}],
    }
    path = folder / "data.yaml"
    path.write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False), encoding="utf-8")
    prepared = prepare(path)
    assert prepared.drafts, prepared.findings
    return prepared.drafts[0][1], prepared.findings


def broken(findings: tuple[Finding, ...]) -> list[tuple[str, Level]]:
    """The relations that do not hold."""
    return [(finding.message.partition("：")[0], finding.level) for finding in findings if finding.rule == "F101"]


def lines(document: Document, *roles: Role) -> list[str]:
    blocks = [block for block in document.blocks if isinstance(block, Paragraph)]
    return [block.number + text_of((*block.lead, *block.spans)) for block in blocks if not roles or block.role in roles]


def test_these_outlines_are_installed() -> None:
    assert sorted(outline.alias for outline in outlines()) == ALIASES


def test_each_level_must_report_a_sensible_number_of_figures(outline: Outline) -> None:
    least, most = REQUIRED[outline.alias]
    assert least <= len(required(outline)) <= most


def test_a_county_must_report_what_its_superiors_ask_for() -> None:
    assert required(of("annual-report/county")) == {path for paths in COUNTY_REQUIRED.values() for path in paths}


def test_a_county_can_report_what_else_is_wanted() -> None:
    wanted = {
        "行政检查",
        "扫码入企",
        "专项整治.涉企",
        "应诉.裁判履行",
        "行政裁决",
        "公平竞争审查.措施",
        "法律援助",
        "复议.受理前化解",
    }
    outcomes = {f"复议.{outcome}" for outcome in ("维持", "驳回", "撤销", "变更", "确认违法", "责令履行", "调解和解")}
    assert wanted | outcomes <= set(of("annual-report/county").indicators)


def test_a_township_neither_decides_reviews_nor_sends_documents_for_the_record() -> None:
    township = of("annual-report/township")
    named = [f"{i.path} {i.name} {i.definition}" for i in township.indicators.values()]
    assert [text for text in named if "行政复议" in text or "备案" in text] == []
    assert {"执法人员.持证", "赋权.事项", "行政处罚", "调解.成功", "法律明白人", "顾问村居"} <= required(township)
    assert {"合法性审查.件数", "履职清单.事项", "法治宣传.活动"} <= required(township)


@pytest.mark.parametrize("alias", ["annual-report/department", "annual-report/committee", "annual-report/2016-2020-committee"])
def test_who_is_no_reviewing_authority_reports_reviews_as_the_respondent(alias: str) -> None:
    outline = of(alias)
    assert not [path for path in outline.indicators if path.startswith("复议.")]
    assert "被复议.案件" in required(outline)


def test_a_department_reports_its_own_doings() -> None:
    own = {"行政许可", "行政处罚", "行政检查", "规范性文件.制定", "被复议.纠错", "应诉.败诉", "应诉.出庭"}
    assert own <= required(of("annual-report/department"))


def test_a_city_makes_law() -> None:
    assert required(of("annual-report/city")) - required(of("annual-report/county")) == {"立法.法规草案", "立法.规章"}


def test_reports_go_to_whom_and_when_the_rules_say(outline: Outline) -> None:
    expected = CHANNELS[outline.alias]
    assert {channel.way for channel in outline.channels} == set(expected)
    for channel in outline.channels:
        word, before = expected[channel.way]
        assert channel.before == before
        assert word in "、".join(channel.addressees)
        assert channel.basis
        assert "条" not in channel.basis.replace("条例", "")  # article numbers are not certain


def test_what_goes_up_is_copied_to_the_office_that_inspects() -> None:
    for alias in ("county", "city", "township", "department", "committee"):
        channel = of(f"annual-report/{alias}").channel(Way.UP)
        assert channel
        assert "办事机构" in "、".join(channel.copies)


def test_an_annual_report_has_all_statutory_parts(outline: Outline) -> None:
    parts = [section.statutory for section in outline.sections]
    assert parts == ([1, 2, 3, 4, 5] if outline.alias in ANNUAL else [0])


def test_the_years_of_the_outlines_meet_without_a_gap() -> None:
    for former, latter in (("2016-2020", "county"), ("2016-2020-committee", "committee")):
        before, after = of(f"annual-report/{former}"), of(f"annual-report/{latter}")
        assert before.last_year is not None
        assert before.last_year + 1 == after.first_year
        assert before.guideline
        assert after.guideline
        assert (before.guideline.last_year, after.guideline.last_year) == (2020, 2025)
        assert after.last_year is None


def test_the_former_outline_follows_the_seven_tasks_of_its_guideline() -> None:
    measures = of("annual-report/2016-2020").sections[0].children
    keys = [section.key for section in measures]
    assert keys == ["职能", "制度", "决策", "执法", "监督", "化解", "学习", "普法", "领导"]
    assert not [section for section in measures if "习近平法治思想" in section.title]


def test_the_answer_to_a_congress_repeats_its_one_section() -> None:
    (section,) = of("review-response").sections
    assert (section.key, section.repeats, section.required, section.statutory) == ("意见", True, True, 0)


def test_relations_name_indicators_of_their_own_outline_only(outline: Outline) -> None:
    named = {path for relation in outline.relations for _, way in relation.ways for path in parse_expression(way).paths}
    assert named <= set(outline.indicators)


def test_what_may_have_exceptions_never_counts_as_an_error(outline: Outline) -> None:
    assert {relation.name for relation in outline.relations if relation.level is Level.ERROR} <= CERTAIN


def test_every_relation_says_why_and_what_to_do(outline: Outline) -> None:
    assert [r.name for r in outline.relations if not (r.why.endswith("。") and r.remedy.endswith("。"))] == []


def test_every_indicator_says_what_counts_and_who_answers_for_it(outline: Outline) -> None:
    reported = outline.reported
    assert [i.path for i in reported if not i.definition.endswith(("。", "”。"))] == []
    assert [i.path for i in reported if i.department not in outline.departments] == []


def test_a_number_may_follow_every_name(outline: Outline) -> None:
    """“受理行政复议申请” does, “行政复议申请受理件数” does not; and a unit is not said twice."""
    shares = ("率", "占比", "权重", "减少", "提高", "压减", "目标")
    wrong = [i.name for i in outline.reported if i.name.endswith(("件数", "次数", "人数", "数量", "个数", "情况", "："))]
    assert wrong == []
    assert [i.name for i in outline.reported if i.is_share and not i.name.endswith(shares)] == []


def test_only_the_county_outline_is_long() -> None:
    for alias in ANNUAL - {"annual-report/county"}:
        found = find_outline(alias)
        assert isinstance(found, Path)
        assert len(found.read_text(encoding="utf-8").splitlines()) < 150, alias


def test_every_figure_that_is_typed_is_told_once(outline: Outline, tmp_path: Path) -> None:
    figures = {item.path: "100%" if item.is_share else number for number, item in enumerate(outline.reported, 1)}
    document, _ = written(tmp_path, outline.alias, figures)
    told = [span.figure for span in document.walk() if isinstance(span, Bound)]
    typed = [path for path in told if path in figures]
    assert set(typed) == set(figures)
    assert {path for path in typed if typed.count(path) > 1} == set()


def test_an_empty_report_shows_every_required_figure_as_a_blank_and_no_other(outline: Outline, tmp_path: Path) -> None:
    document, findings = written(tmp_path, outline.alias, {})
    said = [finding.message for finding in findings if finding.rule == "S101"]
    for indicator in outline.reported:
        assert any(f"“{nested(indicator.name)}”" in message for message in said) is indicator.required, indicator.path
    assert not [span for span in document.walk() if isinstance(span, Bound)]


def test_title_lead_and_closing_are_written_by_themselves(outline: Outline, tmp_path: Path) -> None:
    document, _ = written(tmp_path, outline.alias, {})
    (title,) = lines(document, Role.TITLE)
    assert title.startswith("示例单位\n关于")
    assert title.endswith("的报告")
    year = str(outline.last_year or 2024)
    assert (year in title) is (outline.alias in ANNUAL)
    body = lines(document, Role.BODY)
    assert "我单位" in body[0]
    assert body[0].endswith("情况报告如下：")
    assert body[-1] == "特此报告。"


def test_a_report_of_a_later_year_does_not_fit_the_former_outline(tmp_path: Path) -> None:
    text = "格式: 1\n提纲: annual-report/2016-2020\n年度: 2021\n单位: {全称: 示例县人民政府, 自称: 我县}\n"
    path = tmp_path / "data.yaml"
    path.write_text(text, encoding="utf-8")
    assert [finding.rule for finding in prepare(path).findings if finding.level is Level.ERROR] == ["D101"]


CHANNELS_OF_COMPLAINTS = {"咨询投诉.受理": 59, "咨询投诉.电话": 41, "咨询投诉.短信微信": 7}


@pytest.mark.parametrize(
    ("more", "holds"),
    [
        ({"咨询投诉.网络": 11}, True),
        ({"咨询投诉.网络": 12}, False),
        ({"咨询投诉.网络": 9, "咨询投诉.其他": 2}, True),
        ({"咨询投诉.网络": 11, "咨询投诉.其他": 2}, True),  # any way that holds is enough
        ({"咨询投诉.网络": 9, "咨询投诉.其他": 3}, False),
    ],
)
def test_complaints_add_up_over_their_channels(more: dict[str, int], holds: bool, tmp_path: Path) -> None:
    _, findings = written(tmp_path, "review-response", CHANNELS_OF_COMPLAINTS | more)
    assert broken(findings) == ([] if holds else [("咨询投诉渠道相加等于受理", Level.WARNING)])


@pytest.mark.parametrize(("rate", "holds"), [("89.83%", True), ("89.9%", False)])
def test_satisfaction_fits_its_counts(rate: str, holds: bool, tmp_path: Path) -> None:
    figures = {"咨询投诉.受理": 59, "咨询投诉.满意": 53, "咨询投诉.满意率": rate}
    _, findings = written(tmp_path, "review-response", figures)
    assert broken(findings) == ([] if holds else [("群众满意率与件数相符", Level.WARNING)])


KINDS = {"纠纷类型.三大纠纷": 12, "纠纷类型.邻里": 1, "纠纷类型.婚姻": 3, "纠纷类型.宅基地": 2}


@pytest.mark.parametrize(
    ("more", "faults"),
    [
        ({"纠纷类型.其他": 2, "调解.排查": 20, "调解.成功": 20, "调解.成功率": "100%"}, []),
        ({"纠纷类型.其他": 2, "调解.排查": 25, "调解.受理": 20}, []),
        ({"纠纷类型.其他": 3, "调解.排查": 20}, ["纠纷类型相加等于总数"]),
        ({"纠纷类型.其他": 2, "调解.排查": 20, "调解.成功": 18, "调解.成功率": "100%"}, ["调解成功率与件数相符"]),
    ],
)
def test_disputes_of_a_township_add_up_over_their_kinds(more: dict[str, Any], faults: list[str], tmp_path: Path) -> None:
    _, findings = written(tmp_path, "annual-report/township", KINDS | more)
    assert [name for name, _ in broken(findings)] == faults


@pytest.mark.parametrize(
    ("figures", "faults"),
    [
        ({"复议.办结率": "100%", "复议.审结": 68, "复议.受理": 68}, []),
        ({"复议.办结率": "90%", "复议.审结": 90, "复议.受理": 80, "复议.上年结转": 20}, []),
        ({"复议.办结率": "100%", "复议.审结": 60, "复议.受理": 68}, ["行政复议办结率与件数相符"]),
        ({"双随机.联合占比": "66%以上", "双随机.联合任务": 48, "双随机.任务": 72}, []),
        ({"双随机.联合占比": "66%以上", "双随机.联合任务": 48, "双随机.任务": 80}, ["部门联合抽查占比与项数相符"]),
        ({"双随机.联合户数": 218, "双随机.户数": 200}, ["部门联合抽查对象不多于抽查对象"]),
        ({"常务会.次数": 9, "政府会议": 8}, ["常务会议不多于政府会议"]),
        ({"复议.收到": 557, "复议.受理": 525}, []),
        ({"应诉.出庭": 56, "应诉.通知": 50}, []),
        ({"重点任务.完成率": "103%"}, []),
    ],
)
def test_relations_of_a_county_find_faults_and_cry_no_wolf(figures: dict[str, Any], faults: list[str], tmp_path: Path) -> None:
    _, findings = written(tmp_path, "annual-report/county", figures)
    assert [name for name, _ in broken(findings)] == faults
    assert not [finding for finding in findings if finding.level is Level.ERROR]
