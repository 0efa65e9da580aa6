"""drafter adopt: the data file of a report that this program never wrote."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from drafter.carry.adopting.about import fitting_outline, has_lower, itself_of, office_of
from drafter.carry.adopting.adopt import Owner, adopt
from drafter.carry.adopting.lines import Sorted, sort_lines
from drafter.carry.adopting.proof import Proof, counted, proved
from drafter.kit import load_kit
from drafter.library import Library
from drafter.model.adopted import Adopted
from drafter.model.finding import CannotRun, Finding, Place, is_error
from drafter.model.outline import Outline
from drafter.model.script import Part, Report, Script
from drafter.read.adopting import adoption_words
from drafter.read.docx.draft import bytes_of, parse_or_refuse
from drafter.read.yaml_source import understood
from drafter.validate.compile import json_schema
from drafter.workflows.catalogue import outlines
from drafter.workflows.converting import as_docx
from drafter.workflows.folders import make_folder
from drafter.workflows.new import Wanted, form_of, library_of, refuse_to_overwrite, target_of
from drafter.workflows.prepare import prepare_record
from drafter.workflows.scripts import DATA, OLDER, TEXTS, WORD, script_of_document, script_of_text, unknown_kind
from drafter.write.adopted import adopted_text
from drafter.write.files import write_atomically
from drafter.write.skeleton.form import Form

#: The longest report ever seen has a tenth of this.
_MOST_CHARACTERS, _MOST_HEADINGS = 300_000, 1_000
#: Titles of reports that tell less than a year, or of something else.
_OF_A_PART = re.compile("半年|季度|自查|督察")
_WEB = frozenset({".html", ".htm"})


class AdoptWish(NamedTuple):
    """What the user said himself, as typed; what he left out is taken from the report. `review` and `decided` are workbooks."""

    wanted: Wanted
    review: Path | None = None
    decided: Path | None = None


class Adoption(NamedTuple):
    """What was made: the data file, what is in it, what it prints; `before` are the report's own sentences and numbers."""

    data_file: Path
    schema_file: Path
    outline: Outline
    adopted: Adopted
    proof: Proof
    before: tuple[int, int]
    findings: tuple[Finding, ...]
    review: Path | None = None
    notes: tuple[str, ...] = ()


def adopt_file(report: Path, output: Path, wish: AdoptWish) -> Adoption:
    """Write the data file, its schema, the workbook to confirm in; no file is ever overwritten. Raises CannotRun."""
    from drafter.workflows.adopted_sheets import decisions_of, write_review

    target = target_of(output)
    schema_file = target.with_suffix(".schema.json")
    library = library_of(target)
    script, findings = _script(report)
    lines = sort_lines(script)
    _refuse_unlikely(lines, report)
    form = _form(script, lines, wish.wanted, target, library)
    plain = _adopted(script, lines, form, report, {})
    decisions = decisions_of(wish.decided, plain) if wish.decided else {}
    adopted = _adopted(script, lines, form, report, decisions) if decisions else plain
    text = adopted_text(adopted, form, report.name)
    proof = _proof(text, form, lines, library, target)
    if proof.differences:
        raise _not_the_same(report, proof)
    schema = json.dumps(json_schema(form.outline), ensure_ascii=False, indent=1) + "\n"
    is_ours = bool(decisions) and target.is_file() and target.read_bytes() == adopted_text(plain, form, report.name).encode()
    if not is_ours:
        refuse_to_overwrite(target, schema_file, schema)
    review = write_review(wish.review, adopted, form) if wish.review else None
    make_folder(target.parent)
    write_atomically(schema_file, schema.encode())
    write_atomically(target, text.encode())
    return Adoption(
        target, schema_file, form.outline, adopted, proof, counted(lines), findings, review, tuple(_notes(lines, script))
    )


def _refuse_unlikely(lines: Sorted, report: Path) -> None:
    """Raise CannotRun where there is nothing to adopt, or far more than a report has."""
    here = Place(str(report))
    if not lines.body:
        remedy = "请核对是否选错了文件；扫描件、图片里的文字程序认不出来。"
        raise CannotRun(f"“{report.name}”里没有报告的正文", remedy, here)
    characters = sum(len(line.text) for line in lines.body)
    headings = sum(bool(line.level) for line in lines.body)
    if characters > _MOST_CHARACTERS or headings > _MOST_HEADINGS:
        said = f"正文有 {characters} 字、{headings} 个标题"
        raise CannotRun(f"“{report.name}”{said}，不像一份报告", "请核对是否选错了文件；几份报告合在一起的，请先分开。", here)


