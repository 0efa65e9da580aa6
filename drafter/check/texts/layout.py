"""L: the layout of a .docx against GB/T 9704—2012, clause by clause; a text file has none.

What the standard demands (规定) is a 警告, what it says is usual (一般) a 提示, and so is what is measured by estimate; what it
leaves to the office is no finding. docs/gbt9704.md says clause by clause which rule asks for it, or why none can.
"""

from __future__ import annotations

from drafter.check.texts import (
    layout_elements,
    layout_head,
    layout_imprint,
    layout_page,
    layout_places,
    layout_signature,
    layout_type,
)
from drafter.check.texts.rule import TextRule

_MODULES = (layout_page, layout_type, layout_elements, layout_head, layout_places, layout_signature, layout_imprint)

RULES: tuple[TextRule, ...] = tuple(sorted((rule for module in _MODULES for rule in module.RULES), key=lambda rule: rule.id))
