"""Readers of text under test; each raises only where it is at fault: what it may refuse by design is passed over."""

from __future__ import annotations

from functools import cache

from drafter.kit import load_kit
from drafter.language.expressions import ExpressionError, Term, divides_by_zero, evaluate, is_comparison, parse_expression
from drafter.language.narrative import Words, paragraphs, pieces_of
from drafter.language.numbers import AmountError, parse_amount
from drafter.language.passages import numbered, unnumbered, unsaid
from drafter.language.placeholders import placeholder_fault
from drafter.language.quantity import Quantity
from drafter.language.templating import TemplateFault, compile_template, runnable
from drafter.library import BadKit
from drafter.loading import load_outline_file
from drafter.model.finding import CannotRun
from drafter.model.source import Source
from drafter.plaintext.encoding import decoded, encoded, encoding_of, with_single_line_feeds
from drafter.read.text.files import read_prose, read_text
from drafter.read.text.numbers import numbers_in
from drafter.read.yaml_source import read_yaml, understood
from drafter.workflows.prepare import prepare_record
from tests.fuzz import seed_files as seeds
from tests.fuzz.files import file_of, locs


def words(data: bytes) -> str:
    return data.decode("utf-8", "replace")


def yaml(data: bytes) -> None:
    with file_of(data, "data.yaml") as path:
        try:
            source = read_yaml(path).source
        except CannotRun:
            return
        if source is None:
            return
        for loc in locs(source.data):
            place = source.place(loc)
            assert place.line is not None
            assert 1 <= place.line <= len(source.lines), place
            source.quote(loc)


def encoding(data: bytes) -> None:
    encoding = encoding_of(data)
    try:
        text = decoded(data, encoding)
    except UnicodeDecodeError:
        text = None
    if text is not None and encoding != "gb18030":  # of which some characters have two writings
        assert encoded(text, encoding) == data
    for read, name in ((read_text, "data.yaml"), (read_prose, "报告.txt")):
        with file_of(data, name) as path:
            try:
                read(path)
            except CannotRun:
                continue


def outline(data: bytes) -> None:
    with file_of(data, "outline.yaml") as path:
        try:
            outline = load_outline_file(path)
        except (CannotRun, BadKit):
            return
        assert len({*outline.indicators}) == len(outline.indicators)


def expression(data: bytes) -> None:
    try:
        expression = parse_expression(words(data).strip("\n"))
    except ExpressionError:
        return
    divides_by_zero(expression)
    if not is_comparison(expression):
        evaluate(expression, _kit_term)


def _kit_term(path: str) -> Term:
    return Term(Quantity.exactly(len(path)) if len(path) % 3 else None, path)


def template(data: bytes) -> None:
    kit, text = load_kit("年度报告/县级"), with_single_line_feeds(words(data))
    list(numbered(text)), list(unsaid(text)), unnumbered(text)
    try:
        code = compile_template(text, frozenset(kit.outline.indicators), frozenset(kit.templates.phrases.wordings))
    except TemplateFault as fault:
        assert 1 <= fault.line <= text.count("\n") + 1, fault
        return
    templates = kit.templates._replace(templates={**kit.templates.templates, "disputes.md": runnable(code)})
    prepare_record(_source(), kit._replace(templates=templates))


@cache
def _source() -> Source:
    source = understood(seeds.DATA, "data.yaml").source
    assert source is not None
    return source


def number(data: bytes) -> None:
    head, _, rest = words(data).partition("\n")
    for unit in ("", "件", "%", "万元"):
        for signed in (False, True):
            try:
                amount = parse_amount(rest or head, unit, signed=signed)
            except AmountError as error:
                assert error.message
                assert error.remedy
                continue
            again = parse_amount(str(amount), signed=signed)
            assert again == amount, "what is printed reads as what was typed"
    for number in numbers_in(rest or head):
        assert 0 <= number.digits_start < number.digits_end <= len(rest or head)


def narrative(data: bytes) -> None:
    text = words(data)
    kit = load_kit("年度报告/县级")
    at = 0
    for piece in pieces_of(text):
        if isinstance(piece, Words):
            at += len(piece.text) + 2 * piece.quoted
            continue
        assert piece.offset == at
        at = text.index("】", at) + 1
        if not hasattr(piece, "what"):
            placeholder_fault(piece, kit.outline, kit.templates.phrases)
    assert at == len(text), "nothing is left out"
    for offset, line in paragraphs(text):
        assert text.startswith(line, offset)
