"""What a new pack's outline, its file and its template folder are called."""

from __future__ import annotations

import re
from hashlib import sha256
from pathlib import Path

from drafter.library import INSTALLED, Library, has_template_folder, outline_index
from drafter.model.finding import CannotRun, Place, nested
from drafter.model.outline import Outline
from drafter.model.pack import Names
from drafter.model.record import Record

#: Ends of offices' names that their outline's name does without.
_OFFICE_ENDS = ("人民政府办公室", "人民政府")
_PART = r"[\u4e00-\u9fffA-Za-z0-9（）-]+"


def pack_names(folder: Path, record: Record, outline: Outline, wanted: str, library: Library) -> Names:
    """The names for the outline id that is wanted, or one made of the office's name. Raises CannotRun where it is taken."""
    end = next((end for end in _OFFICE_ENDS if record.office.endswith(end) and record.office != end), "")
    short = "".join(char for char in record.office.removesuffix(end) if char.isalnum())
    kind, alias = outline.id.partition("/")[0], outline.alias.partition("/")[0]
    name = wanted or f"{kind}/{short}"
    if not re.fullmatch(f"{_PART}(/{_PART})*", name):
        raise CannotRun(f"“{nested(name)}”不能作编号", "编号只用汉字、字母和数字，分段用“/”，如 年度报告/示例县。")
    index = outline_index(library)
    slug = _slug(folder, name, alias, library)
    if name in index or f"{alias}/{slug}" in index:
        remedy = f"请用 --outline 换一个编号，如 --outline {kind}/{short}{record.year + 1}"
        theirs = name not in outline_index(INSTALLED)
        remedy += "；或者把原来的资料包从 drafter.yaml 里去掉。" if theirs else "。"
        raise CannotRun(f"已经有提纲“{name}”", remedy, Place(str(index.get(name, "")) if theirs else ""))
    title = f"{record.office}：{outline.name.removeprefix(f'{record.office}：')}"
    return Names(name, f"{alias}/{slug}", title, alias, slug, slug)


def _slug(folder: Path, name: str, kind: str, library: Library) -> str:
    """A name of ASCII letters for files: the folder's own, where it has one that is free."""
    own = re.sub(r"[^a-z0-9]+", "-", folder.name.lower()).strip("-") if folder.name.isascii() else ""
    is_free = own and f"{kind}/{own}" not in outline_index(library) and not has_template_folder(own, library)
    return own if is_free and own != "profiles" else f"office-{sha256(name.encode()).hexdigest()[:8]}"
