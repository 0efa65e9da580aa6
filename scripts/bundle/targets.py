"""The computers that the bundle is for, and which wheels fit them."""

from __future__ import annotations

import platform
import sys
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from packaging.tags import Tag, compatible_tags, cpython_tags
from packaging.utils import parse_wheel_filename

#: Those that `requires-python` allows and that have wheels of everything; python.org offers them for Windows 10 and 11.
PYTHONS = ("3.11", "3.12", "3.13", "3.14")
#: glibc from 2.17 on: every Linux desktop of an office has that; musl has none.
_LINUX = ("manylinux_2_28", "manylinux_2_17", "manylinux2014")


class Machine(NamedTuple):
    """A kind of computer: what wheels call it, what markers see there, what officials call it."""

    name: str
    said: str
    platforms: tuple[str, ...]
    sys_platform: str
    processor: str


class Target(NamedTuple):
    """A kind of computer with one Python."""

    machine: Machine
    python: str

    def __str__(self) -> str:
        return f"{self.machine.name} with Python {self.python}"

    @property
    def tags(self) -> Sequence[Tag]:
        """What wheels may be tagged with to fit, the best first."""
        return _tags(self.machine.platforms, self.python)

    @property
    def environment(self) -> dict[str, str]:
        """What the markers of requirements (`; sys_platform == "win32"`) see there."""
        windows = self.machine.sys_platform == "win32"
        return {
            "implementation_name": "cpython",
            "implementation_version": f"{self.python}.0",
            "os_name": "nt" if windows else "posix",
            "platform_machine": self.machine.processor,
            "platform_python_implementation": "CPython",
            "platform_release": "",
            "platform_system": "Windows" if windows else "Linux",
            "platform_version": "",
            "python_full_version": f"{self.python}.0",
            "python_version": self.python,
            "sys_platform": self.machine.sys_platform,
            "extra": "",
        }


MACHINES = (
    Machine("windows-x64", "Windows 10、11（64 位）", ("win_amd64",), "win32", "AMD64"),
    Machine("linux-x64", "Linux（x86_64）", tuple(f"{name}_x86_64" for name in _LINUX), "linux", "x86_64"),
    Machine("linux-arm64", "Linux（arm64，如飞腾、鲲鹏）", tuple(f"{name}_aarch64" for name in _LINUX), "linux", "aarch64"),
)


def targets(machines: Sequence[Machine] = MACHINES, pythons: Sequence[str] = PYTHONS) -> list[Target]:
    """Every kind of computer with every Python."""
    return [Target(machine, python) for machine in machines for python in pythons]


def this_one() -> Target | None:
    """The computer that we run on, where the bundle is for such a one."""
    python = f"{sys.version_info.major}.{sys.version_info.minor}"
    here = (sys.platform, platform.machine())
    found = [machine for machine in MACHINES if (machine.sys_platform, machine.processor) == here]
    return Target(found[0], python) if found and python in PYTHONS else None


def fitting(files: Sequence[str], name: str, target: Target) -> str | None:
    """The wheel of a distribution that a computer takes, of these files; None where none fits."""
    ranks = {tag: rank for rank, tag in enumerate(target.tags)}
    ways = ((ranks[tag], file) for file in files for tag in _tags_of(file, name) if tag in ranks)
    return min(ways, default=(0, None))[1]


def _tags_of(file: str, name: str) -> Iterator[Tag]:
    whose, _, _, tags = parse_wheel_filename(file)
    if whose == name:
        yield from tags


@cache
def _tags(platforms: tuple[str, ...], python: str) -> Sequence[Tag]:
    major, minor = map(int, python.split("."))
    interpreter = f"cp{major}{minor}"
    own = cpython_tags((major, minor), [interpreter], list(platforms))
    return [*own, *compatible_tags((major, minor), interpreter, list(platforms))]
