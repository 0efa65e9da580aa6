"""What offices add to the word lists, and what they switch off → the lists that hold there, or findings.

A file with a fault in it is not used at all, and the faults say so.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from dataclasses import replace
from typing import Any, TypeVar

from pydantic import ValidationError

from drafter.language.suggest import did_you_mean
from drafter.model.finding import Finding, Level, nested
from drafter.model.lexicon import Collocation, Lexicon, Title
from drafter.model.names import NameWords
from drafter.model.source import Source
from drafter.validate.formats import refuse_newer_format
from drafter.validate.messages import findings_of
from drafter.validate.wordfiles import LawsFile, ListFile, NamesFile, WordingFile

File = TypeVar("File", bound=ListFile)


def lay_wording(source: Source, lexicon: Lexicon) -> tuple[Lexicon, tuple[Finding, ...]]:
    """The lexicon with an office's wording over it, or as it was where the file is bad."""
    file, findings = _read(source, WordingFile)
    if file is None:
        return lexicon, findings
    known = {
        *(word.wrong for word in lexicon.collocations),
        *(form for forms in lexicon.variants for form in forms),
        *lexicon.may_double,
        *lexicon.doubled,
        *lexicon.traditional,
    }
    added = {
        item.wrong: Collocation(
            item.wrong, item.right, item.level, item.why, frozenset(item.not_behind), frozenset(item.not_before), item.first
        )
        for item in file.collocations
    }
    off = frozenset(file.off)
    kept = {word.wrong: word for word in lexicon.collocations if word.wrong not in off}
    laid = replace(
        lexicon,
        collocations=tuple((kept | added).values()),
        variants=_merged((forms for forms in lexicon.variants if off.isdisjoint(forms)), file.variants),
        may_double=(lexicon.may_double - off) | frozenset(file.may_double),
        doubled=(lexicon.doubled - off) | frozenset(file.doubled),
        traditional=(lexicon.traditional - off) | frozenset(file.traditional),
    )
    return laid, tuple(_useless(file.off, known, source))


def lay_laws(source: Source, lexicon: Lexicon) -> tuple[Lexicon, tuple[Finding, ...]]:
    """The lexicon with an office's names of laws and documents over it, or as it was where the file is bad."""
    file, findings = _read(source, LawsFile)
    if file is None:
        return lexicon, findings
    kept = {name: title for name, title in lexicon.titles.items() if name not in file.off}
    added = {item.name: Title(item.name, kind, item.first, item.last) for kind, items in file.titles.items() for item in items}
    return replace(lexicon, titles=kept | added), tuple(_useless(file.off, lexicon.titles, source))


def lay_names(source: Source, names: NameWords) -> tuple[NameWords, tuple[Finding, ...]]:
    """The words around names with an office's over them, or as they were where the file is bad."""
    file, findings = _read(source, NamesFile)
    if file is None:
        return names, findings
    known = {*names.surnames, *names.doubtful, *names.pairs, *names.roles, *names.common, *names.titles, *names.provinces}
    off = frozenset(file.off)

    def joined(ours: str, theirs: str) -> str:
        return "".join(_merged((char for char in ours if char not in off), theirs))

    def listed(ours: Sequence[str], theirs: Sequence[str]) -> tuple[str, ...]:
        return _merged((word for word in ours if word not in off), theirs)

    laid = NameWords(
        surnames=joined(names.surnames, file.surnames),
        doubtful=joined(names.doubtful, file.doubtful),
        pairs=listed(names.pairs, file.pairs),
        roles=listed(names.roles, file.roles),
        common=(names.common - off) | frozenset(file.common),
        titles=listed(names.titles, file.titles),
        provinces=joined(names.provinces, file.provinces),
    )
    return laid, tuple(_useless(file.off, known, source))


def _read(source: Source, model: type[File]) -> tuple[File | None, tuple[Finding, ...]]:
    refuse_newer_format(source, "词表")
    try:
        return model.model_validate(source.data), ()
    except ValidationError as error:
        return None, tuple(findings_of(error, source, model, lambda _: None))


def _merged(ours: Any, theirs: Any) -> tuple[Any, ...]:
    """Ours and theirs behind them, each once."""
    return tuple(dict.fromkeys((*ours, *theirs)))


def _useless(off: tuple[str, ...], known: Container[str], source: Source) -> Iterator[Finding]:
    """What is switched off and was never on."""
    for index, word in enumerate(off):
        if word not in known:
            names = [name for name in known if len(name) > 1] if isinstance(known, (set, dict)) else []
            remedy = did_you_mean(word, names) or "请核对是不是一字不差，或者删去。"
            place = source.place(("不查", index))
            yield Finding("V363", Level.HINT, f"词表里没有“{nested(word)}”，不查它也没有作用", remedy, place, word)
