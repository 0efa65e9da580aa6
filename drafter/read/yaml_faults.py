"""Why a file is no YAML, in the words of somebody who has never heard of YAML.

The parser stops at the first fault and names it in its own terms. Here the lines are looked at for what people really type:
full-width colons, full-width or tab indentation, curly quotes, a colon inside a value. All such lines are
reported at once.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.model.finding import Finding, Level, Place

#: More nested brackets or list marks than any data file has; libyaml's composer overflows the C stack at some 10^4.
DEEPEST_BRACKETS = 60

# Only the first is needed for every file. The others are compiled when a faulty file first asks for them: 1.5 ms.
_QUOTED_OR_COMMENT = re.compile(r'"(?:[^"\\]|\\.)*"|\'[^\']*\'|(?:^|\s)#.*', re.MULTILINE)
_BLOCK_SCALAR = r"(?:^|[:\-])\s*[|>][+-]?[0-9]?[+-]?\s*(?:#.*)?$"
_INDENT = r"[ \t\u3000]*"
_KEY = r"(?P<key>[^\s:：#'\"“”{}\[\]，。]{1,24})"
_FULL_WIDTH_COLON = rf"[ \u3000]*(?:- +)?{_KEY}\s*：\s*(?P<value>.*)"
_NO_SPACE = rf"[ ]*(?:- +)?{_KEY}:(?P<value>[^\s:/].*)"
_SPECIAL_START = rf"[ ]*(?:- +)?{_KEY}: +(?P<value>(?P<mark>[>|@%`&*!,]).*)"
_GREATER = rf"[ ]*(?:- +)?{_KEY}: +(?P<value>(?P<mark>>=?)\s*[0-9].*)"
_CURLY = rf"[ ]*(?:- +)?{_KEY}: +(?P<value>[“‘].*)"
_GREATER_IN_BRACES = rf".*[{{,]\s*{_KEY}: +(?P<value>(?P<mark>>=?)\s*[0-9][^,}}]*)[,}}].*"
_BEHIND_QUOTE = rf"[ ]*(?:- +)?{_KEY}: +(?P<value>\"[^\"]*\"\s*[^\s#,}}\]].*)"
_TWO_COLONS = rf"[ ]*(?:- +)?{_KEY}: +(?P<value>[^'\"\[{{|>].*: .*)"

_COMPLAINTS = (
    (
        ("escape c", "hexdecimal number"),
        "英文双引号里的反斜线（\\）不是这样用的{since}",
        "请去掉反斜线，或写成两个；外面的引号改成英文单引号也行。",
    ),
    (("alias",), "用了 YAML 的引用（*），程序不接受", "内容以 * 开头的请加引号；想引用别处的，请把内容照抄一份。"),
    (("another document",), "文件里有多份数据（用 --- 隔开）", "一个文件只放一份数据，请删去 --- 或分成几个文件。"),
    (("flow ", "',' or"), "方括号或花括号没有写完{since}", "请核对括号是否成对、各项之间是否用半角逗号隔开。"),
    (("quoted",), "引号没有成对{since}", "请在内容末尾补上英文引号。"),
    (("special characters", "control characters"), "文件里有看不见的控制字符", "多半是从别处粘贴带来的，请删去后重试。"),
    (
        ("expected key", "indentation", "'-' indicator", "block end"),
        "缩进对不齐{since}",
        "同一层的各行要左边对齐，列表的各项都以“- ”开头。",
    ),
)


def faults_of(file: str, text: str, error: Exception) -> Iterator[Finding]:
    """The findings for a text that YAML could not read: every suspicious line, else the parser's own complaint."""
    line, column = _position(error)
    line = min(line, text.rstrip().count("\n"))
    habits = list(_habits(file, text))
    yield from habits
    at_error = _at_line(file, text, line)
    if at_error and at_error.place.line not in {finding.place.line for finding in habits}:
        yield at_error
    elif not habits:
        yield _fault("R201", file, line, column, *_translated(error), text.split("\n")[line])


def too_deep(text: str) -> int | None:
    """The line (from 0) where brackets or list marks nest deeper than any data file does, if one does."""
    text = _QUOTED_OR_COMMENT.sub(lambda found: "\n" * found[0].count("\n"), text)
    if found := re.search(rf"(?:[-?:][ \t]+){{{DEEPEST_BRACKETS},}}", text):
        return text.count("\n", 0, found.start())
    if text.count("[") + text.count("{") <= DEEPEST_BRACKETS:
        return None
    depth = 0
    for mark in re.finditer(r"[\[{\]}]", text):
        depth = depth + 1 if mark[0] in "[{" else max(depth - 1, 0)
        if depth > DEEPEST_BRACKETS:
            return text.count("\n", 0, mark.start())
    return None


