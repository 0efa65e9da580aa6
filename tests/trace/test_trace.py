"""drafter trace: every number with where it comes from, and those that come from nowhere."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import openpyxl
import pytest

from drafter.model.finding import CannotRun
from drafter.model.trace import State, Trace
from drafter.workflows.drafting import Wish, draft
from drafter.workflows.tracing import trace_file
from tests.documents.test_office import DOCX
from tests.tools import OFFICE_VERSIONS, Office, Validator
from tests.trace.documents import rewritten

DOCUMENT = "word/document.xml"
DATA = """\
格式: 1
提纲: 年度报告/县级
年度: 2026
单位: {{全称: 示例县人民政府}}
责任单位: {{司法: 县司法局, 市监: "A&B <局> \\"甲\\" {{{{ 乙 }}}} 【丙】"}}
报送件: [{{名称: 报市, 署名: 示例县人民政府}}]
章节:
  - 对应: 化解
    数据:
      复议: {{收到: {{数值: 557, 上年: 480, 来源: "=县司法局&<乙>", 说明: "含“结转” {{{{ 8 }}}} 【件】"}}}}
      应诉: {{通知: 62, 出庭: 56}}
    做法:
      - 内容: |
          {words}
"""


def data(folder: Path, words: str) -> Path:
    path = folder / "data.yaml"
    path.write_text(DATA.format(words=words), encoding="utf-8")
    return path


def traced(path: Path) -> Trace:
    trace = trace_file(path).trace
    assert trace is not None
    return trace


def test_each_number_comes_with_sentence_indicator_last_year_source_and_department(tmp_path: Path) -> None:
    path = data(
        tmp_path, "全年收到【复议.收到】件，同比【复议.收到|同比】。负责人出庭率【应诉.出庭|占比（应诉.通知）】，另有手写3件。"
    )
    numbers = [item for item in traced(path).numbers if item.where.paragraph == 1 and "（一）" not in item.sentence]
    assert [(item.text, item.state) for item in numbers[:4]] == [
        ("557件", State.TRACED),
        ("16%", State.TRACED),
        ("90.3%", State.TRACED),
        ("3件", State.UNTRACED),
    ]
    first, change, share, loose = numbers[:4]
    assert first.sentence == "全年收到557件，同比增长16%。"
    assert first.base is not None
    assert (str(first.base.previous), first.base.source, first.department) == ("480", "=县司法局&<乙>", "县司法局")
    assert change.figure is not None
    assert change.figure.how == "（557 - 480） ÷ 480"
    assert share.figure is not None
    assert share.figure.how == "56 ÷ 出庭通知 62"
    assert loose.figure is None
    assert str(first.where).endswith("第1段")


def test_the_trace_of_a_draft_is_that_of_its_data_file(sample: Path, sample_docx: Path) -> None:
    of_data, of_draft = traced(sample), traced(sample_docx)
    assert [(n.text, n.state, n.sentence, n.department) for n in of_data.numbers] == [
        (n.text, n.state, n.sentence, n.department) for n in of_draft.numbers
    ]


def test_a_save_in_libreoffice_changes_nothing(sample: Path, sample_docx: Path, office: Office, tmp_path: Path) -> None:
    saved = office.convert(sample_docx, DOCX, tmp_path)
    assert [(n.text, n.state, str(n.where)) for n in traced(saved).numbers] == [
        (n.text, n.state, str(n.where)) for n in traced(sample).numbers
    ]


def edited(folder: Path, old: str, new: str) -> Trace:
    path = data(folder, "全年收到【复议.收到】件，同比【复议.收到|同比】。")
    draft(path, folder / "out.docx")
    return traced(rewritten(folder / "out.docx", folder / "edited.docx", {DOCUMENT: (old, new)}))


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        ("<w:t>557</w:t>", "<w:t>558</w:t>", "文中是 558件，填报数据是 557"),
        ("<w:t>件，同比", "<w:t>万件，同比", "文中是 557万件，填报数据是 557"),
        ("<w:t>件，同比", "<w:t>余件，同比", "文中是 557余件，填报数据是 557"),
        ("<w:t>557</w:t>", "<w:t></w:t>", "这里的数被删掉了"),
        ("<w:t>557</w:t>", "<w:t>若干</w:t>", "文中是 若干，填报数据是 557"),
        ("增长</w:t>", "下降</w:t>", "文中是 下降16%，填报数据是 16%"),
        ("<w:t>件，同比", "<w:t>0件，同比", "这个数旁边又手写了数字或“约”“%”，成了另一个数，请核对"),
        ("<w:t>件，同比", "<w:t>.5件，同比", "这个数旁边又手写了数字或“约”“%”，成了另一个数，请核对"),
        ("<w:t>件，同比", "<w:t>/3件，同比", "这个数旁边又手写了数字或“约”“%”，成了另一个数，请核对"),
        ("<w:t>件，同比", "<w:t>%，同比", "这个数旁边又手写了数字或“约”“%”，成了另一个数，请核对"),
        ("全年收到</w:t>", "全年收到约</w:t>", "这个数旁边又手写了数字或“约”“%”，成了另一个数，请核对"),
    ],
)
def test_a_number_that_a_person_changed_is_said_to_differ(tmp_path: Path, old: str, new: str, why: str) -> None:
    different = [number for number in edited(tmp_path, old, new).numbers if number.state is State.DIFFERENT]
    assert [number.why for number in different] == [why]


@pytest.mark.parametrize("new", ["件，", "多件，", "万件，"])
def test_words_of_an_amount_that_a_person_took_away_are_missed(tmp_path: Path, new: str) -> None:
    path = data(tmp_path, "全年收到【复议.收到】件。")
    text = (
        path.read_text(encoding="utf-8")
        .replace("应诉: {通知", "免罚: 613余\n      应诉: {通知")
        .replace("收到【复议.收到】件", "免罚【免罚】件，收到【复议.收到】件")
    )
    path.write_text(text, encoding="utf-8")
    draft(path, tmp_path / "out.docx")
    trace = traced(rewritten(tmp_path / "out.docx", tmp_path / "edited.docx", {DOCUMENT: ("余件，", new)}))
    first = next(number for number in trace.numbers if number.base and number.base.indicator.path == "免罚")
    assert first.state is State.DIFFERENT


def test_a_number_behind_a_comma_is_another_one(tmp_path: Path) -> None:
    trace = traced(data(tmp_path, "收到【复议.收到】，15件待审。"))
    assert [number.text for number in trace.numbers if number.state is State.UNTRACED] == ["15件"]


def test_an_emptied_cell_is_said_to_differ(tmp_path: Path) -> None:
    path = data(tmp_path, "全年收到【复议.收到】件。")
    path.write_text("数据表: 是\n" + path.read_text(encoding="utf-8"), encoding="utf-8")
    draft(path, tmp_path / "out.docx")
    trace = traced(rewritten(tmp_path / "out.docx", tmp_path / "edited.docx", {DOCUMENT: ("<w:t>480</w:t>", "<w:t></w:t>")}))
    assert [number.why for number in trace.numbers if number.state is State.DIFFERENT] == ["这里的数被删掉了"]


def test_a_number_typed_into_the_document_is_untraced(tmp_path: Path) -> None:
    trace = edited(tmp_path, "<w:t>件，同比", "<w:t>件，其中涉企12件，同比")
    assert [number.text for number in trace.numbers if number.state is State.UNTRACED] == ["12件"]


def test_the_sheet_is_text_throughout_and_valid(tmp_path: Path, validator: Validator) -> None:
    sheet = tmp_path / "核对表.xlsx"
    trace_file(data(tmp_path, "收到【复议.收到】件，手写9件。"), sheet)
    page = openpyxl.load_workbook(sheet).active
    assert page is not None
    cells = [cell for row in page.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} == {"s"}
    texts = "\n".join(str(cell.value) for cell in cells)
    assert "=县司法局&<乙>\n含“结转” {{ 8 }} 【件】" in texts
    assert [cell.value for cell in page[3]][:4] == ["序号", "位置", "句子", "文中的数"]
    for version in OFFICE_VERSIONS:
        assert validator.errors(sheet, version) == []


def test_the_same_data_give_the_same_sheet(tmp_path: Path) -> None:
    for name in ("a", "b"):
        trace_file(data(tmp_path, "收到【复议.收到】件。"), tmp_path / f"{name}.xlsx")
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()


def test_a_signed_sheet_is_never_overwritten(tmp_path: Path) -> None:
    path, sheet = data(tmp_path, "收到【复议.收到】件。"), tmp_path / "核对表.xlsx"
    trace_file(path, sheet)
    trace_file(path, sheet)  # nobody touched it
    book = openpyxl.load_workbook(sheet)
    page = book.active
    assert page is not None
    page["M4"] = "张三"
    book.save(sheet)
    signed = sheet.read_bytes()
    with pytest.raises(CannotRun, match="有人填过或改过") as refused:
        trace_file(path, sheet)
    assert "--force" in refused.value.remedy
    report = trace_file(path, sheet, force=True)
    assert report.kept == tmp_path / "核对表-修改稿-1.xlsx"
    assert report.kept.read_bytes() == signed


@pytest.mark.parametrize("kind", ["公开版", "定稿"])
def test_what_carries_no_record_says_so(tmp_path: Path, kind: str) -> None:
    sample = Path(__file__).parents[2] / "samples" / "shilixian-2026" / "data.yaml"
    wish = Wish(("公开版",)) if kind == "公开版" else Wish(("报市",), final=True)
    (written,) = draft(sample, tmp_path / "out.docx", wish).written
    with pytest.raises(CannotRun, match="没有随文的填报数据"):
        trace_file(written.path)


def test_a_draft_of_another_office_is_traced_by_its_own_record(tmp_path: Path) -> None:
    other = Path(__file__).parents[2] / "samples" / "qitai-2024" / "data.yaml"
    draft(other, tmp_path / "别县.docx")
    report = trace_file(tmp_path / "别县.docx")
    assert report.about == "奇台县人民政府2024年度（报送稿）"
    assert report.trace is not None
    assert report.trace.count(State.DIFFERENT) == 0


@pytest.mark.parametrize(
    ("name", "content"), [("坏.docx", b"not a package"), ("旧.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1rest"), ("空.docx", b"")]
)
def test_what_is_no_document_is_refused_in_words(tmp_path: Path, name: str, content: bytes) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(CannotRun, match=r"打不开这个文档|不能核对“\.doc”文件"):
        trace_file(tmp_path / name)


def long_outline(folder: Path, figures: int, length: int) -> Path:
    """A pack whose outline asks for so many figures, with paths of this length, and data that reports and cites them all."""
    keys = [f"数{number}" + "长" * max(length - 1 - len(str(number)), 0) for number in range(figures)]
    schema = folder / "包" / "schemas" / "测试" / "长.yaml"
    schema.parent.mkdir(parents=True)
    indicators = "\n".join(f"      {key}: {{名称: 办理第{n}类, 单位: 件}}" for n, key in enumerate(keys))
    head = "格式: 1\n编号: 测试/长\n别名: test/long\n版本: 1\n名称: 测试\n起始年度: 2021\n模板: long\n"
    schema.write_text(f"{head}章节:\n  甲:\n    标题: 甲\n    指标:\n{indicators}\n", encoding="utf-8")
    (folder / "包" / "templates" / "long").mkdir(parents=True)
    (folder / "包" / "templates" / "long" / "title.md").write_text("报告", encoding="utf-8")
    (folder / "drafter.yaml").write_text("格式: 1\n资料包: [包]\n", encoding="utf-8")
    values = "\n".join(f"      {key}: {1000 + n}" for n, key in enumerate(keys))
    cited = "\n".join(f"          办理【{key}】件。" for key in keys)
    path = folder / "data.yaml"
    path.write_text(
        f"格式: 1\n提纲: 测试/长\n年度: 2026\n单位: {{全称: 甲}}\n章节:\n  - 对应: 甲\n    数据:\n{values}\n"
        f"    做法:\n      - 内容: |\n{cited}\n",
        encoding="utf-8",
    )
    return path


def test_a_path_of_two_hundred_characters_is_traced_after_a_save_too(
    tmp_path: Path, office: Office, validator: Validator
) -> None:
    path = long_outline(tmp_path, 3, 200)
    draft(path, tmp_path / "out.docx")
    assert validator.errors(tmp_path / "out.docx", "Microsoft365") == []
    saved = office.convert(tmp_path / "out.docx", DOCX, tmp_path / "saved")
    shutil.copy(saved, tmp_path / "saved.docx")
    numbers = traced(tmp_path / "saved.docx").numbers
    assert [(number.text, number.state) for number in numbers] == [(f"{1000 + n}件", State.TRACED) for n in range(3)]
    assert {len(number.base.indicator.path) for number in numbers if number.base} == {200}


def test_five_thousand_figures_are_traced_each_once(tmp_path: Path) -> None:
    path = long_outline(tmp_path, 5_000, 8)
    draft(path, tmp_path / "out.docx")
    trace = traced(tmp_path / "out.docx")
    assert [number.text for number in trace.numbers] == [f"{1000 + n}件" for n in range(5_000)]
    assert trace.count(State.TRACED) == 5_000


def test_the_screen_says_how_many_are_traced_and_where_the_others_stand(tmp_path: Path) -> None:
    path = data(tmp_path, "收到【复议.收到】件，手写9件。")
    done = subprocess.run([sys.executable, "-m", "drafter", "trace", str(path)], capture_output=True, text=True, check=False)
    trace = traced(path)
    assert done.returncode == 0, done.stderr
    assert f"已溯源 {len(trace.numbers) - 1}/{len(trace.numbers)} (" in done.stdout
    assert "未溯源  9件" in done.stdout
    assert "原句：收到557件，手写9件。" in done.stdout
