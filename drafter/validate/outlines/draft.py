"""An outline while it is being made: what the parent has, then what the file adds and takes away."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from drafter.language.expressions import parse_expression
from drafter.model.finding import Finding, Level
from drafter.model.outline import Channel, Indicator, Outline, Relation, Section, Way
from drafter.model.source import Loc, Source


class Faults:
    """The findings of one outline file, each at its own line."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.findings: list[Finding] = []

    def add(self, rule: str, message: str, remedy: str, loc: Loc) -> None:
        """An error at the key of `loc`, or at the item where it is one of a list."""
        place = self.source.place(loc, of_key=isinstance(loc[-1], str))
        self.findings.append(Finding(rule, Level.ERROR, message, remedy, place, self.source.quote(loc)))

    def in_value(self, rule: str, message: str, remedy: str, loc: Loc) -> None:
        """An error at the value of `loc`, quoted as typed."""
        self.findings.append(Finding(rule, Level.ERROR, message, remedy, self.source.place(loc), self.source.quote(loc)))

    def missing(self, name: str, loc: Loc) -> None:
        """Something that must be said below `loc` is not."""
        place = self.source.place(loc)
        self.findings.append(Finding("V102", Level.ERROR, f"缺少“{name}”", f"请补上一行：{name}: ……", place))


@dataclass(slots=True)
class Branch:
    """A section that may still be moved or changed; its `section` has no children of its own."""

    section: Section
    children: list[Branch]

    @classmethod
    def of(cls, section: Section) -> Branch:
        """A section with all below it."""
        return cls(section._replace(children=()), [cls.of(child) for child in section.children])

    @property
    def key(self) -> str:
        """The section's name."""
        return self.section.key

    def walk(self) -> Iterator[Branch]:
        """This branch and all below it, in reading order."""
        yield self
        for child in self.children:
            yield from child.walk()

    def grown(self) -> Section:
        """The section as it now stands."""
        return self.section._replace(children=tuple(child.grown() for child in self.children))


@dataclass(slots=True)
class Draft:
    """Everything that an outline is made of. Empty for one that stands alone.

    `gone` are the paths that an ancestor has and this outline has not: templates may name them, and print nothing.
    """

    roots: list[Branch] = field(default_factory=list)
    figures: dict[str, Indicator] = field(default_factory=dict)
    groups: dict[str, str] = field(default_factory=dict)
    derived: dict[str, Indicator] = field(default_factory=dict)
    relations: dict[str, Relation] = field(default_factory=dict)
    channels: dict[Way, Channel] = field(default_factory=dict)
    departments: dict[str, str] = field(default_factory=dict)
    gone: set[str] = field(default_factory=set)

    @classmethod
    def of(cls, parent: Outline) -> Draft:
        """All that the parent has."""
        return cls(
            roots=[Branch.of(section) for section in parent.sections],
            figures={indicator.path: indicator for indicator in parent.reported},
            groups=dict(parent.group_names),
            derived={path: item for path, item in parent.indicators.items() if item.formula},
            relations={relation.name: relation for relation in parent.relations},
            channels={channel.way: channel for channel in parent.channels},
            departments=dict(parent.departments),
            gone=set(parent.gone),
        )

    def walk(self) -> Iterator[Branch]:
        """All sections in reading order."""
        for root in self.roots:
            yield from root.walk()

    def branch(self, key: str) -> Branch | None:
        """The section of this name."""
        return next((branch for branch in self.walk() if branch.key == key), None)

    def siblings(self, key: str) -> list[Branch]:
        """The list in which the section of this name stands; empty where there is none."""
        lists = (self.roots, *(branch.children for branch in self.walk()))
        return next((items for items in lists if any(item.key == key for item in items)), [])

    def drop_section(self, branch: Branch) -> None:
        """Take away a section with what stands below it."""
        self.siblings(branch.key).remove(branch)
        homes = {below.key for below in branch.walk()}
        self.drop_figures(path for path, item in self.figures.items() if item.home in homes)

    def drop_figures(self, paths: Iterable[str]) -> None:
        """Take away indicators, and derived figures with them."""
        for path in tuple(paths):
            self.gone.add(path)
            self.figures.pop(path, None)
            self.derived.pop(path, None)

    def drop_what_means_nothing(self) -> None:
        """Take away formulas, ways and relations on what is gone, and groups without members."""
        for path, item in tuple(self.derived.items()):  # in order: what stands later may use what stands before
            if self._is_on_gone(item.formula):
                self.drop_figures([path])
        for relation in tuple(self.relations.values()):
            ways = tuple(way for way in relation.ways if not self._is_on_gone(way[1]))
            if ways:
                self.relations[relation.name] = relation._replace(ways=ways)
            else:
                del self.relations[relation.name]
        self.groups = {group: name for group, name in self.groups.items() if self.members(group)}

    def members(self, group: str) -> list[str]:
        """The paths of all indicators and derived figures below a group."""
        return [path for path in (*self.figures, *self.derived) if path.startswith(f"{group}.")]

    def in_order(self) -> dict[str, Indicator]:
        """All indicators: reported ones by section, members of a group side by side; derived ones behind what they use."""
        rank: dict[str, int] = {}
        for prefix in (prefix for path in self.figures for prefix in _prefixes(path)):
            rank.setdefault(prefix, len(rank))
        homes = {branch.key: number for number, branch in enumerate(self.walk())}
        keys = {path: (homes[item.home], *(rank[p] for p in _prefixes(path))) for path, item in self.figures.items()}
        reported = {path: self.figures[path] for path in sorted(self.figures, key=keys.__getitem__)}
        return reported | {path: self.derived[path] for path in self._derived_in_order()}

    def _derived_in_order(self) -> list[str]:
        done: list[str] = []
        left = list(self.derived)
        while left:
            ready = (path for path in left if not set(left).intersection(parse_expression(self.derived[path].formula).paths))
            path = next(ready, left[0])  # in a circle, which is a finding, any will do
            left.remove(path)
            done.append(path)
        return done

    def _is_on_gone(self, expression: str) -> bool:
        return not self.gone.isdisjoint(parse_expression(expression).paths)


def _prefixes(path: str) -> list[str]:
    steps = path.split(".")
    return [".".join(steps[:count]) for count in range(1, len(steps) + 1)]
