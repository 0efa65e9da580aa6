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
#: Who is called so keeps the given name to himself: 居民王阿姨, 申请人王女士.
_ANONYMOUS = re.compile("某|阿姨|先生|女士|小姐|[大老小][爷妈娘叔伯哥姐汉人]|[奶爷婆公][奶爷婆公]|师傅|老师|同学|老板|家|氏|姓")
#: Who is chosen, honoured or on duty is no private person: 聘请……等12人为委员, 执法人员……等5人.
_CHOSEN = re.compile(
    r"(?:聘请|选聘|聘任|聘|抽调|抽选|选派|选调|评选|推选|推荐|表彰|表扬|任命|委派|指派|邀请|选举|派出|"
    r"(?:执法|工作|办案|监督|专业|技术|管理|参训|在编)人员|民警|干警|干部|律师|专家|委员|调解员|法官|检察官|队员|教授|教师|顾问|同志)(?:了|由)?$"
)
_ON_DUTY = re.compile(
    r"(?:[^，。；]{0,2}同志|组成|担任|出任|被评|被授|获评|荣获|获得|查处|出庭|参加(?!诉讼)|出席|负责|承办|"
    r"为[^，。；]{0,24}(?:员|家|顾问|标兵|先进|模范|能手|代表|组长|人选|律师|法官|之星))"
)
#: Of these there are many who are not spoken of one by one: behind them a name must do something.
_WEAK_ROLES = frozenset({"居民", "村民", "业主"})
_ACTS = re.compile(r"不服|因|向|对|与|诉|等|提出|申请|反映|一家|一案|撤|上访|起诉|来访|投诉|举报|认为|要求|的")
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
            names, start, sure = forms.listed(text, found.start())
            around = text[max(start - _NEAR, 0) : found.end() + _NEAR]
            is_official = _CHOSEN.search(text[max(start - _NEAR, 0) : start]) or _ON_DUTY.match(text, found.end())
            if names and not is_official and _ABOUT.search(around):
                unit = re.sub(r"\s", "", found["unit"])
                who = "申请人" if unit in ("人", "名人", "位人") and "申请" in around else unit.lstrip("名位")
                instead = f"{found['count']}户" if who == "户" else f"{found['count']}名{who if who != '人' else '当事人'}"
                is_sure = sure > 1 and any(len(name) >= _SURE for name in names) and who != "户"
                yield rule.finding(
                    paragraph,
                    f"“等{found['count']}{unit}”前面写出了 {len(names)} 个人的姓名",
                    f"请去掉姓名，写成“{instead}”；引用文件标题的，标题里的姓名用“某某”代替。",
                    (start, found.end()),
                    by_version(script, Level.ERROR, Level.WARNING) if is_sure else Level.WARNING,
                )
                told = found.end()
        for found in forms.called.finditer(text):
            role, name = found["role"], found["name"]
            if role in _WEAK_ROLES and not _ACTS.match(text, found.end()):
                continue
            if found.start() >= told and forms.is_name(name):
                message = f"“{role}”后面像是写出了一个人的姓名（{name[0]}某）"
                remedy = f"请去掉姓名，写成“1名{role}”，或写成“{role}{name[0]}某”。"
                yield rule.finding(paragraph, message, remedy, found.span())
        for found in forms.asks.finditer(text):
            if found.start() >= told and forms.is_name(found["name"]):
                message = f"“关于”后面像是写出了一个人的姓名（{found['name'][0]}某）"
                yield rule.finding(paragraph, message, "请去掉姓名，写成“某某”或“1名申请人”。", found.span())


class _Forms(NamedTuple):
    """The patterns that word lists make."""

    plate: re.Pattern[str]
    name: re.Pattern[str]
    opened: re.Pattern[str]
    called: re.Pattern[str]
    asks: re.Pattern[str]
    common: frozenset[str]
    doubtful: str

    def is_name(self, words: str) -> bool:
        """Whether these characters are a name that is written out."""
        whole = self.name.fullmatch(words) is not None and words[-1] not in _PLACES
        is_called = _ANONYMOUS.fullmatch(words[1:]) is not None
        return whole and not is_called and not (_GLUE & set(words[1:])) and words[:2] not in self.common

    def listed(self, text: str, end: int) -> tuple[list[str], int, int]:
        """The names before `end` with 、 between them, where the first begins, and how many of them surely do."""
        begin = max(end - _BACK, 0)
        names: list[str] = []
        start = at = end
        sure = 0
        for item in reversed(re.split("[、，,]", text[begin:end])):
            opened = None if self.is_name(item.strip()) else self.opened.search(item)
            name = item.strip() if opened is None else opened["name"]
            if not self.is_name(name):
                if names and (last := self.name_behind(item)):  # whatever words stand before it
                    names.append(last)
                    start = at - len(last)
                break
            names.append(name)
            sure += 1
            start = at - len(item) + (opened.start("name") if opened else 0)
            at -= len(item) + 1
            if opened:
                break
        if len(names) == 1 and len(names[0]) < _SURE and names[0][0] in self.doubtful:
            return [], end, 0
        return names, start, sure

    def name_behind(self, words: str) -> str:
        """The name of three characters with which these words end, if they do."""
        name = words.strip()[-_SURE:]
        return name if len(name) == _SURE and name[0] not in self.doubtful and self.is_name(name) else ""


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
        r"(?=[、，。；：,;（()）”\s]|等|与|诉|不服|因|向|对|提出|申请|反映|一家|一案|撤回|撤诉|撤销|上访|起诉|来访|投诉|举报|认为|要求|"
        r"的(?:申请|投诉|举报|信访|诉求|房屋|土地|合法)|$)"
    )
    return _Forms(
        re.compile(
            f"(?<![A-Za-z0-9])[{words.provinces or '〇'}][A-HJ-NP-Z][·•・]?(?P<serial>[A-HJ-NP-Z0-9]{{5,6}})(?![A-Za-z0-9])"
        ),
        re.compile(name),
        re.compile(f"{before}(?P<name>{name})$"),
        re.compile(
            f"(?<![被其企行事物产])(?P<role>{either(words.roles)})[：:]?(?P<name>{sure})(?!{either(words.titles)}){behind}"
        ),
        re.compile(rf"关于(?P<name>{sure})(?=申请(?:公开|政府信息|信息公开|行政复议|复议|国家赔偿)|不服|信访|诉)"),
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
            Example("关于张三申请政府信息公开的答复，申请人李小芳撤回申请。", is_near_miss=True),
            Example("原告：王晓强；被告：示例县人民政府。"),
        ),
        right=(
            Example("审查了关于王某某、李某某等3人申请公开征地文件的答复。", is_near_miss=True),
            Example("当事人陈述、申辩的权利得到保障，申请人许可的事项及时办结。", is_near_miss=True),
            Example("中牟、荥阳、新郑等3个县市开展信访答复评查。", is_near_miss=True),
            Example("副县长王晓强等3人出庭应诉。", is_near_miss=True),
            Example("申请人王女士、居民赵大爷、业主雷先生反映的问题得到解决。", is_near_miss=True),
            Example("聘请王晓强、李小芳等12人为行政复议委员会委员。", is_near_miss=True),
            Example("执法人员王晓强、李小芳等5人查处一起行政处罚案件。", is_near_miss=True),
            Example("居民龙舟赛、居民陶艺馆、业主唐突行事的情况，关于施工申请复议的答复。", is_near_miss=True),
        ),
    ),
)
