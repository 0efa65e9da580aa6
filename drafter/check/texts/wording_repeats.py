"""W: what stands twice — words, sentences, clauses — and what has two names or two units in one text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.check.texts.rule import Example, TextRule
from drafter.check.texts.times import said
from drafter.model.finding import Finding, Level
from drafter.model.script import Paragraph, Part, Script

_PARTICLES = re.compile(
    r"(?<![目标有])的的(?![确士])|了了(?![解结之])|(?:进行进行|以及以及|通过通过|根据根据|按照按照|关于关于|因此因此)"
)
_TWICE = re.compile(r"([\u4e00-\u9fff])([\u4e00-\u9fff])\1\2")
_NOT_WORDS = re.compile(r"[\W_]")
_CLAUSES = re.compile(r"[^，。；：！？,;:!?\n]+")
_CONSTANT = re.compile(r"思想|精神|两个维护|两个确立|四个意识|党中央|决策部署|如下|主要表现|普法责任制|《|为指导|报告")
_SHORTEST_SENTENCE, _SHORTEST_CLAUSE = 20, 10
_MOST_SHOWN = 5
_BODIES = re.compile(r"(?<![\u4e00-\u9fff])?([省市县区州旗镇乡])委(、?)\1政府")
_CASE_UNITS = re.compile(
    r"(行政复议|行政诉讼|行政应诉|行政处罚|矛盾纠纷|调解)(?:案件|纠纷)?[^，。；0-9\n]{0,6}[0-9]+(件|起|宗)(?![次])"
)
_CHINESE_COUNT = re.compile(
    r"(?<![第十百千万一二三四五六七八九零两]) ?[二三四五六七八九两](次|个|项|名|件|场|条|家)(?![面维大型方层线])"
)
_ARABIC_COUNT = re.compile(r"[0-9](次|个|项|名|件|场|条|家)")


def words_stand_once(rule: TextRule, script: Script) -> Iterator[Finding]:
    """No word is typed twice."""
    for paragraph in said(script):
        seen = set()
        for found in _PARTICLES.finditer(paragraph.text):
            seen.add(found.start())
            yield rule.finding(paragraph, f"“{found[0]}”多打了一遍", "删去重复的字词。", found.span())
        for found in _TWICE.finditer(paragraph.text):
            word, behind = found[1] + found[2], paragraph.text[found.end() : found.end() + 2]
            is_word = word in script.lexicon.doubled and word + behind not in script.lexicon.may_double
            if is_word and found[0] not in script.lexicon.may_double and found.start() not in seen:
                message = f"“{found[0]}”像是多打了一遍“{word}”"
                yield rule.finding(paragraph, message, "确属重复的，删去一遍。", found.span(), Level.HINT)


def sentences_stand_once(rule: TextRule, script: Script) -> Iterator[Finding]:
    """No sentence of some length stands twice."""
    first: dict[str, Paragraph] = {}
    for paragraph in script.of(Part.BODY, Part.HEADING):
        for sentence in paragraph.sentences:
            words = _NOT_WORDS.sub("", sentence.text)
            if len(words) < _SHORTEST_SENTENCE:
                continue
            if words in first:
                where = _where(first[words], paragraph)
                yield rule.finding(paragraph, f"这句话与{where}的一句相同", "", (sentence.start, sentence.end))
            else:
                first[words] = paragraph


def clauses_stand_once(rule: TextRule, script: Script) -> Iterator[Finding]:
    """Clauses that stand twice are worth a look: one finding for all of them."""
    first: dict[str, Paragraph] = {}
    whole = {_NOT_WORDS.sub("", sentence.text) for paragraph in script.paragraphs for sentence in paragraph.sentences}
    twice: dict[str, tuple[Paragraph, int, int]] = {}
    for paragraph in script.of(Part.BODY):
        for found in _CLAUSES.finditer(paragraph.text):
            words = _NOT_WORDS.sub("", found[0])
            if len(words) < _SHORTEST_CLAUSE or _CONSTANT.search(found[0]) or words in whole:
                continue
            if words in first:
                twice.setdefault(words, (paragraph, found.start(), found.end()))
            else:
                first[words] = paragraph
    if twice:
        paragraph, start, end = next(iter(twice.values()))
        shown = "".join(f"“{words}”" for words in list(twice)[:_MOST_SHOWN])
        more = f"等{len(twice)}处" if len(twice) > _MOST_SHOWN else ""
        yield rule.finding(paragraph, f"文中重复出现：{shown}{more}", span=(start, end))


def one_thing_has_one_name(rule: TextRule, script: Script) -> Iterator[Finding]:
    """A thing is written in one way throughout."""
    for forms in script.lexicon.variants:
        met = [form for form in forms if form in script.text]
        if len(met) > 1:
            yield from _two_ways(rule, script, met)
    for body in dict.fromkeys(found[1] for found in _BODIES.finditer(script.text)):
        met = [form for form in (f"{body}委、{body}政府", f"{body}委{body}政府") if form in script.text]
        if len(met) > 1:
            yield from _two_ways(rule, script, met)


def one_noun_has_one_unit(rule: TextRule, script: Script) -> Iterator[Finding]:
    """Cases of one kind are counted in one unit."""
    units: dict[str, str] = {}
    for paragraph in said(script):
        for found in _CASE_UNITS.finditer(paragraph.text):
            before = units.setdefault(found[1], found[2])
            if before != found[2]:
                yield rule.finding(paragraph, f"“{found[1]}”前面用“{before}”计数，这里用“{found[2]}”", span=found.span())


def counts_are_written_alike(rule: TextRule, script: Script) -> Iterator[Finding]:
    """A unit that is counted in Arabic digits elsewhere is not counted in Chinese characters."""
    digits = {found[1] for paragraph in said(script) for found in _ARABIC_COUNT.finditer(paragraph.text)}
    for paragraph in said(script):
        for found in _CHINESE_COUNT.finditer(paragraph.text):
            if found[1] in digits:
                yield rule.finding(paragraph, f"“{found[0]}”用了汉字数字，别处用阿拉伯数字", span=found.span())


def _two_ways(rule: TextRule, script: Script, forms: list[str]) -> Iterator[Finding]:
    """The place where a text first departs from the form that it uses most."""
    rare = min(reversed(forms), key=script.text.count)
    others = "".join(f"“{form}”" for form in forms if form != rare)
    for paragraph in said(script):
        if (start := paragraph.text.find(rare)) >= 0:
            message = f"“{rare}”与{others}在文中并存"
            yield rule.finding(paragraph, message, "统一为一种写法。", (start, start + len(rare)))
            return


def _where(paragraph: Paragraph, here: Paragraph) -> str:
    if paragraph.at == here.at:
        return "本段前面"
    return f"第{paragraph.place.line}行" if paragraph.place.line else "前文"


RULES: tuple[TextRule, ...] = (
    TextRule(
        "W221",
        Level.WARNING,
        "字词重复",
        "同一个字词连着打了两遍，多为修改时留下的。",
        "删去重复的字词。",
        words_stand_once,
        (
            Example("进一步规范执法的的程序。"),
            Example("对案卷进行进行评查。"),
            Example("加强执法监督监督。", is_near_miss=True),
        ),
        (
            Example("明确立法目的的要求，为了了解情况，层层落实，常常开展，人人知晓。", is_near_miss=True),
            Example("一件一件抓落实，相互交流交流经验。", is_near_miss=True),
            Example("构建共建共治共享格局，用好信用信息，处理处置到位，县人民政府政府信息公开平台改版。", is_near_miss=True),
        ),
    ),
    TextRule(
        "W222",
        Level.WARNING,
        "同一句话出现两次",
        "整句重复多为拼接材料时留下的。",
        "删去一处，或者合并。",
        sentences_stand_once,
        (
            Example(
                "一是全面开展行政执法案卷评查并及时反馈发现的问题。\n二是另行部署。\n一是全面开展行政执法案卷评查并及时反馈发现的问题。"
            ),
            Example(
                "全面开展行政执法案卷评查，及时反馈发现的各类问题。\n另行部署。全面开展行政执法案卷评查,及时反馈发现的各类问题。",
                is_near_miss=True,
            ),
        ),
        (
            Example("全面开展案卷评查。\n全面开展案卷评查。", is_near_miss=True),
            Example("全面开展行政执法案卷评查并反馈20个问题，整改到位。\n全面开展行政执法案卷评查并反馈30个问题，整改到位。"),
        ),
    ),
    TextRule(
        "W223",
        Level.HINT,
        "同样的说法出现两次",
        "同样的分句在两处出现，可能是同一件事写了两遍。",
        "看一看是否同一件事；是的，合并到一处。",
        clauses_stand_once,
        (
            Example("持续开展减证便民专项行动，优化办事流程。\n持续开展减证便民专项行动，改善营商环境。"),
            Example("持续开展“减证便民”专项行动，优化流程。\n持续开展减证便民专项行动,改善环境。", is_near_miss=True),
        ),
        (
            Example("坚持以习近平法治思想为指导，完善制度。\n坚持以习近平法治思想为指导，强化监督。", is_near_miss=True),
            Example("开展专项行动，优化流程。\n开展专项行动，改善环境。"),
        ),
    ),
    TextRule(
        "W224",
        Level.HINT,
        "同一事物有两种写法",
        "同一名称在一篇文章里应当一致。成对的写法见 schemas/wording.yaml。",
        "统一为一种写法。",
        one_thing_has_one_name,
        (
            Example("按照市委、市政府部署推进。对照市委市政府要求整改。"),
            Example("推行“双随机、一公开”监管。完善“双随机一公开”机制。", is_near_miss=True),
        ),
        (
            Example("按照市委、市政府和县委、县政府部署推进。"),
            Example("按照市委市政府部署，落实县委、县政府要求。", is_near_miss=True),
        ),
    ),
    TextRule(
        "W225",
        Level.HINT,
        "同类案件的计量单位不一致",
        "同类案件应当用同一个单位计数。",
        "统一为“件”。",
        one_noun_has_one_unit,
        (
            Example("办理行政复议案件20件。\n审结行政复议案件18起。"),
            Example("新收行政应诉案件20起，办结行政应诉案件18件。", is_near_miss=True),
        ),
        (
            Example("办理行政复议案件20件。\n审结行政复议案件18件。"),
            Example("办理行政复议案件20件，评查案卷18宗。", is_near_miss=True),
        ),
        is_off=True,
    ),
    TextRule(
        "W226",
        Level.HINT,
        "计数有的用汉字、有的用阿拉伯数字",
        "GB/T 15835：同一场合数字的形式应当一致；用于计量、统计的用阿拉伯数字。",
        "统一用阿拉伯数字。",
        counts_are_written_alike,
        (
            Example("开展清理四次。\n组织培训5次。"),
            Example("组织八个街道、12个村参加。", is_near_miss=True),
        ),
        (
            Example("开展清理4次。\n组织培训5次。"),
            Example("第二次会议研究事项12项，召开会议3次。", is_near_miss=True),
            Example(
                "从队伍、程序、方式三个方面规范执法，罚没收入实行收支两条线，检查企业12个、公布依据5条。", is_near_miss=True
            ),
        ),
        is_off=True,
    ),
)
