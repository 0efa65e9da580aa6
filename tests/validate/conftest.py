"""What the tests of drafter.validate share: folders of data files that are tests by being there, and short ways to run one.

A bad file says in its comments what must be found: `# 应报: V101@7` (or `V101@7:5` with the column), and `# 提示: 词` for each
word that the message or the remedy must contain.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from drafter.kit import load_outline
from drafter.model.outline import Outline
from drafter.workflows.prepare import Prepared, prepare

DATA = Path(__file__).parents[1] / "data"
FOLDERS = {
    "good_record": DATA / "records" / "good",
    "bad_record": DATA / "records" / "bad",
    "bad_outline": DATA / "outlines" / "bad",
    "bad_phrases": DATA / "phrases" / "bad",
    "good_phrases": DATA / "phrases" / "good",
}
HEAD = "格式: 1\n提纲: 年度报告/县级@1\n年度: 2023\n单位: {全称: 示例县人民政府, 自称: 我县}\n"
Run = Callable[..., Prepared]


@dataclass(frozen=True)
class DataFile:
    """A data file with what its comments announce: (rule, line, column or 0), and words."""

    path: Path
    expected: tuple[tuple[str, int, int], ...]
    words: tuple[str, ...]


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Each file of the folder is a test by being there."""
    for name, folder in FOLDERS.items():
        if name in metafunc.fixturenames:
            files = sorted(folder.glob("*.yaml"))
            metafunc.parametrize(name, [_data_file(file) for file in files], ids=[file.stem for file in files])


def _data_file(path: Path) -> DataFile:
    text = path.read_text(encoding="utf-8")
    announced = " ".join(re.findall(r"^# 应报: *(.*)$", text, re.MULTILINE))
    expected = re.findall(r"([A-Z][0-9]{3})@([0-9]+)(?::([0-9]+))?", announced)
    words = re.findall(r"^# 提示: *(.*?) *$", text, re.MULTILINE)
    return DataFile(path, tuple((rule, int(line), int(column or 0)) for rule, line, column in expected), tuple(words))


@pytest.fixture(scope="session")
def county() -> Outline:
    """The outline 年度报告/县级."""
    return load_outline("年度报告/县级")


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """Prepares a data file of 示例县 whose text goes on behind HEAD; with `whole`, that text alone."""

    def run_it(text: str = "", *, whole: str | None = None) -> Prepared:
        path = tmp_path / "data.yaml"
        path.write_text(HEAD + text if whole is None else whole, encoding="utf-8")
        return prepare(path)

    return run_it
