"""Write the JSON Schema of each installed outline beside it. Run by `make schemas`; a test fails when one is stale."""

import json
from pathlib import Path

from drafter.assets import outline_files
from drafter.loading import load_outline_file
from drafter.validate.compile import json_schema


def main() -> None:
    """Write them all, and take away those whose outline is gone."""
    files = outline_files()
    for file in files:
        schema_path(file).write_text(schema_text(file), encoding="utf-8")
    for folder in {file.parent for file in files}:
        for stale in set(folder.glob("*.schema.json")) - {schema_path(file) for file in files}:
            stale.unlink()


def schema_path(outline_file: Path) -> Path:
    """Where the schema of an outline file stands."""
    return outline_file.with_suffix(".schema.json")


def schema_text(outline_file: Path) -> str:
    """The schema of an outline file, as it is written."""
    return json.dumps(json_schema(load_outline_file(outline_file)), ensure_ascii=False, indent=1) + "\n"


if __name__ == "__main__":
    main()
