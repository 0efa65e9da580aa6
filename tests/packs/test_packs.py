"""Packs (资料包) and drafter.yaml: the sample pack drafted through the command line, and all that may be wrong with one."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from drafter.library import INSTALLED, BadKit, Library, outline_file, template_files
from drafter.loading import load_outline, load_profile
from drafter.model.finding import CannotRun, Finding
from drafter.read.docx.draft import read_draft
from drafter.settings import library_for
from drafter.validate.outlines.files import HeirFile, HeirSectionItem
from drafter.workflows.prepare import check, prepare

ROOT = Path(__file__).parents[2]
SAMPLE = ROOT / "samples" / "pack-shili"
OUTLINE = "编号: 年度报告/某省县级\n别名: annual-report/mou-county\n版本: 1\n继承: 年度报告/县级\n名称: 某省县级提纲\n"


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """A copy of the sample pack with its drafter.yaml and data."""
    return Path(shutil.copytree(SAMPLE, tmp_path / "office", ignore=shutil.ignore_patterns("*.docx")))


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "drafter", *arguments]
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    return subprocess.run(
        command, check=False, capture_output=True, text=True, encoding="utf-8", cwd=folder, timeout=60, env=environment
    )


def configured(folder: Path, text: str) -> tuple[Finding, ...]:
    """What is found when this drafter.yaml is used."""
    (folder / "drafter.yaml").write_text(text, encoding="utf-8")
    try:
        library_for(folder)
    except BadKit as error:
        return error.findings
    return ()


def pack(folder: Path, **files: str) -> Path:
    """A pack with these files; `__` in a name stands for a slash, `_dot_` for a dot."""
    for name, text in files.items():
        path = folder / name.replace("__", "/").replace("_dot_", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def test_the_sample_pack_is_drafted_with_its_own_sentences_and_layout(office: Path) -> None:
    done = run(office, "draft", "data.yaml", "-o", "out.docx")
    assert done.returncode == 0, done.stdout + done.stderr
    lines = [re.sub(r"⟦[^=⟧]*=([^⟧]*)⟧", r"\1", text) for _, text in read_draft(office / "out.docx").lines]
    said = "\n".join(lines)
    document = zipfile.ZipFile(office / "out.docx").read("word/document.xml").decode()
    styles = zipfile.ZipFile(office / "out.docx").read("word/styles.xml").decode()

    assert "全县建成基层法治工作所16个，其中达到省定标准的12个，达标率75%。配备法治副乡（镇）长12名。" in said  # a new template
    assert "以上报告，请予审阅。" in said  # laid over the installed closing.md
    assert "特此报告" not in said
    assert "全年收到行政复议申请96件，受理90件。" in said  # the parent's template
    assert "报送期限：2027年2月14日" in done.stdout  # the pack's deadline
    assert f'w:top="{round(38 * 1440 / 25.4)}"' in document  # its profile
    assert "方正小标宋_GBK" in styles
    headings = [line for line in lines if line.startswith("（")]
    order = ("严格规范公正文明执法", "增强行政决策公信力", "规范行政规范性文件", "化解体系", "建设平安示例")
    places = [next(number for number, line in enumerate(headings) if word in line) for word in order]
    assert places == sorted(places)


def test_the_sample_pack_checks_clean(office: Path) -> None:
    assert [finding for finding in check(office / "data.yaml") if finding.level != "提示"] == []


def test_a_folder_below_finds_the_same_drafter_yaml(office: Path) -> None:
    below = office / "2026" / "稿"
    below.mkdir(parents=True)
    shutil.move(office / "data.yaml", below / "data.yaml")
    kit = prepare(below / "data.yaml").kit
    assert kit is not None
    assert (kit.outline.id, kit.profile.id) == ("年度报告/示例省县级", "shili")


def test_outline_lists_and_shows_what_packs_add(office: Path) -> None:
    listed = run(office, "outline").stdout
    assert "年度报告/示例省县级@1（annual-report/shili-county）" in listed
    assert "2021 年度起，继承 年度报告/县级" in listed
    assert run(office, "outline", "年度报告/示例省县级").stdout == run(office, "outline", "annual-report/shili-county").stdout
    shown = run(office, "outline", "annual-report/shili-county").stdout
    assert "报送  上级  次年2月15日前，主送市委、市政府；抄送市委全面依法治市委员会办公室" in shown
    assert "必报  基层法治所.建成" in shown
    assert "示例省" not in run(ROOT, "outline").stdout


def test_templates_of_the_command_line_lie_over_those_of_packs(office: Path) -> None:
    pack(office / "own", closing_dot_md="专此报告。\n")
    assert run(office, "draft", "data.yaml", "-o", "out.docx", "--templates", "own").returncode == 0
    assert "专此报告。" in [text for _, text in read_draft(office / "out.docx").lines]


def test_the_later_pack_wins_for_templates_and_profiles(tmp_path: Path) -> None:
    profile = "编号: ben\n名称: 本地\n继承: gbt9704-2012\n字体: {{小标宋: [{}]}}\n"
    one = pack(tmp_path / "one", **{"templates__annual-report__closing_dot_md": "一。\n"})
    two = pack(tmp_path / "two", **{"templates__annual-report__closing_dot_md": "二。\n"})
    for folder, font in ((one, "甲"), (two, "乙")):
        pack(folder, templates__profiles__ben_dot_yaml=profile.format(font))
    library = Library(packs=(one, two), profile="ben")
    files = template_files([outline_file("年度报告/县级")], library, None)
    assert files["closing.md"].parent == two / "templates" / "annual-report"
    assert files["title.md"].is_relative_to(ROOT / "templates")
    assert load_profile(library).font("小标宋") == "乙"


def test_what_a_pack_says_of_a_folder_reaches_all_outlines_that_use_it_but_not_the_heirs_own_templates(tmp_path: Path) -> None:
    folder = pack(
        tmp_path / "pack",
        schemas__x__mou_dot_yaml=OUTLINE + "模板: mou\n",
        templates__mou__closing_dot_md="某省。\n",
        **{"templates__annual-report__closing_dot_md": "通用。\n", "templates__annual-report__title_dot_md": "通用标题\n"},
    )
    library = Library(packs=(folder,))
    own = [outline_file("年度报告/某省县级", library), outline_file("年度报告/县级", library)]
    files = template_files(own, library, None)
    assert files["closing.md"].parent.name == "mou"
    assert files["title.md"] == folder / "templates" / "annual-report" / "title.md"


def test_without_drafter_yaml_only_what_is_installed_counts(tmp_path: Path) -> None:
    assert library_for(tmp_path) == INSTALLED


@pytest.mark.parametrize(
    ("text", "rule", "line", "said"),
    [
        ("资料包: [没有这个]\n", "V345", 1, "没有资料包文件夹“没有这个”"),
        ("格式: 1\n资料包:\n  - 包\n  - 没有\n", "V345", 4, "没有资料包文件夹“没有”"),
        ("资料包: [包, ./包]\n", "V345", 1, "写了两次"),
        ("资料包: 包/schemas\n", "V345", 1, "写浅或写深了一层"),
        ("资料包: [包]\n版式: guochang\n", "V346", 2, "是不是想写“guochan”"),
        ("资料抱: [包]\n", "V101", 1, "是不是想写“资料包”"),
        ("格式: 一\n", "V206", 1, "整数"),
        ("资料包: {名称: 包}\n", "V103", 1, ""),
        ("资料包：[包]\n", "R213", 1, "全角冒号"),
    ],
)
def test_what_is_wrong_with_drafter_yaml_is_said_at_its_line(
    tmp_path: Path, text: str, rule: str, line: int, said: str
) -> None:
    pack(tmp_path / "包", schemas__x__mou_dot_yaml=OUTLINE)
    found = configured(tmp_path, text)
    assert [(f.rule, f.place.line, Path(f.place.file).name) for f in found] == [(rule, line, "drafter.yaml")]
    assert said in f"{found[0].message}{found[0].remedy}"


def test_a_pack_may_lie_outside_the_folder_of_drafter_yaml(tmp_path: Path) -> None:
    shared = pack(tmp_path / "shared", schemas__x__mou_dot_yaml=OUTLINE)
    office = tmp_path / "office"
    office.mkdir()
    assert configured(office, "资料包: [../shared]\n") == ()
    assert load_outline("annual-report/mou-county", library_for(office)).parents == ("年度报告/县级",)
    assert outline_file("annual-report/mou-county", library_for(office)).samefile(shared / "schemas" / "x" / "mou.yaml")


def test_a_drafter_yaml_of_a_newer_program_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CannotRun, match="只认识到格式 1"):
        configured(tmp_path, "格式: 2\n新的: 是\n")


@pytest.mark.parametrize(
    ("inside", "target"),
    [
        ("schemas/x/link.yaml", "outside.yaml"),
        ("templates/annual-report/closing.md", "outside.yaml"),
        ("templates/annual-report", "outside"),
        ("templates/profiles/link.yaml", "outside.yaml"),
    ],
)
def test_nothing_in_a_pack_leads_out_of_it(tmp_path: Path, inside: str, target: str) -> None:
    secret = "编号: 年度报告/外面\n别名: outside\n版本: 1\n名称: 外面\n继承: 年度报告/县级\n"
    pack(tmp_path, outside_dot_yaml=secret, outside__closing_dot_md="外面的秘密。\n")
    folder = pack(tmp_path / "pack", schemas__x__mou_dot_yaml=OUTLINE)
    link = folder / inside
    link.parent.mkdir(parents=True, exist_ok=True)
    link.symlink_to(tmp_path / target)
    data = tmp_path / "data.yaml"
    data.write_text("提纲: 年度报告/某省县级\n年度: 2026\n单位: {全称: 示例县人民政府}\n", encoding="utf-8")
    (tmp_path / "drafter.yaml").write_text("资料包: [pack]\n", encoding="utf-8")

    found = prepare(data)
    assert found.record is None
    assert {finding.rule for finding in found.findings} == {"V347"}
    assert all("包外" in finding.message and finding.place.file.startswith(str(folder)) for finding in found.findings)


def test_a_link_within_a_pack_is_no_fault(tmp_path: Path) -> None:
    folder = pack(tmp_path / "pack", schemas__x__mou_dot_yaml=OUTLINE, shared_dot_md="共用。\n")
    (folder / "templates" / "annual-report").mkdir(parents=True)
    (folder / "templates" / "annual-report" / "closing.md").symlink_to(folder / "shared.md")
    files = template_files([outline_file("年度报告/县级")], Library(packs=(folder,)), None)
    assert files["closing.md"].read_text(encoding="utf-8") == "共用。\n"


def test_a_huge_file_in_a_pack_is_refused_before_it_is_read(tmp_path: Path) -> None:
    folder = pack(tmp_path / "pack", schemas__x__mou_dot_yaml=OUTLINE)
    with (folder / "schemas" / "x" / "huge.yaml").open("wb") as file:
        file.truncate(5_000_000)
    with pytest.raises(BadKit) as raised:
        outline_file("年度报告/某省县级", Library(packs=(folder,)))
    assert [(f.rule, Path(f.place.file).name) for f in raised.value.findings] == [("V347", "huge.yaml")]


def test_a_data_file_whose_drafter_yaml_is_bad_is_not_drafted_and_says_why(office: Path) -> None:
    (office / "drafter.yaml").write_text("资料包: [示列省]\n", encoding="utf-8")
    done = run(office, "draft", "data.yaml")
    assert done.returncode == 1
    assert "drafter.yaml:1:7  错误 V345  没有资料包文件夹“示列省”" in done.stdout
    assert not list(office.glob("*.docx"))
    listed = run(office, "outline")
    assert listed.returncode == 2
    assert "V345" in listed.stderr


def test_the_page_on_packs_names_the_keys_that_an_heir_may_say() -> None:
    page = (ROOT / "docs" / "packs.md").read_text(encoding="utf-8").partition("## 三、")[0]
    table = re.findall(r"^\| (`.*?) \|", page, re.MULTILINE)
    named = {key for row in table for key in re.findall(r"`(.*?)`", row)}
    known = {field.alias for model in (HeirFile, HeirSectionItem) for field in model.model_fields.values()}
    assert named >= {"删去", "必报", "改动", "章节", "位于", "顺序", "报送"}
    assert named <= known


def test_the_examples_on_that_page_are_the_sample_packs(office: Path) -> None:
    page = (ROOT / "docs" / "packs.md").read_text(encoding="utf-8")
    for name in re.findall(r"[├└]─ ([a-z-]+/[a-z-]+\.(?:md|yaml)|[a-z]+\.yaml)", page):
        assert list(office.rglob(name)), name


@pytest.mark.parametrize(
    ("version", "said"),
    [("7", "要用的提纲是“年度报告/县级@7”，现有的只是第 1 版，无从继承"), ("一", "“年度报告/县级@一”的版本不是数字，无从继承")],
)
def test_a_pack_that_inherits_from_a_newer_outline_than_is_installed_is_refused_at_its_line(
    tmp_path: Path, version: str, said: str
) -> None:
    text = OUTLINE.replace("继承: 年度报告/县级", f"继承: 年度报告/县级@{version}")
    folder = pack(tmp_path / "pack", schemas__x__mou_dot_yaml=text)
    with pytest.raises(BadKit) as refused:
        load_outline("annual-report/mou-county", Library(packs=(folder,)))
    (finding,) = refused.value.findings
    assert (finding.rule, finding.place.line, finding.message) == ("V331", 4, said)


def test_a_pack_may_name_the_very_version_that_it_inherits_from(tmp_path: Path) -> None:
    text = OUTLINE.replace("继承: 年度报告/县级", "继承: 年度报告/县级@1")
    folder = pack(tmp_path / "pack", schemas__x__mou_dot_yaml=text)
    assert load_outline("年度报告/某省县级@1", Library(packs=(folder,))).parents == ("年度报告/县级",)


def test_what_packs_add_is_listed_last(office: Path) -> None:
    listed = run(office, "outline").stdout.splitlines()
    assert listed[0].startswith("年度报告/县级@")
    assert "2020 年度" in listed[-2]
    assert listed[-1].startswith("年度报告/示例省县级@")
