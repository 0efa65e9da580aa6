"""Files of any kind → scripts: texts and web pages, Word documents, and what data files compose."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from drafter.model.finding import CannotRun, Finding, Place
from drafter.model.lexicon import Words
from drafter.model.script import Script, Version
from drafter.ooxml.package import is_older
from drafter.read.docx.draft import DraftReading, bytes_of, parse_draft, refusing_damage
from drafter.read.docx.facts import facts_in
from drafter.read.finished.plain import markdown_lines, text_lines
from drafter.read.finished.script import manuscript_lines, script_of
from drafter.read.finished.web import web_lines
from drafter.read.text.files import read_prose
from drafter.workflows.converting import as_docx
from drafter.workflows.data_file import WORKBOOKS
from drafter.workflows.prepare import Prepared
from drafter.workflows.rendering import render

DATA, WORD = frozenset({".yaml", ".yml"}) | WORKBOOKS, frozenset({".docx", ".docm", ".dotx"})
OLDER = frozenset({".doc", ".wps", ".odt", ".rtf", ".dot", ".wpt"})
TEXTS = {".txt": text_lines, ".md": markdown_lines, ".markdown": markdown_lines, ".html": web_lines, ".htm": web_lines}


_CHECKED = "能检查的有：.yaml 数据文件，.xlsx 填报表，.docx、.doc、.wps、.odt、.rtf 文档，.txt、.md、.html 文本。"


def unknown_kind(path: Path, kinds: str = _CHECKED) -> CannotRun:
    """What is said of a file of another kind than these, of a folder, and of a name without an ending."""
    here = Place(str(path))
    if path.is_dir():
        return CannotRun("这是一个文件夹", f"请给出文件夹里那个文件的名字。{kinds}", here)
    if not path.suffix and not path.exists():
        likely = [path.with_suffix(kind) for kind in (".docx", ".yaml", ".txt", ".doc", ".wps")]
        found = next((file.name for file in likely if file.is_file()), "")
        remedy = f"旁边有“{found}”，请把扩展名写全。" if found else "请核对文件名和所在的文件夹，扩展名（如 .docx）也要写。"
        return CannotRun("找不到这个文件", remedy, here)
    if not path.suffix:
        return CannotRun(f"“{path.name}”没有扩展名，不知道是哪种文件", f"请给文件名加上扩展名再试。{kinds}", here)
    if path.suffix.lower() == ".pdf":
        return CannotRun("PDF 读不了", "请改用生成它的 Word 文档；只有 PDF 的，先转成 .docx 或 .txt。", here)
    return CannotRun(f"不认识“{path.suffix}”这种文件", kinds, here)


def document_of(path: Path) -> bytes:
    """The bytes of a Word document as a .docx, whatever its age and its name."""
    if path.suffix.lower() in OLDER:
        return as_docx(path)
    data = bytes_of(path)
    return as_docx(path, ".doc") if is_older(data) else data


def script_of_text(path: Path, version: Version | None, words: Words | None) -> tuple[Script, tuple[Finding, ...]]:
    """The script of a text or a web page, and what is wrong with the file's form."""
    text = read_prose(path)
    lines = TEXTS[path.suffix.lower()](text.text, str(path))
    return script_of(lines, str(path), version=version, words=words), text.findings


def script_of_document(data: bytes, reading: DraftReading, path: Path, version: Version | None, words: Words | None) -> Script:
    """The script of a Word document that was read. Raises CannotRun where parts that hold none of its words are damaged."""
    manuscript = reading.manuscript
    with refusing_damage(path):
        facts = facts_in(data, reading)
    lines = manuscript_lines(manuscript, str(path))
    return script_of(lines, str(path), version=version, manuscript=manuscript, facts=facts, words=words)


def composed_script(prepared: Prepared, path: Path, version: Version | None, words: Words | None) -> Script | None:
    """The text of the first outlet that is not public, or of the public one where that is asked for."""
    if prepared.record is None or prepared.kit is None or not prepared.drafts:
        return None
    asked = version is Version.PUBLIC
    outlet, document = next(
        (draft for draft in prepared.drafts if bool(draft[0] and draft[0].is_public) is asked), prepared.drafts[0]
    )
    written = render(prepared.record, prepared.kit, document._replace(live=True), outlet)
    manuscript = parse_draft(written).manuscript
    phrases = prepared.kit.templates.phrases.texts_of(prepared.record.year)
    lines = manuscript_lines(manuscript, str(path))
    script = script_of(lines, str(path), phrases=phrases, manuscript=manuscript, words=words)
    return replace(script, year=prepared.record.year)
