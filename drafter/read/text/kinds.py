"""What kind of text this is: by its title, else by what it says of itself. All rules go by this one answer."""

from __future__ import annotations

import re

from drafter.model.script import Report

#: How the title of a report ends.
REPORT_ENDS = re.compile(r"(?:报告|汇报|总结|情况的函|工作情况)(?:[（(][^）)]{1,12}[）)])?$")
#: How titles of other texts end, in the order in which they are tried.
_OTHER_ENDS = (
    (Report.NOTICE, re.compile(r"(?:通知|通报|公告|通告|公示|决定|决议|命令)$")),
    (Report.REQUEST, re.compile(r"请示(?:报告)?$")),
    (Report.LETTER, re.compile(r"(?:批复|(?<!情况的)函)$")),
    (Report.MINUTES, re.compile(r"(?:纪要|会议记录)$")),
    (
        Report.OTHER,
        re.compile(
            r"(?:说明|办法|规定|意见|方案|条例|细则|规则|规范|规划|计划|要点|安排|清单|指南|指引|解读|制度|建议|提案|批示|讲话|发言|公开信|倡议书)$"
        ),
    ),
)
#: A report that also says what comes next: 总结和2025年工作计划.
_PLAN_TOO = re.compile(r"(?<=总结|情况|报告|汇报)[和及与暨、][^，。]{0,24}(?:计划|打算|要点|安排|思路)$")
_BEHIND = re.compile(r"[（(][^（）()]{1,30}[）)]$")
#: A line as short as this names a column of a web page.
_SHORTEST_TITLE = 9
#: What a report on 法治政府建设 calls itself, and how it begins; so far in the text it does so.
_TOPIC = re.compile("法治政府建设|依法行政")
_OPENING = 300
#: Reports that bear the same words in their titles and are no annual ones.
_SPECIAL = re.compile(r"述法|述职|督察|整改|自查|调研|创建|专项|上半年|下半年|季度|阶段|方案|评估|考核|第一责任人|前三季")
_REPORTS_ON = re.compile(r"[^。；\n]{0,60}(?:报告|汇报|总结)如下")
#: A report on something else: 行政审判工作情况……报告如下.
_OTHER_TOPIC = re.compile("审判|检察|信息公开|政务公开|行政复议|预算|审计|巡察|教育整顿")
_TELLS = re.compile(
    r"[一二三四五六七八九十]{1,3}[、.．，,].{0,60}?(?:情况|举措|成效|做法|总结|回顾|法治政府建设|法治建设|依法行政)"
)
#: A title that a web page has run into the text.
_RUN_IN_TITLE = re.compile("(?:法治政府建设|依法行政)(?:工作|情况|年度)*报告(?![制度显示》])")
_SHORTEST_OPENING = 60
#: What makes laws, plans and news: they name 法治政府建设, too.
_NO_REPORT = re.compile(r"第[一1]条|制定本(?:条例|办法|规定|方案|规则|细则)|本报.{0,12}[讯电]|[（(]记者|〔内容提要〕|摘要[:：]")
_SAYS_ITSELF = (
    (Report.NOTICE, re.compile("(?:通知|通报|公告|通告)如下")),
    (Report.REQUEST, re.compile("请示如下")),
    (Report.LETTER, re.compile("(?:函告|函复|批复)如下")),
    (Report.MINUTES, re.compile("纪要如下")),
)


def ends_a_report_title(line: str) -> bool:
    """Whether a line ends as titles of reports do."""
    return REPORT_ENDS.search(_PLAN_TOO.sub("", line)) is not None


def ends_another_title(line: str) -> bool:
    """Whether a line ends as titles of other texts do."""
    bare = _bare(line)
    return len(bare) >= _SHORTEST_TITLE and any(ends.search(bare) for _, ends in _OTHER_ENDS)


def report_kind(title: str, text: str) -> Report:
    """What kind of text this is."""
    opening = text[: _OPENING * 3]
    if title:
        return _by_title(title)
    if "审议意见" in opening[:_OPENING]:
        return Report.RESPONSE
    if said := next((kind for kind, words in _SAYS_ITSELF if words.search(opening[:_OPENING])), None):
        return said
    return Report.ANNUAL if _says_it_is_annual(opening, text) else Report.OTHER


def _by_title(title: str) -> Report:
    bare = _bare(title)
    if other := next((kind for kind, ends in _OTHER_ENDS if ends.search(bare)), None):
        return other
    is_report = re.search("报告|汇报|总结|情况|年报", bare) is not None
    if is_report and "审议意见" in bare:
        return Report.RESPONSE
    if is_report and _TOPIC.search(bare) and not _SPECIAL.search(bare):
        return Report.ANNUAL
    return Report.REPORT if is_report else Report.OTHER


def _bare(title: str) -> str:
    """A title without remarks in brackets behind it, and without the plans that it names, too."""
    return _PLAN_TOO.sub("", _BEHIND.sub("", re.sub(r"\s", "", title)))


def _says_it_is_annual(opening: str, text: str) -> bool:
    """Whether a text without a title reports on 法治政府建设; laws, plans and news speak of it as well."""
    if not _TOPIC.search(opening[:_OPENING]) or _NO_REPORT.search(opening[:_OPENING]):
        return False
    if reports := _REPORTS_ON.search(opening):
        return _TOPIC.search(reports[0]) is not None or _OTHER_TOPIC.search(reports[0]) is None
    if _RUN_IN_TITLE.search(opening[:_SHORTEST_OPENING]):
        return True
    return any(_TELLS.match(line.strip()) for line in text.split("\n"))
