"""Answers to mutants are about code that still stands."""

from __future__ import annotations

import importlib
import inspect
from functools import reduce

import pytest

from tests.mutants.answers import Change, answers, change_in

SHOWN = """# drafter.check.hushed.x__lines__mutmut_22: survived
--- drafter/check/hushed.py
+++ drafter/check/hushed.py
@@ -3,5 +3,5 @@
 def _lines(text: str) -> int:
-    depth = 0
+    depth = None
     return depth
"""


def test_a_change_is_known_by_its_function_and_its_line_wherever_it_stands() -> None:
    assert change_in("drafter.check.hushed.x__lines__mutmut_22", SHOWN) == Change(
        "drafter.check.hushed._lines", "depth = 0", "depth = None"
    )
    assert change_in("drafter.language.interval.xǁIntervalǁ__add____mutmut_1", SHOWN).function == (
        "drafter.language.interval.Interval.__add__"
    )


@pytest.mark.parametrize("change", answers(), ids=lambda change: f"{change.function}: {change.was}"[:90])
def test_the_line_that_an_answer_is_about_still_stands(change: Change) -> None:
    module, function = _split(change.function)
    source = inspect.getsource(reduce(getattr, function.split("."), importlib.import_module(module)))
    assert change.was in " ".join(line.strip() for line in source.splitlines())


def _split(name: str) -> tuple[str, str]:
    """The module and what stands in it; classes begin with a capital letter."""
    parts = name.split(".")
    at = next((number for number, part in enumerate(parts) if part.lstrip("_")[:1].isupper()), len(parts) - 1)
    return ".".join(parts[:at]), ".".join(parts[at:])
