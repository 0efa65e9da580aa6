"""The one extractor of numbers and sentences: what it finds, and what it leaves to dates, names and the layout."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.model.numerals import Kind
from drafter.read.text.numbers import numbers_in
from drafter.read.text.sentences import sentences_in


def figures(text: str) -> list[str]:
    return [number.text for number in numbers_in(text) if number.kind is Kind.FIGURE]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("收到557件，受理525件。", ["557件", "525件"]),
        ("办理业务5.5万件、20.7万件", ["5.5万件", "20.7万件"]),
        ("服务8000余次，挽回1亿余元", ["8000余次", "1亿余元"]),
        ("培训约300人，覆盖近3万人次", ["约300人", "近3万人次"]),
        ("网上可办率在80%以上，满意率99.78%", ["80%以上", "99.78%"]),
        ("纳入低保39户161人", ["39户", "161人"]),
        ("不少于60学时", ["不少于60学时"]),
        ("罚没1,284.6万元", ["1,284.6万元"]),
        ("占比３５％，共１２３件", ["３５％", "１２３件"]),
        ("下降8.1%，提高2.3个百分点", ["8.1%", "2.3个百分点"]),
        ("在3个重点领域，5日内提交", ["3个", "5日"]),
        ("26项323条", ["26项", "323条"]),
        ("110件和119起", ["110件", "119起"]),
        ("比率为3%～5%", ["3%", "5%"]),
        ("分别为12，15，20件", ["12", "15", "20件"]),
        ("1,2,3件", ["1", "2", "3件"]),
        ("人大代表5名、企业代表15人，发表3篇，报表20份", ["5名", "15人", "3篇", "20份"]),
        ("附件12件", ["12件"]),
        ("辖区12社区、街道8社区，全村12组", ["12社区", "8社区", "12组"]),
        ("处罚2000至2050件，资料1900—2000份", ["2000", "2050件", "1900", "2000份"]),
        ("办理3-5件，2000-3000人次", ["3", "5件", "2000", "3000人次"]),
        ("收到“5”条，占“3.5”，“12.5”万元", ["5", "3.5", "12.5"]),
        ("受理（12）人，调解（20）名", ["12", "20"]),
        ("10+5件，耗电500kWh", ["10", "5件", "500"]),
        ("节约100元，附近3个点位", ["100元", "3个"]),
        ("面积35㎡", ["35㎡"]),
        ("刑拘率3.5‰，增长100余%", ["3.5‰", "100余%"]),
    ],
)
def test_figures_are_found_with_their_words_and_units(text: str, found: list[str]) -> None:
    assert figures(text) == found


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("2026年，我县", Kind.DATE),
        ("2024年度", Kind.DATE),
        ("2026年2月1日起施行", Kind.DATE),
        ("11月28日", Kind.DATE),
        ("（2021—2025年）", Kind.DATE),
        ("2023-2025年", Kind.DATE),
        ("1—11月", Kind.DATE),
        ("“3·15”消费者权益日", Kind.DATE),
        ("“3.15”消费者权益日", Kind.DATE),
        ("2027-02-20", Kind.DATE),
        ("17:01", Kind.DATE),
        ("昭人通〔2015〕37号", Kind.DOCUMENT),
        ("国务院令第825号", Kind.DOCUMENT),
        ("(2015)37号", Kind.DOCUMENT),
        ("受理12345热线工单", Kind.NAME),
        ("与“12345”政务服务", Kind.NAME),
        ("12315平台", Kind.NAME),
        ("推行“1+4+N”运行机制", Kind.NAME),
        ("用好“321”矛盾纠纷调处机制", Kind.NAME),
        ("打造15分钟政务服务圈", Kind.NAME),
        ("《提升行政执法质量三年行动计划（2023—2025年）》", Kind.NAME),
        ("《2019年全市法治工作要点》", Kind.NAME),
        ("电话：0994-1234567", Kind.NAME),
        ("监督电话：2345678", Kind.NAME),
        ("举报电话为23456789、23456780。", Kind.NAME),
        ("联系方式：8234567转802", Kind.NAME),
        ("咨询电话2345678通", Kind.FIGURE),
        ("全年接听热线2345678件", Kind.FIGURE),
        ("开通热线电话，投入2345678元", Kind.FIGURE),
        ("凤凰社区1组", Kind.NAME),
        ("5G基站", Kind.NAME),
        ("1.加强领导。", Kind.ORDINAL),
        ("（2）抓分类调处。", Kind.ORDINAL),
        ("1、强化监督", Kind.ORDINAL),
        ("第3条", Kind.ORDINAL),
        ("见附件2", Kind.ORDINAL),
    ],
)
def test_what_is_no_figure_is_said_to_be_what_it_is(text: str, kind: Kind) -> None:
    found = list(numbers_in(text))
    assert found
    assert {number.kind for number in found} == {kind}


def test_numbers_within_a_set_phrase_belong_to_it() -> None:
    assert figures("落实8条要求精神，办理8条") == ["8条", "8条"]
    found = [n.text for n in numbers_in("落实8条要求精神，办理8条", ("8条要求",)) if n.kind is Kind.FIGURE]
    assert found == ["8条"]


def test_chinese_numerals_are_words() -> None:
    assert list(numbers_in("坚持两个确立，落实三项制度，化解一批纠纷。")) == []


texts = st.text(st.sampled_from("0123456789０１９.,%+-—～年月日号第〔〕《》（）“”件次万余约近以上1热线圈A人， "), max_size=120)


@given(texts)
def test_each_number_stands_where_it_says_and_none_overlaps_the_next(text: str) -> None:
    end = 0
    for number in numbers_in(text):
        assert text[number.start : number.end] == number.text
        assert end <= number.start <= number.digits_start < number.digits_end <= number.end
        end = number.end


@given(texts)
def test_no_digit_of_a_text_is_passed_over(text: str) -> None:
    covered = {at for number in numbers_in(text) for at in range(number.start, number.end)}
    assert [at for at, char in enumerate(text) if char.isdigit() and at not in covered] == []


@given(st.text(st.sampled_from("甲乙。！？\n”’）《 1"), max_size=60))
def test_sentences_leave_out_nothing_but_white_space(text: str) -> None:
    found = list(sentences_in(text))
    assert all(text[item.start : item.end] == item.text for item in found)
    assert "".join("".join(item.text.split()) for item in found) == "".join(text.split())


@pytest.mark.parametrize(
    "piece",
    ["a", "2024 ", "2024" + " " * 50, "1+", "《1", "《《》1", "“1", "1,", "2021—", "0000-", "第1", "1.", "12345", "A1-", "（1"],
)
def test_no_text_makes_it_slow(piece: str) -> None:
    """Twice the text takes about twice the time: ten times as long would be a pattern that goes back and back."""

    def seconds(times: int) -> float:
        begun = time.process_time()
        list(numbers_in(piece * times))
        return time.process_time() - begun

    seconds(10)
    assert seconds(20_000) < 20 * max(seconds(5_000), 0.01)
