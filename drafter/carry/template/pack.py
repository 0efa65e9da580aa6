"""A report's data, composed → the pack that drafts the same report from its figures alone."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from drafter.carry.template.data import Left, bare
from drafter.carry.template.ends import Ends
from drafter.carry.template.files import Numbers, paragraphs_of, template
from drafter.carry.template.left_out import left_out, printed_figures, unsaid
from drafter.carry.template.remarks import Remarks
from drafter.carry.template.sections import keys_of, ordered, placed, template_names
from drafter.carry.template.told import Told, is_own, marked, told
from drafter.carry.template.words import Words
from drafter.compose.arrange import arrange
from drafter.compose.compose import TemplateSet, writer_of
from drafter.compose.context import Voice
from drafter.compose.sections import SectionWriter
from drafter.language.ink import Ledger
from drafter.language.passages import unnumbered
from drafter.model.document import passage_at, text_of
from drafter.model.outline import Filling, Outline
from drafter.model.pack import Pack, Remark, SectionChange
from drafter.model.record import Outlet, Record
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
        self.unsaid: list[str] = []
        self.printed = set(printed_figures(self.all, self.words.missing))
        self.names = template_names(self.all, self.keys, report.outline, report.texts)

    def pack(self, outline_id: str) -> Pack:
        self.numbers = Numbers(self.report.templates.passages)
        ends = Ends(self.report.outlet, self.writer, self.words, self.numbers, self.remarks)
        others = dict(ends.taken())
        self.files |= ends.files
        for one in self.all:
            self._section(one)
        dropped, entries, in_data = left_out(self.record, self.outline, self.all)
        gone = [item.path for key in dropped for item in self.outline.indicators_of(key)]
        for key, (behind, within) in placed(self.sections, self.keys, self.outline).items():
            if behind or within or self._is_new(key):
                self._change(key, behind=behind, within=within if self._is_new(key) else "")
        changes = [change for change in ordered(self.changes, self.sections, self.keys) if change.key not in dropped]
        data = bare(self.record.plain, outline_id, {**self.entries, **entries}, gone, others)
        titles = sum(bool(change.title) for change in changes)
        return Pack(
            self.outline.id,
            tuple(changes),
            dropped,
            self.files,
            data,
            tuple(self.remarks.numbers),
            tuple(self.remarks.years),
            (*self.remarks.in_data, *in_data),
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
        if not keeps and one.filling is Filling.NARRATIVE:
            for section in one.node.sections[1:]:
                self._change(section.key, silent=bool(section.template), optional=section.required)
        if one.node.entry is None:
            return
        at = int(one.node.entry.loc[1])
        fulfils = one.node.entry.fulfils
        if one.filling is Filling.NARRATIVE:  # one template tells all of them, where it is not the data file that does
            merged = fulfils[1:] if keeps else tuple(other for other in fulfils[1:] if self._holds_others(other))
            fulfils = (key, *merged)
        self.entries[at] = Left(fulfils, words=keeps)
        if keeps:
            self.remarks.in_data.append(Remark(text_of(one.title), "这一节的文字仍由数据文件写"))

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
        is_touched = bool(own or (one.node.entry and one.node.entry.rewrites))
        if of_list:
            blocks = [block for block in blocks if is_own(block) or passage_at(block.words) or passage_at(block.heading)]
        if not (is_touched or (blocks and is_moved and not of_list)):
            return
        if not (blocks or of_list):  # every passage was left out
            self._change(key, silent=True)
            return
        name, passages = self.names[id(one)], self.report.templates.passages
        paragraphs = [marked(block, self.record.plain, passages, private=one.private) for block in blocks]
        text = template(paragraphs, key, one.level, self.words, self.numbers, self.remarks.listen)
        self.files[name] = f"{text}\n{unnumbered(self.report.texts.get(name, ''))}" if of_list else text
        if paths := list(unsaid(one, self.record, self.printed)):
            self.files[name] += f"\n<!-- 不写：{'、'.join(paths)} -->\n"
            self.unsaid += paths
        if of_list:
            return
        if not one.node.sections or key != one.key or name != one.node.sections[0].template:
            self._change(key, template=name)

    def _is_run_in(self, one: Told, key: str) -> bool:
        entry = one.node.entry
        return bool(entry and entry.run_in) and not (one.node.sections and one.key == key and one.node.sections[0].run_in)

    def _holds_others(self, key: str) -> bool:
        """Whether sections stand below this one: where it is merged into one of them, they stand in its place."""
        return any(section.key == key and section.children for section in self.outline.walk())

    def _is_new(self, key: str) -> bool:
        return all(section.key != key for section in self.outline.walk())

    def _change(self, key: str, **said: object) -> None:
        given = {name: value for name, value in said.items() if value}
        self.changes[key] = self.changes.get(key, SectionChange(key))._replace(**given)  # type: ignore[arg-type]
