"""A script → the lines that belong to the report, and what is set aside: web furniture, a second title, a list of contents."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import takewhile

from drafter.carry.adopting.about import day_of
from drafter.check.texts.structure_tree import CLOSING, items_of, own_paragraphs
from drafter.language.narrative import ToFill, pieces_of
from drafter.model.adopted import Aside, Line
from drafter.model.script import Paragraph, Part, Script

#: A line that may be a heading whose number was lost is no longer than this, and the text below it no shorter than that.
_LONGEST_HEADING, _SHORTEST_TEXT = 40, 6
_STOPS = tuple("。；;，,：:！!？?、…")
_LONGEST_CLOSING = 40
#: What a red head has above the title, and what stands below the signature.
_IMPRINT = re.compile(r"(?:抄送|抄报|主题词)[:：]|.{2,30}\d{4}年\d{1,2}月\d{1,2}日印发$")
#: Names of a page's columns, several of them between the title and the text.
_COLUMN = re.compile(r"[\u4e00-\u9fffA-Za-z]{1,4}")
_LEAST_COLUMNS = 2
_CONTENTS = re.compile(r"目\s*录")
#: Brackets that cite figures in a data file; in a text they are only brackets, unless they say what is to be filled in.
_BRACKETS = re.compile(r"(【待填(?:[:：][^【】\n]*)?】)|[【】]")


@dataclass
class Sorted:
    """The lines of a report by what they are."""

    title: list[str] = field(default_factory=list)
    addressees: list[str] = field(default_factory=list)
    body: list[Line] = field(default_factory=list)
    closing: list[str] = field(default_factory=list)
    signatories: list[str] = field(default_factory=list)
    dates: list[str] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    aside: list[Aside] = field(default_factory=list)
    brackets: int = 0
    tables: int = 0


def sort_lines(script: Script) -> Sorted:
    """All paragraphs, each in its place."""
    found = Sorted()
    headings = _headings(script)
    first = min((paragraph.at for paragraph in script.paragraphs if paragraph.part is Part.TITLE), default=0)
    for paragraph in _with_rows(script, found):
        text = _own_brackets(paragraph.text.strip())
        found.brackets += text.count("〔") - paragraph.text.count("〔")
        if kind := _aside(paragraph, text, first, headings, found):
            found.aside.append(Aside(kind, str(paragraph.place), paragraph.text.strip()))
        elif paragraph.part is Part.TITLE:
            found.title += _lines_of(text)
        elif (place := _around(paragraph, text, found)) is not None:
            place.append(text)
        else:
            found.body += [line for line in _lines(paragraph, headings) if line.text or line.title]
    _take_closing(found)
    return found


def _aside(paragraph: Paragraph, text: str, first: int, headings: _Headings, found: Sorted) -> str:
    """What kind of line it is that is no part of the report; empty where it is one."""
    if paragraph.part is Part.FURNITURE:
        return "网页文字"
    if paragraph.part is Part.TITLE:
        return "重复的标题" if text and _lines_of(text)[0] in found.title else ""
    if paragraph.at < first:
        return "标题上面的文字"
    if "待填" in text and paragraph.part in (Part.ADDRESSEE, Part.SIGNATURE, Part.DATE, Part.REMARK):
        return "待填"
    if paragraph.at in headings.contents:
        return "目录"
    if paragraph.at in headings.columns:
        return "标题下面的短行"
    return "版记" if _IMPRINT.match(text) and (found.dates or found.signatories) else ""


def _around(paragraph: Paragraph, text: str, found: Sorted) -> list[str] | None:
    """The list of what stands around the text that a paragraph belongs to; None where it is text."""
    if not found.body:
        return found.addressees if paragraph.part is Part.ADDRESSEE else None
    if paragraph.part is Part.SIGNATURE:
        return found.signatories
    if paragraph.part is Part.DATE and not found.dates and day_of(text):
        return found.dates
    return found.remarks if paragraph.part is Part.REMARK and not found.remarks else None


def _own_brackets(text: str) -> str:
    """【】 as 〔〕, but for what is to be filled in, which is written as a draft writes it."""

    def own(found: re.Match[str]) -> str:
        if found[1] is None:
            return "〔" if found[0] == "【" else "〕"
        (blank,) = pieces_of(found[1])
        return f"【待填：{blank.what}】" if isinstance(blank, ToFill) else found[1]

    return _BRACKETS.sub(own, text)


def _lines_of(text: str) -> list[str]:
    return [line.strip() for line in text.split("\n") if line.strip()]


@dataclass(frozen=True)
class _Headings:
    numbered: frozenset[int]
    plain: frozenset[int]
    contents: frozenset[int]
    columns: frozenset[int]


def _headings(script: Script) -> _Headings:
    """Which paragraphs are headings: those that are counted, those of a heading's style, and lines that look like one."""
    own = own_paragraphs(script)
    numbered = {item.at for item in items_of(script)}
    styled = {p.at for p in own if p.heading and p.line is not None and p.line.role is not None and not p.heading.number}
    listed = [p for p in own if p.heading and p.heading.number and p.at not in numbered]
    contents = {p.at for p in listed if any(_CONTENTS.fullmatch(script.paragraphs[at].text.strip()) for at in range(p.at))}
    contents |= {p.at for p in own if contents and _CONTENTS.fullmatch(p.text.strip())}
    has_first = any(p.heading and p.heading.level == 1 and p.at in numbered for p in own)
    plain = set(styled) if has_first else {*styled, *_unnumbered(own)}
    return _Headings(frozenset(numbered), frozenset(plain), frozenset(contents), _columns(script))


