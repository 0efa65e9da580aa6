"""A data file's text changed in as few characters as new data asks for: comments, quotes, order, blank lines stay."""

from drafter.write.yaml_patch.patch import NotPatched, patched, patched_bytes

__all__ = ["NotPatched", "patched", "patched_bytes"]
