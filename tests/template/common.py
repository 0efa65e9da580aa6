"""What the tests of templates share: a sample as a report in a folder of its own, and what a pack drafts of it."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

from drafter.kit import load_kit
from drafter.library import Library
from drafter.model.document import Bound, Document, Paragraph, text_of
from drafter.model.source import Plain
from drafter.read.plain_source import PlainSource
from drafter.settings import library_for
from drafter.workflows.prepare import Prepared, prepare, prepare_record
from drafter.workflows.templating import Templated, TemplateWish, make_pack
from tests.tools import ROOT

SAMPLES = ("jinshui-2023", "hubin-2019", "danian-2024", "qitai-2024", "zhaotong-2015", "shilixian-2026", "pack-shili")
HEAD = """\
格式: 1
提纲: 年度报告/县级@1
年度: 2026
单位: {全称: 示例县人民政府, 自称: 我县}
"""


def sample(name: str, folder: Path) -> Path:
    shutil.copytree(ROOT / "samples" / name, folder, dirs_exist_ok=True)
    return folder / "data.yaml"


def report(folder: Path, text: str, head: str = HEAD) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "data.yaml"
    path.write_text(head + text, encoding="utf-8")
    return path


def as_yaml(folder: Path, data: Plain) -> Path:
    """Plain data as a data file: JSON is YAML."""
    path = folder / "data.yaml"
    path.write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
    return path


def packed(document: Path, folder: Path, **wish: str) -> Templated:
    return make_pack(document, folder, TemplateWish(**wish))


def kit_of(made: Templated) -> object:
    return load_kit(made.names.outline, None, _library(made))


def drafted(made: Templated, data: Plain) -> Prepared:
    """What the pack makes of these data."""
    return prepare_record(PlainSource("data.yaml", data), load_kit(made.names.outline, None, _library(made)))


def _library(made: Templated) -> Library:
    beside = library_for(made.document.parent)
    return beside if made.folder in beside.packs else beside._replace(packs=(*beside.packs, made.folder))


def lines(document: Document) -> list[str]:
    """The paragraphs, without numbers of headings."""
    found = (text_of(b.lead) + text_of(b.spans) for b in document.blocks if isinstance(b, Paragraph))
    return [line for line in found if line]


def figures(document: Document) -> list[tuple[str, str]]:
    """The figures that stand in controls."""
    return [(span.figure, span.digits) for span in document.walk() if isinstance(span, Bound)]


def text(path: Path) -> str:
    found = prepare(path)
    assert found.drafts, found.findings
    return "\n".join(lines(found.drafts[0][1]))


def templates(made: Templated) -> str:
    return "\n".join(path.read_text(encoding="utf-8") for path in sorted(made.folder.glob("templates/*/*.md")))


def run(folder: Path, *arguments: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "drafter", *map(str, arguments)]
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    return subprocess.run(
        command, check=False, capture_output=True, text=True, encoding="utf-8", cwd=folder, timeout=120, env=environment
    )
