"""drafter check: whatever is wrong with a data file, a Word document, a web page or a text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from drafter.check.registry import RULES, WAIVERS
from drafter.check.texts.registry import TEXT_RULES, chosen, run_text_rules
from drafter.check.waivers import is_about_texts, with_waivers
from drafter.library import BadKit
from drafter.model.finding import CannotRun, Finding, Level, Place
from drafter.model.lexicon import Words
from drafter.model.record import Record
from drafter.model.script import Script, Version
from drafter.model.source import Source
from drafter.read.docx.draft import bytes_of, parse_draft, parse_or_refuse
from drafter.read.docx.facts import facts_in
from drafter.read.finished.plain import markdown_lines, text_lines
from drafter.read.finished.script import manuscript_lines, script_of
from drafter.read.finished.web import web_lines
from drafter.read.text.files import read_text
from drafter.settings import library_for
from drafter.wordlists import words_for
from drafter.workflows.converting import as_docx
from drafter.workflows.prepare import Prepared, prepare_data
from drafter.workflows.rendering import render

_DATA, _WORD = frozenset({".yaml", ".yml"}), frozenset({".docx", ".docm", ".dotx"})
_OLDER = frozenset({".doc", ".wps", ".odt", ".rtf", ".dot", ".wpt"})
_TEXTS = {".txt": text_lines, ".md": markdown_lines, ".markdown": markdown_lines, ".html": web_lines, ".htm": web_lines}


#: The rule on 【待填】 left in a text.
_BLANKS = "P209"
_TEXT_RULE_IDS = tuple(rule.id for rule in TEXT_RULES)


class CheckWish(NamedTuple):
    """Which rules are wanted (ids, or how they begin), as what the text is checked, and whose templates are used."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    version: Version | None = None
    templates: Path | None = None


class Checked(NamedTuple):
    """All findings in the order of their places; the text that was looked at, and the bytes of its .docx, if it is one."""

    findings: tuple[Finding, ...]
    script: Script | None = None
    document: bytes | None = None


def check_file(path: Path, wish: CheckWish | None = None) -> Checked:
    """Check a file by its kind. Raises CannotRun where it cannot be read, or where its kind is not known."""
    wish = wish or CheckWish()
    _refuse_unknown_rules(wish)
    kind = path.suffix.lower()
    if kind in _DATA:
        return _data(path, wish)
    if kind in _WORD:
        return _document(bytes_of(path), path, wish)
    if kind in _OLDER:
        return _document(as_docx(path), path, wish)
    if kind in _TEXTS:
        text = read_text(path)
        words, faults = _words(path)
        script = script_of(_TEXTS[kind](text.text, str(path)), str(path), version=wish.version, words=words)
        return Checked((*faults, *_wanted(text.findings, wish), *_text_findings(script, wish)), script)
    remedy = "能检查的有：.yaml 数据文件，.docx、.doc、.wps、.odt、.rtf 文档，.txt、.md、.html 文本。"
    raise CannotRun(f"不认识“{path.suffix or path.name}”这种文件", remedy, Place(str(path)))


def _document(data: bytes, path: Path, wish: CheckWish) -> Checked:
    reading = parse_or_refuse(data, path)
    manuscript = reading.manuscript
    facts = facts_in(data, reading)
    words, faults = _words(path)
    lines = manuscript_lines(manuscript, str(path))
    script = script_of(lines, str(path), version=wish.version, manuscript=manuscript, facts=facts, words=words)
    return Checked((*faults, *_text_findings(script, wish)), script, data)


def _words(path: Path) -> tuple[Words | None, tuple[Finding, ...]]:
    """The word lists that hold for a text, by the drafter.yaml at or above it, and what is wrong with them.

    A text can be checked without: where drafter.yaml itself is bad, with ours.
    """
    try:
        return words_for(library_for(path.parent))
    except BadKit as error:
        return None, error.findings


def _data(path: Path, wish: CheckWish) -> Checked:
    """The data's own findings, and those of the text that is composed from it, at the words in the data file."""
    source, prepared = prepare_data(path, wish.templates)
    findings = list(_wanted(prepared.findings, wish))
    words, faults = _words(path)
    if prepared.kit is None:
        faults = ()  # they are why there is none, and were said
    script = _composed(prepared, path, wish, words)
    if script is None or source is None or prepared.record is None:
        return Checked((*faults, *findings))
    hand_typed = (finding for finding in _text_findings(script, wish) if not _is_of_data(finding, script))
    placed = [_in_data(finding, script, prepared.record, source) for finding in hand_typed]
    findings += with_waivers(placed, prepared.record.waivers, _TEXT_RULE_IDS)
    findings += _useless_waivers(placed, prepared.record, source)
    return Checked((*faults, *sorted(findings, key=_by_place)), script)


