"""Profile → styles.xml, and how its styles are called."""

from __future__ import annotations

from drafter.model.document import HEADINGS, Role
from drafter.model.profile import Alignment, Look, Profile
from drafter.ooxml.names import W
from drafter.ooxml.style_names import RUN_IN_NAMES, STYLE_NAMES, TABLE_CELL_NAME, TABLE_HEAD_NAME
from drafter.ooxml.text import escaped

STYLE_IDS = {
    Role.CORNER: "Corner",
    Role.CORNER_MARK: "CornerMark",
    Role.ISSUER: "Issuer",
    Role.NUMBER: "Number",
    Role.TITLE: "Title",
    Role.STAGE: "Stage",
    Role.ADDRESSEE: "Addressee",
    Role.HEADING1: "Heading1",
    Role.HEADING2: "Heading2",
    Role.HEADING3: "Heading3",
    Role.HEADING4: "Heading4",
    Role.BODY: "BodyText",
    Role.ATTACHMENT_LIST: "AttachmentList",
    Role.SIGNATORY: "Signatory",
    Role.SIGNED_ON: "SignedOn",
    Role.REMARK: "Remark",
    Role.ATTACHMENT_LABEL: "AttachmentLabel",
    Role.ATTACHMENT_TITLE: "AttachmentTitle",
    Role.IMPRINT: "Imprint",
}
TABLE_HEAD, TABLE_CELL = "TableHead", "TableCell"
BLANK, APPROVER = "ToFill", "Approver"
COMMENT_TEXT, COMMENT_MARK = "CommentText", "CommentReference"
#: Headings whose paragraph goes on with text are paragraphs of the text's font, in which the heading has its level's. (Not the
#: other way round: LibreOffice 7.4 gives what is in a content control the paragraph's font, whatever its run says.)
RUN_IN_IDS = {role: f"RunIn{level}" for level, role in enumerate(HEADINGS, 1)}
LEAD_IDS = {role: f"RunInLead{level}" for level, role in enumerate(HEADINGS, 1)}

#: How a blank is marked.
HIGHLIGHT = '<w:shd w:val="clear" w:color="auto" w:fill="FFFF00"/>'

_JC = {
    Alignment.JUSTIFIED: "both",
    Alignment.LEFT: "left",
    Alignment.CENTRE: "center",
    Alignment.RIGHT: "right",
}
# Word's own default, said aloud: LibreOffice 7.4 reads a missing or false value as hanging, and then loses commas at line ends.
_HANGING = '<w:overflowPunct w:val="1"/>'
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def styles_xml(profile: Profile, *, is_live: bool) -> str:
    """All styles; a document without a figure store has none for blanks and comments."""
    paragraphs = "".join(
        _paragraph_style(STYLE_IDS[role], STYLE_NAMES[role], profile.looks[role.value], profile) for role in Role
    )
    paragraphs += "".join(_run_in_style(role, profile) for role in HEADINGS)
    cells = "".join(
        _paragraph_style(style, name, profile.looks[look], profile)
        for style, name, look in (
            (TABLE_HEAD, TABLE_HEAD_NAME, "table_head"),
            (TABLE_CELL, TABLE_CELL_NAME, "table_cell"),
        )
    )
    body = profile.looks[Role.BODY.value]
    return (
        f'{_HEAD}<w:styles xmlns:w="{W}"><w:docDefaults><w:rPrDefault><w:rPr>{_fonts(profile.font(body.font))}'
        f'<w:sz w:val="{round(body.size * 2)}"/><w:szCs w:val="{round(body.size * 2)}"/>'
        '<w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>'
        f'<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/>'
        f'<w:pPr><w:widowControl w:val="0"/>{_HANGING}<w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/>'
        f'<w:spacing w:before="0" w:after="0" w:line="{profile.line}" w:lineRule="exact"/><w:jc w:val="both"/></w:pPr>'
        f'<w:rPr><w:spacing w:val="{profile.spacing}"/></w:rPr></w:style>'
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar>'
        '<w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/>'
        '<w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
        f"{paragraphs}{cells}{_footer_style(profile)}{_character_styles(profile, is_live=is_live)}"
        f"{_comment_styles(profile) if is_live else ''}</w:styles>"
    )


