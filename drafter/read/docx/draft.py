"""A .docx → its manuscript and what else it carries: figures, record, and what was done to it since we wrote it.

The file may have been through Word, WPS or LibreOffice, which drop tags, locks, relationships and part names. So our two
parts are found by their root namespaces, and a control's figure by its xpath, then its tag, then its alias.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from drafter.model.finding import CannotRun, Place
from drafter.model.manuscript import Line, Manuscript
from drafter.model.source import Plain
from drafter.ooxml.envelope import digest_of_parts, digest_of_text, figure_words
from drafter.ooxml.names import COMMENTATOR, CP, DOCUMENT, DRAFT, FIGURES, PROPERTIES, STYLES, w
from drafter.ooxml.package import LARGEST_PACKAGE, BadPackage, open_package, parse_xml
from drafter.ooxml.store import figure_of
from drafter.read.docx.body import BodyReader
from drafter.read.docx.comments import comments_in
from drafter.read.text.files import refuse_what_is_no_file

if TYPE_CHECKING:
    from lxml.etree import _Element

#: Ten times the longest report ever seen. A cell of a table is a paragraph, too.
MOST_PARAGRAPHS, LONGEST_TEXT = 10_000, 500_000


class Condition(StrEnum):
    """What was done to a draft since we wrote it."""

    UNTOUCHED = "未改动"
    RESAVED = "另存过，文字未改"
    COMMENTED = "有人加了批注"
    EDITED = "文字改过"
    FOREIGN = "不是本程序写出的"


@dataclass(frozen=True, slots=True)
class ShownFigure:
    """One control as it stands in the text: its node in the store, its figure, and what is seen."""

    node: str
    figure: str
    shown: str


@dataclass(frozen=True, slots=True)
class DraftReading:
    """All that a .docx carries. `stored` are the values by node, `shown` the controls in reading order.

    `lines` are (style name, text) of each paragraph, in which a control reads ⟦node=digits⟧; `text_digest` is what their
    digest was when we wrote the file, `whose` the digest of the office and year. Without an envelope, or with a seal only,
    `record` is None and `outline` empty.
    """

    condition: Condition
    manuscript: Manuscript
    stored: Mapping[str, str]
    record: Plain = None
    outline: str = ""
    outline_version: int = 0
    template_digest: str = ""
    outlet: str = ""
    text_digest: str = ""
    whose: str = ""

    @property
    def lines(self) -> tuple[tuple[str, str], ...]:
        """(style name, text) of each paragraph."""
        return tuple(lines_of(self.manuscript))

    @property
    def shown(self) -> tuple[ShownFigure, ...]:
        """The controls in reading order."""
        return tuple(shown_in(self.manuscript))


def read_draft(path: Path) -> DraftReading:
    """Read a .docx back. Raises CannotRun where it cannot be opened."""
    return parse_or_refuse(bytes_of(path), path)


def bytes_of(path: Path, most: int = LARGEST_PACKAGE + 1) -> bytes:
    """The bytes of a .docx, as far as they are looked at. Raises CannotRun."""
    here = Place(str(path))
    refuse_what_is_no_file(path)
    try:
        with path.open("rb") as file:
            return file.read(most)
    except IsADirectoryError as error:
        raise CannotRun("这是一个文件夹，不是文档", "请给出文件夹里那个 .docx 文件的名字。", here) from error
    except FileNotFoundError as error:
        raise CannotRun("找不到这个文件", "请核对文件名和所在的文件夹。", here) from error
    except PermissionError as error:
        raise CannotRun("没有权限读取这个文件", "请核对文件的权限，或复制一份到自己的文件夹再试。", here) from error
    except OSError as error:
        raise CannotRun(f"读取文档时出错（系统错误 {error.errno}）", "请核对文件名和权限。", here) from error


def refuse_unreadable(path: Path) -> None:
    """Raise CannotRun where there is no such file, or where it must not be read."""
    bytes_of(path, 1)


def parse_or_refuse(data: bytes, path: Path) -> DraftReading:
    """Read the bytes of this file back. Raises CannotRun."""
    with refusing_damage(path):
        return parse_draft(data, bounded=True)


@contextmanager
def refusing_damage(path: Path) -> Iterator[None]:
    """Raise CannotRun, which says so, where this document turns out to be damaged."""
    try:
        yield
    except BadPackage as error:
        remedy = error.remedy or "请用 Word 或 WPS 打开，另存为 .docx 后再试。"
        raise CannotRun(f"打不开这个文档：{error}", remedy, Place(str(path))) from error


def parse_draft(data: bytes, *, bounded: bool = False) -> DraftReading:
    """Read the bytes of a .docx back; `bounded` where others may have written them. Raises BadPackage."""
    parts = open_package(data)
    if DOCUMENT not in parts:
        raise BadPackage("里面没有正文")
    store, envelope = _part_of(parts, FIGURES), _part_of(parts, DRAFT)
    figures = [] if store is None else [*store.iterchildren("*")]  # not the comments between them
    stored = {str(item.get("id")): "".join(map(str, item.itertext())) for item in figures}
    names = {str(item.get("id")): str(item.get("name", "")) for item in figures}
    body = BodyReader(stored, names, _style_names(parts))
    root = parse_xml(parts[DOCUMENT])
    if bounded:
        _refuse_endless(root)
    lines = tuple(body.lines(root))
    manuscript = Manuscript(lines, tuple(comments_in(parts, body.anchors)), _saved_by(parts))
    written = envelope.find(f"{{{DRAFT}}}written") if envelope is not None else None
    if envelope is None:
        return DraftReading(Condition.FOREIGN, manuscript, stored)
    if written is None:
        raise BadPackage("随文的填报数据不完整")
    condition = _condition(written, parts, manuscript, stored)
    text, whose = str(written.get("text", "")), str(written.get("whose", ""))
    if len(envelope) == 1:  # a seal: the document is plain text
        return DraftReading(condition, manuscript, stored, text_digest=text, whose=whose)
    record, outline = envelope.find(f"{{{DRAFT}}}record"), envelope.find(f"{{{DRAFT}}}outline")
    template, outlet = envelope.find(f"{{{DRAFT}}}template"), envelope.find(f"{{{DRAFT}}}outlet")
    if record is None or outline is None or template is None or outlet is None:
        raise BadPackage("随文的填报数据不完整")
    return DraftReading(
        condition=condition,
        manuscript=manuscript,
        stored=stored,
        record=_record(record.text or "null"),
        outline=str(outline.get("id", "")),
        outline_version=_whole(str(outline.get("version", "0"))),
        template_digest=str(template.get("digest", "")),
        outlet=str(outlet.get("name", "")),
        text_digest=text,
        whose=whose,
    )


def lines_of(manuscript: Manuscript) -> Iterator[tuple[str, str]]:
    """(style name, text) of each line, as its digest counts it: a control reads ⟦node=digits⟧."""
    return ((line.style, _counted(line)) for line in manuscript.lines)


def shown_in(manuscript: Manuscript) -> Iterator[ShownFigure]:
    """The controls in reading order."""
    for line in manuscript.lines:
        for start, end, node in line.controls():
            yield ShownFigure(node, figure_of(node), line.accepted[start:end])


def _counted(line: Line) -> str:
    words = []
    for control, runs in groupby((run for run in line.runs if not run.removed), key=lambda run: run.control):
        members = list(runs)
        text = "".join(run.text for run in members)
        words.append(figure_words(members[0].node, text) if control else text)
    return "".join(words)


def _condition(written: _Element, parts: Mapping[str, bytes], manuscript: Manuscript, stored: Mapping[str, str]) -> Condition:
    if written.get("parts") == digest_of_parts(parts):
        return Condition.UNTOUCHED
    agrees = all(stored.get(item.node) == item.shown for item in shown_in(manuscript))
    if not agrees or written.get("text") != digest_of_text(lines_of(manuscript)) or _has_tracked_changes(manuscript):
        return Condition.EDITED
    is_ours = all(comment.author == COMMENTATOR for comment in manuscript.comments)
    return Condition.RESAVED if is_ours else Condition.COMMENTED


def _has_tracked_changes(manuscript: Manuscript) -> bool:
    return any(
        line.ended_by or line.joined_by or any(run.added or run.removed for run in line.runs) for line in manuscript.lines
    )


def _whole(text: str) -> int:
    if not re.fullmatch(r"[0-9]{1,6}", text):
        raise BadPackage("随文的提纲版本已损坏")
    return int(text)


def _refuse_endless(root: _Element) -> None:
    """A text that no report is as long as would keep whoever compares it busy for minutes."""
    if (paragraphs := sum(1 for _ in root.iter(w("p")))) > MOST_PARAGRAPHS:
        raise BadPackage(f"有 {paragraphs} 段，不像报告", "请核对是不是选错了文件；空段落和大的附表可以删去再试。")
    if (length := sum(len(text.text or "") for text in root.iter(w("t"), w("delText")))) > LONGEST_TEXT:
        raise BadPackage(f"有 {length} 个字，不像报告", "请核对是不是选错了文件。")


def _record(text: str) -> Plain:
    try:
        plain: Plain = json.loads(text)
        json.dumps(plain, ensure_ascii=False).encode()  # half of a pair (\\ud800) is no character, and stops whoever writes it
    except (ValueError, RecursionError) as error:
        raise BadPackage("随文的填报数据已损坏") from error
    return plain


def _part_of(parts: Mapping[str, bytes], namespace: str) -> _Element | None:
    """The first custom XML part whose root is of this namespace, whatever the part is called."""
    wanted = namespace.encode()
    for name in sorted(parts):
        if name.startswith("customXml/") and name.endswith(".xml") and wanted in parts[name]:
            root = parse_xml(parts[name])
            if isinstance(root.tag, str) and root.tag.startswith(f"{{{namespace}}}"):
                return root
    return None


def _style_names(parts: Mapping[str, bytes]) -> dict[str, str]:
    if STYLES not in parts:
        return {}
    names = {}
    for style in parse_xml(parts[STYLES]).iter(w("style")):
        name = style.find(w("name"))
        names[str(style.get(w("styleId")))] = "" if name is None else str(name.get(w("val"), ""))
    return names


def _saved_by(parts: Mapping[str, bytes]) -> str:
    if PROPERTIES not in parts:
        return ""
    return str(parse_xml(parts[PROPERTIES]).findtext(f"{{{CP}}}lastModifiedBy") or "").strip()
