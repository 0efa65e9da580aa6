"""Markdown that templates cannot use: it would be printed as it stands, so it is refused when the template is loaded."""

from __future__ import annotations

import re
from collections.abc import Iterator

# Compiled when a template is first looked at: most runs use a kept kit.
_STATEMENT = r"\{%.*?%\}|\{#.*?#\}"
_PRINT = r"\{\{.*?\}\}"
#: What stands for a printed figure, so that `**{{ 复议.收到 }}**` still has something between its asterisks.
_FIGURE = "数"
#: What each is called, and how a line looks that has it.
_FORMS = (
    ("代码标记（`）", r"`"),
    ("粗体（**）", r"\*\*(?=\S).+?\*\*|__(?=\S).+?__"),
    ("斜体（*）", r"(?<![*A-Za-z0-9])\*(?=[^\s*])[^*]*\*(?![*A-Za-z0-9])"),
    ("删除线（~~）", r"~~"),
    ("图片（![]()）", r"!\[[^\]]*\]\("),
    ("链接（[]()）", r"\[[^\]]*\]\("),
    ("网页标签（<>）", r"</?[A-Za-z!][^<>]*>"),
    ("表格（|）", r"^\s*\|.*\||^\s*:?-+:?\s*\|"),
    ("分隔线", r"^\s*([-*_=])(\s*\1){2,}\s*$"),
    ("列表（- 或 *）", r"^\s*[-*+]\s+\S"),
    ("编号列表（1.）", r"^\s*[0-9]+[.)]\s+\S"),
    ("引用（>）", r"^\s*>"),
    ("没有空格的标题（##后面要空一格）", r"^\s*#{1,6}[^#\s]"),
)


def foreign_markup(template: str) -> Iterator[tuple[int, str]]:
    """(line, what it is called) of each line of a template with Markdown that is no heading."""
    text = re.sub(_STATEMENT, lambda tag: "\n" * tag[0].count("\n"), template, flags=re.DOTALL)
    text = re.sub(_PRINT, lambda tag: _FIGURE + "\n" * tag[0].count("\n"), text, flags=re.DOTALL)
    for number, line in enumerate(text.split("\n"), 1):
        found = next((name for name, form in _FORMS if re.search(form, line)), None)
        if found:
            yield number, found
