"""Script → findings: rules on what a finished text says and how it is laid out, whoever wrote it; a module per family."""
