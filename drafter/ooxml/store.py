"""The figure store: one custom XML part that holds every printed figure, and the xpath by which a control is bound to it.

    <f:figures><f:figure id="复议.收到" name="收到行政复议申请"><f:v>557</f:v></f:figure></f:figures>

Controls bind to the attribute-free child f:v, because LibreOffice drops the attributes of the bound element itself.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from hashlib import sha256

from drafter.model.document import Bound
from drafter.ooxml.names import FIGURES
from drafter.ooxml.text import escaped

#: Word holds at most 64 characters in w:tag and w:alias.
LONGEST_TAG = 64

_XPATH = r"/\w+:figures(?:\[1\])?/\w+:figure\[@id='([^']*)'\](?:\[1\])?/\w+:v(?:\[1\])?"  # only readers need it


@dataclass
class FigureStore:
    """Gathers the figures of a document while it is written: one node per figure and printed form."""

    nodes: dict[tuple[str, str], str] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    forms: dict[str, int] = field(default_factory=dict)

    def node(self, bound: Bound) -> str:
        """The id of the node that holds this figure in this form."""
        key = (bound.figure, bound.digits)
        if key not in self.nodes:
            self.forms[bound.figure] = form = self.forms.get(bound.figure, 0) + 1
            self.nodes[key] = bound.figure if form == 1 else f"{bound.figure}#{form}"
            self.names[self.nodes[key]] = bound.name
        return self.nodes[key]

    def xml(self) -> str:
        """The part's content."""
        figures = "".join(
            f'<f:figure id="{node}" name="{escaped(self.names[node])}"><f:v>{digits}</f:v></f:figure>'
            for (_, digits), node in self.nodes.items()
        )
        return f'<f:figures xmlns:f="{FIGURES}">{figures}</f:figures>'


def xpath_of(node: str) -> str:
    """The xpath of a node's value."""
    return f"/f:figures/f:figure[@id='{node}']/f:v"


def node_of(xpath: str) -> str | None:
    """The node that an xpath of ours names; None where it is none of ours."""
    match = re.fullmatch(_XPATH, xpath.strip())
    return match[1] if match else None


def figure_of(node: str) -> str:
    """The figure that a node holds a form of."""
    return node.partition("#")[0]


def tag_of(node: str) -> str:
    """The node's name cut to what w:tag holds; a long one keeps a digest, so that it stays unique."""
    if len(node) <= LONGEST_TAG:
        return node
    return f"{node[: LONGEST_TAG - 9]}~{sha256(node.encode()).hexdigest()[:8]}"
