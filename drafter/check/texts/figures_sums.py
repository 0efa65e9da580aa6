"""F203—F204: totals and the parts that are told beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from drafter.check.texts.changing import CHANGES
from drafter.check.texts.figures_parts import left_over, parts_beyond
from drafter.check.texts.nouns import comes_of, head
from drafter.check.texts.rule import Example, TextRule
from drafter.check.texts.told import Said, Told, sentences_with_figures, span
from drafter.language.quantity import Quantity, written
from drafter.model.finding import Finding, Level
from drafter.model.script import Script

#: A bracket with one of these words tells a subset, or something else than the parts.
_NOT_ALL = re.compile(r"其中|[含括如指即较比]|占|同比|增|降|超|人均|平均|分别|以上|每")
_REST = re.compile(r"其他|其它|其余")
_OPEN, _CLOSE = "（(", "）)"
_PARTED = re.compile(r"[、，,；;和及]")
_LONGEST_BRACKET = 200
_LONGEST_NOUN, _LONGEST_LINK, _SHORTEST_LINK = 8, 12, 4
#: Units so general that two figures of them need not count the same things.
_GENERAL = frozenset({"个", "项", "条", "次", "家", "处", "类", "人", "份", "批", "点", "种", "级"})
_TOGETHER = re.compile(r"[共合总累]计|共有?|总数")
_ADDED = re.compile(r"(?:共|合|总)计(?:为|达)?")
_AND = re.compile(r"[、，,和及 ]{1,3}|(?:、|和|以?及)[^、，,；;。：:（）()]{0,10}")
#: What each of several things did is no part of the last of them.
_OTHER_DEED = re.compile(r"分别.*(?:提出|设立|建立|研究|开展|制定|[审办]|组织|收到|受理)")
_SEPARATELY = re.compile(r"分别(?:为|是|有|达|达到)?[^，,、]{0,6}$")
#: Two values that both became others: 由3件和5件分别增加到4件和6件.
_BECOME = re.compile(r"[增提升降减]|[到至]$")
#: A figure for each of many is no total: 每千人6.6批次.
_PER = re.compile("每|[人户亩均]均|平均")
_ELSEWHERE = re.compile(r"累计|同比|增长|增加|超过|历年|全国|全省|全市|上年|去年|往年|较|比")
#: Such a total is by how much something changed, and its parts may have changed by more, or are no changes at all.
_DIFFERENCE = re.compile(
    rf"{CHANGES}|新增|净(?!化)|同比|环比|较(?![大小好高低重多少长短强])|"
    r"相比|[上去]年|多(?![元部门种方项次发家])|少(?![年数先])|节约|节省"
)
#: Posts are added one by one, and what is added is what it is.
_POSTS = re.compile(r"(?<!净)(?:增加|新增|增设|核增).{0,4}(?:编制|职数|岗位)$")


def _brackets(rule: TextRule, script: Script) -> Iterator[Finding]:
    """A total, and a bracket behind it that lists its parts."""
    for said in sentences_with_figures(script):
        for at, total in enumerate(said.figures):
            if found := _parts_in_bracket(said, total, said.figures[at + 1 :]):
                parts, inner = found
                level = Level.ERROR if _REST.search(inner) else Level.WARNING
                yield from _sum_finding(rule, said, total, parts, level)
        yield from _listed_separately(rule, said)
        yield from _added_up(rule, said)
        for whole, done, left in left_over(said):
            yield from _sum_finding(rule, said, whole, (done, left), Level.WARNING)


def _parts_in_bracket(said: Said, total: Told, following: Sequence[Told]) -> tuple[list[Told], str] | None:
    """The parts of a total that the bracket right behind it lists, and the bracket's words; None where it does not."""
    text = said.paragraph.text
    start = total.number.end + len(total.tail)
    if not total.counts or start >= len(text) or text[start] not in _OPEN or len(total.tail) > _LONGEST_NOUN:
        return None
    end = min((at for mark in _CLOSE if (at := text.find(mark, start, start + _LONGEST_BRACKET)) > 0), default=-1)
    if end < 0:
        return None
    inner = text[start + 1 : end]
    parts = [figure for figure in following if figure.number.start < end]
    pieces = [piece for piece in _PARTED.split(inner) if piece.strip()]
    if len(parts) <= 1 or _NOT_ALL.search(inner) or any(figure.counts != total.counts for figure in parts):
        return None
    if any(figure.tail not in ("", parts[0].tail) for figure in parts):
        return None
    if len(pieces) > len(parts) and "、" not in inner:
        return None
    if sum(char.isdigit() for char in inner) != sum(char.isdigit() for figure in parts for char in figure.text):
        return None
    if any(_is_sum(total, parts[:end]) for end in range(2, len(parts))):
        return None
    return parts, inner


