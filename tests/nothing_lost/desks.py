"""A folder with everything that the commands that write are given: data, drafts, returned copies, forms, what stands there."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import NamedTuple

from tests.forms.desk import Desk
from tests.roll.common import sample
from tests.standby import Standby
from tests.trace.documents import rewritten

#: Little, because each command is run some twenty times.
DATA = """\
格式: 1
提纲: 年度报告/县级@1
年度: 2026
单位: {全称: 示例县人民政府, 自称: 我县}
报送件:
  - {名称: 报市, 署名: [示例县人民政府], 主送: [示例市人民政府], 成文日期: 2027-02-18}
章节:
  - 对应: 化解
    数据:
      复议: {收到: 557, 审结: 500}
    做法:
      - 内容: 形成整改清单后逐项落实，受理【复议.收到】件。
安排:
  - {序号: 1, 内容: 提升应诉质效。}
结束语: 特此报告。
"""
CHANGE = {"word/document.xml": ("形成整改清单后逐项落实", "形成整改清单后逐项整改落实")}


class Command(NamedTuple):
    """A command that writes; `lasting` are what a person has worked on, and must be somewhere afterwards."""

    call: str
    lasting: tuple[str, ...] = ("data.yaml",)
    again: str = ""  # what it may say when it is run once more after a kill, where it does not do it again


COMMANDS: tuple[Command, ...] = (
    Command("draft data.yaml --for 报市 -o 初稿.docx"),
    Command("draft data.yaml --for 报市 -o 终稿.docx --force", ("data.yaml", "终稿.docx")),
    Command("draft 全/data.yaml --final --for 报市 -o out/定稿", ("全/data.yaml",)),
    Command("new out/新/data.yaml --outline 年度报告/县级 --unit 示例县人民政府 --year 2026", again="已经有"),
    Command("new out/结转/data.yaml --from data.yaml", again="已经有"),
    Command("pull 终稿.docx --into data.yaml", ("data.yaml", "终稿.docx")),
    Command("form data.yaml -o 填报.xlsx", ("data.yaml",)),
    Command("form 收表/data.yaml --by-department -o out/发放", ("收表/data.yaml",)),
    Command("form 改过.xlsx -o 收表/data.yaml", ("改过.xlsx", "收表/data.yaml")),
    Command("collect 收表/回收 --into 收表/data.yaml", ("收表/data.yaml", "收表/回收/示例县司法局.xlsx")),
    Command("trace data.yaml --for 报市 -o out/核对表.xlsx"),
    Command("opinions 终稿.docx -o out/意见.xlsx", ("终稿.docx",)),
    Command("compare data.yaml data.yaml -o out/对比.xlsx"),
    Command("adopt 报告.txt -o out/收来/data.yaml --unit 示例县人民政府 --review out/核对.xlsx", ("报告.txt",), again="已经有"),
    Command("template 终稿.docx -o out/我县", ("终稿.docx",), again="已经有"),
    Command("check 终稿.docx --annotate out/批注.docx", ("终稿.docx",)),
)


def laid_out(folder: Path, standby: Standby) -> Path:
    """Make the folder."""
    sample("shilixian-2026", folder / "全")
    data = folder / "data.yaml"
    data.write_text(DATA, encoding="utf-8")
    for call in ("draft data.yaml --for 报市 -o 初稿.docx", "form data.yaml -o 填报.xlsx"):
        assert standby.run(*call.split(), cwd=folder).code in (0, 1)
    rewritten(folder / "初稿.docx", folder / "终稿.docx", CHANGE)
    (folder / "收表").mkdir()
    desk = Desk(folder / "收表")
    desk.fill({"复议.收到": "不少于5百"})  # cannot be read: the form goes back with a comment
    shutil.rmtree(desk.out)
    done = standby.run(*"form 收表/data.yaml -o 改过.xlsx".split(), cwd=folder)
    assert done.code == 0, done
    desk.data.write_text(desk.data.read_text(encoding="utf-8").replace("上年: 500", "上年: 501"), encoding="utf-8")
    (folder / "报告.txt").write_text(
        "示例县人民政府2026年法治政府建设年度报告\n2026年，我县收到行政复议申请557件。\n一、主要举措和成效\n依法行政。\n",
        encoding="utf-8",
    )
    data.write_text(DATA.replace("特此报告", "专此报告"), encoding="utf-8")  # so that what stands there is drafted anew
    return folder
