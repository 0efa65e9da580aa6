"""Outline files → Outline, or findings. Only a file's own lines can be at fault: its parent is sound by itself."""

from __future__ import annotations

import re

from pydantic import ValidationError

from drafter.model.finding import Finding
from drafter.model.outline import Channel, Guideline, Outline
from drafter.model.source import Loc, Source
from drafter.validate.messages import findings_of
from drafter.validate.outlines.amendments import Amender
from drafter.validate.outlines.draft import Draft, Faults
from drafter.validate.outlines.files import HEIRS_ONLY, AloneFile, HeirFile
from drafter.validate.outlines.formulas import FormulaGrower
from drafter.validate.outlines.sections import SectionGrower

__all__ = ["inherits", "validate_outline"]


def inherits(source: Source) -> str | None:
    """The name, as typed, of the outline that this file's 继承 names; None where it has no 继承."""
    if not isinstance(source.data, dict) or "继承" not in source.data:
        return None
    name = source.data["继承"]
    return name if isinstance(name, str) else ""


def validate_outline(source: Source, parent: Outline | None = None) -> tuple[Outline | None, tuple[Finding, ...]]:
    """An outline whose every name and expression is known to be good, or what is wrong with the file.

    `parent` is the outline that the file's 继承 names, None where it names none.
    """
    model = AloneFile if parent is None else HeirFile
    try:
        file = model.model_validate(source.data)
    except ValidationError as error:
        return None, tuple(findings_of(error, source, model, _said_of_unknown))
    faults = Faults(source)
    draft = Draft() if parent is None else Draft.of(parent)
    amender = Amender(file, parent, draft, faults) if parent is not None and isinstance(file, HeirFile) else None
    if amender:
        amender.drop()
        amender.change()
    inherited = frozenset(draft.figures)
    grower = SectionGrower(draft, faults)
    grower.grow(file.sections or {})
    if amender:
        amender.require(path for path, item in draft.figures.items() if path not in inherited and item.required)
        amender.reorder()
    FormulaGrower(file, draft, faults, grower).grow()
    _report(file, draft, faults)
    outline = _outline(file, parent, draft, faults)
    findings = sorted(faults.findings, key=lambda finding: (finding.place.line or 0, finding.place.column or 0))
    return None if findings else outline, tuple(findings)


def _report(file: AloneFile | HeirFile, draft: Draft, faults: Faults) -> None:
    """报送 and 责任单位 are laid over the parent's."""
    draft.departments |= file.departments or {}
    ways = [item.way for item in file.channels]
    for index, item in enumerate(file.channels):
        if ways.index(item.way) != index:
            faults.add("V309", f"“报送”里的“{item.way}”写了两次", "每个去向只写一项，请合并。", ("报送", index))
        draft.channels[item.way] = Channel(item.way, item.before, item.addressees, item.copies, item.basis or "")


def _outline(file: AloneFile | HeirFile, parent: Outline | None, draft: Draft, faults: Faults) -> Outline:
    """The finished outline; what the file does not say of itself is the parent's."""
    folder = file.template or (parent.template if parent else "")
    if not re.fullmatch(r"[A-Za-z0-9_-]+", folder):
        remedy = "请写 templates 里的一个文件夹名，如 annual-report，不带路径。"
        faults.add("V303", f"模板“{folder}”不是文件夹名", remedy, ("模板",))
    first = file.first_year or (parent.first_year if parent else 0)
    last = file.last_year or (parent.last_year if parent else None)
    if last is not None and last < first:
        loc: Loc = ("截止年度",) if file.last_year else ("起始年度",)
        faults.add("V339", f"截止年度 {last} 早于起始年度 {first}", "请核对这两个年份。", loc)
    guideline = Guideline(file.guideline.name, file.guideline.last_year) if file.guideline else None
    return Outline(
        id=file.id,
        alias=file.alias,
        version=file.version or 1,
        name=file.name,
        first_year=first,
        template=folder,
        sections=tuple(root.grown() for root in draft.roots),
        indicators=draft.in_order() if not faults.findings else draft.figures,
        group_names=draft.groups,
        relations=tuple(draft.relations.values()),
        departments=draft.departments,
        channels=tuple(draft.channels.values()),
        last_year=last,
        guideline=guideline or (parent.guideline if parent else None),
        parents=(parent.id, *parent.parents) if parent else (),
        gone=frozenset(draft.gone),
    )


def _said_of_unknown(loc: Loc) -> str | None:
    """What only an outline that inherits may say."""
    if loc[-1] == "位于" or (len(loc) == 1 and loc[0] in HEIRS_ONLY):
        return "只有继承别的提纲时才能这样写：请补上一行 继承: 上级提纲的编号，或者删去这里。"
    return None
