"""Whatever happens to a report from its outline to the next year, no word and no figure of anybody is lost.

A longer look: `LIFE_EXAMPLES=500 LIFE_STEPS=40 pytest tests/life`.
"""

from __future__ import annotations

import os

from hypothesis import settings

from tests.life.machine import Life

TestLife = Life.TestCase
TestLife.settings = settings(
    max_examples=int(os.environ.get("LIFE_EXAMPLES", "12")),
    stateful_step_count=int(os.environ.get("LIFE_STEPS", "14")),
    deadline=None,
)
