"""Edits of an adopted report come back to where they belong, sections without headings too."""

from __future__ import annotations

from pathlib import Path

from docx import Document

from drafter.read.yaml_source import read_yaml
from drafter.workflows.drafting import draft
from drafter.workflows.pulling import pull_file
from tests.adopt.adopting import adopt_text, drafted_lines
from tests.adopt.reports import LOST


def test_words_added_in_a_section_without_a_heading_stay_in_it(tmp_path: Path) -> None:
    done = adopt_text(LOST, tmp_path, outline="年度报告/2016至2020年管委会")
    before = drafted_lines(done.data_file)
    (written, *_) = draft(done.data_file, tmp_path / "初稿").written
    document = Document(str(written.path))
    (line,) = [paragraph for paragraph in document.paragraphs if "行政复议渠道畅通" in paragraph.text]
    line.add_run("群众满意。")
    document.save(str(tmp_path / "改过.docx"))
    pull_file(tmp_path / "改过.docx", done.data_file)
    after = drafted_lines(done.data_file)
    assert [(now.removesuffix("群众满意。"), was) for now, was in zip(after, before, strict=True) if now != was] == [
        (was, was) for was in before if was.endswith("行政复议渠道畅通。")
    ]
    source = read_yaml(done.data_file).source
    assert source is not None
    assert isinstance(source.data, dict)
    entries = source.data["章节"]
    assert [entry["标题"] for entry in entries if isinstance(entry, dict) and entry.get("标题")] == ["不写"] * 6  # type: ignore[union-attr]
