"""What a template may do with a set phrase: print it, and ask whether the year has it. Nothing else."""

from __future__ import annotations

import pytest

from drafter.language.templating import TemplateFault, compile_template

PATHS = frozenset({"复议.收到", "应诉.新收"})
PHRASES = frozenset({"指导思想", "会议精神"})


def fault_of(source: str) -> TemplateFault:
    with pytest.raises(TemplateFault) as caught:
        compile_template(source, PATHS, PHRASES)
    return caught.value


def test_a_phrase_may_be_printed_and_asked_for() -> None:
    compile_template(
        "{% if 套语.会议精神 and not 套语.指导思想 %}{{ 套语.会议精神 }}{% endif %}{{ 复议.收到 }}", PATHS, PHRASES
    )


def test_a_misspelt_phrase_is_refused_with_its_line_and_the_right_name() -> None:
    fault = fault_of("第一行\n{{ 套语.指导思像 }}")
    assert (fault.line, fault.message) == (2, "没有套语“指导思像”")
    assert fault.remedy == "是不是想写“指导思想”？"


def test_a_name_like_no_phrase_gets_the_list() -> None:
    assert "会议精神、指导思想" in fault_of("{{ 套语.ABC }}").remedy


@pytest.mark.parametrize(
    "source",
    [
        "{{ 套语 }}",
        "{{ 套语.指导思想|同比 }}",
        "{{ 复议.收到|占比(套语.指导思想) }}",
        "{% if 套语.指导思想 == 1 %}文字{% endif %}",
        "{% if 复议.收到 > 套语.指导思想 %}文字{% endif %}",
        "{{ 套语.指导思想.更多 }}",
        "{{ 套语.__class__ }}",
        "{{ 套语.指导思想.__class__ }}",
        "{{ 套语['指导思想'] }}",
        "{{ 套语.指导思想() }}",
        "{% for 套语 in 问题清单 %}{% endfor %}",
        "{% for 项 in 套语 %}{% endfor %}",
    ],
)
def test_everything_else_is_refused(source: str) -> None:
    assert fault_of(source).line == 1
