"""Faults of form (R…, V…): what kinds there are, and which of them are no more than hints."""

from __future__ import annotations

import re
from collections.abc import Iterator

#: What the numbers that begin so speak of.
FORMS = {
    "R1": "文件的编码、换行和有没有文字",
    "R2": "数据文件的 YAML 写法",
    "R3": "填报表（Excel 工作簿）的写法",
    "V1": "数据文件里的键、格式和提纲名称",
    "V2": "填报的数值、文字和报送件",
    "V3": "提纲、模板、套语、词表、资料包和 drafter.yaml",
    "V4": "版式文件",
}
#: These let themselves be ignored: the file was read all the same.
HINTS = frozenset({"R101", "R102", "R103"})


def is_form(asked: str) -> bool:
    """Whether an id, or how it begins, speaks of faults of form."""
    return re.fullmatch(r"[RV][0-9]{0,3}", asked) is not None and any(
        asked.startswith(group) or group.startswith(asked) for group in FORMS
    )


def form_page(asked: str) -> Iterator[str]:
    """What is said of such an id."""
    kinds = [f"{group}.. {what}" for group, what in FORMS.items() if asked.startswith(group) or group.startswith(asked)]
    yield f"{asked}  写法问题（{'；'.join(kinds)}）"
    yield "查什么：文件读不读得懂、填得全不全。每一处错在哪里、怎么改，检查结果里都写明。"
    yield "怎么豁免：写法问题不能豁免，也不能用 --ignore 略过；只是提示的（" + "、".join(sorted(HINTS)) + "），可以 --ignore。"
