"""The bundle installs without an index or network, is complete for every kind of computer, and tells nothing of ours."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tomllib
import zipfile
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path

import pytest
from packaging.requirements import Requirement

from drafter.model.document import Paragraph, Role, Table, Text, text_of
from drafter.read.docx.draft import Condition, read_draft
from scripts.bundle import build as building
from scripts.bundle import fetch as fetching
from scripts.bundle.closure import gaps
from scripts.bundle.dependencies import BROUGHT, PAGE, REASONS, row
from scripts.bundle.fetch import Altered, Unavailable, fetch, wanted
from scripts.bundle.manual import document, manual
from scripts.bundle.pins import digest_of, locked, name_of, pins, version_of
from scripts.bundle.targets import MACHINES, PYTHONS, Target, fitting, targets, this_one
from scripts.bundle.texts import linux_script, windows_script
from tests.conftest import skip_loudly
from tests.tools import ROOT

WINDOWS = Target(MACHINES[0], "3.13")


@pytest.fixture(scope="module")
def bundle(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The bundle for such a computer as this one; wheels that `make bundle` has fetched are used again."""
    here = this_one()
    if here is None:
        skip_loudly("a kind of computer that the bundle is for")
    folder = tmp_path_factory.mktemp("bundle")
    kept = folder / "wheels"
    kept.mkdir()
    for file in wanted(here):
        if (fetched := ROOT / "build" / "wheels" / file).exists():
            shutil.copyfile(fetched, kept / file)
    try:
        return building.build(folder / "made", [here], kept)
    except Unavailable as error:
        skip_loudly(f"a package index that gives {error.missing[0][0]}")


def test_it_installs_without_a_network_into_an_empty_home_and_drafts(bundle: Path, tmp_path: Path) -> None:
    copy = tmp_path / "拷来 的"
    shutil.copytree(bundle, copy)
    home = tmp_path / "home"
    home.mkdir()
    alone = (
        ["unshare", "-rn"]
        if subprocess.run(["unshare", "-rn", "true"], check=False, capture_output=True).returncode == 0
        else []
    )
    path = f"{Path(sys.executable).resolve().parent}:/usr/bin:/bin"
    command = ["env", "-i", f"HOME={home}", "LANG=C.UTF-8", f"PATH={path}", *alone, "sh", str(copy / "安装.sh")]
    done = subprocess.run(command, check=False, capture_output=True, encoding="utf-8", timeout=120, cwd="/")
    assert done.returncode == 0, done.stderr
    assert "装好了" in done.stdout
    output = tmp_path / "初稿.docx"
    installed = [str(home / ".local/bin/drafter"), "draft", str(copy / "样例/jinshui-2023/data.yaml"), "-o", str(output)]
    drafted = subprocess.run(installed, check=False, capture_output=True, encoding="utf-8", env={"HOME": str(home)}, timeout=60)
    assert (drafted.returncode, drafted.stderr) == (1, "")  # the reference contradicts itself
    assert read_draft(output).condition is Condition.UNTOUCHED


def test_a_wheel_that_was_badly_copied_is_refused_in_chinese(bundle: Path, tmp_path: Path) -> None:
    copy = tmp_path / "bundle"
    shutil.copytree(bundle, copy)
    wheel = next((copy / "wheels").glob("jinja2-*.whl"))
    wheel.write_bytes(wheel.read_bytes() + b"\0")
    path = f"{Path(sys.executable).resolve().parent}:/usr/bin:/bin"
    command = ["env", "-i", f"HOME={tmp_path}", "LANG=C.UTF-8", f"PATH={path}", "sh", str(copy / "安装.sh")]
    done = subprocess.run(command, check=False, capture_output=True, encoding="utf-8", timeout=120)
    assert done.returncode == 1
    assert "请重新拷贝整个文件夹" in done.stderr
    assert not (tmp_path / ".local/bin/drafter").exists()


def test_its_list_of_sums_is_true_and_names_every_file(bundle: Path) -> None:
    lines = (bundle / "SHA256SUMS").read_text(encoding="utf-8").splitlines()
    told = {name: digest for digest, _, name in (line.partition("  ") for line in lines)}
    files = {path.relative_to(bundle).as_posix(): digest_of(path) for path in bundle.rglob("*") if path.is_file()}
    assert files.keys() - told.keys() == {"SHA256SUMS"}
    assert {name: digest for name, digest in files.items() if name in told} == told


