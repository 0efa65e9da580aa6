"""The headings of a report as a tree: which are siblings, where their counting starts anew. No rules here."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from drafter.language.numbering import chinese_number, heading_number
from drafter.model.finding import nested
from drafter.model.script import Heading, Paragraph, Part, Script

#: A list of contents has at least so many lines.
_SHORTEST_CONTENTS = 3
#: A line without any stop at its end may be a heading whose number was lost, if it is no longer than this.
_LONGEST_LINE = 40
#: Behind so many paragraphs, or any heading, a line that begins with 附件 begins what is attached.
_ATTACHED_BEHIND = 5
_ATTACHED = re.compile(r"附件(?:\s*[0-9一二三四五六七八九十]{1,2})?\s*(?:[:：].*)?")
_DIVIDER = re.compile(r"第[一二三四五六七八九十]{1,3}(?:部分|编|章|篇)")
#: Articles of a regulation: below each, its items are counted anew.
_ARTICLE = re.compile(r"第[一二三四五六七八九十百零〇0-9]{1,6}[条章]")
#: What stands behind a number that refers to others: （一）（二）项所列.
_REFERS = re.compile(r"[（(][一二三四五六七八九十]{1,3}[）)]|[项款]所列")
_STOPS = tuple("。；;，,：:！!？?、.")
CLOSING = re.compile(
    r"(?:特此|专此)(?:报告|汇报|函复|函告)|(?:以上|上述|此)(?:报告|汇报|情况|意见)[^。]{0,12}|请予?(?:审议|审阅|审查|审核)"
)
_LONGEST_CLOSING = 30
#: So much of a heading is quoted.
_LONGEST_QUOTE = 20


class Item(NamedTuple):
    """A numbered heading with the paragraph that it is in, and the article that it is below, in a regulation."""

    paragraph: Paragraph
    heading: Heading
    article: int = -1

    @property
    def at(self) -> int:
        """Which paragraph it is."""
        return self.paragraph.at

    @property
    def number(self) -> int:
        """The number it bears."""
        return self.heading.number

    @property
    def stands_alone(self) -> bool:
        """Whether it is a heading with nothing behind it, not even a stop."""
        return not self.heading.run_in and not self.heading.title.rstrip().endswith(_STOPS) and not self._has_stop

    @property
    def is_sentence(self) -> bool:
        """Whether it is one sentence, alone in its line."""
        return not self.heading.run_in and self._has_stop

    @property
    def _has_stop(self) -> bool:
        return self.paragraph.text.rstrip().endswith(_STOPS)

    @property
    def name(self) -> str:
        """Its number as it is written rightly: （四）."""
        return heading_number(self.heading.level, self.number)

    @property
    def title(self) -> str:
        """Its words without blanks and stops around them."""
        return re.sub(r"\s", "", self.heading.title).strip("。；;，,：:")

    @property
    def words(self) -> str:
        """Its words as they are quoted."""
        return nested(self.heading.title.strip("。；;，,：: \t\u3000")[:_LONGEST_QUOTE])

    @property
    def span(self) -> tuple[int, int]:
        """Where its number stands in the paragraph."""
        start = self.paragraph.text.find(self.heading.typed)
        return (start, start + len(self.heading.typed)) if start >= 0 else (0, len(self.paragraph.text))


class Run(NamedTuple):
    """Headings of one level below one heading (`parent`, None: the text itself), from one start of counting to the next."""

    level: int
    parent: int | None
    members: tuple[Item, ...]


def own_paragraphs(script: Script) -> tuple[Paragraph, ...]:
    """The paragraphs of the report itself: without what is attached, tables, and what stood around it on a web page."""
    aside = (Part.FURNITURE, Part.CELL, Part.ATTACHMENT, Part.TITLE)
    kept: list[Paragraph] = []
    is_behind = False
    for paragraph in script.paragraphs:
        is_behind = is_behind or paragraph.heading is not None or len(kept) >= _ATTACHED_BEHIND
        if (paragraph.part is Part.ATTACHMENT or is_behind) and _ATTACHED.fullmatch(paragraph.text.strip()):
            break
        if paragraph.part not in aside:
            kept.append(paragraph)
    return tuple(kept)


def items_of(script: Script) -> tuple[Item, ...]:
    """All numbered headings of the report, those of its list of contents left out."""
    own = own_paragraphs(script)
    items: list[Item] = []
    article = -1
    for paragraph in own:
        if paragraph.heading is None and _ARTICLE.match(paragraph.text.lstrip()):
            article = paragraph.at
        if paragraph.heading and paragraph.heading.number and not _REFERS.match(paragraph.heading.title):
            items.append(Item(paragraph, paragraph.heading, article))
    contents = _contents(script, items)
    return tuple(item for item in items if item.at not in contents)


def runs_of(items: tuple[Item, ...]) -> tuple[Run, ...]:
    """The headings as siblings, in the order in which their first ones stand."""
    families: dict[tuple[int | None, int], list[Item]] = {}
    for item in items:
        parent = item.paragraph.above[-1] if item.paragraph.above else None
        parent = item.article if item.article > (-1 if parent is None else parent) else parent
        families.setdefault((parent, item.heading.level), []).append(item)
    return tuple(
        Run(level, parent, tuple(members)) for (parent, level), family in families.items() for members in _counted(family)
    )


def _counted(family: list[Item]) -> Iterator[list[Item]]:
    """Siblings up to each that starts at 1 again; a 1 in the place of another number is a slip and no start."""
    run: list[Item] = []
    for index, item in enumerate(family):
        if run and item.number == 1:
            following = family[index + 1].number if index + 1 < len(family) else 0
            if not (run[-1].number >= 1 and following == run[-1].number + 2):
                yield run
                run = []
        run.append(item)
    if run:
        yield run


def _contents(script: Script, items: list[Item]) -> frozenset[int]:
    """The headings of a list of contents: those in a row at the beginning whose words come again further down.

    第一部分 and the like may stand between them.
    """
    titles = [_bare(item.heading.title) for item in items]
    last = {title: index for index, title in enumerate(titles)}
    count = 0
    while count < len(items) and last[titles[count]] > count:
        if count and not _in_a_row(script, items[count - 1], items[count]):
            break
        count += 1
    return frozenset(item.at for item in items[:count]) if count >= _SHORTEST_CONTENTS else frozenset()


def _in_a_row(script: Script, one: Item, next_one: Item) -> bool:
    """Whether nothing but the names of parts stands between two lines."""
    return all(_DIVIDER.match(script.paragraphs[at].text.strip()) for at in range(one.at + 1, next_one.at))


def _bare(title: str) -> str:
    """A line of contents without its dots and page number."""
    return re.sub(r"[\s.．…·\-—0-9]", "", title)


def between(script: Script, first: Item, last: Item) -> str:
    """What is said between two headings, the words of the first included."""
    start = first.span[1]
    words = [first.paragraph.text[start:], *(script.paragraphs[at].text for at in range(first.at + 1, last.at))]
    return "\n".join(words)


def stands_within(text: str, level: int, number: int) -> bool:
    """Whether a number of this level is written somewhere in a text, in whatever manner."""
    chinese, digits = chinese_number(number), str(number)
    forms = {
        1: rf"(?<![\u4e00-\u9fff]){chinese}\s?[、.．，,\s]",
        2: rf"(?<![\u4e00-\u9fff]){chinese}\s?[）)]|[（(]\s?{chinese}(?![\u4e00-\u9fff])",
        3: rf"(?<![0-9]){digits}\s?[.．、，,）)\s]",
        4: rf"(?<![0-9]){digits}\s?[）)]",
    }
    signs = {2: 0x321F, 3: 0x245F, 4: 0x2473}  # ㈠ ① ⑴, each but one
    sign = chr(signs[level] + number) if level in signs and number <= 10 else ""  # noqa: PLR2004 - ten signs of each kind
    return re.search(forms[level], text) is not None or bool(sign and sign in text)


def unnumbered_line(script: Script, first: int, last: int) -> Paragraph | None:
    """A line between two paragraphs that looks like a heading without its number."""
    for at in range(first + 1, last):
        paragraph = script.paragraphs[at]
        text = paragraph.text.strip()
        is_line = len(text) <= _LONGEST_LINE and not text.endswith((*_STOPS, "）", ")", "”")) and not paragraph.heading
        if paragraph.part is Part.BODY and (is_line or _DIVIDER.match(text)):
            return paragraph
    return None


def is_closing(paragraph: Paragraph) -> bool:
    """Whether a paragraph is the words that close a report."""
    text = paragraph.text.strip()
    return len(text) <= _LONGEST_CLOSING and CLOSING.search(text) is not None


def where(paragraph: Paragraph) -> str:
    """A paragraph's place as a message names it: its line, or its first words."""
    if paragraph.place.line is not None:
        return f"第{paragraph.place.line}行"
    words = paragraph.text.strip()
    return f"“{nested(words[:12])}{'…' if len(words) > 12 else ''}”"  # noqa: PLR2004 - enough to find it by


def following_in(script: Script) -> tuple[Paragraph | None, ...]:
    """What stands behind each paragraph, words around the report left out."""
    found: list[Paragraph | None] = [None] * len(script.paragraphs)
    after: Paragraph | None = None
    for at in range(len(script.paragraphs) - 1, -1, -1):
        found[at] = after
        if script.paragraphs[at].part is not Part.FURNITURE:
            after = script.paragraphs[at]
    return tuple(found)


def is_empty(item: Item, following: tuple[Paragraph | None, ...]) -> bool:
    """Whether nothing stands below a heading: another of its level or above follows at once, or the end of the report."""
    after = following[item.at]
    if after is None or after.part in (Part.SIGNATURE, Part.DATE, Part.REMARK, Part.ATTACHMENT):
        return True
    if after.heading:
        return after.heading.level <= item.heading.level and not (after.heading.number == 1 and item.heading.number)
    return is_closing(after)
