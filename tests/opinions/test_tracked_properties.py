"""Whatever is tracked wherever: each person's change is one tracked opinion, and none is taken for a plain edit."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from drafter.model.manuscript import Line, Manuscript, Revision, Run, Where
from drafter.model.opinion import Kind
from drafter.review.opinions import held_against, in_reading_order, opinions_of

sentences = st.text(st.sampled_from("依法行政执监督复议公开决策服务改革问题，"), min_size=8, max_size=30).map(
    lambda text: f"第{text}。"
)


def line(number: int, *runs: Run, ended_by: Revision | None = None, joined_by: Revision | None = None) -> Line:
    return Line("Body Text", None, Where(("文首",), number), tuple(run for run in runs if run.text), ended_by, joined_by)


def changed(kind: str, number: int, parts: tuple[str, str, str], by: Revision) -> tuple[list[Line], str]:
    """A paragraph of three parts with one change in it, and what the wish says."""
    text, (before, words, behind) = "".join(parts), parts
    kept, removed, added = Run(words), Run(words, removed=by), Run("新词", added=by)
    made: dict[str, tuple[list[Line], str]] = {
        "delete": ([line(number, Run(before), removed, Run(behind))], f"删去“{words}”"),
        "insert": ([line(number, Run(before), added, kept, Run(behind))], "增加“新词”"),
        "replace": ([line(number, Run(before), removed, added, Run(behind))], f"“{words}”改为“新词”"),
        "remove": ([line(number, Run(text, removed=by), joined_by=by)], "删去这一段"),
        "new": ([line(number, added, ended_by=by), line(number, Run(text))], "新增一段：新词"),
        "typed": ([line(number, Run(text), ended_by=by), line(number, added)], "新增一段：新词"),
        "split": ([line(number, Run(before), kept, ended_by=by), line(number, Run(behind))], "分段"),
        "merge": ([line(number, Run(text), joined_by=by)], "与下一段合并"),
        "none": ([line(number, Run(text))], ""),
    }
    return made[kind]


KINDS = ["delete", "insert", "replace", "remove", "new", "typed", "split", "merge", "none"]


@st.composite
def tracked_texts(draw: st.DrawFn) -> tuple[list[str], Manuscript, dict[str, str]]:
    """A text, the same with tracked changes, and what each person's wish says."""
    texts = draw(st.lists(sentences, min_size=3, max_size=10, unique=True))
    lines: list[Line] = []
    expected: dict[str, str] = {}
    for number, text in enumerate(texts, 1):
        by = Revision(f"甲{number}", "2026-03-02T09:00:00Z")
        a = draw(st.integers(0, len(text) - 2))
        b = draw(st.integers(a + 1, len(text) - 1))
        made, wish = changed(draw(st.sampled_from(KINDS)), number, (text[:a], text[a:b], text[b:]), by)
        lines += made
        if wish:
            expected[by.author] = wish
    return texts, Manuscript(tuple(lines)), expected


@settings(max_examples=300)
@given(tracked_texts())
def test_each_change_is_one_opinion_of_its_author(example: tuple[list[str], Manuscript, dict[str, str]]) -> None:
    texts, copy, expected = example
    sent = Manuscript(tuple(line(number, Run(text)) for number, text in enumerate(texts, 1)))
    found = list(in_reading_order(opinions_of(held_against(sent, copy), sent, copy, "甲.docx")))
    assert {opinion.kind for opinion in found} <= {Kind.TRACKED}
    assert sorted(opinion.person for opinion in found) == sorted(expected)
    for opinion in found:
        assert expected[opinion.person] in opinion.wish
    places = [opinion.spot for opinion in found]
    assert places == sorted(places)