def _listed_separately(rule: TextRule, said: Said) -> Iterator[Finding]:
    """共50件，分别为20件、30件: the figures behind 分别 are the parts of the total before it."""
    figures = said.figures
    for at, first in enumerate(figures[1:], 1):
        total = figures[at - 1]
        if not _SEPARATELY.search(first.lead) or len(said.between(total, first)) > _LONGEST_LINK or not total.counts:
            continue
        if _BECOME.search(first.lead) or _OTHER_DEED.search(first.lead) or _is_listed(said, at - 1):
            continue
        parts = [first]
        for figure in figures[at + 1 :]:
            if _AND.fullmatch(said.between(parts[-1], figure)):
                parts.append(figure)
            else:
                break
        if len(parts) > 1 and all(figure.counts == total.counts for figure in parts) and not _ELSEWHERE.search(first.lead):
            level = Level.ERROR if _TOGETHER.search(total.lead) and len(first.lead) <= _SHORTEST_LINK else Level.WARNING
            yield from _sum_finding(rule, said, total, parts, level)


def _is_listed(said: Said, at: int) -> bool:
    """Whether a figure is one of several of its kind, each of which the figures behind 分别 belong to."""
    figure, earlier = said.figures[at], said.figures[:at]
    if earlier and _AND.fullmatch(said.between(earlier[-1], figure)):
        return True
    return any(other.counts == figure.counts for other in earlier) and not _TOGETHER.search(figure.lead)


def _added_up(rule: TextRule, said: Said) -> Iterator[Finding]:
    """市级12件、县级8件，共计20件: the total stands behind its parts."""
    for at, total in enumerate(said.figures):
        if not _ADDED.fullmatch(total.lead) or not total.counts:
            continue
        parts: list[Told] = []
        following = total
        for figure in reversed(said.figures[:at]):
            if (
                figure.counts != total.counts
                or figure.is_bracketed
                or re.search(r"[；;：:（(]", said.between(figure, following))
            ):
                break
            parts.insert(0, figure)
            following = figure
        alike = [figure for figure in said.figures[:at] if figure.counts == total.counts]
        if any(_is_sum(total, alike[start:]) for start in range(len(alike))):
            continue
        if len(parts) > 1 and "、" in said.between(parts[0], parts[-1]) and "其中" not in said.text:
            yield from _sum_finding(rule, said, total, parts, Level.WARNING)


def _is_sum(total: Told, parts: Sequence[Told]) -> bool:
    """Whether these alone make the total, and what stands beside them is something else."""
    return total.exact is not None and sum(figure.exact or 0 for figure in parts) == total.exact


def _sum_finding(rule: TextRule, said: Said, total: Told, parts: Sequence[Told], level: Level) -> Iterator[Finding]:
    quantities = [quantity for figure in (total, *parts) if (quantity := figure.quantity) and not quantity.loose]
    if len(quantities) != len(parts) + 1:
        return
    whole, *rest = quantities
    added = sum(rest, Quantity.exactly(0))
    if whole.interval.meets(added.interval):
        return
    numbers = "+".join(written(quantity.nominal, decimals=4) for quantity in rest)
    much = "多" if added.nominal > whole.nominal else "少"
    message = (
        f"各项相加与总数不等：{numbers}={written(added.nominal, decimals=4)}，总数写的是{total.text}，"
        f"{much}{written(abs(added.nominal - whole.nominal), decimals=4)}"
    )
    yield rule.finding(said.paragraph, message, span=span(total, *parts), level=level)


def _subsets(rule: TextRule, script: Script) -> Iterator[Finding]:
    """其中 tells a part, or a list of them: it is at most the total before it."""
    for said in sentences_with_figures(script):
        for at, part in enumerate(said.figures[1:], 1):
            if "其中" not in part.lead and "其中" not in _just_before(said, part):
                continue
            if found := _part_beyond(rule, said, at):
                yield found
            elif (parts := parts_beyond(said, at)) and not _is_difference(said.figures[at - 1]):
                total = said.figures[at - 1]
                listed = "、".join(figure.text for figure in parts)
                message = f"“其中”列出的各项（{listed}）加起来大于总数{total.text}"
                yield rule.finding(said.paragraph, message, span=span(total, *parts), level=Level.WARNING)


