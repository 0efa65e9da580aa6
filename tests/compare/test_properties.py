"""Whatever is reported: a file compared with itself has not changed, and exchanging two files mirrors what is said."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from drafter.model.comparison import Comparison, Move, Result
from tests.compare.years import compared, small

numbers = st.one_of(
    st.integers(0, 3000).map(str),
    st.integers(0, 30000).map(lambda number: f"{number / 10:.1f}"),
    st.integers(1, 300).map(lambda number: f"{number * 10}余"),
    st.integers(1, 99).map(lambda number: f"{number / 10:.1f}万"),
    st.integers(1, 300).map(lambda number: f"约{number}"),
    st.sampled_from(["", "不适用", "0"]),
)
shares = st.one_of(st.integers(0, 1000).map(lambda number: f"{number / 10:.1f}%"), st.sampled_from(["", "不适用", "80%以上"]))
PATHS = ("法律援助", "法律咨询", "行政裁决", "信访")
SECTIONS = ("学习", "领导", "职能", "应急", "数字")
TITLES = ("抓学习", "强领导", "优服务", "建平台", "强应急")
WORDS = (
    "县政府主要负责人坚持会前学法和末位表态，重要事项听取法律顾问意见后再作决定。",
    "县政府主要负责人坚持会前学法和末位表态，重大事项听取法律顾问意见后再作决定。",
    "把履行第一责任人职责情况列为年度述职的内容，党政主要负责人共20名完成述法。",
    "建立县、乡、村三级矛盾纠纷台账，登记、交办、督办、销号都有记录可查。",
    "新设物业、婚姻家庭两个行业性专业性调解组织，疑难纠纷由专家库派员参与。",
)


@st.composite
def reports(draw: st.DrawFn) -> str:
    """The body of a data file: a few figures, sections in any order under any titles, paragraphs from a small store."""
    typed = "".join(f"        {path}: {draw(numbers)}\n" for path in PATHS[:3])
    typed += f"        复议: {{收到: {draw(numbers)}, 纠错率: {draw(shares)}}}\n"
    told = f"章节:\n  - 对应: 化解\n    数据:\n{typed}"
    for key in draw(st.lists(st.sampled_from(SECTIONS), unique=True)):
        told += f"  - 对应: {key}\n    标题: {draw(st.sampled_from(TITLES))}\n    做法:\n      - 内容: |\n"
        told += "".join(f"          {words}\n" for words in draw(st.lists(st.sampled_from(WORDS), min_size=1, max_size=4)))
    return told


def both(first: str, second: str) -> tuple[Comparison, Comparison]:
    with TemporaryDirectory() as folder:
        one, other = small(Path(folder), "甲", 2026, first), small(Path(folder), "乙", 2026, second)
        return compared(one, other), compared(other, one)


@given(reports())
@settings(max_examples=40)
def test_a_file_compared_with_itself_has_not_changed(report: str) -> None:
    comparison, _ = both(report, report)
    assert {figure.result for figure in comparison.figures} <= {Result.SAME}
    assert all(figure.difference is not None and figure.difference.value == 0 for figure in comparison.figures)
    assert comparison.sections == ()
    assert len(comparison.wording.carried) == comparison.wording.paragraphs
    assert all(item.is_same for item in comparison.wording.carried)


@given(reports(), reports())
@settings(max_examples=60)
def test_exchanging_the_files_mirrors_what_is_said(first: str, second: str) -> None:
    there, back = both(first, second)
    assert [(f.indicator.path, f.before.amount, f.after.amount) for f in there.figures] == [
        (f.indicator.path, f.after.amount, f.before.amount) for f in back.figures
    ]
    one_sided = {Result.NEW, Result.GONE, Result.UNREPORTED, Result.NOT_APPLICABLE}
    mirrored = {Result.UP: {Result.DOWN}, Result.DOWN: {Result.UP}, Result.SAME: {Result.SAME}, Result.NEW: one_sided}
    mirrored[Result.ROUGHLY_SAME] = {Result.ROUGHLY_SAME}
    for figure, opposite in zip(there.figures, back.figures, strict=True):
        assert opposite.result in mirrored.get(figure.result, {Result.NEW})
        if figure.difference and opposite.difference:
            assert figure.difference.value == -opposite.difference.value
    carried = {(item.before, item.after, item.likeness) for item in there.wording.carried}
    assert carried == {(item.after, item.before, item.likeness) for item in back.wording.carried}
    opposite_move = {Move.ADDED: Move.DROPPED, Move.DROPPED: Move.ADDED, Move.MERGED: Move.SPLIT, Move.SPLIT: Move.MERGED}
    moves = Counter((opposite_move.get(c.move, c.move), c.after, c.before) for c in there.sections if c.move is not Move.MOVED)
    assert moves == Counter((c.move, c.before, c.after) for c in back.sections if c.move is not Move.MOVED)
    assert sum(c.move is Move.MOVED for c in there.sections) == sum(c.move is Move.MOVED for c in back.sections)
