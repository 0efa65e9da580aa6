"""What a figure counts, as far as the words before it say: whether two figures of one unit count the same things."""

from __future__ import annotations

import re

from drafter.check.texts.told import Told

#: What is done with what is counted, and how, besides words that any noun may take.
_NO_NOUN = re.compile(
    r"全年|全县|全市|全区|全乡|全镇|今年|年内|截至|目前|累计|其中|[共已均并经了的达为有仅]|全部|成功|及时|按期|按时|实际|依法|当年|本年|"
    r"受理|收到|接到|新收|承办|交办|办理|办结|审结|结案|办复|答复|回复|调解|调处|化解|排查|发现|查摆|反馈|梳理|查找|调成|"
    r"整改|到位|完成|落实|推动|督促|抽查|评查|检查|审查|合格|优秀|评定|评为|行政机关|负责人|开庭|出庭|应诉|败诉|"
    r"案件|事项|申请|案|件$|各类|类"
)
#: What is done comes of what was there but is another thing: 审查文件12件，其中提出意见35件.
_MAKES = re.compile(
    r"提出|提供|制作|制发|发出|下发|印发|发放|出具|形成|收集|征集|征求|采纳|反馈|发现|查出|查找|排查|梳理|整改|设立|组建|移送|观看"
)


def has_other_noun(first: Told, second: Told) -> bool:
    """Whether the words before the second figure name a thing that those around the first do not."""
    own = _NO_NOUN.sub("", second.lead + second.tail)
    return not set(own) <= set(first.lead + first.tail)


def comes_of(whole: Told, part: Told) -> bool:
    """Whether the part is something that was made of the whole, or found in it, instead of some of it."""
    made = _MAKES.search(part.lead)
    what = part.lead[made.end() :] if made else ""
    times = part.number.unit.endswith("次") and not whole.number.unit.endswith("次")
    return times or bool(what and not (head(whole) and what.endswith(head(whole))))


def head(figure: Told) -> str:
    """The noun right before a figure, as far as its last two characters tell; empty where there are none."""
    return figure.lead[-2:] if len(figure.lead) > 1 else ""