def _script(path: Path) -> tuple[Script, tuple[Finding, ...]]:
    kind = path.suffix.lower()
    if kind in TEXTS:
        return script_of_text(path, None, None)
    if kind in WORD or kind in OLDER:
        data = bytes_of(path) if kind in WORD else as_docx(path)
        reading = parse_or_refuse(data, path)
        if reading.record is not None:
            remedy = "收回改动用 drafter pull，结转到下一年用 drafter new --from。"
            raise CannotRun(f"“{path.name}”是本程序生成的初稿，本来就带着填报数据，不用接收", remedy, Place(str(path)))
        return script_of_document(data, reading, path, None, None), ()
    if kind == ".xlsx":
        remedy = "要接收旧报告，请给 .docx、.doc、.txt、.md 或 .html 文件；收回填报表用 drafter collect。"
        raise CannotRun(f"“{path.name}”是表格，不是报告", remedy, Place(str(path)))
    if kind in DATA:
        remedy = "检查用 drafter check，结转到下一年用 drafter new --from。"
        raise CannotRun(f"“{path.name}”已经是数据文件，不用接收", remedy, Place(str(path)))
    raise unknown_kind(path, "能接收的有：.docx、.doc、.wps、.odt、.rtf 文档，.txt、.md、.html 文本。")


def _form(script: Script, lines: Sorted, wanted: Wanted, target: Path, library: Library) -> Form:
    """What the data file is made from: as asked for, else as the report says itself."""
    title = "".join(lines.title)
    office = wanted.office or office_of(lines.signatories, title, script)
    if not office:
        raise CannotRun("没有认出这是哪个单位的报告", "请加上 --unit 单位全称，如 --unit 示例县人民政府。")
    year = wanted.year or (str(script.year) if script.year else None)
    if year is None:
        raise CannotRun("没有认出这是哪一年的报告", "请加上 --year 和四位年份，写的是哪一年的情况就写哪一年。")
    name = wanted.outline
    if not name:
        name = fitting_outline(outlines(library), office, int(year) if year.isdecimal() else 0, script)
    itself = wanted.itself if wanted.itself is not None else itself_of(script) or None
    return form_of(target, Wanted(name or None, office, year, itself), library)


def _adopted(script: Script, lines: Sorted, form: Form, report: Path, decisions: Mapping[str, str]) -> Adopted:
    is_web = report.suffix.lower() in _WEB or any(paragraph.part is Part.FURNITURE for paragraph in script.paragraphs)
    owner = Owner(form.office, form.itself, form.year, is_web, has_lower(form.office, script), _is_other(script))
    return adopt(script, lines, form.outline, adoption_words(), owner, decisions)


def _proof(text: str, form: Form, lines: Sorted, library: Library, target: Path) -> Proof:
    """Read the data file, draft in memory, and hold the text against the report's."""
    reading = understood(text, str(target))
    findings = [*reading.findings]
    if reading.source is not None:
        prepared = prepare_record(reading.source, load_kit(form.outline.id, None, library))
        findings += prepared.findings
    if reading.source is None or prepared.record is None or not prepared.drafts:
        said = "；".join(finding.message for finding in findings if is_error(finding))
        return Proof(0, 0, (("", said),))
    return proved(lines, prepared.drafts[0][1])


def _notes(lines: Sorted, script: Script) -> Iterator[str]:
    """What was done to the report that its readers may wonder at."""
    if lines.brackets:
        yield f"原文有 {lines.brackets} 处方头括号，改成了〔〕：数据文件里【】是引用指标的。"
    if lines.tables:
        yield f"原文有 {lines.tables} 个表格，改成了文字，一行一段。"
    if _is_other(script):
        yield (
            "这份文字没有认作法治政府建设年度报告或审议意见研究处理报告，里面的数只列出、不引用；"
            "请核对是否选错了文件、用错了提纲。"
        )


def _is_other(script: Script) -> bool:
    """Whether it is no annual report on 法治政府建设, so that its figures may be of something else, or of half a year."""
    if script.report in (Report.ANNUAL, Report.RESPONSE):
        return False
    is_ours = script.report is Report.REPORT and "法治" in script.title
    return not is_ours or _OF_A_PART.search(script.title) is not None


def _not_the_same(report: Path, proof: Proof) -> CannotRun:
    one, other = proof.differences[0]
    message = f"“{report.name}”接收后印出来和原文不一样，没有写出：原文“{one[:60]}”，印出“{other[:60]}”"
    return CannotRun(message, "这是程序的缺陷，不是报告的问题。请把这份报告和这行字发给维护人员。", Place(str(report)))
