"""The life of a report as hypothesis lives it: a person types, edits, pulls, hands out forms, and starts the next year."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import openpyxl
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from drafter.read.docx.draft import read_draft
from drafter.workflows.drafting import Wish, draft
from tests.forms.desk import VALUE
from tests.life.desk import Desk
from tests.life.paper import Paper
from tests.life.purse import Purse, tokens_in
from tests.life.shapes import amount, content, difference, entries, figures, said_by, strings, told

OUTLINES = (
    ("年度报告/县级", "示例县人民政府", "我县"),
    ("年度报告/乡镇街道", "示例镇人民政府", "我镇"),
    ("年度报告/部门", "示例县司法局", "我局"),
)
ANY = st.integers(0, 10**6)


class Life(RuleBasedStateMachine):
    """Each rule is what one person does on one occasion; what must hold afterwards is at the end."""

    def __init__(self) -> None:
        super().__init__()
        self.room = TemporaryDirectory()
        self.purse = Purse()
        self.desk: Desk

    def teardown(self) -> None:
        """Clear the desk."""
        self.room.cleanup()

    @initialize(kind=st.sampled_from(OUTLINES), seed=ANY)
    def begin(self, kind: tuple[str, str, str], seed: int) -> None:
        """A new file, of which some is filled in."""
        self.desk = Desk(Path(self.room.name), *kind)
        for step in range(4):
            self.fill_figure(seed + step * 7)
            self.add_deed(seed + step * 5, cites=bool(step % 2))

    # -- typing into the data file

    @rule(seed=ANY)
    def fill_figure(self, seed: int) -> None:
        """Type a figure, or another value of one; at times with last year's and its source."""
        plain = self.desk.plain()
        places = [place for place in figures(plain) if place[0] not in self.desk.shares]
        _, holder, key = places[seed % len(places)]
        number, former = self.purse.number(), holder[key]
        self._forget(former)
        if isinstance(former, dict):
            former["数值"] = number
        elif seed % 3 == 0:
            holder[key] = {"数值": number, "上年": self.purse.number(), "来源": f"来源{self.purse.word()}"}
        else:
            holder[key] = number
        self._type(plain, expected=holder[key])

    @rule(seed=ANY, cites=st.booleans())
    def add_deed(self, seed: int, cites: bool) -> None:
        """A new piece of text in a section, with a figure cited or without."""
        plain = self.desk.plain()
        among = [entry for entry in entries(plain) if "做法" in entry]
        entry = among[seed % len(among)]
        typed = [path for path, holder, key in figures(plain) if amount(holder[key]) and path not in self.desk.shares]
        cited = f"办理【{typed[seed % len(typed)]}】件，" if cites and typed else ""
        deed = {"内容": f"{cited}推进{self.purse.word()}工作。"}
        if seed % 3 == 0:
            deed = {"小标题": f"抓好{self.purse.word()}", "内容": f"{deed['内容']}\n另办理{self.purse.number()}件。\n"}
        if seed % 5 == 0:
            deed["仅报送"] = "是"
        entry["做法"] = [*(entry.get("做法") or []), deed]
        self._type(plain, expected=deed)

    @rule(seed=ANY, key=st.sampled_from(("问题", "安排")))
    def add_item(self, seed: int, key: str) -> None:
        """A problem or a plan."""
        plain = self.desk.plain()
        one, two = f"{self.purse.word()}力量不足", f"{self.purse.word()}培训少"
        item = {"表现": one, "原因": two} if key == "问题" else {"小标题": f"提升{one}", "内容": f"加强{two}。"}
        plain[key] = [*(plain.get(key) or []), item]
        self._type(plain, expected=item)

    @rule(seed=ANY)
    def change_deed(self, seed: int) -> None:
        """Words typed into a text, or the text deleted."""
        plain = self.desk.plain()
        deeds = [(entry, at) for entry in entries(plain) for at, deed in enumerate(entry.get("做法") or []) if content(deed)]
        if not deeds:
            return
        entry, at = deeds[seed % len(deeds)]
        deed = entry["做法"][at]
        if seed % 4 == 0:
            entry["做法"] = [*entry["做法"][:at], *entry["做法"][at + 1 :]]
            self._forget(deed)
            self._type(plain, expected="")
            return
        word = self.purse.word()
        text = content(deed)
        into = text.find("，") + 1
        changed = f"{text[:into]}{word}{text[into:]}"
        if isinstance(deed, dict):
            deed["内容"] = changed
        else:
            entry["做法"][at] = changed
        self._type(plain, expected=word)

    @rule(seed=ANY)
    def type_title(self, seed: int) -> None:
        """A title of one's own: one line or two, short enough for the page or to be broken by the layout."""
        plain = self.desk.plain()
        self._forget(plain.get("标题"))
        broken, long = "\n" * (seed % 2), "认真贯彻落实上级决策部署、" * (seed % 3)
        plain["标题"] = f"{plain['单位']['全称']}{broken}关于{long}抓好{self.purse.word()}的报告"
        self._type(plain, expected=plain["标题"])

    # -- the document

    @rule(force=st.booleans())
    def draft(self, force: bool) -> None:
        """Draft all outlets."""
        self.desk.draft(force=force)

    @precondition(lambda self: self.desk.drafts() and not self.desk.edited.exists())
    @rule(seed=ANY)
    def send_round(self, seed: int) -> None:
        """Somebody takes a copy of a draft to edit it."""
        drafts = [path for path in self.desk.drafts() if read_draft(path).record is not None]
        if drafts:
            self.desk.edited.parent.mkdir(exist_ok=True)
            shutil.copy(drafts[seed % len(drafts)], self.desk.edited)

    @precondition(lambda self: self.desk.edited.exists())
    @rule(seed=ANY, late=st.booleans())
    def type_in_document(self, seed: int, late: bool) -> None:
        """Words typed into a paragraph or a heading."""
        with self._paper() as paper:
            word = self.purse.word()
            if paper.own and paper.insert(seed % len(paper.own), word, late=late):
                self.desk.expected.add(word)

    @precondition(lambda self: self.desk.edited.exists())
    @rule()
    def type_in_title(self) -> None:
        """Words typed into the title."""
        with self._paper() as paper:
            word = self.purse.word()
            if paper.retitle(word):
                self.desk.expected.add(word)

    @precondition(lambda self: self.desk.edited.exists())
    @rule(seed=ANY)
    def add_paragraph(self, seed: int) -> None:
        """A new paragraph, with a number typed by hand."""
        with self._paper() as paper:
            word, number = self.purse.word(), self.purse.number()
            if paper.own:
                paper.add(seed % len(paper.own), f"在{word}方面，办理{number}件。")
                self.desk.expected |= {word, number}

    @precondition(lambda self: self.desk.edited.exists())
    @rule(seed=ANY)
    def remove_paragraph(self, seed: int) -> None:
        """A paragraph taken out: its words are no longer wanted. Its figures stay."""
        with self._paper() as paper:
            if body := paper.body():
                gone = paper.remove(body[seed % len(body)])
                self.desk.expected -= {token for token in self.desk.expected if token in gone}

    @precondition(lambda self: self.desk.edited.exists())
    @rule(seed=ANY)
    def move_paragraph(self, seed: int) -> None:
        """A paragraph cut and pasted elsewhere."""
        with self._paper() as paper:
            body = paper.body()
            if len(body) > 1:
                at, behind = body[seed % len(body)], (seed // 7) % len(paper.own)
                if at != behind:
                    paper.move(at, behind)

    @precondition(lambda self: self.desk.edited.exists())
    @rule(seed=ANY)
    def change_figure(self, seed: int) -> None:
        """Another number typed into a control."""
        with self._paper() as paper:
            nodes = paper.controls()
            if not nodes:
                return
            node = nodes[seed % len(nodes)]
            if "%" in (former := paper.shown(node)):
                return
            number = self.purse.number()
            paper.change(node, number)
            self.desk.expected.discard(former)
            self.desk.expected.add(number)

    @precondition(lambda self: self.desk.edited.exists())
    @rule(seed=ANY)
    def fill_blank(self, seed: int) -> None:
        """A number typed over 【待填】."""
        with self._paper() as paper:
            if blanks := paper.blanks():
                number = self.purse.number()
                blank = blanks[seed % len(blanks)]
                self.desk.expected -= tokens_in(blank.text)  # words that were typed into the blank before are typed over
                blank.text = number
                self.desk.expected.add(number)

    @precondition(lambda self: self.desk.edited.exists())
    @rule()
    def opinions(self) -> None:
        """The table of what the copy wants changed."""
        self.desk.opinions(Path(self.room.name))

    @precondition(lambda self: self.desk.edited.exists())
    @rule()
    def pull(self) -> None:
        """The edited copy into the data; where that was done, the copy is thrown away, and the draft reads as it did."""
        reading = read_draft(self.desk.edited)
        alone = reading.record == self.desk.plain()  # nobody typed into the data since the draft was made
        report = self.desk.pull(self.desk.edited)
        if report is None or report.held:
            return
        self.desk.edited.unlink()
        if alone and not (report.not_taken or report.clashes or report.recomputed):
            self._check_drafts_as(reading)

    @rule(seed=ANY)
    def pull_what_nobody_edited(self, seed: int) -> None:
        """A draft as it was written is pulled into the data that it was made of: nothing is to be done."""
        drafts = [path for path in self.desk.drafts() if read_draft(path).record == self.desk.plain()]
        if not drafts:
            return
        before = self.desk.data.read_bytes()
        report = self.desk.pull(drafts[seed % len(drafts)])
        assert report is not None
        assert (report.not_taken, report.edits) == ((), ())
        assert self.desk.data.read_bytes() == before

    def _check_drafts_as(self, edited: Any) -> None:
        with TemporaryDirectory(dir=self.room.name) as folder:
            drafted = draft(self.desk.data, Path(folder), Wish((edited.outlet,) if edited.outlet else ()))
            assert drafted.written, (
                drafted.refused,
                [finding.message for finding in drafted.findings if finding.rule[0] in "RV"],
            )
            now = told(read_draft(drafted.written[0].path))
        wanted = told(edited)
        assert now == wanted, difference(wanted, now)

    # -- forms

    @rule(seed=ANY)
    def through_tables(self, seed: int) -> None:
        """Both ways of workbooks: that of the whole file, and those of departments."""
        (self._through_the_workbook if seed % 2 else self._through_the_departments)(seed // 2)

    def _through_the_workbook(self, seed: int) -> None:
        """As a workbook, a cell filled in, and back: everything else is as it was."""
        before = self.desk.plain()
        path = self.desk.to_workbook()
        if path is None:
            return
        if seed % 2:
            assert self.desk.from_workbook(path)
            assert self.desk.plain() == before
            return
        book = openpyxl.load_workbook(path)
        filled = self._fill(book["数据"], seed)
        book.save(path)
        if self.desk.from_workbook(path):
            self.desk.expected |= filled

    def _through_the_departments(self, seed: int) -> None:
        """Forms handed out, one of them filled in, collected, and collected once more, which changes nothing."""
        forms = self.desk.hand_out()
        if not forms:
            return
        path = forms[seed % len(forms)]
        book = openpyxl.load_workbook(path)
        if "数据" not in book.sheetnames:
            return
        filled = self._fill(book["数据"], seed, replaces=False)
        book.save(path)
        self.desk.collect([path])
        self.desk.expected |= filled
        self.nothing_is_lost()
        once = self.desk.data.read_bytes()
        said = self.desk.said
        self.desk.collect([path])
        assert self.desk.data.read_bytes() == once
        self.desk.said += said

    def _fill(self, page: Any, seed: int, *, replaces: bool = True) -> set[str]:
        """A number in a cell of the column for this year's; what stood there is no longer wanted."""
        heads = next(row for row in page.iter_rows() if any(str(cell.value or "").startswith(VALUE) for cell in row))
        column = next(cell.column for cell in heads if str(cell.value or "").startswith(VALUE))
        mark = next(cell.column for cell in heads if str(cell.value or "").startswith("编号"))
        rows = [row for row in range(heads[0].row + 1, page.max_row + 1) if page.cell(row, mark).value]
        cell = page.cell(rows[seed % len(rows)], column)
        unit = {str(page.cell(cell.row, item.column).value) for item in heads}
        if "%" in unit or (cell.value is not None and not replaces):
            return set()
        self.desk.expected.discard(str(cell.value))
        number = self.purse.number()
        cell.value = number
        return {number}

    # -- looking, and the next year

    @rule(seed=ANY)
    def look(self, seed: int) -> None:
        """Check, trace, compare, and status of data."""
        former = self.desk.root / str(self.desk.year - 1) / "data.yaml"
        at = self._sources()[seed % len(self._sources())]
        self.desk.look(at, former if former.exists() else self.desk.data)

    @precondition(lambda self: self.desk.year < 2028)
    @rule(seed=ANY)
    def roll(self, seed: int) -> None:
        """The next year, from the data file or from a draft, edited or not; words of the old year stand there as comments."""
        source = self._sources()[seed % len(self._sources())]
        expected = {token for token in self.desk.expected if token in said_by(source)}
        if self.desk.roll(source):
            self.desk.expected = expected
            self.nothing_is_lost()
            self.desk.expected = set()

    # -- what must hold

    @invariant()
    def nothing_is_lost(self) -> None:
        """Every word and figure stands somewhere, or was named; what was only named is looked for no more."""
        if not hasattr(self, "desk"):
            return
        gone = self.desk.gone()
        lost = gone - self.desk.told(gone)
        assert not lost, (lost, self.desk.said)
        self.desk.expected -= gone
        assert self.desk.archived_as_it_was()

    # -- helpers

    def _sources(self) -> list[Path]:
        return [self.desk.data, *self.desk.drafts(), *([self.desk.edited] if self.desk.edited.exists() else [])]

    def _type(self, plain: Any, *, expected: Any) -> None:
        self.desk.type(plain)
        for text in strings(expected):
            self.desk.expected |= tokens_in(text)

    def _forget(self, plain: Any) -> None:
        for text in strings(plain):
            self.desk.expected -= tokens_in(text)

    @contextmanager
    def _paper(self) -> Iterator[Paper]:
        paper = Paper(self.desk.edited)
        yield paper
        paper.save()
