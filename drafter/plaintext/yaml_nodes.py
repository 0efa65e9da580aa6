"""YAML text → composed nodes with marks, uninterpreted: scalars stay as typed (18.9%, 007, 2023-12-31, 是)."""

from __future__ import annotations

import yaml

try:
    from yaml import CBaseLoader as _BaseLoader
except ImportError:  # a PyYAML built without libyaml: slower, otherwise the same
    from yaml import BaseLoader as _BaseLoader  # type: ignore[assignment]  # not its heir, but works the same

#: Levels that data may nest.
DEEPEST = 40
#: Plain scalars that stand for nothing.
NULLS = frozenset({"", "~", "null", "Null", "NULL"})


class _Loader(_BaseLoader):
    """Gives no node a tag: nothing is interpreted, so nobody asks for one."""

    def resolve(self, *_: object) -> str:
        return ""


def composed(text: str) -> yaml.Node | None:
    """The root node; None where there is nothing but comments. Raises yaml.YAMLError."""
    return yaml.compose(text, Loader=_Loader)


def is_nothing(node: yaml.ScalarNode) -> bool:
    """Whether a scalar stands for no value."""
    return not node.style and node.value in NULLS
