"""A .docx → what it says and what it carries."""
