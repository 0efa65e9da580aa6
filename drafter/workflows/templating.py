"""drafter template: an approved report becomes a pack, so that next year's figures flow into its wording."""

from __future__ import annotations

import re
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from drafter.carry.template.pack import Report, pack_of
from drafter.kit import Kit, ingredients, load_kit
from drafter.library import BadKit, Library, has_template_folder, outline_index
from drafter.model.document import Bound, Document, Paragraph, text_of
from drafter.model.finding import CannotRun, Place
from drafter.model.outline import Outline
from drafter.model.pack import Names, Pack
from drafter.model.record import Outlet, Record
from drafter.read.plain_source import PlainSource
from drafter.read.text.files import read_text
from drafter.settings import library_for
from drafter.workflows.folders import make_folder
from drafter.workflows.pack_settings import packs_line, settings_for
from drafter.workflows.prepare import prepare_record, prepare_source
from drafter.workflows.report_text import text_of_report
from drafter.write.files import write_atomically
from drafter.write.pack_outline import outline_text

#: Ends of offices' names that their outline's name does without.
_OFFICE_ENDS = ("人民政府办公室", "人民政府")


class TemplateWish(NamedTuple):
    """What is asked for beside the document: tracked changes, the outline's id, the outlet whose text is meant."""

    tracked: str = ""
    outline: str = ""
    outlet: str = ""


class Difference(NamedTuple):
    """A paragraph that the pack drafts otherwise than the document has it; one of both may be empty."""

    left: str
    drafted: str


class Templated(NamedTuple):
    """What was written: the pack, the line by which drafter.yaml names it, and what differs when it is drafted with.

    `lost` are edits of the document that data cannot say.
    """

    folder: Path
    names: Names
    pack: Pack
    differences: tuple[Difference, ...]
    settings: Path
    settings_written: bool
    packs: str
    year: int
    lost: tuple[str, ...] = ()
    document: Path = Path()


def make_pack(document: Path, folder: Path, wish: TemplateWish | None = None) -> Templated:
    """Write the pack. Raises CannotRun."""
    wish = wish or TemplateWish()
    _refuse_standing(folder)
    text = text_of_report(document, wish.tracked, wish.outlet)
    library = library_for(document.parent)
    prepared = prepare_source(PlainSource(str(document), text.plain), document.parent)
    record, kit = prepared.record, prepared.kit
    if record is None or kit is None or not prepared.drafts:
        why = f"：{prepared.findings[0].message}" if prepared.findings else ""
        remedy = "请先用 drafter check 检查数据文件，改正错误后再试。"
        raise CannotRun(f"“{document.name}”的填报数据用不上{why}", remedy, Place(str(document)))
    outlet, edited = _of(prepared.drafts, text.outlet)
    names = _names(folder, record, kit.outline, wish, library)
    parts = ingredients(kit.outline.id, None, library)
    texts = {name: read_text(file).text for name, file in parts.templates.items()}
    source = PlainSource(str(document), text.plain)
    pack = pack_of(Report(record, source, kit.outline, kit.templates, texts, outlet, edited.names), names.outline)
    differences = _write(folder, pack, names, document, library, edited, text.outlet)
    settings, written = settings_for(folder, document)
    beside = () if written else library_for(settings.parent).packs
    packs = packs_line(settings, (*dict.fromkeys((*beside, *library.packs)), folder))
    if written:
        write_atomically(settings, f"格式: 1\n{packs}\n版式: {library.profile}\n".encode())
    return Templated(folder, names, pack, differences, settings, written, packs, record.year, text.lost, document)


def _of(drafts: tuple[tuple[Outlet | None, Document], ...], name: str) -> tuple[Outlet | None, Document]:
    """The draft for the outlet of this name, else the first that is not public."""
    named = (draft for draft in drafts if name and draft[0] and draft[0].name == name)
    whole = (draft for draft in drafts if not (draft[0] and draft[0].is_public))
    return next(named, next(whole, drafts[0]))


# -- names


