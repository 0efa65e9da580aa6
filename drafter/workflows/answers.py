"""One form that came back, judged: what is in order, and every cell that is not, with what to do about it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from drafter.carry.collecting import Form, Given, Told
from drafter.forms.department import OFFICE, OUTLINE, WHO, YEAR, Issuer, Task
from drafter.language.numbers import AmountError, parse_amount
from drafter.model.finding import Finding, Level, Place, nested
from drafter.model.outline import Indicator, Outline
from drafter.model.record import State
from drafter.read.form.returns import Answer, Returned
from drafter.workflows.copies import SetAside

_ODD = {
    "日期": ("这一格成了日期", "多半是把 3-12 这样的写法自动变成了日期；请先把这一格设成文本，再填数。"),
    "公式": ("公式没有算出结果", "请打开表格重新计算、保存，或直接填数。"),
    "错误": ("公式出错", "请改正公式，或直接填数。"),
    "合并": ("这一格和别的格子合并了，看不出是哪一项的数", "请取消合并，一格填一个数。"),
}
_NO_VALUE = re.compile(r"暂无数据|待填|待定|同上|见附件|未统计|\?+|？+")


class Known(NamedTuple):
    """What was handed out: whose report it is, the tasks by department, the outline."""

    issuer: Issuer
    tasks: Mapping[str, Task]
    outline: Outline


class Judged(NamedTuple):
    """A form with what is in order in it; `findings` stand at the cells that are not."""

    form: Form
    findings: tuple[Finding, ...]
    path: Path
    name: str


def judged(returned: Returned, path: Path, name: str, known: Known) -> Judged | SetAside:
    """Judge a form; one of another office, year or kind of report is set aside."""
    about = returned.about
    department = _department(about.get(WHO, ""), path, known)
    if why := _of_others(about, known.issuer):
        return SetAside(path, why, "请核对是不是放错了文件；要用这次发下去的表填。")
    if not department:
        said = f"填报单位写的是“{nested(about[WHO])}”，这次没有发给它" if about.get(WHO) else "看不出是哪个单位填的"
        return SetAside(path, said, "请把文件名改成单位的全称，或在首页“填报单位”右边写上全称，再收一次。")
    work = _Judge(path, known, known.tasks[department])
    given = tuple(work.answers(returned))
    texts = tuple(
        Told(one.identity, one.goes_to, one.section, one.heading, one.content, one.cause, one.ref) for one in returned.words
    )
    sound = []
    for text in texts:
        if text.goes_to == "做法" and text.section not in {section.key for section in known.outline.walk()}:
            work.add("R304", text.cell, "看不出这一段写的是哪一章", "请写在发下去的表里对应的章节下。")
            continue
        if text.goes_to == "问题" and not text.content:
            work.add("R304", text.cell, "只写了原因，没有写问题的表现", "请补上表现。")
            continue
        sound.append(text)
    return Judged(Form(department, name, given, tuple(sound)), tuple(work.findings), path, name)


def _department(said: str, path: Path, known: Known) -> str:
    """Which department a form is of: as it says, else as its file is called."""
    said = "".join(said.split())
    if said in known.tasks:
        return said
    if said:
        return ""
    named = [name for name in known.tasks if name in path.stem]
    return max(named, key=len) if named else ""


def _of_others(about: Mapping[str, str], issuer: Issuer) -> str:
    """Why a form is none of this report's; empty where it may be."""
    if about.get(OFFICE) and issuer.office and about[OFFICE] != issuer.office:
        return f"是“{nested(about[OFFICE])}”的表，不是“{nested(issuer.office)}”的"
    if about.get(YEAR) and issuer.year and about[YEAR] != issuer.year:
        return f"是 {about[YEAR]} 年度的表，这次收的是 {issuer.year} 年度"
    if about.get(OUTLINE) and about[OUTLINE].partition("@")[0] != issuer.outline.partition("@")[0]:
        return f"是按提纲“{nested(about[OUTLINE])}”发的表，这次用的是“{nested(issuer.outline)}”"
    return ""


