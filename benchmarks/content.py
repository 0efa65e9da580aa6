"""The one content of the benchmark, in the form that each contender takes.

`data.yaml` is what drafter reads. What the others write is derived from the document that drafter composes of it, so all
write the same headings, paragraphs, figures and table. Document number n differs from number 0 in one figure.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import docx
import yaml

from drafter.model.document import Addressees, Bound, Document, Paragraph, Role, Signature, Span, Table, Text, span_text
from drafter.model.finding import Level
from drafter.workflows.prepare import prepare

DATA_FILE = Path(__file__).with_name("data.yaml")
#: The figure that differs from document to document: as it stands in the data file, and its path.
VARIED = ("收到: {}", "复议.收到", 557)
TABLE_COLUMNS = ("number", "name", "unit", "value", "previous", "change")
#: Which of Word's built-in styles the others use for a paragraph of ours.
STYLES = {Role.TITLE: "Title", Role.HEADING1: "Heading 1", Role.HEADING2: "Heading 2", Role.BODY: "Body Text"}


@dataclass(frozen=True)
class Content:
    """The composed document taken apart: styled lines with figures named f01, f02 …, and the rows of the table.

    `figures` gives each name's indicator and digits.
    """

    lines: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]
    header: tuple[str, ...]
    rows: tuple[dict[str, str], ...]
    figures: dict[str, tuple[str, str]]


def write_inputs(folder: Path, documents: int) -> None:
    """Everything that the contenders read, for this many documents."""
    content = _content(_composed())
    text = DATA_FILE.read_text(encoding="utf-8")
    typed, path, first = VARIED
    for number in range(documents):
        varied = str(first + number)
        data = text.replace(typed.format(first), typed.format(varied))
        (folder / f"{number}.yaml").write_text(data, encoding="utf-8")
        context = _context(content, path, str(first), varied)
        (folder / f"{number}-context.yaml").write_text(_as_yaml(context), encoding="utf-8")
    layout = {"lines": content.lines, "header": content.header, "columns": TABLE_COLUMNS}
    (folder / "layout.json").write_text(json.dumps(layout, ensure_ascii=False), encoding="utf-8")
    (folder / "template.md").write_text(_markdown_template(content), encoding="utf-8")
    _word_template(content, folder / "template.docx")


def reported_values() -> frozenset[str]:
    """The digits of all figures of document 0; no other number of its text is the same."""
    return frozenset(span.digits for span in _composed().walk() if isinstance(span, Bound))


def _composed() -> Document:
    prepared = prepare(DATA_FILE)
    if not prepared.drafts or any(finding.level is not Level.HINT for finding in prepared.findings):
        raise SystemExit(f"{DATA_FILE} does not draft cleanly: {prepared.findings}")
    return prepared.drafts[0][1]


def _content(document: Document) -> Content:
    figures: dict[str, tuple[str, str]] = {}

    def named(spans: Iterable[Span]) -> Iterator[tuple[str, str]]:
        for span in spans:
            if isinstance(span, Bound):
                name = f"f{len(figures) + 1:02}"
                figures[name] = (span.figure, span.digits)
                yield "figure", name
            else:
                yield "text", span_text(span)

    lines = tuple(
        (STYLES.get(block.role, "Normal"), (*((("text", block.number),) * bool(block.number)), *named(block.walk())))
        for block in _paragraphs(document)
    )
    (table,) = (block for block in document.blocks if isinstance(block, Table))
    rows = tuple(_row(row) for row in table.rows)
    return Content(lines, tuple("".join(map(span_text, cell)) for cell in table.header), rows, figures)


def _paragraphs(document: Document) -> Iterator[Paragraph]:
    """All paragraphs; a signature is one for each office and one for the date."""
    for block in document.blocks:
        if isinstance(block, Paragraph):
            yield block
        elif isinstance(block, Addressees):
            yield Paragraph(Role.ADDRESSEE, block.line)
        elif isinstance(block, Signature):
            yield from (Paragraph(Role.SIGNATORY, (Text(office),)) for office in block.offices)
            yield Paragraph(Role.SIGNED_ON, block.date)


def _row(cells: tuple[tuple[Span, ...], ...]) -> dict[str, str]:
    return dict(zip(TABLE_COLUMNS, ("".join(map(span_text, cell)) for cell in cells), strict=True))


def _context(content: Content, path: str, first: str, varied: str) -> dict[str, object]:
    """What a program that fills templates is given: the figures by name, and the rows."""
    figures = {name: varied if figure == path else digits for name, (figure, digits) in content.figures.items()}
    rows = [{**row, "value": varied} if row["value"] == first else row for row in content.rows]
    return {**figures, "rows": rows}


def _as_yaml(context: dict[str, object]) -> str:
    return yaml.dump(context, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False)


def _templated(pieces: Iterable[tuple[str, str]]) -> str:
    return "".join(f"{{{{ {said} }}}}" if kind == "figure" else said for kind, said in pieces)


def _word_template(content: Content, path: Path) -> None:
    template = docx.Document()
    for style, pieces in content.lines:
        template.add_paragraph(_templated(pieces), style=style)
    table = template.add_table(rows=4, cols=len(content.header), style="Table Grid")
    row_template = [f"{{{{ row.{column} }}}}" for column in TABLE_COLUMNS]
    texts = (content.header, ["{%tr for row in rows %}"], row_template, ["{%tr endfor %}"])
    for row, said in zip(table.rows, texts, strict=True):
        for cell, text in zip(row.cells, said, strict=False):
            cell.text = text
    template.save(str(path))


def _markdown_template(content: Content) -> str:
    marks: dict[str, Callable[[str], str]] = {
        "Heading 1": "# {}".format,
        "Heading 2": "## {}".format,
        "Body Text": "{}".format,
    }
    blocks = [marks.get(style, _custom(style))(_templated(pieces)) for style, pieces in content.lines]
    head = f"| {' | '.join(content.header)} |\n|{'---|' * len(content.header)}\n"
    cells = " | ".join(f"{{{{ row.{column} }}}}" for column in TABLE_COLUMNS)
    return "\n\n".join(blocks) + f"\n\n{head}{{% for row in rows %}}| {cells} |\n{{% endfor %}}"


def _custom(style: str) -> Callable[[str], str]:
    return lambda text: f'::: {{custom-style="{style}"}}\n{text}\n:::'
