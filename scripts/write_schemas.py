"""Write the JSON Schema of each outline beside it. Run by `make schemas`; a test fails when one is stale."""

import json
from pathlib import Path

from drafter.assets import outline_files
from drafter.validate.compile import json_schema
from drafter.workflows.catalogue import outlines


def main() -> None:
    """Write them all."""
    files = {path.stem: path for path in outline_files()}
    for outline in outlines():
        target = schema_path(files[outline.alias.rpartition("/")[2]])
        target.write_text(json.dumps(json_schema(outline), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def schema_path(outline_file: Path) -> Path:
    """Where the schema of an outline file stands."""
    return outline_file.with_suffix(".schema.json")


if __name__ == "__main__":
    main()
