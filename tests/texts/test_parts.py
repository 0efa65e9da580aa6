"""Where a report tells what is lacking and what comes next, with headings and without."""

from __future__ import annotations

import pytest

from drafter.check.texts.structure_parts import is_whole, parts_of
from drafter.model.script import Version
from tests.texts.scripts import found, script_of_text
from tests.texts.test_structure import DONE, TITLE, WHOLE

CASES = {
    "headings say so": (
        "一、主要工作\n做了。\n二、存在的不足\n编制少。\n三、下一步打算\n将培训。",
        (2, 3),
        (4, 5),
    ),
    "no heading says so": (
        "一、主要工作\n做了。\n同时，还存在执法力量不足的问题。\n下一步，将继续加强培训。",
        (2,),
        (3,),
    ),
    "several paragraphs near one another tell what is lacking": (
        "一、主要工作\n仍有差距。\n做了。\n同时，案卷质量还不够高。\n做法一般。\n宣传形式也比较单一，覆盖仍有不足。\n下一步，将继续培训。",
        (1, 2, 3, 4, 5),
        (6,),
    ),
    "too far apart to be one part": (
        "一、主要工作\n仍有差距。\n做了。\n做了。\n做了。\n同时，案卷质量还不够高。\n下一步，将继续培训。",
        (5,),
        (6,),
    ),
    "a heading of the first level between": (
        "一、主要工作\n仍有差距。\n二、其他工作\n同时，案卷质量还不够高。\n下一步，将继续培训。",
        (3,),
        (4,),
    ),
    "without problems the last that looks ahead": (
        "做了。\n下一步，将继续加强学习。\n做了。\n下一步，将继续培训。\n下一步，将继续宣传。",
        (),
        (4,),
    ),
    "behind the problems the first that looks ahead": (
        "一、存在的不足\n编制少。\n下一步，将继续加强学习。\n下一步，将继续培训。",
        (0, 1),
        (2, 3),
    ),
    "a year that has passed is no plan, unless it goes on": (
        "做了。\n做了。\n2024年，继续加强学习。\n2024年，将继续培训。\n2025年，继续宣传。\n2023年，做了。",
        (),
        (4, 5),
    ),
    "told together": (
        "一、主要工作\n做了。\n二、存在的问题和下一步打算\n编制少。将培训。",
        (2, 3),
        (2, 3),
    ),
}


@pytest.mark.parametrize(("text", "problems", "plans"), CASES.values(), ids=CASES)
def test_problems_and_plans_are_found(text: str, problems: tuple[int, ...], plans: tuple[int, ...]) -> None:
    parts = parts_of(script_of_text(TITLE + text))
    found_at = [tuple(paragraph.at - 1 for paragraph in part) for part in (parts.problems, parts.plans)]
    assert found_at == [problems, plans]


def long(title: str = TITLE, end: str = "特此报告。", sections: str = "一二三", each: int = 4) -> str:
    return title + "".join(f"{number}、普法{number}\n{DONE * each}\n" for number in sections) + end


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        (long(), True),
        (long(end="（联系人：张三）"), True),
        (long(end="未完待续"), False),
        (long(sections="一二", each=7), False),
        (long(each=1), False),
        (long(title="示例县法治政府建设年度报告\n"), False),
        (long(title="示例县2024年法治政府建设要点\n"), False),
        (long(title="示例县2024年法治政府建设年度报告（节选）\n"), False),
    ],
)
def test_a_whole_report_is_long_has_headings_an_end_and_a_year(text: str, whole: bool) -> None:
    assert is_whole(script_of_text(text)) is whole


@pytest.mark.parametrize(
    ("end", "lacking"),
    [
        ("完毕。", True),
        ("完毕", True),
        ("示例县人民政府", False),
        ("示例县人民政府关于培训的各项工作安排都已经按照时间节点完成到位", True),
        ("感谢县人大常委会，恳请批评指正", True),
    ],
)
def test_a_short_last_line_may_be_a_signature_if_it_ends_in_an_office(end: str, lacking: bool) -> None:
    text = f"示政报〔2025〕3号\n{TITLE}中共示例县委：\n{WHOLE}\n{end}"
    messages = [finding.message for finding in found(text, "S243", version=Version.SENT)]
    assert ("没有署名" in messages) is lacking, messages
