"""kill -9 at 200 random moments while drafts are written: whole files, and the person's text, each time."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter
from pathlib import Path

from tests.conftest import ROOT


def test_two_hundred_kills_leave_whole_files_and_the_persons_text(sample: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "tests.nothing_lost.killed", str(sample), str(tmp_path), "200", "20261125"]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=300, cwd=ROOT)
    seen = Counter(done.stdout.split("\n")[:-1])
    assert set(seen) <= {"ours True", "theirs True"}, seen
    assert sum(seen.values()) == 200
    assert min(seen.values()) > 10, seen  # some were killed before the file was replaced, some afterwards
