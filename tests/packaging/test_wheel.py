"""The wheel, built and installed into an empty environment, drafts by itself."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.tools import ROOT


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    (found,) = folder.glob("*.whl")
    return found


def test_the_wheel_carries_outlines_and_templates(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    for wanted in (
        "schemas/annual-report/county.yaml",
        "schemas/names.yaml",
        "schemas/phrases.yaml",
        "templates/annual-report/disputes.md",
        "templates/profiles/gbt9704-2012.yaml",
    ):
        assert f"drafter/assets/{wanted}" in names
    assert "drafter/check/examples/F101.yaml" in names  # drafter rules F101 shows them offline


def test_the_wheel_drafts_from_an_empty_environment(wheel: Path, sample: Path, sample_docx: Path, tmp_path: Path) -> None:
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(tmp_path / "venv")], check=True, timeout=120)
    python = tmp_path / "venv" / ("Scripts" if os.name == "nt" else "bin") / "python"
    site = subprocess.run(
        [str(python), "-c", "import site; print(site.getsitepackages()[0])"], check=True, capture_output=True, text=True
    ).stdout.strip()
    # Our wheel is the one under test; what it depends on is taken from this environment, so that no network is needed.
    subprocess.run(
        [sys.executable, "-m", "pip", "install", "--no-deps", "--no-index", "--quiet", "--target", site, str(wheel)],
        check=True,
        capture_output=True,
        timeout=120,
    )
    here = subprocess.run(
        [sys.executable, "-c", "import site; print(site.getsitepackages()[0])"], check=True, capture_output=True, text=True
    ).stdout.strip()
    libraries = tmp_path / "libraries"
    libraries.mkdir()
    for item in Path(here).iterdir():
        if "drafter" not in item.name:
            (libraries / item.name).symlink_to(item)
    output = tmp_path / "out.docx"
    environment = {key: value for key, value in os.environ.items() if not key.startswith("PYTHON")}
    done = subprocess.run(
        [str(python), "-m", "drafter", "draft", str(sample), "-o", str(output)],
        check=False,
        capture_output=True,
        text=True,
        cwd=tmp_path,
        env=environment | {"PYTHONPATH": str(libraries)},
        timeout=60,
    )
    assert done.returncode == 1, done.stderr
    assert output.read_bytes() == sample_docx.read_bytes()
