"""The shape of the word lists that offices write: schemas/wording.yaml, laws.yaml and names.yaml of a pack.

The words come from elsewhere. They are literal words of bounded length and number, never patterns: nothing of them can make
a check slow.
"""

from __future__ import annotations

import re
from typing import Annotated, TypeVar

from pydantic import AfterValidator, model_validator

from drafter.model.finding import Level, nested
from drafter.validate.fields import ListOf, Strict, Text, Whole, Year, YearOrNone, fault, named
from drafter.validate.formats import FORMAT

#: No list of an office has more entries than this.
MOST_ENTRIES = 1_000
#: Lists that become alternatives of a pattern are shorter.
_MOST_NAMED = 300
_LONGEST_WORD, _LONGEST_NAME, _LONGEST_REASON = 30, 80, 200
#: What only somebody writes who takes a word for a pattern.
_PATTERN = re.compile(r"\\|[.)\]][*+]|\(\?|\[\^|[*?]")
_CHINESE = re.compile(r"[\u3007\u3400-\u9fff]")

Item = TypeVar("Item")


def _words(shortest: int, longest: int = _LONGEST_WORD) -> AfterValidator:
    """Text that is a literal word of such a length."""

    def checked(word: str) -> str:
        if not shortest <= len(word.strip()) <= longest:
            message = f"“{nested(word[:_LONGEST_WORD])}”太{'长' if len(word) > longest else '短'}"
            raise fault("V361", message, f"请写 {shortest} 至 {longest} 个字。")
        if _PATTERN.search(word):
            remedy = "这里写的是词，照字面查找；请一个词一个词地写，不用通配符和正则表达式。"
            raise fault("V361", f"“{nested(word)}”像是通配符或正则表达式", remedy)
        if not word.isprintable() or word != word.strip():
            raise fault("V361", f"“{nested(word.strip())}”里有换行、空白或看不见的字符", "请只写词本身。")
        return word

    return AfterValidator(checked)


def _characters(text: str) -> str:
    """Text that is nothing but Chinese characters; blanks between them do not count."""
    chars = "".join(text.split())
    wrong = "".join(dict.fromkeys(char for char in chars if not _CHINESE.fullmatch(char)))
    if wrong or len(chars) > MOST_ENTRIES:
        raise fault("V361", f"“{nested(wrong or chars)[:20]}”不能写在这里", f"请只写汉字，不加标点，最多 {MOST_ENTRIES} 个。")
    return chars


def _at_most(count: int) -> AfterValidator:
    def checked(items: tuple[Item, ...]) -> tuple[Item, ...]:
        if len(items) > count:
            raise fault("V360", f"共 {len(items)} 项，太多了", f"一个列表最多 {count} 项，请只写本单位需要的。")
        return items

    return AfterValidator(checked)


Neighbour = Annotated[Text, _words(1, 1)]
Word = Annotated[Text, _words(2)]
Off = Annotated[ListOf[Annotated[Text, _words(1, _LONGEST_NAME)]], _at_most(MOST_ENTRIES)]
Characters = Annotated[Text, AfterValidator(_characters)]
Named = Annotated[ListOf[Word], _at_most(_MOST_NAMED)]


class CollocationItem(Strict):
    """Words that are wrong as they stand."""

    wrong: Word = named("误", default=...)
    right: Annotated[Text, _words(1)] = named("正", default=...)
    level: Level = named("级", default=Level.WARNING)
    why: Annotated[Text, _words(1, _LONGEST_REASON)] = named("由", default="本单位的词表这样规定")
    not_behind: Annotated[ListOf[Neighbour], _at_most(MOST_ENTRIES)] = named("前不", default=())
    not_before: Annotated[ListOf[Neighbour], _at_most(MOST_ENTRIES)] = named("后不", default=())
    first: YearOrNone = named("起")

    @model_validator(mode="after")
    def _mends(self) -> CollocationItem:
        if self.wrong in self.right:
            remedy = "“误”不能是“正”的一部分，否则写对了也会被查出来。请写长一些，或者用“前不”“后不”。"
            raise fault("V362", f"写对了的“{nested(self.right)}”里也有“{nested(self.wrong)}”", remedy)
        return self


def _forms(forms: tuple[str, ...]) -> tuple[str, ...]:
    if len(set(forms)) < 2:  # noqa: PLR2004 - of one thing there are at least two forms
        raise fault("V362", "异写要有两种以上的写法", "请写成 [双随机、一公开, 双随机一公开] 这样。")
    for form in forms:
        if other := next((other for other in forms if other != form and form in other), None):
            remedy = "这样只写了后一种也会被查出来，请写得长一些，让哪一种都不在另一种里面。"
            raise fault("V362", f"“{nested(form)}”是“{nested(other)}”的一部分", remedy)
    return forms


class ListFile(Strict):
    """What all of them have: 不查 switches words off that are on."""

    format: Whole = named("格式", default=FORMAT)
    off: Off = named("不查", default=())


class WordingFile(ListFile):
    """schemas/wording.yaml of an office."""

    collocations: Annotated[ListOf[CollocationItem], _at_most(MOST_ENTRIES)] = named("搭配", default=())
    variants: Annotated[ListOf[Annotated[ListOf[Word], _at_most(10), AfterValidator(_forms)]], _at_most(MOST_ENTRIES)] = named(
        "异写", default=()
    )
    may_double: Named = named("可叠", default=())
    doubled: Named = named("常叠", default=())
    traditional: Characters = named("繁体字", default="")


class TitleItem(Strict):
    """The name of a law or document and the years in which it holds."""

    name: Annotated[Text, _words(2, _LONGEST_NAME)] = named("名", default=...)
    first: Year = named("起", default=...)
    last: YearOrNone = named("止")

    @model_validator(mode="after")
    def _is_sound(self) -> TitleItem:
        if set(self.name) & set("《》"):
            raise fault("V362", f"“{nested(self.name)}”带着书名号", "名称请不带书名号。")
        if self.last is not None and self.last < self.first:
            raise fault("V362", f"“{nested(self.name)}”的“止”早于“起”", "请核对这两个年份；现行有效的不写“止”。")
        return self


class LawsFile(ListFile):
    """schemas/laws.yaml of an office."""

    titles: dict[Annotated[Text, _words(1)], Annotated[ListOf[TitleItem], _at_most(MOST_ENTRIES)]] = named("名录", default={})


class NamesFile(ListFile):
    """schemas/names.yaml of an office."""

    surnames: Characters = named("姓", default="")
    doubtful: Characters = named("兼作他字的姓", default="")
    pairs: Named = named("复姓", default=())
    roles: Named = named("称谓", default=())
    common: Annotated[ListOf[Word], _at_most(MOST_ENTRIES)] = named("非人名", default=())
    titles: Named = named("职务", default=())
    provinces: Characters = named("车牌省份", default="")
