"""A report as people left it, as plain data: what drafts to the edited text."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from drafter.library import BadKit
from drafter.model.finding import CannotRun, Place
from drafter.model.pulled import PullReport
from drafter.model.source import Plain
from drafter.workflows.data_file import read_data_file
from drafter.workflows.prepare import DOCUMENTS, OTHER_DOCUMENTS


class ReportText(NamedTuple):
    """The data, the name of the outlet that is meant, what of the document data cannot say, and how many comments it has."""

    plain: Plain
    outlet: str
    lost: tuple[str, ...] = ()
    comments: int = 0


def text_of_report(document: Path, tracked: str, outlet: str) -> ReportText:
    """The report that a document or data file holds. Raises CannotRun, and BadKit where a data file cannot be read."""
    suffix = document.suffix.lower()
    if suffix in DOCUMENTS:
        if outlet:
            raise CannotRun("给 Word 文档时不用写 --for", "文档本身就是一个报送件，请去掉 --for。", Place(str(document)))
        return _of_document(document, tracked)
    if suffix in OTHER_DOCUMENTS:
        remedy = "请给 drafter draft 生成的、没有经过“定稿”的初稿（.docx），或者数据文件（.yaml）。"
        raise CannotRun(f"“{document.name}”不能做成资料包", remedy, Place(str(document)))
    reading = read_data_file(document)
    if reading.source is None:
        raise BadKit(reading.findings)
    return ReportText(reading.source.data, outlet)


def _of_document(document: Path, tracked: str) -> ReportText:
    """The data with all that people changed in the document."""
    from drafter.read.docx.draft import bytes_of, parse_or_refuse
    from drafter.workflows.pulling import taken_in

    reading = parse_or_refuse(bytes_of(document), document)
    if reading.record is None:
        why = "是定稿或公开版，不带填报数据" if reading.text_digest else "里没有随文的填报数据"
        remedy = (
            "没有填报数据，程序不知道哪个数是哪个指标。请给 drafter draft 生成的初稿，改过的也可以；"
            "文字改在这一份里的，先用 drafter pull 收回数据文件，再用数据文件做。"
        )
        raise CannotRun(f"“{document.name}”{why}，不能做成资料包", remedy, Place(str(document)))
    plain, report = taken_in(document, tracked)
    return ReportText(plain, reading.outlet, tuple(_lost(report)), len(report.comments))


def _lost(report: PullReport) -> Iterator[str]:
    for item in report.not_taken:
        yield f"{f'{item.where}：' if item.where else ''}{item.what}（{item.why.rstrip('。')}）"
