"""Readers of whole files under test, most of them as a command calls them; what it refuses by design is passed over."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress

from drafter.library import BadKit
from drafter.model.finding import CannotRun
from drafter.ooxml.package import BadPackage
from drafter.read.docx.draft import parse_draft
from drafter.read.docx.facts import facts_in
from drafter.read.form.returns import read_return
from drafter.workflows.adopting import AdoptWish, adopt_file
from drafter.workflows.annotating import annotate
from drafter.workflows.checking import check_file
from drafter.workflows.collecting import CollectWish, collect_files
from drafter.workflows.data_file import read_data_file
from drafter.workflows.new import Wanted
from drafter.workflows.pulling import PullWish, pull_file
from tests.fuzz import seed_files as seeds
from tests.fuzz.files import file_of, locs


def record(data: bytes) -> None:
    """A data file as `drafter check` takes it: read, validated, composed, checked with the text that it makes."""
    checked(data, "data.yaml")


def checked(data: bytes, name: str) -> None:
    with file_of(data, name) as path:
        try:
            found = check_file(path)
        except (CannotRun, BadKit):
            return
        for finding in found.findings:
            assert finding.message
            if finding.span and found.script:
                at, start, end = finding.span
                assert 0 <= start <= end <= len(found.script.paragraphs[at].text), finding
        if found.document:
            with suppress(CannotRun):
                annotate(path, found, path.with_name("批注.docx"))


def docx(data: bytes) -> None:
    try:
        reading = parse_draft(data)
        facts_in(data, reading)
    except BadPackage:
        return
    for line in reading.manuscript.lines:
        str(line.where)


def docx_checked(data: bytes) -> None:
    checked(data, "报告.docx")


def pulled(data: bytes) -> None:
    """A .docx taken back into its data, only looked at."""
    with file_of(data, "终稿.docx") as path:
        into = path.with_name("data.yaml")
        into.write_text(seeds.DATA, encoding="utf-8")
        for tracked in ("accept", "reject"):
            try:
                pull_file(path, into, PullWish(tracked, dry_run=True, without_record=True))
            except (CannotRun, BadKit):
                continue


def form(data: bytes) -> None:
    with file_of(data, "填报.xlsx") as path:
        try:
            source = read_data_file(path).source
        except CannotRun:
            return
        assert source is not None
        for loc in locs(source.data):
            source.place(loc)


def returned(data: bytes) -> None:
    try:
        read_return(data)
    except BadPackage:
        return


def collected(data: bytes) -> None:
    """A department's form collected into its data file."""
    with file_of(data, "县司法局.xlsx") as path:
        into = path.with_name("data.yaml")
        into.write_text(seeds.DATA, encoding="utf-8")
        try:
            collect_files([path], into, CollectWish(dry_run=True))
        except (CannotRun, BadKit):
            return


def adopted(name: str) -> Callable[[bytes], None]:
    def read(data: bytes) -> None:
        with file_of(data, name) as path:
            try:
                adopt_file(
                    path, path.with_name("data.yaml"), AdoptWish(Wanted("年度报告/县级", "示例县人民政府", "2026", "我县"))
                )
            except CannotRun as refused:
                assert "程序的缺陷" not in refused.remedy, refused.message
            except BadKit:
                return

    return read
