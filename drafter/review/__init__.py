"""A manuscript held against what we know: its numbers against the record, a returned copy against what was sent."""
