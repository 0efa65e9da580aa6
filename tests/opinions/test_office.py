"""Through the real LibreOffice: what people did survives its saving, and saving alone is no opinion."""

from __future__ import annotations

from pathlib import Path

import pytest

from drafter.model.opinion import Kind
from drafter.ooxml.names import STORE_PART
from drafter.workflows.drafting import draft
from drafter.workflows.opinions import collect
from tests.documents.data import data_with_everything
from tests.opinions.copies import Copy
from tests.tools import Office

DOCX = "docx:MS Word 2007 XML"


@pytest.mark.parametrize("everything", [False, True])
def test_saving_alone_is_no_opinion(everything: bool, sample_docx: Path, office: Office, tmp_path: Path) -> None:
    source = sample_docx
    if everything:
        source = tmp_path / "all.docx"
        draft(data_with_everything(tmp_path), source)
    collected = collect([office.convert(source, DOCX, tmp_path / "saved")])
    assert collected.opinions == ()
    assert collected.aside == ()


def test_what_people_did_survives_a_save(sample_docx: Path, office: Office, tmp_path: Path) -> None:
    copy = Copy(sample_docx)
    number = copy.comment("特此报告", "特此报告", "是否改为“专此报告”？", "张三")
    copy.comment("特此报告", "特此报告", "同意", "李四", answers=number)
    copy.track_delete("坚持学用结合", "坚持学用结合，", "李四")
    copy.track_insert("坚持学用结合", "内在动力", "和根本保证", "李四")
    copy.track_new_paragraph("坚持学用结合", "全面落实学法制度。", "王五")
    copy.track_remove("聚焦关系群众切身利益的领域", "王五")
    copy.replace("全年收到行政复议申请", "557", "558")
    copy.parts[STORE_PART] = copy.parts[STORE_PART].replace(b">557<", b">558<")  # as Word does; LibreOffice shows what it says
    before = collect([copy.save(tmp_path / "a.docx")]).opinions
    after = collect([office.convert(tmp_path / "a.docx", DOCX, tmp_path / "saved")]).opinions
    assert [(o.wish, o.person, o.date[:10], o.where) for o in after] == [
        (o.wish, o.person, o.date[:10], o.where) for o in before
    ]
    # LibreOffice before 7.6 saves a reply as a comment of its own.
    assert [o.kind for o in after][:-1] == [o.kind for o in before][:-1]
    assert after[-1].kind in (Kind.COMMENT, Kind.REPLY)
    assert [o.kind for o in after].count(Kind.TRACKED) == 4


def test_a_copy_that_went_through_odt_and_lost_its_record(sample_docx: Path, office: Office, tmp_path: Path) -> None:
    copy = Copy(sample_docx)
    copy.replace("特此报告", "特此报告", "谨此报告")
    odt = office.convert(copy.save(tmp_path / "a.docx"), "odt", tmp_path / "odt")
    collected = collect([office.convert(odt, DOCX, tmp_path / "back")], sample_docx)
    assert [o.wish for o in collected.opinions] == ["“特”改为“谨”"]
