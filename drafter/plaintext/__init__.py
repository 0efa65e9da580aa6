"""Text files as read/ and write/ both know them: bytes and text, and the nodes of YAML."""
