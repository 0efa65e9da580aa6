"""Next year with a pack: sections that were left out, told several times, or asked for; where commands find it."""

from __future__ import annotations

import shlex
from pathlib import Path

from drafter.workflows.drafting import Wish, draft
from drafter.workflows.new import Wanted
from drafter.workflows.prepare import prepare
from drafter.workflows.rolling import roll_forward
from tests.opinions.copies import Copy
from tests.template.common import drafted, lines, packed, report, run, sample, templates


def edited(folder: Path, *removed: str, name: str = "shilixian-2026", outlet: str = "报市") -> Path:
    """A sample's draft from which people took paragraphs out."""
    data = sample(name, folder)
    path = draft(data, folder / "初稿.docx", Wish((outlet,))).written[0].path
    copy = Copy(path)
    for words in removed:
        copy.remove(words)
    return copy.save(folder / "终稿.docx")


def titles(data_file: Path) -> list[str]:
    found = prepare(data_file)
    assert found.drafts, found.findings
    return [line for line in lines(found.drafts[0][1]) if "的落实情况" in line]


def test_a_section_told_once_for_each_opinion_has_its_own_words_next_year(tmp_path: Path) -> None:
    document = edited(tmp_path / "2015", name="zhaotong-2015", outlet="报人大")
    made = packed(document, tmp_path / "包")
    rolled = roll_forward(tmp_path / "2016" / "data.yaml", document, Wanted(made.names.outline, None, None))
    assert not rolled.carried.remapping.homeless
    assert [entry.fulfils for entry in rolled.carried.entries][:2] == [("意见",), ("关于明确",)]
    found = titles(rolled.begun.data_file)
    assert len(found) == len(set(found)) == 6


def test_an_opinion_without_words_in_the_pack_becomes_a_section_of_its_own(tmp_path: Path) -> None:
    data = sample("zhaotong-2015", tmp_path / "2015")
    made = packed(data, tmp_path / "包")
    text = data.read_text(encoding="utf-8").replace("关于“充实力量，进一步加强法制队伍建设”", "关于“补齐短板”")
    other = tmp_path / "2015" / "又一份.yaml"
    other.write_text(text, encoding="utf-8")
    rolled = roll_forward(tmp_path / "2016" / "data.yaml", other, Wanted(made.names.outline, None, None))
    assert [entry.fulfils for entry in rolled.carried.entries if "补齐短板" in entry.title] == [()]


def test_titles_that_look_like_templates_are_found_again(tmp_path: Path) -> None:
    title = "关于“{{ 甲 }}#第1条”的落实情况"
    data = sample("zhaotong-2015", tmp_path / "2015")
    text = data.read_text(encoding="utf-8").replace(
        "标题: 关于“明确目标，进一步健全完善依法决策制度”的落实情况", f"标题: '{title}'"
    )
    data.write_text(text, encoding="utf-8")
    made = packed(data, tmp_path / "包")
    rolled = roll_forward(tmp_path / "2016" / "data.yaml", data, Wanted(made.names.outline, None, None))
    assert titles(rolled.begun.data_file).count(title) == 1


def test_a_section_deleted_in_word_stays_left_out_next_year(tmp_path: Path) -> None:
    document = edited(tmp_path / "2026", "运用数字技术，增强依法履职本领")
    made = packed(document, tmp_path / "包")
    assert any(remark.where == "数字" and "自写: 是" in remark.what for remark in made.pack.in_data)
    for outline in (made.names.outline, None):
        target = tmp_path / f"2027{outline is None}" / "data.yaml"
        rolled = roll_forward(target, document, Wanted(outline, None, None))
        text = rolled.begun.data_file.read_text(encoding="utf-8")
        assert "上年没有写这一节。今年要写的，删去下面一行\n    自写: 是\n" in text
        assert text.count("自写: 是") == 1


