"""P, as far as a .docx carries it beside its words: hidden text, tracked changes, comments, names, links, our own record."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.check.texts.rule import TextRule
from drafter.check.texts.settings import by_version, each_with_setting, paper_of, some
from drafter.model.finding import Finding, Level
from drafter.model.manuscript import Manuscript
from drafter.model.script import Script

_LONGEST_VALUE = 30


def _is_working(script: Script) -> bool:
    """Whether it is a draft of ours that is still being worked on; of which one finding says all."""
    paper = paper_of(script)
    return paper is not None and paper.baggage.has_record


def hidden_text(rule: TextRule, script: Script) -> Iterator[Finding]:
    """Words that Word does not show and everybody can make it show."""
    hidden = [
        (paragraph, words)
        for paragraph, setting in each_with_setting(script)
        if (words := "".join(stretch.text for stretch in setting.stretches if stretch.look.hidden).strip())
    ]
    if hidden:
        count, first = sum(len(words) for _, words in hidden), hidden[0][0]
        message = f"有 {count} 个字设成了隐藏文字，屏幕上看不见，文件里还在：{some([p for p, _ in hidden])}"
        yield rule.finding(first, message, level=by_version(script, Level.ERROR, Level.WARNING))


def tracked_changes(rule: TextRule, script: Script) -> Iterator[Finding]:
    """Tracked changes that nobody accepted or rejected."""
    if script.manuscript is None or _is_working(script):
        return
    changed = list(_changed(script.manuscript))
    paper = paper_of(script)
    formats = paper.baggage.format_changes if paper else 0
    if not changed and not formats:
        return
    what = [f"{len(changed)} 段有增删" if changed else "", f"{formats} 处格式修订" if formats else ""]
    people = "、".join(dict.fromkeys(name for line in changed for name in line if name))
    message = f"文件里还有修订没有处理（{'，'.join(filter(None, what))}" + (f"；修订人：{people}）" if people else "）")
    yield rule.of_text(script, message, level=by_version(script, Level.ERROR, Level.WARNING))


def comments(rule: TextRule, script: Script) -> Iterator[Finding]:
    """Comments that still stand in the file."""
    if script.manuscript is None or _is_working(script) or not script.manuscript.comments:
        return
    told = script.manuscript.comments
    people = "、".join(dict.fromkeys(comment.author for comment in told if comment.author))
    message = f"文件里还有 {len(told)} 条批注" + (f"（批注人：{people}）" if people else "")
    yield rule.of_text(script, message, level=by_version(script, Level.ERROR, Level.WARNING))


def people(rule: TextRule, script: Script) -> Iterator[Finding]:
    """Who wrote the file, as its properties tell."""
    paper = paper_of(script)
    if paper and paper.baggage.people and not _is_working(script):
        said = "，".join(f"{name}“{value[:_LONGEST_VALUE]}”" for name, value in paper.baggage.people)
        yield rule.of_text(script, f"文档属性里写着{said}", level=by_version(script, Level.WARNING, Level.HINT))


def marked_text(rule: TextRule, script: Script) -> Iterator[Finding]:
    """Highlighted words, which mostly are what somebody still meant to look at."""
    if _is_working(script):
        return
    marked = [
        (paragraph, words)
        for paragraph, setting in each_with_setting(script)
        if (words := "".join(stretch.text for stretch in setting.stretches if stretch.look.marked).strip())
    ]
    if marked:
        message = f"有 {sum(len(words) for _, words in marked)} 个字加了底色：{some([p for p, _ in marked])}"
        yield rule.finding(marked[0][0], message, level=by_version(script, Level.WARNING, Level.HINT))


def far_things(rule: TextRule, script: Script) -> Iterator[Finding]:
    """What the file fetches from elsewhere, and paths of somebody's computer."""
    paper = paper_of(script)
    if paper and paper.baggage.far:
        first = "；".join(paper.baggage.far[:3]) + ("等" if len(paper.baggage.far) > len(paper.baggage.far[:3]) else "")
        yield rule.of_text(script, f"文件里有 {len(paper.baggage.far)} 处指向外部的链接（{first}）")


