"""A file rolled on although nobody filled it: the words of the years before go on with it."""

from __future__ import annotations

from pathlib import Path

from tests.commands.test_commands import run
from tests.roll.common import COUNTY, faults, prepared, roll, write

REPORT = """\
导语: 2026年的导语。
章节:
  - 对应: 执法
    标题: 规范执法
    做法: [{小标题: 抓队伍, 内容: "开展培训。\\n评查案卷。"}, {小标题: 抓监督, 内容: 督促整改。}]
问题: [{表现: 力量不足, 原因: 编制少}]
结束语: 特此报告。
"""


def test_words_that_nobody_replaced_stay_as_comments_called_by_their_year(tmp_path: Path) -> None:
    first = roll(write(tmp_path, REPORT), tmp_path / "2027").begun.data_file
    done = roll(first, tmp_path / "2028")
    text = done.begun.data_file.read_text(encoding="utf-8")
    assert faults(prepared(done.begun.data_file).findings) == []
    assert "      - 小标题: 抓队伍\n        # 前年：开展培训。\n        # 前年：评查案卷。\n        内容: \n" in text
    assert "# 前年：2026年的导语。\n导语: \n" in text
    assert "# 前年：特此报告。\n结束语: \n" in text
    assert "# 前年问题：表现 力量不足；原因 编制少\n" in text
    assert done.carried.older == 6

    third = roll(done.begun.data_file, tmp_path / "2029").begun.data_file.read_text(encoding="utf-8")
    assert "# 2026年：开展培训。" in third
    assert "# 2026年问题：表现 力量不足" in third
    again = roll(tmp_path / "2029" / "data.yaml", tmp_path / "2030").begun.data_file.read_text(encoding="utf-8")
    assert "# 2026年：开展培训。" in again


def test_the_summary_says_that_places_were_left_empty(tmp_path: Path) -> None:
    first = roll(write(tmp_path, REPORT), tmp_path / "2027").begun.data_file
    said = run("new", tmp_path / "2028", "--from", first).stdout
    assert "2027 年度还有没写的地方，那里更早年度的 6 段文字照旧留作注释。" in said
    assert "还有没写的地方" not in run("new", tmp_path / "又" / "2027", "--from", tmp_path / "data.yaml").stdout


def test_words_that_were_replaced_are_what_goes_on(tmp_path: Path) -> None:
    first = roll(write(tmp_path, REPORT), tmp_path / "2027").begun.data_file
    text = first.read_text(encoding="utf-8")
    text = text.replace("# 上年：评查案卷。\n        内容: ", "# 上年：评查案卷。\n        内容: 组织比武。")
    first.write_text(text.replace("问题:\n", "问题: [{表现: 经费少, 原因: 财政紧}]\n", 1), encoding="utf-8")
    again = roll(first, tmp_path / "2028").begun.data_file.read_text(encoding="utf-8")
    assert "# 上年：组织比武。" in again
    assert "：开展培训。" not in again
    assert "# 前年：督促整改。" in again
    assert "# 上年问题：表现 经费少；原因 财政紧" in again
    assert "表现 力量不足" not in again


def test_a_persons_own_comments_are_no_words_of_a_year(tmp_path: Path) -> None:
    source = write(
        tmp_path,
        "# 待办：问司法局\n导语: \n章节:\n  - 对应: 执法\n    做法:\n      - 小标题: 抓\n        # 记得改\n        内容: \n",
    )
    done = roll(source, tmp_path / "新")
    assert done.carried.older == 0
    assert "记得改" not in done.begun.data_file.read_text(encoding="utf-8")


def test_carriage_returns_are_no_part_of_the_words(tmp_path: Path) -> None:
    first = roll(write(tmp_path, REPORT, COUNTY), tmp_path / "2027").begun.data_file
    first.write_bytes(first.read_bytes().replace(b"\n", b"\r\n"))
    text = roll(first, tmp_path / "2028").begun.data_file.read_bytes()
    assert "# 前年：督促整改。\n".encode() in text
    assert "# 前年问题：表现 力量不足；原因 编制少\n".encode() in text
