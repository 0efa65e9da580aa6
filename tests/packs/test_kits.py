"""Kits of outlines that inherit: inherited templates, faults at their files and lines, and what the cache is keyed by."""

from __future__ import annotations

from pathlib import Path

import pytest

from drafter import kitcache
from drafter.kit import ingredients, load_kit
from drafter.language.ink import FigureInk, Ledger
from drafter.language.templating import TemplateFault, compile_template, names_of, rendered, runnable
from drafter.library import BadKit, Library
from drafter.read.docx.draft import read_draft
from drafter.workflows.drafting import draft
from tests.packs.test_packs import OUTLINE, pack

DROPS = "删去:\n  指标: [复议, 行政裁决]\n"


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cache folder of the test's own."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path / "cache"


def faults(library: Library) -> list[tuple[str, str, int | None]]:
    with pytest.raises(BadKit) as raised:
        load_kit("年度报告/某省县级", None, library)
    return [(finding.rule, Path(finding.place.file).name, finding.place.line) for finding in raised.value.findings]


def test_inherited_templates_say_nothing_of_what_the_heir_has_dropped(tmp_path: Path) -> None:
    folder = pack(tmp_path / "pack", schemas__x__mou_dot_yaml=OUTLINE + DROPS)
    assert load_kit("年度报告/某省县级", None, Library(packs=(folder,))).outline.gone >= {"复议.收到", "行政裁决"}
    data = tmp_path / "data.yaml"
    data.write_text(
        "提纲: 年度报告/某省县级\n年度: 2026\n单位: {全称: 示例县人民政府, 自称: 我县}\n"
        "章节:\n  - {对应: 化解, 数据: {法律援助: 12, 应诉: {新收: {数值: 5, 上年: 4}}}}\n",
        encoding="utf-8",
    )
    (tmp_path / "drafter.yaml").write_text("资料包: [pack]\n", encoding="utf-8")
    output = tmp_path / "out.docx"
    draft(data, output)
    text = "".join(line for _, line in read_draft(output).lines)

    assert "法律援助" in text
    assert "应诉" in text
    assert "复议" not in text
    assert "行政裁决" not in text


@pytest.mark.parametrize(
    "template",
    [
        "收到{{ 复议.收到 }}件。",
        "同比{{ 复议.收到|同比 }}。",
        "占{{ 应诉|占比(复议.收到) }}。",
        "{% if 政策 %}有{{ 政策 }}件。{% endif %}",
    ],
)
def test_a_figure_that_is_gone_prints_nothing_and_drops_its_sentence(template: str) -> None:
    code = compile_template(template, frozenset({"应诉"}), gone=frozenset({"复议.收到", "政策"}))
    ledger = Ledger()
    ledger.mark(("别的",))
    parts = list(ledger.split(rendered(runnable(code), names_of({"应诉": FigureInk(ledger, None)}))))
    assert all(isinstance(part, str) or (part.spans == () and part.drops) for part in parts)
    assert "别的" not in parts


def test_a_name_that_never_was_is_refused_all_the_same() -> None:
    with pytest.raises(TemplateFault, match="不是提纲里的指标"):
        compile_template("{{ 复议.收倒 }}", frozenset({"应诉"}), gone=frozenset({"复议.收到"}))
    with pytest.raises(TemplateFault, match="不是提纲里的指标"):
        compile_template("{{ gone }}", frozenset({"应诉"}), gone=frozenset({"复议.收到"}))


def test_a_fault_in_a_title_is_said_at_its_line_in_the_outline(tmp_path: Path) -> None:
    folder = pack(tmp_path / "pack", schemas__x__mou_dot_yaml=OUTLINE + '章节:\n  化解:\n    标题: "{{ 下午 }}年的化解"\n')
    assert faults(Library(packs=(folder,))) == [("V320", "mou.yaml", 8)]


def test_a_template_that_is_missing_is_said_where_the_outline_names_it(tmp_path: Path) -> None:
    folder = pack(tmp_path / "pack", schemas__x__mou_dot_yaml=OUTLINE + "章节:\n  化解: {模板: no-such.md}\n")
    assert faults(Library(packs=(folder,))) == [("V321", "mou.yaml", 7)]


def test_a_template_folder_that_is_missing_is_said_where_the_outline_names_it(tmp_path: Path) -> None:
    folder = pack(tmp_path / "pack", schemas__x__mou_dot_yaml=OUTLINE + "模板: mou\n")
    assert faults(Library(packs=(folder,))) == [("V322", "mou.yaml", 6)]


def test_a_fault_in_a_template_of_a_pack_is_said_there(tmp_path: Path) -> None:
    bad = {"templates__annual-report__closing_dot_md": "好。\n\n{{ 复议.收道 }}件。\n"}
    folder = pack(tmp_path / "pack", schemas__x__mou_dot_yaml=OUTLINE, **bad)
    assert faults(Library(packs=(folder,))) == [("V320", "closing.md", 3)]


def test_a_kit_is_made_of_all_parents_all_layers_and_the_profiles_parents(tmp_path: Path) -> None:
    folder = pack(
        tmp_path / "pack",
        schemas__x__mou_dot_yaml=OUTLINE.replace("继承: 年度报告/县级", "继承: 年度报告/乡镇街道"),
        templates__profiles__ben_dot_yaml="编号: ben\n名称: 本地\n继承: guochan\n",
        **{"templates__annual-report__closing_dot_md": "某。\n"},
    )
    files = ingredients("年度报告/某省县级", None, Library(packs=(folder,), profile="ben")).files
    names = {path.name for path in files}

    assert {"mou.yaml", "township.yaml", "county.yaml"} <= names
    assert {"ben.yaml", "guochan.yaml", "gbt9704-2012.yaml", "phrases.yaml"} <= names
    assert folder / "templates" / "annual-report" / "closing.md" in files
    assert {"title.md", "disputes.md"} <= names


def test_a_changed_parent_makes_a_new_kit_in_the_next_process(tmp_path: Path, cache: Path) -> None:
    parent = OUTLINE.replace("某省县级", "某省").replace("mou-county", "mou")
    child = OUTLINE.replace("继承: 年度报告/县级", "继承: 年度报告/某省")
    for number, title in enumerate(("甲的化解", "乙的化解")):
        folder = pack(
            tmp_path / f"pack-{number}",
            schemas__x__parent_dot_yaml=parent + f"章节:\n  化解: {{标题: {title}}}\n",
            schemas__x__mou_dot_yaml=child,
        )
        kit = load_kit("年度报告/某省县级", None, Library(packs=(folder,)))
        assert title in [section.title for section in kit.outline.walk()]
    assert len(list((cache / "drafter").glob("pack-x-mou-*.kit"))) == 1


def test_a_kit_does_not_drive_out_one_whose_name_begins_alike(cache: Path) -> None:
    for name in ("x-county-committee", "x-county"):
        kitcache.kept_or_built(name, [], lambda: ("值", {}))
    assert len(list((cache / "drafter").iterdir())) == 2
