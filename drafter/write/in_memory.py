"""A workbook → its parts, without a file on the way.

openpyxl writes each sheet into a file of the system's temporary folder first. An office's figures have no business there:
a killed process would leave them for whoever reads that folder.
"""

from __future__ import annotations

import zipfile
from io import BytesIO
from typing import Any


def parts_of_workbook(book: Any) -> dict[str, bytes]:
    """What openpyxl writes for a workbook, by the parts' names."""
    from openpyxl.drawing.spreadsheet_drawing import SpreadsheetDrawing
    from openpyxl.worksheet._writer import WorksheetWriter
    from openpyxl.writer.excel import ExcelWriter

    written = BytesIO()
    package = zipfile.ZipFile(written, "w")

    class InMemory(ExcelWriter):
        """Writes sheets as its parent does, but for where."""

        def write_worksheet(self, ws: Any) -> None:
            ws._drawing = SpreadsheetDrawing()  # noqa: SLF001 - as openpyxl itself
            ws._drawing.charts, ws._drawing.images = ws._charts, ws._images  # noqa: SLF001
            content = BytesIO()
            writer: Any = WorksheetWriter(ws, content)
            writer.write()
            ws._rels = writer._rels  # noqa: SLF001
            package.writestr(ws.path[1:], content.getvalue())
            self.manifest.append(ws)

    with package:
        InMemory(book, package).save()
    with zipfile.ZipFile(written) as read:
        return {name: read.read(name) for name in read.namelist()}
