"""What is to be known of a pull besides what was taken over and what was not."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.carry.pulling.gone_private import gone_private
from drafter.carry.pulling.proof import differences
from drafter.model.document import Blank
from drafter.model.finding import nested
from drafter.read.docx.draft import Condition, DraftReading
from drafter.workflows.pulled import Pull
from drafter.workflows.pulled_text import headings_of, texts_of

#: So much of a paragraph is quoted.
_QUOTED = 40


def notes_of(done: Pull) -> Iterator[str]:
    """Every one, in the order in which they are read."""
    reading = done.reading
    if done.is_unsure:
        yield "文档里没有随文的填报数据，是拿数据文件现在的内容比对的：数据文件在生成文档以后改过的地方，会当作文档里改的。"
    elif reading.record is not None and reading.text_digest and reading.text_digest not in done.carried.text_digests:
        yield "生成文档以后，模板、提纲或程序改过，原来的文字是按现在的重新拼的：不是人改的地方也可能列在下面，请核对。"
    if reading.condition in (Condition.UNTOUCHED, Condition.RESAVED):
        yield "文档里的文字没有人改过。"
    if done.tracked and (count := _tracked(reading)):
        yield f"文档里的修订 {count} 处，已按全部{'拒绝' if done.tracked == 'reject' else '接受'}处理。"
    yield from _remarks(done)
    yield from _unveiled(done)
    for words in _gone_private(done):
        yield f"“{nested(words[:_QUOTED])}……”里并进了标着仅报送的话，整条标了仅报送，公开版不再印，请核对。"
    for what in _new_blanks(done):
        yield f"照现在的数据重新生成，会多一处【待填：{what}】。"


def _remarks(done: Pull) -> Iterator[str]:
    remarks, drafted = done.pulled.remarks, done.carried.drafted(done.after)
    titles = headings_of(drafted)
    for title in remarks.own if not done.conflicts else (title for title in remarks.own if title in titles):
        yield f"“{nested(title)}”这一节改成了自写：以后照数据文件里的“做法”印，不再由模板写；数仍用【指标】，会跟着变。"
    renumbered = remarks.renumbered
    if done.conflicts and drafted is not None:  # what clashes stands there as the data file has it
        renumbered = differences(done.pulled.parts, drafted).renumbered
    if renumbered:
        typed, ours = renumbered[0]
        became = f"“{typed}”排成“{ours}”" if typed and ours else f"没有序号的排成“{ours}”" if ours else f"“{typed}”不再印"
        yield f"标题的序号由程序排，和文档里不同的 {len(renumbered)} 处，如{became}。"
    for loss in remarks.exposed:
        yield f"{loss.where}里有原来标了仅报送的话（“{nested(loss.left)}……”），这里不能标，公开版也会印出，请核对。"
    for heading in remarks.rehomed:
        what = f"“{nested(heading)}”这一节删去了，它填报的数没有删"
        yield f"{what}，移到了“章节”的第一节；不要了的，请在数据文件里删。"


def _gone_private(done: Pull) -> Iterator[str]:
    """What was public and is no more."""
    before, after = done.present.record or done.carried.record, done.after.record
    if done.new == done.source.data or after is None:
        return
    public = [document for outlet, document in done.after.drafts if outlet and outlet.is_public]
    yield from gone_private(before, after, [text for document in public for text in texts_of(document)] if public else None)


def _unveiled(done: Pull) -> Iterator[str]:
    """Which figures would have been published without anybody's wish, and which are."""
    names = {path: indicator.name for path, indicator in done.carried.kit.outline.indicators.items()}
    for path in done.unveiled.marked:
        what = f"“{nested(names[path])}”原来只在仅报送的内容里写到，这些话删去或改写了，给它标了仅报送，公开版仍不写"
        yield f"{what}；可以公开的，请在数据文件的 {path} 下去掉这个标记。"
    for path in done.unveiled.cited:
        yield f"“{nested(names[path])}”原来只在仅报送的内容里写到，现在公开的话里也引用了，公开版会印出，请核对。"


def _tracked(reading: DraftReading) -> int:
    """How many stretches of text are tracked."""
    return sum(bool(run.added or run.removed) for line in reading.manuscript.lines for run in line.runs)


def _new_blanks(done: Pull) -> Iterator[str]:
    document = done.carried.drafted(done.after)
    had = {span.what for line in done.carried.sent.lines if line.block for span in line.block.walk() if isinstance(span, Blank)}
    if document is not None:
        now = dict.fromkeys(span.what for span in document.walk() if isinstance(span, Blank))
        text = "\n".join(line.text for line in done.lines)
        yield from (what for what in now if what not in had and f"【待填：{what}】" not in text)
