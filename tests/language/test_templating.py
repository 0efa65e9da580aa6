"""The template sandbox: what a template may print, and everything that it may not do, refused when it is loaded."""

from __future__ import annotations

import re
from contextlib import suppress
from typing import Any

import pytest

from drafter.language.ink import FigureInk, Ink, Ledger, Print
from drafter.language.templating import TemplateFault, compile_template, names_of, runnable
from drafter.model.document import Bound
from drafter.model.record import State

PATHS = frozenset({"复议.收到", "复议.受理", "应诉.新收", "应诉.通知", "应诉.出庭率", "行政处罚"})


def refused(source: str) -> TemplateFault:
    """The fault of a template that must not load."""
    with pytest.raises(TemplateFault) as caught:
        compile_template(source, PATHS)
    return caught.value


# ---- sandbox escapes, as published for Jinja -------------------------------------------------------------------------

ESCAPES = {
    "class": "{{ ''.__class__ }}",
    "class of a figure": "{{ 复议.收到.__class__ }}",
    "mro": "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "mro of a tuple": "{{ ().__class__.__base__.__subclasses__() }}",
    "subscript for a dot": "{{ ''['__class__'] }}",
    "attr filter": "{{ ''|attr('__class__') }}",
    "attr filter on a figure": "{{ 复议.收到|attr('__class__') }}",
    "attr filter with hex": "{{ ''|attr('\\x5f\\x5fclass\\x5f\\x5f') }}",
    "format method": "{{ '{0.__class__}'.format(复议) }}",
    "format filter": "{{ '%s'|format(复议.收到) }}",
    "format_map": "{{ '{a.__class__}'.format_map({'a': 1}) }}",
    "map filter": "{{ 问题清单|map(attribute='__class__')|list }}",
    "namespace": "{{ namespace().__init__.__globals__ }}",
    "cycler": "{{ cycler.__init__.__globals__.os.popen('id').read() }}",
    "joiner": "{{ joiner.__init__.__globals__ }}",
    "lipsum": "{{ lipsum.__globals__['os'].popen('id').read() }}",
    "lipsum called": "{{ lipsum() }}",
    "range": "{{ range(10**9)|list }}",
    "range printed": "{{ range(3) }}",
    "dict": "{{ dict(a=1) }}",
    "self": "{{ self._TemplateReference__context }}",
    "self init": "{{ self.__init__.__globals__ }}",
    "loop": "{% for 项 in 问题清单 %}{{ loop.__init__.__globals__ }}{% endfor %}",
    "loop index": "{% for 项 in 问题清单 %}{{ loop.index }}{% endfor %}",
    "caller": "{{ caller() }}",
    "config": "{{ config.items() }}",
    "request": "{{ request.application.__globals__ }}",
    "get_flashed_messages": "{{ get_flashed_messages.__globals__ }}",
    "string multiplication": "{{ 'a' * 10**9 }}",
    "power": "{{ 9**9**9 }}",
    "addition": "{{ 复议.收到 + 1 }}",
    "difference": "{{ 复议.收到 - 复议.受理 }}",
    "division in a condition": "{% if 1 / 0 %}文字{% endif %}",
    "call in a condition": "{% if lipsum() %}文字{% endif %}",
    "test": "{% if 复议.收到 is defined %}文字{% endif %}",
    "class in a condition": "{% if ''.__class__ %}文字{% endif %}",
    "class in elif": "{% if 复议.收到 %}文字{% elif ''.__class__ %}文字{% endif %}",
    "class below else": "{% if 复议.收到 %}文字{% else %}{{ ''.__class__ }}{% endif %}",
    "class in a comparison": "{% if 复议.收到 > ''.__class__ %}文字{% endif %}",
    "class in and": "{% if 复议.收到 and ''.__class__ %}文字{% endif %}",
    "class in not": "{% if not ''.__class__ %}文字{% endif %}",
    "class as an argument": "{{ 复议.收到|占比(''.__class__) }}",
    "class below a for": "{% for 项 in 问题清单 %}{{ 项.表现.__class__ }}{% endfor %}",
    "class below for-else": "{% for 项 in 问题清单 %}{% else %}{{ ''.__class__ }}{% endfor %}",
    "call of a figure": "{{ 复议.收到() }}",
    "text": "{{ '文字' }}",
    "number": "{{ 5 }}",
    "truth": "{{ true }}",
    "list": "{{ [1, 2] }}",
    "mapping": "{{ {'a': 1} }}",
    "joined": "{{ 复议.收到 ~ 复议.受理 }}",
    "either": "{{ 复议.收到 if 复议.受理 else 复议.收到 }}",
    "slice": "{{ 复议.收到[0:1] }}",
    "for over a range": "{% for 项 in range(10**9) %}文字{% endfor %}",
    "for over a text": "{% for 项 in 'abc' %}文字{% endfor %}",
    "for over a figure": "{% for 项 in 复议.收到 %}文字{% endfor %}",
    "for over the context": "{% for 项 in self %}文字{% endfor %}",
    "for with two names": "{% for 甲, 乙 in 问题清单 %}文字{% endfor %}",
    "whole list": "{{ 问题清单 }}",
    "whole item": "{% for 项 in 问题清单 %}{{ 项 }}{% endfor %}",
    "item outside its loop": "{% for 项 in 问题清单 %}文字{% endfor %}{{ 项.表现 }}",
    "import": "{% import 'os' as os %}",
    "from import": "{% from 'lead.md' import 甲 %}",
    "include": "{% include 'lead.md' %}",
    "include from elsewhere": "{% include '/etc/passwd' %}",
    "extends": "{% extends 'lead.md' %}",
    "block": "{% block 甲 %}文字{% endblock %}",
    "macro": "{% macro 甲() %}文字{% endmacro %}",
    "call": "{% call lipsum() %}文字{% endcall %}",
    "set": "{% set 甲 = 复议.收到 %}",
    "set with a block": "{% set 甲 %}文字{% endset %}",
    "with": "{% with 甲 = 1 %}文字{% endwith %}",
    "filter block": "{% filter upper %}文字{% endfilter %}",
    "autoescape": "{% autoescape true %}文字{% endautoescape %}",
    "do": "{% do 复议.收到 %}",
    "debug": "{% debug %}",
    "safe": "{{ 复议.收到|safe }}",
    "replace": "{{ 复议.收到|replace('5', '6') }}",
    "tojson": "{{ 复议.收到|tojson }}",
    "filter of a filter": "{{ 复议.收到|同比|同比 }}",
    "filter with a named argument": "{{ 复议.收到|占比(x=复议.受理) }}",
    "filter with unpacked arguments": "{{ 复议.收到|占比(*问题清单) }}",
    "filter without its argument": "{{ 复议.收到|占比 }}",
    "filter with an argument too many": "{{ 复议.收到|同比(复议.受理) }}",
}


