"""The outlets (报送件) that were asked for: which, under which names, and why one may not be written."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from drafter.kit import Kit
from drafter.language.filenames import safe_name
from drafter.language.suggest import did_you_mean
from drafter.model.document import Blank, Document, span_text
from drafter.model.finding import CannotRun, Finding, Place, is_error
from drafter.model.record import Outlet, Record
from drafter.workflows.folders import names_folder
from drafter.workflows.prepare import Prepared

#: What a text that goes out never has: marks of what is still to be filled in, or of a figure that was not found.
_LEFT_OVER = re.compile("待填|[【】]")
#: So many blanks are named; the others are counted.
_MOST_BLANKS = 3

Draft = tuple[Outlet | None, Document]


def chosen_drafts(prepared: Prepared, wanted: Sequence[str], data_file: Path) -> list[Draft]:
    """The drafts of the outlets that were asked for (of none: all). Raises CannotRun where one does not exist."""
    names = [outlet.name for outlet, _ in prepared.drafts if outlet]
    asked = [name for item in wanted for name in ([item] if item in names else re.split("[|,，、]", item))]
    for name in asked:
        if name not in names:
            known = f"数据文件里的报送件有：{'、'.join(names)}。" if names else "数据文件里没有写报送件。"
            raise CannotRun(f"没有报送件“{name}”", did_you_mean(name, names) or known, Place(str(data_file)))
    return [(outlet, draft) for outlet, draft in prepared.drafts if not asked or (outlet is not None and outlet.name in asked)]


def unfit(outlet: Outlet | None, document: Document, findings: Sequence[Finding], *, final: bool) -> str:
    """Why a public or final version may not be written as it is; empty where it may, and for working drafts.

    A final version has no error that is not waived, no blank, and is no 征求意见稿.
    """
    is_public = outlet is not None and outlet.is_public
    if not (is_public or final):
        return ""
    reasons = [*_open_errors(findings)] if final else []
    if final and outlet is not None and outlet.stage:
        reasons.append(f"稿本写的是“{outlet.stage}”，不是定稿，请先删去“稿本”。")
    reasons += _open_places(document, () if is_public else findings, "公开版" if is_public else "定稿")
    if is_public:
        reasons += _leaks(findings)
    return "".join(reasons)


def _open_errors(findings: Sequence[Finding]) -> Iterator[str]:
    """Errors that stand, but those on publication, which concern the public version alone."""
    errors = [finding.rule for finding in findings if is_error(finding) and not finding.rule.startswith("P")]
    if errors:
        rules = "、".join(dict.fromkeys(errors))
        yield f"有 {len(errors)} 处错误（{rules}）没有改正。请改正；确有理由保留的，在数据文件的“豁免”里写明规则和理由。"


def _open_places(document: Document, findings: Sequence[Finding], kind: str) -> Iterator[str]:
    """What is still to be filled in, unless a finding says that it is waived."""
    open_blanks = [span for span in document.walk() if isinstance(span, Blank) and not _waived(span, findings)]
    blanks = list(dict.fromkeys(blank.what for blank in open_blanks))
    words = "".join(span_text(span) for span in document.walk() if not isinstance(span, Blank))
    if blanks:
        some = "、".join(blanks[:_MOST_BLANKS]) + "等" * (len(blanks) > _MOST_BLANKS)
        yield f"{kind}不能留待填，还缺 {len(blanks)} 项：{some}。"
    elif mark := _LEFT_OVER.search(words):
        yield f"文字里还有“{mark[0]}”，请改好。"


def _leaks(findings: Sequence[Finding]) -> Iterator[str]:
    """What would become public that must not."""
    leaks = [finding for finding in findings if is_error(finding) and finding.rule.startswith("P")]
    if leaks:
        lines = "、".join(dict.fromkeys(str(finding.place.line) for finding in leaks))
        yield f"不该公开的内容会被公开，请先改正第 {lines} 行的错误。"


def _waived(blank: Blank, findings: Sequence[Finding]) -> bool:
    said = span_text(blank)
    return any(finding.waived and said in finding.about and finding.place == blank.place for finding in findings)


def targets(data_file: Path, output: Path | None, names: Sequence[str]) -> list[Path]:
    """Where each outlet's draft goes. Raises CannotRun where two would go to one file."""
    here = Place(str(data_file))
    folder = data_file.parent
    if output and names_folder(output):
        folder, output = output, None
    if output and output.suffix.lower() != ".docx":
        raise CannotRun(f"“{output}”不是 .docx 文件名", "请给出以 .docx 结尾的名字，或一个文件夹。")
    if output and len(names) > 1:
        remedy = "请用 --for 指定其中一个；或在 -o 后面写文件夹，由程序按报送件分别命名。"
        raise CannotRun("有几个报送件，不能都写成一个文件", remedy, here)
    paths = [output or folder / name for name in names]
    if len(set(paths)) < len(paths):
        raise CannotRun("几个报送件会写成同一个文件名", "请把报送件的名称改得不同。", here)
    return paths


def file_name(record: Record, kit: Kit, outlet: Outlet | None, *, body_only: bool = False, final: bool = False) -> str:
    """The default name: office, year and kind of report; the outlet where there are several; 稿本, 正文, 定稿.

    The public version always says that it is one.
    """
    statutory = any(section.statutory for section in kit.outline.walk())
    kind = "法治政府建设年度报告" if statutory else kit.outline.name.removeprefix(f"{record.office}：")
    marks = [outlet.name] * (len(record.outlets) > 1 or outlet.is_public) + [outlet.stage] if outlet else []
    marks += ["正文"] * body_only + ["定稿"] * (final and not (outlet and outlet.is_public))
    return safe_name(f"{record.office}{record.year}年{kind}" + "".join(f"（{mark}）" for mark in marks if mark)) + ".docx"
