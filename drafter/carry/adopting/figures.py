"""The numbers of a report → the indicators whose figures they are, each with how sure that is and why."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from drafter.carry.adopting.forms import Seen, forms_of, seen_in
from drafter.carry.adopting.printing import Typed, typed
from drafter.carry.adopting.wording import FIGURE, SAID_AGAIN, Topics, bare, clause, last_clause, sentence_of
from drafter.model.adopted import Confidence, Line, Proposal
from drafter.model.adoption import AdoptionWords, Where
from drafter.model.numerals import Kind, Number
from drafter.model.outline import Indicator, Outline
from drafter.read.text.numbers import numbers_in
from drafter.read.text.sentences import sentences_in
from drafter.review.likeness import grams, share_within

#: A longer sentence is none.
_LONGEST_SENTENCE = 2_000
#: A form that says less in so many words is not relied on.
_LEAST_SAID = 3
#: Of an indicator's name so much must stand beside a number for the middle, and for the low degree.
_MIDDLE, _LOW = 0.8, 0.5
_YEAR = re.compile(r"(20\d\d)年")
#: Names of documents, and stretches of years.
_NAMES = re.compile("《[^《》]*》")
_YEARS = re.compile(r"20\d\d年?\s*[—–－~～至到-]{1,2}\s*20\d\d年?")
_AIMS = re.compile("目标|下一年")
#: Who did it, where that is one of many: 县公安局, 某某镇.
_OF_OTHERS = re.compile(
    r"([\u4e00-\u9fff]{0,6}[^，。；、：（）我全各本该乡村个家](?:局|队|分局|公司|乡|镇|街道|社区|村|所|站))(?:全年|年内|本年|共|累计|依法|先后|已|组织){0,2}$"
)
#: What right before makes a part of it: 农业领域的, 一般程序, 其中涉企.
_A_PART = re.compile(
    r"((?:[\u4e00-\u9fff]{0,6}(?:(?<!等)领域|程序|(?<!等)方面|环节|系统|行业|条线|涉企|涉外|(?<!各)类)|其中[\u4e00-\u9fff]{1,8}))的?$"
)
_BETWEEN_MANY = frozenset({"、", "和", "及", "与"})
#: What is meant to be done; all that follows in the sentence is.
_MEANT = re.compile("力争|(?<!按)计划|预计|拟于|将于")
#: One number told of several rates: 办结率、满意率均为.
_OF_SEVERAL = re.compile("[率度]、[^，。；]{0,14}[率度](?:均|都|分别|同)[^，。；]{0,3}$")


class Spoken(NamedTuple):
    """A stretch of the report in which figures may be told. `is_plan`, `is_problem`: it stands among those.

    `year` is the one that the headings above it name.
    """

    line: Line
    text: str
    is_plan: bool = False
    is_problem: bool = False
    year: int | None = None


class Finder:
    """Proposes indicators for the numbers of one report on `year`; `has_lower` is an office with counties below it.

    Of a report on something else (`is_other`) nothing is sure.
    """

    def __init__(
        self, outline: Outline, words: AdoptionWords, year: int, *, has_lower: bool = False, is_other: bool = False
    ) -> None:
        self.outline = outline
        self.is_other = is_other
        self.has_lower = has_lower
        self.words = words
        self.year = year
        self.forms = forms_of(outline, words)
        self.grams = {indicator.path: grams(indicator.name) for indicator in outline.reported}
        self.by_unit: dict[str, list[Indicator]] = {}
        for indicator in outline.reported:
            self.by_unit.setdefault(indicator.unit, []).append(indicator)

    def proposals(self, spoken: Iterable[Spoken]) -> list[Proposal]:
        """One for each figure of the report, in reading order."""
        found: list[Proposal] = []
        counts: dict[int, int] = {}
        for item in spoken:
            for proposal in self._of_text(item):
                counts[item.line.at] = counts.get(item.line.at, 0) + 1
                found.append(proposal._replace(key=f"{item.line.at + 1}-{counts[item.line.at]}"))
        return found

    def _of_text(self, item: Spoken) -> Iterator[Proposal]:
        numbers = [number for number in numbers_in(item.text) if number.kind is Kind.FIGURE]
        topics = Topics(self.words.topics, item.line.title)
        first = 0
        for said in sentences_in(item.text) if numbers else ():
            last = bisect_left(numbers, said.end, first, key=lambda number: number.start)
            here, first = numbers[first:last], last
            moved = [number._replace(start=number.start - said.start, end=number.end - said.start) for number in here]
            sentence = topics.said_again(sentence_of(said.text, moved))
            is_usual = bool(here) and len(said.text) <= _LONGEST_SENTENCE
            seen = list(seen_in(sentence, self.forms)) if is_usual else []
            other = ""
            for index, number in enumerate(here):
                if not is_usual:
                    yield self._plain(item, number)._replace(
                        sentence=said.text[:_LONGEST_SENTENCE], reason="这句话太长，没有认"
                    )
                    continue
                mine = [one for one in seen if one.number == index]
                ahead = item.text[said.start : number.start]
                proposal = self._of_number(item, number, index, sentence, ahead, mine)
                if proposal.confidence is Confidence.HIGH and _is_one_of_many(here, index, sentence):
                    reason = f"{proposal.reason}；但这里并列着几个数"
                    proposal = proposal._replace(confidence=Confidence.MIDDLE, reason=reason)
                other = next((found[1] for one in mine if (found := _other_in(one))), other)
                if other and proposal.confidence is Confidence.HIGH:
                    reason = f"{proposal.reason}；但这句说的是“{other}”"
                    proposal = proposal._replace(confidence=Confidence.MIDDLE, reason=reason)
                yield proposal._replace(sentence=said.text, offset=number.start - said.start)

    def _of_number(self, item: Spoken, number: Number, index: int, sentence: str, ahead: str, seen: Sequence[Seen]) -> Proposal:
        plain = self._plain(item, number)
        fitting: dict[str, tuple[Seen, Typed]] = {}
        for one in sorted(seen, key=_rank):
            indicator = self.outline.indicators[one.path]
            is_aim = _AIMS.search(indicator.name) is not None
            if is_aim is item.is_plan and (value := typed(number, item.text, indicator, self.words)):
                fitting[one.path] = one, value
        if not fitting:
            return self._by_name(plain, item, number, index, sentence)
        ranked = sorted(fitting.values(), key=lambda pair: _rank(pair[0]), reverse=True)
        best, value = ranked[0]
        chosen = self._chosen(plain, best.path, value)
        reason = f"{_of_unit(value)}，{_beside(best)}"
        if len(ranked) > 1 and (ranked[1][0].weight, ranked[1][0].length) == (best.weight, best.length):
            other = self.outline.indicators[ranked[1][0].path].name
            return chosen._replace(confidence=Confidence.MIDDLE, reason=f"{reason}；也可能是“{other}”")
        if best.is_joined or _OF_SEVERAL.search(clause(sentence, index)[0]):
            return chosen._replace(confidence=Confidence.MIDDLE, reason=f"{reason}；但这一个数说了几项")
        if doubt := self._doubt(item, index, sentence, ahead, best):
            return chosen._replace(confidence=Confidence.MIDDLE, reason=f"{reason}；但{doubt}，可能不是这个指标本年的数")
        if not best.sure or best.weight < _LEAST_SAID:
            return chosen._replace(confidence=Confidence.MIDDLE, reason=reason)
        if not value.prints_back:
            return chosen._replace(confidence=Confidence.MIDDLE, reason=f"{reason}；但引用指标印出来和原文不一样，留作文字")
        return chosen._replace(confidence=Confidence.HIGH, reason=reason)

    @staticmethod
    def _plain(item: Spoken, number: Number) -> Proposal:
        return Proposal("", item.line.at, number.start, number.end, number.text, "", 0, reason="没有认出是哪个指标")

    def _chosen(self, plain: Proposal, path: str, value: Typed) -> Proposal:
        return plain._replace(path=path, name=self.outline.indicators[path].name, value=value.value, unit=value.behind)

    def _doubt(self, item: Spoken, index: int, sentence: str, ahead: str, seen: Seen) -> str:
        """What beside the number says that it may be something else than this year's figure."""
        if self.is_other:
            return "这不像法治政府建设年度报告"
        if item.is_problem:
            return "写在存在的问题里"
        if found := _other_in(seen):
            return f"说的是“{found[1]}”"
        if found := _A_PART.search(last_clause(seen.ahead)):
            return f"前面写着“{found[1]}”"
        if found := _MEANT.search(ahead):
            return f"前面写着“{found[0]}”"
        before, behind = clause(sentence, index)
        said = bare(before + "…" + behind)
        for word in self.words.doubts:
            if word in said and word not in seen.form:
                return f"旁边有“{word}”"
        places = {
            Where.SENTENCE: bare(sentence),
            Where.CLAUSE: bare(before),
            Where.AHEAD: _open_part(bare(_before(sentence, index))),
        }
        for doubt in self.words.more_doubts:
            is_here = doubt.is_on(seen.path) and (self.has_lower or not doubt.only_above)
            if is_here and (word := next((word for word in doubt.words if word in places[doubt.where]), "")):
                return f"这句里有“{word}”"
        return self._other_year(item, ahead)

    def _other_year(self, item: Spoken, ahead: str) -> str:
        """What says that a number is of another year, or of several."""
        unnamed = _NAMES.sub("", ahead)
        if found := _YEARS.search(unnamed):
            return f"前面写着“{found[0]}”"
        years = [int(found[1]) for found in _YEAR.finditer(unnamed)]
        if years and years[-1] != self.year:
            return f"前面写的是{years[-1]}年"
        if not years and item.year and item.year != self.year:
            return f"标题写的是{item.year}年"
        return ""

    def _by_name(self, plain: Proposal, item: Spoken, number: Number, index: int, sentence: str) -> Proposal:
        """The indicator whose name has most in common with the words around a number."""
        if item.is_plan or item.is_problem:
            return plain
        before, behind = clause(sentence, index)
        around = grams(bare(before) + bare(behind))
        best: tuple[float, str, Typed] | None = None
        for unit, indicators in self.by_unit.items():
            sample = typed(number, item.text, indicators[0], self.words) if unit else None
            if sample is None:
                continue
            for indicator in indicators:
                share = share_within(self.grams[indicator.path], around)
                if share >= _LOW and (best is None or share > best[0]):
                    best = share, indicator.path, sample
        if best is None:
            return plain
        share, path, value = best
        confidence = Confidence.MIDDLE if share >= _MIDDLE else Confidence.LOW
        reason = f"{_of_unit(value)}，旁边的字和指标名称“{self.outline.indicators[path].name}”相近"
        return self._chosen(plain, path, value)._replace(confidence=confidence, reason=reason)