@pytest.mark.parametrize("source", ESCAPES.values(), ids=list(ESCAPES))
def test_a_template_that_does_more_than_print_is_refused_at_its_line(source: str):
    fault = refused(f"第一行\n第二行{{# 说明 #}}\n{source}\n第四行\n")

    assert fault.line == 3
    assert re.search(r"[\u4e00-\u9fff]", fault.message)
    assert re.search(r"[\u4e00-\u9fff]", fault.remedy)


FOR_CONDITIONS = {
    "class": "{% for 项 in 问题清单 if ().__class__ %}{{ 项.表现 }}{% endfor %}",
    "endless": "{% for 项 in 问题清单 if 9**9 %}{{ 项.表现 }}{% endfor %}",
    "memory": "{% for 项 in 问题清单 if 'a' * 9 %}{{ 项.表现 }}{% endfor %}",
    "filter": "{% for 项 in 问题清单 if 项|attr('表现') %}{{ 项.表现 }}{% endfor %}",
    "recursive": "{% for 项 in 问题清单 recursive %}{{ 项.表现 }}{% endfor %}",
}


@pytest.mark.parametrize("source", FOR_CONDITIONS.values(), ids=list(FOR_CONDITIONS))
def test_the_condition_of_a_for_is_refused_too(source: str):
    assert refused(source).line == 1


