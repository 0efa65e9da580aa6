"""W: punctuation and figures in writing (GB/T 15834, GB/T 15835)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.check.texts.rule import Example, TextRule
from drafter.check.texts.times import said
from drafter.model.finding import Finding, Level
from drafter.model.script import Paragraph, Script

_HAN = "\u4e00-\u9fff"
_STRAY_SPACE = re.compile(
    rf"(?<=[{_HAN}”》）])[ \u3000\t]{{1,4}}(?=[，。；：、！？,;])|(?<=[，。；、])[ \u3000\t]{{1,4}}(?=[{_HAN}])"
)
_DOCUMENT = re.compile(
    rf"(?<=[{_HAN}])(?:[\[(（【](?:19|20)[0-9]{{2}}[\])）】]\s?第?[0-9]{{1,5}}号|〔[0-9]{{4}}〕\s?(?:第[0-9]{{1,5}}|0[0-9]{{0,4}})号)"
)
_YEAR = r"(?:19|20)[0-9]{2}"
_RANGE = re.compile(
    rf"(?<![0-9]){_YEAR}年?\s?[-－~～–]{{1,2}}\s?{_YEAR}(?=年|[）)])|[（(]{_YEAR}\s?(?:—|——)\s?{_YEAR}[）)]|(?<=[（(]){_YEAR}{_YEAR}(?=年?[）)])"
)
#: Half-width marks in more paragraphs than these are said once.
_MOST_PLACES = 8
_MONTH_DAY = r"(?:0?[1-9]|1[0-2])[.．•](?:0?[1-9]|[12][0-9]|3[01])"
_PADDED = r"(?:0[1-9][·・](?:0?[1-9]|[12][0-9]|3[01])|1[0-2][·・]0[1-9])"
_NAMED_DAY = re.compile(
    rf"[“\"](?P<quoted>{_MONTH_DAY}|{_PADDED})[”\"](?=[{_HAN}]{{0,16}}(?:日|周|月|节|活动))"
    rf"|(?<![0-9.．第])(?P<bare>{_MONTH_DAY})(?=(?:国家|全国|全民|国际|世界)[{_HAN}]{{0,10}}日)"
)
_BETWEEN = re.compile(r"》、《|”、“")
_AND_SO_ON = re.compile(r"(?:…{1,2}|\.{3,6}|。{3})\s?等(?![待候到级])|等(?:…{1,2}|\.{3,6})")
_HALF = re.compile(rf"(?<=[{_HAN}”》）])[,;:!?()]|(?<=[{_HAN}])\.(?=[{_HAN}]|$)|[()](?=[{_HAN}“《])")
_FULL = re.compile(rf"(?<=[{_HAN}”》）])[，；：！？（）。]|[（）](?=[{_HAN}“《])")
# Within 〈 the double marks come again: 《……〈……《……》……〉……》.
_NESTED = re.compile(r"《[^《》〈\n]{0,80}《")
_DOUBLED = re.compile(r"[，。；、：](?:\s?[，。；、：])+|[,;](?=[,;，。；、])|[，。；、](?=[,;])")


def spaces_are_not_stray(rule: TextRule, script: Script) -> Iterator[Finding]:
    """No blank stands before a stop, or behind one; behind numbers of headings it is told once."""
    numbered: list[tuple[Paragraph, tuple[int, int]]] = []
    for paragraph in said(script):
        for found in _STRAY_SPACE.finditer(paragraph.text):
            if paragraph.heading and paragraph.text[: found.start()].strip() == paragraph.heading.typed.strip():
                numbered.append((paragraph, found.span()))
            else:
                yield rule.finding(paragraph, "标点前后多了空格", "删去空格。", found.span())
    if numbered:
        paragraph, span = numbered[0]
        count = f"（共{len(numbered)}处）" if len(numbered) > 1 else ""
        yield rule.finding(paragraph, f"标题的序号后面多了空格{count}", "删去空格，其余同样的一并改。", span)


def documents_are_numbered_properly(rule: TextRule, script: Script) -> Iterator[Finding]:
    """The year in a document's number stands within 〔〕; no 第 and no leading zeros."""
    for paragraph in said(script):
        for found in _DOCUMENT.finditer(paragraph.text):
            if found[0].startswith("〔"):
                yield rule.finding(
                    paragraph, f"文号“{found[0]}”的序号加了“第”或者补了零", "序号直接写，如“〔2023〕5号”。", found.span()
                )
            else:
                right = f"〔{found[0][1:5]}〕"
                yield rule.finding(paragraph, f"文号“{found[0]}”的年份没有用六角括号", f"年份改为“{right}”。", found.span())


def years_are_joined_by_a_dash(rule: TextRule, script: Script) -> Iterator[Finding]:
    """From year to year takes a dash, and 年."""
    yield from _grouped(rule, script, _RANGE, "起止年份{}没有用一字线连接，或者少了“年”字", "改为“2021—2025年”这样的形式。")


