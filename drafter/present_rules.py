"""What `drafter rules` says on the screen, and docs/rules.md."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.check.catalogue import FAMILIES, Entry
from drafter.check.forms import form_page, is_form
from drafter.language.suggest import did_you_mean
from drafter.model.finding import CannotRun
from drafter.workflows.rules import all_rules

_INDENT = "    "
#: Longer lines of examples are shortened on the screen.
_LONGEST_LINE = 90


def rule_list(asked: str = "") -> Iterator[str]:
    """All rules, or those of one family, a line each."""
    for family, name in FAMILIES.items():
        if asked and family != asked:
            continue
        yield f"{family} {name}"
        for entry in all_rules():
            if entry.id.startswith(family):
                off = "（默认不查，用 --select 点名才查）" if entry.is_off else ""
                yield f"  {entry.id}  {entry.level}  {entry.title}{off}"
    yield "用 drafter rules 编号 可以看到一条规则的依据、例子和改法。"


def rule_page(asked: str) -> Iterator[str]:
    """One rule explained, one family listed, or what faults of form are. Raises CannotRun where there is nothing of this id."""
    wanted = asked.strip().upper()
    if wanted in FAMILIES:
        yield from rule_list(wanted)
        return
    if is_form(wanted):
        yield from form_page(wanted)
        return
    known = {entry.id: entry for entry in all_rules()}
    entry = known.get(wanted)
    if entry is None:
        raise CannotRun(f"没有“{asked}”这条规则", did_you_mean(asked.upper(), known) or "drafter rules 可以列出全部规则。")
    yield f"{entry.id}  {entry.level}  {entry.title}"
    yield f"查什么：{'数据文件' if entry.of_data else '数据文件和成稿（.docx、.txt、.md、.html）'}"
    yield f"为什么：{entry.why}"
    for name, examples in (("不对的", entry.wrong), ("对的", entry.right)):
        for example in examples:
            yield f"{name}："
            yield from (f"{_INDENT}{_short(line)}" for line in example.split("\n"))
    yield f"怎么改：{entry.mend}"
    yield f"怎么豁免：{_waiver(entry)}"


def _short(line: str) -> str:
    """A line of an example as far as a person reads it; what is left out is said."""
    if len(line) <= _LONGEST_LINE:
        return line
    head, tail = _LONGEST_LINE * 2 // 3, _LONGEST_LINE // 3
    return f"{line[:head]}……（略 {len(line) - head - tail} 字）……{line[-tail:]}"


def rules_document() -> Iterator[str]:
    """docs/rules.md."""
    yield "# 检查规则"
    yield ""
    yield "这一页由程序生成（`make docs`）；里面的例子都作为测试运行。`drafter rules 编号` 在屏幕上显示同样的内容。"
    for family, name in FAMILIES.items():
        yield from ("", f"## {family} {name}", "")
        for entry in all_rules():
            if entry.id.startswith(family):
                yield from _section(entry)


def _section(entry: Entry) -> Iterator[str]:
    yield from (f"### {entry.id} {entry.title}（{entry.level}）", "", f"- 为什么：{entry.why}", f"- 怎么改：{entry.mend}")
    yield f"- 怎么豁免：{_waiver(entry)}"
    kind = "yaml" if entry.of_data else "text"
    for name, examples in (("不对的", entry.wrong), ("对的", entry.right)):
        for example in examples:
            yield from ("", f"{name}：", "", f"```{kind}", *example.split("\n"), "```")
    yield ""


def _waiver(entry: Entry) -> str:
    ignored = f"--ignore {entry.id} 这一次不查"
    if not entry.waivable:
        return f"不能豁免，只能改正；{ignored}。"
    about, said = ("涉及: ……, ", "，一项一条") if entry.waived_singly else ("", "；只豁免其中一项的，加写“涉及”")
    where = "数据文件里" if entry.of_data else "数据文件里，或旁边的 drafter.yaml 里，"
    return f"{where}写 豁免: [{{规则: {entry.id}, {about}理由: ……}}]{said}；{ignored}。"
