"""How long drafter takes, beside docxtpl, python-docx by hand and pandoc, on one and the same content."""
