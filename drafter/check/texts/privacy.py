"""P: what must not be published: numbers and names of private persons, marks of secrecy, what is still to be filled in."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.check.texts import privacy_files, privacy_names
from drafter.check.texts.rule import Example, TextRule
from drafter.check.texts.settings import by_version, spoken
from drafter.model.finding import Finding, Level
from drafter.model.paper import Paper
from drafter.model.script import Script, Version

_IDENTITY = re.compile(r"(?<![0-9A-Za-z])[1-9][0-9]{5}(?:19|20)[0-9]{9}[0-9Xx](?![0-9A-Za-z])")
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECKS = "10X98765432"
#: Before these numbers are of projects, cases and firms.
_CODE = re.compile(r"代码|信用|项目|案号|流水|订单|批号")
_MOBILE = re.compile(r"(?<![0-9A-Za-z.\-—])1[3-9][0-9]([ -]?)[0-9]{4}\1[0-9]{4}(?![0-9A-Za-z.%])")
#: Directly before such a number these say that it is none of a telephone: 流水号138…….
_CODED = re.compile(rf"(?:{_CODE.pattern}|编号|单号|工单)(?:号码?|编号|代码)?[为是：:\s]{{0,3}}$")
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
_EMPTY = re.compile(
    r"[（(][ 　]{0,8}[）)](?=(?:年|月|日|个|件|人|次|项|万|亿|%|％|起|期|份|名|部|场))"
    r"|(?<=[\u4e00-\u9fff])[ 　]{3,12}(?=(?:个|件|人次?|次|项|起|期|份|名|部|场|万元|亿元)[，。；、])"
    r"|(?<=[\u4e00-\u9fff])\*{1,3}(?=(?:个|件|人次?|次|项|起|期|份|名|部|场)[，。；、])"
)
#: So far back one looks for what a number is called.
_BEFORE = 20
#: Digits whose double has two digits count by their sum (Luhn).
_TWO_DIGITS = 9


def identity_numbers(rule: TextRule, script: Script) -> Iterator[Finding]:
    """Numbers of identity cards with a date and a check digit that are right."""
    for at, text, _ in spoken(script, _IDENTITY):
        for found in _IDENTITY.finditer(text):
            if _is_identity(found[0]) and not _CODE.search(text, max(found.start() - 20, 0), found.start()):
                message = f"写出了一个公民身份号码（{found[0][:3]}……{found[0][-2:]}，校验码相符）"
                yield rule.finding(
                    script.paragraphs[at], message, "", found.span(), by_version(script, Level.ERROR, Level.WARNING)
                )


def mobile_phones(rule: TextRule, script: Script) -> Iterator[Finding]:
    """Mobile phones; in a 附注 they are contacts, which only the public version does without."""
    is_public = script.version is Version.PUBLIC
    for at, text, is_contact in spoken(script, _MOBILE):
        for found in _MOBILE.finditer(text):
            is_code = _CODED.search(text[max(found.start() - _BEFORE, 0) : found.start()])
            if (is_public or not is_contact) and not is_code and not _COUNTED.match(text, found.end()):
                message = f"写出了一个手机号码（{found[0][:3]}……{found[0][-2:]}）"
                yield rule.finding(
                    script.paragraphs[at], message, "", found.span(), by_version(script, Level.ERROR, Level.WARNING)
                )


def landlines(rule: TextRule, script: Script) -> Iterator[Finding]:
    """Landlines that are not a public service's; in a 附注 only the public version is asked."""
    for at, text, is_contact in spoken(script, _LANDLINE):
        for found in _LANDLINE.finditer(text):
            is_service = _SERVICE.search(text, max(found.start() - 20, 0), found.start())
            if not is_service and (script.version is Version.PUBLIC or not is_contact):
                yield rule.finding(script.paragraphs[at], f"写出了一个固定电话号码（{found[0]}）", "", found.span())


def bank_cards(rule: TextRule, script: Script) -> Iterator[Finding]:
    """Numbers of bank cards, told by their check digit and by the word before them."""
    for at, text, _ in spoken(script, _CARD):
        for found in _CARD.finditer(text):
            digits = found[0].replace(" ", "")
            if _ACCOUNT.search(text, max(found.start() - 20, 0), found.start()) and _is_luhn(digits):
                message = f"写出了一个银行卡号（{len(digits)} 位，尾号 {digits[-4:]}，校验位相符）"
                yield rule.finding(
                    script.paragraphs[at], message, "", found.span(), by_version(script, Level.ERROR, Level.WARNING)
                )


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
        elif found := _EMPTY.search(paragraph.text):
            yield rule.finding(paragraph, "这里空着，像是还没有填数", "", found.span())


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
            Example("项目联系电话13800000000。", _PUBLIC, is_near_miss=True),
            Example("示例县人民政府\n2025年1月20日\n（联系人：办公室，电话：138-0000-0000）", _PUBLIC, is_near_miss=True),
        ),
        right=(
            Example("示例县人民政府\n2025年1月20日\n（联系人：办公室，电话：13800000000）", _SENT, is_near_miss=True),
            Example("累计减免税费13800000000元。", _PUBLIC, is_near_miss=True),
            Example("流水号13800000000，工单编号：13800000001。", _PUBLIC, is_near_miss=True),
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
        "用“×”“XX”、下划线、空括号或空格占着位置的地方，多半是忘了填数。",
        "请填上数字，或删去这一句。",
        crosses,
        wrong=(
            Example("全年办理案件××件。"),
            Example("于2024年X月印发方案。", is_near_miss=True),
            Example("全年办理案件（　）件，受理申请    件。", is_near_miss=True),
            Example("全年办理案件*件。"),
        ),
        right=(
            Example("推行“XX＋监管”模式，申请人李××撤回申请。", is_near_miss=True),
            Example("服务时间为7×24小时。", is_near_miss=True),
            Example("单位    件数，规格3*5个，办理 件次。", is_near_miss=True),
        ),
    ),
    *privacy_names.RULES,
    *privacy_files.RULES,
)
