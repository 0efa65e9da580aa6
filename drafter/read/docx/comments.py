"""comments.xml → comments, each with the words that it covers and the comment that it answers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from drafter.model.manuscript import Comment
from drafter.ooxml.names import COMMENTS, COMMENTS_EXTENDED, W14, W15, w
from drafter.ooxml.package import parse_xml
from drafter.read.docx.body import Anchor

_PARAGRAPH = f"{{{W14}}}paraId"


def comments_in(parts: Mapping[str, bytes], anchors: Mapping[str, Anchor]) -> Iterator[Comment]:
    """All comments in the order of the words that they are about, answers behind what they answer."""
    if COMMENTS not in parts:
        return
    found: list[Comment] = []
    paragraphs: dict[str, str] = {}
    for element in parse_xml(parts[COMMENTS]).iter(w("comment")):
        comment = str(element.get(w("id"), ""))
        lines = ["".join(str(text.text or "") for text in paragraph.iter(w("t"))) for paragraph in element.iter(w("p"))]
        paragraphs |= {str(p.get(_PARAGRAPH)): comment for p in element.iter(w("p")) if p.get(_PARAGRAPH)}
        anchor = anchors.get(comment, Anchor(0, []))
        author, date = str(element.get(w("author"), "")), str(element.get(w("date"), ""))
        text = "\n".join(line for line in lines if line.strip())
        found.append(Comment(comment, author, date, text, anchor.line, "".join(anchor.words)))
    answered = dict(_answers(parts, paragraphs))
    yield from sorted((c._replace(answers=answered.get(c.id, "")) for c in found), key=lambda c: c.line)


def _answers(parts: Mapping[str, bytes], paragraphs: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """(comment, the one that it answers), as Word notes it by the last paragraphs of both."""
    if COMMENTS_EXTENDED not in parts:
        return
    for element in parse_xml(parts[COMMENTS_EXTENDED]).iter(f"{{{W15}}}commentEx"):
        parent = paragraphs.get(str(element.get(f"{{{W15}}}paraIdParent", "")))
        comment = paragraphs.get(str(element.get(f"{{{W15}}}paraId", "")))
        if parent and comment:
            yield comment, parent
