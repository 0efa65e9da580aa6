"""An approved report → a pack: its words as templates with figures as placeholders, its headings as an outline that inherits."""
