"""W: names of laws and documents within 《》 — misspelt, not yet in force, abolished; titles in quotation marks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from drafter.check.texts.rule import Example, TextRule
from drafter.check.texts.times import about, said, sentence_at, signed_on
from drafter.model.finding import Finding, Level
from drafter.model.lexicon import Title
from drafter.model.script import Report, Script

_ANNUAL = frozenset({Report.ANNUAL})
_NAMED = re.compile(r"《([^《》\n]{2,60})》")
_STATE = re.compile(r"^中华人民共和国")
_YEARS = re.compile(r"[（(]\s*((?:19|20)[0-9]{2})\s*年?\s*[—–\-－~～至]{1,2}\s*((?:19|20)[0-9]{2})\s*年?\s*[）)]")
_REVISED = re.compile(r"[（(](?:(?:19|20)[0-9]{2}年?)?(?:修订|修正|试行)(?:版|本)?[）)]$")
_DRAFT = re.compile(r"草案|征求意见|送审稿|讨论稿|送审|起草|立法|拟")
_PAST = re.compile(r"废止|清理|失效|取代|代替|原《|原来|修改|修订|衔接|不再")
#: Shorter names have too many neighbours.
_SHORTEST_LAW, _SHORTEST_DOCUMENT = 5, 12
_MOST_NAMES = 400
#: So many characters may be left out of the middle of a name, and so many are kept at its ends; behind a long beginning two.
_MOST_LACKING, _KEPT = 4, 6
#: How names of laws end, misspelt; no word ends so.
_KINDS = {"条列": "条例", "调例": "条例", "办发": "办法", "细测": "细则", "规订": "规定", "通之": "通知"}
_MISSPELT_KIND = re.compile(f"(?:{'|'.join(_KINDS)})$")
_ISSUED = r"(?:通知|意见|方案|办法|决定|批复|函|规定|报告|通报)"
_QUOTED = re.compile(rf"[“\"](关于[^“”\"，。；\n]{{4,120}}的{_ISSUED})[”\"]")


def names_are_right(rule: TextRule, script: Script) -> Iterator[Finding]:
    """A name that is one character off a law's or a well-known document's is a slip."""
    known = script.lexicon.titles
    looked_at: dict[str, Title | None] = {}
    for paragraph in said(script):
        for found in _NAMED.finditer(paragraph.text):
            name = plain_name(found[1])
            if name not in looked_at:
                if len(looked_at) >= _MOST_NAMES:
                    return
                looked_at[name] = _meant(name, known)
            if slip := _MISSPELT_KIND.search(found[1]):
                span = (found.start(1) + slip.start(), found.start(1) + slip.end())
                right_kind = _KINDS[slip[0]]
                yield rule.finding(
                    paragraph, f"《{found[1]}》里的“{slip[0]}”应当是“{right_kind}”", f"改为“{right_kind}”。", span
                )
            elif right := looked_at[name]:
                is_certain = right.kind == "法律" and name.endswith("法")
                level = Level.ERROR if is_certain else Level.WARNING
                much = "只差一个字" if abs(len(right.name) - len(name)) <= 1 else "像是漏了字"
                message = f"《{found[1]}》与《{right.name}》{much}，多半是写错了"
                if is_certain:
                    message = f"没有《{found[1]}》这部法律，应当是《{right.name}》"
                yield rule.finding(paragraph, message, f"改为《{right.name}》；确有其文件的，不必改。", found.span(), level)


def laws_are_in_force(rule: TextRule, script: Script) -> Iterator[Finding]:
    """A report names laws and documents that were there in its year."""
    told, signed = about(script), signed_on(script)
    if not told:
        return
    seen: set[str] = set()
    for paragraph in said(script):
        for found in _NAMED.finditer(paragraph.text):
            title = script.lexicon.titles.get(plain_name(found[1]))
            if title is None or title.name in seen or _YEARS.search(title.name):
                continue
            sentence = sentence_at(paragraph, found.start())
            last_year = max(told.year + 1, signed.year if signed else 0)
            if title.first > last_year and not _DRAFT.search(sentence):
                level = Level.WARNING
                message = f"《{title.name}》{title.first}年才施行或印发，报告写的是{told.year}年"
                remedy = "核对文件名称和报告年度；写的是立法过程的，请写明“草案”。"
            elif title.last is not None and told.year > title.last and not _PAST.search(sentence):
                level = Level.WARNING
                message = f"《{title.name}》{title.last}年以后不再施行，报告写的是{told.year}年"
                remedy = "改引现行的法律或文件；确需引用旧法的，写明“原”。"
            else:
                continue
            seen.add(title.name)
            yield rule.finding(paragraph, message, remedy, found.span(), level)


def titles_stand_in_title_marks(rule: TextRule, script: Script) -> Iterator[Finding]:
    """A document's title stands within 《》, not within quotation marks."""
    for paragraph in said(script):
        for found in _QUOTED.finditer(paragraph.text):
            yield rule.finding(paragraph, "文件标题用了引号", "改用书名号《》，里面的书名号改为〈〉。", found.span())


