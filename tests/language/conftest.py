"""What the tests of drafter.language share: figures made from what an office would type."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from drafter.language.numbers import parse_amount
from drafter.model.finding import Place
from drafter.model.outline import Indicator
from drafter.model.record import Figure, State

MakeFigure = Callable[..., Figure]


@pytest.fixture(scope="session")
def figure() -> MakeFigure:
    """Makes a figure: `figure("应诉.新收", "66", previous="110")`; without a value it is absent."""

    def make(
        path: str = "应诉.新收",
        typed: str | None = None,
        *,
        unit: str = "件",
        previous: str | None = None,
        change: str | None = None,
        state: State | None = None,
        required: bool = False,
    ) -> Figure:
        indicator = Indicator(path, f"新收{path}", path.rpartition(".")[2], unit, required=required)
        return Figure(
            indicator,
            Place("数据.yaml", 1, 1),
            state or (State.REPORTED if typed is not None else State.ABSENT),
            None if typed is None else parse_amount(typed, unit),
            previous=None if previous is None else parse_amount(previous, unit),
            change=None if change is None else parse_amount(change, "%", signed=True),
        )

    return make