def test_two_loops_with_one_name_inside_each_other_are_refused_or_work():
    source = "{% for 项 in 问题清单 %}{% for 项 in 安排清单 %}{{ 项.内容 }}{% endfor %}{% endfor %}"
    with suppress(TemplateFault):
        compile_template(source, PATHS)


@pytest.mark.parametrize("name", ["单位", "行政处罚", "复议", "问题清单"])
def test_a_loop_may_not_hide_a_name_that_means_something_else(name: str):
    refused(f"{{% for {name} in 安排清单 %}}{{{{ {name} }}}}{{% endfor %}}{{{{ 单位 }}}}{{{{ 行政处罚 }}}}")


def test_the_item_of_a_loop_is_unknown_in_its_else():
    refused("{% for 项 in 问题清单 %}{% else %}{{ 项.表现 }}{% endfor %}")


@pytest.mark.parametrize(
    "condition", ["复议.收到 in 复议.受理", "复议.收到 not in 复议.受理", "年度 > 2023", "年度 == 2023", "单位 < 自称"]
)
def test_a_comparison_that_cannot_be_made_is_refused(condition: str):
    refused(f"{{% if {condition} %}}文字{{% endif %}}")


@pytest.mark.parametrize(
    "source", ["{{ " + "(" * 500 + "行政处罚" + ")" * 500 + " }}", "{% if 行政处罚 %}" * 500 + "{% endif %}" * 500]
)
def test_a_template_nested_too_deep_is_refused(source: str):
    refused(source)


def test_a_number_of_five_thousand_digits_in_a_condition_is_refused():
    refused("{% if 复议.收到 > " + "9" * 5000 + " %}文字{% endif %}")


# ---- unknown names and syntax ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("source", "unknown"),
    [
        ("{{ 复议.收倒 }}", "复议.收倒"),
        ("{{ 复议 }}", "复议"),
        ("{{ 收到 }}", "收到"),
        ("{{ 复议.收到.数值 }}", "复议.收到.数值"),
        ("{{ 应诉.新手|同比 }}", "应诉.新手"),
        ("{{ 应诉.新收|占比(应诉.通之) }}", "应诉.通之"),
        ("{% if 复议.收倒 %}文字{% endif %}", "复议.收倒"),
        ("{% if 复议.收到 and 复议.收倒 > 5 %}文字{% endif %}", "复议.收倒"),
        ("{% for 项 in 问题清单 %}{{ 复议.收倒 }}{% endfor %}", "复议.收倒"),
    ],
)
def test_an_unknown_indicator_is_named(source: str, unknown: str):
    fault = refused(f"正文\n\n{source}")

    assert fault.unknown == unknown
    assert f"“{unknown}”" in fault.message
    assert fault.line == 3


def test_an_unknown_member_of_a_list_is_answered_with_the_known_ones():
    fault = refused("{% for 项 in 问题清单 %}{{ 项.内容 }}{% endfor %}")

    assert "没有“内容”" in fault.message
    assert "表现" in fault.message


def test_an_unknown_filter_is_answered_with_the_known_ones():
    fault = refused("{{ 应诉.新收|环比 }}")

    assert "环比" in fault.message
    assert "同比" in fault.message


