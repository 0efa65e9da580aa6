"""P: what must not be published: numbers and names of private persons, marks of secrecy, what is still to be filled in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from drafter.check.texts import privacy_files
from drafter.check.texts.rule import Example, TextRule
from drafter.model.finding import Finding, Level
from drafter.model.names import NameWords
from drafter.model.paper import Paper
from drafter.model.script import Part, Script, Version

_WIDE = str.maketrans("０１２３４５６７８９ｘＸ", "0123456789xX")
_IDENTITY = re.compile(r"(?<![0-9A-Za-z])[1-9][0-9]{5}(?:19|20)[0-9]{9}[0-9Xx](?![0-9A-Za-z])")
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECKS = "10X98765432"
#: Before these numbers are of projects, cases and firms.
_CODE = re.compile(r"代码|信用|项目|案号|流水|订单|批号")
_MOBILE = re.compile(r"(?<![0-9A-Za-z.\-—])1[3-9][0-9]([ -]?)[0-9]{4}\1[0-9]{4}(?![0-9A-Za-z.%])")
#: What counts things is no telephone.
_COUNTED = re.compile(r"\s{0,3}(?:号|元|万|亿|件|人|次|份|条|户|余|吨|亩|平方|立方|公里)")
_LANDLINE = re.compile(r"(?<![0-9A-Za-z])(?:[（(]0[0-9]{2,3}[）)]|0[0-9]{2,3}[-—－ ])[2-9][0-9]{6,7}(?![0-9A-Za-z])")
_SERVICE = re.compile(r"热线|举报|监督|投诉|咨询|服务电话|值班")
_CARD = re.compile(r"(?<![0-9A-Za-z])(?:[0-9]{16,19}|[0-9]{4}(?: [0-9]{4}){3}(?: [0-9]{1,3})?)(?![0-9A-Za-z])")
_ACCOUNT = re.compile(r"卡号|账号|帐号|账户|帐户|银行卡|开户")
_SECRET = re.compile(r"(?:秘密|机密|绝密)\s*★")
_SECRET_ALONE = re.compile(r"(?:秘密|机密|绝密)(?:[★\s]\s*[0-9一二三四五六七八九十]{1,3}\s*(?:年|个月))?")
_INTERNAL = re.compile(
    r"【?(?:内部(?:资料|文件|材料|刊物|使用)|仅供内部(?:参阅|使用|参考)?)"
    r"(?:[，,、\s　]{0,3}(?:注意保存|请勿外传|不得外传|严禁外传))?】?"
)
_NOT_PUBLISHED = re.compile(
    r"此件(?:不予公开|不宜公开|不公开|不对外公开|依申请公开)|(?:公开属性|公开方式)\s*[：:]\s*(?:不予公开|依申请公开|不公开)"
)
_BLANK = re.compile(r"【\s*待[填补核]")
_UNFILLED = re.compile(
    r"(?<![A-Za-z0-9×])(?:[×X]{1,4}|[xX]{2,4}|_{2,12}|＿{2,12})(?=\s*(?:年|月|日|个|件|人|次|项|万|亿|%|％|号|起|期|份|名|部|场))"
)
#: So far around a name one looks for what it is about, and so far back for the names before 等3人.
_NEAR, _BACK = 40, 60
#: Digits whose double has two digits count by their sum (Luhn).
_TWO_DIGITS = 9
_ABOUT = re.compile(r"申请|信访|复议|诉讼|起诉|上诉|应诉|举报|投诉|上访|征地|征收|补偿|赔偿|拆迁|纠纷|答复|一案|处罚|反映")
_OTHERS = re.compile(
    r"等\s*(?P<count>[0-9]{1,4}|[一二两三四五六七八九十百]{1,4})\s*(?P<unit>(?:名|位)?\s*(?:申请人|当事人|村民|居民|原告|上访人|信访人|群众|业主|职工|农民工|公民|投诉人|"
    r"举报人|上诉人|被征收人|人|户))(?![员才民大])"
)
_PLACES = "区县市镇乡村局委办厅院所组社站队校路街省州盟旗"
_GLUE = set("的了与在等及或是不被将把到某")


def _level(script: Script, public: Level, other: Level) -> Level:
    return public if script.version is Version.PUBLIC else other


def _spoken(script: Script) -> Iterator[tuple[int, str, bool]]:
    """(index, text with ASCII digits, whether contacts may stand there) of each paragraph that belongs to the text."""
    for paragraph in script.paragraphs:
        if paragraph.part is not Part.FURNITURE:
            text = paragraph.text.translate(_WIDE)
            yield paragraph.at, text, paragraph.part is Part.REMARK or "联系人" in text


def identity_numbers(rule: TextRule, script: Script) -> Iterator[Finding]:
    """Numbers of identity cards with a date and a check digit that are right."""
    for at, text, _ in _spoken(script):
        for found in _IDENTITY.finditer(text):
            if _is_identity(found[0]) and not _CODE.search(text, max(found.start() - 20, 0), found.start()):
                message = f"写出了一个公民身份号码（{found[0][:3]}……{found[0][-2:]}，校验码相符）"
                yield rule.finding(script.paragraphs[at], message, "", found.span(), _level(script, Level.ERROR, Level.WARNING))


def mobile_phones(rule: TextRule, script: Script) -> Iterator[Finding]:
    """Mobile phones; in a 附注 they are contacts, which only the public version does without."""
    is_public = script.version is Version.PUBLIC
    for at, text, is_contact in _spoken(script):
        for found in _MOBILE.finditer(text):
            if (is_public or not is_contact) and not _COUNTED.match(text, found.end()):
                message = f"写出了一个手机号码（{found[0][:3]}……{found[0][-2:]}）"
                yield rule.finding(script.paragraphs[at], message, "", found.span(), _level(script, Level.ERROR, Level.WARNING))


def landlines(rule: TextRule, script: Script) -> Iterator[Finding]:
    """Landlines that are not a public service's; in a 附注 only the public version is asked."""
    for at, text, is_contact in _spoken(script):
        for found in _LANDLINE.finditer(text):
            is_service = _SERVICE.search(text, max(found.start() - 20, 0), found.start())
            if not is_service and (script.version is Version.PUBLIC or not is_contact):
                yield rule.finding(script.paragraphs[at], f"写出了一个固定电话号码（{found[0]}）", "", found.span())


