"""A .docx that we wrote → what it carries: figures, record, and what was done to it since.

The file may have been through Word, WPS or LibreOffice, which drop tags, locks, relationships and part names. So our two
parts are found by their root namespaces, and a control's figure by its xpath, then its tag, then its alias.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from drafter.model.finding import CannotRun, Place
from drafter.model.source import Plain
from drafter.ooxml.envelope import digest_of_parts, digest_of_text, figure_words
from drafter.ooxml.names import DOCUMENT, DRAFT, FIGURES, MARKUP, STYLES, w
from drafter.ooxml.package import LARGEST_PACKAGE, BadPackage, open_package, parse_xml
from drafter.ooxml.store import figure_of, node_of, tag_of

if TYPE_CHECKING:
    from lxml.etree import _Element


class Condition(StrEnum):
    """What was done to a draft since we wrote it."""

    UNTOUCHED = "未改动"
    RESAVED = "另存过，文字未改"
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

    `lines` are (style name, text) of each paragraph. Without an envelope, or with a seal only, `record` is None and
    `outline` empty.
    """

    condition: Condition
    stored: Mapping[str, str]
    shown: tuple[ShownFigure, ...]
    lines: tuple[tuple[str, str], ...]
    record: Plain
    outline: str
    outline_version: int
    template_digest: str
    outlet: str


def read_draft(path: Path) -> DraftReading:
    """Read a .docx back. Raises CannotRun where it cannot be opened."""
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST_PACKAGE + 1)
        return parse_draft(data)
    except BadPackage as error:
        raise CannotRun(f"打不开这个文档：{error}", "请用 Word 或 WPS 打开，另存为 .docx 后再试。", Place(str(path))) from error
    except OSError as error:
        raise CannotRun(f"读取文档时出错（系统错误 {error.errno}）", "请核对文件名和权限。", Place(str(path))) from error


def parse_draft(data: bytes) -> DraftReading:
    """Read the bytes of a .docx back. Raises BadPackage."""
    parts = open_package(data)
    if DOCUMENT not in parts:
        raise BadPackage("里面没有正文")
    store, envelope = _part_of(parts, FIGURES), _part_of(parts, DRAFT)
    stored = {} if store is None else {str(item.get("id")): "".join(map(str, item.itertext())) for item in store}
    names = {} if store is None else {str(item.get("id")): str(item.get("name", "")) for item in store}
    body = _BodyReader(stored, names, _style_names(parts))
    lines = tuple(body.lines(parse_xml(parts[DOCUMENT])))
    if envelope is None:
        return DraftReading(Condition.FOREIGN, stored, tuple(body.shown), lines, None, "", 0, "", "")
    record, outline = envelope.find(f"{{{DRAFT}}}record"), envelope.find(f"{{{DRAFT}}}outline")
    template, outlet = envelope.find(f"{{{DRAFT}}}template"), envelope.find(f"{{{DRAFT}}}outlet")
    written = envelope.find(f"{{{DRAFT}}}written")
    if written is not None and len(envelope) == 1:  # a seal: the document is plain text
        condition = _condition(written, parts, lines, stored, body.shown)
        return DraftReading(condition, stored, tuple(body.shown), lines, None, "", 0, "", "")
    if record is None or outline is None or template is None or outlet is None or written is None:
        raise BadPackage("随文的填报数据不完整")
    return DraftReading(
        condition=_condition(written, parts, lines, stored, body.shown),
        stored=stored,
        shown=tuple(body.shown),
        lines=lines,
        record=_record(record.text or "null"),
        outline=str(outline.get("id", "")),
        outline_version=_whole(str(outline.get("version", "0"))),
        template_digest=str(template.get("digest", "")),
        outlet=str(outlet.get("name", "")),
    )


def _condition(
    written: _Element,
    parts: Mapping[str, bytes],
    lines: tuple[tuple[str, str], ...],
    stored: Mapping[str, str],
    shown: list[ShownFigure],
) -> Condition:
    if written.get("parts") == digest_of_parts(parts):
        return Condition.UNTOUCHED
    agrees = all(stored.get(item.node) == item.shown for item in shown)
    if agrees and written.get("text") == digest_of_text(lines):
        return Condition.RESAVED
    return Condition.EDITED


def _whole(text: str) -> int:
    if not re.fullmatch(r"[0-9]{1,6}", text):
        raise BadPackage("随文的提纲版本已损坏")
    return int(text)


def _record(text: str) -> Plain:
    try:
        plain: Plain = json.loads(text)
    except ValueError as error:
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


def _paragraphs(parent: _Element) -> Iterator[_Element]:
    """All paragraphs in the order of the file, those in text boxes behind the one that holds the box.

    Programs that cannot show a text box find it told again in another way (mc:Fallback); that is passed over.
    """
    for child in parent:
        if child.tag == f"{{{MARKUP}}}Fallback":
            continue
        if child.tag == w("p"):
            yield child
        yield from _paragraphs(child)


class _BodyReader:
    """Walks the body once: the text of each paragraph, and the controls in it."""

    def __init__(self, stored: Mapping[str, str], names: Mapping[str, str], styles: Mapping[str, str]) -> None:
        self.stored = stored
        self.styles = styles
        self.by_tag = {tag_of(node): node for node in stored}
        aliases = [tag_of(name) for name in names.values()]
        # An alias that two nodes share says nothing.
        self.by_alias = {tag_of(name): node for node, name in names.items() if aliases.count(tag_of(name)) == 1}
        self.shown: list[ShownFigure] = []

    def lines(self, root: _Element) -> Iterator[tuple[str, str]]:
        for paragraph in _paragraphs(root):
            style = paragraph.find(f"{w('pPr')}/{w('pStyle')}")
            name = self.styles.get(str(style.get(w("val"))), "") if style is not None else ""
            yield name, "".join(self._words(paragraph))

    def _words(self, parent: _Element) -> Iterator[str]:
        for child in parent:
            if child.tag == w("t"):
                yield child.text or ""
            elif child.tag == w("br"):
                yield "\n"
            elif child.tag == w("tab"):
                yield "\t"
            elif child.tag == w("sdt"):
                yield self._control(child)
            elif child.tag in (w("r"), w("ins"), w("hyperlink"), w("smartTag"), w("sdtContent")):
                yield from self._words(child)

    def _control(self, control: _Element) -> str:
        content = control.find(w("sdtContent"))
        shown = "" if content is None else "".join(self._words(content))
        properties = control.find(w("sdtPr"))
        node = self._node(properties) if properties is not None else None
        if node is None:
            return shown
        self.shown.append(ShownFigure(node, figure_of(node), shown))
        return figure_words(node, shown)

    def _node(self, properties: _Element) -> str | None:
        binding = properties.find(w("dataBinding"))
        if binding is not None and (node := node_of(str(binding.get(w("xpath"), "")))) in self.stored:
            return node
        for name, known in (("tag", self.by_tag), ("alias", self.by_alias)):
            mark = properties.find(w(name))
            if mark is not None and (node := known.get(str(mark.get(w("val"), "")))):
                return node
        return None
