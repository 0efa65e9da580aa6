"""The form of all files that people write: a number, 格式, that grows when an older program would misread them."""

from __future__ import annotations

from pydantic_core import PydanticCustomError

from drafter.model.finding import CannotRun
from drafter.model.source import Source
from drafter.validate.fields import whole_number

#: The newest form that this program reads.
FORMAT = 1


def refuse_newer_format(source: Source, what: str) -> None:
    """Raise CannotRun where the file (`what`, in Chinese) was written for a newer program."""
    data = source.data
    typed = data.get("格式") if isinstance(data, dict) else None
    try:
        number = whole_number(typed)
    except PydanticCustomError:
        return  # validation will say so
    if number is not None and number > FORMAT:
        raise CannotRun(
            f"{what}的格式是 {typed}，本程序只认识到格式 {FORMAT}",
            "请升级 drafter 后再用；不要自行改小这个数，新格式的内容会读错。",
            source.place(("格式",)),
        )
