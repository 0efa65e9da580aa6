"""The public view of a record (公开版): without what is marked 仅报送, and without the figures that only such passages tell.

The view is made before anything is composed, so that no template, fallback sentence, table or formula can let it out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from drafter.language.derive import with_derived
from drafter.language.expressions import parse_expression
from drafter.language.narrative import references
from drafter.model.outline import Outline
from drafter.model.record import Deed, Entry, Figure, Narrative, Record, Spoken, State
from drafter.model.source import Source


def public_view(record: Record, outline: Outline, source: Source) -> Record:
    """What of the record may be published."""
    hidden = withheld(record, outline)
    reported = {
        path: _hidden(figure) if path in hidden else figure
        for path, figure in record.figures.items()
        if not figure.indicator.formula
    }
    return record._replace(
        figures=with_derived(reported, outline, source.place(())),
        entries=tuple(_public_entry(entry) for entry in record.entries if not entry.private),
        problems=tuple(problem for problem in record.problems if not problem.private),
        plans=tuple(plan for plan in record.plans if not plan.private),
        attachments=tuple(attachment for attachment in record.attachments if not attachment.private),
        left_out=left_out(record),
    )


def left_out(record: Record) -> frozenset[str]:
    """The sections of which nothing may be published; what other entries tell below them may."""
    return frozenset(key for entry in record.entries if entry.private for key in entry.fulfils)


def concerning_public(record: Record) -> Iterator[Spoken]:
    """What the office says itself, but for the titles of outlets that are not public."""
    for said in record.spoken():
        of_outlet = said.narrative.loc[:1] == ("报送件",)
        if not of_outlet or record.outlets[int(said.narrative.loc[1])].is_public:
            yield said


def withheld(record: Record, outline: Outline) -> dict[str, str]:
    """The figures that are kept out of the public version, each with why: its own mark, or who alone cites it."""
    spoken = tuple(concerning_public(record))
    cited = cited_in_public(record)
    only_private = set(_cited(said.narrative for said in spoken if said.private)) - cited
    typed_private = {path for entry in record.entries if entry.private for path in entry.figures} - cited
    found: dict[str, str] = {}
    for path, figure in record.figures.items():
        if figure.private:
            found[path] = "标了仅报送"
        elif figure.private is None and path in only_private:
            found[path] = "只在仅报送的内容里写到"
        elif figure.private is None and path in outline.hushed and path not in cited:
            found[path] = "只在模板里仅报送的段里写到"
        elif figure.private is None and path in typed_private:
            found[path] = "填在仅报送的章节里"
    for indicator in outline.indicators.values():
        if indicator.formula and not found.keys().isdisjoint(parse_expression(indicator.formula).paths):
            found[indicator.path] = "由仅报送的数据算出"
    return found


def cited_in_public(record: Record) -> frozenset[str]:
    """The figures that the office's own words cite where everybody may read them."""
    return frozenset(_cited(said.narrative for said in concerning_public(record) if not said.private))


def _cited(narratives: Iterable[Narrative]) -> Iterator[str]:
    for narrative in narratives:
        for reference in references(narrative.text):
            yield reference.path
            if reference.argument:
                yield reference.argument


def _hidden(figure: Figure) -> Figure:
    return Figure(figure.indicator, figure.place, State.NOT_APPLICABLE)


def _public_entry(entry: Entry) -> Entry:
    return entry._replace(deeds=_public_deeds(entry.deeds))


def _public_deeds(deeds: tuple[Deed, ...]) -> tuple[Deed, ...]:
    return tuple(deed._replace(deeds=_public_deeds(deed.deeds)) for deed in deeds if not deed.private)
