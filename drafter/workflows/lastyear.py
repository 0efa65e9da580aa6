"""drafter check --former: last year's file, of whatever kind, beside this year's text."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from drafter.check.texts.dates_former import OWN_WORDS, STOCK_WORDS
from drafter.language.sameness import bare_clauses
from drafter.library import Library, every_template_file
from drafter.loading import load_phrases
from drafter.model.commands import argument
from drafter.model.finding import CannotRun, Place
from drafter.model.links import real
from drafter.model.record import Record
from drafter.model.script import Paragraph, Script, Version
from drafter.model.source import Loc, Source
from drafter.read.docx.draft import parse_or_refuse
from drafter.read.text.files import read_text
from drafter.workflows.prepare import prepare_data
from drafter.workflows.scripts import (
    DATA,
    OLDER,
    TEXTS,
    WORD,
    composed_script,
    document_of,
    script_of_document,
    script_of_text,
    unknown_kind,
)

#: Where each clause of the office's own words stands in a data file: at a value, so many characters into it.
OwnWords = Mapping[str, tuple[Loc, int]]
#: A clause of so many characters stands hardly anywhere else.
_TELLING = 8
_REFERENCE = re.compile(r"【[^【】\n]*】")
_JINJA = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)
_CONDITIONAL = re.compile(r"\{%-?\s*if\b.*?\bendif\s*-?%\}", re.DOTALL)


def beside_former(
    script: Script, former: Path | None, version: Version | None, library: Library, record: Record | None = None
) -> Script:
    """The script with last year's, and with what tells the office's own words from ours; unchanged without `former`.

    `record` is that of a data file. Raises CannotRun where there is nothing to compare with.
    """
    if former is None:
        return script
    if real(former) == real(Path(script.file)):
        raise CannotRun("--former 后面是要检查的这个文件自己", "请写上年的数据文件或报告。", Place(str(former)))
    facts = {OWN_WORDS: own_words(record)} if record else {STOCK_WORDS: _stock_words(library)}
    return replace(script, former=_script(former, version), facts={**script.facts, **facts})


def own_words(record: Record) -> OwnWords:
    """The clauses of what the office says itself, without figures. What cites a set phrase is none: it prints other words."""
    found: dict[str, tuple[Loc, int]] = {}
    for said in record.spoken():
        offset = 0
        for line in said.narrative.text.split("\n"):
            for clause in bare_clauses(_REFERENCE.sub("", line)):
                found.setdefault(clause, (said.narrative.loc, offset))
            offset += len(line) + 1
    return found


def place_of_own(text: str, own: OwnWords, source: Source) -> Place | None:
    """Where the words of a composed paragraph stand in the data file; None where they are none of the office's own."""
    told = [clause for clause in bare_clauses(text) if clause in own]
    if not told:
        return None
    loc, offset = own[next((clause for clause in told if len(clause) >= _TELLING), max(told, key=len))]
    return source.place(loc, offset=offset)


def _script(former: Path, version: Version | None) -> Script:
    kind = former.suffix.lower()
    if kind in TEXTS:
        return script_of_text(former, version, None)[0]
    if kind in WORD or kind in OLDER:
        data = document_of(former)
        return script_of_document(data, parse_or_refuse(data, former), former, version, None)
    if kind not in DATA:
        raise unknown_kind(former)
    source, prepared = prepare_data(former)
    script = composed_script(prepared, former, version, None)
    if script is None or source is None or prepared.record is None:
        remedy = f"请先用 drafter check {argument(former.name)} 看是什么错，改正后再比；也可以给出上年的报告（.docx、.txt）。"
        raise CannotRun(f"上年的数据文件“{former.name}”有错，没法比对", remedy, Place(str(former)))
    own = own_words(prepared.record)
    places = (place_of_own(_without_number(paragraph), own, source) for paragraph in script.paragraphs)
    paragraphs = (
        paragraph._replace(place=place or paragraph.place) for paragraph, place in zip(script.paragraphs, places, strict=True)
    )
    return replace(script, paragraphs=tuple(paragraphs))


def _without_number(paragraph: Paragraph) -> str:
    return paragraph.text.strip().removeprefix(paragraph.heading.typed if paragraph.heading else "")


def _stock_words(library: Library) -> frozenset[str]:
    """The clauses that our templates and those of packs write, and the set phrases of all years."""
    templates = [read_text(file).text for file in every_template_file(library)]
    templates += [_CONDITIONAL.sub("", template) for template in templates]  # what is conditional may be left out
    texts = [_JINJA.sub("", template) for template in templates]
    texts += [wording.text for wordings in load_phrases().wordings.values() for wording in wordings]
    return frozenset(clause for text in texts for clause in bare_clauses(text))
