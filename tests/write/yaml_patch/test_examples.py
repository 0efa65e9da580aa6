"""Each rule with a piece of a data file, as it stands before and after."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

import pytest

from drafter.plaintext.yaml_nodes import DEEPEST
from drafter.write.yaml_patch import NotPatched, patched
from drafter.write.yaml_patch.standing import standing


def after(text: str, **changes: Any) -> str:
    """The text with members at the top changed; with ... as the value a member goes."""
    root = standing(text)
    assert root is not None
    data = deepcopy(root.data)
    assert isinstance(data, dict)
    for key, value in changes.items():
        if value is ...:
            del data[key]
        else:
            data[key] = value
    return patched(text, data)


# Scalars


@pytest.mark.parametrize(
    ("before", "new", "expected"),
    [
        ("甲: 557  # 件\n", "558", "甲: 558  # 件\n"),
        ("甲: 557 # 件\n", "五百", "甲: 五百 # 件\n"),
        ("甲: '557'\n", "it's", "甲: 'it''s'\n"),
        ('甲: "557"\n', "55", '甲: "55"\n'),
        ('甲: "557"\n', '说"好"', '甲: "说\\"好\\""\n'),
        ("甲: 557\n", "-40%", "甲: -40%\n"),
        ("甲: 557\n", "-县司法局", '甲: "-县司法局"\n'),
        ("甲: 557\n", "一: 二", '甲: "一: 二"\n'),
        ("甲: 557\n", "比例1:2", "甲: 比例1:2\n"),
        ("甲: 557\n", "见 #3", '甲: "见 #3"\n'),
        ("甲: 557\n", "#3", '甲: "#3"\n'),
        ("甲: 557\n", "", '甲: ""\n'),
        ("甲: 557\n", "null", '甲: "null"\n'),
        ("甲: 557\n", "~", '甲: "~"\n'),
        ("甲: 557\n", " 首尾有空格 ", '甲: " 首尾有空格 "\n'),
        ("甲: 557\n", "一，[二]，三", "甲: 一，[二]，三\n"),
        ("甲: 557\n", "[二]", '甲: "[二]"\n'),
        ("甲: 557\n", "一\u2028二", '甲: "一\\u2028二"\n'),
        ("甲: 一\n  二\n  三\n乙: 1\n", "四", "甲: 四\n乙: 1\n"),
        ('甲: "一\n  二"  # 注\n乙: 1\n', "四", '甲: "四"  # 注\n乙: 1\n'),
    ],
)
def test_only_the_characters_of_a_scalar_change_and_it_is_quoted_only_where_it_must_be(
    before: str, new: str, expected: str
) -> None:
    assert after(before, 甲=new) == expected


@pytest.mark.parametrize(
    ("new", "expected"),
    [
        ("58", "甲: {数值: 58, 上年: 10}\n"),
        ("a, b", '甲: {数值: "a, b", 上年: 10}\n'),
        ("一：二", "甲: {数值: 一：二, 上年: 10}\n"),
        ("{一}", '甲: {数值: "{一}", 上年: 10}\n'),
        (None, "甲: {数值: , 上年: 10}\n"),
    ],
)
def test_within_braces_more_must_be_quoted(new: str | None, expected: str) -> None:
    assert after("甲: {数值: 12, 上年: 10}\n", 甲={"数值": new, "上年": "10"}) == expected


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        ("甲:\n乙: 1\n", "甲: 12\n乙: 1\n"),
        ("甲: \n乙: 1\n", "甲: 12\n乙: 1\n"),
        ("甲: # 件\n乙: 1\n", "甲: 12  # 件\n乙: 1\n"),
        ("甲:  # 件\n乙: 1\n", "甲: 12  # 件\n乙: 1\n"),
        ("甲:        # 件\n乙: 1\n", "甲: 12     # 件\n乙: 1\n"),
        ("甲: ~\n乙: 1\n", "甲: 12\n乙: 1\n"),
        ("甲:\n  # 一行说明\n乙: 1\n", "甲: 12\n  # 一行说明\n乙: 1\n"),
        ("甲:", "甲: 12"),
    ],
)
def test_an_empty_value_is_filled_behind_its_colon_and_before_its_comment(before: str, expected: str) -> None:
    assert after(before, 甲="12") == expected


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        ("甲: 12\n乙: 1\n", "甲: \n乙: 1\n"),
        ("甲: 12  # 件\n乙: 1\n", "甲:   # 件\n乙: 1\n"),
        ("甲: '12'\n乙: 1\n", "甲: \n乙: 1\n"),
        ("甲: |  # 注\n  一\n  二\n\n乙: 1\n", "甲:  # 注\n\n乙: 1\n"),
        ("甲:\n  - 一\n  - 二\n乙: 1\n", "甲:\n乙: 1\n"),
        ("甲: [一, 二]  # 注\n乙: 1\n", "甲:   # 注\n乙: 1\n"),
    ],
)
def test_a_value_that_goes_leaves_its_key_and_its_comment(before: str, expected: str) -> None:
    assert after(before, 甲=None) == expected


def test_aligned_comments_stay_in_their_column_as_long_as_there_is_room() -> None:
    before = "收到: 184      # 件\n受理: 151      # 件\n说明: 无       # 可空\n"
    assert after(before, 收到="1840") == "收到: 1840     # 件\n受理: 151      # 件\n说明: 无       # 可空\n"
    assert after(before, 说明="含上年") == "收到: 184      # 件\n受理: 151      # 件\n说明: 含上年   # 可空\n"
    assert after(before, 受理=None) == "收到: 184      # 件\n受理:          # 件\n说明: 无       # 可空\n"
    assert after(before, 收到="一万八千四百件").startswith("收到: 一万八千四百件  # 件\n")


# Text of several lines


def test_of_a_text_in_a_block_only_changed_lines_change() -> None:
    before = "内容: |  # 三段\n    第一段。  \n\n    第二段。\n    第三段。\n\n# 后面的说明\n乙: 1\n"
    new = "第一段。  \n\n改过的第二段。\n第三段。\n第四段。\n"
    expected = "内容: |  # 三段\n    第一段。  \n\n    改过的第二段。\n    第三段。\n    第四段。\n\n# 后面的说明\n乙: 1\n"
    assert after(before, 内容=new) == expected


@pytest.mark.parametrize(
    ("before", "new", "expected"),
    [
        ("内容: |\n  一\n", "一\n二\n", "内容: |\n  一\n  二\n"),
        ("内容: |\n  一\n", "一", "内容: |-\n  一\n"),
        ("内容: |-\n  一\n", "二\n", "内容: |\n  二\n"),
        ("内容: |+\n  一\n\n\n乙: 1\n", "一\n\n", "内容: |+\n  一\n\n乙: 1\n"),
        ("内容: |+\n  一\n\n\n乙: 1\n", "二\n\n\n", "内容: |+\n  二\n\n\n乙: 1\n"),
        ("内容: |+\n  一\n\n\n乙: 1\n", "二", "内容: |-\n  二\n\n\n乙: 1\n"),
        ("内容: |\n  一\n", "一\n\n", '内容: "一\\n\\n"\n'),
        ("内容: |\n  一\n", " 一\n", '内容: " 一\\n"\n'),
        ("内容: |2\n   一\n", " 二\n", "内容: |2\n   二\n"),
        ("内容: |\n", "一\n", "内容: |\n  一\n"),
        ("内容: >\n  一\n  二\n", "三\n四\n", "内容: |\n  三\n  四\n"),
        ("内容: >-  # 注\n  一\n  二\n", "三", "内容: |-  # 注\n  三\n"),
        ("内容: |\n  一", "二", "内容: |-\n  二"),
    ],
)
def test_a_text_in_a_block_says_exactly_the_new_one(before: str, new: str, expected: str) -> None:
    assert after(before, 内容=new) == expected


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        ("甲: 一\n乙: 1\n", "甲: |\n  一\n  二\n乙: 1\n"),
        ("甲: '一'  # 注\n乙: 1\n", "甲: |  # 注\n  一\n  二\n乙: 1\n"),
        ("甲:   # 注\n乙: 1\n", "甲: |  # 注\n  一\n  二\n乙: 1\n"),
        ('甲: "一\\n"\n乙: 1\n', '甲: "一\\n二\\n"\n乙: 1\n'),
        ("甲: [一]\n乙: 1\n", "甲: |\n  一\n  二\n乙: 1\n"),
    ],
)
def test_a_text_that_gets_a_second_line_becomes_a_block(before: str, expected: str) -> None:
    assert after(before, 甲="一\n二\n") == expected


def test_within_brackets_within_brackets_a_line_break_is_written_as_an_escape() -> None:
    assert (
        after("甲: [[一], [二]]  # 注\n", 甲=[["一", "一\n二"], ["二"]])
        == "甲:  # 注\n  - - 一\n    - |-\n      一\n      二\n  - [二]\n"
    )
    before = "甲: [\n  一,  # 注\n  二\n]\n"
    assert after(before, 甲=["一", "二\n三"]) == '甲: [\n  一,  # 注\n  "二\\n三"\n]\n'


# Mappings


def test_a_new_key_stands_behind_the_last_value_and_before_what_follows() -> None:
    before = "单位:\n  全称: 示例县人民政府\n  # 空着就用全称\n  自称: 我县  # 正文里用\n\n# ==== 章节 ====\n章节: []\n"
    new = {"全称": "示例县人民政府", "自称": "我县", "简称": "示例县"}
    assert after(before, 单位=new) == before.replace("# 正文里用\n", "# 正文里用\n  简称: 示例县\n")


def test_a_new_key_stands_behind_the_one_that_it_follows_in_the_data() -> None:
    assert patched("甲: 1\n乙: 2\n", {"甲": "1", "丙": "3", "乙": "2"}) == "甲: 1\n丙: 3\n乙: 2\n"


def test_a_new_key_gets_a_blank_line_where_its_neighbour_has_one() -> None:
    assert after("格式: 1\n年度: 2026\n\n问题: []\n\n安排: []\n", 结束语="特此报告。").endswith(
        "\n\n安排: []\n\n结束语: 特此报告。\n"
    )


def test_a_key_behind_a_block_of_text_or_a_list_stands_on_its_own_line() -> None:
    assert after("甲: |\n  一\n\n# 注\n", 乙="1") == "甲: |\n  一\n乙: 1\n\n# 注\n"
    assert after("甲:\n- 一\n", 乙="1") == "甲:\n- 一\n乙: 1\n"


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        ("甲: 1\n乙: 2  # 注\n丙: 3\n", "甲: 1\n丙: 3\n"),
        ("甲: 1\n# 说乙\n# 还说乙\n乙:\n  - 一\n# 说丙\n丙: 3\n", "甲: 1\n# 说丙\n丙: 3\n"),
        ("甲: 1\n# 不只说乙\n\n乙: 2\n丙: 3\n", "甲: 1\n# 不只说乙\n\n丙: 3\n"),
        ("甲: 1\n\n乙: |\n  一\n\n丙: 3\n", "甲: 1\n\n丙: 3\n"),
        ("甲: 1\n\n乙: 2\n", "甲: 1\n"),
        ("# 整个文件的说明\n乙: 2\n丙: 3\n", "# 整个文件的说明\n丙: 3\n"),
        ("甲: |+\n  一\n\n乙: 2\n\n丙: 3\n", "甲: |+\n  一\n\n丙: 3\n"),
    ],
)
def test_a_key_goes_with_its_lines_and_the_comments_directly_above_it(before: str, expected: str) -> None:
    assert after(before, 乙=...) == expected


def test_comments_below_a_key_that_are_further_to_the_right_are_its_own() -> None:
    before = "问题:\n  # - 表现: ……\n\n  #   原因: ……\n\n# ==== 安排 ====\n安排:\n结束语:\n"
    assert after(before, 问题=...) == "# ==== 安排 ====\n安排:\n结束语:\n"
    assert after(before, 安排=...) == "问题:\n  # - 表现: ……\n\n  #   原因: ……\n\n结束语:\n"
    written = "问题:\n  - {表现: 甲, 原因: 乙}\n  # - 表现: ……\n"
    assert after(before, 问题=[{"表现": "甲", "原因": "乙"}]).startswith(written)


def test_a_text_above_an_indented_comment_does_not_swallow_it() -> None:
    before = "内容: \n    # 每行一段\n乙: 1\n"
    assert after(before, 内容="一\n二\n") == "内容: |\n      一\n      二\n    # 每行一段\n乙: 1\n"


def test_the_order_of_keys_never_changes() -> None:
    assert patched("甲: 1\n乙: 2\n丙: 3\n", {"丙": "3", "乙": "4", "甲": "1"}) == "甲: 1\n乙: 4\n丙: 3\n"


def test_the_first_key_behind_a_dash_goes_and_the_next_takes_its_place() -> None:
    assert patched("- 甲: 1\n  乙: 2\n", [{"乙": "2"}]) == "- 乙: 2\n"
    assert patched("- 甲: 1  # 注\n  # 说乙\n  乙: 2\n", [{"乙": "2"}]) == "-\n  # 说乙\n  乙: 2\n"


def test_keys_come_and_go_within_braces() -> None:
    before = "数据:\n  学法: {数值: 12, 上年: 10,  来源: '司法局'}  # 注\n"
    assert after(before, 数据={"学法": {"数值": "12", "上年": "10", "来源": "司法局", "说明": "含会前"}}) == before.replace(
        "'}", "', 说明: 含会前}"
    )
    assert after(before, 数据={"学法": {"数值": "12", "来源": "司法局"}}) == before.replace(" 上年: 10,  来源", " 来源")
    assert after(before, 数据={"学法": {"数值": "12", "上年": "10"}}) == before.replace(",  来源: '司法局'", "")
    assert after(before, 数据={"学法": {}}) == "数据:\n  学法: {}  # 注\n"


def test_braces_that_outgrow_their_line_become_lines_and_only_they() -> None:
    before = "数据:\n  甲: {数值: '12', 来源: 司法局}  # 注\n  乙: {数值: 3}\n"
    told = "说明文字" * 30
    new = {"甲": {"数值": "12", "来源": "司法局", "说明": told}, "乙": {"数值": "3"}}
    expected = f"数据:\n  甲:  # 注\n    数值: '12'\n    来源: 司法局\n    说明: {told}\n  乙: {{数值: 3}}\n"
    assert after(before, 数据=new) == expected


def test_braces_that_become_lines_keep_the_order_of_their_keys() -> None:
    new = {"乙": "2", "丙": "一\n二\n", "甲": "3"}
    assert after('数据: {甲: 1, "乙": "2"}\n', 数据=new) == '数据:\n  甲: 3\n  乙: "2"\n  丙: |\n    一\n    二\n'


def test_odd_but_legal_ways_of_writing_are_patched_too() -> None:
    assert after("甲: [乙: 1, 丙]\n", 甲=[{"乙": "2"}, "丙"]) == "甲: [{乙: 2}, 丙]\n"
    assert after('甲: {"乙":1, 丙}\n', 甲={"乙": None, "丙": "3"}) == '甲: {"乙":, 丙: 3}\n'
    assert after("? 甲\n: 1\n", 甲="2", 乙="3") == "? 甲\n: 2\n乙: 3\n"
    assert after("甲:\n  一句话  # 注\n乙: 1\n", 甲="另一句") == "甲:\n  另一句  # 注\n乙: 1\n"
    assert patched("{甲: 1, 乙: 2}\n", {"甲": "1", "乙": "3"}) == "{甲: 1, 乙: 3}\n"
    assert patched("%YAML 1.1\n---\n甲: 1\n...\n", {"甲": "1", "乙": "2"}) == "%YAML 1.1\n---\n甲: 1\n乙: 2\n...\n"


def test_a_line_that_was_too_long_before_stays_in_braces() -> None:
    told = "说明文字" * 30
    assert (
        after(f"甲: {{数值: 12, 说明: {told}}}\n", 甲={"数值": "1200", "说明": told}) == f"甲: {{数值: 1200, 说明: {told}}}\n"
    )


# Sequences

LIST = """\
做法:
  # 说第一条
  - 小标题: 健全机制
    内容: |
      建立县、乡、村三级矛盾纠纷台账，登记、交办、督办、销号都有记录可查。

  - {小标题: 抓排查, 内容: 网格员日常走访、乡镇每周会商、部门按月研判}  # 说第二条

  # 说第三条
  - 小标题: 抓调处
    内容: "全年受理调解矛盾纠纷【调解.受理】件"
