"""章节 of a data file ready to fill in: a line for every figure, and above it what is counted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from drafter.model.outline import Filling, Indicator, Outline, Section
from drafter.write.skeleton.form import Form, comment, one_line


def section_lines(form: Form) -> Iterator[str]:
    """The part 章节."""
    yield "# ======== 章节 ========"
    yield "章节:"
    for section in form.outline.walk():
        yield from _section(section, form)


def section_head(section: Section, form: Form) -> Iterator[str]:
    """What is said above a section: its title, whether it must be, where its content is written."""
    marks = [f"法定第{section.statutory}项"] * bool(section.statutory) + ["必写"] * section.required
    title = form.title(section.title)
    yield f"  # ---- {title}{'（' + '，'.join(marks) + '）' if marks else ''} ----"
    if section.repeats:
        yield "  # 这一节可以写几次：从“- 对应”起照抄，各写各的标题。"
    if section.filling is not Filling.NARRATIVE:
        yield f"  # 这一节的内容写在后面的“{section.filling}”里。"


def _section(section: Section, form: Form) -> Iterator[str]:
    yield from section_head(section, form)
    yield f"  - 对应: {section.key}"
    yield "    标题: "
    if tree := tree_of((indicator.path, indicator) for indicator in form.outline.indicators_of(section.key)):
        yield "    数据:"
        yield from _figures(tree, "      ", form.outline)
    if form.outline.passages.get(section.key):
        yield from passage_lines((section.key,), form, "    ")
    elif section.filling is Filling.NARRATIVE and not section.children:
        yield "    做法:"
        yield "      - 小标题: "
        yield "        内容: "
    yield ""


def passage_lines(keys: Iterable[str], form: Form, indent: str) -> Iterator[str]:
    """The numbered paragraphs of the templates that tell these sections, and how one is rewritten."""
    passages = [passage for key in keys for passage in form.outline.passages.get(key, ())]
    if not passages:
        return
    yield f"{indent}# 这一节的文字由模板写，填好数据就行。今年要改的段，删去下面两行行首的“# ”，写上编号和新的文字；"
    yield f"{indent}# 编号后面空着，就是今年不要这一段（标题空着，连同它下面的都不要）。整节另写的，写 自写 和 做法。"
    yield f"{indent}# 改写:"
    yield f"{indent}#   {passages[0].number}: 新的文字"
    yield f"{indent}# 各段的编号和开头："
    for passage in passages:
        kind = "（标题）" if passage.is_heading else ""
        yield f"{indent}{comment(f'  {passage.number}　{kind}{passage.begins}')}"


def tree_of(figures: Iterable[tuple[str, Any]]) -> dict[str, Any]:
    """(path, figure) as they are nested in 数据: members of a group stand together, where the first of them stands."""
    tree: dict[str, Any] = {}
    for path, figure in figures:
        *groups, key = path.split(".")
        branch = tree
        for group in groups:
            branch = branch.setdefault(group, {})  # no indicator stands where a group does
        branch[key] = figure
    return tree


def _figures(tree: dict[str, Any], indent: str, outline: Outline) -> Iterator[str]:
    for key, member in tree.items():
        if isinstance(member, Indicator):
            yield f"{indent}# {about(member, outline)}"
            yield f"{indent}{key}: "
        else:
            yield f"{indent}{key}:"
            yield from _figures(member, indent + "  ", outline)


def about(indicator: Indicator, outline: Outline) -> str:
    """`★必报 收到行政复议申请，件，司法局：……`."""
    asked = "★必报" if indicator.required else "☆选报"
    said = [indicator.name, indicator.unit, outline.departments.get(indicator.department, indicator.department)]
    doubt = "（未核实，请与上级口径核对）" if indicator.unverified else ""
    definition = f"：{indicator.definition}{doubt}" if indicator.definition else doubt
    return one_line(f"{asked} {'，'.join(part for part in said if part)}{definition}")
