"""Record + template → Document: blocks and spans, in which every figure still knows its name."""
