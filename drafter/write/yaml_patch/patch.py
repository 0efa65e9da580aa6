"""Text or bytes of a data file and new data → the text or bytes that say it, with everything else as it was."""

from __future__ import annotations

import re
from collections import Counter
from difflib import SequenceMatcher

from drafter.model.source import Plain
from drafter.plaintext.encoding import decoded, encoded, encoding_of, with_single_line_feeds
from drafter.plaintext.yaml_nodes import DEEPEST
from drafter.write.yaml_patch.changes import Changes
from drafter.write.yaml_patch.edits import applied
from drafter.write.yaml_patch.fresh import Room, fresh
from drafter.write.yaml_patch.placing import Place
from drafter.write.yaml_patch.standing import CannotRead, Value, standing

_LINE = re.compile(r"([^\r\n]*)(\r\n|\r|\n|$)")


class NotPatched(Exception):
    """The new data cannot be said by changing this text; nothing may be written."""


def patched(text: str, new: Plain) -> str:
    """The text of a data file (line feeds only) changed so that it reads as `new`; the same text where it does already.

    Raises NotPatched where the text cannot be read or the result would not read as `new`.
    """
    _refuse_odd(new)
    root = _read(text)
    if (root.data if root else None) == new:
        return text
    ended = text if text.endswith("\n") else text + "\n"
    result = _changed(ended, root if ended is text else _read(ended), new)
    if ended is not text and _says(result.removesuffix("\n"), new):
        return result.removesuffix("\n")
    if not _says(result, new):
        raise NotPatched("the changed text would not read as the new data")
    return result


def patched_bytes(data: bytes, new: Plain) -> bytes:
    """The bytes of a data file changed likewise: in the same encoding, with its byte order mark and its line ends."""
    encoding = encoding_of(data)
    try:
        typed = decoded(data, encoding)
    except UnicodeDecodeError as error:
        raise NotPatched("the bytes are no text") from error
    text = with_single_line_feeds(typed)
    result = patched(text, new)
    if result == text:
        return data
    if encoded(typed, encoding) != data:
        raise NotPatched("the bytes would not come back from their text")
    return encoded(_with_line_ends_of(typed, result), encoding)


def _changed(text: str, root: Value | None, new: Plain) -> str:
    if root is None:
        form = fresh(new, Room(0, 0, item=False, in_block=True))
        return text + "".join(f"{line}\n" for line in (form.head, *form.body) if line or form.head)
    place = Place(root.start, 0, flow=False, item=False)
    return applied(text, Changes(text).of(root, new, place))


def _read(text: str) -> Value | None:
    try:
        return standing(text)
    except CannotRead as error:
        raise NotPatched(str(error)) from error


def _says(text: str, new: Plain) -> bool:
    try:
        root = _read(text)
    except NotPatched:
        return False
    return (root.data if root else None) == new


def _refuse_odd(new: Plain) -> None:
    """Data that no data file can hold, before anything walks down into it."""
    level: list[object] = [new]
    for _ in range(DEEPEST + 1):
        below: list[object] = []
        for item in level:
            if isinstance(item, dict):
                below += [*item, *item.values()]
            elif isinstance(item, list):
                below += item
            elif item is not None and not isinstance(item, str):
                raise NotPatched(f"{type(item).__name__} is no plain data")
            elif item and re.search("[\ud800-\udfff]", item):
                raise NotPatched("half a character")
        level = below
    if level:
        raise NotPatched(f"more than {DEEPEST} levels")


def _with_line_ends_of(typed: str, result: str) -> str:
    """The result with the line ends of the text as typed; where it had several kinds, each line that stayed keeps its own."""
    lines = [match.groups() for match in _LINE.finditer(typed) if match[0]]
    kinds = Counter(end for _, end in lines if end)
    usual = kinds.most_common(1)[0][0] if kinds else "\n"
    if len(kinds) <= 1:
        return result.replace("\n", usual)
    new = result.split("\n")
    ends = [usual] * (len(new) - 1) + [""]
    matcher = SequenceMatcher(None, [line for line, _ in lines], new, autojunk=False)
    for start, first, size in matcher.get_matching_blocks():
        for i in range(size):
            if lines[start + i][1] and ends[first + i]:
                ends[first + i] = lines[start + i][1]
    return "".join(line + end for line, end in zip(new, ends, strict=True))
