"""Where paths lead."""

from __future__ import annotations

import os.path
from pathlib import Path


def real(path: Path) -> Path:
    """The path with all links followed. One in a circle leads to itself, where Path.resolve gives up with an error."""
    return Path(os.path.realpath(path))
