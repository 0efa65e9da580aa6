"""Where the program starts: `drafter`, and `python -m drafter` on machines where the script is not on the PATH."""

from __future__ import annotations

import gc
import os
from typing import NoReturn


def main() -> NoReturn:
    """Run the command line in a process that lives for one command."""
    # A tenth of a second saved: nothing that one command allocates is worth collecting before it ends.
    gc.disable()
    # Nothing but our own code takes part in validation; looking for plugins takes time, too.
    os.environ["PYDANTIC_DISABLE_PLUGINS"] = "__all__"
    from drafter.cli import run

    try:
        run()
    finally:
        # The interpreter collects once more when it ends; what is frozen it leaves alone.
        gc.freeze()


if __name__ == "__main__":
    main()
