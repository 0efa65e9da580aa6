"""No reader breaks on bytes of any kind: what once broke one is read again, and a few new files are tried each time.

`make fuzz` looks for more (FUZZ_SECONDS=600 make fuzz); so does `FUZZ_EXAMPLES=5000 pytest tests/fuzz`, without atheris.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.fuzz.run import CRASHES
from tests.fuzz.targets import TARGETS

KEPT = sorted(path for path in CRASHES.glob("*/*") if path.is_file())


@pytest.mark.parametrize("crash", KEPT, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_what_once_broke_a_reader_is_read_or_refused(crash: Path) -> None:
    TARGETS[crash.parent.name].read(crash.read_bytes())


def test_every_kept_crash_has_its_target() -> None:
    assert {path.parent.name for path in KEPT} <= {*TARGETS}


@pytest.mark.parametrize("name", TARGETS)
@settings(max_examples=int(os.environ.get("FUZZ_EXAMPLES", "12")))
@given(data=st.binary(min_size=1, max_size=60))
def test_no_reader_breaks_on_bytes_of_any_kind(name: str, data: bytes) -> None:
    TARGETS[name].read(TARGETS[name].make(data))
