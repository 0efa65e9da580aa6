"""The word lists that hold for a library: ours, with those of its packs and of the office's own folder over them."""

from __future__ import annotations

from drafter.library import INSTALLED, BadKit, Library, word_list_files
from drafter.model.finding import Finding
from drafter.model.lexicon import Words
from drafter.model.source import Source
from drafter.read.finished.lists import name_words
from drafter.read.lexicon import lexicon
from drafter.read.yaml_source import read_yaml

#: The files that may lie in schemas/ of a pack, or beside drafter.yaml.
_WORDING, _LAWS, _NAMES = "wording", "laws", "names"


def words_for(library: Library = INSTALLED) -> tuple[Words, tuple[Finding, ...]]:
    """The word lists, later packs over earlier ones, and what is wrong with them: a bad file is left out."""
    words = Words(lexicon(), name_words())
    findings: list[Finding] = []
    for name in (_WORDING, _LAWS, _NAMES):
        try:
            files = word_list_files(name, library)
        except BadKit as error:
            findings += error.findings
            continue
        for file in files:
            reading = read_yaml(file)
            findings += reading.findings
            if reading.source is not None:
                words, found = _laid(name, reading.source, words)
                findings += found
    return words, tuple(findings)


def _laid(name: str, source: Source, words: Words) -> tuple[Words, tuple[Finding, ...]]:
    from drafter.validate.wordlists import lay_laws, lay_names, lay_wording

    if name == _NAMES:
        names, findings = lay_names(source, words.names)
        return words._replace(names=names), findings
    laid, findings = (lay_laws if name == _LAWS else lay_wording)(source, words.lexicon)
    return words._replace(lexicon=laid), findings
