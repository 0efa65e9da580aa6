"""Plain data → Record, or findings: the whole of validation for one data file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from pydantic import BaseModel, ValidationError

from drafter.language.derive import with_derived
from drafter.language.narrative import references
from drafter.language.suggest import did_you_mean
from drafter.model.finding import Finding, Level, is_error, nested
from drafter.model.outline import Filling, Outline
from drafter.model.phrases import Phrases
from drafter.model.record import Record
from drafter.model.source import Loc, Source
from drafter.validate.bounds import out_of_bounds
from drafter.validate.build import build_record
from drafter.validate.citations import unfit_phrases, unknown_names
from drafter.validate.compile import compile_model
from drafter.validate.figures import collect_figures
from drafter.validate.messages import findings_of
from drafter.validate.outlets import outlet_faults
from drafter.validate.returns import return_of
from drafter.validate.rewrites import unknown_passages
from drafter.validate.salvage import without
from drafter.validate.slips import slips


class Validated(NamedTuple):
    """A record, and all that is wrong with the form of the data.

    An unsound record lacks what was wrong: it may be checked, never drafted. `composable` says whether all that it names
    exists. Without a record too little was left.
    """

    record: Record | None
    findings: tuple[Finding, ...]
    sound: bool
    composable: bool


def validate(source: Source, outline: Outline, phrases: Phrases) -> Validated:
    """Hold the data against the outline and the set phrases: all findings at once, and a record of all that is in order."""
    if beyond := out_of_bounds(source):
        return Validated(None, beyond, sound=False, composable=False)
    model = compile_model(outline)
    findings: list[Finding] = []
    try:
        data: Any = model.model_validate(source.data)
    except ValidationError as error:
        findings = list(findings_of(error, source, model, lambda loc: _known_elsewhere(loc, outline)))
        data = _salvaged(model, source, error)
        if data is None:
            return Validated(None, tuple(findings), sound=False, composable=False)
    figures, wrong = collect_figures(data.entries, outline, source, tuple(map(return_of, data.returns)))
    findings += wrong
    record = build_record(data, with_derived(figures, outline, source.place(())), outline, source)
    findings += [*outlet_faults(data.outlets, record, outline, source), *_homeless_lists(record, outline, source)]
    findings += [*_long_rows(record, source), *unknown_passages(record, outline, source)]
    unknown = [*_unknown_sections(data.entries, outline, source)]
    own = {entry.loc for entry in record.entries if entry.own}
    if own and len(own) == len(record.entries):  # a report that was adopted: none of it was typed here
        own |= {said.narrative.loc[:2] for said in record.spoken()}
    for said in record.spoken():
        cited = tuple(references(said.narrative.text))
        unknown += unknown_names(cited, said.narrative, outline, phrases, source)
        findings += slips(said.narrative, outline, source, own=said.narrative.loc[:2] in own)
        findings += unfit_phrases(cited, said.narrative, phrases, record.year, source)
    findings += unknown
    return Validated(record, tuple(findings), sound=not any(map(is_error, findings)), composable=not unknown)


def _salvaged(model: type[BaseModel], source: Source, error: ValidationError) -> Any:
    """The data without its faults; None where too little is left."""
    faults = ((item["loc"], item["type"] in ("extra_forbidden", "dict_type")) for item in error.errors(include_url=False))
    try:
        return model.model_validate(without(source.data, faults))
    except ValidationError:
        return None


def _unknown_sections(entries: Any, outline: Outline, source: Source) -> Iterator[Finding]:
    known = {section.key: section for section in outline.walk()}
    keys = list(known)
    first: dict[str, int] = {}
    for index, entry in enumerate(entries):
        loc: Loc = ("章节", index)
        if not entry.fulfils and re.fullmatch(r"[\s。；;，,]*", entry.title or ""):
            remedy = f"请写“对应”（{'、'.join(keys)}），或给自设的章节写“标题”。"
            yield Finding("V220", Level.ERROR, "这个章节既没有“对应”，也没有“标题”", remedy, source.place(loc))
        for position, key in enumerate(entry.fulfils):
            place = source.place((*loc, "对应", position))
            if key not in keys:
                remedy = did_you_mean(key, keys) or f"提纲里的章节有：{'、'.join(keys)}。"
                yield Finding("V221", Level.ERROR, f"提纲里没有章节“{nested(key)}”", remedy, place, key)
            elif key in first and not known[key].repeats:
                before = source.place(("章节", first[key])).within
                remedy = "一个章节只能出现一次，请合并到一处。"
                yield Finding("V222", Level.ERROR, f"章节“{nested(key)}”对应了两次，{before}已经有一个", remedy, place, key)
            first.setdefault(key, index)


def _homeless_lists(record: Record, outline: Outline, source: Source) -> Iterator[Finding]:
    """Problems, arrangements or other matters in a kind of report that has no section for them."""
    sections = {section.filling for section in outline.walk()}
    told = {Filling.PROBLEMS: record.problems, Filling.PLANS: record.plans, Filling.OTHERS: record.others}
    for filling, content in told.items():
        if content and filling not in sections:
            message = f"“{nested(outline.name)}”没有写“{filling}”的章节，这里填的不会写进初稿"
            remedy = "请把这些话写进“章节”的“做法”，或删去。"
            yield Finding("V224", Level.ERROR, message, remedy, source.place((filling.value,), of_key=True))


def _long_rows(record: Record, source: Source) -> Iterator[Finding]:
    """A row of an attached table with more cells than the table has columns; a shorter one is filled up."""
    for attachment in record.attachments:
        for number, row in enumerate(attachment.rows):
            if len(row) > len(attachment.header):
                place = source.place((*attachment.loc, "表格", "行", number))
                message = f"表格的这一行有 {len(row)} 格，表头只有 {len(attachment.header)} 列"
                yield Finding("V225", Level.ERROR, message, "请核对逗号；格子里有逗号的，请给那一格加引号。", place)


def _known_elsewhere(loc: Loc, outline: Outline) -> str | None:
    """What to say of a name that exists in the outline, but cannot be typed where it was."""
    name = str(loc[-1])
    within = loc[loc.index("数据") + 1 :] if "数据" in loc else (name,)
    for path in (".".join(map(str, within)), name):
        if path in outline.indicators and outline.indicators[path].formula:
            return f"“{path}”是计算指标，由程序按“{outline.indicators[path].formula}”计算，请删去这一行。"
    if name in outline.indicators and "." in name:
        group, _, key = name.rpartition(".")
        return f"请分成两层写：在“{group}:”下，缩进两格写 {key}: ……"
    owners = [path.rpartition(".")[0] for path in outline.indicators if path.split(".")[-1] == name]
    if not owners:
        return None
    if "" in owners:
        return f"请写在章节的“数据:”下面：{name}: ……"
    groups = list(dict.fromkeys(owners))
    if len(groups) == 1:
        return f"它是“{groups[0]}”下面的一项，请写在“{groups[0]}:”下，缩进两格。"
    return f"{'、'.join(groups)}下面都有这一项，请写在其中一个下面，缩进两格。"
