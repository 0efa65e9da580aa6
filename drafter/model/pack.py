"""A pack to be: what the outline says otherwise than its parent, the templates, the data that are left for a data file."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from drafter.model.source import Plain


class SectionChange(NamedTuple):
    """What the outline file says of a section: of one that the parent has, only what differs.

    `behind` is 位于; `within` the section that a new one stands first in. A section that is `silent` has no template.
    """

    key: str
    title: str = ""
    template: str = ""
    behind: str = ""
    within: str = ""
    run_in: bool = False
    optional: bool = False
    required: bool = False
    silent: bool = False

    @property
    def says_something(self) -> bool:
        """Whether anything differs."""
        return self != SectionChange(self.key)


class Names(NamedTuple):
    """What a pack's outline, its file and its template folder are called."""

    outline: str
    alias: str
    title: str
    kind: str
    file: str
    folder: str


class Remark(NamedTuple):
    """Something in a template that a person should look at: where (the passage or file), and what."""

    where: str
    what: str


class Pack(NamedTuple):
    """Everything that is to be written, and what the document's data become once its words stand in templates.

    `numbers` and `years` stay as they are, years that are `moving` follow the report's, and passages that are `standing` have
    no figure: they say next year what they say now. `unsaid` figures are reported and not told.
    """

    parent: str
    changes: tuple[SectionChange, ...]
    dropped: tuple[str, ...]
    templates: Mapping[str, str]
    data: Plain
    numbers: tuple[Remark, ...] = ()
    years: tuple[Remark, ...] = ()
    in_data: tuple[Remark, ...] = ()
    moving: tuple[Remark, ...] = ()
    standing: tuple[str, ...] = ()
    unsaid: tuple[str, ...] = ()
    passages: int = 0
    titles: int = 0
