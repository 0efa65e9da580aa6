"""A year forward: plain data of one year and two outlines → what stands ready in the next year's data file."""
