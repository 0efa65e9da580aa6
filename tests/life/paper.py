"""A draft open in Word: its own paragraphs, and what a person does to them."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from typing import Any

from lxml import etree

from drafter.model.document import HEADINGS, Role
from drafter.ooxml.names import DOCUMENT, STORE_PART, w
from drafter.ooxml.store import node_of
from drafter.ooxml.walk import paragraphs_in
from drafter.read.docx.draft import read_draft

_OWN = (*HEADINGS, Role.BODY)
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


class Paper:
    """A .docx whose paragraphs can be edited; `own` are those of the report's text with their roles."""

    def __init__(self, path: Path) -> None:
        self.path = path
        with zipfile.ZipFile(path) as package:
            self.parts = {name: package.read(name) for name in package.namelist()}
        self.root: Any = etree.fromstring(self.parts[DOCUMENT])
        lines = read_draft(path).manuscript.lines
        every = [paragraph for paragraph, _ in paragraphs_in(self.root)]
        self.titles = [p for line, p in zip(lines, every, strict=True) if line.role is Role.TITLE and line.accepted]
        self.own: list[tuple[Role, Any]] = [
            (line.role, paragraph) for line, paragraph in zip(lines, every, strict=True) if line.role in _OWN and line.accepted
        ]

    @staticmethod
    def text(paragraph: Any) -> str:
        """What it says."""
        return "".join(t.text or "" for t in paragraph.iter(w("t")))

    def whole(self) -> str:
        """All that the document says."""
        return "\n".join(self.text(paragraph) for paragraph, _ in paragraphs_in(self.root))

    def body(self) -> list[int]:
        """Which of the own paragraphs are no headings."""
        return [at for at, (role, _) in enumerate(self.own) if role is Role.BODY]

    def save(self) -> None:
        """As Word saves it."""
        self.parts[DOCUMENT] = etree.tostring(self.root, encoding="UTF-8", xml_declaration=True, standalone=True)
        with zipfile.ZipFile(self.path, "w", zipfile.ZIP_DEFLATED) as package:
            for name, data in self.parts.items():
                package.writestr(name, data)

    def insert(self, at: int, words: str, *, late: bool) -> bool:
        """Type words into a paragraph, outside its figures; behind a heading's number."""
        _, paragraph = self.own[at]
        texts = [text for text in paragraph.iter(w("t")) if len(text.text or "") > 4 and not _within_control(text)]
        if not texts:
            return False
        text = texts[-1 if late else 0]
        into = len(text.text) - 1 if late else 4
        text.text = text.text[:into] + words + text.text[into:]
        text.set(_SPACE, "preserve")
        return True

    def retitle(self, words: str) -> bool:
        """Type words into the title, before its last two characters (报告)."""
        texts = [text for title in self.titles for text in title.iter(w("t")) if (text.text or "").endswith("报告")]
        for text in texts[:1]:
            text.text = f"{text.text[:-2]}{words}报告"
        return bool(texts)

    def add(self, behind: int, words: str) -> None:
        """A new paragraph of text behind one of these."""
        model = self.own[self.body()[0]][1] if self.body() else self.own[behind][1]
        new = etree.Element(w("p"))
        if (style := model.find(w("pPr"))) is not None:
            new.append(deepcopy(style))
        etree.SubElement(etree.SubElement(new, w("r")), w("t")).text = words
        self.own[behind][1].addnext(new)
        self.own.insert(behind + 1, (Role.BODY, new))

    def remove(self, at: int) -> str:
        """Take a paragraph out; what it said outside its figures."""
        _, paragraph = self.own.pop(at)
        paragraph.getparent().remove(paragraph)
        return "".join("￼" if _within_control(t) else t.text or "" for t in paragraph.iter(w("t")))

    def move(self, at: int, behind: int) -> None:
        """Cut a paragraph and paste it behind another."""
        item = self.own[at]
        after = self.own[behind]
        after[1].addnext(item[1])
        self.own.remove(item)
        self.own.insert(next(index for index, other in enumerate(self.own) if other is after) + 1, item)

    def controls(self) -> list[str]:
        """The nodes of the figures that are shown."""
        found = (node_of(str(item.get(w("xpath"), ""))) for item in self.root.iter(w("dataBinding")))
        return sorted({str(node) for node in found if node and "|" not in node})

    def shown(self, node: str) -> str:
        """What the controls of a node show."""
        return next(self.text(control) for control in self._of(node))

    def change(self, node: str, digits: str) -> None:
        """Type another number into a control: Word writes it into the store and into all others of the node."""
        for control in self._of(node):
            first, *others = control.iter(w("t"))
            first.text = digits
            for other in others:
                other.text = ""
        store: Any = etree.fromstring(self.parts[STORE_PART])
        for figure in store:
            if figure.get("id") == node:
                figure[0].text = digits
        self.parts[STORE_PART] = etree.tostring(store)

    def blanks(self) -> list[Any]:
        """The places where a required figure is missing."""
        return [text for text in self.root.iter(w("t")) if (text.text or "").startswith("【待填：")]

    def _of(self, node: str) -> list[Any]:
        bound: Callable[[Any], bool] = lambda item: node_of(str(item.get(w("xpath"), ""))) == node  # noqa: E731
        return [item.getparent().getparent() for item in self.root.iter(w("dataBinding")) if bound(item)]


def _within_control(text: Any) -> bool:
    return any(parent.tag == w("sdt") for parent in text.iterancestors())
