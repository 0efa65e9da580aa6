"""The numbers of a text in Arabic digits, each with its kind: the one extractor for trace, rules and adoption.

Numbers in Chinese characters are words here (两个确立, 三项制度, 一批), like all that names something: 12345热线, 1+4+N,
“321”机制, 15分钟服务圈, 3·15, and whatever stands within 《》.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache

from drafter.language.numbers import BEFORE, BEHIND_SCALE, BEHIND_UNIT
from drafter.model.amount import SCALES
from drafter.model.numerals import Kind, Number
from drafter.read.text.units import UNITS

_FULL_WIDTH = str.maketrans("０１２３４５６７８９．％＋－", "0123456789.%+-")
_YEAR = r"(?:19|20)\d\d"
_TO = r"\s{0,2}(?:年|月|日)?\s{0,2}[—–－~～至\-]{1,2}\s{0,2}"
_ANY_OF = "|".join
#: Lines of public service, each of which is a name.
_LINES = ("12345", "12315", "12348", "12309", "12388", "12337", "12333", "12329", "12366", "12328", "12318", "12369")
_EMERGENCY = ("110", "114", "119", "120", "122")
#: Roman letters that are units and not part of a name.
_LATIN_UNITS = r"(?:km|kg|cm|mm|m|g|t|kWh|MWh|kW|MW|W|kV|V|GB|TB|MB)(?![A-Za-z0-9])"
#: Behind what looks like a name or a date these say that it is a quantity after all.
_NO_QUANTITY = r"(?!\s?[”’]?\s?(?:[万亿余多件条起次人个项份户名元家场卷宗%]|页))"

#: A telephone number without its area code, or several of them, behind words that announce one.
_ANNOUNCED = _ANY_OF(
    f"(?<={word}{mark})" for word in ("电话", "热线", "联系方式", "传真") for mark in ("", ":", "：", "为", "是")
)
_LOCAL = rf"[2-8]\d{{6,7}}(?![\d.%‰]){_NO_QUANTITY}(?!\s?[通分])"
_TELEPHONE = rf"(?=[2-8]\d{{6}})(?:{_ANNOUNCED}){_LOCAL}(?:[、/]{_LOCAL})*(?:转\d{{1,5}})?"

#: What numbers may be beside figures. The first that fits at a place holds; each is looked for from there only.
_ASIDE = (
    (Kind.DOCUMENT, rf"[〔\[（(]{_YEAR}[〕\]）)]\s{{0,2}}第?\s{{0,2}}\d+\s{{0,2}}号|第\s{{0,2}}\d+\s{{0,2}}号(?:令|公告)?"),
    (
        Kind.DATE,
        _ANY_OF(
            (
                rf"{_YEAR}年?{_TO}{_YEAR}(?:\s{{0,2}}年度?|(?=\s?[）)》”]))",
                rf"{_YEAR}\s?年(?:度|代|底|初|末)?(?:\s?\d{{1,2}}\s?月)?(?:{_TO}\d{{1,2}}\s?月)?(?:\s?\d{{1,2}}\s?[日号])?",
                rf"{_YEAR}[-/.]\d{{1,2}}[-/.]\d{{1,2}}(?!\d)",
                r"\d{1,2}\s{0,2}月\s{0,2}\d{1,2}\s{0,2}[日号]",
                rf"\d{{1,2}}(?:月)?{_TO}\d{{1,2}}\s{{0,2}}月(?:份|底|初|末)?",
                r"\d{1,2}\s{0,2}月(?:份|底|初|末|中旬|上旬|下旬)?",
                r"(?<=[至—月])\d{1,2}日",
                r"\d{1,2}[:：]\d{2}(?!\d)",
                rf"\d{{1,2}}[·・]\d{{1,2}}(?!\d){_NO_QUANTITY}",
                r"[1-4]季度",
                rf"(?<=[“‘\"])\d{{1,2}}[.．][0-3]\d(?=[”’\"]){_NO_QUANTITY}",
                rf"(?<=[（(]){_YEAR}(?=[）)])",
            )
        ),
    ),
    (
        Kind.NAME,
        _ANY_OF(
            (
                rf"(?:{_ANY_OF(_LINES)})(?![\d.])(?=.?(?:[”’\"])?(?:政务|便民|消费|公共|法律|检察|投诉|举报|服务|监督|市长|热线|平台|专线))",
                rf"(?:{_ANY_OF(_LINES)})(?=[”’\"、/和])",
                rf"(?:{_ANY_OF(_EMERGENCY)})(?=报警|接警|接处警|指挥|联动|警情|急救|平台|与|[、”])",
                r"\d+(?:[+＋](?:\d+|[A-Za-zＮ]+))+(?:[+＋][A-Za-zＮ0-9]+)*" + _NO_QUANTITY,
                r"(?<![A-Za-zＮ])[A-Za-zＮ]+(?:[+＋][A-Za-z0-9Ｎ]+)+",
                rf"(?<=[“‘])[\d\-—/+]{{1,8}}(?=[”’]){_NO_QUANTITY}",
                r"(?:(?<=社区)|(?<=委会)|(?<=[^全各本辖][村屯寨]))\d+(?:组(?!织)|社(?![区会])|队)",
                r"(?<=[路街巷道])\d+(?:号楼|号院|弄)",
                r"\d+分钟(?=[^，。；、]{0,8}圈)|\d+[×xX*]\d+(?:小时)?|24小时(?=自助|不打烊|服务|热线|值班|值守)",
                r"(?<![\d-])0\d{2,3}[-—－]\d{7,8}(?!\d)|(?<![\d-])0000[-—－]\d{7,8}(?!\d)|(?<!\d)1[3-9]\d{9}(?!\d)",
                _TELEPHONE,
                r"(?<!\d)\d{17}[\dXx](?!\d)",
                rf"\d+(?:\.\d+)?(?!{_LATIN_UNITS})[A-Za-z][A-Za-z0-9\-]*",
                r"(?<=[A-Za-z])[\-—]?\d+(?:[.\-]\d+)*",
            )
        ),
    ),
    (
        Kind.ORDINAL,
        _ANY_OF(
            (
                r"第\s{0,2}\d+\s{0,2}(?:[条款项届次批名位章节号期轮]|个)?",
                rf"附件\s?\d{{1,2}}(?![\d.%]){_NO_QUANTITY}",
                rf"(?<![代发报填列地意试附])(?:附表|表|图)\s?\d{{1,2}}(?![\d.%]){_NO_QUANTITY}",
                rf"(?<=[。；：;:\s])[（(]\d{{1,2}}[）)]{_NO_QUANTITY}",
            )
        ),
    ),
)
_HEADING = r"\s{0,2}(?:附件[:：]\s{0,2})?(?:\d{1,2}[.．、](?!\d)|[（(]\d{1,2}[）)])"
_DIGITS = r"(?:(?<![\d%])[+\-])?(?:\d{1,3}(?:,\d{3})+(?!\d)|\d+)(?:\.\d+)?%?"
#: Characters that make another word of 约 or 近 behind them: 节约, 签约, 附近, 最近.
_NO_HEDGE = "(?<![节签合预制契附就临亲最接邻])"


def numbers_in(text: str, phrases: Iterable[str] = ()) -> Iterator[Number]:
    """Every number of a paragraph in order. What stands within a title or a set phrase belongs to a name."""
    plain = text.translate(_FULL_WIDTH)
    named = _Stretches(_named(plain, phrases))
    at = 0
    if heading := re.match(_HEADING, plain):
        yield from _of_kind(Kind.ORDINAL, text, heading.start(), heading.end())
        at = heading.end()
    for found in _scanner().finditer(plain, at):
        start, end = found.span()
        if named.hold(start):
            yield from _of_kind(Kind.NAME, text, start, end)
        elif kind := found.lastgroup and _KINDS.get(found.lastgroup):
            yield from _of_kind(kind, text, start, end)
        else:
            yield _figure(text, found)


def _figure(text: str, found: re.Match[str]) -> Number:
    start, end = found.start("digits"), found.end("digits")
    return Number(text[found.start() : found.end()], found.start(), found.end(), start, end, Kind.FIGURE, found["unit"] or "")


def _of_kind(kind: Kind, text: str, start: int, end: int) -> Iterator[Number]:
    """A number of another kind, with its own digits from the first to the last."""
    digits = [at for at in range(start, end) if text[at].isdigit()]
    if digits:
        yield Number(text[start:end], start, end, digits[0], digits[-1] + 1, kind)


class _Stretches:
    """Stretches of a text, asked about one offset after the other."""

    def __init__(self, spans: Iterable[tuple[int, int]]) -> None:
        self.spans = sorted(spans)
        self.next = 0

    def hold(self, offset: int) -> bool:
        """Whether the offset, which is never smaller than the one before, lies in one of them."""
        while self.next < len(self.spans) and self.spans[self.next][1] <= offset:
            self.next += 1
        return self.next < len(self.spans) and self.spans[self.next][0] <= offset


def _named(text: str, phrases: Iterable[str]) -> list[tuple[int, int]]:
    """The stretches that belong to names: titles in 《》 and set phrases with digits in them."""
    found = [match.span() for match in re.finditer(r"《[^《》]*(?:《[^《》]*》[^《》]*)*》|〈[^〈〉]*〉", text)]
    for phrase in _with_digits(tuple(phrases)):
        if phrase in text:
            found += [match.span() for match in re.finditer(re.escape(phrase), text)]
    return found


@lru_cache(maxsize=8)
def _with_digits(phrases: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(phrase for phrase in phrases if any(char.isdigit() for char in phrase))


_KINDS = {kind.name: kind for kind, _ in _ASIDE}


@cache
def _scanner() -> re.Pattern[str]:
    """All kinds in one pattern, so that a text is gone through once."""
    before, behind = _ANY_OF(sorted(BEFORE, key=len, reverse=True)), _ANY_OF(BEHIND_SCALE)
    scales = _ANY_OF(sorted(filter(None, SCALES), key=len, reverse=True))
    units, tails = _ANY_OF(sorted(UNITS, key=len, reverse=True)), _ANY_OF(BEHIND_UNIT)
    words = rf"(?:{behind})?(?:[%‰]|(?:{scales})?)(?:{behind})?(?P<unit>{units})?(?:{tails})?"
    figure = rf"(?:{_NO_HEDGE}(?:{before}))?(?P<digits>{_DIGITS}){words}"
    kinds = (f"(?P<{kind.name}>{form})" for kind, form in _ASIDE)
    return re.compile(f"{_ANY_OF(kinds)}|{figure}")