def bank_cards(rule: TextRule, script: Script) -> Iterator[Finding]:
    """Numbers of bank cards, told by their check digit and by the word before them."""
    for at, text, _ in _spoken(script):
        for found in _CARD.finditer(text):
            digits = found[0].replace(" ", "")
            if _ACCOUNT.search(text, max(found.start() - 20, 0), found.start()) and _is_luhn(digits):
                message = f"写出了一个银行卡号（{len(digits)} 位，尾号 {digits[-4:]}，校验位相符）"
                yield rule.finding(script.paragraphs[at], message, "", found.span(), _level(script, Level.ERROR, Level.WARNING))


def number_plates(rule: TextRule, script: Script) -> Iterator[Finding]:
    """Plates of vehicles."""
    form = _forms_of(_names(script)).plate
    for at, text, _ in _spoken(script):
        for found in form.finditer(text):
            if any(char.isdigit() for char in found["serial"]):
                message = f"写出了一个车牌号（{found[0][:2]}……{found[0][-1]}）"
                yield rule.finding(script.paragraphs[at], message, "", found.span(), _level(script, Level.WARNING, Level.HINT))


def private_names(rule: TextRule, script: Script) -> Iterator[Finding]:
    """Names before 等3人 in what is about applications and complaints, and names behind 申请人, 村民 and the like."""
    forms = _forms_of(_names(script))
    for at, text, _ in _spoken(script):
        paragraph, told = script.paragraphs[at], 0
        for found in _OTHERS.finditer(text):
            names, start = forms.listed(text, found.start())
            around = text[max(start - _NEAR, 0) : found.end() + _NEAR]
            if names and _ABOUT.search(around):
                unit = re.sub(r"\s", "", found["unit"])
                who = "申请人" if unit in ("人", "名人", "位人") and "申请" in around else unit.lstrip("名位")
                instead = f"{found['count']}户" if who == "户" else f"{found['count']}名{who if who != '人' else '当事人'}"
                is_sure = len(names) > 1 and script.version is Version.PUBLIC
                yield rule.finding(
                    paragraph,
                    f"“等{found['count']}{unit}”前面写出了 {len(names)} 个人的姓名",
                    f"请去掉姓名，写成“{instead}”；引用文件标题的，标题里的姓名用“某某”代替。",
                    (start, found.end()),
                    Level.ERROR if is_sure else Level.WARNING,
                )
                told = found.end()
        for found in forms.called.finditer(text):
            if found.start() >= told and forms.is_name(found["name"]):
                role = found["role"]
                message = f"“{role}”后面像是写出了一个人的姓名（{found['name'][0]}某）"
                remedy = f"请去掉姓名，写成“1名{role}”，或写成“{role}{found['name'][0]}某”。"
                yield rule.finding(paragraph, message, remedy, found.span())


def secrecy_marks(rule: TextRule, script: Script) -> Iterator[Finding]:
    """Marks of secrecy and of internal papers in the public version."""
    if script.version is not Version.PUBLIC:
        return
    for paragraph in script.paragraphs:
        text = paragraph.text.strip()
        if found := _SECRET.search(paragraph.text):
            yield rule.finding(paragraph, f"公开版里有密级标志“{found[0]}”", "", found.span())
        elif _SECRET_ALONE.fullmatch(text) or _INTERNAL.fullmatch(text):
            yield rule.finding(paragraph, f"公开版里标着“{text}”")