def days_take_a_middle_dot(rule: TextRule, script: Script) -> Iterator[Finding]:
    """3·15 takes a middle dot, and no zeros."""
    yield from _grouped(
        rule, script, _NAMED_DAY, "节日、纪念日的月和日{}没有用间隔号，或者补了零", "改为“3·15”“12·4”这样的形式。"
    )


def marks_stand_for_themselves(rule: TextRule, script: Script) -> Iterator[Finding]:
    """Quotations and titles in a row need no 、 between."""
    places = [(paragraph, found) for paragraph in said(script) for found in _BETWEEN.finditer(paragraph.text)]
    if places:
        paragraph, first = places[0]
        count = f"（共{len(places)}处）" if len(places) > 1 else ""
        yield rule.finding(
            paragraph, f"并列的书名号、引号之间用了顿号{count}", "顿号可以删去；中间有括注的保留。", first.span()
        )


def dots_need_no_and_so_on(rule: TextRule, script: Script) -> Iterator[Finding]:
    """…… and 等 say the same."""
    for paragraph in said(script):
        for found in _AND_SO_ON.finditer(paragraph.text):
            yield rule.finding(paragraph, "省略号与“等”重复", "只留一个。", found.span())


def marks_are_full_width(rule: TextRule, script: Script) -> Iterator[Finding]:
    """Chinese text takes Chinese punctuation: one finding where all of it is otherwise, by paragraph where some is."""
    half: list[tuple[Paragraph, list[re.Match[str]]]] = []
    full = 0
    for paragraph in said(script):
        if found := list(_HALF.finditer(paragraph.text)):
            half.append((paragraph, found))
        full += sum(1 for _ in _FULL.finditer(paragraph.text))
    count = sum(len(found) for _, found in half)
    if count > full:
        yield rule.of_text(
            script, f"全文多用半角标点（{count}处，全角{full}处），多半是网页转换所致", "定稿前统一替换为全角标点。", Level.HINT
        )
        return
    if len(half) > _MOST_PLACES:
        paragraph, found = half[0]
        yield rule.finding(paragraph, f"有{len(half)}段用了半角标点（共{count}处）", "改为全角标点。", found[0].span())
        return
    for paragraph, found in half:
        marks = "".join(dict.fromkeys(match[0] for match in found))
        yield rule.finding(paragraph, f"这一段有{len(found)}处半角标点（{marks}）", "改为全角标点。", found[0].span())


def titles_within_titles(rule: TextRule, script: Script) -> Iterator[Finding]:
    """A title within a title stands within 〈〉."""
    for paragraph in said(script):
        for found in _NESTED.finditer(paragraph.text):
            yield rule.finding(paragraph, "书名号里又用了双书名号", "里面的改为单书名号〈〉。", found.span())


def stops_stand_alone(rule: TextRule, script: Script) -> Iterator[Finding]:
    """No two stops in a row."""
    for paragraph in said(script):
        for found in _DOUBLED.finditer(paragraph.text):
            yield rule.finding(
                paragraph, f"标点“{found[0]}”重叠或者缺了文字", "删去多余的标点，或者补上漏掉的文字。", found.span()
            )


def _grouped(rule: TextRule, script: Script, form: re.Pattern[str], message: str, remedy: str) -> Iterator[Finding]:
    """One finding for all places of a text."""
    places = [(paragraph, found) for paragraph in said(script) for found in form.finditer(paragraph.text)]
    if places:
        paragraph, first = places[0]
        words = list(dict.fromkeys(found[0].strip('“”"（）()') for _, found in places))
        shown = "、".join(f"“{word}”" for word in words[:5]) + ("等" if len(words) > 5 else "")  # noqa: PLR2004 - enough to see
        more = f"（共{len(places)}处）" if len(places) > 1 else ""
        yield rule.finding(paragraph, message.format(shown) + more, remedy, first.span())


