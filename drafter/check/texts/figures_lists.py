"""F210, F212: how many are said to be listed against the list, and words of approximation upon each other."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.check.texts.rule import Example, TextRule
from drafter.language.chinese_numbers import read_chinese_number
from drafter.model.finding import Finding, Level
from drafter.model.script import Paragraph, Part, Script

_NUMBER = r"(?<![一二两三四五六七八九十百千万亿第〇零0-9０-９.．+＋、—\-])(?P<number>[二两三四五六七八九十]{1,3}|[2-9]|1[0-9])"
_NOUNS = (
    "制度|机制|清单|导向|方式|环节|措施|举措|行动|工程|领域|平台|中心|体系|方面|部门|单位|乡镇|街道|类型|原则|要求|任务|事项|"
    "办法|法律|法规|条例|规定|文件|方案|文书|书|目标|关系|重点|程序|步骤|品牌|模式|法|化|关|类"
)
_COUNTED = rf"(?:(?:项|大|个|种|类|条|张|份|部|本|套)[\u4e00-\u9fff]{{0,6}}?(?:{_NOUNS})|书|清单|法|化|关)"
#: 三项制度（甲、乙、丙）, with or without quotation marks.
_BEFORE_BRACKET = re.compile(rf"{_NUMBER}(?P<what>{_COUNTED})[”’\"]?[（(](?P<list>[^（()）]{{3,160}})[）)]")
#: “一案三清单”（甲、乙、丙）: the numbers stand within a name.
_NAME_BEFORE_BRACKET = re.compile(
    r"“(?P<name>[^“”0-9A-Za-z+＋、，,双]{2,8})”(?:四项|五项)?[（(](?P<list>[^（()）]{3,160})[）)]"
)
#: “甲、乙、丙”三大导向.
_BEHIND_QUOTES = re.compile(
    rf"“(?P<list>[^“”，,；;。]{{3,80}})”(?P<etc>等)?(?P<number>[二两三四五六七八九十]{{1,3}})(?P<what>{_COUNTED})"
)
#: “甲”“乙”“丙”三项制度: quotation marks one behind the other, a bracket between or not.
_RUN = re.compile(r"“[^“”]{1,24}”(?:[（(][^（()）]{1,80}[）)])?[、,，]?")
_BEHIND_RUN = re.compile(rf"(?P<etc>等)?(?P<number>[二两三四五六七八九十]{{1,3}}|[2-9])(?P<what>{_COUNTED})")
#: 坚持三个导向：甲、乙、丙。
_BEFORE_COLON = re.compile(
    rf"{_NUMBER}(?P<what>(?:项|大|个|种|类|条|张)[\u4e00-\u9fff]{{0,6}}?(?:{_NOUNS}))[：:](?P<list>[^：:，,；;。（()）]{{3,160}})(?=[。；;]|$)"
)
#: 三项制度，即甲、乙、丙。 What 包括 introduces need not be all of it.
_BEFORE_NAMELY = re.compile(
    rf"{_NUMBER}(?P<what>(?:项|大|个|种|类|条|张)[\u4e00-\u9fff]{{0,6}}?(?:{_NOUNS}))[，,]?(?P<how>即(?![将可时日刻使便])|分别是|分别为|包括)[：:]?"
    r"(?P<list>[^：:，,；;。（()）]{3,160})(?=[。；;]|$)"
)
#: 三个方面的问题：一是…二是…
_BEFORE_ORDINALS = re.compile(
    r"(?<![一二两三四五六七八九十第])(?P<number>[二两三四五六七八九十])(?:(?:个|大|项|点|条)(?:方面|问题|不足|短板|原因|举措|措施|抓手)|方面)"
    r"(?:的?[\u4e00-\u9fff]{0,4})?[：:]\s*一是"
)
#: 在甲、乙、丙等三个领域: no more may be listed than there are. A list begins behind these words.
_BEHIND_LIST = re.compile(
    rf"等(?P<number>[二两三四五六七八九十]{{1,3}}|[2-9]|1[0-9])(?P<what>(?:个|项|类|种|大|部)[\u4e00-\u9fff]{{0,4}}?(?:{_NOUNS}|行业))"
)
_NO_ITEM = re.compile(
    r"[，,；;。：:（）()“”等0-9]|[在对于向就从为将以]|聚焦|围绕|涉及|涵盖|覆盖|包括|组织|印发|制定|出台|开展|实施|推行"
)
_LONGEST_LIST = 120
_SUBSET = re.compile(r"^(?:含|包括|如|例如|其中|比如|主要)|除外|外$|^见|^以下|^简称")
_ORDINAL = re.compile(r"(?<![第之])([一二三四五六七八九十])是")
_PERIOD = re.compile(r"普法|规划|时期|五年|十[三四五]五|全会|大精神")
_MOST_QUOTES = 20
#: Behind these a quotation is not the first thing of its list.
_LISTS_ON = ("、", "和", "及", "”", "》", "）", ")", "等")


def _listed(rule: TextRule, script: Script) -> Iterator[Finding]:
    """The number before a noun (三项制度) against the list in a bracket, behind a colon, or in quotation marks."""
    for paragraph in script.of(Part.BODY, Part.HEADING):
        text = paragraph.text
        if "、" in text or "“" in text:
            for form in (_BEFORE_BRACKET, _BEFORE_COLON, _BEFORE_NAMELY, _BEHIND_QUOTES):
                for found in form.finditer(text):
                    yield from _of_list(rule, paragraph, found)
            yield from _named_before_bracket(rule, paragraph)
            yield from _behind_runs(rule, paragraph)
        if "等" in text:
            yield from _behind_lists(rule, paragraph)
        following = script.paragraphs[paragraph.at + 1].text[:4] if paragraph.at + 1 < len(script.paragraphs) else ""
        if not _ORDINAL.search(following):
            yield from _ordinals(rule, paragraph)


def _of_list(rule: TextRule, paragraph: Paragraph, found: re.Match[str]) -> Iterator[Finding]:
    listed = found["list"]
    number, items = _value(found["number"]), _items(listed)
    if _ends_a_name(found) and found.re is _BEFORE_BRACKET:
        return
    if found.re is _BEHIND_QUOTES and found.string[found.start() - 1 : found.start()] in _LISTS_ON:
        return
    if not number or items is None or _SUBSET.search(listed) or _PERIOD.search(found[0][:12]):
        return
    least, most = items
    groups = found.groupdict()
    is_open = listed.endswith("等") or groups.get("etc") is not None or groups.get("how") == "包括"
    if least > number if is_open else not least <= number <= most:
        yield _miscounted(rule, paragraph, found.span(), f"{found['number']}{found['what']}", least, number)


def _ends_a_name(found: re.Match[str]) -> bool:
    """Whether the number stands within a quoted name, “一案三清单”, whose other numbers count as well."""
    return "”" in found[0].partition("（")[0].partition("(")[0] and found.string[found.start() - 1 : found.start()] != "“"


def _named_before_bracket(rule: TextRule, paragraph: Paragraph) -> Iterator[Finding]:
    for found in _NAME_BEFORE_BRACKET.finditer(paragraph.text):
        numbers = [value for char in found["name"] if (value := read_chinese_number(char)) is not None]
        items = _items(found["list"])
        if not any(number > 1 for number in numbers) or items is None or _SUBSET.search(found["list"]):
            continue
        if _BEFORE_BRACKET.match(paragraph.text, found.start() + 1) or _PERIOD.search(found["name"]) or "十" in found["name"]:
            continue
        least, most = items
        right = {*numbers, sum(numbers)}
        if not any(least <= number <= most for number in right):
            number = max(numbers)
            yield _miscounted(rule, paragraph, found.span(), f"“{found['name']}”", least, number)


def _behind_runs(rule: TextRule, paragraph: Paragraph) -> Iterator[Finding]:
    """A run of quoted names and the number behind it."""
    text, at = paragraph.text, 0
    while first := _RUN.search(text, at):
        at, count = first.end(), 1
        while (following := _RUN.match(text, at)) and count < _MOST_QUOTES:
            at, count = following.end(), count + 1
        number = _BEHIND_RUN.match(text, at)
        before = text[max(first.start() - 1, 0) : first.start()]
        if count == 1 or not number or before in _LISTS_ON or text[at - 1] in "、,，":
            continue
        value = _value(number["number"])
        most = count + sum(quoted.count("、") for quoted in re.findall(r"“[^“”]*”", text[first.start() : at]))
        if value and (count > value if number["etc"] else not count <= value <= most):
            said = f"{number['number']}{number['what']}"
            yield _miscounted(rule, paragraph, (first.start(), number.end()), said, count, value)


def _behind_lists(rule: TextRule, paragraph: Paragraph) -> Iterator[Finding]:
    """甲、乙、丙等两个领域: an open list that names more than it says."""
    for found in _BEHIND_LIST.finditer(paragraph.text):
        before = re.sub(r"《[^《》]*》", "名", paragraph.text[max(found.start() - _LONGEST_LIST, 0) : found.start()])
        listed = _NO_ITEM.split(before)[-1]
        count = listed.count("、") + len(re.findall(r"名(?=名)", listed)) + 1
        value = _value(found["number"])
        if listed and value and count > value:
            yield _miscounted(rule, paragraph, found.span(), f"等{found['number']}{found['what']}", count, value)


def _ordinals(rule: TextRule, paragraph: Paragraph) -> Iterator[Finding]:
    """三个方面：一是…二是…: the highest number behind the colon."""
    found = _BEFORE_ORDINALS.search(paragraph.text)
    if found is None:
        return
    number, highest = _value(found["number"]), 0
    for ordinal in _ORDINAL.finditer(paragraph.text, found.end() - 2):
        value = read_chinese_number(ordinal[1]) or 0
        if value != highest + 1:
            break
        highest = value
    if number and highest > 1 and highest != number:
        yield _miscounted(rule, paragraph, found.span(), found[0].partition("：")[0].partition(":")[0], highest, number)


def _miscounted(rule: TextRule, paragraph: Paragraph, span: tuple[int, int], said: str, count: int, number: int) -> Finding:
    return rule.finding(paragraph, f"写的是{said}，列出来的是{count}项（应有{number}项）", span=span)


def _value(text: str) -> int:
    return int(text) if text.isdecimal() else read_chinese_number(text) or 0


def _items(listed: str) -> tuple[int, int] | None:
    """How many things a list names, at least and at most; None where it is not a plain list."""
    if re.search(r"[，,；;。：:]", listed):
        return None
    bare = re.sub(r"《[^《》]*》|“[^“”]*”", "名", listed)
    marks = bare.count("、") + len(re.findall(r"名(?=名)", bare))
    if not marks:
        return None
    joined = len(re.findall(r"以及|及其|[和与及或]", bare))
    return marks + 1, marks + 1 + joined


_STACKED = re.compile(
    r"(?P<before>不少于|不低于|不超过|不高于|超过|不足|不到|至少|大约|将近|约|近|超|逾)[0-9０-９][0-9０-９,，.．]{0,17}[%％]?"
    r"(?:(?P<inner>[余多])(?![次])[百千万亿]{0,2}|[百千万亿]{0,2}(?P<outer>[余多])|"
    r"[百千万亿]{0,2}[余多]?[^，,；;。、：:（()）0-9“”\s]{0,6}?(?P<tail>以上|以下|以内|左右|上下))"
)
_MORE_AND_TAIL = re.compile(
    r"(?<![0-9０-９.．])[0-9０-９][0-9０-９,.．]{0,17}[百千万亿]{0,2}(?P<inner>[余多])[百千万亿]{0,2}[^，,；;。、：:（()）0-9“”\s]{0,6}?(?P<tail>以上|以下|以内|左右|上下)"
)
#: Behind these characters 约 and 近 are part of another word.
_OTHER_WORDS = frozenset("节预签违履解合契缔邀制特续赴失集条公规民爽誓要守毁附最邻临靠就亲远周高赶反赛新跟贴拉逼凑")
_NOT_TAILS = re.compile(r"以上(?:学历|学位|职|干部|领导|工程|企业|单位|法律|法院|人民|行政|部门|党|机关|级|专业)")


def _stacked(rule: TextRule, script: Script) -> Iterator[Finding]:
    """约300余人, 近3万多人次, 1000余人以上."""
    for paragraph in script.of(Part.BODY, Part.HEADING, Part.CELL):
        text = paragraph.text
        ended = -1
        for form in (_STACKED, _MORE_AND_TAIL):
            for found in form.finditer(text):
                groups = found.groupdict()
                before = groups.get("before") or ""
                behind = groups.get("inner") or groups.get("outer") or ""
                tail = groups.get("tail") or ""
                preceding = text[found.start() - 1 : found.start()] if found.start() else ""
                if found.start() < ended or (before in ("约", "近", "超") and preceding in _OTHER_WORDS):
                    continue
                if tail and _NOT_TAILS.match(text, found.start("tail")):
                    continue
                words = "".join(f"“{word}”" for word in (before, behind, tail) if word)
                ended = found.end()
                yield rule.finding(paragraph, f"“{found[0]}”叠用了{words}，意思重复", span=found.span())


RULES = (
    TextRule(
        "F210",
        Level.WARNING,
        "写的项数与列出的项数不符",
        "写明几项、几个、几大的，后面（或前面）列出的应当正好是这么多。",
        "请核对所写的数和列出的各项；没有列全的，加“等”或者“包括”。",
        _listed,
        wrong=(
            Example("落实行政执法三项制度（行政执法公示制度、执法全过程记录制度）。"),
            Example("坚持“问题、需求、效能、结果”三大导向。"),
            Example("推行“扫码入企”“综合查一次”“首违不罚”四项制度。", is_near_miss=True),
            Example("建立四项制度，即案卷评查、执法公示、过程记录制度。", is_near_miss=True),
            Example("建立两项制度，包括案卷评查、执法公示、过程记录制度。", is_near_miss=True),
            Example("主要有三个方面的问题：一是学习不够深入；二是宣传形式单一。", is_near_miss=True),
            Example("存在三方面不足：一是意识不强；二是力量不足；三是宣传不够；四是考核不严。"),
            Example("在市场监管、城市管理、农业农村、交通运输等3个领域推行。", is_near_miss=True),
        ),
        right=(
            Example("落实行政执法三项制度（行政执法公示、执法全过程记录、重大执法决定法制审核）。"),
            Example("推行“一案三清单”（证据清单、依据清单、化解清单）。", is_near_miss=True),
            Example("走访5家单位（含甲单位、乙单位）。", is_near_miss=True),
            Example("建立三项制度，即案卷评查、执法公示和过程记录制度。", is_near_miss=True),
            Example("建立五项制度，包括案卷评查、执法公示制度。", is_near_miss=True),
            Example("建立五项制度，即案卷评查、执法公示等。", is_near_miss=True),
            Example("建立三项制度，即日起执行案卷评查、执法公示。", is_near_miss=True),
            Example("推行“扫码入企”“综合查一次”等四项制度。", is_near_miss=True),
            Example("推行“信用监管”“证照分离”“双随机、一公开”三项制度。", is_near_miss=True),
            Example("组织公安、司法行政机关在食品、药品、医疗等3个领域开展检查。", is_near_miss=True),
        ),
    ),
    TextRule(
        "F212",
        Level.WARNING,
        "概数词叠用",
        "“约”“近”“超过”与“余”“多”“以上”“左右”都表示概数，一个数只用一个。",
        "请只留一个概数词；知道准数的，写准数。",
        _stacked,
        wrong=(
            Example("培训执法人员约300余人次。"),
            Example("发放宣传资料近3万多份。"),
            Example("参加活动的群众1000余人以上。", is_near_miss=True),
        ),
        right=(
            Example("培训执法人员300余人次，发放宣传资料近3万份。"),
            Example("为企业节约100余万元，签约20余家。", is_near_miss=True),
        ),
    ),
)
