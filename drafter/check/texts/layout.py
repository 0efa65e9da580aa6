"""L: the layout of a .docx against GB/T 9704—2012, clause by clause; a text file has none but the form of its date.

What the standard demands (规定) is a 警告, what it says is usual (一般) a 提示; what it leaves to the office is no finding.
"""

from __future__ import annotations

from drafter.check.texts import layout_elements, layout_page, layout_type
from drafter.check.texts.rule import TextRule

RULES: tuple[TextRule, ...] = (
    *sorted((*layout_page.RULES, *layout_type.RULES), key=lambda rule: rule.id),
    *layout_elements.RULES,
)