def not_for_publication(rule: TextRule, script: Script) -> Iterator[Finding]:
    """A remark in the public version that says it is not to be published."""
    if script.version is Version.PUBLIC:
        for paragraph in script.paragraphs:
            if found := _NOT_PUBLISHED.search(paragraph.text):
                yield rule.finding(paragraph, f"要公开的文本里写着“{found[0]}”", "", found.span())


def blanks(rule: TextRule, script: Script) -> Iterator[Finding]:
    """Blanks that were never filled in; a working draft of ours may still have them."""
    paper = script.facts.get("paper")
    is_working = isinstance(paper, Paper) and paper.baggage.has_record and script.version is not Version.PUBLIC
    for paragraph in script.paragraphs:
        for found in _BLANK.finditer(paragraph.text):
            end = paragraph.text.find("】", found.end(), found.end() + 60) + 1 or found.end()
            words = paragraph.text[found.start() : end]
            yield rule.finding(paragraph, f"“{words}”还没有填", "", (found.start(), end), Level.WARNING if is_working else None)


def crosses(rule: TextRule, script: Script) -> Iterator[Finding]:
    """Crosses and lines where a number should stand."""
    for paragraph in script.paragraphs:
        if found := _UNFILLED.search(paragraph.text):
            yield rule.finding(paragraph, f"“{found[0]}”处像是还没有填数", "", found.span())


class _Forms(NamedTuple):
    """The patterns that word lists make."""

    plate: re.Pattern[str]
    name: re.Pattern[str]
    opened: re.Pattern[str]
    called: re.Pattern[str]
    common: frozenset[str]

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
    behind = r"(?=[、，。；：,;（()）”\s]|等|与|诉|不服|因|向|对|提出|申请|反映|一家|一案|的(?:申请|投诉|举报|信访|诉求|房屋|土地|合法)|$)"
    return _Forms(
        re.compile(
            f"(?<![A-Za-z0-9])[{words.provinces or '〇'}][A-HJ-NP-Z][·•・]?(?P<serial>[A-HJ-NP-Z0-9]{{5,6}})(?![A-Za-z0-9])"
        ),
        re.compile(name),
        re.compile(f"{before}(?P<name>{name})$"),
        re.compile(f"(?<![被其])(?P<role>{either(words.roles)})(?P<name>{sure})(?!{either(words.titles)}){behind}"),
        words.common,
    )


def _names(script: Script) -> NameWords:
    words = script.facts.get("names")
    return words if isinstance(words, NameWords) else NameWords()


