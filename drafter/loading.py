"""Outline, profile and phrase files → their values, parents first. Whatever is wrong is raised as BadKit, with all findings."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from drafter import assets
from drafter.language.suggest import did_you_mean
from drafter.library import INSTALLED, BadKit, Library, NoOutline, find_outline, outline_file, profile_index, profile_lineage
from drafter.model.finding import Finding, Level
from drafter.model.outline import Outline
from drafter.model.phrases import Phrases
from drafter.model.profile import Profile
from drafter.read.yaml_source import YamlSource, read_yaml


def load_outline(name: str, library: Library = INSTALLED) -> Outline:
    """An outline by id or alias, with or without @version. Raises CannotRun where there is none, or none so new."""
    return load_outline_file(outline_file(name, library), library)


def load_outline_file(file: Path, library: Library = INSTALLED, heirs: tuple[Path, ...] = ()) -> Outline:
    """The outline of this file, its parents first. `heirs` are the files whose parents are being loaded, the eldest last."""
    from drafter.validate.formats import refuse_newer_format
    from drafter.validate.outlines import inherits, validate_outline

    source = source_of(file)
    refuse_newer_format(source, "提纲")
    named, line = inherits(source), (*heirs, file)
    parent = None if named is None else load_outline_file(_parent(named, source, line, library), library, line)
    outline, findings = validate_outline(source, parent)
    if outline is None:
        raise BadKit(findings)
    return outline


def _parent(name: str, source: YamlSource, heirs: tuple[Path, ...], library: Library) -> Path:
    """The file of the outline that is inherited. Raises BadKit where there is none, or where it is itself an heir."""
    found = find_outline(name, library)
    if isinstance(found, NoOutline):
        raise _bad("V331", f"{found.message}，无从继承" if name else "没有写继承哪个提纲", found.remedy, source)
    if found in heirs:
        circle = [source_of(file) for file in heirs[heirs.index(found) :]]
        ids = [item.quote(("编号",)) for item in circle]
        message = f"提纲互相继承：{' → '.join((*ids, ids[0]))}" if len(ids) > 1 else f"提纲“{ids[0]}”继承了自己"
        raise _bad("V330", message, "请删去其中一处“继承”，或改成继承别的提纲。", circle[0])
    return found


def _bad(rule: str, message: str, remedy: str, source: YamlSource) -> BadKit:
    """A fault of a file's 继承."""
    loc = ("继承",)
    return BadKit((Finding(rule, Level.ERROR, message, remedy, source.place(loc), source.quote(loc)),))


def load_phrases() -> Phrases:
    """The set phrases of all years."""
    from drafter.validate.phrases import validate_phrases

    phrases, findings = validate_phrases(source_of(assets.phrase_file()))
    if phrases is None:
        raise BadKit(findings)
    return phrases


def load_profile(library: Library = INSTALLED) -> Profile:
    """The profile that is asked for, laid over those that it inherits from."""
    from drafter.validate.formats import refuse_newer_format
    from drafter.validate.profiles import validate_profile

    files, known = profile_lineage(library), profile_index(library)
    sources = [source_of(file) for file in files]
    for source in sources:
        refuse_newer_format(source, "版式")
    if named := sources[-1].quote(("继承",)):
        if named not in known:
            remedy = did_you_mean(named, known) or f"可用的有：{'、'.join(known)}。"
            raise _bad("V331", f"没有版式“{named}”，无从继承", remedy, sources[-1])
        ids = [source.quote(("编号",)) for source in sources[files.index(known[named]) :]]
        message = f"版式互相继承：{' → '.join((*ids, ids[0]))}" if len(ids) > 1 else f"版式“{named}”继承了自己"
        raise _bad("V330", message, "请删去其中一处“继承”，或改成继承别的版式。", sources[-1])
    profile, findings = validate_profile(sources)
    if profile is None:
        raise BadKit(findings)
    return profile


@lru_cache(maxsize=128)
def source_of(path: Path) -> YamlSource:
    """What a file of the program's own or of a pack says."""
    reading = read_yaml(path)
    if reading.source is None:
        raise BadKit(reading.findings)
    return reading.source
