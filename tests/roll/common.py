"""What the tests of rolling forward share: the samples, and what may still be said of a file just made."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

from drafter.model.finding import Finding, is_error
from drafter.model.source import Plain
from drafter.read.yaml_source import read_yaml
from drafter.workflows.new import Wanted
from drafter.workflows.prepare import Prepared, prepare
from drafter.workflows.rolling import Rolled, roll_forward
from tests.tools import ROOT

SAMPLES = ("jinshui-2023", "hubin-2019", "danian-2024", "qitai-2024", "zhaotong-2015", "shilixian-2026", "pack-shili")
NOTHING = Wanted(None, None, None)
COUNTY = """\
格式: 1
提纲: 年度报告/县级@1
年度: 2026
单位: {全称: 示例县人民政府, 自称: 我县}
"""


def sample(name: str, folder: Path) -> Path:
    """A copy of a sample in this folder, packs and all."""
    shutil.copytree(ROOT / "samples" / name, folder, dirs_exist_ok=True)
    return folder / "data.yaml"


def write(folder: Path, text: str, head: str = COUNTY) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "data.yaml"
    path.write_text(head + text, encoding="utf-8")
    return path


def roll(source: Path, target: Path, wanted: Wanted = NOTHING) -> Rolled:
    return roll_forward(target, source, wanted)


def plain(path: Path) -> dict[str, Plain]:
    source = read_yaml(path).source
    assert source is not None, read_yaml(path).findings
    assert isinstance(source.data, dict)
    return source.data


def prepared(path: Path) -> Prepared:
    found = prepare(path)
    assert found.record is not None, found.findings
    return found


def faults(findings: tuple[Finding, ...]) -> list[str]:
    """What is wrong with the form, and every error."""
    waiting = {"V214", "V232"}  # figures to fill in; set phrases that nobody has verified
    return [f"{f.place} {f.rule} {f.message}" for f in findings if is_error(f) or (f.rule[0] in "RV" and f.rule not in waiting)]


def values(data: Plain) -> Iterator[str]:
    """All texts of plain data."""
    if isinstance(data, str):
        yield data
    for item in data.values() if isinstance(data, dict) else data if isinstance(data, list) else ():
        yield from values(item)


def squeezed(text: str) -> str:
    """The text without what comments and quotes change: white space, control characters, backslashes, marks of comments."""
    return re.sub(r"[\s\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\\\"#]", "", text)
