"""P: what must not be published is found, and what only looks like it is not."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from docx import Document
from docx.enum.text import WD_COLOR_INDEX
from hypothesis import given
from hypothesis import strategies as st

from drafter.model.finding import Level
from drafter.model.script import Version
from drafter.ooxml.names import w
from tests.conftest import ROOT
from tests.texts.scripts import (
    SAMPLES,
    beside_the_references,
    found,
    grave,
    reference,
    rendered,
    script_of_bytes,
    script_of_document,
    script_of_text,
    seconds,
)

SAMPLE = ROOT / "samples" / "shilixian-2026" / "data.yaml"
PUBLIC, SENT = Version.PUBLIC, Version.SENT
#: Errors and warnings of P and L on the five references: (line, rule, words of the message). No names stand here.
EXPECTED = {
    "danian-2024.txt": [],
    "hubin-2019.txt": [],
    "jinshui-2023.txt": [],
    "qitai-2024.txt": [],
    "zhaotong-2015.txt": [(25, "P206", "写出了 3 个人的姓名")],
}


@beside_the_references
@pytest.mark.parametrize("version", [None, SENT, PUBLIC])
@pytest.mark.parametrize("file", EXPECTED)
def test_the_references_have_what_is_known_and_nothing_else(file: str, version: Version | None) -> None:
    said = grave(found(reference(file, version), "P2", "L"))
    assert [(f.place.line, f.rule) for f in said] == [(line, rule) for line, rule, _ in EXPECTED[file]]
    assert all(words in f.message for f, (_, _, words) in zip(said, EXPECTED[file], strict=True))
    assert all("3名申请人" in f.remedy for f in said)


@pytest.mark.parametrize("data_file", SAMPLES, ids=lambda path: path.parent.name)
@pytest.mark.parametrize("final", [True, False])
def test_our_own_samples_have_nothing_grave_but_blanks(data_file: Path, final: bool) -> None:
    for data, version in rendered(data_file, final=final):
        said = found(script_of_bytes(data, version), "P", "L")
        assert [finding for finding in grave(said) if finding.rule != "P209"] == []
        assert all("【待填" in finding.message for finding in said if finding.rule == "P209")


def test_a_clean_final_and_public_version_have_nothing_at_all() -> None:
    for data, version in rendered(SAMPLE, final=True):
        assert found(script_of_bytes(data, version), "P", "L") == []


@pytest.mark.parametrize(
    ("text", "version", "expected"),
    [
        ("号码为11010519491231002X。", PUBLIC, [("P201", Level.ERROR)]),
        ("号码为11010519491231002X。", SENT, [("P201", Level.WARNING)]),
        ("号码为11010519491331002X。", PUBLIC, []),
        ("号码为110105491231002。", PUBLIC, []),
        ("统一社会信用代码：11010519491231002X。", PUBLIC, []),
        ("手机１３８００００００００。", PUBLIC, [("P202", Level.ERROR)]),
        ("手机13800000000。", None, [("P202", Level.WARNING)]),
        ("账号1234567890123456。", PUBLIC, []),
        ("（2024）示01行初13800000000号", PUBLIC, []),
    ],
)
def test_numbers_weigh_more_in_the_public_version(text: str, version: Version | None, expected: list[object]) -> None:
    assert [(finding.rule, finding.level) for finding in found(script_of_text(text, version), "P")] == expected


def test_the_message_does_not_repeat_the_whole_number() -> None:
    (finding,) = found(script_of_text("号码为11010519491231002X。", PUBLIC), "P201")
    assert "11010519491231002X" not in finding.message + finding.remedy


@pytest.mark.parametrize(
    "text",
    [
        "答复欧阳小明、王晓强等2人的信访事项。",
        "审查《关于代晓强、方小芳、石大山等3人申请公开征地文件的答复》。",
        "由王晓强等12名村民提起行政诉讼。",
        "申请人张三、李四不服征收决定。",
        "村民赵小六反映的问题。",
        "原告孙小七与示例县人民政府行政纠纷一案。",
    ],
)
def test_names_of_private_persons_are_found(text: str) -> None:
    (finding,) = found(script_of_text(text, SENT), "P206")[:1]
    assert finding.level is Level.WARNING
    assert "名" in finding.remedy


@pytest.mark.parametrize(
    "text",
    [
        "在习近平总书记等中央领导同志的关心下，申请人权益得到保障。",
        "县长张三等3名县领导出庭应诉。",
        "签发人：张三",
        "当事人严重违法的，依法处罚；申请人任何时候都可以查阅。",
        "第三人民法院、高新区、安宁区等3个法院受理申请。",
        "向王家、李家等5户补偿。",
        "村民代表、居民代表等20人参加复议听证。",
        "被申请人金水区答复。",
        "律师、专家、学者等6人参与行政复议。",
        "申请人张某、李某某等2人撤回申请。",
        "许可、处罚、强制等5人次举报。",
        "当事人许可、申请人陈述，居民周边环境改善，村民林权申请。",
    ],
)
def test_officials_masked_names_and_other_words_are_none(text: str) -> None:
    assert found(script_of_text(text, PUBLIC), "P206") == []


def test_names_are_counted_whatever_words_stand_before_the_first() -> None:
    (said,) = found(script_of_text("经核查王晓强、李小芳等3人反映的征地补偿问题。", SENT), "P206")
    assert "2 个人的姓名" in said.message


def test_several_names_are_an_error_only_where_everybody_reads_them() -> None:
    text = "审查了关于王晓强、李小芳等3人申请公开的答复。"
    assert [f.level for f in found(script_of_text(text, PUBLIC), "P206")] == [Level.ERROR]
    assert [f.level for f in found(script_of_text(text, SENT), "P206")] == [Level.WARNING]


def final_report() -> bytes:
    return next(rendered(SAMPLE, final=True))[0]


def opened() -> Document:
    return Document(BytesIO(final_report()))


@pytest.mark.parametrize(("version", "level"), [(PUBLIC, Level.ERROR), (SENT, Level.WARNING), (None, Level.WARNING)])
def test_hidden_text_is_found_however_it_is_hidden(version: Version | None, level: Level) -> None:
    document = opened()
    document.paragraphs[12].add_run("不给人看的话").font.hidden = True
    (finding,) = found(script_of_document(document, version), "P211")
    assert finding.level is level
    assert "6 个字" in finding.message


def test_highlighted_words_are_told_once_with_their_number() -> None:
    document = opened()
    for at in (12, 14, 15, 16, 18):
        document.paragraphs[at].add_run("再核").font.highlight_color = WD_COLOR_INDEX.YELLOW
    (finding,) = found(script_of_document(document, PUBLIC), "P215")
    assert finding.level is Level.WARNING
    assert "10 个字" in finding.message
    assert "等 5 段" in finding.message


def test_tracked_changes_and_comments_are_told_with_who_made_them() -> None:
    document = opened()
    run = document.paragraphs[12].add_run("新加")
    inserted = run._r.makeelement(w("ins"), {w("author"): "甲科"})
    run._r.addprevious(inserted)
    inserted.append(run._r)
    document.add_comment(document.paragraphs[14].runs, text="再核对", author="乙科")
    script = script_of_document(document, PUBLIC)
    (change,), (comment,) = found(script, "P212"), found(script, "P213")
    assert change.level is comment.level is Level.ERROR
    assert "1 段有增删" in change.message
    assert "甲科" in change.message
    assert "1 条批注" in comment.message
    assert "乙科" in comment.message


def test_people_in_the_properties_are_told() -> None:
    document = opened()
    document.core_properties.author, document.core_properties.last_modified_by = "某科员", "admin"
    (finding,) = found(script_of_document(document, PUBLIC), "P214")
    assert "作者“某科员”，上次保存者“admin”" in finding.message
    assert finding.level is Level.WARNING


def with_part(data: bytes, name: str, content: bytes) -> bytes:
    """The package with one part added or changed."""
    result = BytesIO()
    with ZipFile(BytesIO(data)) as old, ZipFile(result, "w") as new:
        for entry in old.namelist():
            if entry != name:
                new.writestr(entry, old.read(entry))
        new.writestr(name, content)
    return result.getvalue()


def test_external_templates_and_paths_are_told_and_web_pages_are_not() -> None:
    outside = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="a" Type="http://x/attachedTemplate" Target="file:///C:/Users/u/t.dotx" TargetMode="External"/>'
        '<Relationship Id="b" Type="http://x/attachedTemplate" Target="Normal.dotm" TargetMode="External"/>'
        '<Relationship Id="c" Type="http://x/hyperlink" Target="https://www.gov.cn/" TargetMode="External"/></Relationships>'
    )
    script = script_of_bytes(with_part(final_report(), "word/_rels/settings.xml.rels", outside.encode()), PUBLIC)
    (finding,) = found(script, "P216")
    assert "1 处" in finding.message
    assert "t.dotx" in finding.message


def test_embedded_files_and_macros_are_told() -> None:
    data = with_part(final_report(), "word/embeddings/Microsoft_Excel_Sheet1.xlsx", b"x")
    assert [f.level for f in found(script_of_bytes(data, SENT), "P217")] == [Level.HINT]
    assert [f.level for f in found(script_of_bytes(data, PUBLIC), "P217")] == [Level.WARNING]
    assert "宏" in found(script_of_bytes(with_part(data, "word/vbaProject.bin", b"x"), SENT), "P217")[0].message


def test_a_working_draft_is_told_once_and_must_not_be_published() -> None:
    data = next(rendered(ROOT / "samples" / "zhaotong-2015" / "data.yaml", final=False))[0]
    for version, level in ((SENT, Level.HINT), (None, Level.HINT), (PUBLIC, Level.ERROR)):
        said = [f for f in found(script_of_bytes(data, version), "P") if f.rule not in ("P209", "P206")]
        assert [(f.rule, f.level) for f in said] == [("P218", level)]


@given(st.text(alphabet="等3人、王李张某申请当事人号码卡号京A1ＸxX×★秘密【待填】 　\n（）:：1234567890-", max_size=200))
def test_any_text_can_be_read(text: str) -> None:
    for version in (None, SENT, PUBLIC):
        found(script_of_text(text, version), "P", "L")


@pytest.mark.parametrize(
    "piece",
    [
        "1",
        "王",
        "等3人",
        "王李、",
        "申请人",
        "申请人王",
        "×",
        "X ",
        "【",
        "【待",
        "【待填",
        "京A",
        "0371-",
        "1380000",
        "账号 6222 ",
        "秘密★",
        "内部资料 ",
        "附件：",
        "等 ",
        "　",
    ],
)
def test_hostile_lines_take_time_in_proportion(piece: str) -> None:
    few, many = (seconds(script_of_text(piece * (size // len(piece)), PUBLIC), "P2", "L") for size in (20_000, 100_000))
    assert many < max(few * 15, 0.5)
