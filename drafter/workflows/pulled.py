"""One pull that was made, with all that its report speaks of."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from drafter.carry.pulling.figures import Refusal
from drafter.carry.pulling.merge import Conflict
from drafter.carry.pulling.pull import Pulled
from drafter.carry.pulling.unveiled import Unveiled
from drafter.carry.pulling.versions import EditedLine
from drafter.model.manuscript import Where
from drafter.model.source import Plain, Source
from drafter.read.docx.draft import DraftReading
from drafter.workflows.carried import Carried
from drafter.workflows.prepare import Prepared


class Pull(NamedTuple):
    """One pull that was made: the document and the data, what was taken over, and what was not.

    `present` and `after` are the data file's data before and after; `unveiled` what is to be known of figures that were not
    published. `paths` are the figures that got another value, `wheres` where in the document; `left` paragraphs that cannot be
    data, and why; `disputed` figures with what the store says of them; `is_unsure`: the data file may be newer than the
    document.
    """

    document: Path
    into: Path
    reading: DraftReading
    carried: Carried
    source: Source
    lines: tuple[EditedLine, ...]
    pulled: Pulled
    new: Plain
    present: Prepared
    after: Prepared
    unveiled: Unveiled
    refusals: tuple[Refusal, ...]
    paths: tuple[str, ...]
    wheres: Mapping[str, Where]
    conflicts: tuple[Conflict, ...]
    left: tuple[tuple[EditedLine, str], ...]
    disputed: Mapping[str, str]
    tracked: str
    is_unsure: bool
