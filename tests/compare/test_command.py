"""The command as an official calls it: what it says, to whom, and with which exit code."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from drafter.language.widths import padded, screen_width, shortened
from drafter.model.comparison import Comparison
from drafter.ooxml.names import w
from drafter.present_compare import comparison_json, comparison_lines
from drafter.workflows.comparing import Compared
from drafter.workflows.drafting import Wish, draft
from tests.compare.years import YEAR_2026, compared, small
from tests.opinions.copies import Copy


def run(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "drafter", "compare", *map(str, arguments)]
    return subprocess.run(command, check=False, capture_output=True, encoding="utf-8", timeout=120)


@pytest.fixture(scope="session")
def drafts(year_2027: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The working drafts of both years."""
    folder = tmp_path_factory.mktemp("drafts")
    paths = folder / "2026.docx", folder / "2027.docx"
    for source, path in zip((YEAR_2026, year_2027), paths, strict=True):
        draft(source, path, Wish(outlets=("报市",)))
    return paths


def test_it_tells_figures_sections_wording_and_counts(year_2027: Path) -> None:
    done = run(YEAR_2026, year_2027)
    assert (done.returncode, done.stderr) == (0, "")
    lines = done.stdout.splitlines()
    assert lines[0] == "示例县人民政府：2026年与2027年对比"
    (figure,) = [line for line in lines if line.lstrip().startswith("收到行政复议申请")]
    assert figure.split() == [
        *("收到行政复议申请", "件", "184", "201", "+17", "+9.2%"),
        *("上年数对不上：上年填", "190，2026年报告是", "184"),
    ]
    assert any(line.split()[-1] == "▲" for line in lines if "办理法律援助案件" in line)
    assert "章节：5 处变化" in lines
    assert "  改标题  深化理论武装，把牢法治建设方向 → 强化理论武装，筑牢法治思想根基" in lines
    assert any(line.startswith("文字：2027年自拟正文 62 段，其中 61 段与2026年相同或基本相同") for line in lines)
    assert lines[-2].startswith("共 160 项数据：增 4，减 2，")
    assert "上年数对不上 1 项。" in lines[-2]
    assert lines[-1] == "加上 -o 对比.xlsx，可以写成带图表的表格。"


def test_the_table_is_straight_where_chinese_characters_take_two_places(comparison: Comparison) -> None:
    lines = list(comparison_lines(Compared(comparison)))
    head = next(line for line in lines if line.lstrip().startswith("指标"))
    rows = [line for line in lines if "  件  " in line]
    assert len(rows) > 20
    for label in ("2026年", "2027年", "增减", "增减率"):
        end = screen_width(head[: head.index(label) + len(label)])
        for row in rows:
            taken, cells = 0, ""
            for char in row:
                taken += screen_width(char)
                cells += char
                if taken >= end:
                    break
            assert taken == end or taken < end, (label, row)  # no character stands across the edge of a column
    unit = screen_width(head[: head.index("单位")])
    assert {screen_width(row[: row.index("  件  ") + 2]) for row in rows} == {unit}


def test_a_draft_tells_the_same_as_its_data_file(year_2027: Path, drafts: tuple[Path, Path], comparison: Comparison) -> None:
    for before, after in ((YEAR_2026, drafts[1]), (drafts[0], year_2027), drafts):
        told = compared(before, after)
        assert comparison_lines_of(told) == comparison_lines_of(comparison)


def comparison_lines_of(comparison: Comparison) -> list[str]:
    return list(comparison_lines(Compared(comparison)))


def test_a_draft_that_people_changed_is_compared_as_they_left_it_and_that_is_said(
    year_2027: Path, drafts: tuple[Path, Path], tmp_path: Path
) -> None:
    copy = Copy(drafts[1])
    for place in [
        place for place in copy.root.iter(w("r")) if place.findtext(w("t")) == "651"
    ]:  # in the text, and in the table
        place.find(w("t")).text = "655"
    copy.replace("再次修订县级总体应急预案", "再次修订", "着手修订")
    told = compared(YEAR_2026, copy.save(tmp_path / "改过.docx"))
    (note,) = [note for note in told.notes if "改过.docx" in note]
    assert "改动的文字 1 处、数 1 处，已按改过的对比" in note
    (figure,) = [figure for figure in told.figures if figure.indicator.path == "法律援助"]
    assert str(figure.after.amount) == "655"
    assert any("着手修订" in item.after for item in told.wording.carried)
    assert not compared(YEAR_2026, drafts[1]).notes