def _paragraph_style(style: str, name: str, look: Look, profile: Profile) -> str:
    follows = "" if look.outline_level == 0 else '<w:next w:val="BodyText"/>'
    keep = "<w:keepNext/>" if look.outline_level or look.new_page else ""
    new_page = "<w:pageBreakBefore/>" if look.new_page else ""
    before = f' w:before="{look.lines_before * profile.line}" w:beforeLines="{look.lines_before * 100}"'
    after = f' w:after="{look.lines_after * profile.line}" w:afterLines="{look.lines_after * 100}"'
    around = f"{before if look.lines_before else ''}{after if look.lines_after else ''}"
    spacing = f'<w:spacing{around} w:line="{look.line}" w:lineRule="exact"/>'
    # A character of the grid is the type size plus the (negative) spacing; Word reads firstLineChars, others firstLine.
    indent = round(look.first_line * (look.size * 20 + look.spacing))
    ind = f'<w:ind w:firstLineChars="{look.first_line * 100}" w:firstLine="{indent}"/>' if look.first_line else ""
    level = f'<w:outlineLvl w:val="{look.outline_level - 1}"/>' if look.outline_level else ""
    size = round(look.size * 2)
    colour = f'<w:color w:val="{look.colour}"/>' if look.colour else ""
    return (
        f'<w:style w:type="paragraph" w:styleId="{style}"><w:name w:val="{name}"/><w:basedOn w:val="Normal"/>{follows}'
        f'<w:qFormat/><w:pPr>{keep}{new_page}{spacing}{ind}<w:jc w:val="{_JC[look.alignment]}"/>{level}</w:pPr>'
        f'<w:rPr>{_fonts(profile.font(look.font))}{colour}<w:spacing w:val="{look.spacing}"/>'
        f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/></w:rPr></w:style>'
    )


def _run_in_style(role: Role, profile: Profile) -> str:
    """A heading of this level that its text follows in the same paragraph (7.3.3)."""
    body = profile.font(profile.looks[Role.BODY.value].font)
    return (
        f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{RUN_IN_IDS[role]}"><w:name w:val="{RUN_IN_NAMES[role]}"/>'
        f'<w:basedOn w:val="{STYLE_IDS[role]}"/><w:next w:val="BodyText"/><w:qFormat/><w:pPr><w:keepNext w:val="0"/></w:pPr>'
        f"<w:rPr>{_fonts(body)}</w:rPr></w:style>"
    )


def _character_styles(profile: Profile, *, is_live: bool) -> str:
    leads = "".join(
        _character_style(LEAD_IDS[role], f"{RUN_IN_NAMES[role]}字体", _fonts(profile.font(profile.looks[role.value].font)))
        for role in HEADINGS
    )
    approver = _character_style(APPROVER, "签发人姓名", _fonts(profile.font(profile.approver_font)))
    return leads + approver + (_character_style(BLANK, "待填", HIGHLIGHT) if is_live else "")


def _character_style(style: str, name: str, properties: str) -> str:
    return (
        f'<w:style w:type="character" w:customStyle="1" w:styleId="{style}"><w:name w:val="{name}"/><w:qFormat/>'
        f"<w:rPr>{properties}</w:rPr></w:style>"
    )


def _comment_styles(profile: Profile) -> str:
    """Comments are read on the screen: small, as Word has them (小五 and 五号)."""
    return (
        f'<w:style w:type="paragraph" w:styleId="{COMMENT_TEXT}"><w:name w:val="annotation text"/><w:basedOn w:val="Normal"/>'
        '<w:uiPriority w:val="99"/><w:pPr><w:spacing w:line="240" w:lineRule="auto"/><w:jc w:val="left"/></w:pPr>'
        f'<w:rPr>{_fonts(profile.font(profile.page_number.font))}<w:spacing w:val="0"/><w:sz w:val="21"/><w:szCs w:val="21"/>'
        f'</w:rPr></w:style><w:style w:type="character" w:styleId="{COMMENT_MARK}"><w:name w:val="annotation reference"/>'
        '<w:uiPriority w:val="99"/><w:rPr><w:sz w:val="18"/><w:szCs w:val="18"/></w:rPr></w:style>'
    )


def _footer_style(profile: Profile) -> str:
    size = round(profile.page_number.size * 2)
    return (
        '<w:style w:type="paragraph" w:styleId="Footer"><w:name w:val="footer"/><w:basedOn w:val="Normal"/>'
        '<w:pPr><w:spacing w:line="400" w:lineRule="exact"/></w:pPr>'
        f'<w:rPr>{_fonts(profile.font(profile.page_number.font))}<w:spacing w:val="0"/>'
        f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/></w:rPr></w:style>'
    )


def _fonts(name: str) -> str:
    name = escaped(name)
    return f'<w:rFonts w:ascii="{name}" w:hAnsi="{name}" w:eastAsia="{name}" w:cs="{name}" w:hint="eastAsia"/>'
