"""No file is ever harmed or half-written."""

from __future__ import annotations

import random
import resource
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.language.filenames import safe_name
from drafter.model.finding import CannotRun
from drafter.workflows.drafting import draft
from drafter.write.files import write_atomically

OLD, NEW = b"old" * 1000, b"new" * 400_000


def test_a_file_is_replaced_whole_and_keeps_its_permissions(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(OLD)
    path.chmod(0o640)
    write_atomically(path, NEW)
    assert path.read_bytes() == NEW
    assert path.stat().st_mode & 0o777 == 0o640
    assert list(tmp_path.iterdir()) == [path]


def test_a_missing_folder_is_said_and_not_made(tmp_path: Path) -> None:
    with pytest.raises(CannotRun, match="没有文件夹"):
        write_atomically(tmp_path / "没有" / "a.docx", NEW)
    assert list(tmp_path.iterdir()) == []


def test_a_full_disk_leaves_the_old_file_and_no_rubbish(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(OLD)
    code = f"""
import resource, signal, sys
from pathlib import Path
from drafter.model.finding import CannotRun
from drafter.write.files import write_atomically
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, 200_000))
try:
    write_atomically(Path({str(path)!r}), b"n" * 1_200_000)
except CannotRun as error:
    sys.exit(0 if "磁盘已满" in error.message and "没有动" in error.remedy else 3)
sys.exit(4)
"""
    assert resource.getrlimit(resource.RLIMIT_FSIZE)[0] != 200_000
    assert subprocess.run([sys.executable, "-c", code], check=False, timeout=60).returncode == 0
    assert path.read_bytes() == OLD
    assert list(tmp_path.iterdir()) == [path]


def test_a_file_system_that_nobody_may_write_is_said() -> None:
    with pytest.raises(CannotRun, match=r"不能写|没有写成"):
        write_atomically(Path("/proc/a.docx"), NEW)


@pytest.mark.parametrize("lock", ["~$初稿.docx", ".~初稿.docx", ".~lock.初稿.docx#"])
def test_a_file_that_is_open_elsewhere_is_left_alone(lock: str, data_file: Path, tmp_path: Path) -> None:
    (tmp_path / lock).touch()
    with pytest.raises(CannotRun, match="正在别处打开着"):
        draft(data_file, tmp_path / "初稿.docx")
    assert not (tmp_path / "初稿.docx").exists()


def test_word_shortens_the_name_of_its_lock_file(data_file: Path, tmp_path: Path) -> None:
    (tmp_path / "~$府2023年度报告.docx").touch()
    with pytest.raises(CannotRun, match="正在别处打开着"):
        draft(data_file, tmp_path / "区政府2023年度报告.docx")


def test_a_document_that_is_not_ours_is_never_overwritten(data_file: Path, tmp_path: Path) -> None:
    path = tmp_path / "别人的.docx"
    path.write_bytes(b"not a package")
    with pytest.raises(CannotRun):
        draft(data_file, path)
    assert path.read_bytes() == b"not a package"


def test_killed_at_any_moment_the_file_is_old_or_new_and_whole(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    code = f"""
from pathlib import Path
from drafter.write.files import write_atomically
path = Path({str(path)!r})
print("ready", flush=True)
while True:
    write_atomically(path, b"a" * 2_000_000)
    write_atomically(path, b"b" * 2_000_000)
"""
    chance = random.Random(20231231)
    for _ in range(12):
        path.write_bytes(b"a" * 2_000_000)
        process = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE)
        assert process.stdout is not None
        process.stdout.readline()
        time.sleep(chance.uniform(0, 0.05))
        process.send_signal(signal.SIGKILL)
        process.wait()
        process.stdout.close()
        content = path.read_bytes()
        assert content in (b"a" * 2_000_000, b"b" * 2_000_000)


@given(st.text(max_size=300))
def test_any_text_gives_a_name_that_every_system_takes(text: str) -> None:
    name = safe_name(text)
    assert name
    assert not set(name) & set('/\\:*?"<>|\0\n\r\t')
    assert name not in (".", "..")
    assert len(name.encode("utf-8", "surrogatepass")) <= 201
    assert not name.endswith((".", " "))


@pytest.mark.parametrize("name", ["CON", "nul", "com1.txt", "LPT9"])
def test_names_that_windows_reserves_are_changed(name: str) -> None:
    assert safe_name(name) == f"_{name}"
