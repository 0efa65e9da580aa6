"""Edits of a generated kind, made in a manuscript as a person makes them in Word."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator

from drafter.carry.pulling.versions import SentLine
from drafter.model.document import HEADINGS, Role
from drafter.model.manuscript import Line, Manuscript, Run, Where

_WORDS = ("进一步", "（试点）", "，成效明显", "持续", "、乡镇（街道）", "和各部门")
_NEW = (
    "选派业务骨干到乡镇（街道）跟班指导，现场解答执法难题。",
    "对发现的问题逐项建立台账，明确责任单位和完成时限。",
    "把群众反映集中的事项列入下一阶段督察重点。",
)
_TITLES = ("提升基层法治服务能力", "完善部门协作配合机制", "加强法治人才队伍建设")
_MOST_RUNS = 10_000


class Desk:
    """A manuscript that is being edited: its lines, and which of them are the report's own text."""

    def __init__(self, manuscript: Manuscript, sent: tuple[SentLine, ...], seed: int) -> None:
        texts = iter(sent)
        waiting = next(texts, None)
        self.manuscript = manuscript
        self.lines: list[Line] = []
        self.own: set[int] = set()
        self.random = random.Random(seed)
        for line in manuscript.lines:
            if waiting is not None and line.accepted.rstrip() == waiting.text:
                if waiting.block is not None and (waiting.words or waiting.heading) and line.role in (*HEADINGS, Role.BODY):
                    self.own.add(id(line))
                waiting = next(texts, None)
            self.lines.append(line)

    def edited(self) -> Manuscript:
        """The manuscript as it is left."""
        return self.manuscript._replace(lines=tuple(self.lines))

    def pick(self, fits: Callable[[Line], bool] = lambda line: True) -> int | None:
        """Any line of the report's text."""
        found = [at for at, line in enumerate(self.lines) if id(line) in self.own and fits(line)]
        return self.random.choice(found) if found else None

    def replace(self, at: int, line: Line) -> None:
        self.own.add(id(line))
        self.lines[at] = line


def insert_words(desk: Desk) -> bool:
    """Words typed into a sentence, not into a figure."""
    at = desk.pick(lambda line: len(line.accepted) > 12)
    if at is None:
        return False
    line = desk.lines[at]
    runs = [number for number, run in enumerate(line.runs) if not run.control and len(run.text) > 4]
    if not runs:
        return False
    number = desk.random.choice(runs)
    run = line.runs[number]
    low = 3 if number == 0 else 1
    into = desk.random.randint(min(low, len(run.text)), len(run.text))
    text = run.text[:into] + desk.random.choice(_WORDS) + run.text[into:]
    desk.replace(at, line._replace(runs=(*line.runs[:number], run._replace(text=text), *line.runs[number + 1 :])))
    return True


def delete_words(desk: Desk) -> bool:
    """A few characters taken out of a sentence."""
    at = desk.pick(lambda line: len(line.accepted) > 30)
    if at is None:
        return False
    line = desk.lines[at]
    runs = [number for number, run in enumerate(line.runs) if not run.control and len(run.text) > 12]
    if not runs:
        return False
    number = desk.random.choice(runs)
    run = line.runs[number]
    start = desk.random.randint(8, len(run.text) - 3)
    text = run.text[:start] + run.text[start + 2 :]
    desk.replace(at, line._replace(runs=(*line.runs[:number], run._replace(text=text), *line.runs[number + 1 :])))
    return True


def delete_paragraph(desk: Desk) -> bool:
    """A paragraph of text taken out."""
    at = desk.pick(lambda line: line.role is Role.BODY)
    if at is None:
        return False
    desk.lines.pop(at)
    return True


def add_paragraph(desk: Desk) -> bool:
    """A new paragraph behind one of the text."""
    at = desk.pick()
    if at is None:
        return False
    new = Line("Body Text", Role.BODY, Where(), (Run(desk.random.choice(_NEW)),))
    desk.lines.insert(at + 1, new)
    desk.own.add(id(new))
    return True


def move_paragraph(desk: Desk) -> bool:
    """A paragraph cut and pasted elsewhere."""
    at = desk.pick(lambda line: line.role is Role.BODY)
    to = desk.pick()
    if at is None or to is None or at == to:
        return False
    line = desk.lines.pop(at)
    desk.lines.insert(to + 1 if to < at else to, line)
    return True


def rename_heading(desk: Desk) -> bool:
    """Other words in a heading; in a run-in one before its stop."""
    at = desk.pick(lambda line: line.role in HEADINGS)
    if at is None:
        return False
    line = desk.lines[at]
    run = line.runs[min(1, len(line.runs) - 1)]
    if run.control or len(line.runs) == 1:
        return False
    changed = run._replace(text=f"切实{run.text}")
    desk.replace(at, line._replace(runs=(line.runs[0], changed, *line.runs[2:])))
    return True


