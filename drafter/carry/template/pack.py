"""A report's data, composed → the pack that drafts the same report from its figures alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from drafter.carry.template.data import Left, bare
from drafter.carry.template.ends import Ends
from drafter.carry.template.files import Marked, Numbers, paragraphs_of, template
from drafter.carry.template.remarks import Remarks
from drafter.carry.template.sections import keys_of, ordered, placed
from drafter.carry.template.told import Told, is_own, is_private, told
from drafter.carry.template.words import Words
from drafter.compose.arrange import arrange
from drafter.compose.compose import TemplateSet, writer_of
from drafter.compose.context import Voice
from drafter.compose.passages import LIST_TEMPLATES
from drafter.compose.sections import SectionWriter
from drafter.language.ink import Ledger
from drafter.model.document import Blank, Bound, text_of
from drafter.model.outline import Filling, Outline
from drafter.model.pack import Pack, Remark, SectionChange
from drafter.model.record import Outlet, Record, State
from drafter.model.source import Source


class Report(NamedTuple):
    """What a pack is made of: the record, its outline with all templates and their texts, and the outlet that is copied."""

    record: Record
    source: Source
    outline: Outline
    templates: TemplateSet
    texts: Mapping[str, str]
    outlet: Outlet | None
    names: tuple[str, ...]


def pack_of(report: Report, outline_id: str) -> Pack:
    """The pack whose outline is called so."""
    return _Maker(report).pack(outline_id)


class _Maker:
    def __init__(self, report: Report) -> None:
        self.report = report
        self.record, self.outline = report.record, report.outline
        voice = Voice(report.record, report.source, Ledger(), report.templates.phrases, report.names)
        self.writer: SectionWriter = writer_of(report.record, voice, report.templates, public=False)
        nodes = arrange(report.record, report.outline)
        self.writer.foresee(nodes)
        self.words = Words(voice, report.templates.phrases.of_year(report.record.year))
        self.sections = told(nodes, self.writer)
        self.all = [below for one in self.sections for below in one.walk()]
        self.keys = keys_of(self.sections, report.outline)
        self.files: dict[str, str] = {}
        self.changes: dict[str, SectionChange] = {}
        self.entries: dict[int, Left | None] = {}
        self.remarks = Remarks(self.words)
        self.in_data: list[Remark] = []
        self.unsaid: list[str] = []
        self.printed = set(_printed(self.all, self.words.missing))

    def pack(self, outline_id: str) -> Pack:
        rewritten = {name for one in self.all for name in self._file_names(one)}
        taken = {n for n, passage in self.report.templates.passages.items() if passage.template not in rewritten}
        self.numbers = Numbers(taken)
        ends = Ends(self.report.outlet, self.writer, self.words, self.numbers, self.remarks)
        others = dict(ends.taken())
        self.files |= ends.files
        for one in self.all:
            self._section(one)
        dropped = tuple(self._not_told())
        gone = [item.path for key in dropped for item in self.outline.indicators_of(key)]
        for key, (behind, within) in placed(self.sections, self.keys, self.outline).items():
            if behind or within or self._is_new(key):
                self._change(key, behind=behind, within=within if self._is_new(key) else "")
        changes = [change for change in ordered(self.changes, self.sections, self.keys) if change.key not in dropped]
        data = bare(self.record.plain, outline_id, self.entries, gone, others)
        titles = sum(bool(change.title) for change in changes)
        return Pack(
            self.outline.id,
            tuple(changes),
            dropped,
            self.files,
            data,
            tuple(self.remarks.numbers),
            tuple(self.remarks.years),
            tuple(self.in_data),
            tuple(self.remarks.moving),
            tuple(self.remarks.standing),
            tuple(self.unsaid),
            self.remarks.passages,
            titles,
        )

    def _section(self, one: Told) -> None:
        key, first = self.keys[id(one)], one.node.sections[0] if one.node.sections else None
        title = self.words.line(one.title, phrases=False)
        is_outlines = first is not None and first.key == key and title == first.title
        self._change(key, title="" if is_outlines else title, run_in=self._is_run_in(one, key))
        if one.private and first is not None and any(section.required for section in one.node.sections):
            self._change(key, optional=True)
        keeps = self._stays_in_data(one)
        if not (keeps or one.blocks or one.below or any(section.required for section in one.node.sections)):
            self._change(key, required=True)
        if not keeps:
            self._told(one, key)
        if one.node.entry is None:
            return
        at = int(one.node.entry.loc[1])
        of_list = one.filling is not Filling.NARRATIVE
        self.entries[at] = Left(one.node.entry.fulfils if of_list else (key,), words=keeps)
        if keeps:
            self.in_data.append(Remark(text_of(one.title), "这一节的文字仍由数据文件写"))

    def _stays_in_data(self, one: Told) -> bool:
        """Whether no template can tell a section: a heading without words, and words of sections that lists fill."""
        if one.node.entry and one.node.entry.own and not (one.blocks or one.below):
            return True
        if one.filling is Filling.NARRATIVE or not one.own_blocks:
            return False
        is_own = bool(one.node.entry and one.node.entry.own)
        return (
            is_own
            or one.filling is Filling.OTHERS
            or not (self.record.problems if one.filling is Filling.PROBLEMS else self.record.plans)
        )

    def _told(self, one: Told, key: str) -> None:
        """The template that tells a section, where the office says any of it itself."""
        blocks = list(paragraphs_of(one.blocks))
        own = [block for block in blocks if is_own(block)]
        of_list = one.filling is not Filling.NARRATIVE
        is_moved = len(one.node.sections) > 1 or key != one.key
        if of_list:
            blocks = own
        if not blocks or not (own or (is_moved and not of_list)):
            return
        name = self._file_names(one)[0]
        marked = [Marked(block, one.private or is_private(block, self.record.plain)) for block in blocks]
        text = template(marked, key, one.level, self.words, self.numbers, self.remarks.listen)
        self.files[name] = f"{text}\n{self.report.texts.get(name, '')}" if of_list else text
        if unsaid := list(self._unsaid(one)):
            self.files[name] += f"\n<!-- 不写：{'、'.join(unsaid)} -->\n"
            self.unsaid += unsaid
        if of_list:
            return
        if not one.node.sections or key != one.key or name != one.node.sections[0].template:
            self._change(key, template=name)
        for section in one.node.sections[1:]:
            self._change(section.key, silent=bool(section.template), optional=section.required)

    def _unsaid(self, one: Told) -> Iterator[str]:
        """The figures of a section that is all the office's own words (自写) and that are told nowhere in the report."""
        if one.node.entry and one.node.entry.own:
            homes = {section.key for section in one.node.sections}
            for path, figure in self.record.figures.items():
                is_known = figure.state is State.REPORTED or figure.is_blank
                if is_known and figure.indicator.home in homes and path not in self.printed:
                    yield path

    def _file_names(self, one: Told) -> list[str]:
        """The template in which a section's words are going to stand, if any do."""
        if one.filling in LIST_TEMPLATES:
            return [LIST_TEMPLATES[one.filling]]
        if not hasattr(self, "_names"):
            self._names: dict[int, str] = {}
            counts = Counter(section.template for section in self.outline.walk())
            free = (f"section-{number}.md" for number in range(1, 10_000) if f"section-{number}.md" not in self.report.texts)
            for told_one in self.all:
                name = told_one.node.sections[0].template if told_one.node.sections else ""
                is_first = self.keys[id(told_one)] == told_one.key
                self._names[id(told_one)] = name if name and counts[name] == 1 and is_first else next(free)
        return [self._names[id(one)]]

    def _is_run_in(self, one: Told, key: str) -> bool:
        entry = one.node.entry
        return bool(entry and entry.run_in) and not (one.node.sections and one.key == key and one.node.sections[0].run_in)

    def _is_new(self, key: str) -> bool:
        return all(section.key != key for section in self.outline.walk())

    def _not_told(self) -> Iterator[str]:
        """The sections that the office left out: those without figures are dropped; the others say nothing."""
        told_keys = {section.key for one in self.all for section in one.node.sections}
        for entry in self.record.entries:
            at = int(entry.loc[1])
            if at in self.entries:
                continue
            self.entries[at] = Left(entry.fulfils, words=True)
            if not entry.own or not entry.fulfils or not told_keys.isdisjoint(self._below(entry.fulfils)):
                continue
            if any(self._reported(key) for key in self._below(entry.fulfils)) or entry.figures:
                self.in_data.append(Remark("、".join(entry.fulfils), "这一节没有写，数据还在数据文件里，要一直写着 自写: 是"))
                continue
            self.entries[at] = None
            yield from entry.fulfils

    def _below(self, keys: tuple[str, ...]) -> set[str]:
        return {below.key for section in self.outline.walk() if section.key in keys for below in section.walk()}

    def _reported(self, key: str) -> bool:
        paths = [item.path for item in self.outline.indicators_of(key)]
        return any(self.record.figures[path].state is not State.ABSENT for path in paths)

    def _change(self, key: str, **said: object) -> None:
        given = {name: value for name, value in said.items() if value}
        self.changes[key] = self.changes.get(key, SectionChange(key))._replace(**given)  # type: ignore[arg-type]


def _printed(sections: Iterable[Told], missing: Mapping[str, str]) -> Iterator[str]:
    """The paths of all figures that stand in the sections' blocks, those still to be filled in too."""
    for span in (span for one in sections for block in one.blocks for span in block.walk()):
        if isinstance(span, Bound):
            yield span.figure
        elif isinstance(span, Blank) and span.what in missing:
            yield missing[span.what]
