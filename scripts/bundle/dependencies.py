"""docs/dependencies.md: what drafter is made of besides itself, under which licences and for what reason.

Made by `make lock` from the metadata of the very wheels that the bundle carries; a test holds it against what is installed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from email.message import Message
from pathlib import Path

from scripts.bundle.pins import INSTALLER, name_of, pins, version_of

PAGE = Path(__file__).resolve().parents[2] / "docs" / "dependencies.md"

#: What pyproject.toml asks for: what it is for, and what its bounds rest on. All lowest versions were tried together.
REASONS = {
    "jinja2": ("模板语言和它的沙箱", "3.1.6 补上了沙箱的一个漏洞；第 4 版的语法树可能变，模板的白名单要重看"),
    "lxml": ("读 .docx，不解析外部实体", "5.2 试过；第 7 版解析外部实体的规矩可能变，要重看"),
    "openpyxl": ("读写 .xlsx", "3.1.5 试过；程序替它改了两处输出，又绕开了它的临时文件，第 4 版要重看"),
    "pydantic": ("校验填报数据，指出哪一行", "2.9 试过；第 3 版的接口会变"),
    "pyyaml": ("读数据文件，知道每个值在哪一行", "6.0.1 起用新的工具能从源码编译；第 7 版还没有"),
    "typer": (
        "命令行",
        "0.12 读错参数，0.24、0.29 试过；还没有 1.0，小版本也会改提示语，程序要把它们译成中文，所以限到 0.30 以前",
    ),
}
#: What others bring along.
BROUGHT = {
    "annotated-doc": "typer",
    "annotated-types": "pydantic",
    "colorama": "typer",
    "et-xmlfile": "openpyxl",
    "markupsafe": "jinja2",
    "markdown-it-py": "rich",
    "mdurl": "markdown-it-py",
    "pydantic-core": "pydantic",
    "pygments": "rich",
    "rich": "typer",
    "shellingham": "typer",
    "typing-extensions": "pydantic",
    "typing-inspection": "pydantic",
}


def page(metadata: Mapping[str, Message]) -> str:
    """The page, from the metadata of each, by canonical name."""
    return "\n".join(_lines(metadata)) + "\n"


def row(name: str, said: Message) -> str:
    """One line of the page: what the metadata of a distribution says of it."""
    return f"| {name} | {said['Version']} | {licence(said)} | {_home(said)} |"


def licence(said: Message) -> str:
    """The licence, as the metadata tells it in one of three ways."""
    if short := said.get("License-Expression") or said.get("License"):
        return str(short).partition("\n")[0].strip()
    classifiers = [str(line) for line in said.get_all("Classifier", []) if line.startswith("License :: ")]
    return "、".join(line.rpartition(" :: ")[2] for line in classifiers)


def _home(said: Message) -> str:
    links = dict(str(line).split(", ", 1) for line in said.get_all("Project-URL", []))
    lower = {label.lower(): link for label, link in links.items()}
    found = (
        lower.get("source") or lower.get("repository") or lower.get("homepage") or lower.get("home") or said.get("Home-page")
    )
    return str(found or "")


def _lines(metadata: Mapping[str, Message]) -> Iterator[str]:
    yield "# 用到的第三方软件"
    yield ""
    yield "这一页由程序根据各安装包自带的说明生成（`make lock`）。版本是离线安装包里带的、测试时用的；"
    yield "每个文件的 SHA-256 记在源码的 scripts/bundle/wheels.txt 里，打包时逐个核对。"
    yield ""
    yield "## 直接用到的"
    yield ""
    yield "| 名称 | 版本 | 许可 | 来源 |"
    yield "|---|---|---|---|"
    yield from (row(name, metadata[name]) for name in REASONS)
    yield ""
    yield "各下限版本放在一起装过，跑过测试。"
    yield ""
    yield "| 名称 | 用来做什么 | 为什么限这些版本 |"
    yield "|---|---|---|"
    yield from (f"| {name} | {why} | {bounds} |" for name, (why, bounds) in REASONS.items())
    yield ""
    yield "## 它们带来的"
    yield ""
    yield "| 名称 | 版本 | 许可 | 来源 |"
    yield "|---|---|---|---|"
    yield from (row(name, metadata[name]) for name in BROUGHT)
    yield ""
    yield "| 名称 | 由谁带来 |"
    yield "|---|---|"
    yield from (f"| {name} | {by}{_only(name)} |" for name, by in BROUGHT.items())
    yield ""
    yield f"离线安装包里另有 {INSTALLER.replace('==', ' ')}（{licence(metadata['pip'])}），只在安装时运行。"
    yield ""
    yield "lxml 的安装包里编入了 libxml2、libxslt 等 C 语言的库，pyyaml 的编入了 libyaml，许可文本在各自的安装包里。"
    yield "各软件的许可文本随安装包一起装进 *.dist-info 文件夹。"


def _only(name: str) -> str:
    (pin,) = (pin for pin in pins() if name_of(pin) == name)
    return "（只在 Windows 上）" if pin.marker and "Windows" in str(pin.marker) else ""


def pinned_versions() -> dict[str, str]:
    """The version of each distribution that the bundle carries, by name."""
    return {name_of(pin): version_of(pin) for pin in pins()}
