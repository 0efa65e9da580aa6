"""drafter check: whatever is wrong with a data file, a Word document, a web page or a text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from drafter.check.forms import HINTS, is_form
from drafter.check.registry import RULES, WAIVERS
from drafter.check.texts.dates_former import OWN_WORDS
from drafter.check.texts.registry import TEXT_RULES, chosen, run_text_rules
from drafter.library import INSTALLED, BadKit, Library
from drafter.model.finding import CannotRun, Finding, Level, Place
from drafter.model.lexicon import Words
from drafter.model.record import Record
from drafter.model.script import Script, Version
from drafter.model.source import Source
from drafter.read.docx.draft import parse_or_refuse
from drafter.settings import library_for
from drafter.wordlists import words_for
from drafter.workflows.lastyear import beside_former, place_of_own
from drafter.workflows.prepare import Prepared, prepare_data
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
from drafter.workflows.waiving import TEXT_RULE_IDS, waived, waived_by_record

#: The rule on 【待填】 left in a text.
_BLANKS = "P209"


class CheckWish(NamedTuple):
    """Which rules are wanted (ids, or how they begin), as what the text is checked, whose templates are used.

    `former` is last year's file.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    version: Version | None = None
    templates: Path | None = None
    former: Path | None = None

    def wants(self, rule: str) -> bool:
        """Whether findings of this rule are wanted. Faults of form always are, as without them nothing can be judged."""
        if rule.startswith(("R", "V")):
            return rule not in HINTS or not (self.ignore and rule.startswith(self.ignore))
        return (not self.select or rule.startswith(self.select)) and not (self.ignore and rule.startswith(self.ignore))


class Checked(NamedTuple):
    """All findings in the order of their places; the text that was looked at, and the bytes of its .docx, if it is one.

    `prepared` is what a data file gave.
    """

    findings: tuple[Finding, ...]
    script: Script | None = None
    document: bytes | None = None
    prepared: Prepared | None = None


def check_file(path: Path, wish: CheckWish | None = None) -> Checked:
    """Check a file by its kind. Raises CannotRun where it cannot be read, or where its kind is not known."""
    wish = wish or CheckWish()
    _refuse_unknown_rules(wish)
    kind = path.suffix.lower()
    if path.is_dir():
        raise unknown_kind(path)
    if kind in DATA:
        return _data(path, wish)
    if kind in WORD or kind in OLDER:
        return _document(document_of(path), path, wish)
    if kind in TEXTS:
        words, library, faults = _words(path)
        script, of_form = script_of_text(path, wish.version, words)
        script = beside_former(script, wish.former, wish.version, library)
        of_text = waived_by_record(_text_findings(script, wish), path, None, wish.wants)
        of_form = (*of_form, *_without_words(script))
        return Checked((*faults, *(finding for finding in of_form if wish.wants(finding.rule)), *of_text), script)
    raise unknown_kind(path)


def _document(data: bytes, path: Path, wish: CheckWish) -> Checked:
    reading = parse_or_refuse(data, path)
    words, library, faults = _words(path)
    script = script_of_document(data, reading, path, wish.version, words)
    script = beside_former(script, wish.former, wish.version, library)
    findings = waived_by_record(_text_findings(script, wish), path, reading.record, wish.wants)
    return Checked((*faults, *_without_words(script), *findings), script, data)


def _without_words(script: Script) -> Iterator[Finding]:
    """That a file says nothing, if it does not."""
    if not script.paragraphs:
        remedy = "请核对是否选错了文件；内容是图片或扫描件的，要先转成文字。"
        yield Finding("R104", Level.ERROR, "文件里没有文字", remedy, Place(script.file))


def _words(path: Path) -> tuple[Words | None, Library, tuple[Finding, ...]]:
    """The word lists that hold for a text, by the drafter.yaml at or above it, its library, and what is wrong with them.

    A text can be checked without: where drafter.yaml itself is bad, with ours.
    """
    try:
        library = library_for(path.parent)
    except BadKit as error:
        return None, INSTALLED, error.findings
    words, faults = words_for(library)
    return words, library, faults


def _data(path: Path, wish: CheckWish) -> Checked:
    """The data's own findings, and those of the text that is composed from it, at the words in the data file."""
    source, prepared = prepare_data(path, wish.templates)
    findings = [finding for finding in prepared.findings if wish.wants(finding.rule)]
    words, library, faults = _words(path)
    if prepared.kit is None:
        faults = ()  # they are why there is none, and were said
    script = composed_script(prepared, path, wish.version, words)
    if script is None or source is None or prepared.record is None:
        return Checked((*faults, *findings), prepared=prepared)
    script = beside_former(script, wish.former, wish.version, library, prepared.record)
    hand_typed = (finding for finding in _text_findings(script, wish) if not _is_of_data(finding, script))
    placed = [_in_data(finding, script, prepared.record, source) for finding in hand_typed]
    findings += waived(placed, path, prepared.record.waivers, source.place, wish.wants)
    return Checked((*faults, *sorted(findings, key=_by_place)), script, prepared=prepared)


def _text_findings(script: Script, wish: CheckWish) -> tuple[Finding, ...]:
    found = run_text_rules(script, chosen(TEXT_RULES, wish.select, wish.ignore))
    return tuple(sorted(found, key=lambda finding: finding.span or (-1, 0, 0)))


def _is_about_the_file(rule: str) -> bool:
    """Whether a rule looks at a file that is still to be written: what is blank in it the data's own rules say."""
    return rule == _BLANKS or any(known.id == rule and known.of_file for known in TEXT_RULES)


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
        own = script.facts.get(OWN_WORDS)
        if isinstance(own, Mapping) and (place := place_of_own(words, own, source)):
            return finding._replace(place=place)
    return finding


def _by_place(finding: Finding) -> tuple[bool, int, int, int]:
    """Findings at lines first, in their order; then those that only the text has."""
    return finding.place.line is None, finding.place.line or 0, finding.place.column or 0, finding.level.weight


def _refuse_unknown_rules(wish: CheckWish) -> None:
    known = [*(rule.id for rule in RULES), WAIVERS.id, *TEXT_RULE_IDS]
    for asked in (*wish.select, *wish.ignore):
        if not any(rule.startswith(asked) for rule in known) and not is_form(asked):
            raise CannotRun(
                f"没有“{asked}”这条或这类规则", "请写规则编号（如 F101）或类别（F、S、D、W、P、L）；drafter rules 可以列出。"
            )


def rule_ids(said: Sequence[str]) -> tuple[str, ...]:
    """Rule ids as typed behind --select and --ignore: several in one go, whatever stands between them."""
    return tuple(
        part.strip().upper() for item in said for part in item.replace("，", ",").replace("、", ",").split(",") if part.strip()
    )
