"""What fuzzing begins with: one small file of each kind, in which every construct of its reader stands once."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.fuzz.mutations import parts_of

_FILES = Path(__file__).parent / "seeds"


def _text(name: str) -> str:
    return (_FILES / name).read_text(encoding="utf-8")


DATA, OUTLINE, HEIR, TEMPLATE, TEXT = map(_text, ("data.yaml", "outline.yaml", "heir.yaml", "template.md", "text.txt"))
#: What is typed into them, one a line; \\n is a line's end.
WORDS = tuple(word.replace("\\n", "\n") for word in _text("words.txt").rstrip("\n").split("\n"))


@cache
def document() -> dict[str, bytes]:
    """The parts of the working draft that DATA make."""
    from drafter.workflows.drafting import Wish, draft

    with TemporaryDirectory() as folder:
        path = Path(folder) / "data.yaml"
        path.write_text(DATA, encoding="utf-8")
        done = draft(path, Path(folder) / "初稿.docx", Wish(("报市",)))
        return parts_of(done.written[0].path.read_bytes())


@cache
def workbook() -> dict[str, bytes]:
    """The parts of the whole form that DATA make."""
    from drafter.workflows.forms import write_form

    with TemporaryDirectory() as folder:
        path = Path(folder) / "data.yaml"
        path.write_text(DATA, encoding="utf-8")
        write_form(path, Path(folder) / "填报.xlsx")
        return parts_of((Path(folder) / "填报.xlsx").read_bytes())


@cache
def returned() -> dict[str, bytes]:
    """The parts of one department's form."""
    from drafter.workflows.forms import hand_out

    with TemporaryDirectory() as folder:
        path = Path(folder) / "data.yaml"
        path.write_text(DATA, encoding="utf-8")
        hand_out(path, Path(folder) / "发放")
        return parts_of((Path(folder) / "发放" / "县司法局.xlsx").read_bytes())
