"""drafter/check/examples/<rule>.yaml → the examples of the rules on data, by the rule's id."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from drafter.assets import example_files
from drafter.model.examples import DataExample, DataExamples
from drafter.model.source import Plain
from drafter.read.yaml_source import read_yaml


@cache
def data_examples() -> Mapping[str, DataExamples]:
    """All of them. The files are the program's own, and tests read each."""
    found = {}
    for file in example_files():
        source = read_yaml(file).source
        said = source.data if source else None
        if isinstance(said, dict):
            found[file.stem] = DataExamples(_examples(said.get("写错")), _examples(said.get("写对")))
    return found


def _examples(items: Plain) -> tuple[DataExample, ...]:
    told = (item for item in items if isinstance(item, dict)) if isinstance(items, list) else ()
    return tuple(DataExample(str(item["例"]).strip(), item.get("近似") == "是") for item in told)
