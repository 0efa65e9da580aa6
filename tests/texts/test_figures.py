"""Figures in prose: what is found in real and made-up texts, and that nothing breaks the rules."""

from __future__ import annotations

import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.check.texts.told import sentences_with_figures
from drafter.model.finding import Level
from drafter.model.manuscript import Line, Manuscript, Run, Where
from drafter.model.script import Script
from drafter.read.finished.script import manuscript_lines, script_of
from tests.texts.handmade import report
from tests.texts.scripts import (
    SAMPLES,
    beside_the_references,
    found,
    grave,
    reference,
    rendered,
    script_of_bytes,
    script_of_document,
    script_of_text,
    seconds,
    text_of_reference,
)
from tests.tools import patience

EXPECTED = {
    "danian-2024.txt": [],
    "hubin-2019.txt": [],
    "jinshui-2023.txt": [(20, "F201", "313+8=321")],
    "qitai-2024.txt": [],
    "zhaotong-2015.txt": [],
}
#: A defect made in a reference: the file, what is put instead of what, and the rule that sees it.
BROKEN = [
    ("danian-2024.txt", "邻里纠纷1起", "邻里纠纷2起", "F203"),
    ("danian-2024.txt", "调解成功20件", "调解成功21件", "F205"),
    ("danian-2024.txt", "调解成功20件", "调解成功19件", "F206"),
    ("danian-2024.txt", "成功率100%", "成功率120%", "F211"),
    ("qitai-2024.txt", "四项制度,减少", "五项制度,减少", "F210"),
    ("qitai-2024.txt", "三书同达", "四书同达", "F210"),
    ("qitai-2024.txt", "三大导向", "四大导向", "F210"),
    ("hubin-2019.txt", "三项制度(", "四项制度(", "F210"),
    ("zhaotong-2015.txt", "留言11件", "留言12件", "F203"),
    ("zhaotong-2015.txt", "反馈59件", "反馈58件", "F206"),
    ("zhaotong-2015.txt", "89.83%", "88.83%", "F207"),
    ("zhaotong-2015.txt", "职数1名", "职数3名", "F204"),
    ("jinshui-2023.txt", "案卷160余卷", "案卷约160余卷", "F212"),
]


def said(text: str) -> list[tuple[str, Level]]:
    return [(finding.rule, finding.level) for finding in found(text, "F")]


@beside_the_references
@pytest.mark.parametrize("name", EXPECTED)
def test_the_references_show_these_defects_and_no_others(name: str) -> None:
    findings = grave(found(reference(name), "F"))
    assert [(finding.place.line, finding.rule) for finding in findings] == [(line, rule) for line, rule, _ in EXPECTED[name]]
    assert all(words in finding.message for finding, (_, _, words) in zip(findings, EXPECTED[name], strict=True))


@beside_the_references
@pytest.mark.parametrize(("name", "old", "new", "rule"), BROKEN)
def test_a_defect_made_in_a_reference_is_found(name: str, old: str, new: str, rule: str) -> None:
    text = text_of_reference(name)
    assert old in text
    assert rule in {finding.rule for finding in grave(found(text.replace(old, new, 1), "F"))}


def test_a_figure_edited_by_hand_in_a_draft_is_found_against_the_store() -> None:
    script = script_of_bytes(_edited())
    rules = {finding.rule for finding in found(script, "F")}
    assert "F214" in rules


def test_one_figure_that_shows_two_values_is_found_at_the_second() -> None:
    where = Where(("一、主要举措和成效",), 1)
    lines = tuple(
        Line("正文", None, where, (Run("收到"), Run(shown, node, at), Run("件。")))
        for at, (node, shown) in enumerate([("复议.收到", "12"), ("复议.收到", "13"), ("复议.收到#2", "0.1")], 1)
    )
    manuscript = Manuscript(lines)
    script = script_of(manuscript_lines(manuscript, "报告.docx"), "报告.docx", manuscript=manuscript)
    findings = found(script, "F213")
    assert [finding.level for finding in findings] == [Level.ERROR]
    assert "13" in findings[0].message
    assert "12" in findings[0].message
    assert findings[0].span == (1, 2, 4)


