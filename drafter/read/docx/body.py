"""document.xml → lines: one walk over the body that keeps controls, tracked changes and what comments cover."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple

from drafter.model.manuscript import Line, Revision, Run
from drafter.ooxml.names import w
from drafter.ooxml.store import node_of, tag_of
from drafter.ooxml.style_names import known_style
from drafter.ooxml.walk import AROUND_RUNS, paragraphs_in
from drafter.read.docx.places import Places

if TYPE_CHECKING:
    from lxml.etree import _Element

_TEXTS = {w("t"), w("delText")}
_SIGNS = {w("br"): "\n", w("cr"): "\n", w("tab"): "\t", w("noBreakHyphen"): "-"}
_ADDED, _REMOVED = frozenset({w("ins"), w("moveTo")}), frozenset({w("del"), w("moveFrom")})
_MOVED = frozenset({w("moveTo"), w("moveFrom")})


class Anchor(NamedTuple):
    """The line at which a comment begins, and the words that it covers."""

    line: int
    words: list[str]


class _State(NamedTuple):
    """What holds for the runs that are being read."""

    node: str = ""
    control: int = 0
    added: Revision | None = None
    removed: Revision | None = None


class BodyReader:
    """Reads one body. `stored` and `names` are the store's values and display names by node, `styles` names of styles by id."""

    def __init__(self, stored: Mapping[str, str], names: Mapping[str, str], styles: Mapping[str, str]) -> None:
        self.stored = stored
        self.styles = styles
        self.by_tag = {tag_of(node): node for node in stored}
        shared = Counter(map(tag_of, names.values()))
        # An alias that two nodes share says nothing.
        self.by_alias = {alias: node for node, name in names.items() if shared[alias := tag_of(name)] == 1}
        self.anchors: dict[str, Anchor] = {}
        self.open: set[str] = set()
        self.controls = 0
        self.count = 0

    def lines(self, root: _Element) -> Iterator[Line]:
        """All paragraphs in the order of the file, those in text boxes behind the one that holds the box."""
        places = Places()
        for paragraph, cell in paragraphs_in(root, self._range_mark):
            properties = paragraph.find(w("pPr"))
            style = properties.find(w("pStyle")) if properties is not None else None
            name = self.styles.get(str(style.get(w("val"))), "") if style is not None else ""
            runs = tuple(self._runs(paragraph, _State()))
            known = known_style(name)
            words = "".join(run.text for run in runs if not run.removed)
            yield Line(name, known.role if known else None, places.of(known, words, cell), runs, *_ends(properties))
            self.count += 1

    def _runs(self, parent: _Element, state: _State) -> Iterator[Run]:
        for child in parent:
            tag = child.tag
            if tag in _TEXTS or tag in _SIGNS:
                text = _SIGNS.get(str(tag)) or child.text or ""
                for comment in self.open:
                    self.anchors[comment].words.append(text)
                yield Run(text, *state)
            elif tag == w("r") or tag in AROUND_RUNS:
                yield from self._runs(child, state)
            elif tag == w("sdt"):
                yield from self._control(child, state)
            elif tag in _ADDED:
                yield from self._runs(child, state._replace(added=_revision(child)))
            elif tag in _REMOVED:
                yield from self._runs(child, state._replace(removed=_revision(child)))
            else:
                self._range_mark(child)

    def _control(self, control: _Element, state: _State) -> Iterator[Run]:
        content, properties = control.find(w("sdtContent")), control.find(w("sdtPr"))
        node = self._node(properties) if properties is not None else ""
        if not node:
            if content is not None:
                yield from self._runs(content, state)
            return
        self.controls += 1
        within = state._replace(node=node, control=self.controls)
        is_prompt = properties is not None and properties.find(w("showingPlcHdr")) is not None
        runs = [] if content is None or is_prompt else list(self._runs(content, within))
        yield from runs or [Run("", *within)]

    def _range_mark(self, element: _Element) -> None:
        """Note where the range of a comment begins and ends; a comment without a range stands where its reference is."""
        tag, comment = element.tag, str(element.get(w("id"), ""))
        if tag == w("commentRangeStart"):
            self.anchors.setdefault(comment, Anchor(self.count, []))
            self.open.add(comment)
        elif tag == w("commentRangeEnd"):
            self.open.discard(comment)
        elif tag == w("commentReference"):
            self.anchors.setdefault(comment, Anchor(self.count, []))

    def _node(self, properties: _Element) -> str:
        """The node that a control is bound to: by its xpath, else its tag, else its alias; empty for controls of others."""
        binding = properties.find(w("dataBinding"))
        if binding is not None and (node := node_of(str(binding.get(w("xpath"), "")))) in self.stored:
            return str(node)
        for name, known in (("tag", self.by_tag), ("alias", self.by_alias)):
            mark = properties.find(w(name))
            if mark is not None and (node := known.get(str(mark.get(w("val"), "")))):
                return node
        return ""


def _ends(properties: _Element | None) -> tuple[Revision | None, Revision | None]:
    """The tracked changes of a paragraph's end: that it was added, that it was removed."""
    mark = properties.find(w("rPr")) if properties is not None else None
    if mark is None:
        return None, None
    added = next((child for child in mark if child.tag in _ADDED), None)
    removed = next((child for child in mark if child.tag in _REMOVED), None)
    return _revision(added) if added is not None else None, _revision(removed) if removed is not None else None


def _revision(element: _Element) -> Revision:
    return Revision(str(element.get(w("author"), "")), str(element.get(w("date"), "")), element.tag in _MOVED)