def _before(sentence: str, index: int) -> str:
    return FIGURE.join(sentence.split(FIGURE)[: index + 1])


def _open_part(words: str) -> str:
    """What stands behind the last semicolon, without what brackets held."""
    return re.sub("（[^（）]*）", "", words).split("；")[-1]


def _is_one_of_many(here: Sequence[Number], index: int, sentence: str) -> bool:
    """Whether numbers of one unit follow each other without a word between: 分别办理32件、68件."""
    between = sentence.split(FIGURE)
    return any(
        between[after] in _BETWEEN_MANY and here[index].unit == here[other].unit
        for other, after in ((index - 1, index), (index + 1, index + 1))
        if 0 <= other < len(here)
    )


def _rank(seen: Seen) -> tuple[bool, int, int]:
    """What is told surely, in more words and closer together, is what is meant."""
    return seen.sure, seen.weight, -seen.length


def _other_in(seen: Seen) -> re.Match[str] | None:
    """One of many who did it, named right before what was done."""
    return _OF_OTHERS.search(last_clause(seen.ahead))


def _beside(seen: Seen) -> str:
    """The words beside a number: `前面写着“收到行政复议申请”`."""
    topic, mark, words = seen.words.rpartition(SAID_AGAIN)
    return f"{f'上文说的是“{topic}”，' * bool(mark)}{seen.side}写着“{words}”"


def _of_unit(value: Typed) -> str:
    return "都是百分数" if value.is_share else "单位相同" if value.same_unit else "单位相近"