def test_words_of_cells_are_looked_at_too() -> None:
    document = report()
    document.add_table(1, 1).cell(0, 0).text = "培训执法人员约300余人次"
    assert [finding.rule for finding in found(script_of_document(document), "F212")] == ["F212"]


def test_without_the_store_nothing_is_said_of_it() -> None:
    script = script_of_bytes(_edited())
    bare = Script(script.file, script.paragraphs, script.year, script.report, manuscript=script.manuscript)
    assert "F214" not in {finding.rule for finding in found(bare, "F")}


def _edited() -> bytes:
    """A draft of a sample with the first control's value changed in the body."""
    data = next(data for sample in SAMPLES for data, _ in rendered(sample, final=False) if _first_shown(data))
    shown = _first_shown(data)
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as before, zipfile.ZipFile(target, "w") as after:
        for name in before.namelist():
            content = before.read(name)
            if name == "word/document.xml":
                head, mark, rest = content.partition(b"<w:sdtContent>")
                while mark and f">{shown}</w:t>".encode() not in rest.partition(b"</w:sdtContent>")[0]:
                    more, mark, rest = rest.partition(b"<w:sdtContent>")
                    head += b"<w:sdtContent>" + more
                assert mark
                content = head + mark + rest.replace(f">{shown}<".encode(), b">98765<", 1)
            after.writestr(name, content)
    return target.getvalue()


def _first_shown(data: bytes) -> str:
    script = script_of_bytes(data)
    for paragraph in script.paragraphs:
        if paragraph.line:
            for start, end, _ in paragraph.line.controls():
                return paragraph.line.accepted[start:end]
    return ""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("全年受理投诉200件，办结190件，办结率95%。", []),
        ("全年受理投诉200件，办结190件，按期办结率100%。", []),
        ("全年受理投诉200件，办结190件，办结率100%。", [("F206", Level.WARNING)]),
        ("应诉案件66件，负责人出庭应诉56件，出庭应诉率100%。", [("F206", Level.HINT)]),
        ("收到出庭通知62件，负责人出庭56件，出庭率90%。", []),
        ("排查纠纷三百余起，化解率达98%以上。", [("F215", Level.HINT)]),
        ("受理投诉约200件，办结190件，办结率98%。", []),
        ("复议机关收到申请557件，受理525件，审结476件。", []),
        ("行政复议审结476件，撤销60件、变更30件，纠错率18.9%。", []),
        ("时限由20个工作日压缩至承诺5个工作日，压缩比例达80%。", [("F208", Level.ERROR)]),
        ("满意率由80%提高到90%，提高15个百分点。", [("F208", Level.ERROR)]),
        ("市级12件、县级8件，共计21件。", [("F203", Level.WARNING)]),
        ("罚没款66.6万元，其中食品类70万元。", [("F204", Level.ERROR)]),
        ("每月召开一次例会，每季度开展一次督查，全年共督查4次。", []),
        ("每月召开例会1次，全年共开展培训20场次。", []),
        ("投诉由110件下降到66件，其中食品类下降20%。", []),
        ("案件由2024年的120件下降到2025年的90件，同比下降30%。", [("F208", Level.ERROR)]),
        ("受理行政复议525件，审结476件。新收信息公开申请20件，上年结转1件，答复19件，结转下年2件。", []),
        ("调解员共30名，分别为乡镇12名、村18名、行业3名。", [("F203", Level.WARNING)]),
        ("养老扩面完成率120%，受理量增长230%。", []),
        ("在附近3个以上村庄、就近10余个社区开展宣传。", []),
        ("参加本科以上学历人员培训20余人。", []),
        ("审结行政复议案件2000件，纠错6件，纠错率3‰。", []),
        ("审结行政复议案件2000件，纠错6件，纠错率5‰。", [("F206", Level.WARNING)]),
        ("投诉由100件增长100余%，达到150件。", [("F208", Level.ERROR)]),
        ("投诉由100件增长100余%，达到250件。", []),
        ("案件较上年100件增长10%，达到120件。", [("F208", Level.ERROR)]),
        ("案件由120件下降25%，降至90件。", []),
        ("案件由100件增长10%，达到120人。", []),
        ("投诉由100件增长10%，举报由50件增长20%，达到60件。", []),
        ("去年办理案件100件，今年同比增长10%，达到120件。", [("F208", Level.WARNING)]),
        ("去年新增律师100人，增长10%，达到1100人。", []),
        ("比上年增加100件，增长10%，达到1100件。", []),
        ("建立三项制度，即案卷评查、执法公示。", [("F210", Level.WARNING)]),
        ("建立三项制度，即将推行案卷评查、执法公示。", []),
        ("建立三项制度，包括案卷评查、执法公示。", []),
    ],
)
def test_a_sentence_is_judged_by_what_it_tells(text: str, expected: list[tuple[str, Level]]) -> None:
    findings = [(rule, level) for rule, level in said(text) if rule != "F215" or expected]
    assert findings == expected


