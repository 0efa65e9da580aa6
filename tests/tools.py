"""The real programs that tests run documents through: LibreOffice, poppler, the Open XML SDK's validator."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VALIDATOR = ROOT / ".tools" / "node_modules" / ".bin" / "ooxml-validator"
OFFICE_VERSIONS = ("Office2013", "Office2016", "Office2019", "Office2021", "Microsoft365")
#: What `make coverage` watches takes so much longer.
WATCHED_IS_SLOWER = 5


def patience(seconds: float) -> float:
    """So long may something take, and longer while coverage watches each of its lines."""
    coverage = sys.modules.get("coverage")
    is_watched = coverage is not None and coverage.Coverage.current() is not None
    return seconds * WATCHED_IS_SLOWER if is_watched else seconds


class Office:
    """LibreOffice without a window, with free fonts in place of those that documents name."""

    def __init__(self, home: Path) -> None:
        self.home = home
        fonts = ROOT / "tests" / "rendering" / "fonts.conf"
        self.environment = os.environ | {"FONTCONFIG_FILE": str(fonts), "HOME": str(home)}

    @staticmethod
    def is_installed() -> bool:
        return all(shutil.which(tool) for tool in ("soffice", "pdftotext", "pdftoppm"))

    def convert(self, source: Path, kind: str, folder: Path) -> Path:
        """Open a file and save it as another kind: pdf, docx, odt."""
        return self.convert_all([source], kind, folder)[0]

    def convert_all(self, sources: list[Path], kind: str, folder: Path) -> list[Path]:
        """The same for many files at once, which is much faster. No two may have one name."""
        folder.mkdir(parents=True, exist_ok=True)
        command = ["soffice", f"-env:UserInstallation=file://{self.home}/profile", "--headless", "--norestore"]
        command += ["--convert-to", kind, "--outdir", str(folder), *map(str, sources)]
        subprocess.run(command, env=self.environment, check=True, capture_output=True, timeout=180 + 5 * len(sources))
        results = [folder / f"{source.stem}.{kind.partition(':')[0]}" for source in sources]
        for result in results:
            assert result.is_file(), f"LibreOffice did not write {result}"
        return results

    def text(self, pdf: Path) -> str:
        """The text of a PDF without white space, so that line ends do not matter."""
        done = subprocess.run(["pdftotext", "-raw", str(pdf), "-"], check=True, capture_output=True, timeout=60)
        return re.sub(r"\s", "", done.stdout.decode())


class Validator:
    """The Open XML SDK's validator, as npm carries it."""

    @staticmethod
    def is_installed() -> bool:
        return VALIDATOR.exists() and shutil.which("node") is not None

    def errors(self, document: Path, version: str) -> list[str]:
        """What the SDK has to say against a document in one version of Office."""
        command = [str(VALIDATOR), str(document), "--officeVersion", version]
        done = subprocess.run(command, check=False, capture_output=True, timeout=120)
        answer = json.loads(done.stdout)
        return [f"{error['path']}: {error['description']}" for error in answer["errors"]]
