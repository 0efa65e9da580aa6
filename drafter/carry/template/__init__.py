"""An approved report → a pack: its words as templates, figures as placeholders, its headings as an outline that inherits."""
