"""F201—F202, F205: what came in, what was done and what goes on — as the sentences of a paragraph tell it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise
from typing import NamedTuple

from drafter.check.texts.nouns import has_other_noun
from drafter.check.texts.rule import Example, TextRule
from drafter.check.texts.told import Said, Told, paragraphs_with_figures, sentences_with_figures, span
from drafter.model.finding import Finding, Level
from drafter.model.script import Script

_NEXT = re.compile(r"结转[至到]?(?:下|次|明|翌)(?:一)?年|(?:转入|留待|延至|转至|顺延至)(?:下|次|明|翌)(?:一)?年")
_LAST = re.compile(
    r"(?:上(?:一)?年|去年|往年|历年)度?.{0,6}(?:结转|未办结|未审结|未结|遗留|转入)|结转(?:自)?(?:上(?:一)?年|去年|往年)"
)
_CLAUSE, _LONGEST_CLAUSE = re.compile(r"[，,；;、。：:（）()]"), 20
_WITHIN = re.compile(r"其中|含|包括")
_CAME = re.compile(r"新收|收到|接到|接收|收悉")
_ADMITTED = re.compile(r"受理")
_NOT = re.compile(r"[不未](?:予|能|被)?(?:受理|答复|办结|审结|处理|公开|结案)")
_ANSWERED = re.compile(r"答复|办结|办理(?!行政)|回复|办复|处理")
_CLOSED = re.compile(r"审结|结案|办结")
#: Answers of other kinds, which belong to the sum of what was done as well.
_OTHER_ENDS = re.compile(r"不予|无法提供|其他处理|撤回|撤销|终止|转办|移送|移交|告知|补正|逾期|放弃|不再处理|驳回")
_MOST_OTHERS = 8
_DISCLOSURE = re.compile(r"信息公开.{0,6}申请|依申请公开")
_NOT_DISCLOSURE = re.compile(r"复议|诉讼|应诉|信访|投诉|举报|建议|提案|留言|热线|调解|处罚")
_RECONSIDERATION = re.compile(r"复议")
_NOT_RECONSIDERATION = re.compile(r"信息公开|诉讼|应诉|信访|投诉|举报|提案|留言|热线|人民调解|处罚|仲裁|法律援助")


class _Balance(NamedTuple):
    """The four figures of a balance. `admitted` are figures that may have come in as well, `others` may have been done."""

    came: Told
    last: Told
    done: Told
    onward: Told
    admitted: tuple[Told, ...]
    others: tuple[Told, ...]
    within: bool
    unsure: bool

    def span(self) -> tuple[int, int]:
        """The stretch in which the four figures stand."""
        return span(self.came, self.last, self.done, self.onward)


def _disclosure(rule: TextRule, script: Script) -> Iterator[Finding]:
    """收到 + 上年结转 = 办理 + 结转下年, where all four are told."""
    for group in _about(script, _DISCLOSURE, _NOT_DISCLOSURE):
        balance = _balance(group, (_CAME, _ADMITTED), _ANSWERED, script.year)
        if balance and (message := _open(balance, "收到", "答复（办理）")):
            level = Level.WARNING if balance.unsure else None
            yield rule.finding(group[0].paragraph, message, span=balance.span(), level=level)


def _reconsideration(rule: TextRule, script: Script) -> Iterator[Finding]:
    """上年未审结 + 受理 = 审结 + 结转下年, where all four are told."""
    for group in _about(script, _RECONSIDERATION, _NOT_RECONSIDERATION):
        balance = _balance(group, (_ADMITTED,), _CLOSED, script.year)
        if balance and (message := _open(balance, "受理", "审结")):
            yield rule.finding(group[0].paragraph, message, span=balance.span())


def _about(script: Script, subject: re.Pattern[str], foreign: re.Pattern[str]) -> Iterator[list[Said]]:
    """The first sentence of a paragraph about a subject with the two behind it."""
    for paragraph, sentences in paragraphs_with_figures(script):
        if not subject.search(paragraph.text):
            continue
        first = next((at for at, said in enumerate(sentences) if subject.search(said.text)), None)
        if first is not None:
            group = [sentences[first]]
            for said in sentences[first + 1 : first + 3]:
                if foreign.search(said.text):
                    break
                if (
                    _NEXT.search(said.text)
                    or _LAST.search(said.text)
                    or _ANSWERED.search(said.text)
                    or _CLOSED.search(said.text)
                ):
                    group.append(said)
                else:
                    break
            if not any(foreign.search(figure.lead) for said in group for figure in said.figures):
                yield group


def _balance(
    group: Sequence[Said], came_words: Sequence[re.Pattern[str]], done_words: re.Pattern[str], year: int | None
) -> _Balance | None:
    """The figures of a balance by the words before them; None where one is missing, told twice or not exact."""
    text = group[0].paragraph.text
    figures = [figure for said in group for figure in said.figures if figure.counts == "件"]
    onward = [figure for figure in figures if _NEXT.search(_in_years(text, figure, year))]
    last = [figure for figure in figures if figure not in onward and _LAST.search(_in_years(text, figure, year))]
    rest = [figure for figure in figures if figure not in onward and figure not in last and not _NOT.search(figure.lead)]
    incomes = [[figure for figure in rest if words.search(figure.lead)] for words in came_words]
    came = next((found for found in incomes if found), [])
    done = [figure for figure in rest if figure not in came and done_words.search(figure.lead) and "其中" not in figure.lead]
    sets = (came, last, done, onward)
    if any(len(found) != 1 or found[0].exact is None for found in sets):
        return None
    others = [figure for figure in figures if all(figure not in found for found in sets) and figure.exact]
    admitted = [figure for found in incomes for figure in found if figure in others]
    unsure = not incomes[0] or any(_OTHER_ENDS.search(said.text) for said in group)
    within = bool(_WITHIN.search(_in_years(text, last[0], year)))
    return _Balance(
        came[0], last[0], done[0], onward[0], tuple(admitted), tuple(others[:_MOST_OTHERS]), within=within, unsure=unsure
    )


def _in_years(text: str, figure: Told, year: int | None) -> str:
    """The words before a figure with the years next to the report's in words, for 2023年度结转5件 is 上年结转5件 in 2024."""
    words = _CLAUSE.split(text[max(figure.number.start - _LONGEST_CLAUSE, 0) : figure.number.start])[-1]
    if year is None or not (f"{year - 1}年" in words or f"{year + 1}年" in words):
        return figure.lead
    return words.replace(f"{year - 1}年", "上年").replace(f"{year + 1}年", "下年")


