"""P: how what is kept to superiors (仅报送) could get into a public version all the same, and what never belongs there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from drafter.check.subject import Rule, Subject
from drafter.language.derive import change_rate
from drafter.language.narrative import Reference, Words, pieces_of, references
from drafter.language.publication import concerning_public, withheld
from drafter.model.amount import Amount
from drafter.model.document import Document, span_text
from drafter.model.finding import Finding, Level
from drafter.model.record import Figure, Narrative

_CLAUSE = r"[^，。！？；：、\n\0]+"
#: Clauses of so many characters prove a leak; shorter ones may stand there by chance, still shorter ones say nothing.
_PROOF, _TELLING = 12, 8
#: Numbers of fewer digits stand everywhere.
_FEWEST_DIGITS = 3
_PHONE = r"(?<!\d)1[3-9]\d{9}(?!\d)"
_IDENTITY = r"(?<!\d)\d{17}[\dXx](?!\d)"


def public_words_cite_nothing_private(rule: Rule, subject: Subject) -> Iterator[Finding]:
    """A figure that is kept to superiors, cited in a passage or a table that is not."""
    hidden = withheld(subject.record, subject.outline) if any(subject.public()) else {}
    for said in concerning_public(subject.record) if hidden else ():
        for reference in references(said.narrative.text) if not said.private else ():
            why = hidden.get(reference.path) or hidden.get(reference.argument)
            if why:
                place = subject.source.place(said.narrative.loc, offset=reference.offset)
                message = f"公开的文字引用了仅报送的数据{reference.typed}（{why}）"
                remedy = "请给这段话、这个附件也写上“仅报送: 是”，或从中去掉这个数；确实可以公开的，请去掉数据的“仅报送”。"
                yield rule.finding(message, remedy, place, reference.typed)


def private_words_stay_private(rule: Rule, subject: Subject) -> Iterator[Finding]:
    """A clause of a passage marked 仅报送 that stands in the public version all the same: in a table, a title, elsewhere."""
    public = [(outlet.name, _words(_text(document))) for _, outlet, document in subject.public()]
    phrases = [_words(text) for text in subject.phrases] if public else []
    for said in subject.record.spoken() if public else ():
        for clause in _clauses(said.narrative, subject.record.figures) if said.private else ():
            words = _words(clause)
            telling = _without(words, phrases)
            for name, text in public if len(telling) >= _TELLING else ():
                if words in text:
                    message = f"标了仅报送的话，“{name}”别处也有：{clause.strip()}"
                    remedy = "请在数据文件里查找同样的话（多在附件的表格、标题或结束语里），也标上“仅报送: 是”、改写或删去。"
                    level = Level.ERROR if len(telling) >= _PROOF else Level.WARNING
                    yield rule.finding(message, remedy, subject.source.place(said.narrative.loc), "", level)


def private_figures_are_not_typed(rule: Rule, subject: Subject) -> Iterator[Finding]:
    """The digits of a withheld figure, with its unit, typed into words that are published."""
    for _, outlet, document in subject.public():
        hidden = withheld(subject.record, subject.outline)
        figures = subject.record.figures
        open_forms = {form for path, figure in figures.items() if path not in hidden for form in _forms(figure)}
        text = re.sub(r"(?<=\d)[,， ](?=\d{3})", "", _text(document))
        for path in hidden:
            for form in _forms(figures[path]):
                if form not in open_forms and re.search(rf"(?<![\d.]){re.escape(form)}(?![\d.])", text):
                    figure = figures[path]
                    message = f"“{outlet.name}”的文字里有仅报送的数“{form}”（{figure.indicator.name}）"
                    remedy = "请在数据文件里查找这个数，从公开的文字、标题和附件里去掉，或把那段话也标上“仅报送: 是”。"
                    yield rule.finding(message, remedy, figure.place, form)


def nobody_can_be_called(rule: Rule, subject: Subject) -> Iterator[Finding]:
    """A mobile phone's or an identity card's number in the public version."""
    for index, outlet, document in subject.public():
        text = _text(document)
        for what, form in (("手机号码", _PHONE), ("身份证号码", _IDENTITY)):
            if found := re.search(form, text):
                shown = f"{found[0][:3]}……{found[0][-2:]}"
                message = f"“{outlet.name}”里有{what}（{shown}）"
                remedy = "公开的文字里不写个人的号码；联系电话请写单位的固定电话，或只写在报送的那一件里。"
                yield rule.finding(message, remedy, subject.source.place(("报送件", index)), shown)


def _clauses(narrative: Narrative, figures: Mapping[str, Figure]) -> list[str]:
    """The clauses of a narrative as they are printed; what is computed in them ends one."""
    parts = []
    for piece in pieces_of(narrative.text):
        match piece:
            case Words(text):
                parts.append(text)
            case Reference(path=path, filter="") if path in figures and figures[path].amount:
                parts.append(str(figures[path].amount))
            case _:
                parts.append("\0")
    return re.findall(_CLAUSE, "".join(parts))


def _forms(figure: Figure) -> Iterator[str]:
    """How a figure, last year's, its change and its parts read with their unit, as far as they tell anything."""
    change = change_rate(figure)
    amounts = [figure.amount, figure.previous, change and change.amount, *(part for _, part in figure.parts)]
    for amount in amounts:
        if isinstance(amount, Amount) and sum(map(str.isdigit, amount.digits)) >= _FEWEST_DIGITS:
            yield amount.digits.lstrip("-") + amount.after + ("" if amount.is_percent else figure.indicator.unit)


def _without(words: str, phrases: list[str]) -> str:
    for phrase in phrases:
        words = words.replace(phrase, "")
    return words


def _text(document: Document) -> str:
    return "".join(span_text(span) for span in document.walk())


def _words(text: str) -> str:
    return re.sub(r"\W", "", text)


RULES = (
    Rule(
        "P102",
        Level.ERROR,
        "公开的文字不引用仅报送的数据",
        "正文、附件和表格都不能把仅报送的数带出去。",
        "从公开的文字里去掉这个数，或者给那段话、那个附件也写上“仅报送: 是”；可以公开的，去掉数据的“仅报送”。",
        public_words_cite_nothing_private,
        waivable=False,
    ),
    Rule(
        "P104",
        Level.ERROR,
        "仅报送的话不出现在公开版",
        "同一句话可能又抄在附件的表格里。",
        "把别处的同样一句话也标上“仅报送: 是”，或者改写、删去；可以公开的，去掉原来的“仅报送”。",
        private_words_stay_private,
        waivable=False,
    ),
    Rule(
        "P106",
        Level.ERROR,
        "仅报送的数不以文字出现在公开版",
        "数据标了仅报送，文字里手工写出的同一个数也不能公开。",
        "从公开的文字、标题和附件里去掉这个数，或者把那段话也标上“仅报送: 是”。",
        private_figures_are_not_typed,
        waivable=False,
    ),
    Rule(
        "P107",
        Level.WARNING,
        "公开版没有个人号码",
        "公开政府信息不得侵害个人隐私（《中华人民共和国政府信息公开条例》）。",
        "公开的文字里删去个人的号码；联系电话写单位的固定电话。",
        nobody_can_be_called,
    ),
)