RULES: tuple[TextRule, ...] = (
    TextRule(
        "W211",
        Level.WARNING,
        "标点前后有多余的空格",
        "中文标点自带间隔，前后不另加空格。",
        "删去空格。",
        spaces_are_not_stray,
        (
            Example("推动管理方式转变 。办理案件20件。"),
            Example("推进依法行政， 优化营商环境。", is_near_miss=True),
        ),
        (
            Example("推动管理方式转变。办理案件 20 件。", is_near_miss=True),
            Example("推进依法行政，优化营商环境。"),
        ),
    ),
    TextRule(
        "W212",
        Level.WARNING,
        "文号的写法不规范",
        "GB/T 9704—2012 7.2.5：年份用六角括号“〔〕”括入，序号不加“第”字，不编虚位。",
        "改为“示政发〔2023〕5号”这样的形式。",
        documents_are_numbered_properly,
        (
            Example("印发实施方案（示政发[2023]5号）。"),
            Example("印发实施方案（示政发〔2023〕第5号）。", is_near_miss=True),
            Example("印发实施方案（示政办(2023)12号）。"),
        ),
        (
            Example("印发实施方案（示政发〔2023〕5号）。"),
            Example("某某诉县政府一案（(2023)示01行初12号）已审结。", is_near_miss=True),
        ),
    ),
    TextRule(
        "W213",
        Level.WARNING,
        "起止年份的写法不规范",
        "GB/T 15834：时间的起止用一字线“—”；GB/T 15835：年份带“年”字。",
        "改为“2021—2025年”。",
        years_are_joined_by_a_dash,
        (
            Example("落实《示例县法治政府建设实施方案（2021-2025年）》。"),
            Example("落实《示例县三年行动方案（2023—2025）》。", is_near_miss=True),
            Example("落实《示例县五年规划（20212025年）》。"),
        ),
        (
            Example("落实《示例县法治政府建设实施方案（2021—2025年）》。"),
            Example("咨询电话0000-2021202，2021年至2025年有效。", is_near_miss=True),
        ),
    ),
    TextRule(
        "W214",
        Level.WARNING,
        "节日、纪念日的月和日写法不规范",
        "GB/T 15834：以月、日标示的节日、事件，月与日之间用间隔号“·”，月、日不补零。",
        "改为“3·15”“12·4”。",
        days_take_a_middle_dot,
        (
            Example("开展“3.15”消费者权益日宣传。"),
            Example("开展“12·04”国家宪法日宣传。", is_near_miss=True),
            Example("开展12.4国家宪法日宣传。"),
            Example("开展“12•4”国家宪法日宣传。"),
        ),
        (
            Example("开展“3·15”消费者权益日、“12·4”国家宪法日宣传。"),
            Example("系统升级为“3.15”版，增长12.4个百分点。", is_near_miss=True),
        ),
    ),
    TextRule(
        "W215",
        Level.HINT,
        "并列的书名号、引号之间用了顿号",
        "GB/T 15834：标有书名号、引号的并列成分之间通常不用顿号；有括注等插入成分时宜用。",
        "删去顿号。",
        marks_stand_for_themselves,
        (
            Example("宣传《宪法》、《民法典》。"),
            Example("推进“证照分离”、“多证合一”改革。", is_near_miss=True),
        ),
        (
            Example("宣传《宪法》《民法典》。"),
            Example("宣传《宪法》（修正文本）、《民法典》。", is_near_miss=True),
        ),
    ),
    TextRule(
        "W216",
        Level.WARNING,
        "省略号与“等”并用",
        "省略号和“等”都表示列举未尽，用一个就够。",
        "只留一个。",
        dots_need_no_and_so_on,
        (
            Example("开展讲座、培训、考试……等活动。"),
            Example("开展讲座、培训、考试等……", is_near_miss=True),
        ),
        (
            Example("开展讲座、培训、考试等活动。"),
            Example("群众说：“以前要跑好几趟……”等到改革后，一次办好。", is_near_miss=True),
        ),
    ),
    TextRule(
        "W217",
        Level.HINT,
        "用了半角标点",
        "GB/T 15834：汉字文本用全角标点。全文都是半角的多为网页转换所致，只提示一次。",
        "改为全角标点。",
        marks_are_full_width,
        (
            Example("一年来,全县办理案件20件,完成任务。"),
            Example("一年来，全县办理案件20件，完成任务，成效明显,群众满意。", is_near_miss=True),
        ),
        (
            Example("一年来，全县办理案件20件，完成任务。"),
            Example("办理案件1,200件，增长3.5%，办公时间8:30至17:30。", is_near_miss=True),
        ),
    ),
    TextRule(
        "W218",
        Level.WARNING,
        "书名号里又用双书名号",
        "GB/T 15834：书名号里再用书名号时，外面用双书名号，里面用单书名号。",
        "里面的改为〈〉。",
        titles_within_titles,
        (
            Example("印发《关于贯彻《行政复议法》的通知》。"),
            Example("印发《《民法典》宣传方案》。", is_near_miss=True),
        ),
        (
            Example("印发《关于贯彻〈行政复议法〉的通知》。"),
            Example("宣传《行政复议法》《民法典》。", is_near_miss=True),
            Example("《关于转交〈对《工作报告》的审议意见〉的通知》收悉。", is_near_miss=True),
        ),
    ),
    TextRule(
        "W219",
        Level.WARNING,
        "标点重叠",
        "两个点号连用，不是多打了一个，就是中间漏了文字。",
        "删去多余的标点，或者补上文字。",
        stops_stand_alone,
        (
            Example("推进依法行政，，优化营商环境。"),
            Example("推进依法行政，。优化营商环境。", is_near_miss=True),
        ),
        (
            Example("推进依法行政，优化营商环境。"),
            Example("群众说：“一次就办好了。”，赢得好评。", is_near_miss=True),
        ),
    ),
)
