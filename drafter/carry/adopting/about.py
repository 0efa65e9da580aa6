"""Whose report it is: the office, what it calls itself, who gets it, when it was signed, and which outline fits it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from datetime import date

from drafter.language.chinese_numbers import read_chinese_number
from drafter.model.adopted import AdoptedOutlet
from drafter.model.outline import Outline, Way
from drafter.model.script import Report, Script

_OFFICE_ENDS = "人民政府|管理委员会|管委会|街道办事处|办事处|政府|委员会|局|厅|委|办公室"
_TITLED_OFFICE = re.compile(rf"^(.{{2,30}}?(?:{_OFFICE_ENDS}))(?=关于|落实|研究|贯彻|[0-9]{{4}}年|二〇)")
_TITLED_PLACE = re.compile(r"^([\u4e00-\u9fff]{2,20}?)(?:关于)?(?:[0-9]{4}年|二〇)")
_NAMED = re.compile(r"(?<![\u4e00-\u9fff])([\u4e00-\u9fff]{2,10}?(?:[省市县区旗乡镇](?:人民)?政府|管委会|街道办事处))")
_NOT_A_NAME = re.compile("^[我本全各该市县区乡镇省党级在经由向为和与及]|(?:各|级|部门|上级|省市|党委)")
_ITSELF = re.compile("我[省市县区旗乡镇局委办厅]|我街道|我新区")
_SUFFIXES = (
    (re.compile("(?:新区|开发区|园区|高新区|示范区|管理区|度假区)$"), "管理委员会"),
    (re.compile("街道$"), "办事处"),
    (re.compile("[省市县区旗乡镇州盟]$"), "人民政府"),
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
    if found := _TITLED_OFFICE.match(title):
        return _in_full(found[1])
    if found := _TITLED_PLACE.match(title):
        return _with_suffix(found[1])
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
    if re.search("乡|镇|街道", office):
        return _named(known, "乡镇") or _named(known, "县级") or _named(known, "2016至2020年")
    if re.search("管理委员会|管委会|开发区|新区", office):
        return _named(known, "管委会")
    if re.search("(?:局|厅|委员会|办公室)$", office):
        return _named(known, "部门") or _named(known, "2016至2020年")
    if office.endswith("市人民政府") and re.search(
        "全市各?[县区]|各县区|各县（市、区）|县区人民政府|各县\\(市、区\\)", script.text
    ):
        return _named(known, "设区的市") or _named(known, "2016至2020年")
    return _named(known, "县级") or _named(known, "2016至2020年")


def _named(outlines: Iterable[Outline], words: str) -> str:
    return next((outline.id for outline in sorted(outlines, key=lambda outline: len(outline.id)) if words in outline.id), "")


def _in_full(name: str) -> str:
    if name.endswith("管委会"):
        return name.removesuffix("管委会") + "管理委员会"
    return name if name.endswith("人民政府") or not name.endswith("政府") else name.removesuffix("政府") + "人民政府"


def _with_suffix(place: str) -> str:
    suffix = next((suffix for form, suffix in _SUFFIXES if form.search(place)), "")
    return place + suffix if suffix or re.search(f"(?:{_OFFICE_ENDS})$", place) else ""
