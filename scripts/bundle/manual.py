"""A page of Markdown → a .docx, laid out and written by drafter itself, as its reports are.

Pictures are left out, and with them tables of nothing but pictures: the writer has no pictures, and the pages say all they
have to say without. Markup that print does not need (bold, code, links) leaves its words.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

from drafter.language.numbering import heading_number
from drafter.loading import load_profile
from drafter.model.document import Block, Document, Paragraph, Role, Table, Text
from drafter.ooxml.envelope import Envelope
from drafter.write.furniture import static_parts
from drafter.write.package import docx_bytes

_HEADINGS = {"h2": (1, Role.HEADING1), "h3": (2, Role.HEADING2), "h4": (3, Role.HEADING3)}


def manual(page: str) -> bytes:
    """The page as a .docx."""
    profile = load_profile()
    nothing = Envelope(record=None, outline="", outline_version=0, template_digest="", outlet="", whose="")
    return docx_bytes(document(page), profile, static_parts(profile), nothing)


def document(text: str) -> Document:
    """The page as drafter's document: plain text, with page numbers."""
    blocks = tuple(_blocks(SyntaxTreeNode(MarkdownIt("commonmark").enable("table").parse(text)).children))
    title = next((_words(block.spans) for block in blocks if isinstance(block, Paragraph) and block.role is Role.TITLE), "")
    return Document(title, office="", year=0, blocks=blocks, live=False)


def _blocks(nodes: Sequence[SyntaxTreeNode]) -> Iterator[Block]:
    numbers: dict[int, int] = {}
    for node in nodes:
        match node.type:
            case "heading" if node.tag == "h1":
                yield Paragraph(Role.TITLE, (Text(_said(node)),))
            case "heading":
                level, role = _HEADINGS[node.tag]
                numbers = {depth: count for depth, count in numbers.items() if depth <= level}
                numbers[level] = numbers.get(level, 0) + 1
                yield Paragraph(role, (Text(_said(node)),), heading_number(level, numbers[level]))
            case "table":
                yield from _table(node)
            case _:
                yield from (Paragraph(Role.BODY, (Text(line),)) for line in _lines(node) if line.strip())


def _lines(node: SyntaxTreeNode, mark: str = "") -> Iterator[str]:
    """The lines of what is neither heading nor table."""
    match node.type:
        case "paragraph":
            yield mark + _said(node)
        case "fence" | "code_block":
            yield from node.content.splitlines()
        case "bullet_list":
            yield from (line for item in node.children for line in _item(item, "● "))
        case "ordered_list":
            begin = int(node.attrs.get("start", 1))
            yield from (line for at, item in enumerate(node.children, begin) for line in _item(item, f"{at}. "))
        case "blockquote":
            yield from (line for child in node.children for line in _lines(child))
        case "html_block":
            return
        case other:
            raise NotImplementedError(f"pages for offices may not hold {other}")


def _item(item: SyntaxTreeNode, mark: str) -> Iterator[str]:
    for at, child in enumerate(item.children):
        yield from _lines(child, mark if at == 0 else "")


def _table(node: SyntaxTreeNode) -> Iterator[Block]:
    rows = [tuple((Text(_said(cell)),) for cell in row.children) for part in node.children for row in part.children]
    head, *body = rows
    if any(_words(cell) for row in body for cell in row):  # otherwise it showed pictures
        yield Table(head, tuple(body))


def _said(node: SyntaxTreeNode) -> str:
    """The words of a block, without its markup; a line end is nothing behind a Chinese character, else a space."""
    said = ""
    for leaf in _leaves(node):
        if leaf.type == "softbreak":
            said += " " if said[-1:].isascii() else ""
        elif leaf.type == "hardbreak":
            said += " "
        else:
            said += leaf.content
    return said.strip()


def _leaves(node: SyntaxTreeNode) -> Iterator[SyntaxTreeNode]:
    if node.type in {"text", "code_inline", "softbreak", "hardbreak"}:
        yield node
    elif node.type != "image":
        for child in node.children:
            yield from _leaves(child)


def _words(spans: Sequence[object]) -> str:
    return "".join(span.text for span in spans if isinstance(span, Text))