def _is_identity(number: str) -> bool:
    year, month, day = int(number[6:10]), int(number[10:12]), int(number[12:14])
    days = (31, 29 if year % 4 == 0 else 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
    if not (1 <= month <= len(days) and 1 <= day <= days[month - 1]):
        return False
    total = sum(int(digit) * weight for digit, weight in zip(number, _WEIGHTS, strict=False))
    return _CHECKS[total % len(_CHECKS)] == number[-1].upper()


def _is_luhn(digits: str) -> bool:
    doubled = [int(digit) * (1 + at % 2) for at, digit in enumerate(reversed(digits))]
    return len(set(digits)) > 1 and sum(value - 9 * (value > _TWO_DIGITS) for value in doubled) % 10 == 0


_PUBLIC, _SENT = Version.PUBLIC, Version.SENT

RULES: tuple[TextRule, ...] = (
    TextRule(
        "P201",
        Level.WARNING,
        "写出了公民身份号码",
        "公民身份号码是个人信息，写进报告没有必要，公开后无法收回。只认出生日期和校验码都相符的 18 位号码。"
        "公开版按错误提，其他版本按警告提。",
        "请删去号码；确需说明的，写到人数为止。",
        identity_numbers,
        wrong=(
            Example("申请人的身份证号是11010519491231002X，已经核对。", _PUBLIC),
            Example("附表里登记的号码为11010519491231002x。", is_near_miss=True),
        ),
        right=(
            Example("项目代码为110105194912310021，已经备案。", _PUBLIC, is_near_miss=True),
            Example("全年办理行政复议案件120件。", _PUBLIC),
        ),
    ),
    TextRule(
        "P202",
        Level.WARNING,
        "写出了手机号码",
        "手机号码是个人信息。报送版附注里的联系人电话不算；公开版里一律按错误提。",
        "请删去手机号码；需要留联系方式的，写单位的固定电话。",
        mobile_phones,
        wrong=(
            Example("如有疑问请拨打13800000000。", _PUBLIC),
            Example("示例县人民政府\n2025年1月20日\n（联系人：办公室，电话：138-0000-0000）", _PUBLIC, is_near_miss=True),
        ),
        right=(
            Example("示例县人民政府\n2025年1月20日\n（联系人：办公室，电话：13800000000）", _SENT, is_near_miss=True),
            Example("累计减免税费13800000000元。", _PUBLIC, is_near_miss=True),
        ),
    ),
    TextRule(
        "P203",
        Level.HINT,
        "写出了固定电话号码",
        "报告正文一般不写电话。热线、举报、监督、咨询等对外公布的电话不算，报送版附注里的联系电话也不算。",
        "请核对这个电话可不可以公开，不需要的删去。",
        landlines,
        wrong=(
            Example("联系电话：0371-66660000。"),
            Example("示例县人民政府\n2025年1月20日\n（联系人：办公室，电话：0371-66660000）", _PUBLIC, is_near_miss=True),
        ),
        right=(
            Example("公布监督举报电话0371-66660000，受理来电320次。", is_near_miss=True),
            Example("示例县人民政府\n2025年1月20日\n（联系人：办公室，电话：0371-66660000）", _SENT),
        ),
    ),
    TextRule(
        "P204",
        Level.WARNING,
        "写出了银行卡号",
        "银行卡号是个人财产信息。只认“卡号”“账号”等字样后面、校验位相符的 16 至 19 位数字。公开版按错误提，其他版本按警告提。",
        "请删去卡号。",
        bank_cards,
        wrong=(
            Example("退款已打入申请人卡号6222020000000000000的账户。", _PUBLIC),
            Example("账号为6222 0200 0000 0000 000，已退还。", is_near_miss=True),
        ),
        right=(
            Example("退款已打入申请人卡号6222020000000000001的账户。", _PUBLIC, is_near_miss=True),
            Example("案卷编号6222020000000000000，已归档。", _PUBLIC, is_near_miss=True),
        ),
    ),
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
    TextRule(
        "P207",
        Level.ERROR,
        "公开版里有密级或内部标志",
        "标有密级、内部资料的文件不得公开；公开前应当先做保密审查。只查公开版。",
        "请先核对这份文件能不能公开：能公开的，删去标志；不能公开的，不要发布。",
        secrecy_marks,
        wrong=(
            Example("机密★1年\n示例县人民政府关于2024年法治政府建设情况的报告", _PUBLIC),
            Example("内部资料 注意保存\n示例县人民政府关于2024年法治政府建设情况的报告", _PUBLIC, is_near_miss=True),
        ),
        right=(
            Example("加强商业秘密、个人隐私保护，开展保守国家秘密教育。", _PUBLIC, is_near_miss=True),
            Example("机密★1年\n示例县人民政府关于2024年法治政府建设情况的报告", _SENT, is_near_miss=True),
        ),
    ),
    TextRule(
        "P208",
        Level.WARNING,
        "公开版里写着不公开",
        "附注写明不公开或依申请公开的，与主动公开相矛盾。只查公开版。",
        "请核对公开属性：可以公开的，改成“（此件公开发布）”或删去；不能公开的，不要发布。",
        not_for_publication,
        wrong=(
            Example("示例县人民政府\n2025年1月20日\n（此件不予公开）", _PUBLIC),
            Example("示例县人民政府\n2025年1月20日\n（此件依申请公开）", _PUBLIC, is_near_miss=True),
        ),
        right=(
            Example("示例县人民政府\n2025年1月20日\n（此件公开发布）", _PUBLIC, is_near_miss=True),
            Example("办理依申请公开政府信息32件，不予公开2件。", _PUBLIC, is_near_miss=True),
        ),
    ),
    TextRule(
        "P209",
        Level.ERROR,
        "还有待填的内容",
        "带着“【待填”的文字不是定稿，不能报送，也不能公开。带着填报数据的初稿，除公开版外按警告提。",
        "请填上或删去；在初稿上，请改数据文件后重新生成。",
        blanks,
        wrong=(Example("全年办理案件【待填：复议案件数】件。"), Example("全年办理案件【 待核】件。", is_near_miss=True)),
        right=(Example("全年办理案件120件。"), Example("对【案例】栏目更新12期，待填报的事项已清零。", is_near_miss=True)),
    ),
    TextRule(
        "P210",
        Level.WARNING,
        "数字的位置还空着",
        "用“×”“XX”或下划线占着位置的地方，多半是忘了填数。",
        "请填上数字，或删去这一句。",
        crosses,
        wrong=(Example("全年办理案件××件。"), Example("于2024年X月印发方案。", is_near_miss=True)),
        right=(
            Example("推行“XX＋监管”模式，申请人李××撤回申请。", is_near_miss=True),
            Example("服务时间为7×24小时。", is_near_miss=True),
        ),
    ),
    *privacy_files.RULES,
)