def test_it_names_neither_this_machine_nor_its_index(bundle: Path) -> None:
    configured = subprocess.run(
        [sys.executable, "-m", "pip", "config", "list"], check=False, capture_output=True, text=True
    ).stdout
    private = {str(ROOT), str(Path.home()), str(bundle.parent), *re.findall(r"(?:https?|file)://[^\s'\"]+", configured)} - {"/"}
    told = {}
    for path in bundle.rglob("*"):
        if path.suffix in (".docx", ".whl") and (path.suffix == ".docx" or path.name.startswith("drafter-")):
            with zipfile.ZipFile(path) as package:
                told |= {f"{path.name}/{name}": package.read(name) for name in package.namelist()}
        elif path.is_file() and path.suffix != ".whl":
            told[path.name] = path.read_bytes()
    assert len(told) > 100
    assert [(name, word) for name, content in told.items() for word in private if word.encode() in content] == []


def test_every_page_that_the_manual_refers_to_is_in_it(bundle: Path) -> None:
    linked = set(re.findall(r"\]\((docs/[^)]*\.md)\)", (ROOT / "README.zh-CN.md").read_text(encoding="utf-8")))
    assert linked - set(building.PAGES.values()) == set()
    for name in building.PAGES:
        assert (bundle / f"{name}.docx").stat().st_size > 5000


def test_every_computer_gets_a_wheel_of_each_pin_and_of_the_installer() -> None:
    for target in targets():
        files = wanted(target)
        assert set(files) <= set(locked()), target
        names = {name_of(pin) for pin in files.values()}
        assert {"lxml", "pydantic-core", "pip"} <= names
        assert ("colorama" in names) == (target.machine.sys_platform == "win32")


def test_the_pins_are_within_the_bounds_of_the_project_and_every_bound_is_closed_above() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    versions = {name_of(pin): version_of(pin) for pin in pins()}
    for asked in map(Requirement, project["dependencies"]):
        assert asked.specifier.contains(versions[name_of(asked)]), asked
        assert any(bound.operator == "<" for bound in asked.specifier), asked
    assert {name_of(Requirement(line)) for line in project["dependencies"]} == set(REASONS)
    assert set(versions) == {*REASONS, *BROUGHT}
    assert project["requires-python"] == f">={PYTHONS[0]}"


def test_the_page_of_dependencies_says_what_the_installed_ones_say_of_themselves() -> None:
    lines = PAGE.read_text(encoding="utf-8").splitlines()
    for pin in pins():
        name = name_of(pin)
        (told,) = [line for line in lines if line.startswith(f"| {name} | {version_of(pin)} |")]
        try:
            said = metadata(name)
        except PackageNotFoundError:
            assert pin.marker is not None  # only other computers have it
            continue
        assert said["Version"] == version_of(pin), f"{name} is installed in another version than pinned: run `make`"
        assert told == row(name, said), "stale: run `make lock`"


def test_no_dependency_is_without_a_licence() -> None:
    rows = [
        line.split(" | ") for line in PAGE.read_text(encoding="utf-8").splitlines() if line.endswith(" |") and "http" in line
    ]
    assert {cells[2] for cells in rows} <= {
        "MIT",
        "MIT License",
        "BSD License",
        "BSD-2-Clause",
        "BSD-3-Clause",
        "ISC License",
        "PSF-2.0",
    }
    assert len(rows) == len(pins())


def _wheel(folder: Path, name: str, needs: str = "") -> None:
    distribution, version = name.split("-")[:2]
    with zipfile.ZipFile(folder / name, "w") as archive:
        told = f"Metadata-Version: 2.1\nName: {distribution}\nVersion: {version}\n{needs}"
        archive.writestr(f"{distribution}-{version}.dist-info/METADATA", told)


def test_what_only_another_computer_needs_is_missed_there_and_not_here(tmp_path: Path) -> None:
    _wheel(
        tmp_path,
        "one-1.0-py3-none-any.whl",
        'Requires-Dist: two>=2; sys_platform == "win32"\nRequires-Dist: three; extra == "more"\n',
    )
    assert list(gaps(tmp_path, "one==1.0", WINDOWS)) == [
        'windows-x64 with Python 3.13: no wheel of two>=2; sys_platform == "win32"'
    ]
    assert list(gaps(tmp_path, "one==1.0", Target(MACHINES[1], "3.13"))) == []
    _wheel(tmp_path, "two-1.5-cp313-cp313-win_amd64.whl")
    assert "two-1.5-cp313-cp313-win_amd64.whl is there" in next(gaps(tmp_path, "one==1.0", WINDOWS))
    assert "no wheel of two" in next(gaps(tmp_path, "one==1.0", Target(MACHINES[0], "3.12")))


