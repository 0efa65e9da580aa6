"""Runs one contender in a process of its own: `python contenders.py NAME FOLDER DOCUMENTS`.

Each contender gets ready (imports, and what its users would load once) and then writes documents 0 to DOCUMENTS - 1, reading
each document's input from FOLDER. What is measured is printed as JSON. Imports stand in the functions, so that nobody pays
for another's.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from time import perf_counter
from typing import Any

#: Memory is looked at after so many documents, and at the end.
EARLY = 10
#: Writes the document of this number to this path.
Writer = Callable[[int, Path], object]


def ours(folder: Path) -> Writer:
    """Drafter: YAML from disk, validated, checked, composed, written with every figure bound and findings as comments."""
    from drafter.kit import load_kit
    from drafter.model.finding import Level
    from drafter.read.yaml_source import read_yaml
    from drafter.workflows.prepare import prepare_record
    from drafter.workflows.rendering import render

    kit = load_kit("年度报告/县级")

    def write(number: int, path: Path) -> None:
        reading = read_yaml(folder / f"{number}.yaml")
        assert reading.source is not None
        prepared = prepare_record(reading.source, kit)
        assert prepared.record is not None
        assert all(finding.level is not Level.ERROR for finding in prepared.findings)
        ((outlet, document),) = prepared.drafts
        path.write_bytes(render(prepared.record, kit, document, outlet, prepared.findings))

    return write


def docxtpl(folder: Path) -> Writer:
    """docxtpl: a Word template with Jinja in it, rendered with the figures."""
    from docxtpl import DocxTemplate

    def write(number: int, path: Path) -> None:
        template = DocxTemplate(folder / "template.docx")
        template.render(_context(folder, number))
        template.save(path)

    return write


def python_docx(folder: Path) -> Writer:
    """python-docx by hand: paragraph after paragraph, a run for each figure, and the table."""
    import docx

    layout = json.loads((folder / "layout.json").read_text(encoding="utf-8"))

    def write(number: int, path: Path) -> None:
        context = _context(folder, number)
        document = docx.Document()
        for style, pieces in layout["lines"]:
            paragraph = document.add_paragraph(style=style)
            for kind, said in pieces:
                paragraph.add_run(context[said] if kind == "figure" else said)
        rows = [layout["header"], *([row[column] for column in layout["columns"]] for row in context["rows"])]
        table = document.add_table(rows=len(rows), cols=len(layout["header"]), style="Table Grid")
        for row, texts in zip(table.rows, rows, strict=True):
            for cell, text in zip(row.cells, texts, strict=True):
                cell.text = text
        document.save(str(path))

    return write


def pandoc(folder: Path) -> Writer:
    """Pandoc: Markdown rendered by Jinja, then one call of pandoc for each document."""
    from jinja2 import Environment

    environment = Environment(keep_trailing_newline=True, autoescape=False)
    template = environment.from_string((folder / "template.md").read_text(encoding="utf-8"))

    def write(number: int, path: Path) -> None:
        markdown = path.with_suffix(".md")
        markdown.write_text(template.render(_context(folder, number)), encoding="utf-8")
        subprocess.run(["pandoc", "-f", "markdown", str(markdown), "-o", str(path)], check=True)

    return write


CONTENDERS = {function.__name__: function for function in (ours, docxtpl, python_docx, pandoc)}


def main(name: str, folder: Path, documents: int) -> None:
    """Write the documents and say how long it took: getting ready, and then the documents."""
    begun = perf_counter()
    write = CONTENDERS[name](folder)
    ready = perf_counter()
    early = 0.0
    for number in range(documents):
        write(number, folder / f"{name}-{number}.docx")
        if number < EARLY:
            early = _peak_megabytes()
    measured = {"ready": ready - begun, "documents": perf_counter() - ready, "count": documents}
    print(json.dumps({**measured, "megabytes_early": early, "megabytes": _peak_megabytes()}))


def _context(folder: Path, number: int) -> dict[str, Any]:
    """What the templates of others are filled with. People type it, so it is YAML, read by the fastest loader there is."""
    import yaml

    text = (folder / f"{number}-context.yaml").read_text(encoding="utf-8")
    context: dict[str, Any] = yaml.load(text, Loader=yaml.CSafeLoader)
    return context


def _peak_megabytes() -> float:
    """This program's own peak. getrusage would count the parent's memory too, in which the child began its life on Linux."""
    status = Path("/proc/self/status")
    if status.exists():
        (peak,) = (line.split()[1] for line in status.read_text().splitlines() if line.startswith("VmHWM:"))
        return int(peak) / 1024
    import resource

    peak_kilobytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak_kilobytes / (1024 * 1024 if sys.platform == "darwin" else 1024)


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), int(sys.argv[3]))
