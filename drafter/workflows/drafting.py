"""drafter draft: the .docx of each outlet."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import NamedTuple

from drafter.check.subject import last_day
from drafter.kit import Kit
from drafter.language.filenames import safe_name
from drafter.language.suggest import did_you_mean
from drafter.model.document import Blank, Document, span_text
from drafter.model.finding import CannotRun, Finding, Level, Place, is_error
from drafter.model.record import Outlet, Record
from drafter.ooxml.envelope import Envelope, digest_of_owner
from drafter.workflows.folders import make_folder, names_folder
from drafter.workflows.former import backup_of
from drafter.workflows.prepare import Prepared, prepare
from drafter.write.extent import Extent, extent_of
from drafter.write.files import refuse_if_open_elsewhere, write_atomically
from drafter.write.first_page import layout_notes
from drafter.write.package import docx_bytes

#: What a public version's text never has: marks of what is still to be filled in, or of a figure that was not found.
_LEFT_OVER = re.compile("待填|[【】]")
#: So many blanks are named; the others are counted.
_MOST_BLANKS = 3


class Wish(NamedTuple):
    """What the user asked for: which outlets (none: all), and how they are to be written."""

    outlets: tuple[str, ...] = ()
    body_only: bool = False
    strict: bool = False
    templates: Path | None = None


class Written(NamedTuple):
    """One .docx that was written.

    `backup` is where a merely re-saved former draft went, `last_day` when the outlet is due, `notes` are on its layout.
    """

    path: Path
    extent: Extent
    backup: Path | None
    last_day: date | None = None
    notes: tuple[str, ...] = ()


class Drafted(NamedTuple):
    """What became of a wish.

    `refused` are (outlet, why): public versions that may not be written, and files that are in use or that a person edited.
    """

    written: tuple[Written, ...]
    findings: tuple[Finding, ...]
    refused: tuple[tuple[str, str], ...] = ()


def draft(data_file: Path, output: Path | None = None, wish: Wish | None = None) -> Drafted:
    """Write the draft of each outlet, beside the data file, in the folder `output`, or as that one file.

    Nothing is written where the data has no form, or where a strict wish finds anything amiss.
    """
    wish = wish or Wish()
    prepared = prepare(data_file, wish.templates)
    record, kit, findings = prepared.record, prepared.kit, prepared.findings
    if record is None or kit is None or (wish.strict and any(finding.level is not Level.HINT for finding in findings)):
        return Drafted((), findings)
    chosen = _chosen(prepared, record, wish, data_file)
    names = [_file_name(record, kit, outlet, wish) for outlet, _ in chosen]
    targets = _targets(data_file, output, names)
    written: list[Written] = []
    refused: list[tuple[str, str]] = []
    for path, (outlet, document) in zip(targets, chosen, strict=True):
        if outlet and (why := _unfit(outlet, document, findings)):
            stale = f"“{path.name}”是以前生成的，内容没有更新，请勿使用。" if path.exists() else ""
            refused.append((outlet.name, why + stale))
            continue
        try:
            backup = _make_way(path)
        except CannotRun as error:
            if outlet is None or len(chosen) == 1:
                raise
            refused.append((outlet.name, f"{error.message}。{error.remedy}"))
            continue
        make_folder(path.parent)
        shown = document.body() if wish.body_only else document
        write_atomically(path, render(record, kit, shown, outlet))
        due = last_day(kit.outline, record, outlet) if outlet else None
        notes = layout_notes(shown, kit.profile)
        written.append(Written(path, extent_of(shown, kit.profile), backup, due, notes))
    return Drafted(tuple(written), findings, tuple(refused))


def _make_way(path: Path) -> Path | None:
    """Back up what stands there and was merely saved again.

    Raises CannotRun where a person's work or an open file is in the way.
    """
    refuse_if_open_elsewhere(path)
    backup = backup_of(path)
    if backup:
        write_atomically(*backup)
    return backup[0] if backup else None


def render(record: Record, kit: Kit, document: Document, outlet: Outlet | None) -> bytes:
    """The .docx of a composed document, with its source inside where it is a live one."""
    envelope = Envelope(
        record=record.plain,
        outline=kit.outline.id,
        outline_version=kit.outline.version,
        template_digest=kit.templates.digest,
        outlet=outlet.name if outlet else "",
        whose=digest_of_owner(record.office, record.year),
    )
    return docx_bytes(document, kit.profile, kit.static, envelope)


def _chosen(prepared: Prepared, record: Record, wish: Wish, data_file: Path) -> list[tuple[Outlet | None, Document]]:
    """The drafts of the outlets that were asked for. Raises CannotRun where one does not exist."""
    names = [outlet.name for outlet in record.outlets]
    wanted = [name for asked in wish.outlets for name in ([asked] if asked in names else re.split("[|,，、]", asked))]
    for asked in wanted:
        if asked not in names:
            known = f"数据文件里的报送件有：{'、'.join(names)}。" if names else "数据文件里没有写报送件。"
            raise CannotRun(f"没有报送件“{asked}”", did_you_mean(asked, names) or known, Place(str(data_file)))
    return [(o, d) for o, d in prepared.drafts if not wanted or (o is not None and o.name in wanted)]


def _unfit(outlet: Outlet, document: Document, findings: tuple[Finding, ...]) -> str:
    """Why a public version may not be written as it is: blanks, or a P error; empty where it may."""
    if not outlet.is_public:
        return ""
    blanks = list(dict.fromkeys(span.what for span in document.walk() if isinstance(span, Blank)))
    if blanks:
        some = "、".join(blanks[:_MOST_BLANKS]) + "等" * (len(blanks) > _MOST_BLANKS)
        return f"公开版不能留待填，还缺 {len(blanks)} 项：{some}。"
    if mark := _LEFT_OVER.search("".join(span_text(span) for span in document.walk())):
        return f"文字里还有“{mark[0]}”，请改好。"
    leaks = [finding for finding in findings if is_error(finding) and finding.rule.startswith("P")]
    if leaks:
        lines = "、".join(dict.fromkeys(str(finding.place.line) for finding in leaks))
        return f"不该公开的内容会被公开，请先改正第 {lines} 行的错误。"
    return ""


def _targets(data_file: Path, output: Path | None, names: list[str]) -> list[Path]:
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


def _file_name(record: Record, kit: Kit, outlet: Outlet | None, wish: Wish) -> str:
    """The default name: office, year and kind of report; the outlet where there are several; 稿本 and 正文.

    The public version always says that it is one.
    """
    statutory = any(section.statutory for section in kit.outline.walk())
    kind = "法治政府建设年度报告" if statutory else kit.outline.name
    marks = [outlet.name] * (len(record.outlets) > 1 or outlet.is_public) + [outlet.stage] if outlet else []
    marks += ["正文"] * wish.body_only
    return safe_name(f"{record.office}{record.year}年{kind}" + "".join(f"（{mark}）" for mark in marks if mark)) + ".docx"
