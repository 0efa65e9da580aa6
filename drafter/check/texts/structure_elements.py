"""S: title, closing words, and the elements of a document that one version needs and another must not have."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.check.texts.rule import Example, TextRule
from drafter.check.texts.structure_parts import is_annual
from drafter.check.texts.structure_tree import CLOSING, is_closing, own_paragraphs, where
from drafter.model.document import Role
from drafter.model.finding import Finding, Level
from drafter.model.script import KNOWN_REPORTS, Paragraph, Part, Report, Script, Version

#: Reports of whatever kind.
_REPORTS = KNOWN_REPORTS | {Report.REPORT}
#: Texts of fewer characters are no reports.
_SHORTEST = 200
#: Closing words stand among the last so many paragraphs; only a short one is looked at as a whole.
_LAST, _SHORT = 3, 60
#: A signature stands among the last so many paragraphs and is no longer than this.
_AT_THE_END, _LONGEST_OFFICE = 6, 30
_YEAR = re.compile(r"(?:19|20)[0-9]{2}|二[〇○零Ｏ0][〇○零一二三四五六七八九]{2}")
_NO_OFFICE = re.compile(r"法治政府|依法行政|政府建设|部署|委托|会议")
_OFFICE = re.compile(
    r"[\u4e00-\u9fff](?:[省市县区旗乡镇局厅部委办署院处所站州盟队社会]|街道|政府|中心|公司|大学|学校|兵团|团场|苏木|林场|农场)"
)
_ASKED = re.compile(
    r"(?:^|[，,、；;：:]|报告|汇报|如上)\s*(?:现|特|恭|敬|恳|谨|并)?请(?:予以|予|求)?(?:批准|批示|批复|核准|审批)"
    r"|(?:妥|当|可)否[，,]?\s*请(?:予以|予)?(?:批|审批|核准|指示)"
)
_WISHED = re.compile(
    r"请予?以?支持|恳请[^。]{0,30}(?:支持|解决|帮助|批准|倾斜)|(?:^|[，,])请[^。，,]{0,12}[予给]以?(?:支持|解决|协调|倾斜)"
)
#: Below the title of what was told a congress, when and where: （2025年3月20日在县人大常委会第十次会议上）.
_GIVEN = re.compile(r"[（(][^（()）]{0,60}会议上[）)]")
_NUMBER = re.compile(r"[\u4e00-\u9fff]{2,12}\s?[〔\[（(【](?:19|20)[0-9]{2}[〕\]）)】]\s?[0-9]{1,4}\s?号")
_APPROVER = re.compile(r"签\s?发\s?人\s*[:：]")


def there_is_a_title(rule: TextRule, script: Script) -> Iterator[Finding]:
    """No line reads like a title."""
    if not script.title and sum(len(paragraph.text) for paragraph in own_paragraphs(script)) >= _SHORTEST:
        yield rule.of_text(script, "没有认出标题（以“报告”“汇报”等结尾、单独成行的）")


def title_names_the_year(rule: TextRule, script: Script) -> Iterator[Finding]:
    """An annual report whose title has no year."""
    is_told = any(_GIVEN.search(paragraph.text) for paragraph in script.paragraphs[:_AT_THE_END])
    if script.title and is_annual(script) and not _YEAR.search(script.title) and not is_told:
        year = f"（正文写的是{script.year}年）" if script.year else ""
        yield rule.finding(_title(script), f"标题没有写明是哪一年的报告{year}")


def title_names_the_office(rule: TextRule, script: Script) -> Iterator[Finding]:
    """A title that does not say whose report it is."""
    if script.title and not _OFFICE.search(_NO_OFFICE.sub("", script.title)):
        level = Level.WARNING if script.version is Version.SENT else Level.HINT
        yield rule.finding(_title(script), "标题没有写机关名称", level=level)


def title_comes_once(rule: TextRule, script: Script) -> Iterator[Finding]:
    """The same title in two lines."""
    seen: dict[str, Paragraph] = {}
    for paragraph in script.of(Part.TITLE):
        other = seen.setdefault(paragraph.text.strip(), paragraph)
        if other is not paragraph:
            yield rule.finding(paragraph, f"标题重复了一遍，与{where(other)}相同")


def nothing_is_asked_for(rule: TextRule, script: Script) -> Iterator[Finding]:
    """请批准 and the like in the closing of a report."""
    for paragraph in _last_words(script):
        sentences = paragraph.sentences if len(paragraph.text) <= _SHORT else paragraph.sentences[-1:]
        for sentence in sentences:
            found = _ASKED.search(sentence.text) if len(sentence.text) <= _SHORT else None
            level = Level.ERROR
            if not found:
                found, level = _WISHED.search(sentence.text), Level.WARNING
            if found:
                words = found[0].strip("，,、；;：: ")
                start = sentence.start + found.end() - len(words)
                message = f"报告的结尾写了“{words}”，是请示事项"
                yield rule.finding(paragraph, message, span=(start, start + len(words)), level=level)


def words_close_it(rule: TextRule, script: Script) -> Iterator[Finding]:
    """No closing words, in a text that has an addressee or a signature."""
    if not any(True for _ in script.of(Part.ADDRESSEE, Part.SIGNATURE)):
        return
    last = _last_words(script)
    if last and not any(is_closing(paragraph) or CLOSING.search(paragraph.text[-_SHORT:]) for paragraph in last):
        end = len(last[-1].text)
        yield rule.finding(last[-1], "正文末尾没有结尾语", span=(max(end - 12, 0), end))


def version_has_its_elements(rule: TextRule, script: Script) -> Iterator[Finding]:
    """Addressee, signature and date of a document that goes up; who approved it, where it has a red head."""
    has_head = _has_red_head(script)
    if script.version is Version.PUBLIC or not (has_head or (script.version is Version.SENT and script.manuscript)):
        return
    addressees = list(script.of(Part.ADDRESSEE))
    if not addressees and not re.search(r"(?m)^\s*主送\s*[:：]", script.text):
        yield rule.of_text(script, "没有主送机关", "请在标题下一行顶格写上主送机关，后面加全角冒号。")
    has_date = any(True for _ in script.of(Part.DATE))
    if not any(True for _ in script.of(Part.SIGNATURE)) and (has_date or not _may_be_signed(script)):
        yield rule.of_text(script, "没有署名", "请在正文之后补上发文机关的署名。")
    if not has_date:
        yield rule.of_text(script, "没有成文日期", "请在署名下一行补上成文日期，如“2025年2月20日”。")
    goes_to_congress = any("人大" in addressee.text or "人民代表大会" in addressee.text for addressee in addressees)
    if has_head and script.version is Version.SENT and not goes_to_congress and "签发人" not in script.text:
        yield rule.of_text(script, "有版头，没有标注签发人", "报上级的请标注签发人姓名；报本级人大常委会的不用。")


def public_version_has_no_approver(rule: TextRule, script: Script) -> Iterator[Finding]:
    """签发人 in what is published."""
    if script.version is Version.PUBLIC:
        for paragraph in script.paragraphs:
            if paragraph.part is Part.BODY and len(paragraph.text) > _SHORT:
                return
            if found := _APPROVER.search(paragraph.text):
                yield rule.finding(paragraph, "公开版带有签发人", span=found.span())


def _title(script: Script) -> Paragraph:
    return next(script.of(Part.TITLE))


def _last_words(script: Script) -> list[Paragraph]:
    """The last paragraphs of the text itself, above signature and date."""
    return [paragraph for paragraph in own_paragraphs(script) if paragraph.part in (Part.BODY, Part.HEADING)][-_LAST:]


def _has_red_head(script: Script) -> bool:
    """Whether a 文号 or 签发人 stands above the title, or the file says that it has a red head."""
    if any(paragraph.line and paragraph.line.role in (Role.ISSUER, Role.NUMBER) for paragraph in script.paragraphs):
        return True
    for paragraph in script.paragraphs[:_AT_THE_END]:
        text = paragraph.text.strip()
        if paragraph.part is Part.TITLE or len(text) > _SHORT:
            return False
        if _APPROVER.match(text) or _NUMBER.match(text):
            return any(True for _ in script.of(Part.TITLE))
    return False


def _may_be_signed(script: Script) -> bool:
    """Whether one of the last lines may be an office's name, with no date below it."""
    lines = (paragraph.text.strip() for paragraph in script.paragraphs[-_AT_THE_END:])
    return any(len(line) <= _LONGEST_OFFICE and not re.search("[。，；：,;:]", line) and _OFFICE.search(line) for line in lines)