@pytest.mark.parametrize(
    ("source", "line", "remedy"),
    [
        ("甲\n{% if 复议.收到 %}乙\n丙", 2, "endif"),
        ("甲\n\n{% for 项 in 问题清单 %}乙", 3, "endfor"),
        ("甲\n{% endif %}", 2, "endif"),
        ("甲\n{% frobnicate %}", 2, "不认识的"),
        ("甲\n{{ }}", 2, "成对"),
        ("甲\n乙{{ 复议.收到 }\n丙", 2, "补上"),
        ("甲\n{{ 复议..收到 }}", 2, "成对"),
        ("甲\n{{ 复议。收到 }}", 2, "成对"),
    ],
)
def test_a_syntax_error_carries_its_line_and_says_what_to_do(source: str, line: int, remedy: str):
    fault = refused(source)

    assert fault.line == line
    assert remedy in fault.remedy


def test_a_print_that_is_never_closed_is_reported_where_it_opens():
    assert refused("甲\n{{ 复议.收到\n乙").line == 2


# ---- what a template prints -----------------------------------------------------------------------------------------


def rendered(source: str, ledger: Ledger, **more: Any) -> list[str]:
    """The rendered text in pieces: words as they are, figures as ⟨path=digits⟩."""
    text = runnable(compile_template(source, PATHS)).render(more)
    return [
        piece if isinstance(piece, str) else "".join(f"⟨{s.figure}={s.digits}⟩" for s in piece.spans if isinstance(s, Bound))
        for piece in ledger.split(text)
    ]


def test_a_printed_figure_stays_a_figure(figure: Any):
    ledger = Ledger()
    values = names_of({"复议.收到": FigureInk(ledger, figure("复议.收到", "557"))})

    assert rendered("收到{{ 复议.收到 }}件。", ledger, **values) == ["收到", "⟨复议.收到=557⟩", "件。"]


def test_figures_survive_if_and_for_in_reading_order(figure: Any):
    ledger = Ledger()
    values = names_of(
        {
            "复议.收到": FigureInk(ledger, figure("复议.收到", "557")),
            "复议.受理": FigureInk(ledger, figure("复议.受理", "525")),
            "应诉.新收": FigureInk(ledger, figure("应诉.新收")),
        }
    )
    items = [{name: Ink(ledger, f"{name}{i}") for name in ("序数", "表现", "原因")} for i in (1, 2)]
    source = (
        "{% if 复议.收到 %}收{{ 复议.收到 }}{% endif %}{% if 应诉.新收 %}诉{{ 应诉.新收 }}{% else %}无{% endif %}"
        "{% for 项 in 问题清单 %}{{ 项.表现 }}{{ 复议.受理 }}；{% endfor %}"
    )

    pieces = rendered(source, ledger, **values, 问题清单=items)

    assert "".join(pieces) == "收⟨复议.收到=557⟩无表现1⟨复议.受理=525⟩；表现2⟨复议.受理=525⟩；"


@pytest.mark.parametrize("words", ["{{ 复议.收到 }}", "{% if x %}", "*重点*", "a|b", "<b>&", "\\n", "# 标题"])
def test_the_offices_own_words_are_printed_and_never_run(words: str):
    ledger = Ledger()

    assert rendered("甲{{ 单位 }}乙", ledger, 单位=Ink(ledger, words)) == ["甲", words, "乙"]


def test_what_is_no_figure_and_no_text_is_not_printed():
    with pytest.raises(TypeError):
        runnable(compile_template("{{ 单位 }}", PATHS)).render({"单位": "平常的字符串"})


@pytest.mark.parametrize(
    ("typed", "state", "required", "true"),
    [
        ("5", None, False, True),
        ("0", None, False, True),
        (None, None, False, False),
        (None, None, True, True),
        (None, State.NOT_APPLICABLE, True, False),
    ],
)
def test_a_condition_is_true_where_the_figure_would_print_something(
    figure: Any, typed: str | None, state: State | None, required: bool, true: bool
):
    ledger = Ledger()
    values = names_of({"复议.收到": FigureInk(ledger, figure("复议.收到", typed, state=state, required=required))})

    assert rendered("{% if 复议.收到 %}有{% else %}无{% endif %}", ledger, **values) == ["有" if true else "无"]


