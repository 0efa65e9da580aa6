"""Rolled to another outline: what moved, what is new, what has no place; nothing is guessed and nothing lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from drafter.carry.rolling.places import places
from drafter.loading import load_outline
from drafter.model.record import State
from drafter.workflows.new import Wanted
from tests.roll.common import COUNTY, faults, plain, prepared, roll, sample, squeezed, values, write

PACK = """\
格式: 1
编号: 本地/县级
别名: local-county
版本: {version}
名称: 本地县级报告
起始年度: 2021
模板: local
章节:
{sections}
"""
OLD = """\
  甲:
    标题: 甲节
    指标:
      许可: {名称: 办理许可, 单位: 件}
      金额: {名称: 罚没金额, 单位: 万元}
      会议: {名称: 研究会议, 单位: 次}
  乙: {标题: 乙节}
"""
NEW = """\
  甲:
    标题: 甲节
    指标:
      许可件数: {名称: 办理许可, 单位: 件}
      金额: {名称: 罚没金额, 单位: 元}
      研究:
        名称: 研究
        分项:
          党委: {名称: 研究会议, 单位: 次}
          政府: {名称: 研究会议, 单位: 次}
      新增: {名称: 新增的事, 单位: 项, 必报: 是}
  丙: {标题: 乙节}
  丁: {标题: 丁节}
"""
DATA = """\
格式: 1
提纲: 本地/旧
年度: 2026
单位: {全称: 示例县人民政府}
章节:
  - 对应: 甲
    标题: 办理许可【许可】件
    数据: {许可: 12, 金额: {数值: 5.5, 来源: 财政局}, 会议: 3}
  - 对应: 乙
    做法: [做了乙事。]
