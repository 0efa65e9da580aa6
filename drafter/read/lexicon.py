"""schemas/laws.yaml, wording.yaml, calendar.yaml and the goals of phrases.yaml → the Lexicon, read once."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from drafter.assets import lexicon_file, phrase_file
from drafter.model.finding import CannotRun, Level, Place
from drafter.model.lexicon import Collocation, Goal, Lexicon, Month, Title


@cache
def lexicon() -> Lexicon:
    """The lexicon of the files that the program came with."""
    return lexicon_of(lexicon_file("laws"), lexicon_file("wording"), lexicon_file("calendar"), phrase_file())


def lexicon_of(laws: Path, wording: Path, calendar: Path, phrases: Path) -> Lexicon:
    """The lexicon of these files. Raises CannotRun naming the file that is not as it should be."""
    here = laws
    try:
        titles = [
            Title(str(item["名"]), str(kind), int(item["起"]), _year(item.get("止")))
            for kind, items in _load(laws)["名录"].items()
            for item in items
        ]
        here = wording
        words = _load(wording)
        collocations = tuple(map(_collocation, words["搭配"]))
        variants = tuple(tuple(map(str, forms)) for forms in words.get("异写") or ())
        may_double = frozenset(map(str, words.get("可叠") or ()))
        doubled = frozenset(map(str, words.get("常叠") or ()))
        traditional = frozenset(str(words.get("繁体字") or ""))
        here = calendar
        times = _load(calendar)
        meetings, sayings = (
            {str(item["名"]): _month(str(item["起"])) for item in times.get(name) or ()} for name in ("会议", "提法")
        )
        here = phrases
        goals = tuple(
            Goal(str(item["文"]), int(item["起"]), _year(item.get("止")))
            for item in _load(phrases)["套语"].get("目标句") or ()
            if not item.get("未核实")
        )
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise CannotRun(
            f"对照数据文件的写法不对：{type(error).__name__}（{error}）", "请对照文件开头的说明改正这个文件。", Place(str(here))
        ) from error
    by_name = {title.name: title for title in titles}
    return Lexicon(by_name, collocations, variants, may_double, doubled, traditional, meetings, sayings, goals)


def _load(path: Path) -> Any:
    """A data file as it is."""
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        return yaml.load(path.read_text(encoding="utf-8"), Loader=loader)  # noqa: S506 - either is a safe loader
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise CannotRun("对照数据文件读不出来", "请恢复程序自带的这个文件，或者改正其中的格式。", Place(str(path))) from error


def _collocation(item: dict[str, Any]) -> Collocation:
    return Collocation(
        str(item["误"]),
        str(item["正"]),
        Level(str(item["级"])),
        str(item["由"]),
        frozenset(map(str, item.get("前不") or ())),
        frozenset(map(str, item.get("后不") or ())),
        _year(item.get("起")),
    )


def _year(said: object) -> int | None:
    return None if said is None else int(str(said))


def _month(said: str) -> Month:
    year, month = said.split("-")
    return Month(int(year), int(month))
