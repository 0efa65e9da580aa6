"""Heading numbers (层次序数) as text: 一、 （一） 1. （1）, GB/T 9704 clause 7.3.3. They never skip and never repeat."""

from __future__ import annotations

_DIGITS = "零一二三四五六七八九"
MOST_IN_CHINESE = 999


def chinese_number(number: int) -> str:
    """1 to 999 in Chinese: 一, 十, 十一, 二十三, 一百零一; from 1000 on in digits, which no report reaches."""
    if number > MOST_IN_CHINESE:
        return str(number)
    hundreds, below = divmod(number, 100)
    tens, ones = divmod(below, 10)
    text = f"{_DIGITS[hundreds]}百" if hundreds else ""
    if tens:
        text += "十" if tens == 1 and not hundreds else f"{_DIGITS[tens]}十"
    elif hundreds and ones:
        text += "零"
    return text + (_DIGITS[ones] if ones else "")


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
