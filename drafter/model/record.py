"""Records (填报数据): one office's data for one year, after validation.

Longer than other modules: these are one value, and each of its parts is read together with the others.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from drafter.model.amount import Amount
from drafter.model.finding import Place
from drafter.model.outline import Indicator, Way
from drafter.model.source import Loc, Plain

#: What stands as 导语, 结束语 or a section's 标题 where there is to be none, not even the template's or the outline's.
NOT_WANTED = "不写"
#: The year that data get whose own cannot be read; nothing is held against it.
YEAR_UNKNOWN = 2099


class State(StrEnum):
    """The three kinds of empty, and a number: 空=没报, 0=没发生 (a number like any other), 不适用=不写这句."""

    REPORTED = "已报"
    ABSENT = "未报"
    NOT_APPLICABLE = "不适用"


class Figure(NamedTuple):
    """One reported value (数据) with its source. `change` is a 同比 that was typed because last year's value is unknown.

    `how` says how a derived figure was computed; `parts` are the departments' values of a 汇总. `private` (仅报送) keeps it
    out of the public version; unsaid, that depends on who cites it. `chosen` (取用) is whose answer stands, of several;
    `received` says in which files and cells answers came.
    """

    indicator: Indicator
    place: Place
    state: State = State.ABSENT
    amount: Amount | None = None
    previous: Amount | None = None
    change: Amount | None = None
    source: str = ""
    note: str = ""
    parts: tuple[tuple[str, Amount], ...] = ()
    how: str = ""
    private: bool | None = None
    chosen: str = ""
    received: tuple[str, ...] = ()

    @property
    def is_blank(self) -> bool:
        """Whether the figure is 必报 and still missing: it stands as 【待填：…】."""
        return self.state is State.ABSENT and self.indicator.required


class Narrative(NamedTuple):
    """The office's own words: plain text in which 【指标】 and 【指标|同比】 stand for figures; a line is a paragraph."""

    text: str
    loc: Loc

    def __bool__(self) -> bool:
        return bool(self.text.strip())


class Spoken(NamedTuple):
    """Something that the office says itself, and whether it says it to its superiors only (仅报送)."""

    narrative: Narrative
    private: bool
    is_heading: bool


class Deed(NamedTuple):
    """One item of 做法: with a heading it is numbered, without one its lines are plain paragraphs.

    A heading is `run_in` (段首标题) unless the office wants it on a line of its own.
    """

    content: Narrative
    heading: str = ""
    deeds: tuple[Deed, ...] = ()
    private: bool = False
    run_in: bool = True

    def walk(self) -> Iterator[Deed]:
        """This item and those below it."""
        yield self
        for deed in self.deeds:
            yield from deed.walk()


class Rewrite(NamedTuple):
    """改写: what the office says instead of one passage of a template; without words the passage is left out."""

    number: str
    words: Narrative
    private: bool = False


class Entry(NamedTuple):
    """One item of 章节: the outline nodes that it fulfils, and what the office says there.

    `figures` are the paths of the figures that were typed under it. What is `private` (仅报送) is left out of the public
    version, here and in problems, plans and attachments alike. Where the words are all the office's `own` (自写), no template
    and no list adds to them; without any, and without a title, the section is left out. `level` (层级) is that of a section
    that fulfils none. One that is `untitled` (标题: 不写) prints its contents alone. Where `run_in` (段首标题) is None, the
    outline says it. `rewrites` stand for passages of the templates.
    """

    fulfils: tuple[str, ...]
    loc: Loc
    title: str = ""
    run_in: bool | None = None
    deeds: tuple[Deed, ...] = ()
    figures: tuple[str, ...] = ()
    private: bool = False
    own: bool = False
    level: int | None = None
    untitled: bool = False
    rewrites: tuple[Rewrite, ...] = ()

    def walk(self) -> Iterator[Deed]:
        """All items of 做法, in reading order."""
        for deed in self.deeds:
            yield from deed.walk()


class Problem(NamedTuple):
    """A shortcoming and its cause, which the regulation asks for together (年度报告第二项)."""

    symptom: Narrative
    cause: Narrative | None
    plan: int | None = None
    private: bool = False


@dataclass(frozen=True, slots=True)
class Plan:
    """One arrangement for the next year."""

    content: Narrative
    heading: str = ""
    lead_department: str = ""
    index: int | None = None
    private: bool = False


class Outcome(StrEnum):
    """What became of something that was planned; the values are what officials write as 结果."""

    DONE = "完成"
    UNDER_WAY = "进行中"
    NOT_DONE = "未完成"


class PastPlan(NamedTuple):
    """One arrangement of last year's report, and what became of it: a checklist for those who write, which is not printed."""

    content: str
    heading: str = ""
    lead_department: str = ""
    number: int | None = None
    outcome: Outcome | None = None
    note: str = ""


class Attachment(NamedTuple):
    """An 附件: text, a table, or both; or the program's own table of figures."""

    name: str
    loc: Loc
    content: Narrative
    header: tuple[Narrative, ...] = ()
    rows: tuple[tuple[Narrative, ...], ...] = ()
    of_figures: bool = False
    private: bool = False

    def walk(self) -> Iterator[Narrative]:
        """All of its words, in reading order."""
        yield from (self.content, *self.header)
        for row in self.rows:
            yield from row


