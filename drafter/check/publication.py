"""P: what may be published. Every rule here is silent where there is no public version (公开版)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.check.subject import Rule, Subject
from drafter.language.narrative import references
from drafter.language.publication import withheld
from drafter.model.document import Document, span_text
from drafter.model.finding import Finding
from drafter.model.record import Outlet

_SENTENCE = re.compile(r"[^。！？；\n]+")
_NOT_WORDS = re.compile(r"\W|【[^】]*】")
#: Shorter runs of words say nothing by themselves.
_TELLING = 10


def secrets_were_reviewed(rule: Rule, subject: Subject) -> Iterator[Finding]:
    """A public version without its record of the review for secrets."""
    for index, outlet, _ in _public(subject):
        review = outlet.review
        missing = [word for word, said in (("日期", review and review.day), ("审查人", review and review.reviewer)) if not said]
        if missing:
            place = subject.source.place(("报送件", index, "保密审查"))
            message = f"“{outlet.name}”没有保密审查记录（缺{'、'.join(missing)}）"
            remedy = "公开前须经保密审查，审查后请填写：保密审查: {日期: 2027-03-05, 审查人: 姓名}。"
            yield rule.finding(message, remedy, place, outlet.name)


def public_words_cite_nothing_private(rule: Rule, subject: Subject) -> Iterator[Finding]:
    """A figure that is kept to superiors, cited in a passage or a table that is not."""
    hidden = withheld(subject.record, subject.outline) if any(_public(subject)) else {}
    for said in subject.record.spoken() if hidden else ():
        for reference in references(said.narrative.text) if not said.private else ():
            why = hidden.get(reference.path) or hidden.get(reference.argument)
            if why:
                place = subject.source.place(said.narrative.loc, offset=reference.offset)
                message = f"公开的文字引用了仅报送的数据{reference.typed}（{why}）"
                remedy = "请给这段话、这个附件也写上“仅报送: 是”，或从中去掉这个数；确实可以公开的，请去掉数据的“仅报送”。"
                yield rule.finding(message, remedy, place, reference.typed)


def withheld_figures_are_meant_to_be(rule: Rule, subject: Subject) -> Iterator[Finding]:
    """A figure that is withheld only because of who cites it, or where it was typed."""
    if not any(_public(subject)):
        return
    for path, why in withheld(subject.record, subject.outline).items():
        figure = subject.record.figures[path]
        if figure.amount is not None and figure.private is None and not figure.indicator.formula:
            message = f"“{figure.indicator.name}”{why}，公开版没有写这个数"
            remedy = f"不公开的请在 {path} 下写明“仅报送: 是”；要公开的写“仅报送: 否”。"
            yield rule.finding(message, remedy, figure.place, str(figure.amount))


def private_words_stay_private(rule: Rule, subject: Subject) -> Iterator[Finding]:
    """A sentence of a passage marked 仅报送 that stands in the public version all the same: in a table, a title, elsewhere."""
    public = [(outlet, _words("".join(_text(document)))) for _, outlet, document in _public(subject)]
    for said in subject.record.spoken() if public else ():
        for sentence in _SENTENCE.finditer(said.narrative.text) if said.private else ():
            words = _words(sentence[0])
            for outlet, text in public if len(words) >= _TELLING else ():
                if words in text:
                    place = subject.source.place(said.narrative.loc, offset=sentence.start())
                    message = f"标了仅报送的这句话，“{outlet.name}”别处也有"
                    remedy = "请在数据文件里查找同样的话（多在附件的表格里），也标上“仅报送: 是”或删去。"
                    yield rule.finding(message, remedy, place, sentence[0].strip()[:40])


def nothing_classified_is_published(rule: Rule, subject: Subject) -> Iterator[Finding]:
    """A public version beside an outlet that is classified."""
    classified = next((outlet for outlet in subject.record.outlets if outlet.secrecy), None)
    for index, outlet, _ in _public(subject):
        if classified:
            place = subject.source.place(("报送件", index))
            message = f"“{classified.name}”标了密级（{classified.secrecy}），同一份报告又有“{outlet.name}”"
            yield rule.finding(message, "涉密内容不得公开，请逐段核对，把不能公开的标上“仅报送: 是”。", place, outlet.name)


def _public(subject: Subject) -> Iterator[tuple[int, Outlet, Document]]:
    for index, (outlet, document) in enumerate(subject.drafts):
        if outlet is not None and outlet.is_public:
            yield index, outlet, document


def _text(document: Document) -> Iterator[str]:
    return (span_text(span) for span in document.walk())


def _words(text: str) -> str:
    return _NOT_WORDS.sub("", text)
