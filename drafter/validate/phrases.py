"""The file of set phrases → Phrases, or findings."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from pydantic import ValidationError

from drafter.model.finding import Finding, Level
from drafter.model.phrases import Phrases, Wording
from drafter.model.source import Loc, Source
from drafter.validate.fields import ListOf, Strict, Text, Whole, Year, YesNo, named
from drafter.validate.messages import findings_of

_NAME = re.compile(r"[\u4e00-\u9fff][\u4e00-\u9fffA-Za-z0-9]*")
# What would end a sentence, open a placeholder or begin a new line within the phrase.
_NO_PHRASE = re.compile(r"[。！？【】\n{}]")


class WordingItem(Strict):
    """One wording of a phrase."""

    first: Year = named("起", default=...)
    last: Whole = named("止")
    text: Text = named("文", default=...)
    basis: Text | None = named("依据")
    unverified: YesNo = named("未核实", default=False)


class PhraseFile(Strict):
    """A file of set phrases."""

    format: Whole = named("格式", default=1)
    phrases: dict[str, ListOf[WordingItem]] = named("套语", default=...)


def validate_phrases(source: Source) -> tuple[Phrases | None, tuple[Finding, ...]]:
    """The set phrases, each year with at most one wording of each; or what is wrong with the file."""
    try:
        file = PhraseFile.model_validate(source.data)
    except ValidationError as error:
        return None, tuple(findings_of(error, source, PhraseFile, lambda _: None))
    findings = tuple(finding for name, items in file.phrases.items() for finding in _faults(name, items, source))
    if findings:
        return None, findings
    return Phrases({name: tuple(map(_wording, items)) for name, items in file.phrases.items()}), ()


def _wording(item: WordingItem) -> Wording:
    return Wording(item.text, item.first, item.last, item.basis or "", item.unverified)


def _faults(name: str, items: tuple[WordingItem, ...], source: Source) -> Iterator[Finding]:
    here: Loc = ("套语", name)
    if not _NAME.fullmatch(name) or unicodedata.normalize("NFKC", name) != name:
        remedy = "名称以汉字开头，后面只用汉字、英文字母和数字，如 指导思想。"
        yield _finding("V351", f"“{name}”不能作套语的名称", remedy, here, source, of_key=True)
    if not items:
        yield _finding("V351", f"套语“{name}”下面没有文字", "请补上一项，如 - {起: 2021, 文: ……}。", here, source, of_key=True)
    for index, item in enumerate(items):
        loc: Loc = (*here, index)
        if item.last is not None and item.last < item.first:
            message = f"套语“{name}”的“止”（{item.last}）早于“起”（{item.first}）"
            yield _finding("V352", message, "请核对这两个年度；一直沿用的不写“止”。", (*loc, "止"), source)
        for former in items[:index]:
            if _overlap(former, item):
                message = f"套语“{name}”在 {max(former.first, item.first)} 年度有两种文字"
                yield _finding("V352", message, "一个年度只能有一种文字，请核对“起”和“止”。", (*loc, "起"), source)
        if not item.text.strip() or _NO_PHRASE.search(item.text):
            message = f"套语“{name}”的文字是空的，或者里面有句号、换行或括号 【】{{}}"
            yield _finding("V353", message, "套语是句子里的一段话，请只写这段话。", (*loc, "文"), source)


def _overlap(one: WordingItem, other: WordingItem) -> bool:
    first, second = sorted((one, other), key=lambda item: item.first)
    return first.last is None or first.last >= second.first


def _finding(rule: str, message: str, remedy: str, loc: Loc, source: Source, *, of_key: bool = False) -> Finding:
    return Finding(rule, Level.ERROR, message, remedy, source.place(loc, of_key=of_key), source.quote(loc))
