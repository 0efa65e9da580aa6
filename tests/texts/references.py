"""What rules say of the five published references, where they are at hand: `python -m tests.texts.references [RULE …]`."""

from __future__ import annotations

import sys

from tests.texts.scripts import REFERENCES, found, reference

FOLDER = REFERENCES

if __name__ == "__main__":
    for path in sorted(FOLDER.glob("*.txt")):
        for finding in found(reference(path.name), *sys.argv[1:]):
            print(f"{finding.place}  {finding.level} {finding.rule}  {finding.message}")
            print(f"    原文：{finding.quote}\n    改法：{finding.remedy}")