class _Judge:
    def __init__(self, path: Path, known: Known, task: Task) -> None:
        self.path = path
        self.known = known
        self.task = task
        self.findings: list[Finding] = []
        self.names = {_bare(indicator.name): path for path, indicator in known.outline.indicators.items()}
        self.asked = {f"{line.asked.path}/{line.part}" if line.part else line.asked.path: line for line in task.lines}

    def add(self, rule: str, ref: str, message: str, remedy: str, quote: str = "") -> None:
        """A finding at a cell."""
        self.findings.append(Finding(rule, Level.ERROR, message, remedy, Place(str(self.path), spot=ref), quote))

    def answers(self, returned: Returned) -> Iterator[Given]:
        """The answers that are in order, each once."""
        for lack in returned.lacks:
            self.add("R302", lack.partition("!")[0] + "!A1", "找不到“本年数值”一列", "请用发下去的表填，不要改表头。")
        found: dict[str, tuple[Answer, Given]] = {}
        twice: set[str] = set()
        for answer in returned.answers:
            identity = self._identity(answer)
            given = self._given(identity, answer) if identity else None
            if given is None:
                continue
            first, before = found.setdefault(identity, (answer, given))
            if before.text != given.text:
                twice.add(identity)
                name = nested(answer.name or identity)
                message = f"“{name}”填了两行：{first.ref} 是 {before.text}，这里是 {given.text}"
                self.add("R303", answer.ref, message, "两个都没有收。请删去多余的一行，再发一次。", answer.text)
        return iter([given for identity, (_, given) in found.items() if identity not in twice])

    def _identity(self, answer: Answer) -> str:
        """The line that an answer is for: by its hidden name, else by what it shows."""
        path = answer.identity.partition("/")[0]
        by_name = self._by_name(answer.name)
        if path in self.known.outline.indicators and answer.identity in self.asked:
            if by_name and by_name.partition("/")[0] != path and answer.text:
                message = f"编号是“{answer.identity}”，指标却是“{nested(answer.name)}”，不知道填的是哪一个"
                self.add("R303", answer.ref, message, "多半是只给一部分列排了序。请用发下去的表重填这几行。", answer.text)
                return ""
            return answer.identity
        if by_name:
            return by_name
        if answer.text and path in self.known.outline.indicators:
            message = f"“{answer.name or path}”没有要{self.task.department}报"
            self.add("R303", answer.ref, message, "没有收。请核对是不是别的单位的表粘贴过来的。", answer.text)
        elif answer.text:
            self.add("R303", answer.ref, "不知道这一行是哪个指标", "请填在发下去的表原有的行里，不要另加。", answer.text)
        return ""

    def _by_name(self, name: str) -> str:
        """The line that shows this name, where only one does."""
        found = [
            key
            for key, line in self.asked.items()
            if _bare(_shown(line.asked.name, line.part, shared=line.shared)) == _bare(name)
        ]
        return found[0] if len(found) == 1 and name else ""

    def _given(self, identity: str, answer: Answer) -> Given | None:
        indicator = self.known.outline.indicators[identity.partition("/")[0]]
        if answer.odd in _ODD and (answer.text or answer.odd == "合并"):
            message, remedy = _ODD[answer.odd]
            if answer.odd != "合并" or self._is_told(answer, identity):
                self.add("R301", answer.ref, f"{message}：{answer.text}" if answer.text else message, remedy, answer.text)
            return None
        if not answer.text:
            return None
        text = unicodedata.normalize("NFKC", answer.text).strip()
        if text == State.NOT_APPLICABLE:
            if "/" in identity:
                self.add("V212", answer.ref, "要相加的数不能填“不适用”", "没有发生请填 0。", answer.text)
                return None
            return Given(identity, str(State.NOT_APPLICABLE), answer.ref, answer.source, answer.note)
        return self._amount(identity, indicator, answer)

    def _is_told(self, answer: Answer, identity: str) -> bool:
        """Merged cells that nobody would have filled in are no fault."""
        return bool(answer.text) or self.asked[identity].asked.required

    def _amount(self, identity: str, indicator: Indicator, answer: Answer) -> Given | None:
        if _NO_VALUE.fullmatch(answer.text):
            self.add("V201", answer.ref, f"“{answer.text}”不是数", "没有数的空着，在“说明”里写明；没有发生填 0。", answer.text)
            return None
        try:
            amount = parse_amount(answer.text, indicator.unit)
        except AmountError as error:
            self.add("V201", answer.ref, error.message, error.remedy, answer.text)
            return None
        if "/" in identity and (amount.after or amount.before):
            self.add("V212", answer.ref, f"“{answer.text}”不是准确数", "这个数要和别的相加，请填准确的数。", answer.text)
            return None
        return Given(identity, str(amount), answer.ref, answer.source, answer.note)


def _shown(name: str, part: str, *, shared: bool) -> str:
    return f"{name}（其中：{part}）" if part and not shared else name


def _bare(name: str) -> str:
    """A name without blanks and width."""
    return "".join(unicodedata.normalize("NFKC", name).split())
