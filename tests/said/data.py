"""Examples of data as files of their own, so that findings have places in them."""

from __future__ import annotations

from pathlib import Path

import yaml

from drafter.assets import example_base
from drafter.model.finding import Finding
from drafter.read.yaml_source import read_yaml
from drafter.workflows.prepare import prepare_source
from tests.check.test_data_examples import data_of, laid_over


class _Plain(yaml.SafeDumper):
    """Everything as it was typed: nothing is told apart by quotation marks."""

    yaml_implicit_resolvers: dict[str, list[tuple[str, object]]] = {}  # noqa: RUF012 - PyYAML's way


def found_in(patch: str, folder: Path) -> tuple[tuple[Finding, ...], list[str]]:
    """What is found in the base of all examples with this patch over it, and the lines of that file."""
    base = read_yaml(example_base()).source
    assert base is not None
    file = folder / "data.yaml"
    laid = laid_over(base.data, data_of(patch, folder))
    text = yaml.dump(laid, Dumper=_Plain, allow_unicode=True, sort_keys=False, width=1000).replace("!!null 'null'", "")
    file.write_text(text, encoding="utf-8")
    source = read_yaml(file).source
    assert source is not None, text
    return prepare_source(source, folder).findings, text.splitlines()
