"""Workbooks that people filled in → the lines of their tables."""