@pytest.mark.parametrize(
    ("condition", "true"),
    [("> 556", True), ("> 557", False), (">= 557", True), ("< 557", False), ("<= 557", True), ("== 557", True)],
)
def test_a_condition_compares_a_figure_with_a_whole_number(figure: Any, condition: str, true: bool):
    ledger = Ledger()
    values = names_of({"复议.收到": FigureInk(ledger, figure("复议.收到", "557"))})

    assert rendered(f"{{% if 复议.收到 {condition} %}}有{{% else %}}无{{% endif %}}", ledger, **values) == [
        "有" if true else "无"
    ]


@pytest.mark.parametrize("condition", ["> 0", "< 9", ">= 0", "<= 9", "== 0"])
def test_a_missing_figure_compares_with_nothing(figure: Any, condition: str):
    ledger = Ledger()
    values = names_of({"复议.收到": FigureInk(ledger, figure("复议.收到"))})

    assert rendered(f"{{% if 复议.收到 {condition} %}}有{{% else %}}无{{% endif %}}", ledger, **values) == ["无"]


def test_a_filter_prints_a_figure_of_its_own(figure: Any):
    ledger = Ledger()
    values = names_of({"应诉.新收": FigureInk(ledger, figure("应诉.新收", "66", previous="110"))})
    text = runnable(compile_template("同比{{ 应诉.新收|同比 }}。", PATHS)).render(values)

    printed = [piece for piece in ledger.split(text) if isinstance(piece, Print)]
    assert [span for entry in printed for span in entry.spans if isinstance(span, Bound)] == [
        Bound("应诉.新收|同比", "40%", "新收应诉.新收同比")
    ]
    assert printed[0].figures == ()  # the figure itself was not told


def test_a_change_of_an_absent_figure_prints_nothing_and_takes_its_sentence_along(figure: Any):
    ledger = Ledger()
    values = names_of({"应诉.新收": FigureInk(ledger, figure("应诉.新收"))})
    text = runnable(compile_template("同比{{ 应诉.新收|同比 }}。", PATHS)).render(values)

    assert [piece.drops for piece in ledger.split(text) if isinstance(piece, Print)] == [True]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("推进**依法行政**。", "粗体"),
        ("收到**{{ 复议.收到 }}**件。", "粗体"),
        ("推进__依法行政__。", "粗体"),
        ("推进*依法行政*。", "斜体"),
        ("见[通知](http://example.org)。", "链接"),
        ("![图](a.png)", "图片"),
        ("执行`通知`。", "代码"),
        ("推进<b>依法行政</b>。", "网页标签"),
        ("推进~~依法行政~~。", "删除线"),
        ("1. 推进依法行政。", "编号列表"),
        ("- 推进依法行政。", "列表"),
        ("{% if 复议.收到 %}* 收到{{ 复议.收到 }}件。{% endif %}", "列表"),
        ("> 推进依法行政。", "引用"),
        ("| 指标 | 数 |", "表格"),
        ("---", "分隔线"),
        ("##推进依法行政", "没有空格的标题"),
    ],
)
def test_markdown_that_would_be_printed_as_it_stands_is_refused_with_its_line(line: str, said: str):
    with pytest.raises(TemplateFault) as refused:
        compile_template(f"## 标题\n\n{{# 两行\n注释 #}}{line}\n", PATHS)
    assert said in refused.value.message
    assert (refused.value.line, refused.value.remedy) == (4, "标题用 ##，其余写平常的句子。")


@pytest.mark.parametrize(
    "line",
    [
        "## 标题",
        "1.推进依法行政。",
        "（一）“双随机、一公开”——推进3*2工程，占比不到-5%。",
        "{% if 复议.收到 > 3 %}收到{{ 复议.收到 }}件。{% endif %}",
        "见〔2027〕3号、[2027]3号。",
    ],
)
def test_plain_sentences_are_no_markdown(line: str):
    assert compile_template(line, PATHS)
