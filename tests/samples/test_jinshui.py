"""The sample report carries every figure of its reference, with its unit, in a sentence about the right thing."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from drafter.read.docx import read_draft
from drafter.workflows.prepare import check, prepare

#: What each sentence must be about, and the figure with its unit as the reference has it.
FIGURES = [
    ("权责清单", "155项"),
    ("“一件事”专区", "5.5万件"),
    ("跨省通办", "100项"),
    ("跨省通办", "20.7万件"),
    ("免证办", "108项"),
    ("免证办", "840件"),
    ("乡村政务服务事项通用目录", "223项"),
    ("规范性文件", "3件"),
    ("专项清理", "4次"),
    ("执法人员参加", "不少于60学时"),
    ("执法案卷", "160余卷"),
    ("微宣讲、走基层", "6个街道"),
    ("服务型行政执法比武", "100名"),
    ("防汛知识", "8个街道"),
    ("收到行政复议申请", "557件"),
    ("受理", "525件"),
    ("审结行政复议案件", "476件"),
    ("纠错率", "18.9%"),
    ("新收一审行政应诉案件", "66起"),
    ("新收一审行政应诉案件", "下降40%"),
    ("行政机关负责人出庭应诉", "56起"),
    ("出庭通知", "90%"),
    ("人大代表建议", "233份"),
    ("政协提案", "178份"),
    ("重点工作任务", "111项"),
    ("民生实事", "46项"),
    ("查摆并整改问题", "140余条"),
    ("主动公开政府信息", "11845条"),
    ("新收政府信息公开申请", "313件"),
    ("上年结转", "8件"),
    ("本年办理答复", "313件"),
    ("结转下年", "7件"),
]


@pytest.fixture(scope="module")
def sentences(sample_docx: Path) -> list[str]:
    text = "\n".join(line for _, line in read_draft(sample_docx).lines)
    return re.split(r"[。；\n]", re.sub(r"⟦[^=]*=([^⟧]*)⟧", r"\1", text))


@pytest.mark.parametrize(("about", "figure"), FIGURES)
def test_a_figure_of_the_reference_stands_in_a_sentence_about_the_right_thing(
    about: str, figure: str, sentences: list[str]
) -> None:
    assert [sentence for sentence in sentences if about in sentence and re.search(rf"(?<![\d.]){re.escape(figure)}", sentence)]


def test_every_reported_figure_is_in_the_document_as_a_bound_control(sample: Path, sample_docx: Path) -> None:
    record = prepare(sample).record
    assert record is not None
    reported = {path for path, figure in record.figures.items() if figure.amount is not None and not figure.indicator.formula}
    assert reported <= {item.figure for item in read_draft(sample_docx).shown}
    assert len(reported) == 31  # the 40 per cent is a 同比 of one of them


def test_check_reports_the_contradiction_of_the_reference_and_no_other_error(sample: Path) -> None:
    (error,) = [finding for finding in check(sample) if finding.level == "错误"]
    assert error.rule == "F101"
    assert "相差 1" in error.message


def test_nothing_is_invented(sample: Path, sample_docx: Path) -> None:
    blanks = [finding.message for finding in check(sample) if finding.rule == "S101"]
    assert sum("“原因”" in message for message in blanks) == 4
    assert sum("主送机关" in message for message in blanks) == 1
    assert sum("成文日期" in message for message in blanks) == 1
    text = "".join(line for _, line in read_draft(sample_docx).lines)
    assert not re.search(r"签发人|〔\d{4}〕|2024年\d+月", text)
