"""How often the disk is struck: what each command that writes does to it, and from how many places.

`python -m tests.nothing_lost.count` — a program of its own, for the numbers of docs/quality.md.
"""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from tests.nothing_lost.desks import COMMANDS, laid_out
from tests.nothing_lost.test_struck import TURNING, Struck
from tests.standby import Standby


def main() -> None:
    """Count and print."""
    with TemporaryDirectory() as home, Standby(Path(home) / "standby") as standby:
        desk = laid_out(Path(home) / "desk", standby)
        done = errors = kills = 0
        for at, command in enumerate(COMMANDS):
            folder = Path(home) / str(at)
            folder.mkdir()
            struck = Struck(command, desk, folder, standby)
            sites = [event for _, event in struck.sites()]
            done, errors = done + len(struck.events), errors + len(sites)
            kills += sum(event.what in TURNING for event in sites)
    print(
        f"{len(COMMANDS)} commands change the disk {done} times; struck {errors} times with an error, {kills} times by a kill"
    )


if __name__ == "__main__":
    main()
