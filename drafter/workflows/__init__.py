"""One function per command; each reads as the list of its steps."""