def _names(folder: Path, record: Record, outline: Outline, wish: TemplateWish, library: Library) -> Names:
    """What everything is called. Raises CannotRun where an outline of that name is here."""
    end = next((end for end in _OFFICE_ENDS if record.office.endswith(end) and record.office != end), "")
    short = "".join(char for char in record.office.removesuffix(end) if char.isalnum())
    kind, alias = outline.id.partition("/")[0], outline.alias.partition("/")[0]
    name = wish.outline or f"{kind}/{short}"
    slug, index = _slug(folder, name, alias, library), outline_index(library)
    if name in index or f"{alias}/{slug}" in index:
        remedy = "请用 --outline 换一个编号，如 --outline 年度报告/示例县2027；或者把原来的资料包从 drafter.yaml 里去掉。"
        raise CannotRun(f"已经有提纲“{name}”", remedy, Place(str(index.get(name, ""))))
    if not re.fullmatch(r"[\u4e00-\u9fffA-Za-z0-9（）-]+(/[\u4e00-\u9fffA-Za-z0-9（）-]+)*", name):
        raise CannotRun(f"“{name}”不能作编号", "编号只用汉字、字母和数字，分段用“/”，如 年度报告/示例县。")
    return Names(name, f"{alias}/{slug}", f"{record.office}：{outline.name}", alias, slug, slug)


def _slug(folder: Path, name: str, kind: str, library: Library) -> str:
    """A name of ASCII letters for files: the folder's own, where it has one that is free."""
    own = re.sub(r"[^a-z0-9]+", "-", folder.name.lower()).strip("-") if folder.name.isascii() else ""
    is_free = own and f"{kind}/{own}" not in outline_index(library) and not has_template_folder(own, library)
    return own if is_free and own != "profiles" else f"office-{sha256(name.encode()).hexdigest()[:8]}"


# -- writing


def _refuse_standing(folder: Path) -> None:
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        remedy = "里面可能有人改过的文件。请用 -o 换一个文件夹；确实不要它了，请先把它移走。"
        raise CannotRun(f"“{folder}”已经有了，没有动它", remedy, Place(str(folder)))


def _write(
    folder: Path, pack: Pack, names: Names, document: Path, library: Library, edited: Document, outlet: str
) -> tuple[Difference, ...]:
    """Write the pack beside its place, draft with it, and put it there. Raises CannotRun where it cannot be used."""
    make_folder(folder.parent)
    made = Path(tempfile.mkdtemp(prefix=".drafter-", dir=folder.parent))
    try:
        for name, text in _files(pack, names, document):
            path = made / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
        kit = load_kit(names.outline, None, library._replace(packs=(*library.packs, made)))
        differences = tuple(_differences(edited, pack, kit, outlet))
        with suppress(FileNotFoundError):
            folder.rmdir()
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
        shutil.rmtree(made, ignore_errors=True)
    return differences


def _files(pack: Pack, names: Names, document: Path) -> Iterator[tuple[str, str]]:
    yield f"schemas/{names.kind}/{names.file}.yaml", outline_text(pack, names, document.name)
    for name, text in pack.templates.items():
        yield f"templates/{names.folder}/{name}", text.rstrip("\n") + "\n"


def _differences(edited: Document, pack: Pack, kit: Kit, outlet: str) -> Iterator[Difference]:
    """What the pack drafts otherwise than the document has it, from the figures alone."""
    from difflib import SequenceMatcher

    prepared = prepare_record(PlainSource("", pack.data), kit)
    if not prepared.drafts:
        said = "；".join(f"{finding.message}" for finding in prepared.findings[:3])
        yield Difference("", f"（不能照这个资料包生成：{said}）")
        return
    wanted, drafted = list(_paragraphs(edited)), list(_paragraphs(_of(prepared.drafts, outlet)[1]))
    matcher = SequenceMatcher(None, wanted, drafted, autojunk=False)
    for tag, a, a_end, b, b_end in matcher.get_opcodes():
        if tag != "equal":
            for at in range(max(a_end - a, b_end - b)):
                yield Difference(wanted[a + at][0] if a + at < a_end else "", drafted[b + at][0] if b + at < b_end else "")


def _paragraphs(document: Document) -> Iterator[tuple[str, tuple[tuple[str, str], ...]]]:
    """The paragraphs of a document without the numbers of headings, and the figures in them."""
    for block in document.blocks:
        if isinstance(block, Paragraph) and (text := (text_of(block.lead) + text_of(block.spans)).strip()):
            yield text, tuple((span.figure, span.digits) for span in block.walk() if isinstance(span, Bound))
