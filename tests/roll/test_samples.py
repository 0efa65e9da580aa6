"""Every sample rolled forward: sound, complete, and nothing of last year's left standing as text."""

from __future__ import annotations

import json
import re
from pathlib import Path

import jsonschema
import pytest
import yaml

from drafter.language.narrative import paragraphs
from drafter.model.document import Paragraph, text_of
from drafter.model.record import State
from drafter.workflows.drafting import Wish, draft
from tests.roll.common import SAMPLES, faults, plain, prepared, roll, sample, squeezed, values
from tests.tools import Office

each_sample = pytest.mark.parametrize("name", SAMPLES)


def next_year(name: str, folder: Path) -> tuple[Path, Path]:
    """A sample, and the file that it becomes."""
    path = sample(name, folder)
    return path, roll(path, folder / "下年" / "data.yaml").begun.data_file


def drafts(name: str, folder: Path) -> Path:
    """A working draft of a sample."""
    path = sample(name, folder)
    drafted = draft(path, folder / "稿", Wish())
    return next(item.path for item in drafted.written if "公开" not in item.path.name)


@each_sample
def test_the_new_file_is_sound_and_lacks_only_what_is_to_be_filled_in(name: str, tmp_path: Path) -> None:
    _, path = next_year(name, tmp_path)
    assert faults(prepared(path).findings) == []


@each_sample
def test_the_new_file_is_drafted_as_it_is(name: str, tmp_path: Path) -> None:
    _, path = next_year(name, tmp_path)
    assert draft(path, tmp_path / "新稿").written


@each_sample
def test_every_figure_becomes_last_years(name: str, tmp_path: Path) -> None:
    before, after = next_year(name, tmp_path)
    old, new = prepared(before).record, prepared(after).record
    assert old is not None
    assert new is not None
    typed = {path: figure for path, figure in old.figures.items() if not figure.indicator.formula}
    assert any(figure.amount for figure in typed.values())
    for path, figure in typed.items():
        carried = new.figures[path]
        assert carried.previous == figure.amount, path
        assert carried.amount is None
        assert carried.source == figure.source
        is_kept = figure.state is State.NOT_APPLICABLE
        assert carried.state is (State.NOT_APPLICABLE if is_kept else State.ABSENT)


@each_sample
def test_sections_headings_and_offices_are_those_of_last_year(name: str, tmp_path: Path) -> None:
    before, after = next_year(name, tmp_path)
    old, new = prepared(before).record, prepared(after).record
    assert old is not None
    assert new is not None

    def later(text: str) -> str:
        return re.sub("20[0-9]{2}", lambda year: str(int(year[0]) + (int(year[0]) in (old.year, old.year + 1))), text)

    kept = [entry for entry in new.entries if entry.fulfils in {e.fulfils for e in old.entries}]
    assert [(e.fulfils, e.title, e.run_in, e.private) for e in kept] == [
        (e.fulfils, later(e.title), e.run_in, e.private) for e in old.entries
    ]
    for told, carried in zip(old.entries, kept, strict=True):
        headings = [(deed.heading, deed.private) for deed in told.walk()]
        assert [(deed.heading, deed.private) for deed in carried.walk()][: len(headings)] == headings
        assert not any(deed.content for deed in carried.walk())
    assert (new.office, new.self_name, new.year) == (old.office, old.self_name, old.year + 1)
    assert new.departments.items() >= old.departments.items()
    stays = ("name", "way", "addressees", "copies", "signatories", "issuers", "approvers", "remark", "printer", "sealed")
    assert [[getattr(o, key) for key in stays] for o in new.outlets] == [
        [getattr(o, key) for key in stays] for o in old.outlets
    ]
    assert not any(o.number or o.signed_on or o.printed_on or o.deadline or o.review or o.stage for o in new.outlets)


@each_sample
def test_the_report_keeps_its_order(name: str, tmp_path: Path) -> None:
    """Sections that nobody named last year are listed now; that must not move the others."""
    before, after = next_year(name, tmp_path)

    def titles(path: Path) -> list[str]:
        _, document = prepared(path).drafts[0]
        heads = (block for block in document.blocks if isinstance(block, Paragraph) and block.number)
        return [re.sub("20[0-9]{2}", "", text_of(head.lead or head.spans)) for head in heads]

    old, new = titles(before), titles(after)
    assert len(set(old) & set(new)) > len(old) / 2
    assert [title for title in old if title in new] == [title for title in new if title in old]


