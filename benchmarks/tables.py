"""Tables of Markdown, as the benchmarks print them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator


def table(head: tuple[str, ...], rows: Iterable[tuple[object, ...]]) -> str:
    """A table whose columns but the first are numbers."""

    def lines() -> Iterator[str]:
        yield f"\n| {' | '.join(head)} |"
        yield "|---|" + "---:|" * (len(head) - 1)
        for row in rows:
            yield f"| {' | '.join(map(str, row))} |"

    return "\n".join(lines())
