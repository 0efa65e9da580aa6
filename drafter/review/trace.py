"""Manuscript + record → trace: which figure stands behind each number, and which numbers have none."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from drafter.language.computed import figure_named
from drafter.language.numbers import BEHIND_UNIT
from drafter.model.amount import Amount
from drafter.model.document import Role
from drafter.model.manuscript import Cell, Line, Manuscript
from drafter.model.numerals import Kind, Number, Sentence
from drafter.model.record import Figure
from drafter.model.trace import State, Trace, Traced

#: What belongs to the layout of the paper: numbers there are 份号, 文号, dates, telephones.
_FURNITURE = frozenset({Role.CORNER, Role.CORNER_MARK, Role.NUMBER, Role.REMARK, Role.IMPRINT, Role.ATTACHMENT_LABEL})
#: How a place to fill in begins.
_BLANK = "【待填"
_FALLING, _RISING = ("下降", "降低", "减少", "下滑", "减幅"), ("增长", "提高", "上升", "增加", "增幅")
#: What makes another number of the digits that it follows.
_MAGNIFYING = ("万", "亿", "余", "多")
#: What goes on behind digits as one number with them.
_GOES_ON = re.compile(r"\s?[/／.:：%‰]\s?(?:\d|(?<=[%‰]))")
#: Within so many characters 以上 stands behind a unit.
_LONGEST_UNIT = 8
_SERIALS = frozenset({"序号", "编号", "号"})

Numbers = Callable[[str], Iterator[Number]]
Sentences = Callable[[str], Iterator[Sentence]]


class Reader(NamedTuple):
    """How texts are taken apart (drafter.read.text)."""

    numbers: Numbers
    sentences: Sentences


def trace(manuscript: Manuscript, figures: Mapping[str, Figure], reader: Reader, departments: Mapping[str, str]) -> Trace:
    """Trace all numbers of the text as it reads with tracked changes accepted.

    `departments` are local names by generic ones.
    """
    tables = _Tables(manuscript)
    blanks = sum(line.accepted.count(_BLANK) for line in manuscript.lines)
    numbers = (number for line in manuscript.lines for number in _of_line(line, figures, reader, tables))
    return Trace(tuple(number._replace(department=_department(number.base, departments)) for number in numbers), blanks)


def _department(figure: Figure | None, departments: Mapping[str, str]) -> str:
    """Who answers for a figure."""
    generic = figure.indicator.department if figure else ""
    return departments.get(generic, generic)


def _of_line(line: Line, figures: Mapping[str, Figure], reader: Reader, tables: _Tables) -> Iterator[Traced]:
    text = line.accepted
    controls = list(line.controls())
    if line.role in _FURNITURE:
        return
    found = list(reader.numbers(text))
    sentences = _Following(list(reader.sentences(text)))
    by_digits = {(number.digits_start, number.digits_end): number for number in found}
    pending = [(start, _bound(line, start, end, node, by_digits.get((start, end)), figures)) for start, end, node in controls]
    bound = _Following([Sentence("", start, end) for start, end, _ in controls])
    for number in found:
        overlaps = bound.around(number.digits_start, number.digits_end)
        if number.kind is Kind.FIGURE and overlaps is None and not tables.is_serial(line, text):
            pending.append((number.digits_start, Traced(State.UNTRACED, line.where, "", number.text)))
    for start, item in sorted(pending, key=lambda entry: entry[0]):
        sentence = sentences.around(start, start + 1)
        said = tables.said(line) if line.where.cell else sentence.text if sentence else text.strip()
        yield item._replace(sentence=said, at=start - sentence.start if sentence and not line.where.cell else 0)


def _bound(line: Line, start: int, end: int, node: str, number: Number | None, figures: Mapping[str, Figure]) -> Traced:
    """A control: traced where it shows what the record gives."""
    text = line.accepted
    shown = text[start:end]
    name = node.partition("#")[0]
    figure, base = figure_named(figures, name), figures.get(name.partition("|")[0])
    reads = number.text if number else shown
    if base is None:
        return Traced(State.DIFFERENT, line.where, "", reads, why=f"提纲里没有“{name}”这个指标")
    if not shown.strip():
        return Traced(State.DIFFERENT, line.where, "", "（空）", figure, base, "这里的数被删掉了")
    amount = figure.amount if figure else None
    if figure is None or amount is None:
        return Traced(State.DIFFERENT, line.where, "", reads, figure, base, "填报数据里没有这个数")
    word = _last_word(text[:start]) if _tells_change(name) else ""
    if not _agrees(shown, amount, word) or not _has_its_words(text, start, end, amount, figure.indicator.unit):
        said = f"文中是 {word}{reads}，填报数据是 {amount}"
        return Traced(State.DIFFERENT, line.where, "", reads, figure, base, said)
    if _is_part_of_more(text, start, end, number, amount):
        return Traced(
            State.DIFFERENT, line.where, "", reads, figure, base, "这个数旁边又手写了数字或“约”“%”，成了另一个数，请核对"
        )
    return Traced(State.TRACED, line.where, "", reads, figure, base)


def _is_part_of_more(text: str, start: int, end: int, number: Number | None, amount: Amount) -> bool:
    """Whether a person typed something beside a control that makes another number of it: 17.5, -2000, 8%, 约80, 12/3."""
    beside = text[max(start - 1, 0) : start] + text[end : end + 1]
    if number is None or any(char.isdigit() for char in beside) or _GOES_ON.match(text, end):
        return True
    return number.text[: number.digits_start - number.start] not in (amount.before, "")


def _tells_change(name: str) -> bool:
    """Whether what is printed under this name is a change, whose direction may be said in a word."""
    return name.endswith(("|同比", "|提高百分点"))


def _agrees(shown: str, amount: Amount, word: str) -> bool:
    """Whether what is shown is the amount; behind a word that says its direction it stands without its sign."""
    if not word:
        return shown == amount.digits
    falls = amount.digits.startswith("-")
    return shown == amount.digits.lstrip("+-") and (word in _FALLING) is falls


def _has_its_words(text: str, start: int, end: int, amount: Amount, unit: str) -> bool:
    """Whether 约, 万, 余, 以上 stand around the digits as the amount has them; 以上 stands behind the unit (perhaps 万元)."""
    behind = text[end:]
    if not text[:start].endswith(amount.before):
        return False
    if amount.hedge in BEHIND_UNIT:
        return behind.startswith(amount.scale) and amount.hedge in behind[len(amount.scale) :][:_LONGEST_UNIT]
    if amount.after or (unit and behind.startswith(unit)):
        return behind.startswith(amount.after)
    return not behind.startswith(_MAGNIFYING)


def _last_word(before: str) -> str:
    """The word of a change that stands right before a number."""
    before = before.removesuffix("约").removesuffix("了")
    return next((word for word in (*_FALLING, *_RISING) if before.endswith(word)), "")


class _Following:
    """Stretches in order, asked about one stretch after the other."""

    def __init__(self, stretches: list[Sentence]) -> None:
        self.stretches = stretches
        self.next = 0

    def around(self, start: int, end: int) -> Sentence | None:
        """The first stretch that this one overlaps; the questions come in order."""
        while self.next < len(self.stretches) and self.stretches[self.next].end <= start:
            self.next += 1
        found = self.stretches[self.next] if self.next < len(self.stretches) else None
        return found if found and found.start < end else None


class _Tables:
    """What the rows and heads of a manuscript's tables say."""

    def __init__(self, manuscript: Manuscript) -> None:
        self.words: dict[Cell, str] = {}
        for line in manuscript.lines:
            if line.where.cell:
                self.words[line.where.cell] = self.words.get(line.where.cell, "") + line.accepted.strip()

    def is_serial(self, line: Line, text: str) -> bool:
        """Whether this is a row's number: digits alone below 序号."""
        cell = line.where.cell
        return cell is not None and self._head(cell) in _SERIALS and text.strip(" .、").isdigit()

    def said(self, line: Line) -> str:
        """What stands for a sentence in a table: the row's first words and the column's head."""
        cell = line.where.cell
        if cell is None:
            return line.accepted
        row = (self.words.get(cell._replace(column=column), "") for column in range(1, cell.column))
        first = next((words for words in row if words and not words.strip(" .、").isdigit()), "")
        return " · ".join(part for part in (first, self._head(cell) if cell.row > 1 else "", line.accepted.strip()) if part)

    def _head(self, cell: Cell) -> str:
        return self.words.get(cell._replace(row=1), "")
