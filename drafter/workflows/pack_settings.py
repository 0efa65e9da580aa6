"""The drafter.yaml in which a new pack is to be named."""

from __future__ import annotations

import os
import re
from pathlib import Path

from drafter.settings import NAME
from drafter.write.skeleton.form import scalar

_PLAIN_PATH = re.compile(r"[\u4e00-\u9fffA-Za-z0-9_./-]+")


def settings_for(folder: Path, document: Path) -> tuple[Path, bool]:
    """The drafter.yaml that names the pack, and whether it has to be written: in the folder that holds both, or beside."""
    for above in folder.resolve().parents:
        if (above / NAME).is_file():
            return above / NAME, False
    here, common = Path.cwd().resolve(), Path(os.path.commonpath([document.resolve().parent, folder.resolve().parent]))
    home = common if common.is_relative_to(here) else folder.resolve().parent
    return home / NAME, True


def packs_line(settings: Path, packs: tuple[Path, ...]) -> str:
    """The line of drafter.yaml that names these packs."""
    names = (Path(os.path.relpath(pack.resolve(), settings.parent)).as_posix() for pack in packs)
    return f"资料包: [{', '.join(name if _PLAIN_PATH.fullmatch(name) else scalar(name) for name in names)}]"
