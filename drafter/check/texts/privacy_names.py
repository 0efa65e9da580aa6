"""P: names of private persons and number plates, told by word lists (schemas/names.yaml)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from drafter.check.texts.rule import Example, TextRule
from drafter.check.texts.settings import by_version, spoken
from drafter.model.finding import Finding, Level
from drafter.model.names import NameWords
from drafter.model.script import Script, Version

#: So far around a name one looks for what it is about, and so far back for the names before 等3人.
_NEAR, _BACK = 40, 60
_ABOUT = re.compile(r"申请|信访|复议|诉讼|起诉|上诉|应诉|举报|投诉|上访|征地|征收|补偿|赔偿|拆迁|纠纷|答复|一案|处罚|反映")
_OTHERS = re.compile(
    r"等\s{0,3}(?P<count>[0-9]{1,4}|[一二两三四五六七八九十百]{1,4})\s{0,3}(?P<unit>(?:名|位)?\s{0,3}"
    r"(?:申请人|当事人|村民|居民|原告|上访人|信访人|群众|业主|职工|农民工|公民|投诉人|举报人|上诉人|被征收人|人|户))(?![员才民大])"
)
_PLACES = "区县市镇乡村局委办厅院所组社站队校路街省州盟旗家庄屯寨沟湾坪坝堡店氏"
#: A name of so many characters is hardly anything else.
_SURE = 3
_GLUE = set("的了与在等及或是不被将把到某")


def number_plates(rule: TextRule, script: Script) -> Iterator[Finding]:
    """Plates of vehicles."""
    form = _forms_of(_names(script)).plate
    for at, text, _ in spoken(script, form):
        for found in form.finditer(text):
            if any(char.isdigit() for char in found["serial"]):
                message = f"写出了一个车牌号（{found[0][:2]}……{found[0][-1]}）"
                yield rule.finding(
                    script.paragraphs[at], message, "", found.span(), by_version(script, Level.WARNING, Level.HINT)
                )


def private_names(rule: TextRule, script: Script) -> Iterator[Finding]:
    """Names before 等3人 in what is about applications and complaints, and names behind 申请人, 村民 and the like."""
    forms = _forms_of(_names(script))
    for at, text, _ in spoken(script):
        paragraph, told = script.paragraphs[at], 0
        for found in _OTHERS.finditer(text):
            names, start = forms.listed(text, found.start())
            around = text[max(start - _NEAR, 0) : found.end() + _NEAR]
            if names and _ABOUT.search(around):
                unit = re.sub(r"\s", "", found["unit"])
                who = "申请人" if unit in ("人", "名人", "位人") and "申请" in around else unit.lstrip("名位")
                instead = f"{found['count']}户" if who == "户" else f"{found['count']}名{who if who != '人' else '当事人'}"
                is_sure = len(names) > 1 and any(len(name) >= _SURE for name in names) and who != "户"
                yield rule.finding(
                    paragraph,
                    f"“等{found['count']}{unit}”前面写出了 {len(names)} 个人的姓名",
                    f"请去掉姓名，写成“{instead}”；引用文件标题的，标题里的姓名用“某某”代替。",
                    (start, found.end()),
                    by_version(script, Level.ERROR, Level.WARNING) if is_sure else Level.WARNING,
                )
                told = found.end()
        for found in forms.called.finditer(text):
            if found.start() >= told and forms.is_name(found["name"]):
                role = found["role"]
                message = f"“{role}”后面像是写出了一个人的姓名（{found['name'][0]}某）"
                remedy = f"请去掉姓名，写成“1名{role}”，或写成“{role}{found['name'][0]}某”。"
                yield rule.finding(paragraph, message, remedy, found.span())


class _Forms(NamedTuple):
    """The patterns that word lists make."""

    plate: re.Pattern[str]
    name: re.Pattern[str]
    opened: re.Pattern[str]
    called: re.Pattern[str]
    common: frozenset[str]
    doubtful: str

    def is_name(self, words: str) -> bool:
        """Whether these characters are a name that is written out."""
        whole = self.name.fullmatch(words) is not None and words[-1] not in _PLACES
        return whole and not (_GLUE & set(words[1:])) and words[:2] not in self.common

    def listed(self, text: str, end: int) -> tuple[list[str], int]:
        """The names that stand before `end`, with 、 between them, and where the first begins."""
        begin = max(end - _BACK, 0)
        names: list[str] = []
        start = at = end
        for item in reversed(re.split("[、，,]", text[begin:end])):
            opened = None if self.is_name(item.strip()) else self.opened.search(item)
            name = item.strip() if opened is None else opened["name"]
            if not self.is_name(name):
                break
            names.append(name)
            start = at - len(item) + (opened.start("name") if opened else 0)
            at -= len(item) + 1
            if opened:
                break
        if len(names) == 1 and len(names[0]) < _SURE and names[0][0] in self.doubtful:
            return [], end
        return names, start


@lru_cache(maxsize=8)
def _forms_of(words: NameWords) -> _Forms:
    def either(items: tuple[str, ...]) -> str:
        return "|".join(map(re.escape, items)) or r"(?!)"

    common, every = f"[{words.surnames or '〇'}]", f"[{words.surnames}{words.doubtful or '〇'}]"
    given = "[\u4e00-\u9fff]"
    name = f"(?:(?:{either(words.pairs)}){given}{{1,2}}|{every}{given}{{1,2}})"
    sure = f"(?:(?:{either(words.pairs)}){given}{{1,2}}?|{common}{given}{{1,2}}?)"
    before = f"(?:^|[^\u4e00-\u9fff]|关于|答复|受理|对|由|为|向|与|和|及|{either(words.roles)})"
    behind = (
        r"(?=[、，。；：,;（()）”\s]|等|与|诉|不服|因|向|对|提出|申请|反映|一家|一案|"
        r"的(?:申请|投诉|举报|信访|诉求|房屋|土地|合法)|$)"
    )
    return _Forms(
        re.compile(
            f"(?<![A-Za-z0-9])[{words.provinces or '〇'}][A-HJ-NP-Z][·•・]?(?P<serial>[A-HJ-NP-Z0-9]{{5,6}})(?![A-Za-z0-9])"
        ),
        re.compile(name),
        re.compile(f"{before}(?P<name>{name})$"),
        re.compile(f"(?<![被其企行事物产])(?P<role>{either(words.roles)})(?P<name>{sure})(?!{either(words.titles)}){behind}"),
        words.common,
        words.doubtful,
    )


def _names(script: Script) -> NameWords:
    words = script.facts.get("names")
    return words if isinstance(words, NameWords) else NameWords()


_PUBLIC = Version.PUBLIC

RULES: tuple[TextRule, ...] = (
    TextRule(
        "P205",
        Level.WARNING,
        "写出了车牌号",
        "车牌号能对应到具体的人或单位。公开版按警告提，其他版本按提示提。",
        "请删去车牌号，或改写成“1辆货车”这样的说法。",
        number_plates,
        wrong=(Example("依法查扣豫A12345号货车。", _PUBLIC), Example("查扣新能源汽车豫A·D12345一辆。", is_near_miss=True)),
        right=(Example("推广“豫A”号牌跨区办理。", _PUBLIC, is_near_miss=True), Example("全年查扣货车12辆。", _PUBLIC)),
    ),
    TextRule(
        "P206",
        Level.WARNING,
        "写出了私人的姓名",
        "申请人、信访人、村民等私人的姓名不是报告要说的事，公开后会侵害本人。书记、县长等公务人员不算。列出两人以上又写“等几人”的，公开版按错误提。",
        "请去掉姓名，写成“3名申请人”这样的说法。",
        private_names,
        wrong=(
            Example("审查了《关于王晓强、李小芳等3人申请公开征地文件的答复》。"),
            Example("依法审理申请人张三不服行政处罚一案。"),
            Example("答复吴大有等2户村民关于补偿的信访事项。", _PUBLIC, is_near_miss=True),
        ),
        right=(
            Example("审查了关于王某某、李某某等3人申请公开征地文件的答复。", is_near_miss=True),
            Example("当事人陈述、申辩的权利得到保障，申请人许可的事项及时办结。", is_near_miss=True),
            Example("中牟、荥阳、新郑等3个县市开展信访答复评查。", is_near_miss=True),
            Example("副县长王晓强等3人出庭应诉。", is_near_miss=True),
        ),
    ),
)
