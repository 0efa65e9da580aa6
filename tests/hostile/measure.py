"""What the hostile files take: how many there are, how many commands they are given to, and the most that one takes.

`python -m tests.hostile.measure` — a program of its own, for the numbers of docs/quality.md.
"""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from tests.hostile.test_hostile import CASES
from tests.standby import Standby


def main() -> None:
    """Run all of them and print."""
    ran: list[tuple[float, float, str]] = []
    with TemporaryDirectory() as home, Standby(Path(home)) as standby:
        for case in CASES:
            with TemporaryDirectory() as folder:
                case.make(Path(folder))
                for call in case.calls:
                    done = standby.run(*call.split(), cwd=Path(folder))
                    ran.append((done.seconds, done.megabytes, f"{case.name} · {call}"))
    print(f"{len(CASES)} files, {len(ran)} commands, {sum(seconds for seconds, *_ in ran):.1f} s of CPU in all")
    print("most CPU: {0:.2f} s, {2}".format(*max(ran)))
    print("most memory: {1:.0f} MB, {2}".format(*max(ran, key=lambda one: one[1])))


if __name__ == "__main__":
    main()