def test_statutory_sections_that_were_deleted_are_asked_for_again(tmp_path: Path) -> None:
    problems = [f"{number}是" for number in ("一", "二", "三", "四", "五", "六")]
    document = edited(tmp_path / "2026", "存在的不足和原因", *[f"{ordinal}" for ordinal in problems])
    made = packed(document, tmp_path / "包")
    assert not made.differences
    assert "问题" not in made.pack.dropped
    rolled = roll_forward(tmp_path / "2027" / "data.yaml", document, Wanted(made.names.outline, None, None))
    assert all(mark.key != "自写" for entry in rolled.carried.entries if "问题" in entry.fulfils for mark in entry.marks)


def test_what_could_not_be_taken_in_is_not_called_the_same(tmp_path: Path) -> None:
    document = edited(tmp_path)
    copy = Copy(document)
    copy.replace("2027年1月", "2027年1月", "2027年2月")
    copy.save(document)
    done = run(tmp_path, "template", "终稿.docx", "-o", "包")
    assert done.returncode == 1
    assert "文档里的改动没有做进去的，请核对（1）" in done.stdout
    assert "和原文不同的只有上面没有做进去的 1 处" in done.stdout
    assert "完全相同" not in done.stdout


def test_a_title_of_one_outlet_alone_stays_in_the_data_file(tmp_path: Path) -> None:
    outlets = "报送件:\n  - {名称: 报市, 主送: [市政府], 署名: [示例县人民政府], 标题: 关于2026年工作的报告}\n"
    outlets += "  - {名称: 报人大, 主送: [县人大常委会], 署名: [示例县人民政府]}\n导语: 现报告如下：\n"
    made = packed(report(tmp_path / "甲", outlets), tmp_path / "包", outlet="报市")
    assert ("标题", "只是“报市”这一份的，仍由数据文件写") in made.pack.in_data
    first, second = (lines(document)[0] for _, document in drafted(made, made.pack.data).drafts)
    assert first == "关于2026年工作的报告"
    assert second != first
    common = packed(report(tmp_path / "乙", outlets.split("  - {名称: 报人大")[0]), tmp_path / "包乙", outline="年度报告/乙")
    assert "关于{{ 年度 }}年工作的报告" in templates(common)


def test_the_printed_command_finds_the_pack_from_where_it_is_typed(tmp_path: Path) -> None:
    document = edited(tmp_path / "另 处" / "2026")
    (tmp_path / "办公").mkdir()
    for cwd, given, folder in (
        ("办公", "../另 处/2026/终稿.docx", "templates/甲"),
        (".", "另 处/2026/终稿.docx", "另 处/乙"),
        ("另 处/2026", document.name, "../../远处/丙"),
    ):
        done = run(tmp_path / cwd, "template", given, "-o", folder, "--outline", f"年度报告/{folder[-1]}")
        assert done.returncode == 0, done.stdout + done.stderr
        program, *arguments = shlex.split(done.stdout.splitlines()[-1])
        assert program == "drafter"
        begun = run(tmp_path / cwd, *arguments)
        assert begun.returncode == 0, begun.stderr
        next(tmp_path.rglob("drafter.yaml")).unlink()


def test_a_data_file_away_from_its_pack_is_told_where_drafter_yaml_goes(tmp_path: Path) -> None:
    document = edited(tmp_path / "2026")
    packed(document, tmp_path / "2026" / "包")
    begun = run(tmp_path / "2026", "new", "2027/data.yaml", "--from", "终稿.docx", "--outline", "年度报告/示例县")
    assert begun.returncode == 0, begun.stderr
    (tmp_path / "2026" / "2027").rename(tmp_path / "2027")
    done = run(tmp_path, "check", "2027/data.yaml")
    assert "没有提纲“年度报告/示例县@1”" in done.stdout
    assert "请把写着这个资料包的 drafter.yaml 放到数据文件所在的文件夹或者上一级文件夹" in done.stdout
