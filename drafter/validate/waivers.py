"""豁免 as a data file or drafter.yaml says it: which rule, about what, in which file, and why it may stand."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import ValidationError

from drafter.model.record import Waiver
from drafter.model.source import Loc, Plain
from drafter.validate.fields import Strict, Text, named


class WaiverItem(Strict):
    """One item of 豁免 in a data file."""

    rule: Text = named("规则", default=...)
    about: Text | None = named("涉及")
    reason: Text = named("理由", default=...)


class OfficeWaiverItem(WaiverItem):
    """One item of 豁免 in drafter.yaml; without 文件 it holds for every document and text of the folder."""

    file: Text | None = named("文件")


def waiver_of(item: WaiverItem, loc: Loc) -> Waiver:
    """The waiver that an item says; its reason becomes one line, as it is printed."""
    reason = "".join(line.strip() for line in item.reason.split("\n"))
    return Waiver(item.rule.strip().upper(), reason, loc, (item.about or "").strip())


def waivers_in(record: Plain) -> tuple[Waiver, ...]:
    """The waivers of a record that was validated when its document was written; what cannot be read is none."""
    return tuple(_waivers_in(record))


def _waivers_in(record: Plain) -> Iterator[Waiver]:
    items = record.get("豁免") if isinstance(record, dict) else None
    for index, item in enumerate(items if isinstance(items, list) else ()):
        try:
            yield waiver_of(WaiverItem.model_validate(item), ("豁免", index))
        except ValidationError:
            continue