class Review(NamedTuple):
    """The review for secrets (保密审查) that must come before publication."""

    day: date | None
    reviewer: str


class Outlet(NamedTuple):
    """One way the body goes out (报送件); the terms are those of GB/T 9704 and 党政机关公文处理工作条例.

    `issuers` are what the red head names (发文机关标志), `number` is the 文号, `approvers` are the 签发人, `remark` is the
    附注, `printer` the 印发机关, `stage` the 稿本 (征求意见稿, 送审稿), `deadline` a superior's own.
    """

    name: str
    way: Way = Way.UP
    title: str = ""
    addressees: tuple[str, ...] = ()
    copies: tuple[str, ...] = ()
    signatories: tuple[str, ...] = ()
    issuers: tuple[str, ...] = ()
    number: str = ""
    approvers: tuple[str, ...] = ()
    copy_number: str = ""
    secrecy: str = ""
    urgency: str = ""
    signed_on: date | None = None
    sealed: bool = False
    remark: str = ""
    printer: str = ""
    printed_on: date | None = None
    deadline: date | None = None
    stage: str = ""
    review: Review | None = None

    @property
    def is_public(self) -> bool:
        """Whether this is the public version (公开版)."""
        return self.way is Way.PUBLIC

    @property
    def has_head(self) -> bool:
        """Whether the document gets a red head (版头): it has a 文号 or a 发文机关标志, and is not the public version."""
        return bool(self.number or self.issuers) and not self.is_public


class Waiver(NamedTuple):
    """豁免: findings of a rule that the office lets stand, and why; all of them, or those about one thing."""

    rule: str
    reason: str
    loc: Loc
    about: str = ""


class ReturnedValue(NamedTuple):
    """What a department answered for one line of its form: the text as it was read, and the cell where it stands."""

    text: str
    cell: str = ""
    source: str = ""
    note: str = ""


class Return(NamedTuple):
    """收表: one department's form as it came back; `values` are by path, those of parts by path/part."""

    department: str
    file: str
    values: Mapping[str, ReturnedValue]


class Record(NamedTuple):
    """Everything an office reported for a year. `plain` is the data as typed, which travels inside the .docx.

    `left_out` are the sections of which a public view tells nothing.
    """

    office: str
    self_name: str
    year: int
    figures: Mapping[str, Figure]
    entries: tuple[Entry, ...]
    problems: tuple[Problem, ...]
    plans: tuple[Plan, ...]
    others: Narrative | None
    lead: Narrative | None
    closing: Narrative | None
    title: str
    outlets: tuple[Outlet, ...]
    attachments: tuple[Attachment, ...]
    as_of: date | None
    plain: Plain
    departments: Mapping[str, str] = field(default_factory=dict)
    left_out: frozenset[str] = frozenset()
    waivers: tuple[Waiver, ...] = ()
    past_plans: tuple[PastPlan, ...] = ()
    returns: tuple[Return, ...] = ()

    def narratives(self) -> Iterator[Narrative]:
        """All of the office's own words but titles and headings, in reading order."""
        return (said.narrative for said in self.spoken() if not said.is_heading)

    def spoken(self) -> Iterator[Spoken]:
        """All that the office says itself, titles and headings too, in reading order."""
        yield from self._heading(self.title, ())
        for index, outlet in enumerate(self.outlets):
            yield from self._heading(outlet.title, ("报送件", index))
        yield from self._words(self.lead)
        for entry in self.entries:
            yield from self._heading(entry.title, entry.loc, private=entry.private)
            for deed in entry.deeds:
                yield from self._of_deed(deed, private=entry.private)
            for rewrite in entry.rewrites:
                yield from self._words(rewrite.words, private=entry.private or rewrite.private)
        for problem in self.problems:
            yield from self._words(problem.symptom, problem.cause, private=problem.private)
        for plan in self.plans:
            yield from self._heading(plan.heading, plan.content.loc[:-1], "小标题", private=plan.private)
            yield from self._words(plan.content, private=plan.private)
        yield from self._words(self.others, self.closing)
        for attachment in self.attachments:
            yield from self._heading(attachment.name, attachment.loc, "名称", private=attachment.private)
            yield from self._words(*attachment.walk(), private=attachment.private)

    def _of_deed(self, deed: Deed, *, private: bool) -> Iterator[Spoken]:
        private = private or deed.private
        yield from self._heading(deed.heading, deed.content.loc[:-1], "小标题", private=private)
        yield from self._words(deed.content, private=private)
        for below in deed.deeds:
            yield from self._of_deed(below, private=private)

    @staticmethod
    def _heading(text: str, loc: Loc, key: str = "标题", *, private: bool = False) -> Iterator[Spoken]:
        if text:
            yield Spoken(Narrative(text, (*loc, key)), private, is_heading=True)

    @staticmethod
    def _words(*narratives: Narrative | None, private: bool = False) -> Iterator[Spoken]:
        for narrative in narratives:
            if narrative:
                yield Spoken(narrative, private, is_heading=False)