@pytest.mark.parametrize(
    ("year", "done", "expected"),
    [(2024, 87, []), (2024, 84, [("F201", Level.ERROR)]), (2023, 84, [])],
)
def test_the_year_before_the_reports_is_last_year(year: int, done: int, expected: list[tuple[str, Level]]) -> None:
    title = f"示例县{year}年法治政府建设年度报告"
    assert said(f"{title}\n收到政府信息公开申请86件，2023年度结转5件，办结{done}件，结转下年4件。") == expected


def test_full_and_half_width_punctuation_say_the_same() -> None:
    full = "收到政府信息公开申请20件，上年结转1件；答复18件，结转下年2件。"
    assert said(full) == said(full.replace("，", ",").replace("；", ";")) == [("F201", Level.ERROR)]


@given(
    st.text(
        alphabet="0123456789０％%.,，。、；：（）()“”《》一二三四是项制度率占由到其中分别共计约余以上件起次每月上年结转办受理下降复议公开申请",
        max_size=200,
    )
)
def test_any_text_is_read(text: str) -> None:
    for finding in found(text, "F"):
        assert finding.message
        assert finding.place.line


HOSTILE = [
    "1",
    "1,",
    "1件，",
    "1%",
    "约",
    "（",
    "（1件",
    "“",
    "“甲”",
    "三项",
    "三项制度（",
    "一是",
    "率100%",
    "由1件到",
    "每月",
    "、",
    "一",
    "其中1件",
    "占",
    "1余",
    "三项制度即甲、",
    "去年1件增长1%达到",
    "1余%",
    "电话2345678",
]


@pytest.mark.parametrize("piece", HOSTILE)
def test_a_long_line_of_one_kind_takes_time_in_proportion(piece: str) -> None:
    script = script_of_text("信息公开申请复议：一" + piece * (100_000 // len(piece)))
    assert seconds(script, "F") < 3


def test_a_figure_within_brackets_is_known_as_such_whatever_letters_stand_there() -> None:
    (said,) = sentences_with_figures(script_of_text("受理60件（X类45件）办结50件（甲类30件，Y类20件）。"))
    assert [figure.is_bracketed for figure in said.figures] == [False, True, False, True, True]


def test_ten_thousand_characters_take_a_moment() -> None:
    text = "全年受理投诉200件，办结190件，办结率95%，调解纠纷20起（邻里12起、其他8起）。落实三项制度（甲、乙、丙）。\n" * 170
    script = script_of_text(text)
    assert seconds(script, "F", times=3) < patience(0.1)
