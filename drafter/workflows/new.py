"""drafter new: a data file ready to fill in, with its JSON Schema beside it."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from drafter.kit import outline_to_fill_in
from drafter.library import Library, outline_index
from drafter.loading import load_phrases
from drafter.model.finding import CannotRun, Place, nested
from drafter.model.outline import Outline
from drafter.settings import library_for
from drafter.validate.compile import json_schema
from drafter.workflows.catalogue import outlines
from drafter.workflows.folders import make_folder, names_folder
from drafter.write.files import write_atomically
from drafter.write.skeleton.form import Form
from drafter.write.skeleton.text import skeleton

_SUFFIXES = (".yaml", ".yml")
_DEFAULT_NAME = "data.yaml"
# Categories of characters that no name holds: control, surrogate, unassigned, private; line and paragraph separators.
_NO_NAME = frozenset({"Cc", "Cs", "Cn", "Co", "Zl", "Zp"})


@dataclass(frozen=True, slots=True)
class Begun:
    """A data file that was made ready, with the file that helps editors."""

    data_file: Path
    schema_file: Path
    outline: Outline


class Wanted(NamedTuple):
    """What a data file is wanted for, as typed: outline, office, year, and what the office calls itself."""

    outline: str | None
    office: str | None
    year: str | None
    itself: str | None = None


def new(path: Path, outline_name: str | None, office: str | None, year: str | None, itself: str | None = None) -> Begun:
    """Write a data file ready to fill in, at `path` or in the folder of that name; no file is ever overwritten.

    Raises CannotRun where something is missing or wrong.
    """
    return begin(path, Wanted(outline_name, office, year, itself), skeleton)


def begin(path: Path, wanted: Wanted, text: Callable[[Form], str]) -> Begun:
    """The same with another text."""
    data_file = target_of(path)
    schema_file = data_file.with_suffix(".schema.json")
    form = form_of(data_file, wanted, library_of(data_file))
    outline = form.outline
    schema = json.dumps(json_schema(outline), ensure_ascii=False, indent=1) + "\n"
    data = text(form).encode()
    refuse_to_overwrite(data_file, schema_file, schema)
    make_folder(data_file.parent)
    write_atomically(schema_file, schema.encode())
    write_atomically(data_file, data)
    return Begun(data_file, schema_file, outline)


def form_of(data_file: Path, wanted: Wanted, library: Library) -> Form:
    """What a data file at this place is made from. Raises CannotRun where something is missing or wrong."""
    outline = _outline(wanted.outline, library)
    itself = wanted.itself
    return Form(
        outline=outline,
        wordings=load_phrases().of_year(reported := _year(wanted.year, outline, library)),
        office=_name(wanted.office, "单位全称", "请加上 --unit 单位全称，如 --unit 示例县人民政府。"),
        itself=_name(itself, "自称", "请写成 --self 我县 这样，或不写。") if itself is not None else "",
        year=reported,
        file=data_file.name,
        schema=data_file.with_suffix(".schema.json").name,
        version=int(asked) if (asked := (wanted.outline or "").partition("@")[2].strip()) else None,
    )


def library_of(data_file: Path) -> Library:
    """The library for a data file whose folder may not be there yet."""
    return library_for(next(above for above in data_file.parents if above.is_dir()))


def target_of(path: Path) -> Path:
    """The data file that this path means. Raises CannotRun."""
    if path.suffix.lower() in _SUFFIXES and not path.is_dir():
        return path
    if not names_folder(path):
        raise CannotRun(f"“{path}”不是数据文件的名字", "请给出以 .yaml 结尾的文件名，或一个文件夹。", Place(str(path)))
    return path / _DEFAULT_NAME


def _outline(name: str | None, library: Library) -> Outline:
    if name is None or not name.strip():
        ids = [key for key in outline_index(library) if not key.isascii()]
        raise CannotRun("没有写用哪个提纲", f"请加上 --outline 提纲；可用的提纲有：{'、'.join(ids)}。")
    return outline_to_fill_in(name, library)


def _year(typed: str | None, outline: Outline, library: Library) -> int:
    remedy = "请加上 --year 和四位年份，如 --year 2026：写哪一年的情况就写哪一年，不是成文的年份。"
    if typed is None:
        raise CannotRun("没有写年度", remedy)
    text = unicodedata.normalize("NFKC", typed).strip().removesuffix("度").removesuffix("年")
    if not re.fullmatch(r"(19|20)[0-9]{2}", text):
        raise CannotRun(f"“{nested(typed)}”不是年度", remedy)
    year = int(text)
    if not _serves(outline, year):
        last = f"至 {outline.last_year}" if outline.last_year else "以后的"
        fitting = [other.id for other in outlines(library) if _serves(other, year)]
        use = f"这一年可用的提纲有：{'、'.join(fitting)}。" if fitting else "请核对年度。"
        raise CannotRun(f"提纲“{nested(outline.id)}”用于 {outline.first_year} {last}年度，不用于 {year} 年度", use)
    return year


def _serves(outline: Outline, year: int) -> bool:
    return outline.first_year <= year and (outline.last_year is None or year <= outline.last_year)


def _name(typed: str | None, what: str, remedy: str) -> str:
    """A name on one line. Raises CannotRun where it is empty, or where nobody could read it."""
    name = "".join(line.strip() for line in (typed or "").splitlines())
    if not name:
        raise CannotRun(f"没有写{what}", remedy)
    if any(unicodedata.category(char) in _NO_NAME for char in name):
        raise CannotRun(f"{what}里有看不见的字符", "多半是从别处粘贴带来的，请重新输入。")
    return name


def refuse_to_overwrite(data_file: Path, schema_file: Path, schema: str) -> None:
    """The data file is a person's work; a schema is the program's own, unless it looks otherwise."""
    if data_file.exists():
        remedy = "里面可能已经填了数据。要另起一份，请换一个文件名或文件夹；确实不要它了，请先把它移走。"
        raise CannotRun(f"已经有“{data_file}”，没有覆盖它", remedy, Place(str(data_file)))
    if schema_file.exists() and not (schema_file.is_file() and schema_file.read_bytes().startswith(schema[:60].encode())):
        remedy = "程序要在数据文件旁边放一个同名的说明文件，请换一个数据文件名，或先把它移走。"
        raise CannotRun(f"已经有“{schema_file}”，不像本程序写的，没有覆盖它", remedy, Place(str(schema_file)))
