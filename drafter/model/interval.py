"""Intervals of exact numbers: what a reported figure can stand for, and arithmetic with it.

557 is a point; 5.5万 is [54500, 55500), because it was rounded half up; 160余 lies in (160, 170).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from typing import NamedTuple


class End(NamedTuple):
    """One end of an interval. `value` None is infinity; an open end does not belong to the interval."""

    value: Fraction | None
    is_open: bool = False


@dataclass(frozen=True, slots=True)
class Interval:
    """All numbers between two ends."""

    low: End
    high: End

    @classmethod
    def point(cls, value: Fraction) -> Interval:
        """The interval that holds one number."""
        return cls(End(value), End(value))

    def meets(self, other: Interval) -> bool:
        """Whether some number lies in both."""
        return self._reaches(other) and other._reaches(self)

    def can_be_at_most(self, other: Interval) -> bool:
        """Whether some number of this one is ≤ some number of `other`."""
        return other._reaches(self)

    def _reaches(self, other: Interval) -> bool:
        """Whether this interval's high end is not below the other's low end."""
        high, low = self.high, other.low
        if high.value is None or low.value is None:
            return True
        if high.value == low.value:
            return not (high.is_open or low.is_open)
        return high.value > low.value

    def __add__(self, other: Interval) -> Interval:
        return Interval(_sum(self.low, other.low), _sum(self.high, other.high))

    def __neg__(self) -> Interval:
        return Interval(_negated(self.high), _negated(self.low))

    def __sub__(self, other: Interval) -> Interval:
        return self + -other

    def __mul__(self, other: Interval) -> Interval:
        return _by_corners(self, other, lambda a, b: a * b)

    def __truediv__(self, other: Interval) -> Interval:
        """The quotient. Raises ZeroDivisionError where the divisor can be zero."""
        if other.meets(Interval.point(Fraction(0))):
            raise ZeroDivisionError
        return _by_corners(self, other, lambda a, b: a / b)


def _sum(a: End, b: End) -> End:
    if a.value is None or b.value is None:
        return End(None)
    return End(a.value + b.value, a.is_open or b.is_open)


def _negated(end: End) -> End:
    return End(None if end.value is None else -end.value, end.is_open)


def _by_corners(a: Interval, b: Interval, operate: Callable[[Fraction, Fraction], Fraction]) -> Interval:
    """Extremes of a product or quotient lie at the corners; an infinite end leaves the result unbounded."""
    ends = [(x, y) for x in (a.low, a.high) for y in (b.low, b.high)]
    if any(x.value is None or y.value is None for x, y in ends):
        return Interval(End(None), End(None))
    corners = [
        (operate(x.value, y.value), _corner_is_open(x, y)) for x, y in ends if x.value is not None and y.value is not None
    ]
    low = min(corners)
    high = max(corners, key=lambda corner: (corner[0], not corner[1]))
    return Interval(End(*low), End(*high))


def _corner_is_open(x: End, y: End) -> bool:
    """A corner is left out where one of its ends is, unless the other end is a zero that belongs to its interval."""
    if any(end.value == 0 and not end.is_open for end in (x, y)):
        return False
    return x.is_open or y.is_open
