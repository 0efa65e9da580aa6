"""An edited report → the data that it now tells: figures, words, sections, lists; and three versions of data → one."""