def _columns(script: Script) -> frozenset[int]:
    """The lines right below the title that name columns of a web page."""
    titles = [paragraph.at for paragraph in script.paragraphs if paragraph.part is Part.TITLE]
    below = (
        paragraph for paragraph in script.paragraphs[max(titles, default=-1) + 1 :] if paragraph.part is not Part.FURNITURE
    )
    found = [
        paragraph.at
        for paragraph in takewhile(lambda one: one.part is Part.BODY and _COLUMN.fullmatch(one.text.strip()), below)
    ]
    return frozenset(found if titles and len(found) >= _LEAST_COLUMNS else ())


def _unnumbered(own: Sequence[Paragraph]) -> Iterator[int]:
    """Short lines without a stop, above a text or another such line."""
    is_above = False
    for paragraph in reversed(own):
        text = paragraph.text.strip()
        is_text = len(text) >= _SHORTEST_TEXT and (text.endswith(_STOPS) or paragraph.heading is not None)
        is_short = paragraph.part is Part.BODY and not paragraph.heading and len(text) <= _LONGEST_HEADING
        is_heading = is_above and is_short and not re.search("[。；;]", text) and not text.endswith(_STOPS)
        if is_heading:
            yield paragraph.at
        is_above = is_text or is_heading


def _lines(paragraph: Paragraph, headings: _Headings) -> Iterator[Line]:
    """A paragraph; line breaks within it begin new ones, as they do in a data file."""
    first, *others = _lines_of(_own_brackets(paragraph.text))
    yield _line(paragraph, first, headings)
    yield from (Line(paragraph.at, other) for other in others)


def _line(paragraph: Paragraph, text: str, headings: _Headings) -> Line:
    if paragraph.at in headings.plain:
        level = paragraph.heading.level if paragraph.heading else -1
        return Line(paragraph.at, text, level, "", text)
    heading = paragraph.heading
    if heading is None or paragraph.at not in headings.numbered or not text.startswith(heading.typed):
        return Line(paragraph.at, text)
    words = text[len(heading.typed) :].strip()
    title, _, body = words.partition("。")
    return Line(paragraph.at, words, heading.level, heading.typed, title.strip(), body.strip())


def _with_rows(script: Script, found: Sorted) -> Iterator[Paragraph]:
    """The paragraphs, each row of a table as one of them."""
    row: tuple[int, int] | None = None
    waiting: Paragraph | None = None
    for paragraph in script.paragraphs:
        cell = paragraph.line.where.cell if paragraph.line else None
        now = (cell.table, cell.row) if cell else None
        if waiting is not None and now is not None and now == row:
            waiting = waiting._replace(text=f"{waiting.text}　{paragraph.text.strip()}")
            continue
        if waiting is not None:
            yield waiting
            waiting = None
        found.tables += now is not None and (row is None or now[0] != row[0])
        row = now
        if now is None:
            yield paragraph
        else:
            waiting = paragraph._replace(heading=None)
    if waiting is not None:
        yield waiting


def _take_closing(found: Sorted) -> None:
    """The last lines that only say that this was the report."""
    while found.body and len(found.body[-1].text) <= _LONGEST_CLOSING and CLOSING.match(found.body[-1].text):
        found.closing.insert(0, found.body.pop().text)
