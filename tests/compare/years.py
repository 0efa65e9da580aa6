"""Two years of one county: the sample of 2026, and a year after it that is made of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from drafter.model.comparison import Comparison, FigureChange
from drafter.workflows.comparing import compare_files
from tests.tools import ROOT

YEAR_2026 = ROOT / "samples" / "shilixian-2026" / "data.yaml"

_REPORTED = re.compile(r"(?P<typed>数值: (?P<value>[0-9.]+%?)|汇总: \{(?P<parts>[^}]*)\})(?P<between>,?\s+)上年: [0-9.]+%?")

#: What became different in 2027: words of the data file, each at its first place, once this year's figures are 上年.
CHANGES = (
    ("年度: 2026\n", "年度: 2027\n"),
    ("统计截止: 2026-12-31", "统计截止: 2027-12-31"),
    # figures
    ("收到: {数值: 184, 上年: 184,", "收到: {数值: 201, 上年: 190,"),  # 2026 said 184
    ("法律援助: {数值: 386,", "法律援助: {数值: 651,"),
    ("行政检查:\n        汇总: {市场监管: 2316,", "行政检查:\n        汇总: {市场监管: 1316,"),
    ("出庭率: {数值: 97.8%,", "出庭率: {数值: 93.5%,"),
    ("挽回: {数值: 186.4,", "挽回: {数值: 201.65,"),
    ("帮代办: {数值: 1.3万余,", "帮代办: {数值: 1.5万余,"),
    ("行政裁决: {数值: 4,", "行政裁决: {数值: 不适用,"),
    ("秒批: {数值: 46, 来源: 县数据局}", "秒批: {来源: 县数据局}"),
    ("半程电子化: 不适用", "半程电子化: 12"),
    ("      审结: {数值: 148,", "      审结: {数值: ,"),
    # sections: another title, one split in two, one gone, one new, two that changed places
    ("标题: 深化理论武装，把牢法治建设方向", "标题: 强化理论武装，筑牢法治思想根基"),
    ("  - 对应: [决策, 制度]\n", "  - 对应: [决策]\n"),
    ("  - 标题: 紧盯重点领域，防范化解涉法风险", "  - 标题: 开展示范创建"),
    ("对应: 数字\n    标题: 运用数字技术，增强依法履职本领\n", "此处"),
    ("对应: 普法\n    标题: 创新普法方式，营造全民守法氛围\n", "对应: 数字\n    标题: 运用数字技术，增强依法履职本领\n"),
    ("此处", "对应: 普法\n    标题: 创新普法方式，营造全民守法氛围\n"),
    # words: one paragraph a little different, two that were written anew
    ("修订县级总体应急预案，带动", "再次修订县级总体应急预案，带动"),
    (
        "网格员日常走访、乡镇每周会商、部门按月研判，全年",
        "推行“一码受理”，群众扫码即可登记诉求，由平台自动派单、限时反馈，全年",
    ),
    (
        "坚持和发展【套语.枫桥经验】，推动更多矛盾纠纷止于未发、化于萌芽，引导进入法律程序的争议得到实质解决。",
        "把非诉讼方式挺在前面。",
    ),
)


def year_after(folder: Path, changes: Iterable[tuple[str, str]] = CHANGES, name: str = "2027.yaml") -> Path:
    """The data file of the year after, in this folder: what was this year's is 上年, and then these words are changed."""
    text = _REPORTED.sub(_as_last_year, YEAR_2026.read_text(encoding="utf-8"))
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new, 1)
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def _as_last_year(found: re.Match[str]) -> str:
    value = found["value"] or str(sum(int(part.rpartition(":")[2]) for part in found["parts"].split(",")))
    return f"{found['typed']}{found['between']}上年: {value}"


def compared(before: Path, after: Path) -> Comparison:
    comparison = compare_files(before, after).comparison
    assert comparison is not None
    return comparison


def small(folder: Path, name: str, year: int, body: str) -> Path:
    """A data file of a few lines."""
    path = folder / f"{name}.yaml"
    head = f"格式: 1\n提纲: 年度报告/县级\n年度: {year}\n单位: {{全称: 示例县人民政府, 自称: 我县}}\n"
    path.write_text(head + body, encoding="utf-8")
    return path


def figures_of(folder: Path, before: str, after: str, years: tuple[int, int] = (2026, 2027)) -> Mapping[str, FigureChange]:
    """What became of the figures (【数据】 of the section 化解, in YAML's flow style), by path."""
    first = small(folder, "前", years[0], f"章节: [{{对应: 化解, 数据: {{{before}}}}}]\n")
    second = small(folder, "后", years[1], f"章节: [{{对应: 化解, 数据: {{{after}}}}}]\n")
    return {figure.indicator.path: figure for figure in compared(first, second).figures}
