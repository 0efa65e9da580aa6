"""drafter new --from: next year's data file from this year's data, or from the working draft that carries them."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from drafter.carry.rolling.plain import Mapping
from drafter.carry.rolling.sound import only_in_private_words, without_unknown
from drafter.carry.rolling.standing import Standing, standing
from drafter.carry.rolling.year import roll
from drafter.kit import outline_to_fill_in
from drafter.library import outline_index
from drafter.loading import load_phrases
from drafter.model.carried import Carried
from drafter.model.commands import argument
from drafter.model.finding import CannotRun, Finding, Place, is_error, nested
from drafter.model.outline import Outline
from drafter.model.pulled import PullReport
from drafter.model.record import Record
from drafter.model.source import Source
from drafter.read.plain_source import PlainSource
from drafter.read.yaml_source import YamlSource
from drafter.settings import library_for
from drafter.validate.formats import refuse_newer_format
from drafter.validate.record import validate
from drafter.workflows.data_file import read_data_file
from drafter.workflows.new import Begun, Wanted, begin, library_of, target_of
from drafter.workflows.prepare import DOCUMENTS, OTHER_DOCUMENTS
from drafter.write.skeleton.form import Form

#: So many findings are shown where the data are refused.
_SHOWN = 8


class Rolled(NamedTuple):
    """A data file made of last year's. `edits` are those that people made in the document that it came from."""

    begun: Begun
    source: Path
    carried: Carried
    edits: PullReport | None = None


class Former(NamedTuple):
    """Last year's data, sound for their outline."""

    data: Mapping
    record: Record
    outline: Outline
    source: Source
    edits: PullReport | None = None


def roll_forward(path: Path, source: Path, wanted: Wanted, tracked: str = "") -> Rolled:
    """Write next year's data file at `path` from `source`, a data file or a working draft. Raises CannotRun."""
    from drafter.write.rolled.text import rolled

    target = target_of(path)
    former = _former(source, tracked)
    record, itself = former.record, former.record.self_name
    asked = Wanted(
        wanted.outline or former.outline.id,
        wanted.office or record.office,
        wanted.year or str(record.year + 1),
        wanted.itself if wanted.itself is not None else itself if itself != record.office else None,
    )
    if wanted.outline is None:
        _refuse_lacking(former.outline, target)
    carried: list[Carried] = []

    def text(form: Form) -> str:
        if form.year <= record.year:
            remedy = "请写以后的年度，或不写 --year，就是下一年。"
            raise CannotRun(f"“{source.name}”是 {record.year} 年度的，不能结转到 {form.year} 年度", remedy, Place(str(source)))
        private = only_in_private_words(record, former.outline)
        carried.append(roll(former.data, record.year, former.outline, form, private, _standing(former, form.year)))
        return rolled(carried[0], form)

    begun = begin(path, asked, text)
    return Rolled(begun, source, carried[0], former.edits)


def _former(path: Path, tracked: str) -> Former:
    suffix = path.suffix.lower()
    findings: tuple[Finding, ...] = ()
    edits = None
    source: Source
    if suffix in DOCUMENTS:
        source, edits = _of_draft(path, tracked)
    elif suffix in OTHER_DOCUMENTS:
        remedy = "请给去年的数据文件（.yaml），或 drafter draft 生成的、没有经过“定稿”的初稿（.docx）。"
        raise CannotRun(f"“{path.name}”里没有填报数据", remedy, Place(str(path)))
    else:
        reading = read_data_file(path)
        if reading.source is None:
            raise _refused(path, reading.findings)
        source, findings = reading.source, reading.findings
    refuse_newer_format(source, "数据文件")
    data = source.data
    if not isinstance(data, dict) or not isinstance(data.get("提纲"), str):
        remedy = "请给 drafter new 写出、填好的数据文件，里面有“提纲”一行。"
        raise CannotRun(f"“{path.name}”不像一份填报数据", remedy, Place(str(path)))
    typed = str(data["提纲"])
    library = library_for(path.parent)
    outline = outline_to_fill_in(typed, library)
    phrases = load_phrases()
    validated = validate(source, outline, phrases)
    wrong = [*filter(is_error, (*findings, *validated.findings))]
    if wrong and _is_older(typed, outline):
        validated = validate(PlainSource(str(path), without_unknown(data, outline)), outline, phrases)
        # What its words cite may be gone, too: they become comments, and headings get a blank.
        wrong = wrong if any(is_error(finding) and finding.rule != "V230" for finding in validated.findings) else []
    if wrong or validated.record is None:
        raise _refused(path, tuple(wrong))
    return Former(data, validated.record, outline, source, edits)


def _of_draft(path: Path, tracked: str) -> tuple[Source, PullReport | None]:
    """The record that a working draft carries, with the edits that people made in the text since."""
    from drafter.read.docx.draft import Condition, read_draft

    reading = read_draft(path)
    if reading.record is None:
        why = "是定稿或公开版，不带填报数据" if reading.text_digest else "里没有随文的填报数据"
        remedy = (
            "请改给去年的数据文件（如 data.yaml），或 drafter draft 为它生成的初稿（报上级的那份 .docx，不是定稿、公开版）；"
            "这份文档里改过的字句要带上的，先用 "
            f"drafter pull {argument(path.name)} --into 去年的数据文件 收进数据文件，"
            "再用 drafter new --from 去年的数据文件 结转。"
        )
        raise CannotRun(f"“{path.name}”{why}，不能结转", remedy, Place(str(path)))
    if reading.condition is not Condition.EDITED:
        return PlainSource(str(path), reading.record), None
    from drafter.workflows.pulling import taken_in

    plain, report = taken_in(path, tracked)
    return PlainSource(str(path), plain), report


def _standing(former: Former, year: int) -> Standing:
    """The comments of years before, where a file has any."""
    source = former.source
    if not isinstance(source, YamlSource):
        return Standing()
    return standing(former.data, source.lines, lambda loc: source.place(loc, of_key=True).line, former.record.year, year)


def _is_older(typed: str, outline: Outline) -> bool:
    """Whether the data name an older version of their outline than is here."""
    version = typed.partition("@")[2].strip()
    return version.isdecimal() and int(version) < outline.version


def _refuse_lacking(outline: Outline, target: Path) -> None:
    """Raise CannotRun where the outline of a pack is not to be had in the new place."""
    if outline.id not in outline_index(library_of(target)):
        remedy = (
            "它在资料包里：请把写着资料包的 drafter.yaml 放到两个年度共同的上一级文件夹，"
            "或在新的文件夹里也放一份；要换提纲的，请加上 --outline。"
        )
        raise CannotRun(f"“{target.parent}”那里没有提纲“{nested(outline.id)}”", remedy, Place(str(target)))


def _refused(path: Path, findings: tuple[Finding, ...]) -> CannotRun:
    """Data whose form is at fault: which faults, and that nothing was guessed."""
    wrong = [finding for finding in findings if is_error(finding)]
    shown = [f"  {finding.place}  {finding.rule}  {finding.message}" for finding in wrong[:_SHOWN]]
    more = [f"  ……共 {len(wrong)} 处"] * (len(wrong) > _SHOWN)
    message = "\n".join([f"“{path.name}”的写法有 {len(wrong)} 处错误，没有结转：", *shown, *more])
    return CannotRun(message, f"请先照 drafter check {argument(path)} 的改法改正，再结转；程序不替你猜。")
