"""Text files → text, and the sentences and numbers in a text."""