def plain_name(name: str) -> str:
    """A name as the list has it: without the state, blanks and remarks, its brackets and dashes as they should be."""
    bare = _STATE.sub("", re.sub(r"\s", "", name).replace("〈", "").replace("〉", ""))
    bare = _REVISED.sub("", bare)
    return _YEARS.sub(lambda years: f"（{years[1]}—{years[2]}年）", bare)


def _meant(name: str, known: Mapping[str, Title]) -> Title | None:
    """The title that a name means where the two are one slip apart."""
    if name in known:
        return None
    chars = set(name)
    for right, title in known.items():
        if title.kind == "党内法规" and _lacks_words(name, right):
            return title
        shortest = _SHORTEST_LAW if title.kind == "法律" else _SHORTEST_DOCUMENT
        if len(right) < shortest or abs(len(right) - len(name)) > 1 or len(chars.symmetric_difference(right)) > 2:  # noqa: PLR2004 - one character for another
            continue
        if (title.kind == "法律") != name.endswith("法") or (name[:2] != right[:2] and name[-2:] != right[-2:]):
            continue
        if _is_one_slip(name, right):
            return title
    return None


def _lacks_words(name: str, right: str) -> bool:
    """Whether a few words in the middle of a long name were left out."""
    lacking = len(right) - len(name)
    if not (1 < lacking <= _MOST_LACKING and len(name) >= _SHORTEST_DOCUMENT):
        return False
    ends = (at for at in range(_KEPT, len(name) - 1) if at <= len(name) - _KEPT or at >= _SHORTEST_DOCUMENT)
    return any(name == right[:at] + right[at + lacking :] for at in ends)


def _is_one_slip(one: str, other: str) -> bool:
    """Whether one character more, less, another, or two changed places make the one the other; years do not count."""
    if re.sub("[^0-9]", "", one) != re.sub("[^0-9]", "", other):
        return False
    shorter, longer = sorted((one, other), key=len)
    at = next((at for at, (a, b) in enumerate(zip(shorter, longer, strict=False)) if a != b), len(shorter))
    if len(shorter) < len(longer):
        return shorter[at:] == longer[at + 1 :]
    swapped = shorter[at : at + 2][::-1] + shorter[at + 2 :]
    return shorter[at + 1 :] == longer[at + 1 :] or swapped == longer[at:]


_TITLE = "示例县{}年法治政府建设年度报告\n"

RULES: tuple[TextRule, ...] = (
    TextRule(
        "W201",
        Level.WARNING,
        "法律、文件的名称写错",
        "书名号里的名称必须与原文一字不差。对照的名单在 schemas/laws.yaml，可以增补。",
        "改为全称或者规范的简称。",
        names_are_right,
        (
            Example("认真实施《中华人民共和国行政复义法》。"),
            Example("落实《法制政府建设与责任落实督察工作规定》。"),
            Example("宣传《未成年人保障法》。", is_near_miss=True),
            Example("落实《示例省优化营商环境条列》。", is_near_miss=True),
            Example("落实《法治政府建设与责任督察工作规定》。"),
            Example("落实《党政主要负责人履行推进法治建设第一责任人规定》。"),
        ),
        (
            Example("认真实施《行政复议法》《宪法》《民法典》。"),
            Example(
                "落实《示例省行政处罚法实施办法》《党政主要负责人履行推进法治建设第一责任人职责清单》。", is_near_miss=True
            ),
            Example("落实《提升行政执法质量三年行动计划(2023-2025)》。", is_near_miss=True),
            Example("原《城市规划法》施行前的建筑，依照《水生野生动物保护实施条例》处理。", is_near_miss=True),
        ),
    ),
    TextRule(
        "W202",
        Level.WARNING,
        "引用当时没有施行或者已经废止的法律、文件",
        "引用的法律、文件应当在报告年度有效。施行年份见 schemas/laws.yaml，未逐件核对原文，请以原文为准。",
        "核对后改引有效的法律、文件。",
        laws_are_in_force,
        (
            Example(_TITLE.format(2023) + "严格执行《合同法》，审查合同20份。"),
            Example(_TITLE.format(2022) + "认真落实《行政执法监督条例》。", is_near_miss=True),
        ),
        (
            Example(_TITLE.format(2025) + "认真学习《行政执法监督条例》。", is_near_miss=True),
            Example(_TITLE.format(2023) + "清理依据《合同法》制定的文件3件。", is_near_miss=True),
            Example(_TITLE.format(2023) + "严格执行《民法典》。"),
        ),
        _ANNUAL,
    ),
    TextRule(
        "W203",
        Level.HINT,
        "文件标题用了引号",
        "GB/T 15834：文件的标题用书名号标示，书名号里再用书名号时，里面的用单书名号〈〉。",
        "改用书名号。",
        titles_stand_in_title_marks,
        (
            Example("根据“关于做好法治建设工作的通知”要求，开展培训。"),
            Example('根据"关于转交《审议意见》的通知"精神，研究落实。', is_near_miss=True),
        ),
        (
            Example("根据《关于做好法治建设工作的通知》要求，开展培训。"),
            Example("关于“深化认识，进一步提高法治素养”的落实情况。", is_near_miss=True),
        ),
    ),
)
