"""A report that we never wrote → the data file of its year: sections by what they say, figures by what stands beside them."""