def _open(balance: _Balance, came_word: str, done_word: str) -> str:
    """What does not close, or an empty string where some reading of the sentence closes."""
    came, last = balance.came.exact or 0, balance.last.exact or 0
    done, onward = balance.done.exact or 0, balance.onward.exact or 0
    incomes = {came + last, *((figure.exact or 0) + last for figure in balance.admitted)}
    if balance.within:
        incomes |= {came, *(figure.exact or 0 for figure in balance.admitted)}
    values = [figure.exact or 0 for figure in balance.others]
    extras = {sum(chosen) for size in range(len(values) + 1) for chosen in combinations(values, size)}
    if any(done + onward + extra in incomes for extra in extras):
        return ""
    into, out = (came if balance.within else came + last), done + onward
    told_in_words = f"{came}（已含上年结转{last}）" if balance.within else f"{came}+{last}={into}"
    return (
        f"{came_word}{came}件、上年结转{last}件，合计应为{told_in_words}件；"
        f"{done_word}{done}件、结转下年{onward}件，合计{done}+{onward}={out}件，两边相差{abs(into - out)}件"
    )


class _Pair(NamedTuple):
    """Two counts of one thing, the second of which is a part of the first."""

    whole: re.Pattern[str]
    part: re.Pattern[str]
    told: str


_PAIRS = (
    _Pair(
        re.compile(r"(?:受理|收到|接到|新收)(?!.*(?:办结|审结|结案))"),
        re.compile(r"(?<!未)(?:办结|审结|结案)"),
        "办结数大于受理数",
    ),
    _Pair(
        re.compile(r"(?:排查|调解|调处|受理)(?!.*成功)"),
        re.compile(r"(?:调解|调处|化解)成功|成功(?:调解|调处|化解)|调成"),
        "调解成功数大于调解数",
    ),
    _Pair(
        re.compile(r"(?<!未)(?:发现|查摆|反馈|梳理|排查|查找)(?!.*整改)"), re.compile(r"(?<!未)整改"), "整改数大于发现的问题数"
    ),
    _Pair(re.compile(r"开庭(?!.*出庭)"), re.compile(r"(?<!未)出庭"), "出庭数大于开庭数"),
    _Pair(re.compile(r"审结(?!.*败诉)"), re.compile(r"败诉"), "败诉数大于审结数"),
    _Pair(
        re.compile(r"(?:收到|接到|承办|交办)(?!.*(?:答复|回复|办结|办复))"),
        re.compile(r"(?<!未)(?:答复|回复|办复)"),
        "答复数大于收到数",
    ),
    _Pair(re.compile(r"(?:抽查|评查|检查|审查)(?!.*(?:合格|优秀))"), re.compile(r"(?<!不)(?:合格|优秀)"), "合格数大于评查数"),
)
#: With these words in the sentence what was done may belong to what came earlier or elsewhere.
_ELSEWHERE = re.compile(r"结转|上年|去年|往年|历年|以前|存量|积案|遗留|累计|自查|跨年|旧存")
_SUBSET = re.compile(r"其中|包括|含")
_AND = re.compile(r"[^、，,；;。]{0,12}[、和及][^、，,；;。]{0,14}")