@each_sample
def test_no_paragraph_of_last_year_stands_as_text(name: str, tmp_path: Path) -> None:
    before, after = next_year(name, tmp_path)
    old, new = prepared(before).record, prepared(after).record
    assert old is not None
    assert new is not None
    planned = {line for plan in old.plans for _, line in paragraphs(plan.content.text)}
    said = {line for narrative in old.narratives() for _, line in paragraphs(narrative.text) if len(line) > 12}
    said -= planned  # these are a checklist now
    data = plain(after)
    left = {line for value in values({**data, "上年安排": None}) for _, line in paragraphs(value)}
    assert said
    assert said & left == set()
    assert not any(new.narratives())
    assert (new.problems, new.plans, new.lead, new.others, new.closing) == ((), (), None, None, None)


@each_sample
def test_nothing_of_last_year_is_lost(name: str, tmp_path: Path) -> None:
    before, after = next_year(name, tmp_path)
    old, text = plain(before), squeezed(after.read_text(encoding="utf-8"))
    moved = {key: old.pop(key) for key in ("年度", "提纲")}
    assert moved
    year = prepared(before).record.year  # type: ignore[union-attr]
    for value in values(old):
        for _, line in paragraphs(value):
            later = re.sub("20[0-9]{2}", lambda y: str(int(y[0]) + (int(y[0]) in (year, year + 1))), line)
            assert squeezed(line) in text or squeezed(later) in text, line


@each_sample
def test_what_was_planned_is_a_checklist(name: str, tmp_path: Path) -> None:
    before, after = next_year(name, tmp_path)
    old, found = prepared(before).record, prepared(after)
    assert old is not None
    assert found.record is not None
    assert [(p.heading, p.content, p.lead_department, p.number) for p in found.record.past_plans] == [
        (p.heading, p.content.text, p.lead_department, p.index) for p in old.plans
    ]
    assert all(plan.outcome is None for plan in found.record.past_plans)
    assert sum(f.rule == "S108" for f in found.findings) == len(old.plans)


@each_sample
def test_an_editor_with_the_schema_beside_it_has_nothing_to_say(name: str, tmp_path: Path) -> None:
    _, path = next_year(name, tmp_path)
    schema = json.loads(path.with_name("data.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator(schema).validate(yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.SafeLoader))


@each_sample
def test_the_working_draft_gives_the_same_file(name: str, tmp_path: Path) -> None:
    _, after = next_year(name, tmp_path)
    again = roll(drafts(name, tmp_path), tmp_path / "由稿" / "data.yaml").begun.data_file
    assert again.read_text(encoding="utf-8") == after.read_text(encoding="utf-8")


def test_drafts_that_libreoffice_saved_give_the_same_files(office: Office, tmp_path: Path) -> None:
    sources = []
    for name in SAMPLES:
        made = drafts(name, tmp_path / name)
        sources.append(made.rename(tmp_path / name / f"{name}.docx"))
    for name, saved in zip(SAMPLES, office.convert_all(sources, "docx", tmp_path / "另存"), strict=True):
        expected = roll(tmp_path / name / "data.yaml", tmp_path / name / "甲" / "data.yaml").begun.data_file
        here = saved.rename(tmp_path / name / "另存.docx")  # where its drafter.yaml is
        found = roll(here, tmp_path / name / "乙" / "data.yaml").begun.data_file
        assert found.read_text(encoding="utf-8") == expected.read_text(encoding="utf-8"), name


@pytest.mark.parametrize("name", [name for name in SAMPLES if name != "hubin-2019"])  # whose outline ends with 2020
def test_a_file_that_was_rolled_can_be_rolled_again(name: str, tmp_path: Path) -> None:
    _, once = next_year(name, tmp_path)
    twice = roll(once, tmp_path / "下下年").begun.data_file

    assert faults(prepared(twice).findings) == []
    old, new = prepared(once).record, prepared(twice).record
    assert old is not None
    assert new is not None
    assert new.year == old.year + 1
    assert [e.fulfils for e in new.entries] == [e.fulfils for e in old.entries]
    assert [[d.heading for d in e.walk()] for e in new.entries] == [[d.heading for d in e.walk()] for e in old.entries]
    assert not any(figure.previous for figure in new.figures.values())  # nobody had filled anything in
    text = squeezed(twice.read_text(encoding="utf-8"))
    assert all(squeezed(value) in text for figure in old.figures.values() if (value := str(figure.previous or "")))
    assert all(squeezed(plan.heading) in text for plan in old.past_plans)
    assert new.past_plans == ()
