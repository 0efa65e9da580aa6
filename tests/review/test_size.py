"""Long and hostile texts: what a person would not wait for is reported whole, and nothing hangs."""

from __future__ import annotations

import random
import time

import pytest

from drafter.model.manuscript import Line, Manuscript, Run, Where
from drafter.model.opinion import Opinion
from drafter.review.opinions import held_against, in_reading_order, opinions_of

#: Far more than any of these takes on a slow machine, far less than what grows with the square of the text.
PATIENCE = 30.0
RARE = "".join(map(chr, range(0x4E00, 0x4E00 + 800)))


def manuscript(texts: list[str]) -> Manuscript:
    return Manuscript(tuple(Line("Body Text", None, Where(("文首",), n), (Run(text),)) for n, text in enumerate(texts, 1)))


def wanted(before: list[str], after: list[str]) -> list[Opinion]:
    sent, copy = manuscript(before), manuscript(after)
    begun = time.perf_counter()
    found = list(in_reading_order(opinions_of(held_against(sent, copy), sent, copy, "甲.docx")))
    assert time.perf_counter() - begun < PATIENCE
    return found


def prose(seed: int, length: int) -> str:
    source = random.Random(seed)
    return "".join(source.choice(RARE) for _ in range(length))


def test_five_thousand_paragraphs_with_a_few_edits() -> None:
    before = [f"{prose(n, 120)}共{n}件。" for n in range(5_000)]
    after = list(before)
    for n in range(0, 5_000, 50):
        after[n] = after[n].replace("共", "计")
    assert [o.wish for o in wanted(before, after)] == ["“共”改为“计”"] * 100


def test_five_thousand_paragraphs_that_were_all_edited() -> None:
    before = [f"{prose(n, 120)}共{n}件。" for n in range(5_000)]
    found = wanted(before, [text.replace("共", "计") for text in before])
    assert [o.wish for o in found] == ["“共”改为“计”"] * 5_000


def test_five_thousand_paragraphs_that_are_much_alike_and_were_all_edited() -> None:
    before = [f"第{n}项：收到行政复议申请557件，全部办结。" for n in range(5_000)]
    found = wanted(before, [text.replace("请557", "请558") for text in before])
    assert [o.wish for o in found] == ["“557”改为“558”"] * 5_000


def test_five_thousand_paragraphs_that_are_one_and_the_same() -> None:
    assert len(wanted(["同上。"] * 5_000, ["同上。"] * 2_500 + ["同前。"] + ["同上。"] * 2_500)) == 1


def test_a_shuffled_text() -> None:
    before = [prose(n, 80) for n in range(3_000)]
    after = list(before)
    random.Random(1).shuffle(after)
    assert all(o.wish.startswith("移到") for o in wanted(before, after))


@pytest.mark.parametrize("alphabet", ["的", "的了", "甲乙丙丁", "1", "a", "1.", RARE])
def test_a_paragraph_of_a_million_characters(alphabet: str) -> None:
    source = random.Random(7)
    one, other = ("".join(source.choice(alphabet) for _ in range(1_000_000 - k)) for k in (0, 1))
    found = wanted(["甲", one, "乙"], ["甲", other, "乙"])
    assert len(found) == 1
    assert len(found[0].wish) < 5_000


def test_a_small_edit_in_a_paragraph_of_a_million_characters_is_told_by_its_words() -> None:
    one = prose(3, 1_000_000)
    found = wanted([one], [one[:500_000] + "（新）" + one[500_003:]])
    assert [o.wish for o in found] == [f"“{one[500_000:500_003]}”改为“（新）”"]


def test_thousands_of_paragraphs_each_hard_to_compare() -> None:
    source = random.Random(5)
    texts = ["".join(source.choice("的了") for _ in range(500)) for _ in range(2_000)]
    assert wanted(texts[:1_000], texts[1_000:])
