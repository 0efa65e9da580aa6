"""Reading a data file, whatever form it has: the one place that knows that it may be YAML or a workbook."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from drafter.model.finding import Finding
from drafter.model.source import Source
from drafter.read.yaml_source import read_yaml

WORKBOOKS = frozenset({".xlsx", ".xlsm", ".xltx"})


class DataReading(NamedTuple):
    """What reading a data file gave: `source` is None where it could not be understood."""

    source: Source | None
    findings: tuple[Finding, ...]


def is_workbook(path: Path) -> bool:
    """Whether the name says that it is a workbook."""
    return path.suffix.lower() in WORKBOOKS


def read_data_file(path: Path) -> DataReading:
    """Plain data and the place of each value in it. Raises CannotRun where the file cannot be read."""
    if not is_workbook(path):
        return DataReading(*read_yaml(path))
    from drafter.read.docx.draft import bytes_of
    from drafter.read.form.source import read_form
    from drafter.validate.shape import data_shape

    return DataReading(*read_form(bytes_of(path), path, data_shape()))
