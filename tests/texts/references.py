"""What rules say of the five published references, where they are at hand: `python -m tests.texts.references [RULE …]`."""

from __future__ import annotations

import sys
from pathlib import Path

from drafter.check.texts.registry import TEXT_RULES, chosen, run_text_rules
from drafter.read.finished.plain import text_lines
from drafter.read.finished.script import script_of

FOLDER = Path(__file__).parents[3] / "shared" / "seeds"

if __name__ == "__main__":
    rules = chosen(TEXT_RULES, tuple(sys.argv[1:]), ())
    for path in sorted(FOLDER.glob("*.txt")):
        for finding in run_text_rules(script_of(text_lines(path.read_text(encoding="utf-8"), path.name), path.name), rules):
            print(f"{finding.place}  {finding.level} {finding.rule}  {finding.message}")
            print(f"    原文：{finding.quote}\n    改法：{finding.remedy}")
