"""Next year's data file (drafter new --from): what was carried → YAML with last year's words as comments."""