def test_a_wheel_of_another_system_does_not_fit() -> None:
    files = ["a-1-cp313-cp313-win_amd64.whl", "a-1-cp313-cp313-manylinux_2_17_aarch64.whl", "a-1-cp312-abi3-win_amd64.whl"]
    assert fitting(files, "a", WINDOWS) == files[0]
    assert fitting(files, "a", Target(MACHINES[0], "3.14")) == files[2]
    assert fitting(files, "a", Target(MACHINES[1], "3.13")) is None


def test_what_the_index_does_not_give_is_said_by_file_name_and_for_whom(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_FIND_LINKS", str(tmp_path))
    monkeypatch.setenv("PIP_CONFIG_FILE", "/dev/null")
    monkeypatch.setattr(fetching, "pins", lambda: [pin for pin in pins() if pin.name in ("lxml", "jinja2")])
    kept = tmp_path / "kept"
    with pytest.raises(Unavailable) as refused:
        fetch([WINDOWS], kept)
    assert f"lxml-{version_of(next(p for p in pins() if p.name == 'lxml'))}-cp313-cp313-win_amd64.whl" in str(refused.value)
    assert "needed for windows-x64 with Python 3.13" in str(refused.value)
    assert len(refused.value.missing) == 3  # with the installer


def test_another_file_than_the_locked_one_is_not_taken(tmp_path: Path) -> None:
    for file in wanted(WINDOWS):
        (tmp_path / file).write_bytes(b"not what was locked")
    with pytest.raises(Altered, match="SHA-256"):
        fetch([WINDOWS], tmp_path)


def test_the_windows_script_is_what_cmd_of_chinese_windows_reads() -> None:
    script = windows_script()
    text = script.decode("gbk")
    assert script.count(b"\n") == script.count(b"\r\n")
    assert text.startswith("@echo off\r\n")
    labels = set(re.findall(r"^:(\w+)", text, re.MULTILINE))
    assert set(re.findall(r"(?:goto |call :)(\w+)", text)) <= labels
    assert "@" not in re.sub(r"^@echo off|echo @", "", text)  # nothing left to fill in
    assert "py -3" not in text.split(":find")[0]  # which Python is :find's to say


def test_the_linux_script_is_plain_shell() -> None:
    assert b"\r" not in linux_script()
    subprocess.run(["sh", "-n"], input=linux_script(), check=True, timeout=10)
    assert re.search(rb"@[A-Z]+@", linux_script()) is None


def test_a_page_becomes_headings_text_lists_code_and_tables_without_its_markup() -> None:
    page = (
        "# 题目\n\n第一行，\n接着`写`，**重**点见[说明](a.md)。\n\n## 甲\n\n"
        "1. 一\n2. 二\n\n- 点\n\n```yaml\n甲:\n  乙: 1\n```\n\n"
        "| 名 | 值 |\n|---|---|\n| a | b |\n\n## 乙\n\n| 图 |\n|---|\n| ![图](x.png) |\n"
    )
    blocks = document(page).blocks
    said = [(block.role, block.number + text_of(block.spans)) for block in blocks if isinstance(block, Paragraph)]
    assert said == [
        (Role.TITLE, "题目"),
        (Role.BODY, "第一行，接着写，重点见说明。"),
        (Role.HEADING1, "一、甲"),
        (Role.BODY, "1. 一"),
        (Role.BODY, "2. 二"),
        (Role.BODY, "● 点"),
        (Role.BODY, "甲:"),
        (Role.BODY, "  乙: 1"),
        (Role.HEADING1, "二、乙"),
    ]
    assert [block for block in blocks if isinstance(block, Table)] == [
        Table(((Text("名"),), (Text("值"),)), (((Text("a"),), (Text("b"),)),))
    ]


def test_the_manual_says_all_that_the_page_says(tmp_path: Path) -> None:
    from tests.trace.documents import parts_of

    page = (ROOT / "README.zh-CN.md").read_text(encoding="utf-8")
    (tmp_path / "manual.docx").write_bytes(manual(page))
    text = "".join(re.findall(r"<w:t[^>]*>([^<]*)</w:t>", parts_of(tmp_path / "manual.docx")["word/document.xml"]))
    without = re.sub(r"(?:^\|.*\n)+", lambda table: "" if "![" in table[0] else table[0], page, flags=re.MULTILINE)
    without = re.sub(r"!\[[^\]]*\]\([^)]*\)|\]\([^)]*\)|\*\*", "", without)
    words = {word for word in re.findall(r"[\u4e00-\u9fff]{6,}", without) if len(word) < 20}
    assert len(words) > 100
    assert sorted(word for word in words if word not in text) == []
