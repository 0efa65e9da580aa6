"""The drafter.yaml in which a new pack is to be named."""

from __future__ import annotations

import os
import re
from pathlib import Path

from drafter.model.links import real
from drafter.settings import NAME
from drafter.write.skeleton.form import scalar

_PLAIN_PATH = re.compile(r"[\u4e00-\u9fffA-Za-z0-9_./-]+")


def settings_for(folder: Path, document: Path) -> tuple[Path, bool]:
    """The drafter.yaml that names the pack, and whether it has to be written.

    It goes into the folder below the present one that holds both; else into the present one, or beside a pack far away.
    """
    for above in real(folder).parents:
        if (above / NAME).is_file():
            return above / NAME, False
    here, beside = real(Path.cwd()), real(folder).parent
    common = _common(real(document).parent, beside)
    home = common if common and common.is_relative_to(here) else here if beside.is_relative_to(here) else beside
    return home / NAME, True


def data_file_below(settings: Path, year: int) -> Path:
    """Where a year's data file is to be put so that these settings hold for it, as typed from the present folder."""
    here, home = real(Path.cwd()), real(settings).parent
    name = Path(str(year), "data.yaml")
    return name if here.is_relative_to(home) else home / name


def _common(one: Path, other: Path) -> Path | None:
    """The folder that holds both; None for different drives."""
    try:
        return Path(os.path.commonpath([one, other]))
    except ValueError:
        return None


def packs_line(settings: Path, packs: tuple[Path, ...]) -> str:
    """The line of drafter.yaml that names these packs."""
    names = (Path(os.path.relpath(real(pack), settings.parent)).as_posix() for pack in packs)
    return f"资料包: [{', '.join(name if _PLAIN_PATH.fullmatch(name) else scalar(name) for name in names)}]"