def embedded_files(rule: TextRule, script: Script) -> Iterator[Finding]:
    """Whole files inside the file, and macros."""
    paper = paper_of(script)
    if paper is None:
        return
    names = paper.baggage.embedded
    what = [
        f"嵌着 {len(names)} 个文件（{'、'.join(names[:3])}）" if names else "",
        "带有宏" if paper.baggage.has_macros else "",
    ]
    if said := "，".join(filter(None, what)):
        is_grave = bool(paper.baggage.has_macros)
        level = Level.WARNING if is_grave else by_version(script, Level.WARNING, Level.HINT)
        yield rule.of_text(script, f"文件里{said}", level=level)


def working_draft(rule: TextRule, script: Script) -> Iterator[Finding]:
    """A draft of ours that still carries the office's data."""
    if _is_working(script):
        counts = []
        if script.manuscript and (changed := len(list(_changed(script.manuscript)))):
            counts.append(f"{changed} 段有修订")
        if script.manuscript and script.manuscript.comments:
            counts.append(f"{len(script.manuscript.comments)} 条批注")
        also = f"，另有{'、'.join(counts)}" if counts else ""
        yield rule.of_text(script, f"这是初稿，带着填报数据{also}", level=by_version(script, Level.ERROR, Level.HINT))


def _changed(manuscript: Manuscript) -> Iterator[tuple[str, ...]]:
    """Who changed each line that has tracked changes."""
    for line in manuscript.lines:
        revisions = [line.ended_by, line.joined_by]
        for run in line.runs:
            revisions += [run.added, run.removed]
        if authors := tuple(revision.author for revision in revisions if revision):
            yield authors


RULES: tuple[TextRule, ...] = (
    TextRule(
        "P211",
        Level.WARNING,
        "有隐藏文字",
        "隐藏文字在屏幕和纸上看不见，别人打开文件却能显示出来。公开版按错误提。",
        "请全选后在“字体”里去掉“隐藏”，逐处核对，该删的删掉。",
        hidden_text,
        of_file=True,
    ),
    TextRule(
        "P212",
        Level.WARNING,
        "修订没有处理",
        "留着修订，收文单位能看到改动前的文字和修改人。公开版按错误提；带着填报数据的初稿另由 P218 说明。",
        "请逐处接受或拒绝修订，再存成定稿。",
        tracked_changes,
        of_file=True,
    ),
    TextRule(
        "P213",
        Level.WARNING,
        "批注没有删除",
        "批注是内部的意见，不随文件报送、公开。公开版按错误提；带着填报数据的初稿另由 P218 说明。",
        "请处理完意见后删除全部批注，再存成定稿。",
        comments,
        of_file=True,
    ),
    TextRule(
        "P214",
        Level.HINT,
        "文档属性里有人名或单位名",
        "文档属性随文件一起流转，会透露起草人、电脑用户名或软件登记的单位。公开版按警告提。",
        "请在“文件—信息—检查文档”里删除文档属性和个人信息。",
        people,
        of_file=True,
    ),
    TextRule(
        "P215",
        Level.HINT,
        "有加了底色的文字",
        "底色多是修改时作的记号，定稿不应有。公开版按警告提。",
        "请逐处核对后去掉底色。",
        marked_text,
        of_file=True,
    ),
    TextRule(
        "P216",
        Level.WARNING,
        "链接着外部的模板、图片或文件",
        "打开文件时会去别处取内容，路径还会透露电脑用户名或内部服务器。指向网页的超链接不算。",
        "请断开链接：图片改为嵌入，模板换成 Normal，删去指向本机或内网的超链接。",
        far_things,
        of_file=True,
    ),
    TextRule(
        "P217",
        Level.HINT,
        "嵌着文件或宏",
        "嵌入的工作簿、文档会整份随文件出去，往往比看得见的部分多。公开版和带宏的按警告提。",
        "请把嵌入的对象换成图片或普通表格；带宏的，另存为 .docx。",
        embedded_files,
        of_file=True,
    ),
    TextRule(
        "P218",
        Level.HINT,
        "是带着填报数据的初稿",
        "初稿里有全部填报数据，包括标了“仅报送”的内容，报送和公开都要用定稿。公开版按错误提。",
        "请用 drafter draft --final 生成定稿；公开版请用报送件里的公开版。",
        working_draft,
        of_file=True,
    ),
)
