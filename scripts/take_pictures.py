"""Take README's pictures from the real rendered pages of `make demo`: python scripts/take_pictures.py build/demo FOLDER."""

import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from tests.tools import Office

#: Name of the picture: sample, a word of the file's name, page (from the end where negative).
PICTURES = {
    "red-head": ("shilixian-2026", "报市", 1),
    "imprint": ("shilixian-2026", "报市", -1),
    "public": ("shilixian-2026", "公开版", 1),
    "figures": ("jinshui-2023", "年度报告", 6),
}
DOTS_PER_INCH = 72


def main(demo: Path, folder: Path) -> None:
    """Render the documents and keep the pages that README shows."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as home:
        office = Office(Path(home))
        for name, (sample, word, page) in PICTURES.items():
            (document,) = (demo / sample).glob(f"*{word}*.docx")
            pdf = office.convert(document, "pdf", Path(home) / "pdf")
            number = page if page > 0 else _pages(pdf) + 1 + page
            one = ["-f", str(number), "-l", str(number), "-r", str(DOTS_PER_INCH), "-png", "-singlefile"]
            subprocess.run(["pdftoppm", *one, str(pdf), str(folder / name)], check=True)  # noqa: S603, S607


def _pages(pdf: Path) -> int:
    said = subprocess.run(["pdfinfo", str(pdf)], check=True, capture_output=True, text=True).stdout  # noqa: S603, S607
    return next(int(line.split()[1]) for line in said.splitlines() if line.startswith("Pages:"))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