def test_tracked_changes_are_settled_first(drafts: tuple[Path, Path], tmp_path: Path) -> None:
    copy = Copy(drafts[1])
    copy.track_insert("再次修订县级总体应急预案", "再次修订县级总体应急预案", "和专项应急预案", "王五")
    changed = copy.save(tmp_path / "修订.docx")
    refused = run(YEAR_2026, changed)
    assert refused.returncode == 2
    assert "--tracked 接受" in refused.stderr
    rejected, accepted = (run(YEAR_2026, changed, "--format", "json", "--tracked", how).stdout for how in ("拒绝", "接受"))
    assert "和专项应急预案" not in rejected
    assert "和专项应急预案" in accepted


def test_two_files_the_wrong_way_round_are_compared_as_typed_and_that_is_said(year_2027: Path) -> None:
    done = run(year_2027, YEAR_2026)
    assert done.returncode == 0
    assert done.stdout.splitlines()[0] == "示例县人民政府：2027年与2026年对比"
    assert "提示：后一份（2026年）比前一份（2027年）早" in done.stdout
    assert "对不上" not in done.stdout


def test_two_files_of_one_year_are_called_the_former_and_the_latter(tmp_path: Path) -> None:
    shutil.copy(YEAR_2026, tmp_path / "再稿.yaml")
    done = run(YEAR_2026, tmp_path / "再稿.yaml")
    assert "前一份（2026年）与后一份（2026年）对比" in done.stdout
    assert "提示：两份都是2026年的，上年数不作核对。" in done.stdout
    assert "章节：没有变化。" in done.stdout


def test_json_tells_all_of_it_to_programs(year_2027: Path, comparison: Comparison) -> None:
    told = json.loads(run(YEAR_2026, year_2027, "--format", "json").stdout)
    assert told == json.loads(comparison_json(comparison))
    assert (told["before"]["year"], told["after"]["year"], told["notes"]) == (2026, 2027, [])
    (figure,) = [figure for figure in told["figures"] if figure["path"] == "复议.收到"]
    assert figure == {
        "path": "复议.收到",
        "name": "收到行政复议申请",
        "unit": "件",
        "section": "多元化解纠纷，推动争议实质解决",
        "before": "184",
        "after": "201",
        "result": "增",
        "difference": "+17",
        "rate": "+9.2%",
        "previous": "190",
        "conflict": "上年填 190，2026年报告是 184",
        "big": False,
        "derived": False,
    }
    assert told["sections"][0]["change"] == "改标题"
    assert (told["wording"]["paragraphs"], told["wording"]["carried"]) == (62, 61)


def test_data_without_form_is_said_as_ever(tmp_path: Path) -> None:
    bad = small(tmp_path, "坏", 2026, "章节: [{对应: 化解, 数据: {法律援助: 三件}}]\n")
    for pair in ((bad, YEAR_2026), (YEAR_2026, bad)):
        done = run(*pair)
        assert done.returncode == 1
        assert "坏.yaml" in done.stdout
        assert "“三件”用了汉字数字" in done.stdout
        assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("没有.yaml", None, "找不到这个文件"),
        ("没有.docx", None, "找不到这个文件"),
        ("旧.doc", b"\xd0\xcf\x11\xe0", "不能对比“.doc”文件"),
        ("坏.docx", b"PK\3\4", "打不开这个文档"),
    ],
)
def test_what_cannot_be_read_could_not_run(name: str, content: bytes | None, said: str, tmp_path: Path) -> None:
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    done = run(YEAR_2026, path)
    assert done.returncode == 2
    assert said in done.stderr
    assert "改法：" in done.stderr


def test_a_final_version_carries_no_record_and_could_not_run(year_2027: Path, tmp_path: Path) -> None:
    draft(YEAR_2026, tmp_path / "公开.docx", Wish(outlets=("公开版",)))
    done = run(tmp_path / "公开.docx", year_2027)
    assert done.returncode == 2
    assert "没有随文的填报数据" in done.stderr


def test_wrong_usage_is_said_in_chinese(year_2027: Path) -> None:
    assert "缺少必填的参数：后一份" in run(YEAR_2026).stderr
    assert "没有“xml”这种格式" in run(YEAR_2026, year_2027, "--format", "xml").stderr


def test_texts_are_as_wide_as_a_screen_shows_them() -> None:
    assert [screen_width(text) for text in ("", "12%", "件", "（件）", "e\u0301")] == [0, 3, 2, 6, 1]
    assert padded("件", 4) == "件  "
    assert padded("12", 4, right=True) == "  12"
    assert padded("行政复议", 4) == "行政复议"
    assert shortened("行政复议", 8) == "行政复议"
    assert screen_width(shortened("行政复议申请", 8)) <= 8
