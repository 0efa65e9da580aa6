"""The versions that the bundle carries, and the SHA-256 of each wheel: what may go in, whoever serves it."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name, parse_wheel_filename

HERE = Path(__file__).resolve().parent
PINS, WHEELS = HERE / "pins.txt", HERE / "wheels.txt"
#: What installs: one version for all, whatever the office's Python brings along. It is not installed itself.
INSTALLER = "pip==26.3"


def pins() -> list[Requirement]:
    """All pinned requirements. A line may end in a marker, where only some computers need it."""
    lines = PINS.read_text(encoding="utf-8").splitlines()
    return [Requirement(line) for line in lines if line and not line.startswith("#")]


def name_of(requirement: Requirement) -> str:
    """The name as files and metadata are compared by."""
    return canonicalize_name(requirement.name)


def wheel_name(file: Path) -> str:
    """Whose wheel a file is."""
    return parse_wheel_filename(file.name)[0]


def version_of(pin: Requirement) -> str:
    """The one version that a pin allows."""
    (only,) = pin.specifier
    return only.version


def locked() -> dict[str, str]:
    """The SHA-256 of each wheel that may be in the bundle, by file name."""
    lines = WHEELS.read_text(encoding="utf-8").splitlines()
    return {name: digest for digest, _, name in (line.partition("  ") for line in lines)}


def sums(files: Iterable[Path], below: Path) -> str:
    """A list that `sha256sum -c` reads, of files by their paths below a folder."""
    digests = sorted((file.relative_to(below).as_posix(), digest_of(file)) for file in files)
    return "".join(f"{digest}  {name}\n" for name, digest in digests)


def digest_of(file: Path) -> str:
    """A file's SHA-256."""
    return sha256(file.read_bytes()).hexdigest()