def _part_beyond(rule: TextRule, said: Said, at: int) -> Finding | None:
    """One part that is more than the only total before it."""
    part = said.figures[at]
    totals = [figure for figure in said.figures[:at] if figure.counts and figure.counts == part.counts]
    if len(totals) != 1 or _ELSEWHERE.search(part.lead):
        return None
    total = totals[0]
    if _PER.search(total.lead) or _PER.search(part.lead) or _is_difference(total) or comes_of(total, part):
        return None
    one, other = part.quantity, total.quantity
    if one is None or other is None or one.loose or other.loose or one.interval.can_be_at_most(other.interval):
        return None
    same_noun = not total.tail or total.tail.startswith(part.tail or "\n")
    if not same_noun and total.counts in _GENERAL:
        return None
    neighbours = total is said.figures[at - 1] and same_noun
    message = f"“其中”的数大于总数：总数{total.text}，其中{part.text}"
    is_sure = total.counts not in _GENERAL and (total.counts != "件" or head(total) == head(part) != "")
    level = Level.ERROR if neighbours and is_sure else Level.WARNING
    return rule.finding(said.paragraph, message, span=span(total, part), level=level)


def _is_difference(total: Told) -> bool:
    return bool(_DIFFERENCE.search(total.lead) and not _POSTS.search(total.lead))


def _just_before(said: Said, part: Told) -> str:
    """The few characters before a figure's own words: 其中： and （其中， end there."""
    start = part.number.start - len(part.lead)
    return said.paragraph.text[max(start - 4, said.start) : start]


RULES = (
    TextRule(
        "F203",
        Level.ERROR,
        "各项相加与总数不等",
        "括号里或“分别”后面列出的是全部各项，相加应当等于总数；只列一部分的，应当写“其中”。",
        "请核对总数和各项；只列了一部分的，在前面加“其中”。",
        _brackets,
        wrong=(
            Example("全年排查矛盾纠纷20起（邻里纠纷12起、婚姻家庭纠纷3起、其他4起），全部化解。"),
            Example("示例县共制定规范性文件9件，分别为3件、5件。"),
            Example("受理群众咨询59件(热线电话41件、短信8件、网络留言11件)。", is_near_miss=True),
            Example("发现问题143个，已整改139个，剩余14个正在整改。", is_near_miss=True),
        ),
        right=(
            Example("全年排查矛盾纠纷20起（邻里纠纷12起、婚姻家庭纠纷3起、其他5起），全部化解。"),
            Example("全年排查矛盾纠纷20起（其中邻里纠纷12起、婚姻家庭纠纷3起）。", is_near_miss=True),
            Example("罚没5.5万元（食品类2.2万元、药品类3.3万元）。", is_near_miss=True),
            Example("许可和处罚由30件和50件分别增加到45件和60件。", is_near_miss=True),
            Example("发现问题143个，已整改139个，剩余4个正在整改。", is_near_miss=True),
            Example("共有乡镇12个、行政村156个，分别设立调解室12个、156个。", is_near_miss=True),
            Example("开展执法检查320次（日常检查260次、专项检查60次，发现问题58次）。", is_near_miss=True),
            Example("制定文件3件、修改2件、废止4件，审查合同25件、协议13件，共计38件。", is_near_miss=True),
        ),
    ),
    TextRule(
        "F204",
        Level.ERROR,
        "“其中”的数大于总数",
        "“其中”说的是总数里的一部分，不会大于总数。",
        "请核对这两个数；后一个数不属于前一个数的，不用“其中”。",
        _subsets,
        wrong=(
            Example("全年办理行政处罚案件90件，其中一般程序案件95件。"),
            Example("罚没款80.5万元，其中食品安全类85万元。", is_near_miss=True),
            Example("排查安全隐患90处，其中立即整改安全隐患95处。", is_near_miss=True),
            Example("全年受理行政复议案件58件，其中公安类23件、市场监管类18件、其他27件。", is_near_miss=True),
            Example("审结66件，其中维持31件、撤销8件、驳回14件、终止31件。"),
        ),
        right=(
            Example("全年办理行政处罚案件90件，其中一般程序案件60件。"),
            Example("全县16个乡镇上报问题，其中立行立改32个。", is_near_miss=True),
            Example("一审案件60件，二审案件10件，其中败诉65件。", is_near_miss=True),
            Example("检验量达到每千人5批次，其中快速检验3000批次。", is_near_miss=True),
            Example("行政复议案件较上年减少12件，其中市场监管类减少18件。", is_near_miss=True),
            Example("培训执法人员90人次，其中领导干部60人次、女干部50人次。", is_near_miss=True),
            Example("全年审查规范性文件12件，其中提出修改意见建议35件。", is_near_miss=True),
        ),
    ),
)