"""


def two_outlines(folder: Path) -> Path:
    (folder / "包" / "schemas" / "local").mkdir(parents=True)
    (folder / "drafter.yaml").write_text("格式: 1\n资料包: [包]\n", encoding="utf-8")
    for name, sections in (("旧", OLD), ("新", NEW)):
        text = PACK.format(version=1, sections=sections).replace("本地/县级", f"本地/{name}")
        text = text.replace("local-county", "local-" + {"旧": "old", "新": "new"}[name])
        (folder / "包" / "schemas" / "local" / f"{name}.yaml").write_text(text, encoding="utf-8")
    templates(folder)
    return write(folder / "2026", "", DATA)


def templates(folder: Path) -> None:
    """The least that a report needs."""
    (folder / "包" / "templates" / "local").mkdir(parents=True)
    for name in ("title", "lead", "closing"):
        (folder / "包" / "templates" / "local" / f"{name}.md").write_text("文字。\n", encoding="utf-8")


def test_another_outline_takes_what_it_knows_and_lists_the_rest(tmp_path: Path) -> None:
    done = roll(two_outlines(tmp_path), tmp_path / "2027", Wanted("本地/新", None, None))
    path, remapping = done.begun.data_file, done.carried.remapping

    assert faults(prepared(path).findings) == []
    record = prepared(path).record
    assert record is not None
    assert str(record.figures["许可件数"].previous) == "12"
    assert record.entries[0].title == "办理许可【许可件数】件"
    assert record.entries[1].fulfils == ("丙",)
    assert [(m.before, m.after) for m in remapping.moved] == [("章节“乙”", "“丙”"), ("指标“许可”", "“许可件数”")]
    assert [(h.what, h.value) for h in remapping.homeless] == [
        ("指标“罚没金额（金额）”", "5.5万元；来源：财政局"),  # another unit now
        ("指标“研究会议（会议）”", "3次"),  # two may be meant
    ]
    assert remapping.fresh == (
        "章节“丁节”",
        "指标“罚没金额”（金额，元，选报）",
        "指标“研究会议”（研究.党委，次，选报）",
        "指标“研究会议”（研究.政府，次，选报）",
        "指标“新增的事”（新增，项，必报）",
    )
    text = path.read_text(encoding="utf-8")
    end = text[text.index("# ======== 提纲的变化 ========") :]
    assert all(item.value in end for item in remapping.homeless)
    assert all(line in end for line in ("指标“许可” → “许可件数”", "指标“新增的事”（新增，项，必报）"))
    assert all(line.startswith("#") for line in end.splitlines())


def test_an_older_version_of_the_same_outline_is_mapped_by_what_is_left(tmp_path: Path) -> None:
    folder = tmp_path / "包" / "schemas" / "local"
    folder.mkdir(parents=True)
    (tmp_path / "drafter.yaml").write_text("格式: 1\n资料包: [包]\n", encoding="utf-8")
    templates(tmp_path)
    source = write(tmp_path / "2026", "", DATA.replace("本地/旧", "本地/县级@1"))
    outline = folder / "county.yaml"
    kept = "  甲:\n    标题: 甲节\n    指标:\n      许可: {名称: 办理许可, 单位: 件}\n"
    outline.write_text(PACK.format(version=2, sections=kept), encoding="utf-8")

    done = roll(source, tmp_path / "2027")
    assert faults(prepared(done.begun.data_file).findings) == []
    assert plain(done.begun.data_file)["提纲"] == "本地/县级@2"
    assert [(h.what, h.value) for h in done.carried.remapping.homeless] == [
        ("指标“金额”", "5.5；来源：财政局"),
        ("指标“会议”", "3"),
        ("章节“乙”", "照旧放着，作为自设的章节“乙”"),
    ]


@pytest.mark.parametrize("target", ["年度报告/设区的市", "年度报告/乡镇街道", "年度报告/部门", "审议意见研究处理报告"])
def test_the_largest_sample_goes_to_every_outline_without_loss(target: str, tmp_path: Path) -> None:
    before = sample("shilixian-2026", tmp_path)
    done = roll(before, tmp_path / "2027", Wanted(target, "另一个单位", None, "我单位"))
    path = done.begun.data_file

    assert faults(prepared(path).findings) == []
    assert prepared(path).record.office == "另一个单位"  # type: ignore[union-attr]
    where = places(load_outline("年度报告/县级"), load_outline(target))
    old = prepared(before).record
    assert old is not None
    gone = {
        p for p, f in old.figures.items() if f.state is not State.ABSENT and not f.indicator.formula and p not in where.figures
    }
    assert sum(item.what.startswith("指标") for item in done.carried.remapping.homeless) == len(gone)
    assert gone
    text = squeezed(path.read_text(encoding="utf-8"))
    for value in values({**plain(before), "年度": None, "提纲": None, "单位": None}):
        for line in filter(None, value.splitlines()):
            later = line.replace("2027", "2028").replace("2026", "2027")
            assert any(squeezed(said) in text for said in (line, later)) or "【" in line, line


def test_a_pack_that_the_new_place_does_not_see_is_named(tmp_path: Path) -> None:
    from drafter.model.finding import CannotRun

    source = sample("pack-shili", tmp_path / "甲")
    with pytest.raises(CannotRun, match="没有提纲“年度报告/示例省县级”") as raised:
        roll(source, tmp_path / "乙" / "data.yaml")
    assert "drafter.yaml" in raised.value.remedy
    assert not (tmp_path / "乙").exists()


def test_heads_that_cite_what_is_gone_get_a_blank(tmp_path: Path) -> None:
    source = write(tmp_path, "章节:\n  - 对应: 化解\n    标题: 收到【复议.收到】件\n    数据: {复议: {收到: 3}}\n")
    done = roll(source, tmp_path / "2027", Wanted("年度报告/乡镇街道", None, None))
    record = prepared(done.begun.data_file).record
    assert record is not None
    assert "收到【待填：复议.收到】件" in [entry.title for entry in record.entries]
    assert COUNTY in source.read_text(encoding="utf-8")
