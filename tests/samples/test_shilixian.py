"""What only the invented county's report shows: three outlets of one body, and what stays out of the public one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
import yaml

from drafter.model.finding import Level
from drafter.ooxml.names import FIGURES
from drafter.read.docx.draft import DraftReading, read_draft
from drafter.workflows.drafting import Wish, draft
from drafter.workflows.prepare import check

DATA_FILE = Path(__file__).resolve().parents[2] / "samples" / "shilixian-2026" / "data.yaml"
UP, CONGRESS, PUBLIC = OUTLETS = ("报市", "报人大", "公开版")

#: Shorter runs of words say nothing by themselves.
TELLING = 8


@pytest.fixture(scope="module")
def drafts(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("shilixian")
    paths = {outlet: folder / f"{outlet}.docx" for outlet in OUTLETS}
    for outlet, path in paths.items():
        drafted = draft(DATA_FILE, path, Wish(outlets=(outlet,)))
        assert not drafted.refused
        assert [written.extent.blanks for written in drafted.written] == [0]
    return paths


@pytest.fixture(scope="module")
def readings(drafts: dict[str, Path]) -> dict[str, DraftReading]:
    return {outlet: read_draft(path) for outlet, path in drafts.items()}


def test_all_that_is_to_be_said_of_it_is_that_no_later_guideline_is_loaded() -> None:
    assert [(finding.rule, finding.level) for finding in check(DATA_FILE)] == [("D104", Level.HINT)]


def test_no_part_of_the_public_version_holds_what_is_kept_to_superiors(
    drafts: dict[str, Path], readings: dict[str, DraftReading]
) -> None:
    private = list(_private_words())
    up, public = _plain(readings[UP]), "\n".join(part.decode() for part in _parts(drafts[PUBLIC]).values())
    assert len(private) > 15  # an entry, a deed, a problem, an arrangement, an attachment
    assert [words for words in private if words not in up] == []
    assert [words for words in private if words in public or words in re.sub("<[^>]*>", "", public)] == []


def test_no_part_of_the_public_version_holds_a_withheld_figure(drafts: dict[str, Path]) -> None:
    public = "\n".join(part.decode() for part in _parts(drafts[PUBLIC]).values())
    assert [
        said for said in ("1284.6", "1397.2", "罚没款入库", "罚没金额", "问题线索", "营商环境.线索") if said in public
    ] == []


def test_figures_that_may_be_published_are_told_there_though_their_passage_is_not(readings: dict[str, DraftReading]) -> None:
    assert "受理群众信访事项和留言3106件，办结3068件，办结率98.78%" in _plain(readings[PUBLIC])


def test_the_public_version_is_plain_text_with_nothing_but_a_seal(
    drafts: dict[str, Path], readings: dict[str, DraftReading]
) -> None:
    parts = _parts(drafts[PUBLIC])
    assert [name for name, part in parts.items() if b"w:sdt" in part or FIGURES.encode() in part or b":record" in part] == []
    reading = readings[PUBLIC]
    assert (reading.stored, reading.shown, reading.record) == ({}, (), None)


def test_the_joint_report_has_both_issuers_both_approvers_and_an_imprint(readings: dict[str, DraftReading]) -> None:
    reading = readings[UP]
    assert [text for text in _of_style(reading, "发文机关标志") if text] == ["中共示例县委员会", "文件", "示例县人民政府"]
    assert [text.split("\t") for text in _of_style(reading, "发文字号")] == [["示委〔2027〕8号", "签发人：张三　李四"]]
    assert [text.split() for text in _of_style(reading, "署名")] == [["中共示例县委员会", "示例县人民政府"]]
    assert [text for text in _of_style(reading, "版记") if text] == [
        "抄送：中共示例市委全面依法治市委员会办公室。",
        "中共示例县委员会办公室\t2027年1月26日印发",
    ]


def test_the_report_to_the_congress_names_no_approver(readings: dict[str, DraftReading]) -> None:
    reading = readings[CONGRESS]
    assert _of_style(reading, "发文机关标志") == ["示例县人民政府文件"]
    assert _of_style(reading, "发文字号") == ["示政〔2027〕6号"]
    assert "签发人" not in _plain(reading)


def test_attachments_are_numbered_anew_where_one_is_kept_back(readings: dict[str, DraftReading]) -> None:
    assert [len(_of_style(readings[outlet], "附件标题")) for outlet in OUTLETS] == [3, 3, 2]
    assert _of_style(readings[PUBLIC], "附件说明")[0] == "附件：1.示例县2026年行政执法主要数据"


@pytest.mark.parametrize("outlet", OUTLETS)
def test_sums_of_departments_are_printed(outlet: str, readings: dict[str, DraftReading]) -> None:
    text = _plain(readings[outlet])
    for total in (
        "行政许可18936件",
        "行政处罚案件3668件",
        "行政检查6842次",
        "应急演练64次",
        "调解矛盾纠纷4386件",
        "行政应诉案件62件",
    ):
        assert total in text


def _private_words() -> Iterator[str]:
    """What stands under 仅报送: 是 in the data file, in runs of words between punctuation, figures and set phrases."""
    data = yaml.safe_load(DATA_FILE.read_text(encoding="utf-8"))
    for text in _texts(data, private=False):
        for words in re.split(r"【[^】]*】|[，。；：、\n]", text):
            if len(words) >= TELLING:
                yield words


def _texts(data: Any, *, private: bool) -> Iterator[str]:
    """All texts that are marked as private; what is said about a figure (来源, 说明) is printed nowhere."""
    if isinstance(data, dict):
        private = private or data.get("仅报送") == "是"
        for key, value in data.items():
            if key not in ("数据", "牵头"):
                yield from _texts(value, private=private)
    elif isinstance(data, list):
        for value in data:
            yield from _texts(value, private=private)
    elif private and isinstance(data, str):
        yield data


def _parts(path: Path) -> dict[str, bytes]:
    with ZipFile(path) as package:
        return {name: package.read(name) for name in package.namelist()}


def _plain(reading: DraftReading) -> str:
    return re.sub(r"⟦[^=⟧]*=([^⟧]*)⟧", r"\1", "\n".join(line for _, line in reading.lines))


def _of_style(reading: DraftReading, style: str) -> list[str]:
    return [text for name, text in reading.lines if name == style]
