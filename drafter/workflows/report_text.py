"""A report as people left it, as plain data: what drafts to the edited text."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from drafter.carry.citing import Citer, Prints
from drafter.carry.data import with_value
from drafter.carry.figures import seen_in, updates
from drafter.carry.fills import filled, with_fills
from drafter.carry.pull import pull
from drafter.carry.resolved import has_tracked_changes, resolved
from drafter.carry.versions import edited_lines
from drafter.library import BadKit
from drafter.model.finding import CannotRun, Place
from drafter.model.source import Plain
from drafter.read.yaml_source import read_yaml
from drafter.workflows.carried import carried
from drafter.workflows.prepare import DOCUMENTS, OTHER_DOCUMENTS


class ReportText(NamedTuple):
    """The data, the name of the outlet that is meant, and edits that data cannot say."""

    plain: Plain
    outlet: str
    lost: tuple[str, ...] = ()


def text_of_report(document: Path, tracked: str, outlet: str) -> ReportText:
    """The report that a document or data file holds. Raises CannotRun, and BadKit where a data file cannot be read."""
    suffix = document.suffix.lower()
    if suffix in DOCUMENTS:
        return _of_document(document, tracked)
    if suffix in OTHER_DOCUMENTS:
        remedy = "请给 drafter draft 生成的、没有经过“定稿”的初稿（.docx），或者数据文件（.yaml）。"
        raise CannotRun(f"“{document.name}”不能做成资料包", remedy, Place(str(document)))
    reading = read_yaml(document)
    if reading.source is None:
        raise BadKit(reading.findings)
    return ReportText(reading.source.data, outlet)


def _of_document(document: Path, tracked: str) -> ReportText:
    """The data with all that people changed in the document."""
    from drafter.read.docx.draft import bytes_of, parse_or_refuse

    reading = parse_or_refuse(bytes_of(document), document)
    if reading.record is None:
        remedy = (
            "定稿、公开版和别处写的文档里没有填报数据，程序不知道哪个数是哪个指标。请给 drafter draft 生成的初稿，"
            "改过的也可以；或者先用 drafter pull 把改过的收回数据文件，再用数据文件做。"
        )
        raise CannotRun(f"“{document.name}”里没有随文的填报数据", remedy, Place(str(document)))
    if has_tracked_changes(reading.manuscript) and not tracked:
        remedy = "请加 --tracked accept（接受全部修订）或 --tracked reject（拒绝全部修订）；也可以先在 Word 里逐条处理再来。"
        raise CannotRun(f"“{document.name}”里还有没处理的修订", remedy, Place(str(document)))
    manuscript = resolved(reading.manuscript, accept=tracked != "reject")
    sent = carried(reading.record, document, reading.outlet)
    lines, fills = with_fills(edited_lines(manuscript, sent.sent.lines, sent.digits), Citer(Prints(sent.sent.voice)).missing)
    pulled = pull(sent.sent, lines, sent.compose)
    plain = pulled.plain
    found, refused = updates(list(seen_in(lines)), plain, sent.kit.outline, sent.record.figures)
    for update in found:
        plain = with_value(plain, update.loc, update.after)
    plain = filled(plain, fills, sent.kit.outline)
    lost = [loss.left or f"（初稿里的“{loss.drafted[:40]}”）" for loss in pulled.losses]
    lost += [f"{item.name}：文中是 {'、'.join(item.values)}（{item.why}）" for item in refused]
    return ReportText(plain, reading.outlet, tuple(lost))
