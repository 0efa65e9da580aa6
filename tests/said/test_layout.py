"""What the rules on layout say, word for word, of documents that break one point of the standard each."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from syrupy.assertion import SnapshotAssertion

from drafter.model.script import Version
from tests.said.lines import in_full
from tests.texts import test_layout, test_layout_elements
from tests.texts.handmade import complete, report
from tests.texts.scripts import found, script_of_document


def documents() -> Iterator[tuple[str, Callable[[], Any], Callable[[Any], None]]]:
    """Of each breach its name, the sound document, and the change."""
    yield from ((breach[0].__name__, report, breach[0]) for breach in test_layout.BREACHES)
    yield from ((breach[0], complete, breach[1]) for breach in test_layout_elements.BREACHES)


@pytest.mark.parametrize(("sound", "change"), [case[1:] for case in documents()], ids=[case[0] for case in documents()])
def test_what_is_said_of_a_breach(sound: Callable[[], Any], change: Callable[[Any], None], snapshot: SnapshotAssertion) -> None:
    document = sound()
    change(document)
    assert "\n".join(in_full(found(script_of_document(document, Version.SENT), "L"))) == snapshot
