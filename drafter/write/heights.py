"""How high the paragraphs of a document are, in lines and twips, without rendering them."""

from __future__ import annotations

from drafter.model.document import Addressees, Block, Document, Paragraph, Role, text_of
from drafter.model.profile import Profile
from drafter.write.measure import lines_in, width
from drafter.write.titles import fitted

#: The title stands two lines below the red line (7.3.1); a text without 主送 one line below the title, as 主送 do (7.3.2).
LINES_BELOW_HEAD, LINES_BELOW_TITLE = 2, 1
_TITLES = (Role.TITLE, Role.ATTACHMENT_TITLE)


def ends_title(block: Block | None) -> bool:
    """Whether the title ends with this block."""
    return isinstance(block, Paragraph) and block.role in (Role.TITLE, Role.STAGE)


def height_above(block: Paragraph | Addressees, before: Block | None, document: Document, profile: Profile) -> int:
    """What is left free above a block that stands behind `before`."""
    role = Role.ADDRESSEE if isinstance(block, Addressees) else block.role
    lines = profile.looks[role.value].lines_before
    if role is Role.TITLE and document.head:
        lines = LINES_BELOW_HEAD
    elif ends_title(before) and role not in (Role.STAGE, Role.ADDRESSEE):
        lines = LINES_BELOW_TITLE
    elif role is Role.ATTACHMENT_LIST and not _is(before, Role.ATTACHMENT_LIST):
        lines = 1
    return lines * profile.line


def lines_of(block: Paragraph | Addressees, document: Document, profile: Profile) -> int:
    """How many lines a block takes."""
    if isinstance(block, Addressees):
        look = profile.looks[Role.ADDRESSEE.value]
        return lines_in(text_of(block.line), look.characters_per_line, look.first_line)
    look = profile.looks[block.role.value]
    if block.role in _TITLES:
        return text_of(fitted(block.spans, document.names, look.characters_per_line)).count("\n") + 1
    text = text_of((*block.lead, *block.spans))
    if block.role is Role.ATTACHMENT_LIST:
        return lines_in(text, look.characters_per_line - attachment_indent(block.number))
    return lines_in(block.number + text, look.characters_per_line, look.first_line)


def attachment_indent(number: str) -> float:
    """How far from the left the name of an attachment begins, and further lines of it (7.3.4), in characters."""
    return 2 + width("附件：") + width(number.removeprefix("附件："))


def line_height(block: Paragraph | Addressees, profile: Profile) -> int:
    """How high each of its lines is."""
    role = Role.ADDRESSEE if isinstance(block, Addressees) else block.role
    return profile.looks[role.value].line


def text_height(profile: Profile) -> int:
    """The height of the text area (版心)."""
    return profile.paper[1] - profile.top - profile.bottom


def _is(block: Block | None, role: Role) -> bool:
    return isinstance(block, Paragraph) and block.role is role
