"""Which values a profile may have: what paper and print allow at all, and what GB/T 9704—2012 allows, clause by clause."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from pydantic import BaseModel

from drafter.model.finding import Finding, Level
from drafter.model.source import Loc, Source

#: Twips (1/20 pt) of each unit; counts have no unit.
TWIPS = {"mm": 1440 / 25.4, "pt": 20.0, "": 1.0}
_STANDARD = "GB/T 9704—2012"
_EXEMPT = "本单位确有不同规定的，请在版式文件里加一行 国标: 否。"
#: Two lengths that differ by less are the same; rounding to twips loses up to 0.02 mm.
_CLOSE = 0.05


class Limit(NamedTuple):
    """The least and the greatest value that may stand at `loc`. A `*` in it stands for every role."""

    loc: Loc
    what: str
    low: float
    high: float
    unit: str = ""
    clause: str = ""

    @property
    def words(self) -> str:
        """`37 mm±1 mm` is what the standard says; here the bounds are what one may write."""
        low, high = f"{self.low:g}{self.unit}", f"{self.high:g}{self.unit}"
        return low if low == high else f"{low} 至 {high}"


#: What is possible at all.
_POSSIBLE = (
    Limit(("版面", "纸张", 0), "纸宽", 50, 1200, "mm"),
    Limit(("版面", "纸张", 1), "纸高", 50, 1200, "mm"),
    *(Limit(("版面", "白边", side), f"{side}白边", 0, 600, "mm") for side in "上下左右"),
    Limit(("版面", "每面行数"), "每面行数", 1, 100),
    Limit(("版面", "每行字数"), "每行字数", 1, 100),
    Limit(("版面", "行距"), "行距", 5, 200, "pt"),
    Limit(("版面", "字距"), "字距", -4, 40, "pt"),
    Limit(("页码", "字号"), "页码字号", 5, 72, "pt"),
    Limit(("页码", "页脚"), "页脚", 0, 600, "mm"),
    Limit(("段落", "*", "字号"), "字号", 5, 200, "pt"),
    Limit(("段落", "*", "行距"), "行距", 5, 400, "pt"),
    Limit(("段落", "*", "字距"), "字距", -4, 40, "pt"),
    Limit(("段落", "*", "首行缩进"), "首行缩进", 0, 20),
    Limit(("段落", "*", "段前"), "段前", 0, 20),
    Limit(("段落", "*", "大纲"), "大纲", 0, 9),
    Limit(("署名右空",), "署名右空", 0, 20),
    Limit(("用印右空",), "用印右空", 0, 20),
    Limit(("用印上空",), "用印上空", 0, 20),
    Limit(("版头", "标志上距"), "标志上距", 0, 250, "mm"),
    Limit(("版头", "标志最小字号"), "标志最小字号", 5, 200, "pt"),
    Limit(("版头", "分隔线距文号"), "分隔线距文号", 0, 50, "mm"),
    Limit(("版头", "分隔线粗"), "分隔线粗", 0.1, 10, "pt"),
    Limit(("版记", "粗线"), "版记粗线", 0.05, 5, "mm"),
    Limit(("版记", "细线"), "版记细线", 0.05, 5, "mm"),
)

_THIRD_SIZE = {
    "5.2.2": ("body", "stage"),
    "7.2.1": ("corner",),
    "7.2.2": ("corner_mark",),
    "7.2.5": ("number",),
    "7.3.2": ("addressee",),
    "7.3.3": ("heading1", "heading2", "heading3", "heading4"),
    "7.3.4": ("attachment_list",),
    "7.3.5": ("signatory", "signed_on"),
    "7.3.6": ("remark",),
    "7.3.7": ("attachment_label",),
}
#: What the standard says. “一般”, “推荐” and what it leaves to the office (字距, 行距, line widths) are not held here.
_CLAUSES = (
    Limit(("版面", "纸张", 0), "纸宽", 210, 210, "mm", "5.1"),
    Limit(("版面", "纸张", 1), "纸高", 297, 297, "mm", "5.1"),
    Limit(("版面", "白边", "上"), "天头（上白边）", 36, 38, "mm", "5.2.1"),
    Limit(("版面", "白边", "左"), "订口（左白边）", 27, 29, "mm", "5.2.1"),
    Limit(("版面", "每面行数"), "每面行数", 22, 22, "", "5.2.3"),
    Limit(("版面", "每行字数"), "每行字数", 28, 28, "", "5.2.3"),
    Limit(("页码", "字号"), "页码字号（四号）", 14, 14, "pt", "7.5"),
    Limit(("页码", "空字"), "页码空字", 1, 1, "", "7.5"),
    Limit(("段落", "title", "字号"), "标题字号（二号）", 22, 22, "pt", "7.3.1"),
    *(
        Limit(("段落", role, "字号"), f"{role} 的字号（三号）", 16, 16, "pt", clause)
        for clause, roles in _THIRD_SIZE.items()
        for role in roles
    ),
    Limit(("段落", "imprint", "字号"), "版记字号（四号）", 14, 14, "pt", "7.4.2"),
    Limit(("段落", "body", "首行缩进"), "正文首行缩进", 2, 2, "", "7.3.3"),
    Limit(("署名右空",), "署名右空", 2, 2, "", "7.3.5.2"),
    Limit(("用印右空",), "用印右空", 4, 4, "", "7.3.5.1"),
    Limit(("版头", "标志上距"), "发文机关标志上距", 35, 35, "mm", "7.2.4"),
    Limit(("版头", "分隔线距文号"), "版头分隔线距文号", 4, 4, "mm", "7.2.7"),
)
#: The text area (版心), clause 5.2.1.
_WIDTH, _HEIGHT = 156, 225


def limit_faults(file: Any, source: Source) -> Iterator[Finding]:
    """Values that cannot be; where there are none, values that the standard does not allow, unless the file says 国标: 否."""
    impossible = [*_outside(_POSSIBLE, file, source, "V405"), *_no_room(file, source)]
    yield from impossible
    if impossible:
        return
    odd_area = [*_text_area(file, source)] if file.conforms else []
    if file.conforms:
        yield from _outside(_CLAUSES, file, source, "V406")
        yield from odd_area
    if not odd_area:  # which alone makes lines and characters go amiss
        yield from _grid(file, source)


def _outside(limits: tuple[Limit, ...], file: Any, source: Source, rule: str) -> Iterator[Finding]:
    for limit in limits:
        for loc in _locs(limit.loc, file):
            value = _value(file, loc)
            if value is None or limit.low - _CLOSE <= value / TWIPS[limit.unit] <= limit.high + _CLOSE:
                continue
            typed = source.quote(loc)
            if limit.clause:
                message = f"{limit.what}“{typed}”不合国标：{_STANDARD} 第 {limit.clause} 条，应为 {limit.words}"
                remedy = f"请改成 {limit.words}。{_EXEMPT}"
            else:
                message, remedy = f"{limit.what}不可能是“{typed}”", f"请核对数和单位，应在 {limit.words} 之间。"
            yield Finding(rule, Level.ERROR, message, remedy, source.place(loc), typed)


def _no_room(file: Any, source: Source) -> Iterator[Finding]:
    margins = file.page.margins
    for sides, length, name in (("左右", file.page.paper[0], "宽"), ("上下", file.page.paper[1], "高")):
        sizes = {"左": margins.left, "右": margins.right, "上": margins.top, "下": margins.bottom}
        if sum(sizes[side] for side in sides) >= length:
            message = f"{sides[0]}、{sides[1]}白边加起来不小于纸{name}，没有排字的地方"
            place = _place_of(source, [("版面", "白边", side) for side in sides])
            yield Finding("V405", Level.ERROR, message, "请把白边改小。", place)
    if file.page_number.footer >= margins.bottom:
        message, remedy = "页脚不小于下白边，页码会压住正文", "请把页脚改小，国标版式是 25.1mm。"
        yield Finding("V405", Level.ERROR, message, remedy, _place_of(source, [("页码", "页脚"), ("版面", "白边", "下")]))


def _text_area(file: Any, source: Source) -> Iterator[Finding]:
    for size, wanted, name, sides in ((_size(file)[0], _WIDTH, "宽", "右左"), (_size(file)[1], _HEIGHT, "高", "下上")):
        if abs(size / TWIPS["mm"] - wanted) > _CLOSE * 2:
            message = f"版心{name} {size / TWIPS['mm']:.1f} mm，不合国标：{_STANDARD} 第 5.2.1 条，应为 {wanted} mm"
            remedy = f"请调整“白边”的{sides[1]}、{sides[0]}，使版心{name}为 {wanted} mm。{_EXEMPT}"
            yield Finding("V406", Level.ERROR, message, remedy, _place_of(source, [("版面", "白边", side) for side in sides]))


def _grid(file: Any, source: Source) -> Iterator[Finding]:
    """The page holds as many lines and characters as it says, no more and no fewer."""
    page, body = file.page, file.looks["body"]
    width, height = _size(file)
    spacing = page.spacing if body.spacing is None else body.spacing
    for name, said, fits, by, sides in (
        ("每面行数", page.lines, height // page.line, "行距", "上下"),
        ("每行字数", page.characters, width // (body.size + spacing), "字距", "左右"),
    ):
        if said != fits:
            message = f"“{name}”写的是 {said}，按版心、字号和{by}排得下 {fits}，两处不相配"
            margins = [("版面", "白边", side) for side in sides]
            place = _place_of(source, [("版面", name), ("版面", by), ("段落", "body", "字号"), *margins, ("版面", "纸张")])
            yield Finding("V407", Level.ERROR, message, f"请改“{name}”，或者改{by}。", place, str(said))


def _size(file: Any) -> tuple[int, int]:
    """Width and height of the text area."""
    paper, margins = file.page.paper, file.page.margins
    return paper[0] - margins.left - margins.right, paper[1] - margins.top - margins.bottom


def _place_of(source: Source, locs: list[Loc]) -> Any:
    """Where the nearest file says one of these; the first of them where several files say them."""
    return min((source.place(loc) for loc in locs), key=lambda place: place.file != source.place(()).file)


def _locs(loc: Loc, file: Any) -> list[Loc]:
    if "*" not in loc:
        return [loc]
    at = loc.index("*")
    return [(*loc[:at], role, *loc[at + 1 :]) for role in file.looks]


def _value(model: Any, loc: Loc) -> Any:
    for step in loc:
        if isinstance(model, BaseModel):
            fields = type(model).model_fields
            model = next(getattr(model, name) for name, field in fields.items() if field.alias == step)
        elif isinstance(model, dict):
            model = model.get(step)
        else:
            model = model[step]
        if model is None:
            return None
    return model
