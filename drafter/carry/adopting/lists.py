"""What a report says of problems and plans → the lists of the data file, from which next year starts."""

from __future__ import annotations

import re
from collections.abc import Sequence

from drafter.carry.adopting.tree import Chapter
from drafter.model.adopted import AdoptedPlan, AdoptedProblem

_CAUSE = re.compile(r"原因|由于|主要是因|根源|因为|究其|在于|归因|缘于|源于|一方面|所致|导致|造成")
_ITEM = re.compile(
    r"(?:^|(?<=[。；：:]))\s*(?:[一二三四五六七八九十]{1,3}是|[一二三四五六七八九十]{1,3}要|第[一二三四五六七八九十][，,]|其[一二三四五六][，,是])"
)
_SENTENCE = re.compile(r"[^。；;]+[。；;]?")
_ANNOUNCED = re.compile(r"(?:表现在|表现为|主要是|主要有|如下|以下)[^。；]{0,6}[：:,，]|(?:不足|问题|方面)[^。；，,]{0,6}[：:]")
#: Where the cause begins within a sentence.
_CAUSE_BEGINS = re.compile("[，,](?=(?:主要|究其|其)?(?:原因|是由于|由于|是因为|因为|根源))")
_STOPS = "。；;，,：: "
_SHORTEST = 6


def problems_of(chapter: Chapter) -> list[AdoptedProblem]:
    """One for each item; of a single paragraph, one for each of its parts."""
    return [problem for text in _items(chapter) if (problem := _problem(text)).symptom]


def plans_of(chapter: Chapter) -> list[AdoptedPlan]:
    """One for each item, with its heading; of plain paragraphs, one for each."""
    if chapter.below:
        return [AdoptedPlan(item.title.rstrip(_STOPS), item.text.strip() or item.title) for item in chapter.below if item.head]
    texts = [line.text for line in chapter.lines] + ([chapter.head.body] if chapter.head and chapter.head.body else [])
    found = [piece for text in texts for piece in (_parts(text) or [text])]
    return [AdoptedPlan("", text) for text in found if len(text) >= _SHORTEST]


def _items(chapter: Chapter) -> list[str]:
    if chapter.below:
        return ["。".join(part for part in (item.title, item.text.strip()) if part) for item in chapter.below]
    texts = ([chapter.head.body] if chapter.head and chapter.head.body else []) + [line.text for line in chapter.lines]
    found: list[str] = []
    for text in texts:
        if parts := _parts(text):
            found += parts
        elif announced := _ANNOUNCED.search(text):
            found += [piece for piece in re.split("[；;]", text[announced.end() :]) if len(piece) >= _SHORTEST]
        elif not text.endswith(("：", ":")):
            found.append(text)
    return found


def _parts(text: str) -> list[str]:
    """一是……二是…… → its parts; nothing where there are none."""
    starts = [found.start() for found in _ITEM.finditer(text)]
    if starts == [0]:
        return [_ITEM.sub("", text, count=1).strip()]
    if len(starts) < 2:  # noqa: PLR2004 - one part within others is no list
        return []
    ends: Sequence[int] = [*starts[1:], len(text)]
    return [_ITEM.sub("", text[start:end], count=1).strip() for start, end in zip(starts, ends, strict=True)]


def _problem(text: str) -> AdoptedProblem:
    sentences = _SENTENCE.findall(text.replace("\n", ""))
    at = next((index for index, sentence in enumerate(sentences) if index and _CAUSE.search(sentence)), len(sentences))
    symptom, cause = "".join(sentences[:at]).strip(_STOPS), "".join(sentences[at:]).strip(_STOPS)
    if not cause and (begins := _CAUSE_BEGINS.search(symptom)):
        symptom, cause = symptom[: begins.start()], symptom[begins.end() :]
    return AdoptedProblem(symptom, cause)
