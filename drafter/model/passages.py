"""Passages (段): the paragraphs and headings of templates that have a number of their own, by which data files rewrite them."""

from __future__ import annotations

from typing import NamedTuple


class Passage(NamedTuple):
    """One of them: its number, in which template it stands, and the words with which it begins.

    `private` (仅报送) keeps it out of the public version, a heading with all below it. A heading that stands `alone`
    (标题独行) is on a line of its own.
    """

    number: str
    template: str
    begins: str
    is_heading: bool = False
    private: bool = False
    alone: bool = False
