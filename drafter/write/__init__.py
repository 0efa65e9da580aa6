"""Document → .docx bytes → file. Only this folder knows how to write Word's XML."""
