"""Findings → comments (批注) in the margin of the working draft: a range around the first place of what each speaks of."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from drafter.model.document import Blank, Bound, Span, span_text
from drafter.model.finding import Finding
from drafter.ooxml.names import COMMENTATOR, W
from drafter.ooxml.text import escaped
from drafter.write.styles import COMMENT_MARK, COMMENT_TEXT

_INITIALS = "核对"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


@dataclass
class Commenter:
    """Hands out the ranges of comments while a document is written; `written` are the findings by comment.

    A finding gets one comment for each paragraph in which something that it is about stands for the first time.
    """

    findings: Sequence[Finding]
    written: list[Finding] = field(default_factory=list)
    _open: dict[str, list[int]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for index, finding in enumerate(self.findings):
            for name in finding.about:
                self._open.setdefault(name, []).append(index)

    def around(self, spans: Sequence[Span]) -> dict[int, tuple[str, str]]:
        """What stands before and behind each span of a paragraph, by its place: whole controls are within, or without."""
        ranges: dict[int, tuple[int, int]] = {}
        for place, span in enumerate(spans):
            for finding in self._about(span):
                ranges[finding] = (ranges[finding][0] if finding in ranges else place, place)
        marks: dict[int, tuple[str, str]] = {}
        for finding, (first, last) in ranges.items():
            number = len(self.written)
            self.written.append(self.findings[finding])
            before, behind = marks.get(first, ("", ""))
            marks[first] = f'{before}<w:commentRangeStart w:id="{number}"/>', behind
            before, behind = marks.get(last, ("", ""))
            marks[last] = before, behind + _end(number)
        return marks

    def xml(self) -> str:
        """The part that holds the comments' texts."""
        return f'{_HEAD}<w:comments xmlns:w="{W}">{"".join(map(_comment, range(len(self.written)), self.written))}</w:comments>'

    def _about(self, span: Span) -> Iterable[int]:
        """The findings that speak of this span and did not find it before."""
        match span:
            case Bound(figure=figure):
                return self._open.pop(figure.partition("|")[0], ())
            case Blank(place=place):
                waiting = self._open.get(said := span_text(span), [])
                here = [index for index in waiting if self.findings[index].place == place]
                self._open[said] = [index for index in waiting if index not in here]
                return here
        return ()


def _end(number: int) -> str:
    mark = f'<w:r><w:rPr><w:rStyle w:val="{COMMENT_MARK}"/></w:rPr><w:commentReference w:id="{number}"/></w:r>'
    return f'<w:commentRangeEnd w:id="{number}"/>{mark}'


def _comment(number: int, finding: Finding) -> str:
    """What is wrong and why; what to do."""
    mark = f'<w:r><w:rPr><w:rStyle w:val="{COMMENT_MARK}"/></w:rPr><w:annotationRef/></w:r>'
    lines = f"{finding.level} {finding.rule}：{finding.message}", f"改法：{finding.remedy}"
    paragraphs = "".join(
        f'<w:p><w:pPr><w:pStyle w:val="{COMMENT_TEXT}"/></w:pPr>{"" if index else mark}'
        f"<w:r><w:t>{escaped(line)}</w:t></w:r></w:p>"
        for index, line in enumerate(lines)
    )
    return f'<w:comment w:id="{number}" w:author="{COMMENTATOR}" w:initials="{_INITIALS}">{paragraphs}</w:comment>'
