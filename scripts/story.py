"""README's story: a report that was edited in Word becomes a pack, and next year's data flow into its wording."""

from __future__ import annotations

from contextlib import chdir
from pathlib import Path

from drafter.carry.data import with_value
from drafter.carry.pulling.figures import figure_locs
from drafter.kit import load_kit
from drafter.read.yaml_source import read_yaml
from drafter.settings import library_for
from drafter.workflows.drafting import Wish, draft
from drafter.workflows.new import Wanted
from drafter.workflows.rolling import roll_forward
from drafter.workflows.templating import make_pack
from drafter.write.yaml_patch import patched_bytes
from tests.opinions.copies import Copy

OUTLET = "报市"
OUTLINE = "年度报告/示例县"
#: What departments report for the section on disputes the year after; the equations of the outline hold.
FIGURES = {
    "调解.排查": "6500余",
    "调解.成功": "4402",
    "调解.成功率": "97.9%",
    "调解.挽回": "2600余万",
    "行政裁决": "6",
    "法律援助": "411",
    "法律咨询": "9800余",
    "复议.期初待审查": "5",
    "复议.收到": "203",
    "复议.受理": "170",
    "复议.不予受理": "8",
    "复议.告知转送": "9",
    "复议.视为放弃": "3",
    "复议.受理前化解": "12",
    "复议.期末待审查": "6",
    "复议.上年结转": "21",
    "复议.审结": "172",
    "复议.期末未审结": "19",
    "复议.决定": "104",
    "复议.维持": "66",
    "复议.驳回": "20",
    "复议.撤销": "7",
    "复议.变更": "3",
    "复议.确认违法": "5",
    "复议.责令履行": "3",
    "复议.纠错": "18",
    "复议.纠错率": "10.5%",
    "复议.调解和解": "61",
    "复议.听证": "31",
}
MEDIATED = {"人民调解": "4021", "行政调解": "475"}


def edited(draft_file: Path, target: Path) -> Path:
    """A draft as the office approved it: a few words, a heading and a paragraph were changed in Word."""
    copy = Copy(draft_file)
    copy.replace("提升行政复议质效", "全年收到", "一年来，全县共收到")
    copy.replace("规范行政应诉工作", "规范行政应诉工作", "压实行政应诉责任")
    copy.new_paragraph("连同上年结转的18件", "对败诉案件逐件分析原因，向有关单位制发行政复议意见书，督促改正同类问题。")
    return copy.save(target)


def story(sample: Path, place: Path) -> tuple[Path, Path]:
    """Last year's approved document, and this year's draft in its words."""
    data = place / "2026" / "data.yaml"
    data.parent.mkdir(parents=True)
    data.write_bytes(sample.read_bytes())
    draft(data, place / "初稿.docx", Wish((OUTLET,), comments=False))
    approved = edited(place / "初稿.docx", data.with_name("终稿.docx"))
    with chdir(place):  # drafter.yaml goes where an official would stand
        make_pack(approved, place / "templates" / "示例县")
    new = place / "2027" / "data.yaml"
    roll_forward(new, approved, Wanted(OUTLINE, None, None))
    _fill(new)
    target = new.with_name("初稿.docx")
    draft(new, target, Wish((OUTLET,), comments=False))
    return approved, target


def _fill(data: Path) -> None:
    """Type the figures in."""
    source = read_yaml(data).source
    plain = source.data if source else None
    outline = load_kit(OUTLINE, None, library_for(data.parent)).outline
    homes = dict(figure_locs(plain, outline))
    for path, value in FIGURES.items():
        plain = with_value(plain, (*homes[path], "数值"), value)
    for office, value in MEDIATED.items():
        plain = with_value(plain, (*homes["调解.受理"], "汇总", office), value)
    data.write_bytes(patched_bytes(data.read_bytes(), plain))
