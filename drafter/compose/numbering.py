"""Heading numbers (层次序数) as text: 一、 （一） 1. （1）, GB/T 9704 clause 7.3.3. They never skip and never repeat."""

from __future__ import annotations

_DIGITS = "零一二三四五六七八九"


def chinese_number(number: int) -> str:
    """1 to 99 in Chinese: 一, 十, 十一, 二十三."""
    tens, ones = divmod(number, 10)
    return ("" if tens == 0 else "十" if tens == 1 else f"{_DIGITS[tens]}十") + (_DIGITS[ones] if ones else "")


def heading_number(level: int, number: int) -> str:
    """The number of the `number`-th heading of a level (1 to 4), with the punctuation that belongs to it."""
    match level:
        case 1:
            return f"{chinese_number(number)}、"
        case 2:
            return f"（{chinese_number(number)}）"
        case 3:
            return f"{number}."
    return f"（{number}）"
