"""Whose report it is: the office, what it calls itself, who gets it, when it was signed, and which outline fits it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from datetime import date

from drafter.language.chinese_numbers import read_chinese_number
from drafter.model.adopted import AdoptedOutlet
from drafter.model.outline import Outline, Way
from drafter.model.script import Part, Report, Script

_OFFICE_ENDS = "人民政府|管理委员会|管委会|街道办事处|办事处|政府|委员会|局|厅|委|办公室"
#: A year, or 关于, before the office's name in a title.
_TITLE_BEGINS = re.compile(r"^(?:中共[^，。]{2,20}?委(?:员会)?\s*)?(?:关于)?(?:(?:20\d\d|二〇..)年?(?:年?度)?)?(?:关于)?")
_TITLED_OFFICE = re.compile(
    rf"([^《》，。]{{2,30}}?(?:{_OFFICE_ENDS}))(?=关于|落实|研究|贯彻|推进|法治|依法|工作报告|[0-9]{{4}}年|二〇)"
)
_TITLED_PLACE = re.compile(r"([\u4e00-\u9fff]{2,20}?)(?:关于)?(?=[0-9]{4}年?|二〇|法治|依法|推进)")
_PLACE_ENDS = "自治[区州县旗]|[省市县区旗乡镇州盟]|街道|新区"
#: Who did it, at the beginning of the lead: 2024年，大中街道在区委的领导下……
_LEADING = re.compile(
    rf"(?:^|[，,。；、将])([\u4e00-\u9fff]{{2,14}}?(?:{_OFFICE_ENDS}|{_PLACE_ENDS}))"
    r"(?=坚持|以习|以党|以法|以建|以创|深入|认真|全面|紧紧|在[^，]|切实|严格|围绕|始终|持续|扎实|贯彻|按照|法治政府|依法行政|20\d\d年)"
)
_LEAD_WITHIN = 4
_NAMED = re.compile(r"(?<![\u4e00-\u9fff])([\u4e00-\u9fff]{2,10}?(?:[省市县区旗乡镇](?:人民)?政府|管委会|街道办事处))")
_NOT_A_NAME = re.compile(
    "^(?:关于|现|将|年)|^[我本全各该市县区乡镇省党级在经由向为和与及一是]|(?:各|级|部门|上级|省市|党委|[省市县区委]委|委、|街道街道)|^.?(?:街道|新区)$"
)
#: Reports on counties below: 各县（市、区）, 12个县区.
_HAS_LOWER = re.compile(
    r"(?:各|[0-9]{1,2}个|全市)(?:县|区县|旗县|市县)(?:区|市|（|\(|、|政府|人民政府)|市县两级|市、县|县级人?民?政府|县区人民政府|各县区"
)
_ITSELF = re.compile("我[省市县区旗乡镇局委办厅]|我街道|我新区")
_SUFFIXES = (
    (re.compile("(?:新区|开发区|园区|高新区|示范区|管理区|度假区)$"), "管理委员会"),
    (re.compile("街道$"), "办事处"),
    (re.compile("[省市县縣区區旗乡鄉镇鎮州盟]$"), "人民政府"),
)
_UP, _CONGRESS = "报上级", "报人大"
_CHINESE_DAY = re.compile("([〇零○一二三四五六七八九]{4})年([一二三四五六七八九十]{1,3})月([一二三四五六七八九十]{1,3})日")
_DAY = re.compile(r"([0-9]{4})\s*年\s*([0-9]{1,2})\s*月\s*([0-9]{1,2})\s*日")
_DIGITS = str.maketrans("〇零○一二三四五六七八九", "000123456789")


def office_of(signatories: Iterable[str], title: str, script: Script) -> str:
    """The office's full name; empty where the report does not tell it."""
    for name in signatories:
        if re.search(f"(?:{_OFFICE_ENDS})$", name):
            return name
    begins = _TITLE_BEGINS.match(title)
    start = begins.end() if begins else 0
    if found := _TITLED_OFFICE.match(title, start):
        return _in_full(found[1])
    if (found := _TITLED_PLACE.match(title, start)) and (name := _with_suffix(found[1])):
        return name
    lead = [paragraph.text.strip() for paragraph in script.paragraphs if paragraph.part is Part.BODY][:_LEAD_WITHIN]
    for text in lead:
        for found in _LEADING.finditer(text):
            name = found[1] if re.search(f"(?:{_OFFICE_ENDS})$", found[1]) else _with_suffix(found[1])
            if name and not _NOT_A_NAME.search(found[1]):
                return _in_full(name)
    named = Counter(name for found in _NAMED.finditer(script.text) if not _NOT_A_NAME.search(name := found[1]))
    return _in_full(named.most_common(1)[0][0]) if named else ""


