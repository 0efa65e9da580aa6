"""F206—F207, F215: rates — against the counts beside them, and without any count."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import NamedTuple

from drafter.check.texts.figures_shares import of_shares
from drafter.check.texts.rate_fits import FORMER, fits, listed_with
from drafter.check.texts.rate_names import NAMED, rate_name
from drafter.check.texts.rule import Example, TextRule
from drafter.check.texts.told import Said, Told, paragraphs_with_figures, sentences_with_figures, span
from drafter.language.quantity import Quantity, written
from drafter.model.finding import Finding, Level
from drafter.model.interval import Interval
from drafter.model.script import Script

#: Rates of what was due, or of the first try: of counts that nobody tells.
_DUE = re.compile(r"按期|按时|及时|限时|时限|规定|法定|到期|首次|一次")
_ONE = Quantity.exactly(1)


class _Rate(NamedTuple):
    """A rate by a word of its name: which words tell its counts, and of which denominators nobody can doubt."""

    key: str
    part: re.Pattern[str]
    whole: re.Pattern[str]
    certain: re.Pattern[str] | None = None


def _rate(key: str, part: str, whole: str, certain: str = "") -> _Rate:
    return _Rate(key, re.compile(part), re.compile(whole), re.compile(certain) if certain else None)


_CAME = "受理|收到|接到|承办|交办|转办|转派|新收|登记|接收"
_NOT_BY_THEM = "现场|当场|立即|限期|责令|督促|正在|未"
_RATES = (
    _rate("纠错", "纠错|(?<!未)撤销|变更|确认违法|责令履行|确认无效", "审结|办结|结案|受理|决定|收到"),
    _rate("出庭", "(?<![未应])出庭(?!.*通知)", f"通知|应出庭|开庭|应诉|诉讼|{_CAME}|审理|案件", "通知|应出庭|开庭"),
    _rate("满意", "(?<!不)满意", f"回访|测评|评价|反馈|办结|调查|{_CAME}", "回访|测评|评价|反馈"),
    _rate("成功", "成功|调成", f"调解|排查|调处|化解|新发|{_CAME}", "调解|调处|受理"),
    _rate("办结", "(?<!未)(?:办结|结案|审结|办复|办理完毕)", f"{_CAME}|办理|立案", _CAME),
    _rate("结案", "(?<!未)(?:办结|结案|审结)", f"{_CAME}|立案", _CAME),
    _rate("审结", "(?<!未)(?:办结|结案|审结)", f"{_CAME}|立案", _CAME),
    _rate("化解", "(?<!未)化解", f"排查|调解|调处|{_CAME}", "受理|调处"),
    _rate("签收", "(?<!未)签收", f"派单|下派|{_CAME}", _CAME),
    _rate("回复", "(?<!未)(?:回复|答复|办复)", f"检察建议|司法建议|{_CAME}", _CAME),
    _rate("答复", "(?<!未)(?:回复|答复|办复)", _CAME, _CAME),
    _rate("反馈", "(?<!未)反馈", f"办结|{_CAME}"),
    _rate("采纳", "(?<!未)采纳", "提出|建议|意见", "提出"),
    _rate("整改", f"^(?!.*(?:{_NOT_BY_THEM})).*整改", "发现|反馈|查摆|问题|排查|隐患", "发现|查摆"),
    _rate("合格", "(?<!不)(?<!补考)合格", "评查|抽查|抽检|检查|检测|参考|参加|应考", "评查|抽查|抽检"),
    _rate("败诉", "败诉", "审结|判决|裁判|裁决|结案"),
    _rate("持证", "^(?!.*(?:新|考取|取得|换|申领|补)).*(?:持证|持有.{0,8}证)", "人员|编制"),
    _rate("调解率", "调解(?!仲裁|组织|委员会|员)|和解|调撤", f"结案|审结|办结|立案|{_CAME}"),
)
#: What else, told far from a rate, it may be of.
_ANY_WHOLE = re.compile(f"案件|审结|办结|应诉|{_CAME}")
_REFUSED = re.compile(r"[不未](?:予|能)?(?:受理|答复|办结|审结|结案)")
_TWO = 2
#: The counts that a rate may be of, besides those in its sentence, are looked for among so many of its paragraph.
_MOST_COUNTS = 24


def _against_counts(rule: TextRule, script: Script) -> Iterator[Finding]:
    """办结95件，办结率98%: every pair of counts that the paragraph offers is tried, and any that fits will do."""
    for paragraph, sentences in paragraphs_with_figures(script):
        if "率" not in paragraph.text and "占" not in paragraph.text:
            continue
        every = [figure for said in sentences for figure in said.figures if figure.counts][:_MOST_COUNTS]
        for said in sentences:
            for rate in said.figures:
                if rate.is_percent and (finding := _of_rate(rule, said, rate, every)):
                    yield finding
            yield from of_shares(rule, said, every)


def _of_rate(rule: TextRule, said: Said, rate: Told, every: Sequence[Told]) -> Finding | None:
    name, told = rate_name(said, rate), rate.quantity
    kind = next((kind for kind in _RATES if kind.key in name), None)
    if kind is None or told is None or told.loose or told.nominal > 1 or _DUE.search(name) or rate.tail.startswith("的"):
        return None
    counted = [figure for figure in said.figures if figure.counts and figure.exact is not None]
    parts = [figure for figure in counted if kind.part.search(figure.lead) and not FORMER.search(figure.lead)]
    if not parts:
        return None
    part = ([figure for figure in parts if figure.number.start < rate.number.start] or parts)[-1]
    alike = [figure for figure in counted if figure.counts == part.counts and not figure.is_bracketed]
    wholes = [figure for figure in alike if figure not in parts and _is_whole(kind, figure)]
    if not wholes or _is_both(kind, part) or _fits(told, kind, said, parts, every):
        return None
    unsure = FORMER.search(said.text) or len(alike) > _TWO or told.nominal == 1
    is_certain = bool(kind.certain and not unsure and kind.certain.search(wholes[0].lead))
    level = Level.ERROR if is_certain else Level.WARNING
    if kind.key == "出庭" and not (kind.certain and kind.certain.search(wholes[0].lead)):
        level = Level.HINT
    if is_certain and _is_last_place(part, wholes[0], rate):
        level = Level.WARNING
    bases = dict.fromkeys(listed_with(said, whole) for whole in wholes)
    computed = [_computed(kind, part, base, rate) for base in bases if part not in base]
    if not any(computed):
        return None
    message = f"{name}写的是{rate.text}，与件数不符：{'、'.join(filter(None, computed))}"
    return rule.finding(said.paragraph, message, span=span(part, wholes[0], rate), level=level)


def _is_whole(kind: _Rate, figure: Told) -> bool:
    return bool(kind.whole.search(figure.lead + figure.tail)) and not _REFUSED.search(figure.lead)


def _computed(kind: _Rate, part: Told, base: Sequence[Told], rate: Told) -> str:
    """The rate as it is of some counts; empty where it is more than all, and these cannot be what it is of."""
    count, of = part.exact or 0, sum(figure.exact or 0 for figure in base)
    if not 0 < count <= of:
        return ""
    ratio = written(Fraction(count, of), percent=True, decimals=max(rate.decimals, 2))
    listed = "+".join(str(figure.exact) for figure in base)
    divisor, basis = (f"（{listed}）", "这几项") if len(base) > 1 else (listed, _basis(kind, base[0]) + base[0].text)
    return f"{count}÷{divisor}={ratio}（按{basis}）"


def _is_both(kind: _Rate, part: Told) -> bool:
    """Whether one figure is what came and what was done: 受理并办结59件."""
    return bool(re.search(_CAME, part.lead)) and kind.key not in ("出庭", "纠错")


def _fits(told: Quantity, kind: _Rate, said: Said, parts: Sequence[Told], every: Sequence[Told]) -> bool:
    """Whether the rate is of something that its sentence tells, or that another sentence of the paragraph tells as a whole."""
    alike = [figure for figure in every if figure.counts == parts[0].counts]
    near = [figure for figure in alike if figure in said.figures]
    far = [figure for figure in alike if figure not in near and (_is_whole(kind, figure) or _ANY_WHOLE.search(figure.lead))]
    return fits(told, parts, near, far, said)


def _basis(kind: _Rate, whole: Told) -> str:
    found = kind.whole.search(whole.lead + whole.tail)
    return found[0] if found else ""


def _is_last_place(part: Told, whole: Told, rate: Told) -> bool:
    """Whether the rate was cut off instead of rounded, or is otherwise one off in its last place."""
    off = abs(Fraction(part.exact or 0, whole.exact or 1) - (rate.quantity or _ONE).nominal)
    return off <= Fraction(1, 100 * 10**rate.decimals)


#: Of what came in; those of 满意 are of the people who were asked, if it is told how many.
_ASKED = re.compile(r"回访|测评|评价|反馈|调查")
_WHOLE_RATES = re.compile(r"办结|结案|签收|调解成功|回复|答复|反馈|满意")
_FEW = 2000


def _no_whole_count(rule: TextRule, script: Script) -> Iterator[Finding]:
    """受理12件，办结率95%: no whole number of cases makes this rate."""
    for said in sentences_with_figures(script):
        counted = [figure for figure in said.figures if figure.counts and not figure.is_bracketed]
        wholes = [figure for figure in counted if re.search(_CAME + "|排查|调解", figure.lead)]
        if (
            len({(figure.counts, figure.exact) for figure in counted}) != 1
            or not wholes
            or FORMER.search(said.text)
            or not 0 < (wholes[0].exact or 0) <= _FEW
        ):
            continue
        whole = wholes[0].exact or 1
        for rate in said.figures:
            name, told = rate_name(said, rate), rate.quantity
            if not rate.is_percent or told is None or told.loose or told.nominal >= 1 or not _WHOLE_RATES.search(name):
                continue
            if rate.number.start < wholes[0].number.start or _DUE.search(name):
                continue
            if "满意" in name and not any(_ASKED.search(figure.lead) for figure in counted):
                continue
            near = int(told.nominal * whole)
            if any(told.interval.meets(Interval.point(Fraction(count, whole))) for count in (near - 1, near, near + 1)):
                continue
            around = "、".join(
                f"{count}件是{written(Fraction(count, whole), percent=True, decimals=2)}" for count in (near, near + 1)
            ).replace("件", wholes[0].number.unit)
            message = f"{name}{rate.text}推不出整数：总数{wholes[0].text}，{around}"
            yield rule.finding(said.paragraph, message, span=span(wholes[0], rate))


_PLANNED = re.compile(r"确保|力争|争取|目标|计划|预计|要求|不低于|不少于|将")
_BARE = re.compile(r"(?P<name>占比|压减|压缩|提速)(?:率|比例)?(?:了|为|达|达到)?$")
_MOST_NAMED = 6


def _without_counts(rule: TextRule, script: Script) -> Iterator[Finding]:
    """All rates in whose sentences there is no count, in one finding at the first of them."""
    bare: list[tuple[Said, Told, str]] = []
    for said in sentences_with_figures(script):
        if any(figure.counts for figure in said.figures) or _PLANNED.search(said.text):
            continue
        for rate in said.figures:
            found = NAMED.search(rate.lead) or _BARE.search(rate.lead)
            if rate.is_percent and found:
                bare.append((said, rate, f"{found['name'].rpartition('的')[2]}{rate.text}"))
    if bare:
        said, first, _ = bare[0]
        names = list(dict.fromkeys(name for _, _, name in bare))
        listed = "、".join(names[:_MOST_NAMED]) + ("等" if len(names) > _MOST_NAMED else "")
        yield rule.finding(said.paragraph, f"有{len(bare)}处比率没有写件数：{listed}", span=span(first))


RULES = (
    TextRule(
        "F206",
        Level.ERROR,
        "比率与件数不符",
        "比率等于分子件数除以分母件数，四舍五入到所写的位数。分母有几种口径的，逐个试算，有一种相符就不报。",
        "请核对件数和比率；分母是别的口径的，在句中写明分母是什么、有多少。",
        _against_counts,
        wrong=(
            Example("全年受理群众投诉200件，办结190件，办结率98%。"),
            Example("排查矛盾纠纷150起，调解成功141件，调解成功率96%。"),
            Example("审结行政复议案件90件，撤销9件，纠错率18.9%。", is_near_miss=True),
            Example("审结行政诉讼案件81件，败诉9件，败诉率12.5%。"),
            Example("收到代表建议45件、委员提案60件，回复100件，回复率98%。", is_near_miss=True),
            Example("办理行政处罚案件326件，其中一般程序案件183件，占54.4%。", is_near_miss=True),
        ),
        right=(
            Example("全年受理群众投诉200件，办结190件，办结率95%。"),
            Example("受理行政复议案件90件，审结80件，撤销、变更9件，纠错率11.25%。", is_near_miss=True),
            Example("受理群众投诉200件，办结率98%，回访满意190件。", is_near_miss=True),
            Example("承办人大代表建议45件、政协提案60件，办结105件，办结率100%。", is_near_miss=True),
            Example("收到行政复议申请74件，不予受理5件，审结66件，结案率95.7%。", is_near_miss=True),
            Example("评查案卷120卷，优秀46卷，良好62卷，合格12卷，合格率100%。", is_near_miss=True),
            Example("办理行政处罚案件326件，其中一般程序案件183件，占全市的54.4%。", is_near_miss=True),
        ),
    ),
    TextRule(
        "F207",
        Level.WARNING,
        "比率推不出整数件数",
        "件数是整数，由总数和比率反推的件数应当是整数（允许四舍五入）。",
        "请核对总数和比率，或者写出分子件数；分母是别的口径的，写明口径。",
        _no_whole_count,
        wrong=(
            Example("全年受理群众投诉12件，办结率95%。"),
            Example("受理转派工单90件，签收率100%，办结率99.5%。", is_near_miss=True),
        ),
        right=(
            Example("全年受理群众投诉12件，办结率91.7%。"),
            Example("受理转派工单5994件，办结率99.92%。", is_near_miss=True),
            Example("受理行政复议案件12件，群众对法治建设满意率达98.5%。", is_near_miss=True),
        ),
    ),
    TextRule(
        "F215",
        Level.HINT,
        "比率没有写件数",
        "只有比率没有件数，读的人看不出有多大；100%必须有件数才说得清。",
        "请在同一句里补上分子、分母的件数；没有件数的，可以不写比率。",
        _without_counts,
        wrong=(
            Example("示例县规范性文件备案率、及时率均达100%。"),
            Example("目前政务服务事项网上可办率在80%以上。", is_near_miss=True),
        ),
        right=(
            Example("示例县报送备案规范性文件9件，备案率100%。"),
            Example("2027年，确保实质性化解率达到90%以上。", is_near_miss=True),
        ),
    ),
)
