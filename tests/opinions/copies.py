"""Copies of a draft as reviewers return them: real .docx whose XML is edited as Word would have edited it."""

from __future__ import annotations

import zipfile
from copy import deepcopy
from pathlib import Path
from typing import Any

from lxml import etree

from drafter.ooxml.names import COMMENTS, COMMENTS_EXTENDED, DOCUMENT, DRAFT_PART, PROPERTIES, STORE_PART, W14, W15, WML, W, w

_RELS, _TYPES = "word/_rels/document.xml.rels", "[Content_Types].xml"
_REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
_REL_EXTENDED = "http://schemas.microsoft.com/office/2011/relationships/commentsExtended"


class Copy:
    """One copy: `words` name a paragraph by what it begins with or holds, and a stretch by what it says."""

    def __init__(self, source: Path) -> None:
        with zipfile.ZipFile(source) as package:
            self.parts = {name: package.read(name) for name in package.namelist()}
        self.root: Any = etree.fromstring(self.parts[DOCUMENT])
        self.comments: list[tuple[int, str, str, str, int | None]] = []

    # -- plain edits

    def paragraph(self, words: str) -> Any:
        return next(p for p in self.root.iter(w("p")) if words in self.text(p))

    @staticmethod
    def text(paragraph: Any) -> str:
        return "".join(t.text or "" for t in paragraph.iter(w("t"), w("delText")))

    def replace(self, paragraph: str, old: str, new: str) -> None:
        (run,) = self._runs(self.paragraph(paragraph), old)
        run.find(w("t")).text = new

    def new_paragraph(self, behind: str, text: str) -> Any:
        """A paragraph of the same style behind this one."""
        model = self.paragraph(behind)
        new = etree.Element(w("p"))
        if model.find(w("pPr")) is not None:
            new.append(deepcopy(model.find(w("pPr"))))
        new.append(_run(text))
        model.addnext(new)
        return new

    def remove(self, words: str) -> None:
        paragraph = self.paragraph(words)
        paragraph.getparent().remove(paragraph)

    def move(self, words: str, behind: str) -> None:
        self.paragraph(behind).addnext(self.paragraph(words))

    def split(self, words: str, behind: str) -> Any:
        """End the paragraph behind these words; the new one takes the rest."""
        paragraph = self.paragraph(words)
        run = self._runs(paragraph, behind)[-1]
        new = etree.Element(w("p"))
        new.append(deepcopy(paragraph.find(w("pPr"))))
        new.extend(list(run.itersiblings()))
        paragraph.addnext(new)
        return paragraph

    # -- tracked changes

    def track_delete(
        self, paragraph: str, words: str, author: str, date: str = "2026-03-02T09:00:00Z", tag: str = "del"
    ) -> None:
        for run in self._runs(self.paragraph(paragraph), words):
            text = run.find(w("t"))
            text.tag = w("delText")
            change = _change(tag, author, date)
            run.addprevious(change)
            change.append(run)

    def track_insert(
        self, paragraph: str, behind: str, text: str, author: str, date: str = "2026-03-02T09:00:00Z", tag: str = "ins"
    ) -> Any:
        place = self._runs(self.paragraph(paragraph), behind)[-1]
        if place.getparent().tag != w("p"):
            place = place.getparent()
        change = _change(tag, author, date)
        change.append(_run(text))
        place.addnext(change)
        return change

    def track_mark(self, paragraph: Any, tag: str, author: str, date: str = "2026-03-02T09:00:00Z") -> None:
        """Note that the paragraph's end was inserted or deleted."""
        properties = paragraph.find(w("pPr"))
        if properties is None:
            properties = etree.Element(w("pPr"))
            paragraph.insert(0, properties)
        mark = etree.SubElement(properties, w("rPr"))
        mark.append(_change(tag, author, date))

    def track_new_paragraph(self, behind: str, text: str, author: str, tag: str = "ins") -> None:
        """As Word does it: the new paragraph brings its own end."""
        new = self.new_paragraph(behind, text)
        self._wrap(new, tag, author)
        self.track_mark(new, tag, author)

    def track_remove(self, words: str, author: str, tag: str = "del") -> None:
        paragraph = self.paragraph(words)
        self._wrap(paragraph, tag, author)
        for text in paragraph.iter(w("t")):
            text.tag = w("delText")
        self.track_mark(paragraph, tag, author)

    def _wrap(self, paragraph: Any, tag: str, author: str) -> None:
        for run in list(paragraph.iter(w("r"))):
            change = _change(tag, author)
            run.addprevious(change)
            change.append(run)

    # -- comments

    def comment(
        self,
        paragraph: str,
        words: str | None,
        text: str,
        author: str,
        date: str = "2026-03-03T10:00:00Z",
        answers: int | None = None,
    ) -> int:
        """A comment on these words; on none: without a range. Its number, by which others answer it."""
        number = 1000 + len(self.comments)  # as Word does it: behind those that stand there
        self.comments.append((number, author, date, text, answers))
        element = self.paragraph(paragraph)
        reference = etree.Element(w("r"))
        etree.SubElement(reference, w("commentReference")).set(w("id"), str(number))
        if words is None:
            element.append(reference)
            return number
        runs = self._runs(element, words)
        first, last = (_top(run, element) for run in (runs[0], runs[-1]))
        for name, add in (("commentRangeStart", first.addprevious), ("commentRangeEnd", last.addnext)):
            mark = etree.Element(w(name))
            mark.set(w("id"), str(number))
            add(mark)
        last.getnext().addnext(reference)
        return number

    # -- the file

    def without_record(self) -> Copy:
        for name in (DRAFT_PART, STORE_PART):
            self.parts.pop(name, None)
        return self

    def saved_by(self, name: str) -> Copy:
        root: Any = etree.fromstring(self.parts[PROPERTIES])
        last = etree.SubElement(root, "{http://schemas.openxmlformats.org/package/2006/metadata/core-properties}lastModifiedBy")
        last.text = name
        self.parts[PROPERTIES] = etree.tostring(root)
        return self

    def save(self, path: Path) -> Path:
        path.parent.mkdir(parents=True, exist_ok=True)
        self.parts[DOCUMENT] = etree.tostring(self.root, encoding="UTF-8", xml_declaration=True, standalone=True)
        if self.comments:
            self._write_comments()
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
            for name, data in self.parts.items():
                package.writestr(name, data)
        return path

    def _write_comments(self) -> None:
        fresh = etree.Element(w("comments"), nsmap={"w": W, "w14": W14})
        comments: Any = etree.fromstring(self.parts[COMMENTS]) if COMMENTS in self.parts else fresh
        extended = etree.Element(f"{{{W15}}}commentsEx", nsmap={"w15": W15})
        for number, author, date, text, answers in self.comments:
            comment = etree.SubElement(comments, w("comment"))
            for name, value in (("id", str(number)), ("author", author), ("date", date)):
                comment.set(w(name), value)
            paragraph = etree.SubElement(comment, w("p"))
            paragraph.set(f"{{{W14}}}paraId", f"{number:08X}")
            paragraph.append(_run(text))
            entry = etree.SubElement(extended, f"{{{W15}}}commentEx")
            entry.set(f"{{{W15}}}paraId", f"{number:08X}")
            entry.set(f"{{{W15}}}done", "0")
            if answers is not None:
                entry.set(f"{{{W15}}}paraIdParent", f"{answers:08X}")
        self.parts[COMMENTS], self.parts[COMMENTS_EXTENDED] = etree.tostring(comments), etree.tostring(extended)
        rels: Any = etree.fromstring(self.parts[_RELS])
        types: Any = etree.fromstring(self.parts[_TYPES])
        for kind, part, rel in (("comments", COMMENTS, _REL), ("commentsExtended", COMMENTS_EXTENDED, _REL_EXTENDED)):
            if any(item.get("Type") == rel for item in rels):
                continue
            namespace = etree.QName(rels).namespace
            etree.SubElement(rels, f"{{{namespace}}}Relationship", Id=f"r{kind}", Type=rel, Target=f"{kind}.xml")
            namespace = etree.QName(types).namespace
            etree.SubElement(types, f"{{{namespace}}}Override", PartName=f"/{part}", ContentType=f"{WML}.{kind}+xml")
        self.parts[_RELS], self.parts[_TYPES] = etree.tostring(rels), etree.tostring(types)

    def _runs(self, paragraph: Any, words: str) -> list[Any]:
        """The runs that hold just these words, split off what stands around them."""
        texts = list(paragraph.iter(w("t"), w("delText")))
        start = "".join(t.text or "" for t in texts).index(words)
        found, at = [], 0
        for text in texts:
            said = text.text or ""
            a, b = max(start - at, 0), min(start + len(words) - at, len(said))
            if a < b:
                run = text.getparent()
                for part, add in ((said[:a], run.addprevious), (said[b:], run.addnext)):
                    if part:
                        other = deepcopy(run)
                        for child in other.findall("*"):
                            if child.tag in (w("t"), w("delText")):
                                child.text = part
                        add(other)
                text.text = said[a:b]
                text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
                found.append(run)
            at += len(said)
        return found


def _top(element: Any, paragraph: Any) -> Any:
    """What of the paragraph's own children holds this."""
    while element.getparent() is not paragraph:
        element = element.getparent()
    return element


def _run(text: str) -> Any:
    run = etree.Element(w("r"))
    etree.SubElement(run, w("t")).text = text
    return run


def _change(tag: str, author: str, date: str = "2026-03-02T09:00:00Z") -> Any:
    change = etree.Element(w(tag))
    change.set(w("id"), "900")
    change.set(w("author"), author)
    if date:
        change.set(w("date"), date)
    return change
