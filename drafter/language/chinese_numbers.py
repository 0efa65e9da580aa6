"""Numbers in Chinese characters, as headings and phrases have them: 一 to 九十九百."""

from __future__ import annotations

_DIGITS = {char: value for value, char in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}


def read_chinese_number(text: str) -> int | None:
    """The number up to 999 that a text is; None where it is none: 十一 is 11, 二十 is 20, 一百零三 is 103."""
    total, digit = 0, 0
    if not text:
        return None
    for char in text:
        if char in _DIGITS:
            digit = _DIGITS[char]
        elif char == "十":
            total, digit = total + (digit or 1) * 10, 0
        elif char == "百" and digit:
            total, digit = total + digit * 100, 0
        else:
            return None
    return total + digit
