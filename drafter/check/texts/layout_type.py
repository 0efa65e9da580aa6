"""L: fonts, sizes, colours and indents against GB/T 9704—2012, as they are in effect."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from drafter.check.texts.looks import (
    HAN,
    colour_name,
    counted,
    family,
    has_lead,
    is_coloured,
    lead_of,
    mass_of,
    typed_indent,
)
from drafter.check.texts.rule import TextRule
from drafter.check.texts.settings import CLAUSE, CLOSE, each_with_setting, main_text, size_name, some
from drafter.model.finding import Finding, Level
from drafter.model.paper import Stretch
from drafter.model.script import Paragraph, Part, Script

_BODY_SIZE, _TITLE_SIZE = 16.0, 22.0
#: An indent of two characters, as character spacing and rounding leave it.
_INDENT = (1.75, 2.3)
_LEVEL_FAMILIES = {1: "黑体", 2: "楷体", 3: "仿宋", 4: "仿宋"}
#: Fewer characters than this in another font are a slip that nobody sees.
_FEWEST = 5


def body_font(rule: TextRule, script: Script) -> Iterator[Finding]:
    """The font and size that most of the body has."""
    mass = mass_of([stretch for _, stretches in _bodies(script) for stretch in stretches])
    if mass and mass.font and (family(mass.font) != "仿宋" or abs(mass.size - _BODY_SIZE) > CLOSE):
        message = f"正文多数是{mass.font}、{size_name(mass.size)}（占 {mass.share:.0%}），一般用仿宋体、三号（16 磅）"
        yield rule.of_text(script, message)


def mixed_body(rule: TextRule, script: Script) -> Iterator[Finding]:
    """Paragraphs of the body that look otherwise than most of it."""
    bodies = list(_bodies(script))
    mass = mass_of([stretch for _, stretches in bodies for stretch in stretches])
    if mass is None or not mass.font:
        return
    odd: list[tuple[Paragraph, str]] = []
    for paragraph, stretches in bodies:
        for look, count in counted(stretches).items():
            other_font = bool(look[0]) and family(look[0]) != family(mass.font)
            if count >= _FEWEST and (other_font or look[1] != mass.size):
                odd.append((paragraph, f"{look[0] or '字体不明'}、{size_name(look[1])}"))
                break
    if odd:
        looks = "、".join(f"“{look}”" for look in dict.fromkeys(look for _, look in odd[:10]))
        message = f"正文多数是{mass.font}、{size_name(mass.size)}，有 {len(odd)} 段夹着{looks}：{some([p for p, _ in odd])}"
        yield rule.finding(odd[0][0], message)


def title_look(rule: TextRule, script: Script) -> Iterator[Finding]:
    """The title: 小标宋, second size."""
    titles = [(p, s) for p, s in each_with_setting(script) if p.part is Part.TITLE]
    mass = mass_of([stretch for _, setting in titles for stretch in setting.stretches])
    if mass and mass.font and (family(mass.font) != "小标宋" or abs(mass.size - _TITLE_SIZE) > CLOSE):
        message = f"标题是{mass.font}、{size_name(mass.size)}，一般用小标宋体、二号（22 磅）"
        yield rule.finding(titles[0][0], message)


def title_centred(rule: TextRule, script: Script) -> Iterator[Finding]:
    """The title stands in the middle."""
    for paragraph, setting in each_with_setting(script):
        padded = paragraph.text.startswith((" ", "　")) or setting.first > _INDENT[1]
        if paragraph.part is Part.TITLE and setting.align not in ("center", "distribute") and not setting.is_framed:
            how = "，用空格或缩进凑成居中" if padded else ""
            yield rule.finding(paragraph, f"标题没有设为居中{how}")
            return


def heading_fonts(rule: TextRule, script: Script) -> Iterator[Finding]:
    """Fonts and sizes of headings, level by level."""
    for level, should in _LEVEL_FAMILIES.items():
        odd: list[tuple[Paragraph, str]] = []
        total = 0
        for paragraph, setting in main_text(script):
            if paragraph.heading is None or paragraph.heading.level != level:
                continue
            total += 1
            mass = mass_of(lead_of(setting) if paragraph.heading.run_in else list(setting.stretches))
            if mass and mass.font and (family(mass.font) != should or abs(mass.size - _BODY_SIZE) > CLOSE):
                odd.append((paragraph, f"{mass.font}、{size_name(mass.size)}"))
        if odd:
            most = Counter(look for _, look in odd).most_common(1)[0][0]
            message = (
                f"第 {level} 层标题 {total} 个，有 {len(odd)} 个不是{should}、三号，多数是{most}：{some([p for p, _ in odd])}"
            )
            yield rule.finding(odd[0][0], message)


def first_line_indent(rule: TextRule, script: Script) -> Iterator[Finding]:
    """Two characters free at the beginning of each paragraph."""
    odd: list[tuple[Paragraph, float]] = []
    total = 0
    for paragraph, setting in main_text(script):
        if setting.is_listed or not HAN.search(paragraph.text):
            continue
        total += 1
        first = setting.first + typed_indent(paragraph.text)
        if not _INDENT[0] <= first <= _INDENT[1]:
            odd.append((paragraph, first))
    if odd:
        widths = "、".join(f"{width:.1f} 字" for width in sorted({round(first, 1) for _, first in odd})[:3])
        message = f"{total} 段里有 {len(odd)} 段首行没有左空二字（空了 {widths}）：{some([p for p, _ in odd])}"
        yield rule.finding(odd[0][0], message)


def text_colours(rule: TextRule, script: Script) -> Iterator[Finding]:
    """Words that are not black, but for what is red above the title."""
    parts = frozenset(Part) - {Part.REMARK, Part.FURNITURE}
    first = next((p.at for p in script.paragraphs if p.part is Part.TITLE), -1)
    odd: list[tuple[Paragraph, str]] = []
    count = 0
    for paragraph, setting in each_with_setting(script):
        if paragraph.at < first or paragraph.part not in parts:
            continue
        coloured = [s for s in setting.stretches if is_coloured(s.look) and s.text.strip()]
        if coloured:
            count += sum(len(stretch.text.strip()) for stretch in coloured)
            odd.append((paragraph, coloured[0].look.color))
    if odd:
        colours = "、".join(colour_name(colour) for colour in list(dict.fromkeys(colour for _, colour in odd))[:3])
        yield rule.finding(odd[0][0], f"有 {count} 个字不是黑色（{colours}）：{some([p for p, _ in odd])}")


def emphasis(rule: TextRule, script: Script) -> Iterator[Finding]:
    """Bold and underlined words within the body; what leads a paragraph may be bold."""
    found: dict[str, list[Paragraph]] = {"加粗": [], "加下划线": []}
    for paragraph, stretches in _bodies(script):
        for name, counts in (
            ("加粗", sum(len(HAN.findall(s.text)) for s in stretches if s.look.bold)),
            ("加下划线", sum(len(HAN.findall(s.text)) for s in stretches if s.look.underlined)),
        ):
            if counts >= _FEWEST:
                found[name].append(paragraph)
    for name, paragraphs in found.items():
        if paragraphs:
            yield rule.finding(paragraphs[0], f"正文有 {len(paragraphs)} 段{name}：{some(paragraphs)}")


def _bodies(script: Script) -> Iterator[tuple[Paragraph, list[Stretch]]]:
    """The body's paragraphs without what leads them: a run-in heading, or a first sentence in a heading's look."""
    for paragraph, setting in main_text(script):
        if paragraph.heading is not None and not paragraph.heading.run_in:
            continue
        stretches = list(setting.stretches)
        lead = len("".join(stretch.text for stretch in lead_of(setting)))
        rest, at = [], 0
        for stretch in stretches:
            kept = stretch.text[max(lead - at, 0) :]
            at += len(stretch.text)
            if kept:
                rest.append(Stretch(kept, stretch.look))
        yield paragraph, rest if paragraph.heading is not None or has_lead(stretches) else stretches


RULES: tuple[TextRule, ...] = (
    TextRule(
        "L304",
        Level.HINT,
        "正文字体字号与国标的一般要求不同",
        f"{CLAUSE} 5.2.2 条：正文一般用 3 号仿宋体字，特定情况可以调整。仿宋_GB2312 等仿宋字体都算。",
        "请把正文设为仿宋、三号。",
        body_font,
        of_file=True,
    ),
    TextRule(
        "L305",
        Level.WARNING,
        "正文字体字号前后不一",
        f"多半是从别处粘贴来的文字没有改格式。{CLAUSE} 5.2.2 条：一般用 3 号仿宋体字。段首的标题句用黑体、楷体或加粗的不算。",
        "请把这几段的字体字号改得与其他正文一样。",
        mixed_body,
        of_file=True,
    ),
    TextRule(
        "L306",
        Level.HINT,
        "标题字体字号与国标的一般要求不同",
        f"{CLAUSE} 7.3.1 条：标题一般用 2 号小标宋体字。",
        "请把标题设为小标宋、二号；没有小标宋字体的，请先安装。",
        title_look,
        of_file=True,
    ),
    TextRule(
        "L307",
        Level.WARNING,
        "标题没有居中",
        f"{CLAUSE} 7.3.1 条：标题分一行或多行居中排布。",
        "请把标题设为居中，去掉前面的空格和缩进。",
        title_centred,
        of_file=True,
    ),
    TextRule(
        "L308",
        Level.HINT,
        "层次标题字体字号与国标的一般要求不同",
        f"{CLAUSE} 7.3.3 条：一般第一层用黑体字、第二层用楷体字、第三层和第四层用仿宋体字，都是 3 号。段首标题只看标题那一句。",
        "请按层次改字体；用样式的，改样式一次就够。",
        heading_fonts,
        of_file=True,
    ),
    TextRule(
        "L309",
        Level.WARNING,
        "首行没有左空二字",
        f"{CLAUSE} 7.3.3 条：每个自然段左空二字，回行顶格。用两个全角空格代替缩进的不提；自动编号的段落和表格不查。",
        "请选中这些段落，在“段落—特殊格式”里设首行缩进 2 字符，左缩进设为 0。",
        first_line_indent,
        of_file=True,
    ),
    TextRule(
        "L313",
        Level.WARNING,
        "有不是黑色的文字",
        f"{CLAUSE} 5.2.4 条：如无特殊说明，文字的颜色均为黑色。标题以上的红色版头不算，近于黑色的深灰不提。",
        "请核对后改成黑色（自动）；彩色多是修改时作的记号。",
        text_colours,
        of_file=True,
    ),
    TextRule(
        "L314",
        Level.HINT,
        "正文里有加粗或下划线",
        "国标没有规定正文可以加粗、加下划线，公文一般不用。段首的标题句加粗的不算。",
        "请核对是不是有意强调，不是的去掉。",
        emphasis,
        of_file=True,
    ),
)
