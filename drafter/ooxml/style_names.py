"""How the styles of a draft are called: what we write them as, and how readers tell a paragraph's role by them."""

from __future__ import annotations

from typing import NamedTuple

from drafter.model.document import HEADINGS, Role

#: Style names as Word knows them. Built-in names stay English in the file; Word shows them in its own language.
STYLE_NAMES = {
    Role.CORNER: "份号",
    Role.CORNER_MARK: "密级和紧急程度",
    Role.ISSUER: "发文机关标志",
    Role.NUMBER: "发文字号",
    Role.TITLE: "Title",
    Role.STAGE: "稿本",
    Role.ADDRESSEE: "主送机关",
    Role.HEADING1: "heading 1",
    Role.HEADING2: "heading 2",
    Role.HEADING3: "heading 3",
    Role.HEADING4: "heading 4",
    Role.BODY: "Body Text",
    Role.ATTACHMENT_LIST: "附件说明",
    Role.SIGNATORY: "署名",
    Role.SIGNED_ON: "成文日期",
    Role.REMARK: "附注",
    Role.ATTACHMENT_LABEL: "附件序号",
    Role.ATTACHMENT_TITLE: "附件标题",
    Role.IMPRINT: "版记",
}
TABLE_HEAD_NAME, TABLE_CELL_NAME = "附表表头", "附表内容"
#: Headings whose paragraph goes on with text.
RUN_IN_NAMES = {role: f"段首标题{level}" for level, role in enumerate(HEADINGS, 1)}


class Known(NamedTuple):
    """What a style's name says: the role, and whether a heading's text follows in its paragraph."""

    role: Role
    run_in: bool = False


_KNOWN = {
    **{name.lower(): Known(role) for role, name in STYLE_NAMES.items()},
    **{name: Known(role, run_in=True) for role, name in RUN_IN_NAMES.items()},
}


def known_style(name: str) -> Known | None:
    """What a style of this name is for; None for styles that are not ours. LibreOffice capitalises names."""
    return _KNOWN.get(name.lower())
