"""What drafter form and drafter collect say."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.workflows.forms import FormWritten


def form_lines(written: FormWritten) -> Iterator[str]:
    """Where the form went."""
    yield f"已写出 {written.path}"
    if written.kept:
        yield f"    原来的留作 {written.kept}"
    if written.path and written.path.suffix.lower() == ".xlsx":
        yield f"    填好后可以直接用：drafter check {written.path.name}、drafter draft {written.path.name}。"
