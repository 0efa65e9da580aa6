"""Carrying a report on: edits back into its data, a year forward into the next, a document into a template."""
