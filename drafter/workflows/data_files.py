"""The data files in a folder and below it: which files are some, and which of them may be one office's."""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from drafter.language.filenames import safe_name
from drafter.model.finding import CannotRun
from drafter.model.source import Plain
from drafter.settings import NAME as SETTINGS
from drafter.workflows.data_file import WORKBOOKS, is_workbook, read_data_file
from drafter.workflows.former import is_kept_copy

_KINDS = frozenset({".yaml", ".yml", *WORKBOOKS})
#: What packs keep in theirs is no data of any office.
_OF_PACKS = frozenset({"schemas", "templates"})
_HIDDEN = re.compile(r"[.~]")


class Look(NamedTuple):
    """What a look at a file gave: whether it holds data, and the office as it stands in the names of drafts."""

    path: Path
    has_data: bool = True
    office: str = ""


def candidates(folder: Path) -> Iterator[Path]:
    """Files that may be data files by their names, in the order of their paths. Links to folders are not followed."""
    for here, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if name not in _OF_PACKS and not _HIDDEN.match(name))
        for name in sorted(names):
            path = Path(here, name)
            if path.suffix.lower() in _KINDS and name != SETTINGS and not _HIDDEN.match(name) and not is_kept_copy(path):
                yield path


def look_at(path: Path) -> Look:
    """Open a file. One that cannot be read counts as data, so that drafting says what is wrong with it."""
    try:
        if is_workbook(path) and not _is_whole_form(path):
            return Look(path, has_data=False)
        reading = read_data_file(path)
    except CannotRun:
        return Look(path)
    data = reading.source.data if reading.source else None
    return Look(path, not _is_outline(data), _office(data))


def _is_whole_form(path: Path) -> bool:
    from drafter.read.docx.draft import bytes_of
    from drafter.read.form.source import holds_data
    from drafter.validate.shape import data_shape

    return holds_data(bytes_of(path), data_shape())


def _is_outline(data: Plain) -> bool:
    return isinstance(data, dict) and "编号" in data and "提纲" not in data


def _office(data: Plain) -> str:
    """The office, so written that two which would give their drafts one name on any system are the same here."""
    unit = data.get("单位") if isinstance(data, dict) else None
    name = unit.get("全称") if isinstance(unit, dict) else unit
    return safe_name(unicodedata.normalize("NFKC", "".join(str(name or "").split()))).casefold()