def suspicious_comment(line: str, end: int, value: str) -> tuple[str, str] | None:
    """Message and remedy where ` #` behind a value (ending at `end`) may be text that YAML takes for a comment.

    A comment as people write them has two spaces before the # and one after it; ` #1工程` does not.
    """
    rest = line[end:]
    if "#" not in rest:
        return None
    if not re.match(r"\s+#", rest) or re.match(r"\s{2,}# ", rest) or not re.search(r"[\u4e00-\u9fff]", value):
        return None
    comment = rest.strip()
    return (
        f"“{comment}”会被当作注释，不会印进报告",
        f'如果它是正文，请给整句加引号："{value} {comment}"；如果是注释，请在 # 前空两格、后空一格。',
    )


def _habits(file: str, text: str) -> Iterator[Finding]:
    for number, line in _outside_block_scalars(text):
        indent = re.match(_INDENT, line)
        lead = indent[0] if indent else ""
        if "\u3000" in lead:
            yield _fault("R211", file, number, 0, "行首用了全角空格缩进", "请改成半角空格，每层缩进两格。", line)
        if "\t" in lead:
            yield _fault("R212", file, number, 0, "行首用了制表符（Tab）缩进", "请改成半角空格，每层缩进两格。", line)
        if found := re.fullmatch(_GREATER, line):
            message = f"“{found['value']}”里的“{found['mark']}”不能印进报告"
            remedy = f"请用文字写，如 {found['key']}: 80%以上、{found['key']}: 不少于60"
            yield _fault("R215", file, number, found.start("value"), message, remedy, line)
        if found := re.fullmatch(_FULL_WIDTH_COLON, line):
            remedy = f"请改成半角冒号加一个空格：{found['key']}: {found['value']}".rstrip()
            yield _fault("R213", file, number, found.end("key"), f"“{found['key']}”后面是全角冒号“：”", remedy, line)


def _at_line(file: str, text: str, number: int) -> Finding | None:
    lines = text.split("\n")
    for at in (number, number - 1):
        line = lines[at] if 0 <= at < len(lines) else ""
        for pattern, rule, message, remedy in (
            (_CURLY, "R214", "“{value}”用了中文引号", '要引起来的话请用英文双引号：{key}: "{plain}"'),
            (_GREATER_IN_BRACES, "R215", "“{value}”里的“{mark}”不能印进报告", "请用文字写，如 {key}: 80%以上"),
            (_BEHIND_QUOTE, "R219", "英文引号后面还有文字", "请去掉英文引号，或给整句加上引号；文中的引号用“”。"),
            (_SPECIAL_START, "R215", "“{key}”的内容以“{mark}”开头，读不懂", '请给内容加上英文双引号：{key}: "{value}"'),
            (_TWO_COLONS, "R216", "“{key}”的内容里还有一个冒号加空格", '请给内容加上英文双引号：{key}: "{value}"'),
            (_NO_SPACE, "R217", "“{key}”的冒号后面少一个空格", "请写成：{key}: {value}"),
        ):
            if found := re.fullmatch(pattern, line):
                words = found.groupdict() | {"plain": found["value"].strip("“”‘’")}
                return _fault(rule, file, at, found.start("value"), message.format(**words), remedy.format(**words), line)
    return None


def _outside_block_scalars(text: str) -> Iterator[tuple[int, str]]:
    """(line number from 0, line) of all lines that are not the inside of a | or > text, blank or a comment."""
    inside: int | None = None
    for number, line in enumerate(text.split("\n")):
        bare = line.strip()
        if not bare or bare.startswith("#"):
            continue
        width = len(line) - len(line.lstrip(" "))
        if inside is not None and width > inside:
            continue
        inside = width if re.search(_BLOCK_SCALAR, line) else None
        yield number, line


def _position(error: Exception) -> tuple[int, int]:
    opened, stumbled = getattr(error, "context_mark", None), getattr(error, "problem_mark", None)
    # A quote that is never closed is to be mended where it opens, not at the end of the file.
    mark = opened if opened and "quoted" in str(getattr(error, "context", "")) else stumbled or opened
    return (mark.line, mark.column) if mark else (0, 0)


def _translated(error: Exception) -> tuple[str, str]:
    """The parser's complaint in plain Chinese: message and remedy."""
    said = f"{getattr(error, 'problem', None) or error} {getattr(error, 'context', None) or ''}"
    opened, stumbled = getattr(error, "context_mark", None), getattr(error, "problem_mark", None)
    # Where what is missing was looked for, the parser names that place twice, not the bracket before it.
    is_told = opened and (stumbled is None or (opened.line, opened.column) != (stumbled.line, stumbled.column))
    since = f"（从第 {opened.line + 1} 行开始）" if opened and is_told else ""
    for words, message, remedy in _COMPLAINTS:
        if any(word in said for word in words):
            return message.format(since=since), remedy
    return "这一行附近的写法读不懂", "请核对缩进是否对齐、冒号后是否有空格、引号和括号是否成对。"


def _fault(rule: str, file: str, line: int, column: int, message: str, remedy: str, quote: str) -> Finding:
    return Finding(rule, Level.ERROR, message, remedy, Place(file, line + 1, column + 1), quote.strip()[:40])
