"""One year's plain data → what is carried to another year's data file. Nothing is guessed, and nothing is left behind."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from drafter.carry.rolling.figures import Labels
from drafter.carry.rolling.outlets import Outlets, plans
from drafter.carry.rolling.own_lists import OwnList, own_list
from drafter.carry.rolling.places import Places, places
from drafter.carry.rolling.plain import Mapping, items, lines, said
from drafter.carry.rolling.sections import Sections
from drafter.carry.rolling.standing import Standing
from drafter.carry.rolling.titles import Titles
from drafter.model.carried import Carried, Field, Homeless, Moved, Remapping
from drafter.model.outline import Filling, Outline
from drafter.model.record import NOT_WANTED
from drafter.model.source import Plain
from drafter.write.skeleton.form import Form

_UNPRINTED = "没有印出的"


def roll(
    data: Mapping,
    year: int,
    before: Outline,
    form: Form,
    private: frozenset[str] = frozenset(),
    standing: Standing | None = None,
) -> Carried:
    """What the data of this year, sound for the outline `before`, give to the year and outline of the form.

    `private` are figures that only words marked 仅报送 kept from the public; `standing` is what stands above empty places.
    """
    standing = standing or Standing()
    where, labels = places(before, form.outline), Labels.of(year, form.year - year)
    titles = Titles(year, form, where)
    sections, outlets = Sections(before, where, titles, labels, private, standing), Outlets(titles, labels)
    head = (outlets.emptied_field("统计截止", data.get("统计截止")), Field("标题", titles.moved(said(data, "标题"))))
    told_plans, told_problems = (own_list(data, filling, before) for filling in (Filling.PLANS, Filling.PROBLEMS))
    planned = (*told_plans.items, *(() if told_plans.is_whole else items(data.get("安排"))))
    departments, homeless = _departments(data, before, form.outline)
    carried = Carried(
        year=year,
        head=head,
        departments=departments,
        outlets=tuple(map(outlets.outlet, items(data.get("报送件")))),
        lead=_words(data, "导语", labels, standing),
        entries=sections.carried(data),
        past_plans=plans(planned) if labels.is_next else (),
        older_plans=tuple(_older_plans(data, planned, labels, unprinted=told_plans.is_whole)),
        problems=(*standing.problems, *_problems(data, told_problems, labels)),
        others=_words(data, "其他事项", labels, standing),
        closing=_words(data, "结束语", labels, standing),
        attachments=tuple(map(outlets.attachment, items(data.get("附件")))),
        with_table=said(data, "数据表"),
        waivers=tuple(_of_item(item, labels.last, "豁免", ("规则", "涉及", "理由")) for item in items(data.get("豁免"))),
        remapping=Remapping(),
        emptied=tuple(dict.fromkeys(outlets.emptied)),
        titles=titles.count,
        stuck=tuple(titles.stuck),
        older=standing.texts,
    )
    carried = carried._replace(unsorted=tuple(sections.unsorted))
    return carried._replace(remapping=_remapping(before, form.outline, where, sections.used, (*sections.homeless, *homeless)))


def _words(data: Mapping, key: str, labels: Labels, standing: Standing) -> Field:
    """A text of the office's own, emptied; that there is to be none holds for the new year, too."""
    if said(data, key).strip() == NOT_WANTED:
        return Field(key, NOT_WANTED)
    return Field(key, "", (*standing.above((key,)), *(f"{labels.last}：{line}" for line in lines(said(data, key)))))


def _departments(data: Mapping, before: Outline, after: Outline) -> tuple[tuple[tuple[str, str], ...], list[Homeless]]:
    """The local names, of departments that the outline names too, and its own names for those that were not given one."""
    typed = data.get("责任单位")
    local = {key: _several(name) for key, name in typed.items() if name} if isinstance(typed, dict) else {}
    gone = [key for key in local if key in before.departments and key not in after.departments]
    homeless = [Homeless(f"责任单位“{key}”", local.pop(key)) for key in gone]
    return tuple((local | {key: name for key, name in after.departments.items() if key not in local}).items()), homeless


def _several(name: Plain) -> str:
    """A department's name, or those of several."""
    return "、".join(str(one) for one in name) if isinstance(name, list) else str(name)


def _problems(data: Mapping, told: OwnList, labels: Labels) -> Iterator[str]:
    for item in told.items:
        yield _of_item(item, labels.last, "问题", ("小标题", "内容", "仅报送"))
    for item in items(data.get("问题")):
        yield _of_item(item, labels.last, _UNPRINTED * told.is_whole + "问题", ("表现", "原因", "对应安排", "仅报送"))


def _older_plans(data: Mapping, planned: tuple[Mapping, ...], labels: Labels, *, unprinted: bool) -> Iterator[str]:
    """Plans that are no longer last year's, in comments: those reported on already; all, where a year lies between.

    Those too that stood in the data file, but not in the report, which told others in the office's own words.
    """
    keys = ("序号", "小标题", "内容", "牵头", "仅报送")
    for item in items(data.get("上年安排")):
        yield _of_item(item, labels.before, "安排", (*keys[:-1], "结果", "说明"))
    for item in () if labels.is_next else planned:
        yield _of_item(item, labels.last, "安排", keys)
    for item in items(data.get("安排")) if unprinted else ():
        yield _of_item(item, labels.last, _UNPRINTED + "安排", keys)


def _of_item(item: Mapping, label: str, what: str, keys: tuple[str, ...]) -> str:
    """An item of a list on one line: `上年问题：表现 ……；原因 ……`."""
    told = (f"{key} {' '.join(lines(said(item, key)))}" for key in keys if said(item, key).strip())
    return f"{label}{what}：{'；'.join(told)}"


def _remapping(
    before: Outline, after: Outline, where: Places, used: Collection[str], homeless: tuple[Homeless, ...]
) -> Remapping:
    if before.id == after.id:
        return Remapping(homeless=homeless)
    names = {section.key: f"章节“{section.title}”" for section in after.walk()}
    moved = [Moved(f"章节“{old}”", f"“{new}”") for old, new in where.sections.items() if old != new]
    moved += [Moved(f"指标“{old}”", f"“{new}”") for old, new in where.figures.items() if old != new]
    known = {*where.sections.values(), *used}
    fresh = [names[key] for key in names if key not in known]
    known = {*where.figures.values()}
    fresh += [
        f"指标“{item.name}”（{item.path}，{item.unit}，{'必报' if item.required else '选报'}）"
        for item in after.reported
        if item.path not in known
    ]
    return Remapping(tuple(moved), tuple(fresh), homeless)
