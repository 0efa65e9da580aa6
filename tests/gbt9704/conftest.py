"""The documents of this folder, rendered once for all tests and all workers."""

from __future__ import annotations

import fcntl
import json
from pathlib import Path

import pytest

from tests.gbt9704.page import Paper
from tests.gbt9704.papers import write_all
from tests.tools import Office


@pytest.fixture(scope="session")
def papers(office: Office, tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> dict[str, Paper]:
    """All documents by name; the first worker that asks has LibreOffice render them."""
    base = tmp_path_factory.getbasetemp()
    shared = (base if worker_id == "master" else base.parent) / "gbt9704"
    shared.mkdir(exist_ok=True)
    index = shared / "index.json"
    with (shared / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not index.exists():
            written = write_all(shared)
            rendered = office.convert_all(list(written.values()), "pdf", shared / "pdf")
            index.write_text(
                json.dumps({n: list(map(str, both)) for n, *both in zip(written, written.values(), rendered, strict=True)})
            )
    return {name: Paper(Path(docx), Path(pdf)) for name, (docx, pdf) in json.loads(index.read_text()).items()}