_LONG = "示例县组织执法人员参加培训，评查案卷，清理文件。" * 10
_REGULATION = "《党政机关公文处理工作条例》"
_HEAD = "示政报〔2025〕3号  签发人：某某\n示例县人民政府关于2024年法治政府建设情况的报告\n"
_SIGNED = "示例县人民政府\n2025年2月20日"

RULES: tuple[TextRule, ...] = (
    TextRule(
        "S231",
        Level.HINT,
        "有标题",
        f"标题由发文机关名称、事由和文种组成（{_REGULATION}第九条（七））；从网页复制来的常常丢了标题。",
        "请补上标题；只检查正文的，可以不管。",
        there_is_a_title,
        wrong=(
            Example("2024年，示例县推进法治政府建设。现将有关情况报告如下：\n一、主要举措\n" + _LONG),
            Example("示例县推进法治政府建设有成效。\n一、主要举措\n" + _LONG, is_near_miss=True),
        ),
        right=(
            Example("示例县2024年法治政府建设年度报告\n一、主要举措\n" + _LONG),
            Example("示例县人民政府\n关于2024年法治政府建设情况的报告\n一、主要举措\n" + _LONG, is_near_miss=True),
        ),
        reports=KNOWN_REPORTS,
    ),
    TextRule(
        "S232",
        Level.WARNING,
        "标题写明年份",
        "年度报告写的是上一年度的情况（厅字〔2019〕28号），标题宜写明是哪一年（通行写法）。",
        "请在标题里写明年份，如“2024年”。",
        title_names_the_year,
        wrong=(
            Example("示例县法治政府建设年度报告\n一、主要举措\n" + _LONG),
            Example(
                "示例县人民政府\n关于法治政府建设情况的报告\n2024年，示例县继续努力。\n一、主要举措\n" + _LONG,
                is_near_miss=True,
            ),
        ),
        right=(
            Example("示例县2024年度法治政府建设情况报告\n一、主要举措\n" + _LONG),
            Example("示例县二〇二四年法治政府建设年度报告\n一、主要举措\n" + _LONG, is_near_miss=True),
        ),
        reports=frozenset({Report.ANNUAL}),
    ),
    TextRule(
        "S233",
        Level.HINT,
        "标题写明机关",
        f"标题由发文机关名称、事由和文种组成（{_REGULATION}第九条（七））；有版头或署名的公开稿，略去的也有。",
        "请在标题里写上机关全称或规范化简称。",
        title_names_the_office,
        wrong=(
            Example("2024年法治政府建设年度报告\n一、主要举措\n" + _LONG),
            Example("关于2024年推进法治政府建设工作部署落实的情况报告\n" + _LONG, Version.SENT, is_near_miss=True),
        ),
        right=(
            Example("示例县2024年法治政府建设年度报告\n一、主要举措\n" + _LONG),
            Example("2024年示例局法治政府建设年度报告\n一、主要举措\n" + _LONG, is_near_miss=True),
        ),
        reports=KNOWN_REPORTS,
    ),
    TextRule(
        "S234",
        Level.HINT,
        "标题只有一遍",
        "同一标题出现两次，多半是复制时带进来的。",
        "请删去其中一行。",
        title_comes_once,
        wrong=(
            Example("示例县2024年法治政府建设年度报告\n示例县2024年法治政府建设年度报告\n一、主要举措\n" + _LONG),
            Example(
                "示例县2024年法治政府建设年度报告\n来源：示例县司法局\n示例县2024年法治政府建设年度报告\n" + _LONG,
                is_near_miss=True,
            ),
        ),
        right=(
            Example("示例县2024年法治政府建设年度报告\n一、主要举措\n" + _LONG),
            Example("示例县人民政府\n关于2024年法治政府建设情况的报告\n示例县人民政府按要求报告。" + _LONG, is_near_miss=True),
        ),
    ),
    TextRule(
        "S241",
        Level.ERROR,
        "报告不夹带请示事项",
        f"不得在报告等非请示性公文中夹带请示事项（{_REGULATION}第十五条（四））；请审议、请审阅、请予审查不是请示。",
        "请改成“特此报告。”；确需上级批准的，另行请示。",
        nothing_is_asked_for,
        wrong=(
            Example("示例县2024年法治政府建设年度报告\n" + _LONG + "\n以上报告妥否，请批示。"),
            Example("示例县2024年法治政府建设年度报告\n" + _LONG + "\n恳请县委在经费上予以支持。", is_near_miss=True),
        ),
        right=(
            Example("示例县2024年法治政府建设年度报告\n" + _LONG + "\n以上报告，请予审议。"),
            Example("示例县2024年法治政府建设年度报告\n县委作出重要批示，方案报请批准后印发。\n特此报告。", is_near_miss=True),
        ),
        reports=_REPORTS,
    ),
    TextRule(
        "S242",
        Level.HINT,
        "有结尾语",
        "报告常用“特此报告。”“专此报告。”结尾（通行写法）；只在有主送机关或署名的文稿里查。",
        "请在正文末尾补上“特此报告。”；报人大常委会审议的，写“以上报告，请予审议。”。",
        words_close_it,
        wrong=(
            Example("示例县2024年法治政府建设年度报告\n县委：\n" + _LONG),
            Example("示例县2024年法治政府建设年度报告\n县委：\n现将情况报告如下。\n一、举措\n" + _LONG, is_near_miss=True),
        ),
        right=(
            Example("示例县2024年法治政府建设年度报告\n县委：\n" + _LONG + "\n特此报告。"),
            Example("示例县2024年法治政府建设年度报告\n" + _LONG, is_near_miss=True),
        ),
        reports=KNOWN_REPORTS,
    ),
    TextRule(
        "S243",
        Level.WARNING,
        "报送版要素齐全",
        f"主送机关、署名、成文日期是公文的组成部分，上行文标注签发人姓名（{_REGULATION}第九条）；"
        "只在有版头的文稿或按报送版检查的 .docx 里查。",
        "请补上缺的要素。",
        version_has_its_elements,
        wrong=(
            Example(_HEAD + "现将情况报告如下。\n" + _LONG + "\n" + _SIGNED),
            Example(_HEAD + "中共示例县委：\n" + _LONG + "\n示例县人民政府", is_near_miss=True),
        ),
        right=(
            Example(_HEAD + "中共示例县委：\n" + _LONG + "\n" + _SIGNED),
            Example("示例县2024年法治政府建设年度报告\n现将情况报告如下。\n" + _LONG, Version.SENT, is_near_miss=True),
        ),
    ),
    TextRule(
        "S244",
        Level.WARNING,
        "公开版不带签发人",
        "签发人是报上级的公文才标注的要素（GB/T 9704—2012 7.2.6），公开版不印版头、签发人和版记（通行做法）。",
        "请删去签发人，公开版不印版头。",
        public_version_has_no_approver,
        wrong=(
            Example(_HEAD + _LONG, Version.PUBLIC),
            Example("签发人：某某\n示例县2024年法治政府建设年度报告\n" + _LONG, Version.PUBLIC, is_near_miss=True),
        ),
        right=(
            Example("示例县2024年法治政府建设年度报告\n" + _LONG, Version.PUBLIC),
            Example(_HEAD + "中共示例县委：\n" + _LONG, Version.SENT, is_near_miss=True),
        ),
    ),
)
