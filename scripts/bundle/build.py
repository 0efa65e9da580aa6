"""`make bundle`: the folder for offices without a network. Nothing half done is left behind: a bundle that stands is complete.

`python -m scripts.bundle.build [FOLDER] [--for windows-x64]...`
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from drafter import __version__
from scripts.bundle.closure import gaps
from scripts.bundle.fetch import Altered, Unavailable, fetch, wanted
from scripts.bundle.manual import manual
from scripts.bundle.pins import digest_of, pins, sums
from scripts.bundle.targets import MACHINES, Target, targets
from scripts.bundle.texts import font_page, linux_script, windows_script

ROOT = Path(__file__).resolve().parents[2]
NAME = f"drafter-{__version__}"
#: The pages that offices read, by the names of their files in the bundle.
PAGES = {
    "使用说明": "README.zh-CN.md",
    "说明/占位说明": "docs/placeholders.md",
    "说明/资料包说明": "docs/packs.md",
    "说明/检查规则": "docs/rules.md",
    "说明/版式对照": "docs/gbt9704.md",
    "说明/第三方软件": "docs/dependencies.md",
}


class Incomplete(Exception):
    """The wheels that are there do not make an installation."""


def build(folder: Path, for_: Sequence[Target], kept: Path) -> Path:
    """Make the bundle in the folder, for these computers; wheels that were fetched are kept for the next time.

    Raises Unavailable, Altered or Incomplete.
    """
    fetch(for_, kept)
    made = folder / NAME
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder) as name:
        new = Path(name) / NAME
        wheels = new / "wheels"
        wheels.mkdir(parents=True)
        for file in {file for target in for_ for file in wanted(target)}:
            shutil.copyfile(kept / file, wheels / file)
        ours = _own_wheel(wheels)
        if faults := [fault for target in for_ for fault in gaps(wheels, f"drafter=={__version__}", target)]:
            raise Incomplete("\n".join(faults))
        (wheels / "requirements.txt").write_text("\n".join(_requirements(wheels, ours)) + "\n", encoding="utf-8")
        _write_texts(new)
        files = sorted(file for file in new.rglob("*") if file.is_file())
        (new / "SHA256SUMS").write_text(sums(files, new), encoding="utf-8", newline="\n")
        shutil.rmtree(made, ignore_errors=True)
        new.rename(made)
    return made


def _own_wheel(folder: Path) -> Path:
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    (ours,) = folder.glob("drafter-*.whl")
    return ours


def _requirements(wheels: Path, ours: Path) -> Iterator[str]:
    """What pip installs, and the only files that it takes for it."""
    yield f"drafter=={__version__} --hash=sha256:{digest_of(ours)}"
    for pin in pins():
        stem = pin.name.replace("-", "_")
        hashes = [f"--hash=sha256:{digest_of(file)}" for file in sorted(wheels.glob(f"{stem}-*.whl"))]
        if hashes:  # none where no computer of this bundle needs it
            yield " ".join([str(pin), *hashes])


def _write_texts(new: Path) -> None:
    (new / "安装.bat").write_bytes(windows_script())
    (new / "安装.sh").write_bytes(linux_script())
    (new / "安装.sh").chmod(0o755)
    (new / "说明").mkdir()
    for name, page in PAGES.items():
        (new / f"{name}.docx").write_bytes(manual((ROOT / page).read_text(encoding="utf-8")))
    (new / "字体说明.docx").write_bytes(manual(font_page()))
    shutil.copyfile(ROOT / "LICENSE", new / "说明" / "LICENSE.txt")
    shutil.copytree(ROOT / "samples", new / "样例", copy_function=shutil.copyfile)


def main() -> int:
    """Build, and say what stands or what is missing."""
    parser = argparse.ArgumentParser(prog="make bundle")
    parser.add_argument("folder", nargs="?", type=Path, default=ROOT / "build" / "bundle")
    parser.add_argument("--for", dest="machines", action="append", choices=[machine.name for machine in MACHINES])
    asked = parser.parse_args()
    machines = [machine for machine in MACHINES if machine.name in (asked.machines or [machine.name])]
    try:
        made = build(asked.folder, targets(machines), ROOT / "build" / "wheels")
    except Unavailable as error:
        print(f"no bundle: the package index of this computer does not give\n{error}", file=sys.stderr)
        print("Fetch them elsewhere into build/wheels, or leave such computers out: --for windows-x64.", file=sys.stderr)
        return 1
    except (Altered, Incomplete) as error:
        print(f"no bundle: {error}", file=sys.stderr)
        return 1
    size = sum(file.stat().st_size for file in made.rglob("*") if file.is_file())
    print(f"{made}: {size / 1e6:.0f} MB, for {', '.join(machine.name for machine in machines)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
