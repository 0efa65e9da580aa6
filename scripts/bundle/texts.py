"""The bundle's scripts and notes, as the system that reads them has them: cmd.exe wants GBK and CRLF, a shell UTF-8 and LF."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from drafter import __version__
from drafter.loading import load_profile
from scripts.bundle.pins import INSTALLER
from scripts.bundle.targets import PYTHONS

_HERE = Path(__file__).resolve().parent / "texts"
#: Python's newest first: it gets its own security fixes for longest.
_NEWEST_FIRST = tuple(reversed(PYTHONS))


def windows_script() -> bytes:
    """安装.bat."""
    return _filled("install.bat").replace("\n", "\r\n").encode("gbk")


def linux_script() -> bytes:
    """安装.sh."""
    return _filled("install.sh").encode()


def font_page() -> str:
    """字体说明, in Markdown: the fonts are those of the profile that is used where nobody names one."""
    return _filled("fonts.md").replace("@FONTS@", "\n".join(_font_rows()))


def _filled(name: str) -> str:
    words = {
        "VERSION": __version__,
        "INSTALLER": f"{INSTALLER.replace('==', '-')}-py3-none-any.whl",
        "PYTHONS": " ".join(_NEWEST_FIRST),
        "PYTHONS_TOGETHER": " ".join(python.replace(".", "") for python in _NEWEST_FIRST),
        "LOWEST": PYTHONS[0],
        "HIGHEST": PYTHONS[-1],
        "LOWEST_PAIR": _pair(PYTHONS[0]),
        "HIGHEST_PAIR": _pair(PYTHONS[-1]),
    }
    text = (_HERE / name).read_text(encoding="utf-8")
    for word, value in words.items():
        text = text.replace(f"@{word}@", value)
    return text


def _pair(python: str) -> str:
    return f"({python.replace('.', ', ')})"


def _font_rows() -> Sequence[str]:
    uses = {
        "小标宋": "标题、发文机关标志",
        "仿宋": "正文、三四级标题",
        "楷体": "二级标题、签发人姓名",
        "黑体": "一级标题、密级、“附件”二字",
        "宋体": "页码",
    }
    return [
        f"| {uses.get(key, key)} | {first} | {'、'.join(others)} |" for key, (first, *others) in load_profile().fonts.items()
    ]
