"""Amounts (数值): a reported number exactly as it was typed, and what it stands for."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from drafter.model.interval import Interval

SCALES = {"": 0, "百": 2, "千": 3, "万": 4, "十万": 5, "百万": 6, "千万": 7, "亿": 8, "万亿": 12}


class Amount(NamedTuple):
    """A number as typed: `before` + `digits` + `after` is what is printed, width and separators normalised.

    `digits` holds sign, digits, point and % only, so that it can live in a content control. `scale` is 万, 亿 or
    empty, `hedge` the words of approximation behind the scale (余, 多, 以上), `before` those ahead (约, 近, 不少于).
    `value` is the nominal number: 5.5万 is 55000, 18.9% is 0.189. `loose` amounts (约, 近) prove nothing.
    """

    digits: str
    value: Decimal
    interval: Interval
    before: str = ""
    scale: str = ""
    hedge: str = ""
    loose: bool = False

    @property
    def after(self) -> str:
        """What stands between the digits and the unit."""
        return self.scale + self.hedge

    @property
    def is_percent(self) -> bool:
        """Whether the amount was typed with a percent sign."""
        return self.digits.endswith("%")

    def __str__(self) -> str:
        return f"{self.before}{self.digits}{self.after}"