def itself_of(script: Script) -> str:
    """What the office calls itself; empty where it does not."""
    said = Counter(_ITSELF.findall(script.text))
    return said.most_common(1)[0][0] if said else ""


def day_of(text: str) -> date | None:
    """A day as it is written below a signature."""
    try:
        if found := _DAY.fullmatch(text.strip()):
            return date(*map(int, found.groups()))
        if found := _CHINESE_DAY.fullmatch(text.strip()):
            month, day = read_chinese_number(found[2]), read_chinese_number(found[3])
            return date(int(found[1].translate(_DIGITS)), month or 0, day or 0)
    except ValueError:
        return None
    return None


def outlets_of(
    addressees: Iterable[str], signatories: tuple[str, ...], day: date | None, remark: str, *, is_web: bool
) -> tuple[AdoptedOutlet, ...]:
    """The way up (or to the congress), and the public version of what was found on a web page."""
    names = tuple(name for line in addressees for name in re.split("[、，,；;]", line.strip("：: ")) if name.strip())
    names = tuple(name.strip() for name in names)
    to_congress = any("人大" in name for name in names)
    way, name = (Way.CONGRESS, _CONGRESS) if to_congress else (Way.UP, _UP)
    remark = remark.strip("（）() ")
    up = AdoptedOutlet(name, str(way), names, signatories, day, remark)
    public = AdoptedOutlet("公开版", str(Way.PUBLIC), (), signatories, day)
    return (up, public) if is_web else (up,)


def fitting_outline(outlines: Iterable[Outline], office: str, year: int, script: Script) -> str:
    """The id of the outline that an office of this kind reports by."""
    known = [outline for outline in outlines if outline.first_year <= year <= (outline.last_year or year)]
    if script.report is Report.RESPONSE:
        return _named(known, "审议意见")
    if re.search("(?:乡|镇|街道)(?:人民政府|党工委|办事处|党委)?$", office):
        return _named(known, "乡镇") or _named(known, "县级") or _named(known, "2016至2020年")
    if re.search("管理委员会|管委会|开发区|新区", office):
        return _named(known, "管委会")
    if re.search("(?:局|厅|委员会|办公室|[^政]委|中心|支队|大队)$", office):
        return _named(known, "部门") or _named(known, "2016至2020年")
    if has_lower(office, script):
        return _named(known, "设区的市") or _named(known, "2016至2020年")
    return _named(known, "县级") or _named(known, "2016至2020年")


def has_lower(office: str, script: Script) -> bool:
    """Whether counties stand below the office, so that 全市 counts them as well."""
    if re.search("(?:省|自治区|州|盟|地区)(?:人民政府|行政公署)?$", office):
        return True
    return office.endswith("市人民政府") and _HAS_LOWER.search(script.text) is not None


def _named(outlines: Iterable[Outline], words: str) -> str:
    return next((outline.id for outline in sorted(outlines, key=lambda outline: len(outline.id)) if words in outline.id), "")


def _in_full(name: str) -> str:
    if name.endswith("管委会"):
        return name.removesuffix("管委会") + "管理委员会"
    return name if name.endswith("人民政府") or not name.endswith("政府") else name.removesuffix("政府") + "人民政府"


def _with_suffix(place: str) -> str:
    suffix = next((suffix for form, suffix in _SUFFIXES if form.search(place)), "")
    return place + suffix if suffix or re.search(f"(?:{_OFFICE_ENDS})$", place) else ""
