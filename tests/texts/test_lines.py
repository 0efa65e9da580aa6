"""Lines that are drawn in a .docx, or are borders of cells, whichever way a program writes them."""

from __future__ import annotations

from typing import Any

import pytest
from lxml import etree

from drafter.model.paper import Border, Drawn
from drafter.ooxml.names import DRAWING, MARKUP, WORD_DRAWING, W, w
from drafter.read.docx.borders import Borders, drawn_in
from drafter.read.docx.looks import Looks

_VML = "urn:schemas-microsoft-com:vml"
_NAMESPACES = f'xmlns:w="{W}" xmlns:a="{DRAWING}" xmlns:wp="{WORD_DRAWING}" xmlns:mc="{MARKUP}" xmlns:v="{_VML}"'
_LINE = '<a:prstGeom prst="line"/><a:ln><a:solidFill><a:srgbClr val="ff0000"/></a:solidFill></a:ln>'


def xml(text: str) -> Any:
    return etree.fromstring(f"<w:body {_NAMESPACES}>{text}</w:body>")


def drawing(shape: str = _LINE, extent: str = '<wp:extent cx="5616000" cy="0"/>') -> str:
    return f"<w:r><w:drawing>{extent}{shape}</w:drawing></w:r>"


def vml(start: str, end: str, color: str) -> str:
    return f'<w:r><w:pict><v:line from="{start}" to="{end}" strokecolor="{color}"/></w:pict></w:r>'


@pytest.mark.parametrize(
    ("drawn", "line"),
    [
        (drawing(), Drawn("FF0000", 156.0)),
        (drawing('<a:prstGeom prst="straightConnector1"/>'), Drawn("", 156.0)),
        (drawing('<a:prstGeom prst="rect"/>'), None),
        (drawing(extent=""), None),
        (drawing(""), None),
        (f"<mc:Fallback>{drawing()}</mc:Fallback>", None),
        (vml("0,0", "156mm,0", "red"), Drawn("FF0000", 156.0)),
        (vml("-1cm,0", "14.6cm,0", "#f00"), Drawn("FF0000", 156.0)),
        (vml("1in,0", "0,0", "#00ff7f [3204]"), Drawn("00FF7F", 25.4)),
        (vml("0,0", "72pt,0", "windowText"), Drawn("", 25.4)),
        (vml("0,0", "96,0", ""), Drawn("", 25.4)),
        (vml("left,0", "72pt,0", "red"), None),
        (vml("0,0", "1.2.3pt,0", "red"), None),
        (f"<mc:Fallback>{vml('0,0', '72pt,0', 'red')}</mc:Fallback>", None),
    ],
)
def test_a_drawn_line_has_its_length_and_its_colour(drawn: str, line: Drawn | None) -> None:
    found = list(drawn_in(xml(f"<w:p>{drawn}</w:p>")[0]))
    assert [(each.color, round(each.long, 3)) for each in found] == ([(line.color, line.long)] if line else [])


_RED = '<w:{side} w:val="single" w:sz="8" w:color="FF0000"/>'
_STYLE = f"""<w:styles xmlns:w="{W}">
<w:style w:type="table" w:styleId="网格"><w:tblPr><w:tblBorders>{_RED.format(side="top")}</w:tblBorders></w:tblPr></w:style>
<w:style w:type="table" w:styleId="又"><w:basedOn w:val="网格"/></w:style></w:styles>"""


def around(table: str) -> tuple[Border | None, Border | None]:
    """The lines around the first paragraph in a table."""
    body = xml(table)
    return Borders(Looks({"word/styles.xml": _STYLE.encode()})).around(next(body.iter(w("p"))), {})


def table(properties: str = "", cell: str = "", rows: str = "") -> str:
    return f"<w:tbl>{properties}<w:tr><w:tc>{cell}<w:p/></w:tc></w:tr>{rows}</w:tbl>"


def borders(*sides: str) -> str:
    return f"<w:tblBorders>{''.join(_RED.format(side=side) for side in sides)}</w:tblBorders>"


RED = Border("FF0000", 1.0, 0.0)


@pytest.mark.parametrize(
    ("where", "above", "below"),
    [
        ("<w:p/>", None, None),
        (table(), None, None),
        (table(f"<w:tblPr>{borders('top', 'bottom')}</w:tblPr>"), RED, RED),
        (table(f"<w:tblPr>{borders('top', 'insideH')}</w:tblPr>", rows="<w:tr><w:tc><w:p/></w:tc></w:tr>"), RED, RED),
        (table(f"<w:tblPr>{borders('top', 'bottom')}</w:tblPr>", rows="<w:tr><w:tc><w:p/></w:tc></w:tr>"), RED, None),
        (table('<w:tblPr><w:tblStyle w:val="网格"/></w:tblPr>'), RED, None),
        (table('<w:tblPr><w:tblStyle w:val="又"/></w:tblPr>'), RED, None),
        (table('<w:tblPr><w:tblStyle w:val="没有"/></w:tblPr>'), None, None),
        (table(cell=f"<w:tcPr><w:tcBorders>{_RED.format(side='bottom')}</w:tcBorders></w:tcPr>"), None, RED),
        (table(cell='<w:tcPr><w:tcBorders><w:top w:val="nil"/></w:tcBorders></w:tcPr>'), None, None),
        ("<w:tc><w:p/></w:tc>", None, None),
    ],
)
def test_a_paragraph_in_a_table_has_the_lines_of_its_cell(where: str, above: Border | None, below: Border | None) -> None:
    assert around(where) == (above, below)