# 说附件
附件: [一, 二]
"""
ITEMS: list[Any] = [
    {"小标题": "健全机制", "内容": "建立县、乡、村三级矛盾纠纷台账，登记、交办、督办、销号都有记录可查。\n"},
    {"小标题": "抓排查", "内容": "网格员日常走访、乡镇每周会商、部门按月研判"},
    {"小标题": "抓调处", "内容": "全年受理调解矛盾纠纷【调解.受理】件"},
]


def lines(text: str, start: int, end: int) -> str:
    return "".join(text.splitlines(keepends=True)[start:end])


def test_an_item_that_changes_is_patched_where_it_stands() -> None:
    new = [ITEMS[0], ITEMS[1], ITEMS[2] | {"内容": "全年受理调解矛盾纠纷【调解.受理】件，同比增长"}]
    assert after(LIST, 做法=new) == LIST.replace('受理】件"', '受理】件，同比增长"')


def test_an_item_that_moves_takes_its_bytes_and_its_comments_along() -> None:
    third, rest = lines(LIST, 8, 11), lines(LIST, 1, 7)
    expected = "做法:\n" + third + "\n" + rest + lines(LIST, 11, 13)
    assert after(LIST, 做法=[ITEMS[2], ITEMS[0], ITEMS[1]]) == expected


def test_an_item_that_moves_and_changes_keeps_what_did_not_change() -> None:
    third, rest = lines(LIST, 8, 11).replace("受理】件", "受理】余件"), lines(LIST, 1, 7)
    changed = ITEMS[2] | {"内容": "全年受理调解矛盾纠纷【调解.受理】余件"}
    assert after(LIST, 做法=[changed, ITEMS[0], ITEMS[1]]) == "做法:\n" + third + "\n" + rest + lines(LIST, 11, 13)


def test_an_item_that_goes_takes_its_comments_and_one_blank_line() -> None:
    assert after(LIST, 做法=[ITEMS[0], ITEMS[2]]) == lines(LIST, 0, 6) + lines(LIST, 8, 13)
    assert after(LIST, 做法=ITEMS[:2]) == lines(LIST, 0, 7) + lines(LIST, 11, 13)
    assert after(LIST, 做法=ITEMS[1:]) == lines(LIST, 0, 1) + lines(LIST, 6, 13)


def test_a_new_item_is_written_as_its_neighbours_are() -> None:
    new = {"小标题": "抓培训", "内容": "办班2期。\n"}
    written = "\n  - 小标题: 抓培训\n    内容: |\n      办班2期。\n"
    assert after(LIST, 做法=[ITEMS[0], new, *ITEMS[1:]]) == lines(LIST, 0, 5) + written + lines(LIST, 5, 13)
    assert after(LIST, 做法=[*ITEMS, new]) == lines(LIST, 0, 11) + written + lines(LIST, 11, 13)


def test_items_at_the_indentation_of_their_key_stay_there() -> None:
    assert after("甲:\n- 一\n- 二\n乙: 1\n", 甲=["零", "一", "二", "三"]) == "甲:\n- 零\n- 一\n- 二\n- 三\n乙: 1\n"


def test_words_in_brackets_come_go_and_move() -> None:
    assert after(LIST, 附件=["一", "二", "三, 四"]).endswith('附件: [一, 二, "三, 四"]\n')
    assert after(LIST, 附件=["二", "一"]).endswith("附件: [二, 一]\n")
    assert after(LIST, 附件=["二"]).endswith("附件: [二]\n")
    assert after(LIST, 附件=[]).endswith("附件: []\n")


def test_brackets_over_several_lines_keep_their_comments() -> None:
    before = "甲: [\n  一,  # 说一\n  二,  # 说二\n  三  # 说三\n]\n"
    assert after(before, 甲=["一", "三"]) == "甲: [\n  一,  # 说一\n  三  # 说三\n]\n"
    assert after(before, 甲=["一", "二"]) == "甲: [\n  一,  # 说一\n  二,  # 说二\n]\n"
    assert after(before, 甲=["一", "二", "三", "四"]) == "甲: [\n  一,  # 说一\n  二,  # 说二\n  三,  # 说三\n  四\n]\n"


def test_scalars_are_changed_in_place_however_unlike() -> None:
    assert after("甲:\n  - 12  # 注\n  - 15\n", 甲=["13", "15"]) == "甲:\n  - 13  # 注\n  - 15\n"


# New content


@pytest.mark.parametrize(
    ("new", "expected"),
    [
        ({"数值": "12", "上年": "10"}, "甲: {数值: 12, 上年: 10}\n"),
        ({"汇总": {"公安": "1", "城管": "2"}, "上年": "3"}, "甲:\n  汇总: {公安: 1, 城管: 2}\n  上年: 3\n"),
        (["一", "二"], "甲: [一, 二]\n"),
        (["一句话。", "又一句话。"], "甲:\n  - 一句话。\n  - 又一句话。\n"),
        ([{"内容": "一\n二\n"}], "甲:\n  - 内容: |\n      一\n      二\n"),
        ([["一\n"], None], "甲:\n  - - |\n      一\n  -\n"),
        ({"内容": None, "做法": ["一句话。"]}, "甲:\n  内容: \n  做法:\n    - 一句话。\n"),
        ({}, "甲: {}\n"),
        ({"数值": "12", "说明": "说" * 100}, f"甲:\n  数值: 12\n  说明: {'说' * 100}\n"),
    ],
)
def test_new_content_is_written_as_the_samples_write_it(new: Any, expected: str) -> None:
    assert after("甲: 1\n", 甲=new) == expected
    assert after("甲:\n", 甲=new) == expected
    assert after("乙: 1\n", 甲=new) == f"乙: 1\n{expected}"


def test_a_scalar_becomes_a_mapping_before_its_comment() -> None:
    assert after("甲: 12  # 注\n乙: 1\n", 甲={"数值": "12", "上年": "10"}) == "甲: {数值: 12, 上年: 10}  # 注\n乙: 1\n"
    assert after("甲: 12  # 注\n乙: 1\n", 甲=[{"内容": "一\n"}]) == "甲:  # 注\n  - 内容: |\n      一\n乙: 1\n"


# What is refused


def test_a_file_that_holds_only_comments_is_begun() -> None:
    assert patched("# 还没有数据\n", {"格式": "1"}) == "# 还没有数据\n格式: 1\n"


@pytest.mark.parametrize("text", ["甲: [1\n", "甲: &x 1\n乙: *x\n", "甲: 1\n甲: 2\n", "? [一]\n: 1\n"])
def test_a_text_that_the_reader_refuses_is_not_patched(text: str) -> None:
    with pytest.raises(NotPatched):
        patched(text, {"甲": "1"})


def test_data_that_no_file_can_hold_is_refused() -> None:
    deep: Any = "一"
    for _ in range(DEEPEST + 1):
        deep = [deep]
    for new in (deep, {"甲": "\ud800"}, {"甲": 12}, {"": "1"}):
        with pytest.raises(NotPatched):
            patched("甲: 1\n", new)
    assert patched("- 1\n", deep[0])


def test_an_endless_nesting_is_refused_and_not_followed() -> None:
    endless: list[Any] = []
    endless.append(endless)
    with pytest.raises(NotPatched):
        patched("甲: 1\n", {"甲": endless})
