"""Quantities: exact numbers in the middle of a computation, and how they are written back."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from drafter.model.amount import Amount
from drafter.model.interval import Interval


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with what it can stand for. `percent` says that it is a ratio and reads as a percentage."""

    nominal: Fraction
    interval: Interval
    loose: bool = False
    percent: bool = False

    @classmethod
    def of(cls, amount: Amount) -> Quantity:
        """The quantity that a typed amount stands for."""
        return cls(Fraction(amount.value), amount.interval, amount.loose, amount.is_percent)

    @classmethod
    def exactly(cls, number: int | Fraction) -> Quantity:
        """A number without any doubt."""
        return cls(Fraction(number), Interval.point(Fraction(number)))

    def __add__(self, other: Quantity) -> Quantity:
        return self._with(other, self.nominal + other.nominal, self.interval + other.interval)

    def __sub__(self, other: Quantity) -> Quantity:
        return self._with(other, self.nominal - other.nominal, self.interval - other.interval)

    def __mul__(self, other: Quantity) -> Quantity:
        nominal, interval = self.nominal * other.nominal, self.interval * other.interval
        return Quantity(nominal, interval, self.loose or other.loose, percent=self.percent and other.percent)

    def __truediv__(self, other: Quantity) -> Quantity:
        """The ratio. Raises ZeroDivisionError where the divisor is or may be zero."""
        nominal = self.nominal / other.nominal
        interval = self.interval / other.interval
        return Quantity(nominal, interval, self.loose or other.loose, percent=self.percent or not other.percent)

    def _with(self, other: Quantity, nominal: Fraction, interval: Interval) -> Quantity:
        return Quantity(nominal, interval, self.loose or other.loose, self.percent or other.percent)


def rounded(number: Fraction, decimals: int) -> str:
    """The number at so many decimals, half up (四舍五入), away from zero at the half."""
    scaled = abs(number) * 10**decimals
    units = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
    whole, rest = divmod(units, 10**decimals)
    sign = "-" if number < 0 and units else ""
    return f"{sign}{whole}.{rest:0{decimals}d}" if decimals else f"{sign}{whole}"


def written(number: Fraction, *, percent: bool = False, decimals: int = 2) -> str:
    """The number as it is printed: at most so many decimals, no trailing zeros, with % where it is a ratio."""
    text = rounded(number * 100 if percent else number, decimals)
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return ("0" if text == "-0" else text) + ("%" if percent else "")
