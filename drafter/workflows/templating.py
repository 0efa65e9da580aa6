"""drafter template: an approved report becomes a pack, so that next year's figures flow into its wording."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from drafter.carry.template.pack import Report, pack_of
from drafter.kit import ingredients, load_kit
from drafter.library import BadKit, Library
from drafter.model.document import Document
from drafter.model.finding import CannotRun, Place
from drafter.model.pack import Names, Pack
from drafter.read.plain_source import PlainSource
from drafter.read.text.files import read_text
from drafter.settings import library_for
from drafter.workflows.carried import useless
from drafter.workflows.folders import make_folder
from drafter.workflows.pack_names import pack_names
from drafter.workflows.pack_proof import Difference, differences, draft_of
from drafter.workflows.pack_settings import data_file_below, packs_line, settings_for
from drafter.workflows.prepare import prepare_source
from drafter.workflows.report_text import text_of_report
from drafter.write.files import write_atomically
from drafter.write.pack_outline import outline_text


class TemplateWish(NamedTuple):
    """What is asked for beside the document: tracked changes, the outline's id, the outlet whose text is meant."""

    tracked: str = ""
    outline: str = ""
    outlet: str = ""


class Templated(NamedTuple):
    """What was written: the pack, the line by which drafter.yaml names it, and what differs when it is drafted with.

    `lost` are edits of the document that data cannot say, `comments` how many comments stand in it. `following` is where next
    year's data file is found by drafter.yaml.
    """

    folder: Path
    names: Names
    pack: Pack
    differences: tuple[Difference, ...]
    settings: Path
    settings_written: bool
    packs: str
    lost: tuple[str, ...] = ()
    comments: int = 0
    document: Path = Path()
    following: Path = Path()

    @property
    def is_whole(self) -> bool:
        """Whether the pack says all that the document says."""
        return not (self.differences or self.lost)


def make_pack(document: Path, folder: Path, wish: TemplateWish | None = None) -> Templated:
    """Write the pack. Raises CannotRun."""
    wish = wish or TemplateWish()
    _refuse_standing(folder)
    text = text_of_report(document, wish.tracked, wish.outlet)
    library = library_for(document.parent)
    prepared = prepare_source(PlainSource(str(document), text.plain), document.parent)
    record, kit = prepared.record, prepared.kit
    if record is None or kit is None or not prepared.drafts:
        raise useless(document, prepared.findings)
    outlet, edited = draft_of(prepared, text.outlet, document)
    names = pack_names(folder, record, kit.outline, wish.outline, library)
    parts = ingredients(kit.outline.id, None, library)
    texts = {name: read_text(file).text for name, file in parts.templates.items()}
    source = PlainSource(str(document), text.plain)
    pack = pack_of(Report(record, source, kit.outline, kit.templates, texts, outlet, edited.names), names.outline)
    found = _write(folder, pack, names, document, library, edited, text.outlet)
    settings, written = settings_for(folder, document)
    beside = () if written else library_for(settings.parent).packs
    packs = packs_line(settings, (*dict.fromkeys((*beside, *library.packs)), folder))
    if written:
        write_atomically(settings, f"格式: 1\n{packs}\n版式: {library.profile}\n".encode())
    following = data_file_below(settings, record.year + 1)
    return Templated(folder, names, pack, found, settings, written, packs, text.lost, text.comments, document, following)


def _refuse_standing(folder: Path) -> None:
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        remedy = "里面可能有人改过的文件。请用 -o 换一个文件夹；确实不要它了，请先把它移走。"
        raise CannotRun(f"“{folder}”已经有了，没有动它", remedy, Place(str(folder)))


def _write(
    folder: Path, pack: Pack, names: Names, document: Path, library: Library, edited: Document, outlet: str
) -> tuple[Difference, ...]:
    """Write the pack beside its place, draft with it, and put it there. Raises CannotRun where it cannot be used."""
    make_folder(folder.parent)
    made: Path | None = None
    try:
        made = Path(tempfile.mkdtemp(prefix=".drafter-", dir=folder.parent))
        for name, text in _files(pack, names, document):
            path = made / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
        kit = load_kit(names.outline, None, library._replace(packs=(*library.packs, made)))
        found = tuple(differences(edited, pack, kit, outlet))
        with suppress(FileNotFoundError):
            folder.rmdir()
        with suppress(OSError):  # a network folder may have no modes
            made.chmod(0o755)
        made.rename(folder)
    except BadKit as error:
        said = "；".join(f"{finding.place.file.rpartition('/')[2]}：{finding.message}" for finding in error.findings[:3])
        remedy = "这是程序的缺陷。请把文档和这行字发给维护人员。"
        raise CannotRun(f"做成的资料包自己用不了，没有写出：{said}", remedy, Place(str(document))) from error
    except OSError as error:
        remedy = "请核对这个文件夹是不是空的、有没有权限，或换一个位置。"
        raise CannotRun(f"写不进“{folder}”（系统错误 {error.errno}）", remedy, Place(str(folder))) from error
    finally:
        if made is not None:
            shutil.rmtree(made, ignore_errors=True)
    return found


def _files(pack: Pack, names: Names, document: Path) -> Iterator[tuple[str, str]]:
    yield f"schemas/{names.kind}/{names.file}.yaml", outline_text(pack, names, document.name)
    for name, text in pack.templates.items():
        yield f"templates/{names.folder}/{name}", text.rstrip("\n") + "\n"