def _useless_waivers(findings: Sequence[Finding], record: Record, source: Source) -> Iterator[Finding]:
    """Waivers of rules on texts that no finding calls for; those of data rules are looked at with the data."""
    for waiver in record.waivers:
        if is_about_texts(waiver.rule) and waiver.rule not in {finding.rule for finding in findings}:
            exists = waiver.rule in _TEXT_RULE_IDS
            message = f"没有 {waiver.rule} 问题，这条豁免没有用上" if exists else f"没有“{waiver.rule}”这条规则"
            remedy = "请删去这条豁免。" if exists else "drafter rules 可以列出全部规则。"
            place = source.place((*waiver.loc, "规则"))
            yield Finding(WAIVERS.id, Level.HINT if exists else Level.WARNING, message, remedy, place, waiver.rule)


def _composed(prepared: Prepared, path: Path, wish: CheckWish, words: Words | None) -> Script | None:
    """The text of the first outlet that is not public, or of the public one where that is asked for."""
    if prepared.record is None or prepared.kit is None or not prepared.drafts:
        return None
    asked = wish.version is Version.PUBLIC
    outlet, document = next(
        (draft for draft in prepared.drafts if bool(draft[0] and draft[0].is_public) is asked), prepared.drafts[0]
    )
    written = render(prepared.record, prepared.kit, document._replace(live=True), outlet)
    manuscript = parse_draft(written).manuscript
    phrases = prepared.kit.templates.phrases.texts_of(prepared.record.year)
    lines = manuscript_lines(manuscript, str(path))
    script = script_of(lines, str(path), phrases=phrases, manuscript=manuscript, words=words)
    return replace(script, year=prepared.record.year)


def _text_findings(script: Script, wish: CheckWish) -> tuple[Finding, ...]:
    found = run_text_rules(script, chosen(TEXT_RULES, wish.select, wish.ignore))
    order = {id(finding): (finding.span or (-1, 0, 0)) for finding in found}
    return tuple(sorted(found, key=lambda finding: order[id(finding)]))


def _is_about_the_file(rule: str) -> bool:
    """Whether a rule looks at a file that is still to be written: what is blank in it the data's own rules say."""
    return rule == _BLANKS or any(known.id == rule and known.of_file for known in TEXT_RULES)


def _wanted(findings: Iterable[Finding], wish: CheckWish) -> tuple[Finding, ...]:
    """The findings of data rules that are wanted. Faults of form are always said: without them nothing can be judged."""
    return tuple(finding for finding in findings if finding.rule.startswith(("R", "V")) or _is_wanted(finding.rule, wish))


def _is_wanted(rule: str, wish: CheckWish) -> bool:
    return (not wish.select or rule.startswith(wish.select)) and not (wish.ignore and rule.startswith(wish.ignore))


def _is_of_data(finding: Finding, script: Script) -> bool:
    """Whether rules on data have said it, or the draft alone can be asked."""
    return _is_about_the_file(finding.rule) or _is_of_bound_figures(finding, script)


def _is_of_bound_figures(finding: Finding, script: Script) -> bool:
    """Whether a finding on figures speaks of controls alone: data rules have held these against each other."""
    if not finding.rule.startswith("F") or finding.span is None:
        return False
    at, start, end = finding.span
    paragraph = script.paragraphs[at]
    bound = {(first, last) for first, last, _ in paragraph.line.controls()} if paragraph.line else set()
    told = [number for number in paragraph.figures() if start <= number.digits_start and number.digits_end <= end]
    return bool(told) and all((number.digits_start, number.digits_end) in bound for number in told)


def _in_data(finding: Finding, script: Script, record: Record, source: Source) -> Finding:
    """The finding at the place of its words in the data file; where they are a template's, with the place in the text."""
    if finding.span:
        at, start, end = finding.span
        words = script.paragraphs[at].text[start:end].strip()
        for said in record.spoken() if words else ():
            offset = said.narrative.text.find(words)
            if offset >= 0:
                return finding._replace(place=source.place(said.narrative.loc, offset=offset))
    return finding


def _by_place(finding: Finding) -> tuple[bool, int, int, int]:
    """Findings at lines first, in their order; then those that only the text has."""
    return finding.place.line is None, finding.place.line or 0, finding.place.column or 0, finding.level.weight


def _refuse_unknown_rules(wish: CheckWish) -> None:
    known = [*(rule.id for rule in RULES), WAIVERS.id, *_TEXT_RULE_IDS]
    for asked in (*wish.select, *wish.ignore):
        if not any(rule.startswith(asked) for rule in known) and not asked.startswith(("R", "V")):
            raise CannotRun(
                f"没有“{asked}”这条或这类规则", "请写规则编号（如 F101）或类别（F、S、D、W、P、L）；drafter rules 可以列出。"
            )


def rule_ids(said: Sequence[str]) -> tuple[str, ...]:
    """Rule ids as typed behind --select and --ignore: several in one go, whatever stands between them."""
    return tuple(
        part.strip().upper() for item in said for part in item.replace("，", ",").replace("、", ",").split(",") if part.strip()
    )
