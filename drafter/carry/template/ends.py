"""Title, lead and closing of a report as templates, where the office says them itself."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.carry.template.files import Marked, Numbers, template
from drafter.carry.template.remarks import Remarks
from drafter.carry.template.words import Words
from drafter.compose.compose import own_title
from drafter.compose.sections import SectionWriter
from drafter.model.document import LineBreak, Paragraph, Role, Span, text_of
from drafter.model.pack import Remark
from drafter.model.record import Narrative, Outlet
from drafter.model.source import Plain


class Ends:
    """Takes them over into `files`."""

    def __init__(self, outlet: Outlet | None, writer: SectionWriter, words: Words, numbers: Numbers, remarks: Remarks) -> None:
        self.outlet = outlet or Outlet(name="")
        self.writer = writer
        self.record = writer.voice.record
        self.words, self.numbers, self.remarks = words, numbers, remarks
        self.files: dict[str, str] = {}

    def taken(self) -> Iterator[tuple[str, Plain]]:
        """The members of the data that change: what the templates say now is not said there any more."""
        if self.is_titles_outlets_alone:
            self.remarks.in_data.append(Remark("标题", f"只是“{self.outlet.name}”这一份的，仍由数据文件写"))
        elif self.outlet.title or self.record.title:
            spans, _ = own_title(self.writer, self.outlet, self.record)
            self.files["title.md"] = self._title(spans)
            if self.record.title:
                yield "标题", None
            if self.outlet.title:
                yield "报送件", self._without_title()
        for key, name, own in (("导语", "lead.md", self.record.lead), ("结束语", "closing.md", self.record.closing)):
            if own is not None:
                paragraphs = [Marked(Paragraph(Role.BODY, spans)) for spans in self._paragraphs(own)]
                text = template(paragraphs, key, 0, self.words, self.numbers, self.remarks.listen)
                self.files[name] = text or f"{{# 不写{key} #}}\n"
                yield key, None

    @property
    def is_titles_outlets_alone(self) -> bool:
        """Whether another outlet has no title of its own, and would get this one's."""
        return bool(self.outlet.title) and any(not other.title for other in self.record.outlets if other != self.outlet)

    def _paragraphs(self, own: Narrative) -> Iterator[tuple[Span, ...]]:
        for parts in self.writer.voice.paragraphs(own):
            yield from (block.spans for block in self.writer.paragraph(parts, own.loc))

    def _title(self, spans: tuple[Span, ...]) -> str:
        names = self.writer.voice.signatories
        lines = [self.words.line(line, phrases=False) for line in _lines(spans)]
        if text_of(spans).startswith("\n".join(names) + "\n"):
            lines = ["{{ 署名 }}", *lines[len(names) :]]
        return "\n".join(lines) + "\n"

    def _without_title(self) -> Plain:
        plain = self.record.plain
        typed = plain.get("报送件") if isinstance(plain, dict) else None
        index = self.record.outlets.index(self.outlet)
        return [
            {key: value for key, value in item.items() if key != "标题"} if at == index and isinstance(item, dict) else item
            for at, item in enumerate(typed if isinstance(typed, list) else [typed])
        ]


def _lines(spans: tuple[Span, ...]) -> Iterator[tuple[Span, ...]]:
    """The lines of a title."""
    line: list[Span] = []
    for span in (*spans, LineBreak()):
        if isinstance(span, LineBreak):
            yield tuple(line)
            line = []
        else:
            line.append(span)
