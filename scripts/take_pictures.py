"""Take README's pictures from the real rendered pages: python scripts/take_pictures.py DRAFT.docx FOLDER."""

import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from tests.tools import Office

PAGES = (1, 3, 6)
DOTS_PER_INCH = 72


def main(document: Path, folder: Path) -> None:
    """Render the document and keep the pages that README shows."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as home:
        pdf = Office(Path(home)).convert(document, "pdf", Path(home) / "pdf")
        for page in PAGES:
            target = folder / f"jinshui-2023-{page}"
            pages = ["-f", str(page), "-l", str(page), "-r", str(DOTS_PER_INCH)]
            subprocess.run(["pdftoppm", *pages, "-png", "-singlefile", str(pdf), str(target)], check=True)  # noqa: S603, S607


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
