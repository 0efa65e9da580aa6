"""A data file ready to fill in (drafter new): an outline → YAML with its explanations."""