def delete_heading(desk: Desk) -> bool:
    """A run-in heading taken out with its number; the text behind it stays, and so does the paragraph's style."""
    at = desk.pick(lambda line: line.role in HEADINGS and line.style.startswith("段首标题") and "。" in line.accepted[:-1])
    if at is None:
        return False
    line = desk.lines[at]
    stop = next(number for number, run in enumerate(line.runs) if "。" in run.text)
    run = line.runs[stop]
    rest = run._replace(text=run.text[run.text.index("。") + 1 :])
    desk.replace(at, line._replace(runs=(rest, *line.runs[stop + 1 :])))
    return True


def delete_number(desk: Desk) -> bool:
    """The number of a heading taken out."""
    at = desk.pick(lambda line: line.role in HEADINGS and line.runs[0].text.endswith(("、", "）", ".")))
    if at is None:
        return False
    desk.replace(at, desk.lines[at]._replace(runs=desk.lines[at].runs[1:]))
    return True


def add_heading(desk: Desk) -> bool:
    """A new item with a run-in heading behind another of its level."""
    at = desk.pick(lambda line: line.role in HEADINGS[1:] and line.style.startswith("段首标题"))
    if at is None:
        return False
    above = desk.lines[at]
    number = {Role.HEADING2: "（九）", Role.HEADING3: "9.", Role.HEADING4: "（9）"}[above.role or Role.HEADING2]
    text = f"{number}{desk.random.choice(_TITLES)}。{desk.random.choice(_NEW)}"
    new = Line(above.style, above.role, Where(), (Run(text),))
    desk.lines.insert(at + 1, new)
    desk.own.add(id(new))
    return True


def split_paragraph(desk: Desk) -> bool:
    """Enter pressed behind a sentence: both halves keep the style."""
    at = desk.pick(lambda line: line.accepted.count("。") > 1)
    if at is None:
        return False
    line = desk.lines[at]
    first = 1 if line.role in HEADINGS else 0
    runs = [number for number, run in enumerate(line.runs) if number > first and not run.control and "。" in run.text[:-1]]
    if not runs:
        return False
    number = desk.random.choice(runs)
    run = line.runs[number]
    stop = run.text.index("。") + 1
    head = line._replace(runs=(*line.runs[:number], run._replace(text=run.text[:stop])))
    rest = line._replace(runs=(run._replace(text=run.text[stop:]), *line.runs[number + 1 :]))
    desk.replace(at, head)
    desk.lines.insert(at + 1, rest)
    desk.own.add(id(rest))
    return True


def merge_paragraphs(desk: Desk) -> bool:
    """The end of a paragraph deleted: the next one goes on in it."""
    at = desk.pick(lambda line: line.role is Role.BODY and line.accepted.endswith("。"))
    if at is None or at + 1 == len(desk.lines) or id(desk.lines[at + 1]) not in desk.own:
        return False
    after = desk.lines[at + 1]
    if after.role is not Role.BODY:
        return False
    desk.lines.pop(at + 1)
    desk.replace(at, desk.lines[at]._replace(runs=(*desk.lines[at].runs, *after.runs)))
    return True


def copy_paragraph(desk: Desk) -> bool:
    """A paragraph pasted a second time with its controls."""
    at, to = desk.pick(lambda line: line.role is Role.BODY), desk.pick()
    if at is None or to is None:
        return False
    copy = desk.lines[at]._replace()
    desk.lines.insert(to + 1, copy)
    desk.own.add(id(copy))
    return True


def hedge_figure(desk: Desk) -> bool:
    """约 typed before a figure whose number stands in a control."""
    at = desk.pick(lambda line: any(run.control for run in line.runs[1:]))
    if at is None:
        return False
    line = desk.lines[at]
    number = desk.random.choice([n for n, run in enumerate(line.runs) if n and run.control and not line.runs[n - 1].control])
    before = line.runs[number - 1]
    runs = (*line.runs[: number - 1], before._replace(text=f"{before.text}约"), *line.runs[number:])
    desk.replace(at, line._replace(runs=runs))
    return True


EDITS: tuple[Callable[[Desk], bool], ...] = (
    insert_words,
    delete_words,
    delete_paragraph,
    add_paragraph,
    move_paragraph,
    rename_heading,
    delete_heading,
    delete_number,
    add_heading,
    split_paragraph,
    merge_paragraphs,
    copy_paragraph,
    hedge_figure,
)


def make(desk: Desk, kinds: list[int]) -> Iterator[str]:
    """Make edits of these kinds; their names."""
    for kind in kinds:
        if EDITS[kind % len(EDITS)](desk):
            yield EDITS[kind % len(EDITS)].__name__
