"""The workbook in which the figures of an adopted report are confirmed: writing it, and reading back what was decided."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from drafter.model.adopted import Adopted
from drafter.model.finding import CannotRun, Place, nested
from drafter.ooxml.package import BadPackage
from drafter.read.docx.draft import bytes_of
from drafter.workflows.sheets import write_sheet
from drafter.write.skeleton.form import Form

_NAME = "数据核对表"


def write_review(path: Path, adopted: Adopted, form: Form) -> Path:
    """Write the workbook. Raises CannotRun."""
    from drafter.write.proposal_sheet import proposal_book

    title = f"{form.office}{form.year}年度报告"
    return write_sheet(path, proposal_book(title, adopted.proposals, form.outline), _NAME)[0]


def decisions_of(path: Path, adopted: Adopted) -> Mapping[str, str]:
    """What was decided, by the proposals' keys; empty decisions are left out.

    Raises CannotRun where it is no such workbook, or one of another report.
    """
    from drafter.read.sheet_rows import first_sheet
    from drafter.write.proposal_sheet import DECISION, KEY, NUMBER

    here = Place(str(path))
    try:
        rows = first_sheet(bytes_of(path))
    except BadPackage as error:
        remedy = "请给出 drafter adopt --review 写出、填好“决定”的 .xlsx 文件。"
        raise CannotRun(f"打不开这份核对表：{error}", remedy, here) from error
    heads = {KEY, NUMBER, DECISION}
    head = next((index for index, row in enumerate(rows) if heads <= set(row.values())), None)
    if head is None:
        remedy = f"请给出 drafter adopt --review 写出的核对表，不要改第一行的栏名（{'、'.join(sorted(heads))}）。"
        raise CannotRun(f"“{path.name}”不是数据核对表", remedy, here)
    columns = {name: column for column, name in rows[head].items()}
    numbers = {proposal.key: proposal.number for proposal in adopted.proposals}
    found: dict[str, str] = {}
    for row in rows[head + 1 :]:
        key, number, decision = (row.get(columns[name], "") for name in (KEY, NUMBER, DECISION))
        if not key and not number:
            continue
        if numbers.get(key) != number:
            remedy = "请核对是不是这份报告的核对表；报告改过的，请先重新写一份核对表。"
            raise CannotRun(f"核对表和报告对不上：第 {nested(key)} 号写的是“{nested(number)}”", remedy, here)
        if decision:
            found[key] = decision
    return found
