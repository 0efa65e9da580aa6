"""Work that several processes share, on any system: what is sent to them can be pickled, and Ctrl-C leaves whole files."""

from __future__ import annotations

import gc
import os
import signal
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from typing import Any

#: Windows waits for no more processes than this at once.
_MOST_JOBS = 61
#: So many items go to a process at once where there are many: sending one costs, but a bar is to move.
_LARGEST_BATCH = 8

#: The system ended one of the processes, for want of memory as a rule.
ProcessesDied = BrokenProcessPool


#: Like `map`, with a function of a module: the results in the order of the items.
Mapped = Callable[[Callable[[Any], Any], Sequence[Any]], Iterable[Any]]


@contextmanager
def processes(jobs: int | None, items: int) -> Iterator[Mapped]:
    """A `map` by so many processes (None: as there are cores), no more than items; by this one where that is one.

    On Ctrl-C each process finishes the item that it is at.
    """
    jobs = min(jobs or _cores(), items, _MOST_JOBS)
    if jobs <= 1:
        gc.enable()  # a process that lives for one document does without; see drafter.__main__
        yield map
        return
    pool = ProcessPoolExecutor(jobs, initializer=_begin)

    def mapped(work: Callable[[Any], Any], items: Sequence[Any]) -> Iterable[Any]:
        return pool.map(work, items, chunksize=max(1, min(_LARGEST_BATCH, len(items) // (4 * jobs))))

    try:
        yield mapped
    finally:
        pool.shutdown(cancel_futures=True)


def _begin() -> None:
    """What a process does before its first item: only the first process hears Ctrl-C, and tells the others."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.enable()


def _cores() -> int:
    """The cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
