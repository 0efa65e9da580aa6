"""tests/data/yaml/bad: what people really type into YAML files. A file dropped there is a test.

Its first line says what must be reported: `# 应报: R213@3, R211@4`. Those findings, and no others, must be found (R101 and
R102, which are about bytes, aside), each in Chinese that needs no knowledge of YAML.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from drafter.read.yaml_source import read_yaml

WHITELIST = {"YAML", "Windows", "drafter", "UTF"}


def test_a_bad_file_is_reported_by_rule_and_line(bad_file: Path, expected: list[tuple[str, Any]]):
    findings = read_yaml(bad_file).findings

    assert expected, "the file's first line must say what is to be reported: # 应报: R213@3"
    assert sorted((f.rule, f.place.line) for f in findings if f.rule not in ("R101", "R102")) == expected


def test_a_bad_file_is_explained_in_chinese_without_the_parsers_english(bad_file: Path):
    typed = bad_file.read_text(encoding="utf-8")

    for finding in read_yaml(bad_file).findings:
        for said in (finding.message, finding.remedy):
            assert re.search(r"[\u4e00-\u9fff]", said)
            english = {word for word in re.findall(r"[A-Za-z]{4,}", said) if word not in typed}
            assert english <= WHITELIST, said


def test_text_behind_a_closing_quote_is_not_called_indentation(tmp_path: Path):
    path = tmp_path / "数据.yaml"
    path.write_text('格式: 1\n标题: "依法行政"示范创建\n', encoding="utf-8")

    assert all("缩进" not in finding.message for finding in read_yaml(path).findings)