def _impossible(rule: TextRule, script: Script) -> Iterator[Finding]:
    """More done than there was: two neighbouring figures of one unit in a sentence."""
    for said in sentences_with_figures(script):
        if len(said.figures) == 1 or _ELSEWHERE.search(said.text):
            continue
        counted = [figure for figure in said.figures if figure.counts and not figure.is_bracketed]
        for whole, part in pairwise(counted):
            if whole.counts != part.counts or _SUBSET.search(part.lead) or _NOT.search(whole.lead):
                continue
            if has_other_noun(whole, part) or _is_one_of_several(said, whole):
                continue
            pair = next((pair for pair in _PAIRS if pair.whole.search(whole.lead) and pair.part.search(part.lead)), None)
            if pair and whole.exact is not None and part.exact is not None and part.exact > whole.exact:
                more = part.exact - whole.exact
                message = f"{pair.told}：{whole.text}里有{part.text}，多出{more}{part.number.unit}"
                yield rule.finding(said.paragraph, message, span=span(whole, part))


def _is_one_of_several(said: Said, whole: Told) -> bool:
    """Whether what is done may be done of this and what is told before it: 收到建议45件、收到提案60件，答复105件."""
    at = said.figures.index(whole)
    before = said.figures[at - 1] if at else None
    return before is not None and before.counts == whole.counts and bool(_AND.fullmatch(said.between(before, whole)))


RULES = (
    TextRule(
        "F201",
        Level.ERROR,
        "政府信息公开申请的收支对不上",
        "政府信息公开工作年度报告的表式规定：本年新收数加上年结转数，等于本年度办理结果总计加结转下年度数。",
        "请与政府信息公开工作年度报告逐项核对四个数；受理、答复、不予处理等口径不同的，把各项都写出来。",
        _disclosure,
        wrong=(
            Example("示例县全年收到政府信息公开申请120件，上年结转3件，答复118件，结转下年4件。"),
            Example("2025年新收政府信息公开申请40件,结转上年2件。全年办结40件,结转下年度继续办理3件。", is_near_miss=True),
        ),
        right=(
            Example("示例县全年收到政府信息公开申请120件，上年结转3件，答复119件，结转下年4件。"),
            Example("收到政府信息公开申请120件（含上年结转3件），答复116件，结转下年4件。", is_near_miss=True),
            Example("收到政府信息公开申请120件，上年结转3件，答复110件，不予处理9件，结转下年4件。", is_near_miss=True),
            Example("收到政府信息公开申请120件，受理118件，上年结转3件，办结117件，结转下年4件。", is_near_miss=True),
        ),
    ),
    TextRule(
        "F202",
        Level.WARNING,
        "行政复议案件的收支对不上",
        "同一口径下，上年未审结件数加本年受理件数，等于本年审结件数加结转下年件数；收到数与受理数不是一个口径，不在此列。",
        "请与行政复议案件统计表核对受理、审结、上年结转、结转下年四个数；口径不同的，写明口径。",
        _reconsideration,
        wrong=(
            Example("上年结转行政复议案件10件，本年受理行政复议案件90件，审结80件，结转下年15件。"),
            Example("收到行政复议申请100件，受理90件，上年未审结6件，结案90件，结转下年4件。", is_near_miss=True),
        ),
        right=(
            Example("上年结转行政复议案件10件，本年受理行政复议案件90件，审结85件，结转下年15件。"),
            Example("收到行政复议申请100件，受理90件，不予受理4件，审结85件。", is_near_miss=True),
        ),
    ),
    TextRule(
        "F205",
        Level.WARNING,
        "部分大于全部",
        "同一口径的办结、成功、整改等数，不会大于受理、调解、发现的数；确有上年结转的，应当写明。",
        "请核对这两个数；如果含上年结转或者别的来源，在句中写明“含上年结转×件”。",
        _impossible,
        wrong=(
            Example("全年调解矛盾纠纷200件，调解成功205件。"),
            Example("受理群众投诉80件，办结81起。", is_near_miss=True),
            Example("受理行政复议申请80件，办结行政复议案件81件。", is_near_miss=True),
        ),
        right=(
            Example("全年调解矛盾纠纷200件，调解成功195件。"),
            Example("受理群众投诉80件，办结85件（含上年结转7件）。", is_near_miss=True),
            Example("出动执法人员80人次，整改问题90个。", is_near_miss=True),
            Example("收到行政复议申请74件，不予受理5件，审结66件。", is_near_miss=True),
            Example("收到行政复议申请76件，办结行政诉讼案件81件。", is_near_miss=True),
            Example("收到代表建议45件、收到委员提案60件，答复105件。", is_near_miss=True),
        ),
    ),
)
