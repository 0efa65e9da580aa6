"""Whose report it is, when it was signed, and which outline fits it."""

from __future__ import annotations

from datetime import date

import pytest

from drafter.carry.adopting.about import day_of, fitting_outline, has_lower, itself_of, office_of, outlets_of
from drafter.workflows.catalogue import outlines
from tests.texts.scripts import script_of_text

_LEAD = "2024年，深入推进依法行政。"


@pytest.mark.parametrize(
    ("signed", "title", "lead", "office"),
    [
        (("示例县司法局",), "2024年法治政府建设年度报告", _LEAD, "示例县司法局"),
        (("张三", "示例县人民政府"), "2024年法治政府建设年度报告", _LEAD, "示例县人民政府"),
        (("张三",), "示例县人民政府2024年法治政府建设年度报告", _LEAD, "示例县人民政府"),
        ((), "示例县人民政府关于2024年法治政府建设情况的报告", _LEAD, "示例县人民政府"),
        ((), "关于示例县2024年法治政府建设情况的报告", _LEAD, "示例县人民政府"),
        ((), "2024年度大中街道法治政府建设年度报告", _LEAD, "大中街道办事处"),
        ((), "示例新区2024年法治政府建设年度报告", _LEAD, "示例新区管理委员会"),
        ((), "示例高新区管委会2024年法治政府建设年度报告", _LEAD, "示例高新区管理委员会"),
        ((), "示例县政府2024年法治政府建设年度报告", _LEAD, "示例县人民政府"),
        ((), "2024年法治政府建设年度报告", "2024年，大中街道在区委的领导下，深入推进依法行政。", "大中街道办事处"),
        ((), "2024年法治政府建设年度报告", "2024年，示例管委会坚持依法行政。", "示例管理委员会"),
        ((), "2024年法治政府建设年度报告", "2024年，各部门坚持依法行政，接受 示例县政府 的督察。", "示例县人民政府"),
        ((), "2024年法治政府建设年度报告", _LEAD, ""),
    ],
)
def test_the_office_is_the_one_that_signs_or_is_named_in_the_title_or_in_the_lead(
    signed: tuple[str, ...], title: str, lead: str, office: str
) -> None:
    assert office_of(signed, title, script_of_text(f"{title}\n{lead}\n一、主要工作\n加强学习。")) == office


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2025年1月20日", date(2025, 1, 20)),
        (" 2025 年 1 月 20 日 ", date(2025, 1, 20)),
        ("二〇二五年一月二十日", date(2025, 1, 20)),
        ("二○一五年十二月三十一日", date(2015, 12, 31)),
        ("二零二五年十月十日", date(2025, 10, 10)),
        ("2025年2月30日", None),
        ("二〇二五年十三月一日", None),
        ("二〇二五年一月百日", None),
        ("2025年1月", None),
        ("示例县人民政府", None),
    ],
)
def test_a_day_is_read_as_it_is_written_below_a_signature(text: str, day: date | None) -> None:
    assert day_of(text) == day


@pytest.mark.parametrize(
    ("office", "year", "text", "outline"),
    [
        ("示例县人民政府", 2024, "加强学习。", "年度报告/县级"),
        ("示例县人民政府", 2018, "加强学习。", "年度报告/2016至2020年"),
        ("示例镇人民政府", 2024, "加强学习。", "年度报告/乡镇街道"),
        ("大中街道办事处", 2018, "加强学习。", "年度报告/2016至2020年"),
        ("示例新区管理委员会", 2024, "加强学习。", "年度报告/管委会"),
        ("示例新区管理委员会", 2018, "加强学习。", "年度报告/2016至2020年管委会"),
        ("示例县司法局", 2024, "加强学习。", "年度报告/部门"),
        ("示例市人民政府", 2024, "督促各县区政府落实责任。", "年度报告/设区的市"),
        ("示例市人民政府", 2024, "加强学习。", "年度报告/县级"),
        ("示例省人民政府", 2024, "加强学习。", "年度报告/设区的市"),
        ("示例自治州人民政府", 2018, "加强学习。", "年度报告/2016至2020年"),
        ("示例县人民政府", 2014, "加强学习。", ""),
    ],
)
def test_the_outline_is_that_of_offices_of_its_kind_in_that_year(office: str, year: int, text: str, outline: str) -> None:
    script = script_of_text(f"{office}{year}年法治政府建设年度报告\n{text}")
    assert fitting_outline(outlines(), office, year, script) == outline


def test_a_response_to_a_congress_has_its_own_outline() -> None:
    script = script_of_text("示例市人民政府关于落实市人大常委会法治政府建设审议意见研究处理情况的报告\n逐项研究处理。")
    assert fitting_outline(outlines(), "示例市人民政府", 2015, script) == "审议意见研究处理报告"


def test_counties_stand_below_provinces_prefectures_and_cities_that_speak_of_them() -> None:
    script = script_of_text("督促各县（市、区）落实责任。")
    assert [has_lower(name, script) for name in ("甲省人民政府", "甲盟行政公署", "甲市人民政府", "甲县人民政府")] == [
        True,
        True,
        True,
        False,
    ]
    assert not has_lower("甲市人民政府", script_of_text("督促各街道落实责任。"))


def test_what_an_office_calls_itself_is_what_it_says_most() -> None:
    assert itself_of(script_of_text("我市的部署。我县加强学习，我县严格执法。")) == "我县"
    assert itself_of(script_of_text("加强学习。")) == ""


def test_those_who_get_it_say_which_way_it_goes() -> None:
    (up,) = outlets_of(["市委、市政府："], ("示例县人民政府",), date(2025, 1, 20), "（此件公开发布）", is_web=False)
    assert (up.name, up.addressees, up.remark) == ("报上级", ("市委", "市政府"), "此件公开发布")
    congress, public = outlets_of(["县人大常委会："], (), None, "", is_web=True)
    assert (congress.name, public.name, public.addressees) == ("报人大", "公开版", ())
