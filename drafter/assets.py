"""Where templates/ and schemas/ are: beside the package in a checkout, inside it in an installed wheel."""

from __future__ import annotations

from functools import cache
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


@cache
def folder(name: str) -> Path:
    """The folder `templates` or `schemas`."""
    installed = _PACKAGE / "assets" / name
    return installed if installed.is_dir() else _PACKAGE.parent / name


def phrase_file() -> Path:
    """The file of set phrases."""
    return folder("schemas") / "phrases.yaml"


def lexicon_file(name: str) -> Path:
    """A file of what rules on texts know: laws, wording or calendar."""
    return folder("schemas") / f"{name}.yaml"


def outline_files() -> tuple[Path, ...]:
    """All outline files, in a fixed order."""
    return tuple(sorted(folder("schemas").glob("*/*.yaml")))


def example_files() -> tuple[Path, ...]:
    """The examples of the rules on data, a file for each rule, named by its id."""
    return tuple(sorted((_PACKAGE / "check" / "examples").glob("[A-Z][0-9]*.yaml")))


def example_base() -> Path:
    """The complete data file to which each example is applied."""
    return _PACKAGE / "check" / "examples" / "base.yaml"
