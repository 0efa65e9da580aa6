"""Write docs/placeholders.md and docs/rules.md from the code, each example as the program prints or judges it.

Run by `make docs`; a test fails when the page is stale.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from drafter.kit import load_kit
from drafter.language.placeholders import FIGURE_FILTERS, FORMS
from drafter.model.document import Paragraph, Role, text_of
from drafter.model.source import Plain
from drafter.present_rules import rules_document
from drafter.read.plain_source import PlainSource
from drafter.workflows.prepare import Prepared, prepare_record

PAGE = Path(__file__).resolve().parent.parent / "docs" / "placeholders.md"
OUTLINE, YEAR = "年度报告/县级", 2026

#: The heading of the section in which an example stands.
_EXAMPLE = "例"
#: The figures of the examples.
FIGURES: dict[str, Plain] = {
    "行政检查": {"数值": "3120", "上年": "4890"},
    "免罚": "613余",
    "一件事": {"业务": "5.5万"},
    "执法人员": {"培训学时": "不少于60", "持证": "约300", "总数": "0"},
    "政务服务": {"网上可办率": "80%以上", "帮代办": "1,234"},
    "应诉": {
        "新收": {"数值": "66", "同比": "-40%"},
        "出庭": {"数值": "56", "上年": "56"},
        "通知": "62",
        "出庭率": {"数值": "90.3%", "上年": "88%"},
    },
    "行政裁决": "不适用",
}
FILTER_EXAMPLES = {
    "同比": (
        "行政检查【行政检查】次，同比【行政检查|同比】",
        "新收案件同比【应诉.新收|同比】",
        "出庭件数同比【应诉.出庭|同比】",
    ),
    "占比": ("占所收通知的【应诉.出庭|占比（应诉.通知）】",),
    "提高百分点": ("出庭率【应诉.出庭率|提高百分点】",),
}
FORM_EXAMPLES = (
    "检查【行政检查】次",
    "同比【行政检查|同比】",
    "坚持以【套语.指导思想】为指导",
    "组织演练【待填：演练次数】次",
    "具体数据【【见附表】】",
)
AMOUNTS = (
    "【免罚】件",
    "【一件事.业务】件",
    "【执法人员.培训学时】学时",
    "【执法人员.持证】名",
    "【政务服务.帮代办】次",
    "达到【政务服务.网上可办率】",
)
NOTHINGS = (
    ("没有填（不论必报选报）", "演练【演练】次。全县无重大事故"),
    ("填了 0", "在册【执法人员.总数】名。另行统计"),
    ("填了“不适用”：整句不写", "办理行政裁决【行政裁决】件。依法办理其他案件"),
    ("算不出来", "许可同比【行政许可|同比】。依法办理"),
)
WRONG = (
    "【复议.收倒】",
    "【复议.收到|环比】",
    "【应诉.出庭|占比】",
    "【复议.收到|同比（应诉.通知）】",
    "【套语.指导思相】",
    "【】",
    "[复议.收到]",
)


def page() -> str:
    """The page."""
    return "\n".join(_lines()) + "\n"


def _lines() -> Iterator[str]:
    yield "# 文字里可以写的 【…】"
    yield ""
    yield "这一页由程序生成（`make docs`），例子都是程序真实印出来的。"
    yield "【…】可以写在导语、做法、问题、安排、小标题、标题、附件和表格里。"
    yield "指标的名称用 `drafter outline 提纲` 查看；写错了，`drafter check` 会指出在哪一行，并提示相近的名称。"
    yield from _section(
        "写法",
        ("写法", "意思", "例如这样写", "印成"),
        ((form, says, example, _printed(example)) for (form, says), example in zip(FORMS.items(), FORM_EXAMPLES, strict=True)),
    )
    yield from _section(
        "数怎样印", ("填报的数", "这样写", "印成"), ((_typed(example), example, _printed(example)) for example in AMOUNTS)
    )
    yield from _section(
        "没有数的时候", ("数据里", "这样写", "印成"), ((case, example, _printed(example)) for case, example in NOTHINGS)
    )
    yield from _section(
        "算法",
        ("算法", "算什么", "什么时候算不出", "例如这样写", "印成"),
        (
            (*(("", "", "") if number else (_call(name), known.does, known.gives_nothing)), example, _printed(example))
            for name, known in FIGURE_FILTERS.items()
            for number, example in enumerate(FILTER_EXAMPLES[name])
        ),
    )
    yield "算不出的，初稿里留作【待填】。模板里用同样的算法，写成 `{{ 应诉.新收|同比 }}`。"
    yield from _section("套语", ("名称", "用于哪些年度", "提法", "依据"), _phrases())
    yield "没有核实的提法，模板不用；引用时会有提示，请对照上级文件。"
    yield from _section("写错了会怎样", ("这样写", "检查时说", "改法"), ((example, *_said(example)) for example in WRONG))


def _section(title: str, head: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    yield from ("", f"## {title}", "", _row(head), _row(["---"] * len(head)))
    yield from map(_row, rows)
    yield ""


def _row(cells: Sequence[str]) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|").replace("\n", "<br>") for cell in cells) + " |"


def _call(name: str) -> str:
    return f"{name}（总数指标）" if FIGURE_FILTERS[name].argument else name


def _phrases() -> Iterator[tuple[str, str, str, str]]:
    for name, wordings in load_kit(OUTLINE).templates.phrases.wordings.items():
        for wording in wordings:
            yield f"【套语.{name}】", wording.years, wording.text, wording.basis + "（未核实）" * wording.unverified


def _prepared(words: str) -> Prepared:
    data: Plain = {
        "提纲": OUTLINE,
        "年度": str(YEAR),
        "单位": {"全称": "示例县人民政府", "自称": "我县"},
        "章节": [{"对应": "监督", "数据": FIGURES}, {"标题": _EXAMPLE, "做法": [{"内容": f"{words}。"}]}],
    }
    return prepare_record(PlainSource("data.yaml", data), load_kit(OUTLINE))


def _printed(words: str) -> str:
    """What the draft says where the office says this, without the full stop; empty where it says nothing."""
    ((_, document),) = _prepared(words).drafts
    at = next(index for index, block in enumerate(document.blocks) if text_of(tuple(block.walk())) == _EXAMPLE)
    following = document.blocks[at + 1]
    is_told = isinstance(following, Paragraph) and following.role is Role.BODY and not following.number
    said = text_of(following.spans).removesuffix("。") if isinstance(following, Paragraph) and is_told else ""
    return "" if said == "【待填：本节内容】" else said


def _typed(example: str) -> str:
    """What was typed for the figure that an example cites."""
    value: Plain = FIGURES
    for step in re.findall("【([^】|]*)", example)[0].split("."):
        value = value[step] if isinstance(value, dict) else value
    return str(value)


def _said(words: str) -> tuple[str, str]:
    """What check says of a wrong placeholder."""
    found = next(finding for finding in _prepared(words).findings if finding.rule.startswith(("V", "R")))
    return f"{found.level} {found.rule}：{found.message}", found.remedy


def pages() -> dict[Path, str]:
    """All pages that are made from the code."""
    return {PAGE: page(), PAGE.with_name("rules.md"): "\n".join(rules_document()) + "\n"}


if __name__ == "__main__":
    for path, text in pages().items():
        path.write_text(text, encoding="utf-8")
