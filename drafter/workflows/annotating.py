"""drafter check --annotate: findings as comments in a copy of the document that was checked."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from drafter.model.finding import CannotRun, Place
from drafter.model.links import real
from drafter.read.docx.draft import refusing_damage
from drafter.workflows.checking import Checked
from drafter.workflows.folders import make_folder
from drafter.workflows.former import judge_annotated, put
from drafter.write.annotate import Remark, annotated


class Annotated(NamedTuple):
    """The copy, how many comments it has of ours, and where a former copy is kept, if it is."""

    path: Path
    comments: int
    kept: Path | None = None


def annotate(path: Path, checked: Checked, output: Path) -> Annotated:
    """Write the copy; what is waived is no comment.

    Raises CannotRun where the file was no Word document, or where something stands in the way.
    """
    here = Place(str(output))
    script, document = checked.script, checked.document
    if document is None or script is None:
        remedy = "文本和网页请看屏幕上的行号；数据文件请用 drafter draft 生成初稿，初稿里带着批注。"
        raise CannotRun(f"只能给 Word 文档写批注，“{path.name}”不是", remedy, Place(str(path)))
    if output.is_dir():
        raise CannotRun(f"“{output}”是一个文件夹", "请在 --annotate 后面写文件名，如 批注稿.docx。", here)
    if output.suffix.lower() != ".docx":
        raise CannotRun(f"“{output}”不是 .docx 文件名", "请在 --annotate 后面写以 .docx 结尾的名字。", here)
    if real(output) == real(path):
        raise CannotRun("批注稿不能写回原来的文件", "请在 --annotate 后面写另一个名字，原来的文件不动。", here)
    lines = {id(line): index for index, line in enumerate(script.manuscript.lines)} if script.manuscript else {}
    remarks = []
    for finding in checked.findings:
        if finding.waived or finding.place.file != script.file:
            continue  # what is wrong with the office's word lists or waivers is no remark on the document
        at, start, end = finding.span or (0, 0, 0)
        line = script.paragraphs[at].line if script.paragraphs else None
        remarks.append(Remark(lines.get(id(line), 0), start, end, finding))
    make_folder(output.parent)
    with refusing_damage(path):
        copy = annotated(document, remarks)
    kept = put(output, copy, judge_annotated(document))
    return Annotated(output, len(remarks), kept)
