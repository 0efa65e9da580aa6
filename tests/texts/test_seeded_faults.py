"""A clean report broken in 200 seeded ways, as text and as .docx: nearly all are found, and none where there is none."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from functools import cache
from io import BytesIO
from pathlib import Path

import docx
import pytest

from drafter.model.finding import Finding, Level
from drafter.read.docx.draft import parse_draft
from drafter.workflows.checking import CheckWish, check_file
from drafter.workflows.prepare import prepare
from drafter.workflows.rendering import render
from tests.conftest import ROOT

#: Layout is left to its own tests: python-docx's paper is another.
WISH = CheckWish(ignore=("L", "P214"))
Lines = list[str]


@cache
def clean() -> tuple[str, ...]:
    """The final version of 示例县's report, a line for each paragraph outside its attachments."""
    prepared = prepare(ROOT / "samples" / "shilixian-2026" / "data.yaml")
    assert prepared.record is not None
    assert prepared.kit is not None
    outlet, document = prepared.drafts[-1]
    manuscript = parse_draft(render(prepared.record, prepared.kit, document.final(), outlet)).manuscript
    lines = [line.accepted.replace("\n", "") for line in manuscript.lines if line.accepted.strip() and not line.where.cell]
    return tuple(lines[: next(at for at, line in enumerate(lines) if line.startswith("附件"))])


def changed(lines: Lines, chance: random.Random, form: str, new: str | Callable[[re.Match[str]], str]) -> Lines:
    """One occurrence of a pattern replaced, in whatever line it stands."""
    found = [(at, match) for at, line in enumerate(lines) for match in re.finditer(form, line)]
    assert found, form
    at, match = chance.choice(found)
    words = new if isinstance(new, str) else new(match)
    return [*lines[:at], lines[at][: match.start()] + words + lines[at][match.end() :], *lines[at + 1 :]]


def renumbered(match: re.Match[str]) -> str:
    numbers = "一二三四五六七八九十"
    return f"（{numbers[(numbers.index(match[1]) + 2) % 10]}）"


def without_causes(lines: Lines, _chance: random.Random) -> Lines:
    start = next(at for at, line in enumerate(lines) if line.startswith("二、"))
    end = next(at for at, line in enumerate(lines) if line.startswith("三、"))
    return [*lines[: start + 1], "部分执法案卷质量不高，有的干部能力不足，宣传力度不够。", *lines[end:]]


FAULTS: dict[str, Callable[[Lines, random.Random], Lines]] = {
    "a number of a heading": lambda lines, chance: changed(lines, chance, r"^（([二三四五六七])）", renumbered),
    "a number twice": lambda lines, chance: changed(lines, chance, r"^（[三四五]）", "（二）"),
    "the plan's year": lambda lines, chance: changed(lines, chance, r"^2027年，我县将", "2026年，我县将"),
    "a share": lambda lines, chance: changed(lines, chance, r"办结率9\d\.\d+%", "办结率109.4%"),
    "stacked words": lambda lines, chance: changed(lines, chance, r"(?<=[^约])(\d{3,})件", lambda m: f"约{m[1]}余件"),
    "截止目前": lambda lines, chance: changed(lines, chance, r"。(?=全年|[^。]{4})", "。截止目前，各项工作有序推进。"),
    "a doubled character": lambda lines, chance: changed(lines, chance, r"热线", "热热线"),
    "第一责任人责任": lambda lines, chance: changed(lines, chance, r"第一责任人职责", "第一责任人责任"),
    "a hyphen between years": lambda lines, chance: changed(lines, chance, r"。", "，落实实施方案（2021-2025年）。"),
    "a title within a title": lambda lines, chance: changed(lines, chance, r"。", "，印发《关于贯彻《行政复议法》的通知》。"),
    "a sentence twice": lambda lines, chance: changed(lines, chance, r"[^。]{25,60}。", lambda m: m[0] + m[0]),
    "an identity number": lambda lines, chance: changed(lines, chance, r"。", "，联系身份证号11010519491231002X。"),
    "a mobile number": lambda lines, chance: changed(lines, chance, r"。", "，联系电话13812345678。"),
    "names of applicants": lambda lines, chance: changed(
        lines, chance, r"。", "，对王建国、李秀英、张志强等3名申请人作出答复。"
    ),
    "web furniture": lambda lines, chance: ["设为首页 | 加入收藏", "来源：本站 作者：佚名 发布时间：2027-03-08", *lines],
    "causes gone": without_causes,
    "parts that do not add up": lambda lines, chance: changed(
        lines, chance, r"。", "，排查纠纷20件，其中分别为邻里纠纷12件、婚姻纠纷3件、其他纠纷6件。"
    ),
    "a balance": lambda lines, chance: changed(
        lines, chance, r"^（八）[^。]*。", lambda m: m[0] + "新收政府信息公开申请50件，上年结转3件，办理答复50件，结转下年2件。"
    ),
    "a request in the closing": lambda lines, chance: changed(lines, chance, r"^专此报告。$", "以上报告妥否，请批示。"),
    "a date that there is not": lambda lines, chance: changed(lines, chance, r"。", "，2026年2月30日印发通知。"),
}
#: 200 breaks: each kind ten times, in places that chance chooses.
CASES = [(kind, seed) for kind in FAULTS for seed in range(10)]


def grave(lines: Lines, path: Path, kind: str) -> list[Finding]:
    if kind == "docx":
        document = docx.Document()
        for line in lines:
            document.add_paragraph(line)
        file = BytesIO()
        document.save(file)
        path.write_bytes(file.getvalue())
    else:
        path.write_text("\n".join(lines), encoding="utf-8")
    return [finding for finding in check_file(path, WISH).findings if finding.level is not Level.HINT]


@pytest.mark.parametrize("kind", ["txt", "docx"])
def test_nothing_grave_is_found_in_the_clean_one(tmp_path: Path, kind: str) -> None:
    assert grave(list(clean()), tmp_path / f"报告.{kind}", kind) == []


@pytest.mark.parametrize("kind", ["txt", "docx"])
def test_of_two_hundred_faults_nearly_all_are_found(tmp_path: Path, kind: str) -> None:
    missed = []
    for fault, seed in CASES:
        broken = FAULTS[fault](list(clean()), random.Random(f"{fault}{seed}"))
        if not grave(broken, tmp_path / f"报告.{kind}", kind):
            missed.append((fault, seed))
    assert len(missed) <= len(CASES) * 5 // 100, missed
