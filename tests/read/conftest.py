"""What the tests of drafter.read share: files made from bytes, and the folder of bad YAML files."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from drafter.read.yaml_source import YamlReading, read_yaml

BAD = Path(__file__).parents[1] / "data" / "yaml" / "bad"
Read = Callable[[str | bytes], YamlReading]


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Each file of tests/data/yaml/bad is a test by being there."""
    if "bad_file" in metafunc.fixturenames:
        files = sorted(BAD.glob("*.yaml"))
        metafunc.parametrize("bad_file", files, ids=[file.stem for file in files])


@pytest.fixture
def expected(bad_file: Path) -> list[tuple[str, int]]:
    """(rule, line) of each finding that the file's first line, `# 应报: R213@3, R211@4`, announces."""
    first = bad_file.read_text(encoding="utf-8").split("\n", 1)[0]
    return sorted((rule, int(line)) for rule, line in re.findall(r"([A-Z][0-9]{3})@([0-9]+)", first))


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """Reads a text or bytes as a YAML file."""

    def read_it(content: str | bytes) -> YamlReading:
        path = tmp_path / "数据.yaml"
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return read_yaml(path)

    return read_it
