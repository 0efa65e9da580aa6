"""A terminal: commands typed in a folder, and everything that a person reads of them."""

from __future__ import annotations

import io
import sys
from pathlib import Path
from unittest.mock import patch

from drafter.cli import run
from tests.carry.conftest import ROOT
from tests.opinions.copies import Copy

COUNTY = ROOT / "samples" / "shilixian-2026" / "data.yaml"


class Screen:
    """What is on it is in `text`. The commands run in this process: `make coverage` and `make mutants` see them."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.said: list[str] = []

    def type(self, *words: str) -> int:
        """Run drafter with these words; its exit code."""
        sheets = (io.BytesIO(), io.BytesIO())
        out, err = (io.TextIOWrapper(sheet, encoding="utf-8") for sheet in sheets)
        with patch.multiple(sys, argv=["drafter", *words], stdout=out, stderr=err):
            try:
                run()
            except SystemExit as ending:
                code = ending.code
            sys.stdout.flush()
            sys.stderr.flush()
            said = b"".join(sheet.getvalue() for sheet in sheets).decode().replace(f"{self.folder}/", "")
        self.said.append(f"$ drafter {' '.join(words)}\n{said}（返回码 {code}）")
        assert isinstance(code, int)
        return code

    @property
    def text(self) -> str:
        """Everything that was typed and said."""
        return "\n\n".join(self.said)

    def write(self, name: str, text: str) -> Path:
        """A text file in the folder."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    def read(self, name: str) -> str:
        return (self.folder / name).read_text(encoding="utf-8")

    def change(self, name: str, *words: tuple[str, str]) -> None:
        """Change words of a text file, each of which stands there once."""
        text = self.read(name)
        for old, new in words:
            assert text.count(old) == 1, (old, text.count(old))
            text = text.replace(old, new)
        self.write(name, text)

    def county(self) -> Copy:
        """The sample's data file, its draft for the city, and a copy of that to be edited."""
        self.write("data.yaml", COUNTY.read_text(encoding="utf-8"))
        self.type("draft", "data.yaml", "--for", "报市", "-o", "初稿.docx")
        return Copy(self.folder / "初稿.docx")
