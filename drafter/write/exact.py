"""Amounts → numbers of a workbook, shown as they were typed. What was not typed exactly is no number there."""

from __future__ import annotations

from drafter.language.derive import is_inexact
from drafter.model.amount import Amount
from drafter.write.cells import Number


def exact_number(amount: Amount | None) -> Number | None:
    """The number; None for 约300, 8000余, 5.5万 and the like."""
    return None if amount is None or is_inexact(amount) else Number(amount.value, _form(amount))


def exact_change(amount: Amount | None, unit: str = "") -> Number | None:
    """The same of what something moved by: with its sign, and perhaps a unit behind it."""
    if amount is None or is_inexact(amount):
        return None
    form = _form(amount)
    said = f'"{unit}"' if unit else ""
    return Number(amount.value, f"+{form}{said};-{form}{said};{form}")


def _form(amount: Amount) -> str:
    """`0`, `0.0`, `0.00%`."""
    decimals = len(amount.digits.rstrip("%").partition(".")[2])
    return "0" + "." * bool(decimals) + "0" * decimals + "%" * amount.is_percent
