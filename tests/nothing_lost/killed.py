"""Killed at any moment: drafts over an edited draft again and again in children that are killed; says what is left each time.

`python -m tests.nothing_lost.killed DATA FOLDER TIMES SEED` — a program of its own, because it forks before any thread runs.
"""

from __future__ import annotations

import os
import random
import signal
import sys
import time
from pathlib import Path

from drafter.read.docx.draft import Condition, read_draft
from drafter.workflows.drafting import Wish, draft
from tests.trace.documents import rewritten


def main(data_file: Path, folder: Path, times: int, seed: int) -> None:
    """Print one line for each kill: what stands at the draft's place, and whether the person's text stands somewhere."""
    chance = random.Random(seed)
    output = folder / "初稿.docx"
    draft(data_file, output)
    ours = output.read_bytes()
    change = {"word/document.xml": ("特此报告。", "专此报告。")}
    theirs = rewritten(output, folder / "theirs.docx", change).read_bytes()
    (folder / "theirs.docx").unlink()
    one_draft = 0.03  # seconds that a draft takes a child; follows what the machine is doing besides
    for _ in range(times):
        for path in folder.iterdir():
            path.unlink()
        output.write_bytes(theirs)
        child = os.fork()
        if child == 0:
            while True:
                draft(data_file, output, Wish(force=True))
        time.sleep(chance.uniform(0, 2 * one_draft))
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        standing = output.read_bytes()
        kept = [path.read_bytes() for path in folder.glob("*修改稿*")]
        whole = standing in (ours, theirs) and read_draft(output).condition in (Condition.UNTOUCHED, Condition.EDITED)
        one_draft *= 0.95 if standing == ours else 1.05
        print("ours" if standing == ours else "theirs" if whole else "BROKEN", theirs in (standing, *kept), flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4]))
