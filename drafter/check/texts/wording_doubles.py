"""W: a character typed once too often behind a word, or before it: 营商环境境, 政政府 (schemas/doubled.yaml)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.check.texts.rule import Example, TextRule
from drafter.check.texts.times import said
from drafter.model.doubles import DoubleWords
from drafter.model.finding import Finding, Level
from drafter.model.script import Script

#: A character twice; 扎扎实实 is a word that is doubled as a whole.
_TWICE = re.compile("([\u4e00-\u9fff])\\1")
_HAN = re.compile("[\u4e00-\u9fff]")
#: Behind these no other word goes on.
_PARTICLES = frozenset("的地得和与及")


def characters_stand_once(rule: TextRule, script: Script) -> Iterator[Finding]:
    """The last character of a word stands again behind it and begins no other word; the first one likewise."""
    known = script.facts.get("doubles")
    if not isinstance(known, DoubleWords) or not known.words:
        return
    listed = {word.wrong for word in script.lexicon.collocations}
    for paragraph in said(script):
        text = paragraph.text
        for found in _TWICE.finditer(text):
            at, char = found.start(), found[1]
            if text[at - 1 : at + 1] in known.words and at and text[at - 2 : at - 1] != text[at - 1]:
                next_to, legal, start, end = text[at + 2 : at + 3], known.behind, at - 1, at + 2
            elif text[at + 1 : at + 3] in known.words and text[at + 3 : at + 4] != text[at + 2]:
                next_to, legal, start, end = text[at - 1 : at] if at else "", known.before, at, at + 3
            else:
                continue
            if text[start:end] in listed or (next_to and (next_to == char or next_to in legal.get(char, ""))):
                continue
            level = Level.WARNING if not _HAN.match(next_to) or next_to in _PARTICLES else Level.HINT
            words = text[start:end]
            message = f"“{words}”像是多打了一个“{char}”"
            yield rule.finding(paragraph, message, f"核对后改为“{words.replace(char * 2, char)}”。", (start, end), level)


RULES: tuple[TextRule, ...] = (
    TextRule(
        "W227",
        Level.WARNING,
        "多打了一个字",
        "常用词的首字或末字连打了两遍，多为修改时留下的。常用词和例外见 schemas/doubled.yaml；拿不准的按提示提。",
        "删去多打的字。",
        characters_stand_once,
        (
            Example("持续优化营商环境境，办理案件件20件。"),
            Example("贯彻彻落实上级部署。", is_near_miss=True),
            Example("推进政务公开，政政府网站改版。", is_near_miss=True),
        ),
        (
            Example("规范范围，监督督促，依法法律明确，扎扎实实办好案件，件件有着落。", is_near_miss=True),
            Example("审计计划、行政政策、县人民政府政务服务和领导导师制落实到位。", is_near_miss=True),
        ),
    ),
)
