"""Change the program and ask the tests: `python -m tests.mutants.run --count 200 [--seed 9] [--only GLOB]`.

mutmut makes every mutant of language/ and check/ (15,000 and more); a sample of them, the same for the same seed, is run. It is
ordered by a digest of their names, so that a change of one function changes the sample by that function's alone. One that
survives is either a gap, which a test closes, or changes nothing that anybody could see: then answered.yaml says why.
"""

from __future__ import annotations

import argparse
import fnmatch
import json
import subprocess
import sys
from collections import Counter
from hashlib import sha256

from tests.conftest import ROOT
from tests.mutants.answers import answers, change_in

#: One is enough to make mutmut write all mutants down and learn which test runs which function.
_ANY = "drafter.language.markup.x_foreign_markup__mutmut_1"
#: What mutmut calls mutants on which no decision can be made: no test that it knows of runs their function.
_UNTRIED = {"no tests", "not checked", "skipped"}


def main() -> None:
    """Run a sample; 1 where a mutant survived that nobody answered."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=200)
    parser.add_argument("--seed", type=int, default=9)
    parser.add_argument("--only", default="*", metavar="GLOB", help="of these functions only: 'drafter.check.hushed.*'")
    asked = parser.parse_args()
    _try(_ANY)
    names = [name for name in _all_names() if fnmatch.fnmatch(name, asked.only)]
    sample = sorted(names, key=lambda name: sha256(f"{asked.seed} {name}".encode()).digest())[: asked.count]
    _try(*sample)
    sys.exit(int(_report(sample)))


def _report(sample: list[str]) -> bool:
    """Say what became of the sample, and show each survivor that has no answer; whether there was one."""
    state = _states()
    counted = Counter(state[name] for name in sample)
    answered, open_ = 0, []
    known = answers()
    for name in sample:
        if state[name] != "survived":
            continue
        shown = _asked("show", name)
        if change_in(name, shown) in known:
            answered += 1
        else:
            open_.append(shown)
    print("\n".join(open_))
    tried = sum(count for status, count in counted.items() if status not in _UNTRIED)
    dead = tried - counted["survived"]
    print(f"{len(sample)} mutants: {dict(counted)}")
    print(
        f"of {tried} that a test runs, {dead} died ({dead / max(tried, 1):.1%}), {answered} are answered, {len(open_)} are open"
    )
    return bool(open_)


def _all_names() -> list[str]:
    """Every mutant that mutmut has written down."""
    written = (ROOT / "mutants" / "drafter").rglob("*.meta")
    return sorted(name for meta in written for name in json.loads(meta.read_text("utf-8"))["exit_code_by_key"])


def _states() -> dict[str, str]:
    """Of each mutant what became of it, in mutmut's words."""
    lines = (line.strip().partition(": ") for line in _asked("results", "--all", "true").splitlines() if ": " in line)
    return {name: status for name, _, status in lines}


def _try(*names: str) -> None:
    """Run these mutants; mutmut shows how far it is. Ends this program where it cannot run."""
    if subprocess.run([sys.executable, "-m", "mutmut", "run", "--max-children", "2", *names], cwd=ROOT, check=False).returncode:
        sys.exit("mutmut could not run; what it says stands above")


def _asked(*words: str) -> str:
    """What a command of mutmut says."""
    done = subprocess.run([sys.executable, "-m", "mutmut", *words], cwd=ROOT, capture_output=True, text=True, check=True)
    return done.stdout


if __name__ == "__main__":
    main()
