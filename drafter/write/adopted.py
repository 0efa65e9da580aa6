"""The data file of a report that was adopted: every section as it stood, with what was recognised and what was not."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from drafter.model.adopted import Adopted, AdoptedDeed, AdoptedEntry, AdoptedOutlet
from drafter.model.outline import Section
from drafter.model.record import NOT_WANTED
from drafter.model.source import Plain
from drafter.write.skeleton.form import Form, comment, one_line
from drafter.write.skeleton.sections import tree_of
from drafter.write.yaml_patch.fresh import fresh, item_lines, item_room, member_lines, member_room

_YES, _NO = "是", "否"
_DEEDS, _HEADING, _CONTENT = "做法", "小标题", "内容"
#: Where a deed begins below the section that it belongs to.
_ITEM_COLUMN = 2


def adopted_text(adopted: Adopted, form: Form, source: str) -> str:
    """The text of the data file; `source` is the name of the file that it comes from."""
    return "".join(f"{line}\n" for part in _parts(adopted, form, source) for line in part)


def _parts(adopted: Adopted, form: Form, source: str) -> Iterator[Iterator[str]]:
    head, outlets, lead, lists, closing = _members(adopted, form)
    yield _help(form, source)
    yield _block(head)
    yield _headed("报送件", outlets)
    yield _headed("导语", lead)
    yield _sections(adopted, form)
    yield _headed("问题和安排（由正文摘出，供下一年结转；正文里已经有了，不再印）", lists)
    yield _headed("结束语", closing)


def _help(form: Form, source: str) -> Iterator[str]:
    yield f"# yaml-language-server: $schema={form.schema}"
    yield "#"
    yield comment(f"{one_line(form.office)}{form.year}年度填报数据，由“{one_line(source)}”接收而来")
    yield "#"
    yield "# 正文照原样收在各章节里，标了“自写: 是”的章节只印自己的话；删去这一行，提纲的模板也会写这一节。"
    yield "# 认出的数写在“数据”里，正文引用的地方是【指标】；“来源”请补填，没有认出的数留在文字里。"
    yield "# “标题: 不写”的章节，原报告没有标题；要用提纲的标题，删去这一行。"
    yield ""


def _members(adopted: Adopted, form: Form) -> list[dict[str, Plain]]:
    """The data file's members but 章节, part by part."""
    head: dict[str, Plain] = {
        "格式": "1",
        "提纲": f"{form.outline.id}@{form.version or form.outline.version}",
        "年度": str(form.year),
        "单位": {"全称": form.office, **({"自称": form.itself} if form.itself else {})},
        "统计截止": None,
    }
    if adopted.title:
        head["标题"] = adopted.title[0] if len(adopted.title) == 1 else "\n".join(adopted.title) + "\n"
    outlets: dict[str, Plain] = {"报送件": [_outlet(item) for item in adopted.outlets]}
    lead: dict[str, Plain] = {"导语": _text(adopted.lead) or NOT_WANTED}
    lists: dict[str, Plain] = {}
    if adopted.problems:
        lists["问题"] = [{"表现": p.symptom, **({"原因": p.cause} if p.cause else {})} for p in adopted.problems]
    if adopted.plans:
        lists["安排"] = [_plan(number, p.heading, p.content) for number, p in enumerate(adopted.plans, 1)]
    return [head, outlets, lead, lists, {"结束语": _text(adopted.closing) or NOT_WANTED}]


def _plan(number: int, heading: str, content: str) -> Plain:
    return {"序号": str(number), **({_HEADING: heading} if heading else {}), _CONTENT: content}


def _outlet(item: AdoptedOutlet) -> Plain:
    found: dict[str, Plain] = {"名称": item.name, "去向": item.way}
    if item.addressees or item.way != "公开":
        found["主送"] = list(item.addressees) or None
    found["署名"] = list(item.signatories)
    found["成文日期"] = item.signed_on.isoformat() if item.signed_on else None
    if item.remark:
        found["附注"] = item.remark
    return found


def _sections(adopted: Adopted, form: Form) -> Iterator[str]:
    known = {section.key: section for section in form.outline.walk()}
    yield "# ======== 章节 ========"
    yield "章节:"
    for entry in adopted.entries:
        if not entry.is_told:
            continue
        yield from _about(entry, known, form)
        yield from _item(entry)
        yield ""
    untold = [entry for entry in adopted.entries if not entry.is_told]
    if untold:
        yield "  # ---- 原报告没有单独写这些章节，不印；要写的，补上“做法”，删去“自写: 是” ----"
        for entry in untold:
            yield from _item(entry)
        yield ""


def _about(entry: AdoptedEntry, known: Mapping[str, Section], form: Form) -> Iterator[str]:
    for key in entry.fulfils:
        yield f"  {comment(f'---- {key}：{form.title(known[key].title)} ----')}"
    if not entry.fulfils:
        yield f"  {comment(f'---- 自设的章节：{entry.why} ----')}"


def _item(entry: AdoptedEntry) -> Iterator[str]:
    yield from item_lines(fresh(_entry(entry), item_room(_ITEM_COLUMN, in_block=True)), _ITEM_COLUMN)


def _entry(entry: AdoptedEntry) -> Plain:
    found: dict[str, Plain] = {}
    if entry.fulfils:
        found["对应"] = entry.fulfils[0] if len(entry.fulfils) == 1 else list(entry.fulfils)
    if entry.is_told:
        found["标题"] = entry.title or NOT_WANTED
    if not entry.fulfils:
        found["层级"] = str(entry.level)
    if entry.run_in:
        found["段首标题"] = _YES
    found["自写"] = _YES
    if entry.figures:
        found["数据"] = _figures(tree_of(entry.figures))
    if entry.deeds:
        found[_DEEDS] = [_deed(deed) for deed in entry.deeds]
    return found


def _figures(tree: Mapping[str, object]) -> dict[str, Plain]:
    return {
        key: _figures(value) if isinstance(value, dict) else {"数值": str(value), "来源": None} for key, value in tree.items()
    }


def _deed(deed: AdoptedDeed) -> Plain:
    found: dict[str, Plain] = {}
    if deed.heading:
        found[_HEADING] = deed.heading
        if not deed.run_in:
            found["段首标题"] = _NO
    if deed.paragraphs:
        found[_CONTENT] = _text(deed.paragraphs)
    if deed.deeds:
        found[_DEEDS] = [_deed(below) for below in deed.deeds]
    return found


def _text(paragraphs: tuple[str, ...]) -> str:
    """Paragraphs, each on a line."""
    return "".join(f"{line}\n" for line in paragraphs)


def _headed(title: str, members: Mapping[str, Plain]) -> Iterator[str]:
    if members:
        yield f"# ======== {title} ========"
        yield from _block(members)


def _block(members: Mapping[str, Plain]) -> Iterator[str]:
    for key, value in members.items():
        yield from member_lines(key, fresh(value, member_room(key, 0)), 0)
    yield ""
