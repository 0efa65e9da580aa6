"""Charts of a workbook: bars of one year beside those of another, drawn by the program that opens it.

They can be told apart in grey. What they show stands on their own sheet, to the right of what is printed.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from drafter.write.cells import Number, a4_across, allowed, fill

#: Two charts beside each other, two such rows on a page. The size of one, in centimetres, and what it takes of the sheet.
_ACROSS, _DOWN = 2, 2
_WIDTH, _HEIGHT = 13.4, 9.4
_COLUMNS, _ROWS = 8, 19
#: So many percent of that are printed: columns are wider where the usual type is missing. Programs that make a sheet as wide
#: as the page overlook where pages shall end, and cut charts in two.
_SCALE = 78
#: The rows of the title and the explanation; the column where what the charts show begins.
_FIRST_ROW, _DATA_COLUMN = 3, 19
_COLUMN_WIDTH = 8.6
#: Up to so many things the axis counts each.
_FEW = 8
_LIGHT, _DARK, _LINES = "C9C9C9", "1F3864", "D9D9D9"
_FACE = "宋体"


class Bars(NamedTuple):
    """One chart: its title, the unit on its axis, and for each name two numbers."""

    title: str
    unit: str
    rows: tuple[tuple[str, Number, Number], ...]

    @property
    def form(self) -> str:
        """How the numbers of the axis are shown."""
        return "0%" if self.unit == "%" else "General"


class ChartPage(NamedTuple):
    """A sheet of charts; `labels` are what the two bars of each name are called."""

    name: str
    title: str
    note: str
    labels: tuple[str, str]
    charts: tuple[Bars, ...]


def draw(page: Any, content: ChartPage) -> None:
    """Fill the sheet."""
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.pagebreak import Break

    last = _ACROSS * _COLUMNS
    for row, text, size in ((1, content.title, 16), (2, content.note, 10)):
        page.merge_cells(start_row=row, end_row=row, start_column=1, end_column=last)
        cell = fill(page, row, 1, text)
        cell.font = Font(_FACE, size, bold=row == 1)
        cell.alignment = Alignment("center" if row == 1 else "left", "center", wrap_text=True)
    page.row_dimensions[1].height = 28
    for column in range(1, last + 1):
        page.column_dimensions[get_column_letter(column)].width = _COLUMN_WIDTH
    fill(page, _FIRST_ROW, _DATA_COLUMN, "图表所用的数").font = Font(_FACE, 10, bold=True)
    page.column_dimensions[get_column_letter(_DATA_COLUMN)].width = 32
    row = _FIRST_ROW + 1
    for number, bars in enumerate(content.charts):
        chart = _chart(page, row, bars, content.labels)
        down, across = divmod(number, _ACROSS)
        top = _FIRST_ROW + down * _ROWS + 1  # a row is left free, or a border would be printed on two pages
        page.add_chart(chart, f"{get_column_letter(1 + across * _COLUMNS)}{top}")
        row += len(bars.rows) + 2
    down = -(-len(content.charts) // _ACROSS)
    for page_end in range(_DOWN, down, _DOWN):
        page.row_breaks.append(Break(id=_FIRST_ROW - 1 + page_end * _ROWS))
    page.print_area = f"A1:{get_column_letter(last)}{_FIRST_ROW - 1 + down * _ROWS}"
    a4_across(page)
    page.page_setup.scale = _SCALE


def _chart(page: Any, row: int, bars: Bars, labels: tuple[str, str]) -> Any:
    """Write what the chart shows from this row on, and make the chart of it. The first name stands on top."""
    from openpyxl.chart import BarChart

    fill(page, row, _DATA_COLUMN, f"{bars.title}（{bars.unit}）")
    for offset, label in enumerate(labels, 1):
        fill(page, row, _DATA_COLUMN + offset, label)
    for at, (name, *numbers) in enumerate(bars.rows, row + 1):
        fill(page, at, _DATA_COLUMN, name)
        for offset, number in enumerate(numbers, 1):
            fill(page, at, _DATA_COLUMN + offset, number)
    chart: Any = BarChart()
    chart.type, chart.style, chart.gapWidth, chart.overlap = "bar", 2, 55, 0
    chart.width, chart.height = _WIDTH, _HEIGHT
    for which, (label, colour) in enumerate(zip(labels, (_LIGHT, _DARK), strict=True), 1):
        chart.series.append(_series(page, row, which, label, bars))
        _look_of_series(chart.series[-1], colour)
    _look(chart, bars)
    return chart


def _series(page: Any, row: int, which: int, label: str, bars: Bars) -> Any:
    """One of the two bars of each name. What the cells hold stands in the chart, too, for programs that only show it."""
    from openpyxl.chart.data_source import AxDataSource, NumData, NumDataSource, NumRef, NumVal, StrData, StrRef, StrVal
    from openpyxl.chart.series import Series, SeriesLabel
    from openpyxl.utils import get_column_letter

    def area(column: int, first: int, last: int) -> str:
        letter = get_column_letter(column)
        return f"'{page.title}'!${letter}${first}" + (f":${letter}${last}" if last > first else "")

    def words(texts: Sequence[str]) -> Any:
        return StrData(ptCount=len(texts), pt=[StrVal(idx=at, v=allowed(text)) for at, text in enumerate(texts)])

    last, column = row + len(bars.rows), _DATA_COLUMN + which
    shown: list[Number] = [pair[which - 1] for _, *pair in bars.rows]
    points = [NumVal(idx=at, v=f"{number.value:f}") for at, number in enumerate(shown)]
    numbers = NumData(formatCode=bars.form.replace("0%", "0.0%"), ptCount=len(points), pt=points)
    names = StrRef(f=area(_DATA_COLUMN, row + 1, last), strCache=words([name for name, *_ in bars.rows]))
    return Series(
        idx=which - 1,
        order=which - 1,
        tx=SeriesLabel(strRef=StrRef(f=area(column, row, row), strCache=words([label]))),
        cat=AxDataSource(strRef=names),
        val=NumDataSource(numRef=NumRef(f=area(column, row + 1, last), numCache=numbers)),
    )


def _look_of_series(series: Any, colour: str) -> None:
    from openpyxl.chart.label import DataLabelList
    from openpyxl.chart.shapes import GraphicalProperties

    series.graphicalProperties = GraphicalProperties(solidFill=colour)
    series.graphicalProperties.line.solidFill = _DARK
    series.invertIfNegative = False
    series.dLbls = DataLabelList(dLblPos="outEnd", txPr=_text_look(9))
    series.dLbls.showVal = True
    for part in ("showSerName", "showCatName", "showLegendKey", "showPercent", "showBubbleSize", "showLeaderLines"):
        setattr(series.dLbls, part, False)


def _look(chart: Any, bars: Bars) -> None:
    from openpyxl.chart.shapes import GraphicalProperties
    from openpyxl.drawing.line import LineProperties

    chart.title = _titled(bars.title, 12, bold=True)
    chart.legend.position, chart.legend.txPr = "b", _text_look(10.5)
    names, numbers = chart.x_axis, chart.y_axis
    names.scaling.orientation = "maxMin"
    names.delete = numbers.delete = False
    names.txPr, numbers.txPr = _text_look(10.5), _text_look(9.5)
    names.majorTickMark = "none"
    names.title, numbers.title = None, _titled(f"单位：{bars.unit}", 10.5)
    if max(number.value for _, *pair in bars.rows for number in pair) <= _FEW and bars.unit != "%":
        numbers.majorUnit = 1  # there are no half meetings
    numbers.scaling.min, numbers.number_format, numbers.crosses = 0, bars.form, "max"
    numbers.majorGridlines.spPr = GraphicalProperties(ln=LineProperties(solidFill=_LINES))


def _titled(text: str, size: float, *, bold: bool = False) -> Any:
    from openpyxl.chart.text import RichText, Text
    from openpyxl.chart.title import Title
    from openpyxl.drawing.text import Paragraph, ParagraphProperties, RegularTextRun

    look = _characters(size, bold=bold)
    words = Paragraph(pPr=ParagraphProperties(defRPr=look), r=[RegularTextRun(rPr=look, t=allowed(text))])
    return Title(tx=Text(rich=RichText(p=[words])), overlay=False)


def _text_look(size: float) -> Any:
    from openpyxl.chart.text import RichText
    from openpyxl.drawing.text import Paragraph, ParagraphProperties

    look = _characters(size)
    return RichText(p=[Paragraph(pPr=ParagraphProperties(defRPr=look), endParaRPr=look)])


def _characters(size: float, *, bold: bool = False) -> Any:
    from openpyxl.drawing.text import CharacterProperties, Font

    face = Font(typeface=_FACE)
    return CharacterProperties(sz=round(size * 100), b=bold, latin=face, ea=face, solidFill="000000")
